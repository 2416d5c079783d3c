"""Points of item II.6: how a rule's points are written, and the sheet of one person's month.

Internal tracking only: no law rests on these points, and none count before the office confirmed a scale.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.conduct import HalfDay
from app.domain.conduct_tally import Fact
from app.errors import Problem

NOT_LEGAL = "Theo dõi nội bộ, không phải căn cứ pháp lý."
HOW_WRITTEN = (
    "Viết một số (-2), một khoảng để chọn từng lần (-2 đến -10), theo phút (đến 15 phút: -1; quá: -2) "
    "hoặc theo buổi (nửa ngày: -5; cả ngày: -10)."
)
_NUMBER = r"([+-]?\d{1,3})"
_BY_MINUTES = re.compile(rf"đến (\d{{1,3}}) phút: {_NUMBER}; quá: {_NUMBER}")
_BY_HALVES = re.compile(rf"nửa ngày: {_NUMBER}; cả ngày: {_NUMBER}")
_RANGE = re.compile(rf"{_NUMBER} đến {_NUMBER}")
_ONE = re.compile(_NUMBER)


@dataclass(frozen=True)
class PointScale:
    """The office's confirmed table over a period: every month begins at `base`, ends at `floor` or above,
    and merits add at most `cap`. `basis` names the paper that confirms it.
    """

    id: int
    base: int = 100
    floor: int = 0
    cap: int = 10
    basis: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Points:
    """What one occurrence costs or earns; `highest` differs from `lowest` (in size) only in a range."""

    lowest: int
    highest: int
    minutes: int = 0
    by_half: bool = False

    @property
    def chosen(self) -> bool:
        """Whether each occurrence gets its own number within a range."""
        return not self.minutes and not self.by_half and self.lowest != self.highest

    def of(self, half: HalfDay, minutes: int | None, given: int | None) -> int:
        """The points of one occurrence; in a range without a number given, its end nearest to 0."""
        if self.minutes:
            return self.lowest if (minutes or 0) <= self.minutes else self.highest
        if self.by_half:
            return self.highest if half is HalfDay.DAY else self.lowest
        return given if given is not None else self.lowest

    def holds(self, given: int) -> bool:
        """Whether a number lies in the range."""
        low, high = sorted((self.lowest, self.highest))
        return low <= given <= high


@dataclass(frozen=True)
class PointLine:
    """One row of the sheet: the fact, its points as the rule says, and whether they count."""

    fact: Fact
    points: int
    counts: bool
    words: str


@dataclass(frozen=True)
class PointSheet:
    """One person's month: from `base` over the lines to `score`; capped merits and the floor are said."""

    person_id: int
    month: str
    scale: PointScale
    lines: tuple[PointLine, ...]
    faults: int
    merits: int
    merits_counted: int
    score: int


@dataclass(frozen=True)
class YearPoints:
    """The months of one person's year that have points; none where no scale was in force."""

    sheets: tuple[PointSheet, ...] = ()

    @property
    def mean(self) -> int | None:
        """The mean of the months in hundredths of a point, half rounded up; None without months."""
        if not self.sheets:
            return None
        months = len(self.sheets)
        return (200 * sum(sheet.score for sheet in self.sheets) + months) // (2 * months)


def read_points(text: str) -> Points | None:
    """The points as written, None for an empty text; ValueError for what is not written as HOW_WRITTEN."""
    text = " ".join(text.replace("−", "-").replace("–", "-").lower().split())
    if not text:
        return None
    if found := _BY_MINUTES.fullmatch(text):
        return Points(int(found[2]), int(found[3]), minutes=int(found[1]))
    if found := _BY_HALVES.fullmatch(text):
        return Points(int(found[1]), int(found[2]), by_half=True)
    if found := _RANGE.fullmatch(text):
        low, high = sorted((int(found[1]), int(found[2])), key=abs)
        return Points(low, high)
    if found := _ONE.fullmatch(text):
        return Points(int(found[1]), int(found[1]))
    raise ValueError(text)


def check_scale(scale: PointScale) -> tuple[Problem, ...]:
    """What a scale lacks."""
    problems = []
    if not scale.basis:
        problems.append(
            Problem("basis", "Chưa ghi văn bản xác nhận thang điểm. Ví dụ: Quy chế cơ quan, ngày 05/01/2023.")
        )
    if scale.valid_from is None:
        problems.append(Problem("valid_from", "Chưa ghi từ ngày nào tính điểm. Ví dụ 01/01/2023."))
    if scale.base <= 0:
        problems.append(Problem("base", "Điểm đầu tháng từ 1 trở lên, ví dụ 100."))
    if not 0 <= scale.floor <= scale.base:
        problems.append(Problem("floor", "Điểm thấp nhất từ 0 đến điểm đầu tháng."))
    if scale.cap < 0:
        problems.append(Problem("cap", "Điểm cộng tối đa từ 0 trở lên, ví dụ 10."))
    return tuple(problems)


def point_sheet(person_id: int, month: str, scale: PointScale, facts: Iterable[Fact]) -> PointSheet:
    """Add the month up; what was excused or cancelled stands there without counting."""
    lines = tuple(_line(fact) for fact in facts)
    faults = sum(line.points for line in lines if line.counts and line.points < 0)
    merits = sum(line.points for line in lines if line.counts and line.points > 0)
    counted = min(merits, scale.cap)
    score = max(scale.floor, scale.base + faults + counted)
    return PointSheet(person_id, month, scale, lines, faults, merits, counted, score)


def _line(fact: Fact) -> PointLine:
    try:
        points = read_points(fact.rule.points)
    except ValueError:
        points = None
    if points is None:
        return PointLine(fact, 0, False, "nội dung này không có điểm")
    worth = points.of(fact.half, fact.minutes, fact.points)
    if (worth > 0) != fact.merit:
        return PointLine(fact, 0, False, "nội dung này không có điểm cho trường hợp này")
    if not fact.stands:
        return PointLine(fact, worth, False, "không tính: " + fact.state_words.lower())
    open_range = points.chosen and fact.points is None
    return PointLine(fact, worth, True, "chưa chọn điểm, lấy mức gần 0 nhất" if open_range else "")
