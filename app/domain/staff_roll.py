"""Who belongs to the office over a span of days, by unit and in the order of Vietnamese names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from app.domain.office import Dated, Unit, holds
from app.domain.staff import AwayPeriod, ClockNumber, Membership, Person, membership_on
from app.domain.vietnamese_order import name_key
from app.domain.wording import fold

# What a membership without a known unit stands under; it keeps the person in sight.
NO_UNIT = Unit(0, "Chưa rõ đơn vị", "Chưa rõ", "", 10_000)


class Owned(Dated, Protocol):
    """A dated row of one person."""

    @property
    def person_id(self) -> int: ...


_O = TypeVar("_O", bound=Owned)

_DEPUTY = "pho "  # folded: Phó Trưởng phòng, Phó Giám đốc


@dataclass(frozen=True)
class RollLine:
    """One person of a span of days; `unit` is where the person stands on the last day spent here in it."""

    person: Person
    unit: Unit
    memberships: tuple[Membership, ...] = ()
    aways: tuple[AwayPeriod, ...] = ()

    def membership(self, day: date) -> Membership | None:
        """The membership in force on the day, or None."""
        return membership_on(self.memberships, self.person.id, day)

    def belongs(self, day: date) -> bool:
        """Whether the person is of the office on the day, away for long or not."""
        return any(holds(row, day) for row in self.memberships)

    def away(self, day: date) -> AwayPeriod | None:
        """The longer absence the day falls into, or None."""
        return next((row for row in self.aways if holds(row, day)), None)


def head_of(lines: Iterable[RollLine], day: date) -> RollLine | None:
    """Who leads on the day: a leader, and of several the first whose post is not a deputy's."""
    leaders = []
    for line in lines:
        row = line.membership(day)
        if row is not None and row.leader:
            leaders.append((fold(row.post).startswith(_DEPUTY), line))
    return min(leaders, key=lambda one: one[0], default=(False, None))[1]


def staff_roll(
    people: Iterable[Person],
    memberships: Iterable[Membership],
    aways: Iterable[AwayPeriod],
    units: Iterable[Unit],
    first: date,
    last: date,
    unit_id: int = 0,
) -> tuple[RollLine, ...]:
    """Everybody who belongs on at least one day of the span, by position of the unit, then by name.

    Who changed unit within the span stands in the unit of the last day; `unit_id` 0 takes every unit.
    """
    by_id = {unit.id: unit for unit in units}
    belonging = _by_person(memberships)
    away = _by_person(aways)
    lines = []
    for person in people:
        within = [row for row in belonging.get(person.id, ()) if meets(row, first, last)]
        if not within:
            continue
        at_last = within[0]
        if len(within) > 1:
            at_last = max(
                within, key=lambda row: (min(row.valid_to or last, last), row.valid_from or date.min)
            )
        unit = by_id.get(at_last.unit_id, NO_UNIT)
        if unit_id in (0, unit.id):
            rows = tuple(belonging[person.id])
            lines.append(RollLine(person, unit, rows, tuple(away.get(person.id, ()))))
    return tuple(sorted(lines, key=roll_key))


def roll_key(line: RollLine) -> tuple[object, ...]:
    """For `sorted`: position of the unit, then the name, then who came into the book first."""
    return line.unit.position, line.unit.id, name_key(line.person.name), line.person.id


def meets(row: Dated, first: date, last: date) -> bool:
    """Whether the row is in force on at least one day of the span."""
    return (row.valid_from is None or row.valid_from <= last) and (
        row.valid_to is None or row.valid_to >= first
    )


def overlap(one: Dated, two: Dated) -> bool:
    """Whether both rows are in force on one same day."""
    return meets(one, two.valid_from or date.min, two.valid_to or date.max)


def clock_key(number: str) -> str:
    """Clock numbers as one compares them: 00017 and 17 are one number."""
    return number.strip().lstrip("0") or "0"


def clock_owner(numbers: Iterable[ClockNumber], number: str, day: date, device: str = "") -> int:
    """Whose number it is on the day, 0 when nobody's; a row of the very device goes before one of all."""
    wanted = clock_key(number)
    found = [
        row
        for row in numbers
        if clock_key(row.number) == wanted and row.device in ("", device) and holds(row, day)
    ]
    return max(found, key=lambda row: (row.device != "", row.id)).person_id if found else 0


def _by_person(rows: Iterable[_O]) -> dict[int, list[_O]]:
    found: dict[int, list[_O]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found
