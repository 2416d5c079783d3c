"""Days of yearly leave of a person: what the law gives, what was adjusted, what was taken; in halves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.absence import LeaveAdjustment
from app.domain.month_sheet import show_halves
from app.domain.staff_roll import RollLine
from app.domain.working_calendar import WorkingCalendar, span

YEAR_MONTHS = 12


@dataclass(frozen=True)
class LeaveRule:
    """A row of data/attendance/leave.toml; see there for the meaning of its numbers."""

    days: int
    more_every_years: int
    more_days: int
    month_percent: int
    round_to: int
    source: str
    verified: bool


@dataclass(frozen=True)
class LeaveRow:
    """One part of the balance: its words, its halves (negative where they are taken off), its source."""

    words: str
    halves: int
    source: str = ""
    day: date | None = None
    adjustment: LeaveAdjustment | None = None


@dataclass(frozen=True)
class LeaveBalance:
    """One person and year. `entitled` by law, `adjusted`, `taken` under codes of yearly leave: halves."""

    person_id: int
    year: int
    entitled: tuple[LeaveRow, ...]
    adjusted: tuple[LeaveRow, ...]
    taken: tuple[LeaveRow, ...]
    verified: bool = True

    @property
    def right(self) -> int:
        """Halves the person may take, adjustments included."""
        return sum(row.halves for row in (*self.entitled, *self.adjusted))

    @property
    def used(self) -> int:
        """Halves taken."""
        return sum(row.halves for row in self.taken)

    @property
    def left(self) -> int:
        """Halves left; below zero when more were taken."""
        return self.right - self.used


def entitlement(
    rule: LeaveRule, calendar: WorkingCalendar, roll: RollLine, joined: date | None, year: int
) -> tuple[LeaveRow, ...]:
    """What the law gives for the year: months that count, days by service, rounded as the rule says.

    A month counts when the person belonged here on at least `month_percent` of its working halves.
    """
    months = sum(_counts(rule, calendar, roll, year, month) for month in range(1, YEAR_MONTHS + 1))
    served = _years(joined or first_day(roll), date(year, 12, 31))
    more = served // rule.more_every_years * rule.more_days
    whole = rule.days + more
    basis = f"{rule.days} ngày một năm"
    if more:
        basis += f", thêm {more} ngày cho {served} năm công tác"
    if months == YEAR_MONTHS:
        return (LeaveRow(basis, whole * 2, rule.source),)
    # Rounded half up to `round_to` halves: whole × 2 × months / 12, without fractions.
    unit = YEAR_MONTHS * rule.round_to
    halves = (2 * whole * 2 * months + unit) // (2 * unit) * rule.round_to
    return (LeaveRow(f"{basis}; tính {months}/12 tháng", halves, rule.source),)


def adjusted(rows: Iterable[LeaveAdjustment]) -> tuple[LeaveRow, ...]:
    """The office's adjustments as rows."""
    return tuple(LeaveRow(row.reason, row.halves, "điều chỉnh của cơ quan", None, row) for row in rows)


def first_day(roll: RollLine) -> date | None:
    """The first day the person belonged here; None where that is not written."""
    starts = [row.valid_from for row in roll.memberships]
    return min((day for day in starts if day), default=None) if all(starts) else None


def show_days(halves: int) -> str:
    """`3,5`, and `-1` for what was taken too much."""
    return f"-{show_halves(-halves)}" if halves < 0 else show_halves(halves)


def _counts(rule: LeaveRule, calendar: WorkingCalendar, roll: RollLine, year: int, month: int) -> bool:
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1)
    all_halves = here = 0
    for day in span(first, last):
        if day == last:
            break
        plan = calendar.on(day, roll.person.id)
        halves = (plan.morning is not None) + (plan.afternoon is not None)
        all_halves += halves
        here += halves if roll.belongs(day) else 0
    return bool(here) and here * 100 >= rule.month_percent * all_halves


def _years(start: date | None, day: date) -> int:
    if start is None or start > day:
        return 0
    return day.year - start.year - ((day.month, day.day) < (start.month, start.day))
