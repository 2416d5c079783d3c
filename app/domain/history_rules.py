"""By which rules of a day a history is counted: use of initiatives, months worked, gaps, crossings of law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.staff import AwayKind

BY_AUTHOR, BY_INITIATIVE = "author", "initiative"


@dataclass(frozen=True)
class InitiativeUseRule:
    """`single`: an initiative serves once only, for each author or for all together (`per`)."""

    single: bool
    per: str
    source: str
    verified: bool


@dataclass(frozen=True)
class MonthsRule:
    """A month counts when at most `most_missing_days` of its days were not worked.

    Longer absences of the kinds `counted` are time worked.
    """

    counted: tuple[AwayKind, ...]
    most_missing_days: int
    source: str
    verified: bool


@dataclass(frozen=True)
class BridgeRule:
    """Whether a run of years goes on over a year without a grade because of an absence of this kind."""

    kind: AwayKind
    bridges: bool
    source: str
    verified: bool


@dataclass(frozen=True)
class DecisionRule:
    """Month and day from which a decision about its own year is plausible."""

    earliest: tuple[int, int]
    source: str
    verified: bool


@dataclass(frozen=True)
class Crossing:
    """A change of law over which a run of years goes on, in the words of the law."""

    on: date
    words: str
    source: str
    verified: bool
