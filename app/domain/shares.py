"""The share of a unit's people who hold a title for a year, with the denominator shown person by person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from app.domain.awards_held import AwardHeld


@dataclass(frozen=True)
class Share:
    """`held` of `base` people hold the title. `left_out` names who is not in the base, and why."""

    title: str
    year: int
    holders: tuple[int, ...]
    base: tuple[int, ...]
    left_out: Mapping[int, str]
    rows: tuple[AwardHeld, ...]

    @property
    def by_another(self) -> int:
        """How many of the holders have it by a title that rests on it alone."""
        plain = {row.person_id for row in self.rows if row.code == self.title}
        return sum(person not in plain for person in self.holders)

    @property
    def held(self) -> int:
        return len(self.holders)

    @property
    def of(self) -> int:
        return len(self.base)

    def at_least(self, percent: int) -> bool:
        """Whether the share is `percent` or more, in whole numbers; nobody in the base is no share."""
        return self.of > 0 and self.held * 100 >= percent * self.of

    def more_than(self, percent: int) -> bool:
        """Whether the share is above `percent`."""
        return self.of > 0 and self.held * 100 > percent * self.of


def share_with_title(
    members: Iterable[int],
    awards: Iterable[AwardHeld],
    title: str,
    year: int,
    left_out: Mapping[int, str],
    resting: Collection[str] = (),
) -> Share:
    """Of the members (person ids) those who hold the title for the year; cancelled awards do not count.

    `resting` are codes of titles that nobody is given without having reached this one: who holds one of them
    has it too, though lists name the higher one alone. `left_out` are members the office takes out of the
    base (new recruits, long leave), each with its reason.
    """
    base = tuple(dict.fromkeys(person for person in members if person not in left_out))
    rows = tuple(
        row
        for row in awards
        if row.code in (title, *resting) and row.year == year and not row.cancelled and row.person_id in base
    )
    holders = tuple(person for person in base if any(row.person_id == person for row in rows))
    return Share(title, year, holders, base, dict(left_out), rows)
