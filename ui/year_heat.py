"""The year as a sheet of days: a row a month, a square a day, darker where more happened, with its number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.year_glance import DaySum, Measure, MonthSum
from ui.theme import Theme

_DAYS, _MONTHS = 31, 12
_NAMES = 44  # room for "T12"
_HEAD = 20
# Fill and words by how much of the largest day; every pair is one the roles were measured for.
_LEVELS = (("blueTint", "ink"), ("select", "ink"), ("ink", "inkText"))
Say = Callable[[DaySum], str]


class YearHeat(QWidget):
    """Arrows move the chosen day, Enter or a click asks for its rows: `asked` carries the day."""

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._months: tuple[MonthSum, ...] = ()
        self._measure = Measure.OCCASIONS
        self._show: Callable[[int], str] = str
        self._say: Say = lambda _day: ""
        self._most = 1
        self._today: date | None = None
        self._at = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def set_year(
        self,
        months: Sequence[MonthSum],
        measure: Measure,
        show: Callable[[int], str],
        say: Say,
        today: date,
    ) -> None:
        """What to draw; `show` words a value, `say` a whole day, for the tooltip and screen readers."""
        self._months, self._measure, self._show, self._say = tuple(months), measure, show, say
        self._most = max((day.value(measure) for month in months for day in month.days), default=0)
        self._today = today
        self._tell()
        self.update()

    def current(self) -> DaySum | None:
        """The chosen day."""
        return self._day(*self._at)

    def running(self) -> int:
        """The month of today, 0 in another year."""
        found = (month.month for month in self._months for day in month.days if day.day == self._today)
        return next(found, 0)

    def choose(self, day: date) -> None:
        """Put the frame on a day."""
        self._at = (day.month - 1, day.day - 1)
        self._tell()
        self.update()

    def square(self, day: date) -> QRectF:
        """Where the day is drawn."""
        return self._square(day.month - 1, day.day - 1)

    def sizeHint(self) -> QSize:
        """Rows of 24, squares as wide as there is room."""
        return QSize(_NAMES + _DAYS * 28, _HEAD + _MONTHS * self._theme.row(22, 8))

    def minimumSizeHint(self) -> QSize:
        """Squares of 20 by 20."""
        return QSize(_NAMES + _DAYS * 20, _HEAD + _MONTHS * 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Heads, squares, the frame of the chosen day."""
        painter = QPainter(self)
        theme = self._theme
        painter.setFont(theme.font(8))
        painter.setPen(theme.colour("muted"))
        for at in range(_DAYS):
            square = self._square(0, at)
            painter.drawText(
                QRectF(square.left(), 0, square.width(), _HEAD), Qt.AlignmentFlag.AlignCenter, f"{at + 1}"
            )
        for row, month in enumerate(self._months):
            square = self._square(row, 0)
            running = month.month == self.running()
            painter.setFont(theme.font(9, 600 if running else 400))
            painter.setPen(theme.colour("text" if running else "muted"))
            name = QRectF(0, square.top(), _NAMES - 8, square.height())
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(name, side, f"T{month.month}")
            for at, day in enumerate(month.days):
                self._paint_day(painter, self._square(row, at), day)
        if self.hasFocus() and self.current() is not None:
            painter.setPen(theme.pen("ink", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._square(*self._at).adjusted(1, 1, -1, -1))

    def _paint_day(self, painter: QPainter, square: QRectF, day: DaySum) -> None:
        theme = self._theme
        inner = square.adjusted(1, 1, -1, -1)
        value = day.value(self._measure)
        ground = "holiday" if day.holiday and day.off else "weekend" if day.off else "surface"
        fill, words = (ground, "muted")
        if value:
            fill, words = _LEVELS[min((value * len(_LEVELS) - 1) // self._most, len(_LEVELS) - 1)]
        elif not day.people:
            fill = "chrome"
        painter.fillRect(inner, theme.colour(fill))
        if fill == "surface":
            painter.setPen(theme.pen("line"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(inner)
        if value:
            painter.setFont(theme.font(8, 600))
            painter.setPen(theme.colour(words))
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, self._show(value))
        if day.day == self._today:
            painter.setPen(theme.pen("text", 2))
            painter.drawLine(inner.bottomLeft(), inner.bottomRight())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day and ask for its rows."""
        at = self._under(event.position().x(), event.position().y())
        if at is not None:
            self._at = at
            self._tell()
            self.update()
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End within the month, Enter."""
        row, at = self._at
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._ask()
            return
        if key in steps:
            row, at = row + steps[key][0], at + steps[key][1]
        elif key == Qt.Key.Key_Home:
            at = 0
        elif key == Qt.Key.Key_End:
            at = _DAYS - 1
        else:
            super().keyPressEvent(event)
            return
        row = max(0, min(row, len(self._months) - 1))
        days = len(self._months[row].days) if self._months else 0
        self._at = (row, max(0, min(at, days - 1)))
        self._tell()
        self.update()

    def event(self, event: QEvent) -> bool:
        """A tooltip for the day under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._under(event.pos().x(), event.pos().y())
            day = self._day(*at) if at else None
            QToolTip.showText(event.globalPos(), self._say(day) if day else "", self)
            return True
        return super().event(event)

    def _ask(self) -> None:
        day = self.current()
        if day is not None:
            self.asked.emit(day.day)

    def _tell(self) -> None:
        """The chosen day in words, and every day that shows a number."""
        current = self.current()
        self.setAccessibleName(self._say(current) if current else "Lịch cả năm, chưa có số liệu")
        told = [self._say(day) for month in self._months for day in month.days if day.value(self._measure)]
        self.setAccessibleDescription("\n".join(told))

    def _day(self, row: int, at: int) -> DaySum | None:
        days = self._months[row].days if row < len(self._months) else ()
        return days[at] if at < len(days) else None

    def _square(self, row: int, at: int) -> QRectF:
        wide = (self.width() - _NAMES) / _DAYS
        high = (self.height() - _HEAD) / _MONTHS
        left, top = round(_NAMES + at * wide), round(_HEAD + row * high)
        return QRectF(
            left, top, round(_NAMES + (at + 1) * wide) - left, round(_HEAD + (row + 1) * high) - top
        )

    def _under(self, x: float, y: float) -> tuple[int, int] | None:
        if x < _NAMES or y < _HEAD:
            return None
        at = int((x - _NAMES) * _DAYS / max(1, self.width() - _NAMES))
        row = int((y - _HEAD) * _MONTHS / max(1, self.height() - _HEAD))
        return (row, at) if self._day(row, at) is not None else None
