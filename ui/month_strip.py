"""The twelve months of the working year side by side; closed ones wear a lock."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

MONTHS = 12


class MonthStrip(QWidget):
    """One month of the year; Left and Right move it. `chosen` carries 1 to 12."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._month = 1
        self._closed: frozenset[int] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self._tell()

    def month(self) -> int:
        """The month shown, 1 to 12."""
        return self._month

    def set_month(self, month: int) -> None:
        """Choose, and tell it when it is another."""
        if 1 <= month <= MONTHS and month != self._month:
            self._month = month
            self._tell()
            self.updateGeometry()
            self.update()
            self.chosen.emit(month)

    def set_closed(self, closed: frozenset[int]) -> None:
        """Which months are closed."""
        if closed != self._closed:
            self._closed = closed
            self._tell()
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Words, and a lock where there is one."""
        return QSize(sum(self._widths()) + 1, self._theme.row(32))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose, Home and End go to the ends."""
        key = Qt.Key(event.key())
        ends = {Qt.Key.Key_Home: 1, Qt.Key.Key_End: MONTHS}
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in ends:
            self.set_month(ends[key])
        elif key in steps:
            self.set_month(min(MONTHS, max(1, self._month + steps[key])))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse."""
        x = event.position().x()
        for month, width in enumerate(self._widths(), start=1):
            if x < width:
                self.set_month(month)
                return
            x -= width

    def paintEvent(self, event: QPaintEvent) -> None:
        """The row of months, the chosen one with its whole name."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, 4, 4)
        painter.fillPath(shape, theme.colour("surface"))
        left = 0
        for month, width in enumerate(self._widths(), start=1):
            chosen = month == self._month
            cell = QRectF(left, 0, width + 1, self.height())
            if chosen:
                painter.save()
                painter.setClipPath(shape)
                painter.fillRect(cell, theme.colour("select"))
                painter.restore()
            if month > 1:
                painter.setPen(theme.pen("strong" if chosen or month == self._month + 1 else "line"))
                painter.drawLine(cell.topLeft(), cell.bottomLeft())
            self._words(painter, cell, month, chosen)
            left += width
        painter.setPen(theme.pen("ink", 2) if self.hasFocus() else theme.pen("strong"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5) if self.hasFocus() else box, 4, 4)

    def _words(self, painter: QPainter, cell: QRectF, month: int, chosen: bool) -> None:
        theme = self._theme
        locked = month in self._closed
        painter.setFont(theme.font(10 if chosen else 9.5, 600 if chosen else 400))
        painter.setPen(theme.colour("ink" if chosen else "muted"))
        words = QRectF(cell).adjusted(0, 0, -18 if locked else 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._label(month))
        if locked:
            role = "ink" if chosen else "muted"
            lock = theme.icons.pixmap("lock_closed", 16, role, self.devicePixelRatioF())
            painter.drawPixmap(round(cell.right() - 21), round(cell.center().y() - 8), lock)

    def _label(self, month: int) -> str:
        return f"Tháng {month}" if month == self._month else f"T{month}"

    def _widths(self) -> list[int]:
        bold, plain = (QFontMetrics(self._theme.font(*f)) for f in ((10.0, 600), (9.5, 400)))
        return [
            (bold if month == self._month else plain).horizontalAdvance(self._label(month))
            + (28 if month == self._month else 13)
            + (16 if month in self._closed else 0)
            for month in range(1, MONTHS + 1)
        ]

    def _tell(self) -> None:
        locked = ", đã chốt" if self._month in self._closed else ""
        self.setAccessibleName(f"Tháng: {self._month}{locked}")
