"""Yearly leave: the rows of the law, balances of one person or of everybody, adjustments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.domain.absence import LeaveAdjustment
from app.domain.attendance_symbols import LeaveKind
from app.domain.leave import LeaveBalance, LeaveRow, LeaveRule, adjusted, entitlement
from app.domain.rule_rows import DATED, Column, Row, RowKind, check_days, in_force_on
from app.domain.staff_roll import RollLine
from app.domain.wording import clean
from app.domain.working_calendar import WorkingCalendar
from app.errors import Invalid, Problem
from app.services.rule_files import read_rules
from app.storage import attendance_rows, record_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office

LEAVE = RowKind(
    "leave",
    (
        Column("kind", choices=(LeaveKind.ANNUAL.value,)),
        *(
            Column(name, int)
            for name in ("days", "more_every_years", "more_days", "month_percent", "round_to")
        ),
        *DATED,
    ),
    ("kind",),
)
_TAKEN = "ghi trong bảng chấm công"


@cache
def leave_rows(file: Path | None = None) -> tuple[Row, ...]:
    """The rows of the law, checked; raises BadRule naming file and row."""
    path = file or paths.data("attendance", "leave.toml")
    rows = read_rules(path, (LEAVE,))["leave"]
    check_days(path.name, LEAVE, rows, ("kind",))
    return rows


def leave_rule(year: int) -> LeaveRule:
    """The rule in force at the end of the year; raises NotInForce naming the day."""
    row = in_force_on(leave_rows(), date(year, 12, 31), "ngày nghỉ hằng năm")[-1]
    return LeaveRule(**{key: row[key] for key in LeaveRule.__dataclass_fields__})


class LeaveDesk:
    """Balances by person and year; each adjustment is one operation."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def balances(self, year: int, person_id: int = 0) -> tuple[tuple[RollLine, LeaveBalance], ...]:
        """Everybody of the year (or one person), by unit and name; raises NotInForce."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        rule = leave_rule(year)
        calendar = self._office.calendar.between(first, last)
        roll = [line for line in self._office.staff.roll(first, last) if person_id in (0, line.person.id)]
        taken = self._taken(calendar, {line.person.id: line for line in roll}, first, last)
        changes = record_rows.rows(self._office.db, LeaveAdjustment, "year = ?", (year,))
        return tuple(
            (
                line,
                LeaveBalance(
                    line.person.id,
                    year,
                    entitlement(rule, calendar, line, line.person.joined_on, year),
                    adjusted(row for row in changes if row.person_id == line.person.id),
                    tuple(taken.get(line.person.id, ())),
                    rule.verified,
                ),
            )
            for line in roll
        )

    def balance(self, person_id: int, year: int) -> LeaveBalance | None:
        """One person's year, None for who does not belong here in it."""
        return next((balance for _line, balance in self.balances(year, person_id)), None)

    def save(self, row: LeaveAdjustment) -> Done:
        """Add or take off halves of a year (id 0: a new one); raises Invalid naming the fields."""
        row = replace(row, reason=clean(row.reason))
        problems = []
        if not row.halves:
            problems.append(Problem("halves", "Chưa có số ngày. Gõ số ngày, ví dụ 1,5; bớt thì gõ -1."))
        if not row.reason:
            problems.append(Problem("reason", "Chưa có lý do. Gõ căn cứ, ví dụ phép năm trước chuyển sang."))
        if problems:
            raise Invalid(tuple(problems))
        name = self._office.staff.person(row.person_id).name
        with self._office.operation(f"Điều chỉnh ngày phép năm {row.year}: {name}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove(self, row: LeaveAdjustment) -> Done:
        """Take an adjustment away."""
        with self._office.operation(f"Xóa điều chỉnh ngày phép năm {row.year}") as op:
            record_rows.drop(self._office.db, row)
        return op.done

    def _taken(
        self, calendar: WorkingCalendar, roll: dict[int, RollLine], first: date, last: date
    ) -> dict[int, list[LeaveRow]]:
        """Marked halves under codes of yearly leave that were to be worked, by person and day."""
        symbols = self._office.attendance.symbols()
        codes = {row.code for row in symbols if row.leave_kind is LeaveKind.ANNUAL}
        found: dict[int, list[LeaveRow]] = {}
        if not codes:
            return found
        for person, text, *mark in attendance_rows.code_halves(self._office.db, codes, first, last):
            day = date.fromisoformat(text)
            line = roll.get(person)
            if line is None or not line.belongs(day):
                continue
            plan = calendar.on(day, person)
            table = self._office.attendance.symbols_on(day).by_code
            halves = [
                code
                for code, hours in zip(mark, (plan.morning, plan.afternoon), strict=True)
                if hours is not None and code in table and table[code].leave_kind is LeaveKind.ANNUAL
            ]
            if halves:
                row = LeaveRow("/".join(dict.fromkeys(halves)), len(halves), _TAKEN, day)
                found.setdefault(person, []).append(row)
        return found
