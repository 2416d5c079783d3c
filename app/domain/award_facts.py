"""What is known of a person or a collective when a title or a commendation is weighed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

# From the lowest to the highest: Luật 80/2025/QH15, Điều 26 khoản 1; Nghị định 90/2020/NĐ-CP.
GRADES = ("KHT", "HT", "HTT", "HTXS")
GRADE_WORDS = {
    "KHT": "không hoàn thành nhiệm vụ",
    "HT": "hoàn thành nhiệm vụ",
    "HTT": "hoàn thành tốt nhiệm vụ",
    "HTXS": "hoàn thành xuất sắc nhiệm vụ",
}
# Where an initiative was recognised, from the narrowest to the widest.
LEVELS = ("co-so", "tinh", "toan-quoc")
LEVEL_WORDS = {"co-so": "cơ sở", "tinh": "tỉnh", "toan-quoc": "toàn quốc"}
# Forms of discipline from the mildest to the hardest; which of them exist on a day is a rule of its own.
FORMS = ("khien-trach", "canh-cao", "ha-bac-luong", "giang-chuc", "cach-chuc", "buoc-thoi-viec")
FORM_WORDS = {
    "khien-trach": "khiển trách",
    "canh-cao": "cảnh cáo",
    "ha-bac-luong": "hạ bậc lương",
    "giang-chuc": "giáng chức",
    "cach-chuc": "cách chức",
    "buoc-thoi-viec": "buộc thôi việc",
}
PERSON, COLLECTIVE = "person", "collective"
ON_MERIT = "cong-trang"


@dataclass(frozen=True)
class Held:
    """A title or commendation held for a year, by its code."""

    year: int
    code: str


@dataclass(frozen=True)
class Initiative:
    """A sáng kiến, đề tài or đề án recognised in a year at a level; `used_for`: where it already served."""

    year: int
    level: str
    used_for: str = ""


@dataclass(frozen=True)
class Disciplined:
    """A formal decision of discipline; `duty`: the act had to do with công vụ."""

    form: str
    on: date
    duty: bool = False


@dataclass(frozen=True)
class Explained:
    """Why a year without a grade breaks no run: the absence in words, and the rule that lets it pass."""

    words: str
    source: str
    verified: bool


@dataclass(frozen=True)
class Facts:
    """The history as far as it is known. An absent grade is not known; an empty list means none.

    `explained` are years without a grade over which a run of years goes on; they are not counted themselves.

    `months_worked` are months of the year rewarded, 0 to 12. For a collective `members` is the number of its
    people, of whom `ldtt` and `cstdcs` hold those titles for the year and `completed` did their task;
    `review` words the matters for which `under_review` holds, "" where the book does not tell.
    `ldtt_by_higher` of `ldtt` are listed with a title alone that nobody gets without LĐTT.
    """

    subject: str
    title: str
    year: int
    decided_on: date
    received_on: date | None = None
    joined: date | None = None
    months_worked: int = 12
    ground: str = ON_MERIT
    grades: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    explained: Mapping[int, Explained] = field(default_factory=lambda: MappingProxyType({}))
    titles: tuple[Held, ...] = ()
    commendations: tuple[Held, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    discipline: tuple[Disciplined, ...] = ()
    under_review: bool = False
    review: str = ""
    members: int = 0
    ldtt: int = 0
    ldtt_by_higher: int = 0
    cstdcs: int = 0
    completed: int = 0
    worst_discipline: str = ""

    def has(self, code: str, year: int) -> bool:
        """Whether the title or commendation is held for the year."""
        return Held(year, code) in self._held

    @cached_property
    def _held(self) -> frozenset[Held]:
        return frozenset((*self.titles, *self.commendations))

    def grade(self, year: int) -> str | None:
        """The grade of the year, or None where it is not known."""
        return self.grades.get(year)


def at_least(grade: str, floor: str) -> bool:
    """Whether a grade is the floor or above it."""
    return GRADES.index(grade) >= GRADES.index(floor)
