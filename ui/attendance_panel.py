"""Right of the grid: the chosen day in words, and the days behind a total."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.dates import show_weekday
from app.domain.leave import show_days
from app.domain.month_sheet import Half, MonthLine, MonthSheet, Origin, show_halves
from app.domain.wording import upper_first
from ui.keybutton import IconButton, KeyButton
from ui.month_grid_words import clock_words, half_words, lateness_words, total_words
from ui.panes import SidePanel, label, wrapped
from ui.row_table import Column, RowTable
from ui.segments import Segments

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.theme import Theme

DAY, WORK, OFF, LATE, LEAVE = "day", "work", "off", "late", "leave"
WORDS = {DAY: "Ngày", WORK: "Làm việc", OFF: "Nghỉ", LATE: "Muộn, sớm", LEAVE: "Phép"}
_WIDTH = 334


@dataclass(frozen=True)
class DayRow:
    """One day behind a total; `id` is the day as a number."""

    id: int
    head: str
    words: str
    source: str


class AttendancePanel(SidePanel):
    """`day_asked` carries a day (from 0) to go to; `back_asked` gives the day back to the clock."""

    day_asked = Signal(int)
    back_asked = Signal()
    papers_asked = Signal(int)
    leave_asked = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, office: Office) -> None:
        super().__init__(theme, "")
        self._office = office
        self.setFixedWidth(_WIDTH)
        self._sheet: MonthSheet | None = None
        self._line: MonthLine | None = None
        self._at = 0
        close = IconButton(theme, "dismiss", "Đóng ngăn phải", "F4")
        close.clicked.connect(self.closed)
        self.head.addStretch(1)
        self.head.addWidget(close)
        self.unit = label("", "muted")
        self.parts = Segments(theme, "Xem", WORDS, pad=8)
        self.parts.chosen.connect(lambda _value: self._fill())
        self.body.addWidget(self.unit)
        self.body.addWidget(self.parts)
        self.about = wrapped("", "strongText")
        self.body.addWidget(self.about)
        self.lines = QWidget()
        self._rows = QVBoxLayout(self.lines)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self.body.addWidget(self.lines)
        self.table = RowTable(
            theme,
            "Các ngày",
            (
                Column("Ngày", lambda row: row.head, 92),
                Column("Ghi", lambda row: row.words, second=lambda row: row.source),
            ),
            2,
        )
        self.table.opened.connect(self._go)
        self.table.clicked.connect(lambda _index: self._go(self.table.current()))
        self.body.addWidget(self.table, 1)
        self.body.addStretch(0)
        self.back = KeyButton(theme, "Lấy lại theo máy", "plain", icon="arrow_undo")
        self.back.clicked.connect(self.back_asked)
        self.papers = KeyButton(theme, "Giấy nghỉ…", "plain", icon="document_text")
        self.papers.clicked.connect(lambda: self._line and self.papers_asked.emit(self._line.person.id))
        self.leave = KeyButton(theme, "Ngày phép…", "plain", icon="calendar_ltr")
        self.leave.clicked.connect(lambda: self._line and self.leave_asked.emit(self._line.person.id))
        self.buttons.addWidget(self.back)
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.papers)

    def show_cell(self, sheet: MonthSheet, person: int, at: int) -> None:
        """The person and the day under the cursor."""
        self._sheet, self._line, self._at = sheet, sheet.by_person.get(person), at
        self._fill()

    def show_part(self, part: str) -> None:
        """Day, work, off, late or leave."""
        self.parts.set_value(part)

    def _fill(self) -> None:
        line, sheet = self._line, self._sheet
        if line is None or sheet is None:
            return
        self.heading.setText(line.person.name)
        self.unit.setText(line.unit.name)
        part = str(self.parts.value())
        listed = part in (WORK, OFF, LATE)
        self.table.setVisible(listed)
        self.lines.setVisible(not listed)
        over = any(half.origin is Origin.HAND and half.clock for half in line.cells[self._at])
        self.back.setVisible(part == DAY and over and not sheet.closed)
        self.leave.setVisible(part == LEAVE)
        if part == DAY:
            self._day(sheet, line)
        elif part == LEAVE:
            self._leave(sheet, line)
        else:
            column = (WORK, OFF, LATE).index(part)
            words = total_words(line, column).removeprefix(line.person.name).lstrip(",: ")
            self.about.setText(upper_first(words))
            self.table.set_records(day_rows(sheet, line, part))

    def _day(self, sheet: MonthSheet, line: MonthLine) -> None:
        plan, cell = sheet.days[self._at], line.cells[self._at]
        day = plan.day
        self.about.setText(f"{upper_first(show_weekday(day))} {day:%d/%m/%Y}")
        said: list[tuple[str, str]] = []
        if plan.reason:
            said.append((plan.reason, "body"))
        if not cell.inside:
            said.append(("Không thuộc cơ quan ngày này.", "body"))
        elif cell.expected or any(half.noted for half in cell):
            for name, half in zip(("Sáng", "Chiều"), cell, strict=True):
                said.append((f"{name}: {half_words(half, sheet.symbols[self._at])}", "body"))
        away = line.roll.away(day)
        if away is not None and away.basis:
            said.append((f"Căn cứ: {away.basis}", "hint"))
        said += [(words, "hint") for words in self._office.clock.explain(line.person.id, day)]
        self._say(said)

    def _leave(self, sheet: MonthSheet, line: MonthLine) -> None:
        balance = self._office.attendance.leave(line.person.id, sheet.first.year)
        self.about.setText(f"Phép năm {sheet.first.year}")
        if balance is None:
            self._say([("Không thuộc cơ quan trong năm này.", "body")])
            return
        said = [(f"{row.words}: {show_days(row.halves)} ngày", "body") for row in balance.entitled]
        said += [(f"{row.words}: {show_days(row.halves)} ngày", "body") for row in balance.adjusted]
        said.append(
            (f"Đã nghỉ {show_days(balance.used)} ngày, còn {show_days(balance.left)} ngày.", "strongText")
        )
        said += [
            (f"{row.day:%d/%m}: {row.words}, {show_days(row.halves)} ngày", "hint") for row in balance.taken
        ]
        if not balance.verified:
            said.append(("Số ngày theo luật chưa kiểm chứng.", "warnText"))
        self._say(said)

    def _say(self, lines: list[tuple[str, str]]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for words, kind in lines:
            self._rows.addWidget(wrapped(words, kind))

    def _go(self, row: DayRow | None) -> None:
        if row is not None:
            self.day_asked.emit(date.fromordinal(row.id).day - 1)


def day_rows(sheet: MonthSheet, line: MonthLine, part: str) -> tuple[DayRow, ...]:
    """The days behind a total, each with what was written and by whom."""
    found = []
    for plan, cell in zip(sheet.days, line.cells, strict=True):
        halves = [
            (name, half) for name, half in zip(("sáng", "chiều"), cell, strict=True) if _counts(half, part)
        ]
        if not halves:
            continue
        day = plan.day
        both = len(halves) == 2 and halves[0][1].code == halves[1][1].code and part != LATE
        if both:
            words = f"{halves[0][1].code}, cả ngày"
        else:
            words = "; ".join(f"{name} {_said(half, part)}" for name, half in halves)
        source = ", ".join(dict.fromkeys(_source(half, part) for _name, half in halves))
        found.append(DayRow(day.toordinal(), f"{_SHORT[day.weekday()]} {day:%d/%m}", words, source))
    return tuple(found)


_SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def _counts(half: Half, part: str) -> bool:
    if part == LATE:
        return bool(half.late_times or half.early_times or half.excused)
    if not half.expected:
        return False
    return bool(half.code) and bool(half.weight) == (part == WORK)


def _said(half: Half, part: str) -> str:
    if part != LATE:
        return half.code
    return ", ".join(words.removesuffix(" (vụ việc)") for words in lateness_words(half))


def _source(half: Half, part: str) -> str:
    if part == LATE and half.noted:
        return "vụ việc"
    match half.origin:
        case Origin.HAND:
            return f"ghi tay, máy: {clock_words(half)}" if half.clock else "ghi tay"
        case Origin.CLOCK:
            return "máy chấm công"
        case _:
            return "thời gian vắng ở tab Cán bộ"


def missing_words(line: MonthLine) -> str:
    """How many days of a person are still blank."""
    return f"{show_halves(line.totals.missing)} ngày chưa chấm" if line.totals.missing else ""
