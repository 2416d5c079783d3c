"""Points of item II.6 in the workbook of a period: each month of each person, and each point with its row.

Internal tracking, marked so on every sheet: no law rests on these points. The months are reckoned by formulas
from the sheet of single points, so that a reader who strikes a line out sees the score follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.layouts.table_look import NOTE, line
from app.documents.layouts.working_sheet import FIRST, NO_ZERO, WorkingBook, cells
from app.documents.model import Column, Formula, Sheet, SheetRow

MONTHS, ROWS = "Điểm theo dõi", "Từng điểm"
INTERNAL = "THEO DÕI NỘI BỘ"
_PERSON, _MONTH, _POINTS, _COUNTS = 2, 9, 7, 8  # columns of the single points


@dataclass(frozen=True)
class Point:
    """One point as the sheet tells it; `why` says what keeps it from counting, or what is doubtful."""

    day: date
    half: str
    person: str
    unit: str
    code: str
    rule: str
    minutes: int | None
    points: int
    counts: bool
    month: str
    why: str


@dataclass(frozen=True)
class PointMonth:
    """One month of one person by the scale of that month, and what the program reckoned."""

    person: str
    unit: str
    month: str
    base: int
    cap: int
    floor: int
    faults: int
    merits: int
    score: int


def points_sheets(
    book: WorkingBook, months: Sequence[PointMonth], points: Sequence[Point], not_legal: str
) -> tuple[Sheet, Sheet]:
    """The sheet of months and that of single points; `not_legal` stands below both."""
    return _months(book, months, len(points), not_legal), _points(book, points, not_legal)


def _months(book: WorkingBook, months: Sequence[PointMonth], count: int, not_legal: str) -> Sheet:
    heads = ("Đầu tháng", "Trừ", "Cộng", "Cộng tối đa", "Thấp nhất", "Điểm")
    columns = (
        Column("Họ và tên", 50),
        Column("Đơn vị", 64),
        Column("Tháng", 30, "center"),
        *(Column(head, 22, "right", format=NO_ZERO if head in ("Trừ", "Cộng") else "") for head in heads),
    )
    points, counts = cells(ROWS, _POINTS, count), cells(ROWS, _COUNTS, count)
    rows: list[SheetRow] = []
    for row, one in enumerate(months, start=FIRST):
        mine = f'{cells(ROWS, _PERSON, count)},"="&$A{row},{cells(ROWS, _MONTH, count)},"="&$C{row}'
        faults = Formula(f'=SUMIFS({points},{mine},{counts},1,{points},"<0")', one.faults)
        merits = Formula(f'=SUMIFS({points},{mine},{counts},1,{points},">0")', one.merits)
        score = Formula(f"=MAX(H{row},D{row}+E{row}+MIN(F{row},G{row}))", one.score)
        rows.append((one.person, one.unit, one.month, one.base, faults, merits, one.cap, one.floor, score))
    below = [(), line(not_legal, len(columns), NOTE)]
    return book.sheet(MONTHS, f"ĐIỂM {INTERNAL}", columns, rows, below, frozen=1)


def _points(book: WorkingBook, points: Sequence[Point], not_legal: str) -> Sheet:
    columns = (
        Column("Ngày", 22, "center"),
        Column("Buổi", 18, "center"),
        Column("Họ và tên", 44),
        Column("Đơn vị", 54),
        Column("Mã", 12, "center"),
        Column("Nội dung", 30),
        Column("Phút", 13, "right", format=NO_ZERO),
        Column("Điểm", 14, "right"),
        Column("Tính", 12, "center"),
        Column("Tháng", 30, "center"),
        Column("Ghi chú", 46),
    )
    rows = tuple(
        (
            one.day, one.half, one.person, one.unit, one.code, one.rule, one.minutes, one.points,
            int(one.counts), one.month, one.why,
        )
        for one in points
    )  # fmt: skip
    none = [] if rows else [line("Không có vụ việc nào được tính điểm.", len(columns))]
    explained = f"Cột Tính: 1 là điểm được tính, 0 là không. {not_legal}"
    below = [*none, (), line(explained, len(columns), NOTE)]
    return book.sheet(ROWS, f"TỪNG ĐIỂM {INTERNAL}", columns, rows, below, frozen=3)
