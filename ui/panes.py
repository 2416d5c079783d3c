"""Surfaces: the white pane with a hairline round it, hairlines, labels by kind, and the side panel."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Theme

_ABOVE = 40  # px above and below a focused field: its label, its hint


def fill(painter: QPainter, box: QRect | QRectF, colour: QColor) -> None:
    """Fill a box. QPainter.fillRect would do it too, but its first call makes all gradients (2 ms)."""
    painter.setBackground(colour)
    painter.eraseRect(box)


def give_viewport(view: QAbstractScrollArea) -> None:
    """A viewport made here, like Qt's own.

    To say what kind of widget one made by Qt is, PySide6 makes every kind it knows (12 ms at the first).
    """
    made = QWidget()
    made.setObjectName("qt_scrollarea_viewport")  # by this name the style sheet knows it
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setAutoFillBackground(True)
    view.setViewport(made)


def label(words: str = "", kind: str = "", parent: QWidget | None = None) -> QLabel:
    """A label styled by `kind` (title, pane, card, label, muted, body, hint, error …)."""
    made = QLabel(words, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("kind", kind)
    return made


def wrapped(words: str = "", kind: str = "", parent: QWidget | None = None) -> QLabel:
    """The same, its words running on over lines."""
    made = label(words, kind, parent)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


class Elided(QLabel):
    """One line that takes the room there is; words it has no room for end in … and stand in the tooltip."""

    def __init__(self, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, cut where the room ends."""
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if words != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties and let the style sheet look at the widget again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Pane(QFrame):
    """A surface with a hairline and a radius of 6; `role` is its fill."""

    def __init__(
        self, theme: Theme, role: str = "surface", radius: int = 6, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self._radius = radius
        # One px for the line, so that children filled to the edge do not cover it.
        self.setContentsMargins(1, 1, 1, 1)
        theme.changed.connect(self.update)

    def set_role(self, role: str) -> None:
        """Another fill."""
        self._role = role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill and hairline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.pen("line"))
        painter.setBrush(self._theme.colour(self._role))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, self._radius, self._radius)


class Hairline(QWidget):
    """A horizontal line of one device pixel."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        painter = QPainter(self)
        painter.setPen(self._theme.pen("line"))
        painter.drawLine(QPointF(0, 0.5), QPointF(self.width(), 0.5))


def bare_scroll(body: QWidget) -> QScrollArea:
    """A scroll area without frame or fill around `body`, never sideways."""
    area = QScrollArea()
    area.setProperty("kind", "bare")
    body.setProperty("kind", "bare")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    return area


class SidePanel(Pane):
    """Right of the work: a heading, a body that scrolls, and buttons fixed below a hairline.

    What gets the focus by a key or by the program is scrolled into sight.
    Put rows into `body` (QVBoxLayout) and buttons into `buttons` (QHBoxLayout, right-aligned).
    """

    def __init__(self, theme: Theme, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.heading = label(heading, "pane")
        self.heading.setWordWrap(True)
        inside = QWidget()
        self._scroll = bare_scroll(inside)
        # A field that has just been shown has its place only after the layout's turn.
        self._following = QTimer(self, interval=0, singleShot=True)
        self._following.timeout.connect(self._show_focused)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(12, 8, 12, 12)
        self.body.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(self.heading)
        self.head = head
        head_box = QWidget()
        head_box.setMinimumHeight(44)
        head_box.setLayout(head)
        foot_box = QWidget()
        self.buttons = QHBoxLayout(foot_box)
        self.buttons.setContentsMargins(12, 8, 12, 8)
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        self._foot_line = Hairline(theme)
        self._foot = foot_box
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(head_box)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self._scroll, 1)
        rows.addWidget(self._foot_line)
        rows.addWidget(foot_box)

    def show_buttons(self, shown: bool) -> None:
        """Hide the strip of buttons when there is nothing to press."""
        self._foot_line.setVisible(shown)
        self._foot.setVisible(shown)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        # A press that scrolled what it pressed would miss it.
        if now is not None and self._scroll.isAncestorOf(now) and not QApplication.mouseButtons():
            self._following.start()

    def _show_focused(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and self._scroll.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, _ABOVE)


def clear_rows(layout: QVBoxLayout) -> None:
    """Take every widget out of a column of rows."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
