"""What a rule set says beside conditions: who decides, quotas, how the council votes, on what law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DOWN, UP, NEAREST = "down", "up", "nearest"
ROUNDINGS = {DOWN: "làm tròn xuống", UP: "làm tròn lên", NEAREST: "làm tròn gần nhất, nửa thì lên"}
# What a council may have rules about, and the answers a row may give.
PROCEDURES: dict[str, tuple[str, ...]] = {
    "absent": ("written", "none"),
    "stands_aside": ("stays", "leaves"),
    "candidate": ("votes", "stands-aside"),
    "equal_merit": ("female", "none"),
    "tie": ("chair", "again"),
    "rounds": ("at-most",),
    "order": ("low-to-high", "any"),
    "substitute": ("none", "authorised"),
}


@dataclass(frozen=True)
class Decider:
    """Who decides an award; `by` in words, as on a paper ("Giám đốc Sở")."""

    award: str
    subject: str
    by: str
    source: str
    verified: bool


@dataclass(frozen=True)
class Quota:
    """How many may get an award: at most `percent` of those counted by `of`; None is without a cap.

    `of` is the code of a title ("LDTT": those who reached it in the year) or "members" (all people);
    `of_words` says it. `rounding` is one of ROUNDINGS. `local`: the law leaves it to the province or office.
    """

    award: str
    subject: str
    of: str
    of_words: str
    percent: int | None
    rounding: str
    source: str
    verified: bool
    local: bool


@dataclass(frozen=True)
class Procedure:
    """One answer on how the council works: `about` and `value` from PROCEDURES, `number` where it counts.

    With an `award` it holds for that award only.
    """

    about: str
    value: str
    words: str
    source: str
    verified: bool
    local: bool
    number: int = 0
    award: str = ""


@dataclass(frozen=True)
class Simple:
    """A kind of round that goes by thủ tục đơn giản: from proposal to paper without a ballot."""

    kind: str
    words: str
    source: str
    verified: bool


@dataclass(frozen=True)
class Basis:
    """A căn cứ for papers made under the set; `paper` is a kind of paper (QĐ, TTr …) or "" for all."""

    text: str
    source: str
    verified: bool
    paper: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether a paper of that day may rest on it."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Settled:
    """Which of two readings of a text holds for an award; `source` is the paper that says so."""

    award: str
    subject: str
    reading: str
    source: str
    verified: bool


def quota_for(rule: Quota, base: int) -> int | None:
    """How many of `base` may get it, rounded exactly as the rule says; None without a cap.

    `base` is a number of people or collectives, 0 or more; raises ValueError below 0.
    """
    if base < 0:
        raise ValueError(base)
    if rule.percent is None:
        return None
    whole, rest = divmod(rule.percent * base, 100)
    if rule.rounding == UP:
        return whole + (1 if rest else 0)
    if rule.rounding == NEAREST:
        return whole + (1 if 2 * rest >= 100 else 0)
    return whole


def quota_words(rule: Quota, base: int) -> str:
    """`tối đa 3 = 15 % của 21 người đạt Lao động tiên tiến, làm tròn xuống`, or that there is no cap."""
    most = quota_for(rule, base)
    if most is None:
        return "không giới hạn tỷ lệ"
    return f"tối đa {most} = {rule.percent} % của {base} {rule.of_words}, {ROUNDINGS[rule.rounding]}"
