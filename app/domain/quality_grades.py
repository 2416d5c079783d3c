"""Quality grades (xếp loại chất lượng) by year, and the points followed by month or quarter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.award_facts import GRADE_WORDS, GRADES
from app.domain.decision_checks import check_cancelling, check_decision, check_holder, check_year
from app.domain.holder import holder_of
from app.errors import Problem

HUNDREDTHS = 100  # points are whole hundredths: 91,5 points are 9150
MOST_POINTS = 100 * HUNDREDTHS
_PERIOD = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2]|Q[1-4])")


class GradeState(StrEnum):
    """A grade is proposed in the round of its year and counts once decided."""

    PROPOSED = "proposed"
    DECIDED = "decided"


GRADE_STATE_WORDS = {GradeState.PROPOSED: "Dự kiến", GradeState.DECIDED: "Đã quyết định"}


@dataclass(frozen=True)
class QualityGrade:
    """The grade of a person or collective for a year; `grade` is one of GRADES.

    `points` are hundredths of a point, None where none were given. `reason`: why, where the rule asks for it.
    """

    id: int
    person_id: int | None
    unit_id: int | None
    year: int
    grade: str
    state: GradeState = GradeState.DECIDED
    points: int | None = None
    number: str = ""
    decided_on: date | None = None
    issuer: str = ""
    reason: str = ""
    scan: str = ""
    cancelled_by: str = ""
    cancelled_on: date | None = None
    note: str = ""

    @property
    def cancelled(self) -> bool:
        return bool(self.cancelled_by) or self.cancelled_on is not None

    @property
    def counts(self) -> bool:
        """Whether it is the grade of its year: decided and not taken back."""
        return self.state is GradeState.DECIDED and not self.cancelled


@dataclass(frozen=True)
class GradeFollowUp:
    """Points or a grade of one month ("2026-03") or quarter ("2026-Q1") followed within the year."""

    id: int
    person_id: int | None
    unit_id: int | None
    period: str
    points: int | None = None
    grade: str = ""
    note: str = ""

    @property
    def year(self) -> int:
        return int(self.period[:4])


def check_grade(row: QualityGrade, others: Iterable[QualityGrade], today: date) -> tuple[Problem, ...]:
    """What a grade lacks; `others` are the grades the same holder has. One grade a year counts."""
    problems = [*check_holder(row), *check_year(row.year, today), *_points(row.points)]
    if row.grade not in GRADES:
        words = ", ".join(GRADE_WORDS.values())
        problems.append(Problem("grade", f"Chọn một mức xếp loại: {words}."))
    if row.state is GradeState.DECIDED:
        problems.extend(check_decision(row.number, row.decided_on, row.year, today))
    problems.extend(check_cancelling(row.cancelled_by, row.cancelled_on, row.decided_on))
    for one in others:
        if one.id == row.id or holder_of(one) != holder_of(row) or one.year != row.year:
            continue
        if not one.cancelled and not row.cancelled:
            said = (
                f"Năm {row.year} đã có xếp loại {GRADE_WORDS.get(one.grade, one.grade)}. "
                "Sửa dòng đã có; xếp loại lại thì hủy dòng cũ theo quyết định rồi ghi dòng mới."
            )
            problems.append(Problem("year", said))
            break
    return tuple(problems)


def check_follow_up(row: GradeFollowUp, others: Iterable[GradeFollowUp]) -> tuple[Problem, ...]:
    """A month or a quarter, with points or a grade, once."""
    problems = [*check_holder(row), *_points(row.points)]
    if not _PERIOD.fullmatch(row.period):
        problems.append(Problem("period", "Ghi tháng hoặc quý, ví dụ 2026-03 hoặc 2026-Q1."))
    if row.grade and row.grade not in GRADES:
        problems.append(Problem("grade", f"Chọn một mức xếp loại: {', '.join(GRADE_WORDS.values())}."))
    if row.points is None and not row.grade:
        problems.append(Problem("points", "Ghi điểm hoặc mức xếp loại của kỳ này."))
    if any(
        one.id != row.id and one.period == row.period and holder_of(one) == holder_of(row) for one in others
    ):
        problems.append(Problem("period", f"Kỳ {row.period} đã có dòng theo dõi. Sửa dòng đã có."))
    return tuple(problems)


def _points(points: int | None) -> Iterable[Problem]:
    if points is not None and not 0 <= points <= MOST_POINTS:
        yield Problem("points", "Điểm từ 0 đến 100, lẻ đến hai chữ số. Chưa có thì để trống.")


def show_points(points: int) -> str:
    """`91,5` from 9150 hundredths."""
    whole, rest = divmod(points, HUNDREDTHS)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",") if rest else str(whole)
