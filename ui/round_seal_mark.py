"""The seal on the screen: two rings, a star, the word and the day; never printed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

_SIDE = 112


class SealMark(QWidget):
    """Read out as "đã niêm phong" with its day."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._day = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_day(self, day: str) -> None:
        """The day of the closing."""
        self._day = day
        self.setAccessibleName(f"đã niêm phong ngày {day}")
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rings, star, words."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.rect().center())
        painter.setPen(QPen(theme.colour("seal"), 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, 52, 52)
        painter.setPen(QPen(theme.colour("seal"), 1))
        painter.drawEllipse(middle, 46, 46)
        star = theme.icons.pixmap("star-filled", 24, "seal", self.devicePixelRatioF())
        painter.drawPixmap(round(middle.x() - 12), round(middle.y() - 34), star)
        painter.setPen(theme.colour("seal"))
        painter.setFont(theme.font(9.5, 700))
        painter.drawText(
            QRectF(0, middle.y() - 6, self.width(), 18), Qt.AlignmentFlag.AlignCenter, "NIÊM PHONG"
        )
        painter.setFont(theme.font(9, 600))
        painter.drawText(
            QRectF(0, middle.y() + 11, self.width(), 16), Qt.AlignmentFlag.AlignCenter, self._day
        )
