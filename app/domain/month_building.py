"""Building the month sheet out of roll, calendar, clock and marks.

A month of 300 people is 9,000 cells with very few different ones, so cells are made once and shared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from app.domain.attendance_symbols import CountsAs, StandsFor, Symbols
from app.domain.clock_verdict import DayVerdict, HalfVerdict
from app.domain.conduct_tally import NOTHING
from app.domain.month_sheet import Cell, Half, MonthLine, Origin, Totals
from app.domain.noted_halves import NotedDay, NotedHalf
from app.domain.staff_roll import RollLine, meets
from app.domain.working_calendar import OFF, DayPlan, WorkingCalendar

# Morning and afternoon as entered by hand; "" where nothing is.
Mark = tuple[str, str]
_PUNCHED = {HalfVerdict.PRESENT: StandsFor.CLOCK_PRESENT, HalfVerdict.ABSENT: StandsFor.CLOCK_ABSENT}


class MonthBuilder:
    """Everything of a month but the marks; `line` puts one person's marks and verdicts over it."""

    def __init__(
        self, calendar: WorkingCalendar, days: tuple[DayPlan, ...], symbols: tuple[Symbols, ...], today: date
    ) -> None:
        self.days = days
        self.symbols = symbols
        self._calendar = calendar
        self._today = today
        self._first, self._last = days[0].day, days[-1].day
        self._cells: dict[Cell, Cell] = {}
        self._over: dict[tuple[object, ...], Cell] = {}
        self._counted: dict[int, Totals] = {}
        self._usual = [self._ground(plan, at, inside=True, away="") for at, plan in enumerate(days)]

    def line(
        self,
        roll: RollLine,
        marks: Iterable[tuple[int, Mark]],
        verdicts: Iterable[tuple[int, DayVerdict]],
        notes: Iterable[tuple[int, NotedDay]] = (),
    ) -> MonthLine:
        """The line of one person; days are given as their place in the month, from 0."""
        return MonthLine(roll, partial(self._reckon, roll, marks, verdicts, notes))

    def _reckon(
        self,
        roll: RollLine,
        marks: Iterable[tuple[int, Mark]],
        verdicts: Iterable[tuple[int, DayVerdict]],
        notes: Iterable[tuple[int, NotedDay]],
    ) -> tuple[tuple[Cell, ...], Totals]:
        cells = self._bare(roll)
        for at, verdict in verdicts:
            cells[at] = self._clocked(cells[at], verdict, at)
        for at, mark in marks:
            cells[at] = self._marked(cells[at], mark, at)
        for at, (one, two) in notes:
            cell = cells[at]
            cells[at] = self._shared(Cell(_noted(cell.morning, one), _noted(cell.afternoon, two)))
        return tuple(cells), self._totals(cells)

    def _bare(self, roll: RollLine) -> list[Cell]:
        person = roll.person.id
        own = self._calendar.own_hours(person)
        aways = [row for row in roll.aways if meets(row, self._first, self._last)]
        whole = any(
            (row.valid_from is None or row.valid_from <= self._first)
            and (row.valid_to is None or row.valid_to >= self._last)
            for row in roll.memberships
        )
        if whole and not aways and not own:
            return list(self._usual)
        cells = []
        for at, plan in enumerate(self.days):
            mine = self._calendar.on(plan.day, person) if own else plan
            away = roll.away(plan.day) if aways else None
            inside = whole or roll.belongs(plan.day)
            cells.append(self._ground(mine, at, inside=inside, away=away.kind.value if away else ""))
        return cells

    def _ground(self, plan: DayPlan, at: int, *, inside: bool, away: str) -> Cell:
        """What stands in a cell before clock and hand."""
        symbols = self.symbols[at]
        due = plan.day <= self._today
        halves = []
        for hours in (plan.morning, plan.afternoon):
            works = hours is not None
            half = Half(expected=works and inside, inside=inside, missing=works and inside and due)
            if inside and not works and plan.kind in OFF:
                half = half._replace(code=symbols.code_for(plan.kind.value), origin=Origin.CALENDAR)
            elif inside and works and away and (code := symbols.code_for(away)):
                half = self._coded(half, code, symbols)._replace(origin=Origin.AWAY)
            halves.append(half)
        return self._shared(Cell(*halves))

    def _clocked(self, cell: Cell, verdict: DayVerdict, at: int) -> Cell:
        key = (id(cell), id(self.symbols[at]), *verdict[2:8])
        found = self._over.get(key)
        if found is None:
            symbols = self.symbols[at]
            one = self._punched(
                cell.morning, verdict.morning, verdict.late_morning, verdict.early_morning, symbols
            )
            two = self._punched(
                cell.afternoon, verdict.afternoon, verdict.late_afternoon, verdict.early_afternoon, symbols
            )
            found = self._over[key] = self._shared(Cell(one, two))
        return found

    def _punched(self, half: Half, said: HalfVerdict, late: int, early: int, symbols: Symbols) -> Half:
        if said is HalfVerdict.WAITING:
            return half._replace(waiting=half.missing)
        code = symbols.code_for(_PUNCHED[said]) if said else ""
        if not code:
            return half
        told = half._replace(clock=code, clock_late=late, clock_early=early)
        if not half.expected or half.origin is Origin.AWAY:
            return told
        return self._coded(told, code, symbols)._replace(
            origin=Origin.CLOCK, late=late, early=early, late_times=late > 0, early_times=early > 0
        )

    def _marked(self, cell: Cell, mark: Mark, at: int) -> Cell:
        key = (id(cell), id(self.symbols[at]), mark)
        found = self._over.get(key)
        if found is None:
            halves = [
                self._coded(half, code, self.symbols[at])._replace(
                    origin=Origin.HAND, late=0, early=0, late_times=0, early_times=0
                )
                if code
                else half
                for half, code in zip(cell, mark, strict=True)
            ]
            found = self._over[key] = self._shared(Cell(*halves))
        return found

    @staticmethod
    def _coded(half: Half, code: str, symbols: Symbols) -> Half:
        row = symbols.by_code.get(code)
        weight, counts_as = (row.weight, row.counts_as) if row else (0, CountsAs.OFF)
        return half._replace(code=code, missing=False, weight=weight, counts_as=counts_as)

    def _shared(self, cell: Cell) -> Cell:
        return self._cells.setdefault(cell, cell)

    def _totals(self, cells: Sequence[Cell]) -> Totals:
        sums = [0] * len(Totals._fields)
        for number, times in Counter(map(id, cells)).items():
            for at, value in enumerate(self._counts(number, cells)):
                if value:
                    sums[at] += value * times
        return Totals(*sums)

    def _counts(self, number: int, cells: Sequence[Cell]) -> Totals:
        found = self._counted.get(number)
        if found is None:
            cell = next(cell for cell in cells if id(cell) == number)
            found = self._counted[number] = totals_of(cell)
        return found


