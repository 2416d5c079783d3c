"""The head and foot of a form of the yearly statistics around a counted table.

Number, circular and day of the form at the left, who reports to whom at the right, columns numbered below
their headings, signatures under the table; a form not held against its text says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.layouts.table_look import LINE, NOTE, SIGN, STRONG, line, said, signatures
from app.documents.layouts.working_sheet import FIRST
from app.documents.model import Placed, Spot
from app.domain.award_statistics import StatisticsForm

_BLANK = "................................"
_HOW = ("(Ký, họ tên)", "(Ký, đóng dấu, họ tên)")
_GAP = line(" ", 1)
Lines = tuple[tuple[Placed, ...], ...]


@dataclass(frozen=True)
class Framed:
    """What stands above and below the table, and the row of its first line."""

    title: str
    under: str
    above: Lines
    heads: tuple[tuple[Spot, ...], ...]
    below: Lines
    first: int


def framed(
    form: StatisticsForm, office: str, year: int, heads: tuple[tuple[Spot, ...], ...], columns: int
) -> Framed:
    """The form around a table of `columns` columns under `heads`."""
    left, right = max(1, columns // 2), columns - max(1, columns // 2)
    above: Lines = (
        _pair(left, right, f"Biểu số: {form.number}", f"Đơn vị báo cáo: {office}", STRONG),
        _pair(left, right, form.issued, f"Đơn vị nhận báo cáo: {form.receiver or _BLANK}"),
        _pair(left, right, form.due, ""),
    )
    numbered = tuple(Spot("A" if at == 0 else "B" if at == 1 else at - 1) for at in range(columns))
    whole = (*heads, numbered)
    half = ((1, left), (left + 1, right))
    signs = tuple(zip(form.signs, _HOW, strict=True))
    dated = line("Ngày …… tháng …… năm ………", right, SIGN, left + 1)
    notes: Lines = () if form.verified else (line(f"Chưa kiểm chứng: {form.source}.", columns, NOTE),)
    return Framed(
        title=form.title,
        under=f"Năm {year}. Đơn vị tính: {form.unit}",
        above=above,
        heads=whole,
        below=(_GAP, dated, *signatures(half, signs), _GAP, _GAP, _GAP, *notes),
        first=FIRST + len(above) + len(whole) - 1,
    )


def _pair(left: int, right: int, one: str, other: str, style: str = LINE) -> tuple[Placed, ...]:
    found = (Placed(1, left, said(style, one)),)
    return (*found, Placed(left + 1, right, said(LINE, other))) if other else found
