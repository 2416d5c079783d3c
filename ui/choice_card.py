"""A large choice: a radio button with an icon, a heading and two lines, boxed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui.theme import Theme


class ChoiceCard(QRadioButton):
    """Read out as heading and explanation; arrows move among the cards of one parent."""

    def __init__(
        self, theme: Theme, icon: str, heading: str, explain: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._heading = heading
        self._explain = explain
        self.setAccessibleName(heading)
        self.setAccessibleDescription(explain)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room, 84 high, more for larger text."""
        metrics = QFontMetrics(self._theme.font(10))
        return QSize(480, max(84, metrics.lineSpacing() * 3 + 28))

    def hitButton(self, point: object) -> bool:
        """The whole box answers."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, ring, icon, words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        chosen = self.isChecked()
        painter.setBrush(theme.colour("inkTint" if chosen else "surface"))
        painter.setPen(QPen(theme.colour("ink"), 2) if chosen else theme.pen("strong"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ink"), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4.5, 4.5, -4.5, -4.5), 4, 4)
        middle = QPointF(24, self.height() / 2)
        painter.setPen(theme.pen("strong") if not chosen else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink") if chosen else theme.colour("surface"))
        painter.drawEllipse(middle, 7.5, 7.5)
        if chosen:
            painter.setBrush(theme.colour("inkText"))
            painter.drawEllipse(middle, 3, 3)
        role = "ink" if chosen else "muted"
        pixmap = theme.icons.pixmap(self._icon, 24, role, self.devicePixelRatioF())
        painter.drawPixmap(48, (self.height() - 24) // 2, pixmap)
        heading = theme.font(11, 600)
        line = QFontMetrics(heading).height()
        block = line + QFontMetrics(theme.font(10)).lineSpacing() * 2 + 4
        top = (self.height() - block) // 2
        painter.setFont(heading)
        painter.setPen(theme.colour("text"))
        painter.drawText(
            QRect(88, top, self.width() - 100, line), Qt.AlignmentFlag.AlignVCenter, self._heading
        )
        painter.setFont(theme.font(10))
        painter.setPen(theme.colour("muted"))
        rest = QRect(88, top + line + 3, self.width() - 100, self.height() - top - line - 6)
        painter.drawText(rest, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, self._explain)
