"""Bonuses: coefficient × lương cơ sở of the day of the decision, rounded up; what is paid of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.errors import NotInForce, SayToUser


@dataclass(frozen=True)
class BaseSalary:
    """Lương cơ sở in đồng from one day to another, both included; None is open."""

    amount: int
    valid_from: date
    valid_to: date | None
    source: str
    verified: bool


@dataclass(frozen=True)
class Coefficient:
    """How many times lương cơ sở an award brings: a fraction (numerator, denominator)."""

    award: str
    subject: str
    times: tuple[int, int]
    source: str
    verified: bool

    @property
    def words(self) -> str:
        """`1,5`."""
        return times_words(self.times)


def times_words(times: tuple[int, int] | list[int]) -> str:
    """`1,5`, or `1/3` where the fraction has no short decimal."""
    top, bottom = times
    thousandths, rest = divmod(top * 1000, bottom)
    if rest:
        return f"{top}/{bottom}"
    whole, part = divmod(thousandths, 1000)
    tail = f"{part:03d}".rstrip("0")
    return f"{whole},{tail}" if tail else f"{whole},0"


@dataclass(frozen=True)
class BonusRule:
    """How bonuses are reckoned: rounded up to `round_up_to` đồng (1: not rounded).

    `same_period`: of several titles of one period "highest" or "each" is paid; a title and a form are both
    paid, forms for different achievements each.
    """

    round_up_to: int
    same_period: str
    words: str
    source: str
    verified: bool


@dataclass(frozen=True)
class Bonus:
    """The bonus of one award on one day, in đồng; `exact` is a fraction before rounding."""

    coefficient: Coefficient
    salary: BaseSalary
    rule: BonusRule
    exact: tuple[int, int]
    amount: int

    @property
    def verified(self) -> bool:
        """Whether every row it rests on was held against its text."""
        return self.coefficient.verified and self.salary.verified and self.rule.verified

    @property
    def sources(self) -> tuple[str, ...]:
        """Where each number comes from."""
        return tuple(dict.fromkeys((self.coefficient.source, self.salary.source, self.rule.source)))


@dataclass(frozen=True)
class Claim:
    """One award that may be paid: of whom, for which period, a title or a form of commendation.

    `who` and `period` are whatever tells recipients and periods apart; `achievement` tells forms apart.
    """

    who: str
    award: str
    subject: str
    period: str
    is_title: bool
    achievement: str = ""


@dataclass(frozen=True)
class Paid:
    """A claim with its bonus; `amount` in đồng is 0 where `reason` says why it is not paid."""

    claim: Claim
    bonus: Bonus
    amount: int
    reason: str = ""


def salary_on(salaries: Iterable[BaseSalary], day: date) -> BaseSalary:
    """Lương cơ sở in force on the day; raises NotInForce naming the day."""
    for one in salaries:
        if one.valid_from <= day and (one.valid_to is None or day <= one.valid_to):
            return one
    raise NotInForce(f"Chưa có mức lương cơ sở nào có hiệu lực ngày {day:%d/%m/%Y}. Thêm ở Cài đặt.")


def bonus(coefficient: Coefficient, salary: BaseSalary, rule: BonusRule) -> Bonus:
    """Coefficient × lương cơ sở, rounded up as the rule says; whole numbers only."""
    top, bottom = coefficient.times
    product = top * salary.amount
    step = rule.round_up_to * bottom
    return Bonus(coefficient, salary, rule, (product, bottom), -(-product // step) * rule.round_up_to)


def paid(claims: Sequence[tuple[Claim, Bonus]]) -> tuple[Paid, ...]:
    """What is paid of all claims, in their order: of the titles of one period only the highest.

    Two equally high titles of one period: the first is paid. Forms of commendation are each paid, once for
    one achievement where it is named.
    """
    best: dict[tuple[str, str, str], int] = {}
    for place, (claim, one) in enumerate(claims):
        if not _competes(claim, one):
            continue
        rival = best.get(_group(claim))
        if rival is None or claims[rival][1].amount < one.amount:
            best[_group(claim)] = place
    found = []
    for place, (claim, one) in enumerate(claims):
        winner = best.get(_group(claim), place) if _competes(claim, one) else place
        if winner == place:
            found.append(Paid(claim, one, one.amount))
        else:
            what = "danh hiệu của cùng thời gian" if claim.is_title else "hình thức cho cùng một thành tích"
            reason = f"chỉ chi mức cao nhất trong các {what} ({one.rule.source})"
            found.append(Paid(claim, one, 0, reason))
    return tuple(found)


def _competes(claim: Claim, one: Bonus) -> bool:
    return one.rule.same_period == "highest" and (claim.is_title or bool(claim.achievement))


def _group(claim: Claim) -> tuple[str, str, str]:
    return ("title", claim.who, claim.period) if claim.is_title else ("form", claim.who, claim.achievement)


def coefficient_of(rows: Iterable[Coefficient], award: str, subject: str, rules: str) -> Coefficient:
    """The coefficient of an award; raises SayToUser naming the set where it has none."""
    found = next((one for one in rows if (one.award, one.subject) == (award, subject)), None)
    if found is None:
        who = "cá nhân" if subject == "person" else "tập thể"
        raise SayToUser(f"Bộ {rules} chưa có mức tiền thưởng của {award} cho {who}. Thêm ở Cài đặt, Luật.")
    return found
