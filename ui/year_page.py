"""Cả năm: the year of the office, a unit or a person at one glance, from which a click opens the rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.dates import show_date, show_weekday
from app.domain.month_sheet import MonthSheet, show_halves
from app.domain.year_glance import MEASURE_WORDS, DaySum, Measure, MonthSum, year_glance
from app.services.attendance import GROUND
from app.services.year_sheets import year_sheets
from ui.fields import Choice
from ui.messages import KeyHint
from ui.pane_walk import HINT, walk_panes
from ui.panes import Pane, label
from ui.segments import Segments
from ui.theme import Theme
from ui.year_bars import YearBars
from ui.year_heat import YearHeat

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_SHOWN = GROUND | {"attendance_day"}
_KEYS = (
    KeyHint("Mũi tên", "sang ngày, tháng khác"),
    KeyHint("Enter", "mở ngày, tháng ấy trong Chuyên cần"),
    HINT,
    KeyHint("Esc", "về tab"),
)
_SQUARES = (("weekend", "nghỉ hằng tuần"), ("holiday", "nghỉ lễ, nghỉ bù"), ("ink", "nhiều nhất"))
_PARTS = (("c1", "đi muộn"), ("c3", "về sớm"))
_EVERYBODY = ("office", 0)


class YearPage(QWidget):
    """A cover reached from Chuyên cần."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office, self._shell = office, shell
        self._sheets: dict[int, MonthSheet] = {}
        self._stale = True
        theme = shell.theme
        self.title = label("", "title")
        self.who = Choice({_EVERYBODY: "Cả cơ quan"})
        self.who.setAccessibleName("Của ai")
        self.who.setMinimumWidth(240)
        self.measure = Segments(theme, "Xem gì", MEASURE_WORDS)
        self.total = label("", "muted")
        self.heat = YearHeat(theme)
        self.bars = YearBars(theme)
        self.bars_title = label("", "card")
        self.key = _Key(theme, _SQUARES)
        self.bars_key = _Key(theme, _PARTS)
        self._lay_out(theme)
        self.who.currentIndexChanged.connect(lambda _index: self._draw())
        self.measure.chosen.connect(lambda _value: self._draw())
        self.heat.asked.connect(self._open_day)
        self.bars.asked.connect(self._open_month)
        shell.touched.connect(self._touched)
        shell.year_changed.connect(lambda _year: self._touched(_SHOWN))
        walk_panes(self, lambda: (self.who, self.heat, self.bars))
        shell.set_keys("year", _KEYS)
        self.setFocusProxy(self.heat)
        self.reload()

    def reload(self) -> None:
        """Read the year again."""
        self._stale = False
        self._sheets = year_sheets(self._office, self._shell.year())
        self._offer()
        self._draw()

    def open_target(self, target: object) -> None:
        """`year:person/12`, `year:unit/3`: of whom."""
        kind, _, number = str(target).partition(":")[2].partition("/")
        if number.isdigit():
            self.who.set_value((kind, int(number)))

    def showEvent(self, event: object) -> None:
        """What changed meanwhile is read when the page comes to the front."""
        if self._stale:
            self.reload()

    def _offer(self) -> None:
        chosen = self.who.value()
        words: dict[tuple[str, int], str] = {_EVERYBODY: "Cả cơ quan"}
        units: dict[int, str] = {}
        people: dict[int, str] = {}
        for sheet in self._sheets.values():
            units |= {line.unit.id: line.unit.name for line in sheet.lines}
            people |= {
                line.person.id: f"{line.person.name}, {line.unit.short_name or line.unit.name}"
                for line in sheet.lines
            }
        words |= {("unit", number): name for number, name in units.items()}
        words |= {("person", number): name for number, name in people.items()}
        self.who.blockSignals(True)
        self.who.offer(words)
        self.who.set_value(chosen)
        self.who.blockSignals(False)

    def _draw(self) -> None:
        kind, number = self._chosen()
        measure = Measure(str(self.measure.value()))
        months = year_glance(self._sheets, number if kind == "person" else 0, number if kind == "unit" else 0)
        today = self._office.now().date()
        running = today.month if today.year == self._shell.year() else 0
        show = str if measure is Measure.OCCASIONS else show_halves
        self.heat.set_year(months, measure, show, _day_words, today)
        self.bars.set_year(months, measure, show, _month_words, running)
        self.title.setText(f"Chuyên cần năm {self._shell.year()}")
        whole = sum(month.value(measure) for month in months)
        unit = "lượt" if measure is Measure.OCCASIONS else "ngày"
        minutes = f", {sum(month.minutes for month in months)} phút" if measure is Measure.OCCASIONS else ""
        self.total.setText(f"Cả năm {show(whole)} {unit}{minutes}")
        self.bars_title.setText(f"{MEASURE_WORDS[measure]} theo tháng ({unit})")
        self.bars_key.setVisible(measure is Measure.OCCASIONS)

    def _chosen(self) -> tuple[str, int]:
        value = self.who.value()
        assert isinstance(value, tuple)
        return value

    def _open_day(self, day: date) -> None:
        """The grid at that day, on the person looked at, else on the first one it speaks of."""
        kind, number = self._chosen()
        sheet = self._sheets.get(day.month)
        if sheet is None:
            return
        person = number if kind == "person" else self._first_of(sheet, day, number if kind == "unit" else 0)
        month = f"{day:%Y-%m}"
        self._shell.open_page(
            "attendance", f"attendance:{month}/{person}/{day.day}" if person else f"attendance:{month}"
        )

    def _first_of(self, sheet: MonthSheet, day: date, unit_id: int) -> int:
        measure = Measure(str(self.measure.value()))
        for line in sheet.lines:
            if unit_id in (0, line.unit.id):
                (month,) = (
                    m for m in year_glance({day.month: sheet}, line.person.id) if m.month == day.month
                )
                if month.days[day.day - 1].value(measure):
                    return line.person.id
        return 0

    def _open_month(self, month: int) -> None:
        kind, number = self._chosen()
        target = f"attendance:{self._shell.year()}-{month:02}"
        self._shell.open_page("attendance", f"{target}/{number}/1" if kind == "person" else target)

    def _touched(self, kinds: frozenset[str]) -> None:
        if not kinds & _SHOWN:
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def _lay_out(self, theme: Theme) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.title)
        top.addWidget(self.who)
        top.addWidget(self.measure)
        top.addWidget(self.total)
        top.addStretch(1)
        days, months = Pane(theme), Pane(theme)
        upper = QVBoxLayout(days)
        upper.setContentsMargins(12, 8, 12, 8)
        upper.addWidget(self.heat, 1)
        upper.addWidget(self.key)
        lower = QVBoxLayout(months)
        lower.setContentsMargins(12, 8, 12, 8)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.bars_title)
        head.addWidget(self.bars_key, 1)
        head.addStretch(1)
        lower.addLayout(head)
        lower.addWidget(self.bars, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(top)
        whole.addWidget(days, 5)
        whole.addWidget(months, 3)


class _Key(QWidget):
    """What the colours of bars and squares mean, in words."""

    def __init__(self, theme: Theme, parts: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._theme = theme
        self._parts = parts
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Chú thích: " + ", ".join(words for _, words in parts))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(300, self._theme.row(24, 9))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Squares and words side by side."""
        painter = QPainter(self)
        painter.setFont(self._theme.font(9))
        x, middle = 2, self.height() // 2
        for role, words in self._parts:
            painter.fillRect(x, middle - 5, 10, 10, self._theme.colour(role))
            painter.setPen(self._theme.pen("line"))
            painter.drawRect(x, middle - 5, 10, 10)
            painter.setPen(self._theme.colour("muted"))
            wide = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(x + 16, 0, wide + 4, self.height(), Qt.AlignmentFlag.AlignVCenter, words)
            x += wide + 34


def _day_words(day: DaySum) -> str:
    """`thứ Hai 22/05/2023: đi muộn 2 lượt, về sớm 1, 47 phút; nghỉ 1,5 ngày; chưa chấm 0,5 ngày`."""
    head = f"{show_weekday(day.day)} {show_date(day.day)}"
    if day.off and not (day.late or day.early or day.away or day.excused):
        return f"{head}: {day.plan.reason.lower() or 'nghỉ'}"
    if not day.people:
        return f"{head}: không thuộc cơ quan"
    parts = []
    if day.late or day.early:
        parts.append(f"đi muộn {day.late} lượt, về sớm {day.early} lượt, {day.minutes} phút")
    if day.excused:
        parts.append(f"có lý do {day.excused} lượt")
    if day.away:
        parts.append(f"nghỉ {show_halves(day.away)} ngày")
    if day.missing:
        parts.append(f"chưa chấm {show_halves(day.missing)} ngày")
    return f"{head}: {'; '.join(parts) or 'đủ'}"


def _month_words(month: MonthSum) -> str:
    if not month.known:
        return f"Tháng {month.month}: không có số liệu"
    late, early = month.split(Measure.OCCASIONS)
    away, missing = month.value(Measure.AWAY), month.value(Measure.MISSING)
    return (
        f"Tháng {month.month}: đi muộn {late} lượt, về sớm {early} lượt, {month.minutes} phút; "
        f"nghỉ {show_halves(away)} ngày; chưa chấm {show_halves(missing)} ngày"
    )
