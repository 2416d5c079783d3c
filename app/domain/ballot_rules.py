"""How the council votes on one award in one kind of round: everything the screen and the minutes print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.domain.award_bonus import BaseSalary, Bonus, bonus, coefficient_of, salary_on
from app.domain.award_rules import Ballot, RuleSet
from app.domain.voting_rules import Basis, Procedure, Simple
from app.errors import SayToUser


@dataclass(frozen=True)
class BallotRule:
    """The rule of one award: `ballot` has threshold, base and quorum, the rest how the council works.

    `simple` is the row by which this kind of round asks no ballot, or None. `rounds` is the largest number of
    ballots. Each procedure row carries its words and source.
    """

    ballot: Ballot
    procedures: tuple[Procedure, ...]
    simple: Simple | None

    @property
    def required(self) -> bool:
        """Whether a ballot must be held."""
        return self.simple is None and self.ballot.required

    @property
    def secret(self) -> bool:
        """Whether it must be secret; where the law is silent the office may still make it so."""
        return self.ballot.secret

    @property
    def absent_written(self) -> bool:
        """Whether absent members give their opinion in writing, counted with the votes."""
        return self._value("absent") == "written"

    @cached_property
    def stands_aside_stays(self) -> bool:
        """Whether a member who stands aside stays in the base."""
        return self._value("stands_aside") != "leaves"

    @property
    def candidate_votes(self) -> bool:
        """Whether a member who is a candidate still votes."""
        return self._value("candidate") != "stands-aside"

    @property
    def tie(self) -> str:
        """How equal votes for the last place within a quota are decided: a value of PROCEDURES["tie"]."""
        return self._value("tie")

    @property
    def prefers(self) -> str:
        """Who is preferred at equal merit: "female", or "none"; shown, never applied silently."""
        return self._value("equal_merit") or "none"

    @property
    def rounds(self) -> int:
        """How many ballots at most."""
        row = self.procedure("rounds")
        return row.number if row else 1

    @property
    def substitutes(self) -> bool:
        """Whether somebody may vote for a member with written authority."""
        return self._value("substitute") == "authorised"

    def procedure(self, about: str) -> Procedure | None:
        """The row about one thing, that of the award before that of all awards."""
        found = [p for p in self.procedures if p.about == about]
        return next((p for p in found if p.award), found[0] if found else None)

    def _value(self, about: str) -> str:
        row = self.procedure(about)
        return row.value if row else ""


def ballot_rule(rules: RuleSet, award: str, kind: str = "") -> BallotRule:
    """The rule of the award; `kind` is the kind of round (a kind of `Simple` asks no ballot).

    Raises SayToUser when the set has no row of votes for the award.
    """
    row = rules.ballot(award)
    if row is None:
        raise SayToUser(f"Bộ {rules.code} chưa có quy định về phiếu cho {award}. Thêm ở Cài đặt, Luật.")
    own = tuple(p for p in rules.procedures if p.award in {"", award})
    return BallotRule(row, own, next((s for s in rules.simple if s.kind == kind), None))


def bases_for(rules: RuleSet, day: date, paper: str = "") -> tuple[Basis, ...]:
    """The căn cứ of a paper of that day and kind, in their order on the paper."""
    return tuple(b for b in rules.bases if b.paper in {"", paper} and b.holds_on(day))


def bonus_on(
    rules: RuleSet, salaries: Iterable[BaseSalary], award: str, subject: str, decided_on: date
) -> Bonus:
    """The bonus of an award decided on a day, with every row it rests on; raises SayToUser, NotInForce."""
    if rules.bonus_rule is None:
        raise SayToUser(f"Bộ {rules.code} chưa có cách tính tiền thưởng. Thêm ở Cài đặt, Luật.")
    times = coefficient_of(rules.coefficients, award, subject, rules.code)
    return bonus(times, salary_on(salaries, decided_on), rules.bonus_rule)
