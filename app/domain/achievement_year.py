"""What the workbook of achievements of a year tells, as plain rows; every sum counts rows listed in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.holder import OFFICE, Holder
from app.domain.staff import SEX_WORDS, Sex

PERSON_WORDS, COLLECTIVE_WORDS = "Cá nhân", "Tập thể"
REACHED, HIGHER, MISSED = "Đạt", "Đạt mức cao hơn", "Chưa đạt"


@dataclass(frozen=True)
class Whose:
    """Who a row is about, as of the last day of its year. A name borne twice says how to tell it apart."""

    name: str
    collective: bool
    unit: str
    post: str = ""
    leader: bool = False
    sex: str = ""

    @property
    def female(self) -> bool:
        """Whether it is a woman."""
        return not self.collective and self.sex == SEX_WORDS[Sex.FEMALE]


@dataclass(frozen=True)
class Decided:
    """Number, day and issuer of a decision; "" and None where the book has none."""

    number: str = ""
    on: date | None = None
    issuer: str = ""


@dataclass(frozen=True)
class AwardRow:
    """One title or commendation; `counts` is False once cancelled, `note` then says by what.

    `id` and `holder` lead back to the row of the book.
    """

    whose: Whose
    year: int
    name: str
    short: str
    kind: str
    merit: str
    decision: Decided
    golden_book: str = ""
    money: int | None = None
    counts: bool = True
    note: str = ""
    id: int = 0
    holder: Holder = OFFICE


@dataclass(frozen=True)
class InitiativeRow:
    """One initiative of the year; `authors` with their shares and `uses` in words."""

    name: str
    kind: str
    authors: str
    unit: str
    field: str
    level: str
    decision: Decided
    effect: str = ""
    spread: str = ""
    uses: str = ""
    note: str = ""


@dataclass(frozen=True)
class GradeRow:
    """The grade of a person or collective; `points` as written ("91,5"), `state` in words."""

    whose: Whose
    grade: str
    state: str
    decision: Decided
    points: str = ""
    reason: str = ""


@dataclass(frozen=True)
class RegisteredRow:
    """What was registered and what came of it: one of REACHED, HIGHER, MISSED."""

    whose: Whose
    kind: str
    aim: str
    result: str
    outcome: str


@dataclass(frozen=True)
class MovementRow:
    """A movement or campaign that ran in the year."""

    name: str
    kind: str
    launched_by: str
    number: str
    item: str
    first: date | None
    last: date | None
    id: int = 0


@dataclass(frozen=True)
class AchievementYear:
    """A year with the history before it. `units` in order, `names` (name, short) of awards, lowest first.

    `awards` reach from `since` to `year`; everything else is of `year`.
    """

    year: int
    since: int
    units: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    grades_known: tuple[str, ...]
    levels: tuple[str, ...]
    awards: tuple[AwardRow, ...]
    initiatives: tuple[InitiativeRow, ...]
    grades: tuple[GradeRow, ...]
    registered: tuple[RegisteredRow, ...]
    movements: tuple[MovementRow, ...]
