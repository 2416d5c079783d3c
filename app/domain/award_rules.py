"""A rule set as values: what a law version asks for each award, and how votes are counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.domain.award_bonus import BonusRule, Coefficient
from app.domain.voting_rules import Basis, Decider, Procedure, Quota, Settled, Simple

Argument = int | str | bool


@dataclass(frozen=True)
class Award:
    """A danh hiệu or hình thức khen thưởng of the catalogue, for a person or a collective."""

    code: str
    subject: str
    name: str
    source: str
    verified: bool


@dataclass(frozen=True)
class Condition:
    """One condition of an award: a measure with its arguments, in words, and where it stands in the law.

    Conditions with the same `choice` stand for each other: one option of them must hold whole, an option
    being the conditions with the same `option`. `ground` is the ground of a commendation it belongs to,
    "" for every ground. A condition with a `reading` counts only in that reading of a text not settled.
    """

    award: str
    subject: str
    measure: str
    arguments: tuple[tuple[str, Argument], ...]
    words: str
    source: str
    verified: bool
    ground: str = ""
    choice: str = ""
    option: str = ""
    reading: str = ""

    @cached_property
    def row(self) -> Mapping[str, Argument]:
        """The arguments by name, as a measure reads them."""
        return dict(self.arguments)


@dataclass(frozen=True)
class Ballot:
    """How many must agree: `percent` of `base`, "at-least" or "more-than", and how many must be present.

    `base` is "members": all members of the council, those who stand aside or are absent included. `quorum` is
    a fraction of all members, reckoned on those present. `local`: the law leaves it to province or office.
    """

    award: str
    percent: int
    comparison: str
    base: str
    quorum: tuple[int, int]
    required: bool
    secret: bool
    source: str
    quorum_source: str
    verified: bool
    local: bool


@dataclass(frozen=True)
class Transition:
    """Dossiers received before `valid_from` of a set that are still weighed by the set before."""

    to: str
    more_favourable: bool
    source: str
    verified: bool


@dataclass(frozen=True)
class LeftOut:
    """A shipped condition the office does not apply, in words; `instead` what it asks in its place, or ""."""

    award: str
    subject: str
    words: str
    reason: str
    source: str
    instead: str = ""


@dataclass(frozen=True)
class RuleSet:
    """One law version, in force from one day to another, both included; None is open."""

    code: str
    name: str
    valid_from: date
    valid_to: date | None
    awards: tuple[Award, ...]
    conditions: tuple[Condition, ...]
    ballots: tuple[Ballot, ...]
    transition: Transition | None = None
    deciders: tuple[Decider, ...] = ()
    quotas: tuple[Quota, ...] = ()
    coefficients: tuple[Coefficient, ...] = ()
    bonus_rule: BonusRule | None = None
    procedures: tuple[Procedure, ...] = ()
    simple: tuple[Simple, ...] = ()
    bases: tuple[Basis, ...] = ()
    settled: tuple[Settled, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @cached_property
    def _awards(self) -> dict[tuple[str, str], Award]:
        return {(award.code, award.subject): award for award in self.awards}

    @cached_property
    def _asked(self) -> dict[tuple[str, str, str], tuple[Condition, ...]]:
        return {}

    @cached_property
    def _grounds(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {}

    def asked(self, code: str, subject: str, ground: str) -> tuple[Condition, ...]:
        """What the award asks on the ground, each once; for an award it rests on the conditions of that one.

        Kept once found: a round asks for every candidate.
        """
        key = (code, subject, ground)
        if key not in self._asked:
            self._asked[key] = tuple(dict.fromkeys(self._expanded(code, subject, ground)))
        return self._asked[key]

    def _expanded(self, code: str, subject: str, ground: str) -> Iterator[Condition]:
        for condition in self.conditions:
            if (condition.award, condition.subject) != (code, subject) or condition.ground not in {
                "",
                ground,
            }:
                continue
            if condition.measure == "meets_award":
                yield from self._expanded(str(condition.row["needs"]), subject, ground)
            else:
                yield condition

    def resting_on(self, code: str, subject: str) -> tuple[str, ...]:
        """Codes of the awards that ask for the conditions of this one before their own."""
        found = (
            row.award
            for row in self.conditions
            if row.measure == "meets_award" and row.subject == subject and row.row["needs"] == code
        )
        return tuple(dict.fromkeys(found))

    def award(self, code: str, subject: str) -> Award | None:
        """The award of the catalogue, or None."""
        return self._awards.get((code, subject))

    def ballot(self, code: str) -> Ballot | None:
        """How votes on the award are counted, or None."""
        return next((b for b in self.ballots if b.award == code), None)

    def quota(self, code: str, subject: str) -> Quota | None:
        """How many may get the award, or None where no row says."""
        return next((q for q in self.quotas if (q.award, q.subject) == (code, subject)), None)

    def decider(self, code: str, subject: str) -> Decider | None:
        """Who decides the award, or None where no row says."""
        return next((d for d in self.deciders if (d.award, d.subject) == (code, subject)), None)

    def grounds(self, code: str, subject: str) -> tuple[str, ...]:
        """The grounds on which the award may be given; empty where it has only one way."""
        key = (code, subject)
        if key not in self._grounds:
            found = (c.ground for c in self.conditions if (c.award, c.subject) == key and c.ground)
            self._grounds[key] = tuple(dict.fromkeys(found))
        return self._grounds[key]

    def holds_on(self, day: date) -> bool:
        """Whether the set is in force on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
