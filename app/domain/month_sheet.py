"""The month sheet: staff by unit, days across, two halves a day, and totals in whole halves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from app.domain.attendance_symbols import CountsAs, Symbols
from app.domain.office import Unit
from app.domain.staff import Person
from app.domain.staff_roll import RollLine
from app.domain.working_calendar import DayPlan


class Origin(StrEnum):
    """Where the code of a half comes from; a hand mark always wins."""

    NONE = ""
    HAND = "hand"
    CLOCK = "clock"
    AWAY = "away"
    CALENDAR = "calendar"


class Half(NamedTuple):
    """One half of one person's day. `late` and `early` in minutes and times: of the clock where its verdict
    counts, of notes under II.6 where there are some (`noted`); what they excuse is kept apart.

    `expected`: worked by the calendar and inside membership; only such halves are counted, and of them only
    those not AWAY are marked by hand.
    `missing`: expected, not after today, and without a code; `waiting`: because a punch of the clock is left
    to be mended. `weight`: halves of work it counts, 0 or 1.
    `clock`, `clock_late`, `clock_early`: what the clock says beneath a hand mark.
    """

    code: str = ""
    origin: Origin = Origin.NONE
    late: int = 0
    early: int = 0
    expected: bool = False
    inside: bool = True
    missing: bool = False
    weight: int = 0
    counts_as: CountsAs = CountsAs.OFF
    clock: str = ""
    clock_late: int = 0
    clock_early: int = 0
    late_times: int = 0
    early_times: int = 0
    noted: bool = False
    excused_late: int = 0
    excused_early: int = 0
    excused_minutes: int = 0
    waiting: bool = False

    @property
    def excused(self) -> int:
        """How often late or early with an accepted reason: happened, but counts in no total of the others."""
        return self.excused_late + self.excused_early


class Cell(NamedTuple):
    """One day of one person."""

    morning: Half
    afternoon: Half

    @property
    def whole(self) -> bool:
        """Whether both halves show the same, so that one symbol stands for the day."""
        one, two = self
        return one.code == two.code and one.missing == two.missing and one.expected == two.expected

    @property
    def expected(self) -> bool:
        """Whether any half may be marked."""
        return self.morning.expected or self.afternoon.expected

    @property
    def inside(self) -> bool:
        """Whether the person belongs to the office on the day."""
        return self.morning.inside


class Totals(NamedTuple):
    """Counts of halves, of occasions, and of minutes; none of them a fraction.

    `work` (Công) by weight, `off` (Nghỉ) the other marked halves, split by what they count as (paid leave,
    insurance, unpaid, neither); `occasions` (Muộn, sớm) with `minutes` (Phút), beside them `excused` with
    `excused_minutes`, whose reason was accepted; `missing` halves without code.
    """

    work: int = 0
    off: int = 0
    paid_leave: int = 0
    insurance: int = 0
    unpaid: int = 0
    other: int = 0
    late: int = 0
    early: int = 0
    minutes: int = 0
    missing: int = 0
    expected: int = 0
    hand: int = 0
    excused: int = 0
    excused_minutes: int = 0

    @property
    def occasions(self) -> int:
        """How often late or early."""
        return self.late + self.early

    @property
    def paid(self) -> int:
        """Halves paid as time: column 32 of form C01a-HD without the days off of the calendar."""
        return self.work + self.paid_leave


@dataclass(frozen=True, eq=False)
class MonthLine:
    """One person of the month; `roll` says where and when the person belongs.

    Reckoned when first asked for: of a month of hundreds some thirty are looked at. What it is reckoned
    from is fixed at the making, so that it says the same whenever it is asked.
    """

    roll: RollLine
    reckon: Callable[[], tuple[tuple[Cell, ...], Totals]]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, MonthLine):
            return NotImplemented
        return self.roll == other.roll and self.cells == other.cells

    __hash__ = None  # type: ignore[assignment]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """A cell a day of the month."""
        return self._reckoned[0]

    @property
    def totals(self) -> Totals:
        """What the cells add up to."""
        return self._reckoned[1]

    @cached_property
    def _reckoned(self) -> tuple[tuple[Cell, ...], Totals]:
        return self.reckon()

    @property
    def person(self) -> Person:
        return self.roll.person

    @property
    def unit(self) -> Unit:
        return self.roll.unit

    def codes(self) -> Counter[str]:
        """How many counted halves of each code."""
        return Counter(half.code for cell in self.cells for half in cell if half.expected and half.code)


@dataclass(frozen=True)
class MonthSheet:
    """A month of one unit or the whole office (`unit_id` 0), lines by unit and name.

    `days` are the plans of the office; a person with hours of their own has other expected halves.
    `closing_id`: of the closing in force, 0 while the month is open.
    """

    month: str
    days: tuple[DayPlan, ...]
    lines: tuple[MonthLine, ...]
    symbols: tuple[Symbols, ...]
    today: date
    unit_id: int = 0
    closing_id: int = 0

    @property
    def closed(self) -> bool:
        """Whether the month may only be read."""
        return self.closing_id != 0

    @property
    def first(self) -> date:
        return self.days[0].day

    @property
    def last(self) -> date:
        return self.days[-1].day

    @cached_property
    def totals(self) -> Totals:
        """Of everybody together."""
        return Totals(*map(sum, zip(*(line.totals for line in self.lines), strict=True)))

    @cached_property
    def groups(self) -> tuple[tuple[Unit, tuple[MonthLine, ...]], ...]:
        """The lines by unit."""
        found: dict[int, tuple[Unit, list[MonthLine]]] = {}
        for line in self.lines:
            found.setdefault(line.unit.id, (line.unit, []))[1].append(line)
        return tuple((unit, tuple(lines)) for unit, lines in found.values())

    @cached_property
    def by_person(self) -> dict[int, MonthLine]:
        return dict(zip(self.places, self.lines, strict=True))

    @cached_property
    def places(self) -> dict[int, int]:
        """Where the line of a person stands among the lines, from 0."""
        return {line.roll.person.id: at for at, line in enumerate(self.lines)}

    def with_lines(self, changed: Mapping[int, MonthLine]) -> MonthSheet:
        """The same sheet with these lines (by person) in the places of the former ones.

        Who stands where is kept, so that a typed cell does not cost a look at everybody.
        """
        lines = list(self.lines)
        for person, line in changed.items():
            lines[self.places[person]] = line
        made = replace(self, lines=tuple(lines))
        vars(made)["places"] = self.places
        return made

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every code that stands in a cell; equal cells are one object and are looked at once."""
        cells = {id(cell): cell for line in self.lines for cell in line.cells}
        return frozenset(half.code for cell in cells.values() for half in cell if half.code)

    @property
    def working_halves(self) -> int:
        """How many halves the calendar of the office asks for."""
        return sum((plan.morning is not None) + (plan.afternoon is not None) for plan in self.days)

    def cell(self, person_id: int, day: date) -> Cell | None:
        """The cell, None outside of the sheet."""
        line = self.by_person.get(person_id)
        return line.cells[day.day - 1] if line and self.first <= day <= self.last else None


def show_halves(halves: int) -> str:
    """Days as a person writes them: 39 halves are `19,5`."""
    return f"{halves // 2}" + (",5" if halves % 2 else "")
