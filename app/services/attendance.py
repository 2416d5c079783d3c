"""The desk of Chuyên cần: the month sheet, marks typed into it, and the symbols they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.absence import MonthClosing
from app.domain.attendance_symbols import PRESENT, Symbol, Symbols, check_symbol, symbols_on
from app.domain.clock_verdict import DayVerdict
from app.domain.grid_marks import Change, Settled, named_change, settle
from app.domain.leave import LeaveBalance
from app.domain.month_building import Mark, MonthBuilder, by_person
from app.domain.month_figures import FigureChange
from app.domain.month_sheet import MonthLine, MonthSheet, Origin
from app.domain.noted_halves import NotedDay, noted_days
from app.domain.office import Unit
from app.domain.staff import AwayPeriod, Membership, Person
from app.domain.staff_roll import RollLine, staff_roll
from app.domain.wording import clean
from app.errors import Frozen, Invalid, SayToUser
from app.services import month_closing
from app.services.clock_verdicts import month_ends
from app.services.conduct_facts import noted_between
from app.services.month_closing import Pending
from app.services.symbol_files import shipped_conduct_codes, shipped_symbols
from app.storage import attendance_rows, record_rows
from app.storage.schema_attendance import CLOSED_MONTH

if TYPE_CHECKING:
    from app.services.office import Done, Office
    from app.storage.office_file import OfficeFile

# What the sheet rests on besides the marks; an operation that touched one of these makes it build anew.
GROUND = frozenset(
    {
        "person",
        "membership",
        "away_period",
        "unit",
        "clock_number",
        "import_batch",
        "working_time",
        "calendar_day",
        "attendance_symbol",
        "incident",
        "conduct_rule",
        "month_closing",  # a closed month keeps the verdicts of the clock it was closed with
    }
)
_KEPT = 3


_People = tuple[tuple[Person, ...], tuple[Membership, ...], tuple[AwayPeriod, ...], tuple[Unit, ...]]


@dataclass(frozen=True)
class _Ground:
    """A month without its marks."""

    today: date
    roll: tuple[RollLine, ...]
    builder: MonthBuilder
    verdicts: dict[int, list[tuple[int, DayVerdict]]]
    notes: dict[int, list[tuple[int, NotedDay]]]

    def line(self, roll: RollLine, marks: Iterable[tuple[int, Mark]]) -> MonthLine:
        """The line of one person."""
        person = roll.person.id
        return self.builder.line(roll, marks, self.verdicts.get(person, ()), self.notes.get(person, ()))


class AttendanceDesk:
    """The month by people and days; each method that changes something is one operation."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._grounds: dict[str, _Ground] = {}
        self._people: _People | None = None
        self._file: OfficeFile | None = None
        office.listen(self._heard, first=True)

    # Symbols.

    def symbols(self) -> tuple[Symbol, ...]:
        """The shipped symbols (negative ids) the office has not written again, then its own."""
        own = record_rows.rows(self._office.db, Symbol)
        always = {row.code for row in own if row.valid_from is None and row.valid_to is None}
        return (*(row for row in shipped_symbols().rows if row.code not in always), *own)

    def symbols_on(self, day: date) -> Symbols:
        """The symbols in force on the day."""
        return symbols_on(self.symbols(), day, shipped_symbols().stands_for)

    def save(self, row: Symbol) -> Done:
        """Write a symbol (id 0: a new one, below 0: the office's own in place of the shipped).

        Raises Invalid naming the fields. `Done.value` is its id.
        """
        row = replace(row, code=clean(row.code), name=clean(row.name), source=clean(row.source))
        shipped = {-one.id: one for one in shipped_symbols().rows}
        before = shipped.get(-row.id) if row.id < 0 else None
        others = [one for one in self.symbols() if one.id != row.id and one is not before]
        problems = check_symbol(row, others, shipped_conduct_codes())
        if problems:
            raise Invalid(problems)
        verb = "Thêm" if row.id <= 0 else "Sửa"
        with self._office.operation(f"{verb} ký hiệu chấm công {row.code}") as op:
            op.value = record_rows.save(self._office.db, replace(row, id=max(0, row.id)))
        return op.done

    def remove(self, row: Symbol) -> Done:
        """Take a symbol of the office away: the shipped one of that code holds again."""
        with self._office.operation(f"Xóa ký hiệu chấm công {row.code}") as op:
            record_rows.drop(self._office.db, row)
        return op.done

    # The sheet.

    def month(self, month: str, unit_id: int = 0) -> MonthSheet:
        """The sheet of "2023-05", of one unit or (0) of the whole office.

        Raises NotInForce where a day of the month has no working time.
        """
        ground = self._ground(month)
        builder = ground.builder
        first, last = builder.days[0].day, builder.days[-1].day
        marks = attendance_rows.month_marks(self._office.db, first, last)
        lines = tuple(
            ground.line(roll, marks.of(roll.person.id))
            for roll in ground.roll
            if unit_id in (0, roll.unit.id)
        )
        closing = attendance_rows.open_closing(self._office.db, month)
        return MonthSheet(month, builder.days, lines, builder.symbols, ground.today, unit_id, closing)

    def renewed(self, sheet: MonthSheet, people: Collection[int]) -> MonthSheet:
        """The same sheet with the lines of these people read again; the rest of it must still hold."""
        ground = self._ground(sheet.month)
        if ground.builder.days != sheet.days:
            return self.month(sheet.month, sheet.unit_id)
        lines: dict[int, MonthLine] = {}
        for person in people:
            line = sheet.by_person.get(person)
            if line is not None:
                found = attendance_rows.person_marks(self._office.db, person, sheet.first, sheet.last)
                marks = [(day.day - 1, mark) for day, mark in found]
                lines[person] = ground.line(line.roll, marks)
        return sheet.with_lines(lines)

    def forget(self) -> None:
        """Build every month again at the next look; for measuring."""
        self._grounds.clear()

    def closed_months(self, year: int) -> frozenset[str]:
        """ "2023-01" and so on: the months of a year that are closed."""
        return attendance_rows.closed_months(self._office.db, year)

    def month_to_open(self, year: int) -> int:
        """The running month in the running year; else the first that is open, the last where none is."""
        today = self._office.now().date()
        if today.year == year:
            return today.month
        closed = self.closed_months(year)
        return next((m for m in range(1, 13) if f"{year}-{m:02d}" not in closed), 12)

    def used(self, month: str) -> bool:
        """Whether the month was ever worked at."""
        return attendance_rows.month_used(self._office.db, month)

    # Marks.

    def mark(self, sheet: MonthSheet, changes: Iterable[Change], verb: str = "") -> Done:
        """Write halves by hand, as one operation; `Done.value` is what was written (Settled).

        Guarded cells take nothing; raises SayToUser with the reason when no cell took anything, Frozen in
        a closed month.
        """
        if sheet.closed:
            raise Frozen(CLOSED_MONTH)
        settled = settle(sheet, changes)
        if not settled.rows:
            raise SayToUser(
                settled.refused[0] if settled.refused else "Các ô này đã như vậy, không có gì đổi."
            )
        return self._write(settled, named_change(settled, verb))

    def fill(self, sheet: MonthSheet, code: str = PRESENT) -> Done:
        """Give every missing half of the sheet the code; raises SayToUser when none is missing."""
        changes = [
            Change(line.person.id, plan.day, (_if(code, one.missing), _if(code, two.missing)))
            for line in sheet.lines
            for plan, (one, two) in zip(sheet.days, line.cells, strict=True)
            if one.missing or two.missing
        ]
        if not changes:
            raise SayToUser("Không còn nửa ngày nào chưa chấm đến hôm nay.")
        if sheet.closed:
            raise Frozen(CLOSED_MONTH)
        settled = settle(sheet, changes)
        return self._write(settled, f"Điền “{code}” cho {settled.halves} nửa ngày còn trống")

    def give_back(self, sheet: MonthSheet, cells: Iterable[tuple[int, date]]) -> Done:
        """Take out hand marks that stand over the clock's verdict; raises SayToUser when there is none."""
        changes = []
        for person, day in cells:
            cell = sheet.cell(person, day)
            if cell is not None:
                one, two = ("" if half.origin is Origin.HAND and half.clock else None for half in cell)
                changes.append(Change(person, day, (one, two)))
        settled = settle(sheet, changes)
        if not settled.rows:
            raise SayToUser("Không có nửa ngày nào ghi tay đè lên máy chấm công ở đây.")
        if sheet.closed:
            raise Frozen(CLOSED_MONTH)
        return self._write(settled, f"Trả {settled.halves} nửa ngày về máy chấm công")

    # Closing.

    def pending(self, month: str) -> Pending:
        """What the month still needs before it is closed."""
        return month_closing.pending(self._office, self.month(month))

    def pending_of(self, sheet: MonthSheet) -> Pending:
        """The same of a sheet of the whole office that is at hand."""
        return month_closing.pending(self._office, sheet)

    def close(self, month: str) -> Done:
        """Close the month with its figures; raises SayToUser while halves are missing."""
        return month_closing.close(self._office, self.month(month))

    def reopen(self, month: str, reason: str) -> Done:
        """Open it again; raises Invalid (field reason) without a reason."""
        return month_closing.reopen(self._office, month, reason)

    def closings(self, month: str) -> tuple[MonthClosing, ...]:
        """Every closing of the month with its figures, the oldest first."""
        return month_closing.closings(self._office, month)

    def changed_since(self, month: str) -> tuple[FigureChange, ...]:
        """Cells that are not as the last closing kept them."""
        return self.changes_of(self.month(month))

    def changes_of(self, sheet: MonthSheet) -> tuple[FigureChange, ...]:
        """The same of a sheet of the whole office that is at hand."""
        return month_closing.changed_since(self._office, sheet)

    def leave(self, person_id: int, year: int) -> LeaveBalance | None:
        """Yearly leave of a person: what is due, adjusted and taken; None for who is not of that year."""
        return self._office.leave.balance(person_id, year)

    # Inside.

    def _write(self, settled: Settled, name: str) -> Done:
        with self._office.operation(name) as op:
            attendance_rows.put_marks(self._office.db, settled.rows)
            op.value = settled
        return op.done

    def _ground(self, month: str) -> _Ground:
        if self._file is not self._office.db:
            self._grounds.clear()
            self._people = None
            self._file = self._office.db
        today = self._office.now().date()
        found = self._grounds.get(month)
        if found is None or found.today != today:
            first, last = month_ends(month)
            calendar = self._office.calendar.between(first, last)
            days = calendar.days(first, last)
            builder = MonthBuilder(calendar, days, self._symbols_of([plan.day for plan in days]), today)
            roll = self._roll(first, last)
            verdicts = by_person(self._office.clock.verdicts(month))
            found = _Ground(today, roll, builder, verdicts, self._notes(first, last))
            while len(self._grounds) >= _KEPT:
                del self._grounds[next(iter(self._grounds))]
            self._grounds[month] = found
        return found

    def _notes(self, first: date, last: date) -> dict[int, list[tuple[int, NotedDay]]]:
        return noted_days(noted_between(self._office, first, last))

    def _roll(self, first: date, last: date) -> tuple[RollLine, ...]:
        """As the desk of staff gives it; people are read once for all months looked at."""
        if self._people is None:
            staff = self._office.staff
            people = record_rows.rows(self._office.db, Person)
            self._people = (people, staff.memberships(), staff.aways(), staff.units())
        return staff_roll(*self._people, first, last)

    def _symbols_of(self, days: list[date]) -> tuple[Symbols, ...]:
        """One object as long as the same symbols hold: what is reckoned by symbols is shared by it."""
        rows = self.symbols()
        edges = {row.valid_from for row in rows} | {row.valid_to for row in rows}
        made: list[Symbols] = []
        for at, day in enumerate(days):
            before = days[at - 1] if at else None
            if before is None or day in edges or before in edges:
                made.append(symbols_on(rows, day, shipped_symbols().stands_for))
            else:
                made.append(made[-1])
        return tuple(made)

    def _heard(self, done: Done) -> None:
        if done.touched & GROUND:
            self._grounds.clear()
            self._people = None


def _if(code: str, wanted: bool) -> str | None:
    return code if wanted else None
