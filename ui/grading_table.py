"""The list of a year's grading as cells: months, points, grade, decision, what the rule says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.domain.award_facts import GRADES
from app.domain.grading_round import GradingLine, check_proposal
from app.domain.quality_grades import GradeState
from ui.figures import show_points
from ui.history_words import GRADE_SHORT
from ui.row_model import Column, LineRow, grouped

NAME, MONTHS, POINTS, GRADE, DECISION, NOTE = range(6)
_NAMED = 4  # months told by name


def grading_rows(lines: Sequence[GradingLine]) -> list[LineRow]:
    """By unit, each heading with its count."""
    return grouped(lines, lambda unit, mine: f"{unit or 'Tập thể'}, {len(mine)}")


def is_decided(line: GradingLine) -> bool:
    """Whether a decision stands behind the grade, so that it is no longer typed."""
    return line.row is not None and line.row.state is GradeState.DECIDED


def contradicted(line: GradingLine) -> bool:
    """Whether the grade is one the rule does not allow and no reason says why it stands."""
    return line.row is not None and bool(check_proposal(line, line.row.grade, line.row.reason))


def cell_words(line: GradingLine, column: int) -> str:
    """What stands in a cell."""
    row = line.row
    if column == NAME:
        return line.name
    if column == MONTHS:
        return "" if line.holder.person_id is None else str(line.months)
    if column == POINTS:
        return show_points(row.points) if row is not None and row.points is not None else ""
    if column == GRADE:
        return GRADE_SHORT.get(row.grade, row.grade) if row is not None else ""
    if column == DECISION:
        if row is None:
            return ""
        return "dự kiến" if row.state is GradeState.PROPOSED else row.number or "thiếu số"
    followed = ""
    if line.points is not None:
        gives = f", theo thang điểm là {GRADE_SHORT[line.by_points].lower()}" if line.by_points else ""
        followed = f"Theo dõi {len(line.followed)} kỳ, trung bình {show_points(line.points)} điểm{gives}."
    reason = f"Lý do: {row.reason}" if row is not None and row.reason else ""
    return " ".join(filter(None, (reason, *line.why, followed, _unfollowed(line))))


def _unfollowed(line: GradingLine) -> str:
    """Months the rule asks to follow and nobody did: by name while they are few."""
    months = line.unfollowed
    if not months:
        return ""
    named = f"tháng {', '.join(map(str, months))}" if len(months) <= _NAMED else f"{len(months)} tháng"
    return f"Chưa theo dõi {named}."


def _open(row: Any) -> bool:
    return not is_decided(row.line)


def _sealed(row: Any) -> tuple[str, str] | None:
    line = row.line
    return ("dau", "seal") if is_decided(line) and line.row is not None and line.row.number else None


def _warned(row: Any) -> tuple[str, str] | None:
    return ("warning", "warn") if contradicted(row.line) else None


COLUMNS = (
    Column(
        "Người, tập thể", lambda row: cell_words(row.line, NAME), 210, weight=500,
        second=lambda row: row.line.post,
    ),
    Column("Tháng", lambda row: cell_words(row.line, MONTHS), 60, right=True, muted=True),
    Column("Điểm", lambda row: cell_words(row.line, POINTS), 64, right=True, typed=_open),
    Column(
        "Mức: XS, T, HT, K", lambda row: cell_words(row.line, GRADE), 148, weight=500, typed=_open,
        offers=lambda _row: [GRADE_SHORT[code] for code in reversed(GRADES)],
    ),
    Column("Quyết định", lambda row: cell_words(row.line, DECISION), 140, muted=True, mark=_sealed),
    Column("Quy định nói gì", lambda row: cell_words(row.line, NOTE), muted=True, mark=_warned),
)  # fmt: skip
