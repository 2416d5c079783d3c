"""Twelve bars: what each month adds up to, its number on top, months without data empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.year_glance import Measure, MonthSum
from ui.theme import Theme

_MONTHS = 12
_WORDS = 20  # room for a number above and a month below
_LEAST = 3


class YearBars(QWidget):
    """Left and Right move, Enter or a click asks for the month's rows: `asked` carries 1 to 12."""

    asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._months: tuple[MonthSum, ...] = ()
        self._measure = Measure.OCCASIONS
        self._show: Callable[[int], str] = str
        self._say: Callable[[MonthSum], str] = lambda _month: ""
        self._running = 0
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def set_year(
        self,
        months: Sequence[MonthSum],
        measure: Measure,
        show: Callable[[int], str],
        say: Callable[[MonthSum], str],
        running: int,
    ) -> None:
        """What to draw; `say` words a month, `running` is the month of today or 0."""
        self._months, self._measure, self._show, self._say = tuple(months), measure, show, say
        self._running = running
        self._tell()
        self.update()

    def bar(self, month: int) -> QRectF:
        """The column of a month, 1 to 12."""
        wide = self.width() / _MONTHS
        return QRectF((month - 1) * wide, 0, wide, self.height())

    def sizeHint(self) -> QSize:
        """Low and wide."""
        return QSize(600, 150)

    def minimumSizeHint(self) -> QSize:
        """Numbers, months and a little bar."""
        return QSize(300, 90)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars on a line."""
        painter = QPainter(self)
        theme = self._theme
        high = self.height() - 2 * _WORDS
        ground = self.height() - _WORDS
        most = max((month.value(self._measure) for month in self._months), default=0) or 1
        for month in self._months:
            column = self.bar(month.month)
            wide = min(column.width() * 0.5, 44)
            left = round(column.center().x() - wide / 2)
            bottom = float(ground)
            for part, role in zip(month.split(self._measure), ("c1", "c3"), strict=True):
                if part:
                    tall = max(_LEAST, round(part * high / most))
                    painter.fillRect(QRectF(left, bottom - tall, wide, tall), theme.colour(role))
                    bottom -= tall + 1
            strong = month.month == self._running
            painter.setPen(theme.colour("text"))
            painter.setFont(theme.font(9, 600))
            if month.known and not (self._running and month.month > self._running):
                number = QRectF(column.left(), bottom - _WORDS, column.width(), _WORDS - 2)
                centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
                painter.drawText(number, centre, self._show(month.value(self._measure)))
            painter.setPen(theme.colour("text" if strong else "muted"))
            painter.setFont(theme.font(9, 600 if strong else 400))
            painter.drawText(
                QRectF(column.left(), ground + 2, column.width(), _WORDS - 2),
                Qt.AlignmentFlag.AlignCenter,
                f"T{month.month}",
            )
        painter.setPen(theme.pen("line"))
        painter.drawLine(0, ground, self.width(), ground)
        if self.hasFocus():
            painter.setPen(theme.pen("ink", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.bar(self._at + 1).adjusted(1, 1, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the month and ask for its rows."""
        self._at = max(0, min(int(event.position().x() * _MONTHS / max(1, self.width())), _MONTHS - 1))
        self._tell()
        self.update()
        self.asked.emit(self._at + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, Right, Home, End, Enter."""
        key = Qt.Key(event.key())
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: _MONTHS - 1}
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.asked.emit(self._at + 1)
            return
        if key in ends:
            self._at = ends[key]
        elif key in steps:
            self._at = max(0, min(self._at + steps[key], _MONTHS - 1))
        else:
            super().keyPressEvent(event)
            return
        self._tell()
        self.update()

    def _tell(self) -> None:
        """The chosen month in words, and the whole as a table."""
        told = [self._say(month) for month in self._months]
        self.setAccessibleName(told[self._at] if self._at < len(told) else "Biểu đồ tháng, chưa có số liệu")
        self.setAccessibleDescription("\n".join(told))
