"""A year at one glance: what each day and each month adds up to, for a person, a unit or the office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.month_sheet import Half, MonthLine, MonthSheet
from app.domain.working_calendar import OFF, DayPlan


class Measure(StrEnum):
    """What is looked at."""

    OCCASIONS = "occasions"
    AWAY = "away"
    MISSING = "missing"


MEASURE_WORDS = {
    Measure.OCCASIONS: "Muộn, sớm",
    Measure.AWAY: "Nghỉ",
    Measure.MISSING: "Chưa chấm",
}


@dataclass(frozen=True)
class DaySum:
    """One day: times late and early with minutes, halves away, halves without a mark, times excused.

    `people`: how many of those looked at belong to the office that day. `off`: a day without work.
    """

    plan: DayPlan
    people: int = 0
    late: int = 0
    early: int = 0
    minutes: int = 0
    away: int = 0
    missing: int = 0
    excused: int = 0

    @property
    def day(self) -> date:
        return self.plan.day

    @property
    def off(self) -> bool:
        """Whether the office does not work at all that day."""
        return not self.plan.works

    @property
    def holiday(self) -> bool:
        """Whether it is a holiday, a day in lieu or swapped."""
        return self.plan.kind in OFF

    def value(self, measure: Measure) -> int:
        """Times, or halves of days."""
        if measure is Measure.OCCASIONS:
            return self.late + self.early
        return self.away if measure is Measure.AWAY else self.missing


@dataclass(frozen=True)
class MonthSum:
    """One month; `days` are its days in order, empty where the month could not be reckoned."""

    month: int
    days: tuple[DaySum, ...] = ()

    def value(self, measure: Measure) -> int:
        """The sum of its days."""
        return sum(day.value(measure) for day in self.days)

    def split(self, measure: Measure) -> tuple[int, int]:
        """The two parts a bar shows: late and early; else the whole and nothing."""
        if measure is Measure.OCCASIONS:
            return sum(day.late for day in self.days), sum(day.early for day in self.days)
        return self.value(measure), 0

    @property
    def minutes(self) -> int:
        """Late and early together."""
        return sum(day.minutes for day in self.days)

    @property
    def known(self) -> bool:
        """Whether anybody looked at belonged to the office in the month."""
        return any(day.people for day in self.days)


def year_glance(
    sheets: Mapping[int, MonthSheet], person_id: int = 0, unit_id: int = 0
) -> tuple[MonthSum, ...]:
    """Twelve months from their sheets of the whole office, of one person, of one unit or (0, 0) of everybody.

    Who changed unit in a month counts where the sheet has the person.
    """
    return tuple(
        MonthSum(month, _days(sheets[month], person_id, unit_id) if month in sheets else ())
        for month in range(1, 13)
    )


def _days(sheet: MonthSheet, person_id: int, unit_id: int) -> tuple[DaySum, ...]:
    lines: Sequence[MonthLine] = sheet.lines
    if person_id:
        lines = [line for line in lines if line.person.id == person_id]
    elif unit_id:
        lines = [line for line in lines if line.unit.id == unit_id]
    return tuple(
        _sum(
            plan, sum(line.cells[at].inside for line in lines), (h for line in lines for h in line.cells[at])
        )
        for at, plan in enumerate(sheet.days)
    )


def _sum(plan: DayPlan, people: int, halves: Iterable[Half]) -> DaySum:
    late = early = minutes = away = missing = excused = 0
    for half in halves:
        late += half.late_times
        early += half.early_times
        minutes += half.late + half.early
        excused += half.excused
        if not half.expected:
            continue
        away += bool(half.code) and not half.weight
        missing += half.missing
    return DaySum(plan, people, late, early, minutes, away, missing, excused)
