"""The list of steps on the cover of the assistant: number, name; done with a check, current filled."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

_ROW = 44


class StepList(QWidget):
    """Read out as "Bước 2 trong 3, Cơ quan"."""

    def __init__(self, theme: Theme, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = names
        self._at = 0
        self.set_current(0)

    def set_names(self, names: tuple[str, ...]) -> None:
        """Another way has other steps."""
        self._names = names
        self.set_current(min(self._at, len(names) - 1))
        self.updateGeometry()

    def set_current(self, at: int) -> None:
        """The step one is in, from 0."""
        self._at = at
        self.setAccessibleName(f"Bước {at + 1} trong {len(self._names)}, {self._names[at]}")
        self.update()

    def sizeHint(self) -> QSize:
        """44 a step."""
        return QSize(200, _ROW * len(self._names))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rings, numbers, names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words, muted = self._theme.colour("coverText"), self._theme.colour("coverMuted")
        for index, name in enumerate(self._names):
            middle = QPointF(14, index * _ROW + _ROW / 2)
            current = index == self._at
            painter.setPen(QPen(words if index <= self._at else muted, 1.5))
            painter.setBrush(words if current else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, 11, 11)
            box = QRectF(middle.x() - 12, middle.y() - 12, 24, 24)
            if index < self._at:
                check = self._theme.icons.pixmap("checkmark", 16, "coverText", self.devicePixelRatioF())
                painter.drawPixmap(round(middle.x() - 8), round(middle.y() - 8), check)
            else:
                painter.setFont(self._theme.font(9.5, 600))
                painter.setPen(self._theme.colour("cover") if current else muted)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index + 1))
            painter.setFont(self._theme.font(10.5, 600 if current else 400))
            painter.setPen(words if index <= self._at else muted)
            painter.drawText(
                QRectF(38, index * _ROW, self.width() - 38, _ROW), Qt.AlignmentFlag.AlignVCenter, name
            )
