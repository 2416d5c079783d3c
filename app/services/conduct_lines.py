"""What the workbook of conduct tells of a period, as plain lines in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from app.documents.layouts.conduct_book import DaysOf, Note, Occasion, month_name
from app.documents.layouts.points_sheets import Point, PointMonth
from app.domain.conduct import HALF_WORDS, STATE_WORDS, HalfDay
from app.domain.conduct_points import PointLine
from app.domain.conduct_tally import Fact, FactKey
from app.domain.month_sheet import Totals
from app.domain.staff_roll import RollLine
from app.services.clock_verdicts import month_ends, months_between
from app.services.conduct_facts import UnitOn

if TYPE_CHECKING:
    from app.services.office import Office

_NOWHERE = "Ngoài đơn vị"


@dataclass(frozen=True)
class Only:
    """Part of a period: the facts that are told, and in words which these are ("Chưa xong; ĐM Đi muộn")."""

    words: str
    keys: frozenset[FactKey]


class ConductLines:
    """Lines of one period; a name borne twice says the birth year or the number of the person."""

    def __init__(self, office: Office, first: date, last: date, only: Only | None = None) -> None:
        self._office, self._first, self._last, self._only = office, first, last, only
        self._units = {unit.id: unit.name for unit in office.staff.units()}
        people = office.staff.people()
        twice = {name for name, count in Counter(person.name for person in people).items() if count > 1}
        self._names = {
            person.id: person.name
            if person.name not in twice
            else f"{person.name} ({person.birth_date.year if person.birth_date else person.id})"
            for person in people
        }

    @cached_property
    def _roll(self) -> tuple[RollLine, ...]:
        return self._office.staff.roll(self._first, self._last)

    @cached_property
    def _facts(self) -> tuple[Fact, ...]:
        found = self._office.conduct.facts(self._first, self._last)
        only = self._only
        return found if only is None else tuple(fact for fact in found if fact.key in only.keys)

    def people(self) -> tuple[str, ...]:
        """Everybody of the period by unit and name, then whoever else has an occasion; of a part of it
        those who have one.
        """
        here = {fact.person_id for fact in self._facts}
        found = dict.fromkeys(
            self._names[line.person.id] for line in self._roll if self._only is None or line.person.id in here
        )
        found |= dict.fromkeys(one.person for one in self.occasions())
        return tuple(found)

    def units(self) -> tuple[str, ...]:
        """The units of the period in their order; of a part of it those with an occasion."""
        here = {fact.unit_id for fact in self._facts}
        found = dict.fromkeys(
            line.unit.name for line in self._roll if self._only is None or line.unit.id in here
        )
        found |= dict.fromkeys(one.unit for one in self.occasions())
        return tuple(found)

    def rules(self) -> tuple[tuple[str, str], ...]:
        """Code and name of each rule in force on the last day, and of those older ones with occasions."""
        found = {rule.code: rule.name for rule in self._office.conduct.rules_on(self._last)}
        for fact in self._facts:
            found.setdefault(fact.rule.code, fact.rule.name)
        return tuple(found.items())

    def notes(self) -> tuple[Note, ...]:
        """Every note by day."""
        conduct, unit_on = self._office.conduct, UnitOn(self._office)
        told = {fact.incident_id for fact in self._facts}
        return tuple(
            Note(
                one.day,
                _half(one.half),
                self._names.get(one.person_id, ""),
                self._units.get(unit_on(one.person_id, one.day), _NOWHERE),
                f"{one.rule} {rule.name}" if (rule := conduct.rule_on(one.rule, one.day)) else one.rule,
                one.words,
                one.minutes,
                one.place,
                one.noted_by,
                STATE_WORDS[one.state],
                one.answer,
                one.reason,
                one.decided_on,
            )
            for one in conduct.incidents(self._first, self._last)
            if one.id in told
        )

    def occasions(self) -> tuple[Occasion, ...]:
        """Every fact by day, each once."""
        return self._occasions

    @cached_property
    def _occasions(self) -> tuple[Occasion, ...]:
        return tuple(
            Occasion(
                fact.day,
                _half(fact.half),
                self._names.get(fact.person_id, ""),
                self._units.get(fact.unit_id, _NOWHERE),
                fact.rule.code,
                fact.merit,
                fact.minutes or 0,
                fact.state_words,
                fact.stands,
            )
            for fact in self._facts
        )

    def points(self) -> tuple[tuple[PointMonth, ...], tuple[Point, ...]]:
        """Months and single points where the office counts them and the period is made of whole months."""
        if not self._whole_months or not self._office.points.rows():
            return (), ()
        months: list[PointMonth] = []
        points: list[Point] = []
        for month in months_between(self._first, min(self._last, self._office.now().date())):
            first, last = month_ends(month)
            here = {line.person.id: line.unit.name for line in self._office.staff.roll(first, last)}
            for sheet in self._office.points.sheets(month):
                name, unit = self._names[sheet.person_id], here[sheet.person_id]
                months.append(
                    PointMonth(
                        name, unit, month_name(first), sheet.scale.base, sheet.scale.cap,
                        sheet.scale.floor, sheet.faults, sheet.merits, sheet.score,
                    )
                )  # fmt: skip
                points += [self._point(line, name) for line in sheet.lines]
        return tuple(months), tuple(sorted(points, key=lambda one: one.day))

    def _point(self, line: PointLine, name: str) -> Point:
        fact = line.fact
        unit = self._units.get(fact.unit_id, _NOWHERE)
        return Point(
            fact.day, _half(fact.half), name, unit, fact.rule.code, fact.rule.name, fact.minutes,
            line.points, line.counts, month_name(fact.day), line.words,
        )  # fmt: skip

    @property
    def _whole_months(self) -> bool:
        """Whether nothing but whole months is told, all of them."""
        return self._only is None and self._first.day == 1 and (self._last + timedelta(days=1)).day == 1

    def days(self) -> tuple[DaysOf, ...]:
        """Days of each person when the period is made of whole months, else nothing; nothing of a part."""
        if not self._whole_months:
            return ()
        sums: dict[int, list[Totals]] = {}
        day = self._first
        while day <= self._last:
            for line in self._office.attendance.month(f"{day:%Y-%m}").lines:
                sums.setdefault(line.person.id, []).append(line.totals)
            day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        return tuple(
            _days_of(self._names[line.person.id], line.unit.name, sums[line.person.id])
            for line in self._roll
            if line.person.id in sums
        )


def _days_of(person: str, unit: str, months: list[Totals]) -> DaysOf:
    whole = Totals(*map(sum, zip(*months, strict=True)))
    return DaysOf(
        person,
        unit,
        whole.work,
        whole.paid_leave,
        whole.insurance,
        whole.unpaid,
        whole.other,
        whole.missing,
        whole.occasions,
        whole.minutes,
    )


def _half(half: HalfDay) -> str:
    return HALF_WORDS[half].capitalize()
