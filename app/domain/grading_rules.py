"""How a year is graded, as rules of a day: who is graded, what caps a grade, how many may be outstanding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.award_facts import GRADE_WORDS, GRADES
from app.domain.quality_grades import HUNDREDTHS
from app.domain.staff import AwayKind

HIGHEST = GRADES[-1]
ROUNDINGS = ("down", "up", "nearest")
ROUNDING_WORDS = {"down": "bỏ phần lẻ", "up": "làm tròn lên", "nearest": "làm tròn đến số gần nhất"}


@dataclass(frozen=True)
class GradingRule:
    """Below `min_months` months worked a person is not graded, absences of `despite` apart.

    Leave from `cap_from_months` months holds the grade at `cap_grade` or below; 0 for no such cap. A person
    disciplined in the year is graded `discipline_grade`; with `duty_only` only acts to do with công vụ count.
    `follow_up` is "none", "month" or "quarter"; `due` month and day of the grading.
    """

    min_months: int
    despite: tuple[AwayKind, ...]
    cap_from_months: int
    cap_grade: str
    discipline_grade: str
    duty_only: bool
    due: tuple[int, int]
    follow_up: str
    source: str
    verified: bool


@dataclass(frozen=True)
class RatioRule:
    """At most `percent` of those graded `of` may be graded HTXS; see data/rules/grades.toml."""

    capped: bool
    percent: int
    of: str
    outstanding_percent: int
    rounding: str
    source: str
    verified: bool


@dataclass(frozen=True)
class Band:
    """From so many whole points on the year is graded `grade`."""

    grade: str
    points: int
    source: str
    verified: bool


@dataclass(frozen=True)
class RatioCheck:
    """`top` people of `base` graded as the rule says; `most` may be (None: no cap). `words` show the sum."""

    top: int
    base: int
    most: int | None
    words: str
    rule: RatioRule

    @property
    def holds(self) -> bool:
        return self.most is None or self.top <= self.most


def check_ratio(grades: Iterable[str], rule: RatioRule, *, outstanding: bool = False) -> RatioCheck:
    """Whether the highest grade is within the ratio; in whole numbers, the rounding shown."""
    counts = Counter(grades)
    top, base = counts[HIGHEST], counts[rule.of]
    if not rule.capped:
        return RatioCheck(top, base, None, f"{top} người {GRADE_WORDS[HIGHEST]}; không giới hạn tỷ lệ", rule)
    percent = rule.outstanding_percent if outstanding and rule.outstanding_percent else rule.percent
    most = _part(percent * base, rule.rounding)
    exact = f"{percent} % của {base} người {GRADE_WORDS[rule.of]} = {_hundredths(percent * base)}"
    rounded = "" if percent * base % 100 == 0 else f", {ROUNDING_WORDS[rule.rounding]} còn {most}"
    return RatioCheck(top, base, most, f"{exact}{rounded}; đang có {top}", rule)


def grade_of_points(points: int, bands: Iterable[Band]) -> str:
    """The grade that so many hundredths of a point give; "" where no band is in force."""
    reached = [band for band in bands if points >= band.points * HUNDREDTHS]
    return max(reached, key=lambda band: band.points).grade if reached else ""


def capped_at(grade: str, cap: str) -> bool:
    """Whether the grade is above the cap; an empty cap caps nothing."""
    return bool(cap) and GRADES.index(grade) > GRADES.index(cap)


def _part(hundredfold: int, rounding: str) -> int:
    if rounding == "up":
        return -(-hundredfold // 100)
    return (2 * hundredfold + 100) // (2 * 100) if rounding == "nearest" else hundredfold // 100


def _hundredths(hundredfold: int) -> str:
    whole, rest = divmod(hundredfold, 100)
    return f"{whole},{rest:02d}".rstrip("0") if rest else str(whole)
