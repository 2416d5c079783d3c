"""Cards of counted figures above the years: a number, its noun, what it counts; each opens its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.detail_words import Detail, Link
from ui.theme import Theme


@dataclass(frozen=True)
class Figure:
    """`count` of `noun` ("năm liền"), `words` what is counted, `rows` what it was counted from."""

    count: int
    noun: str
    words: str
    rows: tuple[Link, ...] = ()
    notes: tuple[str, ...] = field(default=())


def figure_detail(figure: Figure) -> Detail:
    """What the panel says of a figure: what was counted, and its rows."""
    return Detail(
        "Con số này đếm từ",
        f"{figure.count} {figure.noun}",
        text="\n".join((figure.words, *figure.notes)),
        links_head="Các dòng được tính" if figure.rows else "",
        links=figure.rows,
    )


class _Card(QWidget):
    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.figure = Figure(0, "", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_figure(self, figure: Figure) -> None:
        self.figure = figure
        told = f"{figure.count} {figure.noun}: {figure.words}"
        self.setAccessibleName(told)
        self.setToolTip("\n".join((told, *figure.notes)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self._theme.row(56, 9.5, 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        focus = self.hasFocus()
        painter.setPen(QPen(theme.colour("ink"), 2) if focus else theme.pen("line"))
        painter.setBrush(theme.colour("alt"))
        inset = 1 if focus else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        half = self.height() // 2
        large, small = theme.font(14, 600), theme.font(9)
        painter.setFont(large)
        painter.setPen(theme.colour("text"))
        number = str(self.figure.count)
        painter.drawText(QRectF(10, 4, self.width() - 20, half - 2), Qt.AlignmentFlag.AlignVCenter, number)
        left = 10 + QFontMetrics(large).horizontalAdvance(number) + 8
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        room = QRectF(left, 5, self.width() - left - 8, half - 2)
        metrics = QFontMetrics(small)
        noun = metrics.elidedText(self.figure.noun, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, noun)
        words = metrics.elidedText(self.figure.words, Qt.TextElideMode.ElideRight, self.width() - 16)
        painter.drawText(QRectF(10, half, self.width() - 14, half - 4), Qt.AlignmentFlag.AlignVCenter, words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and not event.modifiers():
            self.asked.emit()
            return
        super().keyPressEvent(event)


class CountCards(QWidget):
    """Four cards side by side; Tab walks them. `asked` carries the Figure whose rows are wanted."""

    asked = Signal(object)

    def __init__(self, theme: Theme, places: int = 4) -> None:
        super().__init__()
        self.cards = [_Card(theme) for _ in range(places)]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for card in self.cards:
            line.addWidget(card, 1)
            card.asked.connect(lambda card=card: self.asked.emit(card.figure))

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """At most as many as there are cards; the rest are hidden."""
        for at, card in enumerate(self.cards):
            card.setVisible(at < len(figures))
            if at < len(figures):
                card.show_figure(figures[at])