def totals_of(halves: Iterable[Half]) -> Totals:
    """What some halves add up to; of halves that are not expected only notes under II.6 count."""
    t = dict.fromkeys(Totals._fields, 0)
    for half in halves:
        t["late"] += half.late_times
        t["early"] += half.early_times
        t["minutes"] += half.late + half.early
        t["excused"] += half.excused
        t["excused_minutes"] += half.excused_minutes
        if not half.expected:
            continue
        t["expected"] += 1
        t["missing"] += half.missing
        t["hand"] += half.origin is Origin.HAND
        if half.code:
            t["work"] += half.weight
            off = 1 - half.weight
            t["off"] += off
            t[_COLUMN[half.counts_as]] += off
    return Totals(**t)


def _noted(half: Half, notes: NotedHalf) -> Half:
    """The half as the notes leave it: where a note speaks the clock's minutes give way to it."""
    late, early = notes
    if late is None and early is None:
        return half
    if late is not None:
        half = half._replace(late=late.minutes, late_times=late.standing)
    if early is not None:
        half = half._replace(early=early.minutes, early_times=early.standing)
    late, early = late or NOTHING, early or NOTHING
    return half._replace(
        noted=True,
        excused_late=late.excused,
        excused_early=early.excused,
        excused_minutes=late.excused_minutes + early.excused_minutes,
    )


_COLUMN = {
    CountsAs.PAID: "paid_leave",
    CountsAs.INSURANCE: "insurance",
    CountsAs.UNPAID: "unpaid",
    CountsAs.OFF: "other",
}


def by_person(
    verdicts: Mapping[tuple[int, date], DayVerdict],
) -> dict[int, list[tuple[int, DayVerdict]]]:
    """Verdicts of one month grouped as `MonthBuilder.line` takes them."""
    found: dict[int, list[tuple[int, DayVerdict]]] = {}
    for (person, day), verdict in verdicts.items():
        found.setdefault(person, []).append((day.day - 1, verdict))
    return found
