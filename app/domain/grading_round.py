"""The grading of a year: who is graded, who is not and why, what caps a grade, and the ratio of the best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.domain.award_facts import GRADE_WORDS
from app.domain.discipline import Discipline
from app.domain.grading_rules import GradingRule, RatioCheck, capped_at
from app.domain.history import History
from app.domain.history_counts import discipline_of_year
from app.domain.history_rules import MonthsRule
from app.domain.holder import Holder
from app.domain.months_worked import months_away, months_worked
from app.domain.office import holds
from app.domain.quality_grades import GradeFollowUp, GradeState, QualityGrade
from app.domain.staff import Membership
from app.errors import Problem


@dataclass(frozen=True)
class GradingLine:
    """One person or collective of the round.

    `graded` False: not graded this year, `why` tells it. `cap` is the highest grade the rule lets, "" for
    any; `floor_only` the grade a discipline asks for, "" for none. `row` is the year's grade, proposed or
    decided; `points` the mean of the months or quarters followed, in hundredths, `by_points` the grade they
    give by the rule of the day ("" for none).
    """

    holder: Holder
    name: str
    unit: str
    post: str
    leader: bool
    months: int
    graded: bool
    cap: str
    floor_only: str
    why: tuple[str, ...]
    discipline: tuple[Discipline, ...]
    row: QualityGrade | None
    followed: tuple[GradeFollowUp, ...]
    points: int | None
    by_points: str
    unfollowed: tuple[int, ...] = ()
    """Months that are over, spent here, and that the rule asks to follow but nobody did."""


@dataclass(frozen=True)
class GradingRound:
    """All lines of a year with the rules they rest on; the ratio is of people, and of each group of posts."""

    year: int
    rule: GradingRule
    lines: tuple[GradingLine, ...]
    collectives: tuple[GradingLine, ...]
    ratio: RatioCheck
    groups: tuple[tuple[str, RatioCheck], ...]

    @property
    def open(self) -> tuple[GradingLine, ...]:
        """Those to be graded who have no grade yet."""
        return tuple(line for line in (*self.lines, *self.collectives) if line.graded and line.row is None)

    @property
    def proposed(self) -> tuple[GradingLine, ...]:
        """Those whose grade waits for the decision."""
        every = (*self.lines, *self.collectives)
        return tuple(line for line in every if line.row and line.row.state is GradeState.PROPOSED)


@dataclass(frozen=True)
class Weighed:
    """What the rule says of one person's year."""

    months: int
    graded: bool
    cap: str
    floor_only: str
    why: tuple[str, ...]
    discipline: tuple[Discipline, ...]


def weigh(history: History, year: int, rule: GradingRule, months: MonthsRule) -> Weighed:
    """Who worked too short is not graded; long leave caps the grade; discipline asks for the lowest.

    Months are those really worked: only the absences of `rule.despite` count as worked.
    """
    worked = months_worked(history, year, replace(months, counted=rule.despite)).count
    source = f"({rule.source}{'' if rule.verified else ', chưa kiểm chứng'})"
    why, cap = [], ""
    graded = worked >= rule.min_months
    if not graded:
        why.append(f"Làm việc {worked} tháng, chưa đủ {rule.min_months} tháng: không xếp loại {source}.")
    leave = months_away(history, year, months)
    if graded and rule.cap_from_months and leave >= rule.cap_from_months:
        cap = rule.cap_grade
        why.append(f"Nghỉ {leave} tháng: cao nhất là {GRADE_WORDS[cap]} {source}.")
    disciplined = discipline_of_year(history, year, duty_only=rule.duty_only).rows
    rows = tuple(row for row in disciplined if isinstance(row, Discipline))
    if rows:
        numbers = ", ".join(row.number for row in rows)
        said = f"Bị kỷ luật trong năm ({numbers}): {GRADE_WORDS[rule.discipline_grade]} {source}."
        why.append(said)
    return Weighed(worked, graded, cap, rule.discipline_grade if rows else "", tuple(why), rows)


def unfollowed(
    follow_up: str, stays: Iterable[Membership], followed: Iterable[GradeFollowUp], year: int, last_month: int
) -> tuple[int, ...]:
    """Months up to `last_month` the rule asks to follow ("month", "quarter" or "none") and no row covers.

    A row of a quarter covers its three months; a month not spent in the office by its middle is not asked.
    """
    if follow_up == "none":
        return ()
    covered: set[int] = set()
    for row in followed:
        part = row.period.partition("-")[2]
        first = int(part[1:]) * 3 - 2 if part.startswith("Q") else int(part)
        covered.update(range(first, first + 3) if part.startswith("Q") else (first,))
    here = tuple(stays)
    return tuple(
        month
        for month in range(1, last_month + 1)
        if month not in covered and any(holds(row, date(year, month, 15)) for row in here)
    )


def check_proposal(line: GradingLine, grade: str, reason: str) -> tuple[Problem, ...]:
    """Why the grade may not be proposed; everything the rule says may be overridden with a reason."""
    if reason:
        return ()
    if not line.graded:
        return (Problem("grade", f"{' '.join(line.why)} Ghi lý do nếu vẫn xếp loại."),)
    if capped_at(grade, line.cap):
        return (Problem("grade", f"{' '.join(line.why)} Ghi lý do nếu vẫn xếp cao hơn."),)
    if line.floor_only and grade != line.floor_only:
        return (Problem("grade", f"{' '.join(line.why)} Ghi lý do nếu xếp mức khác."),)
    return ()


def mean_points(rows: Iterable[GradeFollowUp]) -> int | None:
    """The mean of the periods that have points, rounded to the nearest hundredth; None without any."""
    points = [row.points for row in rows if row.points is not None]
    return (2 * sum(points) + len(points)) // (2 * len(points)) if points else None
