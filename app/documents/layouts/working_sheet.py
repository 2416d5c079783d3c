"""Working tables of a workbook: title, table, lines below, sums and counts as live formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.documents.layouts.sheet_rows import row_heights
from app.documents.layouts.table_look import CELL, GROUP, HEAD, STRONG, TITLE, UNDER, line, said, table_look
from app.documents.model import Column, Formula, Placed, Properties, Sheet, SheetRow, Spot, Value

FIRST = 5
"""Row of the first line of every table: two lines of title, one blank, one of headings."""
NO_ZERO = "General;-General;"
MONEY = "#,##0;-#,##0;"
_PORTRAIT_MM = 190.0


@dataclass(frozen=True)
class WorkingBook:
    """What the sheets of one workbook share; `under` stands below every title."""

    subject: str
    office: str
    under: str
    practice: bool

    def sheet(
        self,
        name: str,
        title: str,
        columns: tuple[Column, ...],
        rows: Sequence[SheetRow],
        below: Sequence[tuple[Placed, ...]] = (),
        *,
        frozen: int = 1,
        size_pt: float = 10.0,
        under: str = "",
        above: Sequence[tuple[Placed, ...]] = (),
        heads: tuple[tuple[Spot, ...], ...] = (),
    ) -> Sheet:
        """One sheet, upright where it is narrow; lines `above` the title and rows of `heads` push it down."""
        wide = sum(column.width_mm for column in columns)
        lines = list(below)
        if self.practice:
            lines += [(), line("DỮ LIỆU THỰC HÀNH", len(columns), STRONG)]
        made = Sheet(
            name=name,
            properties=Properties(self.subject, self.office, self.office),
            look=table_look(size_pt),
            title=(said(TITLE, title), said(UNDER, under or self.under)),
            columns=columns,
            rows=tuple(rows),
            landscape=wide > _PORTRAIT_MM,
            header_style=HEAD,
            cell_style=CELL,
            above=tuple(above),
            heads=heads,
            below=tuple(lines),
            frozen_columns=frozen,
        )
        if made.first != FIRST + len(above) + max(len(heads), 1) - 1:
            raise AssertionError("formulas look for the lines in another row")
        return replace(made, heights_pt=row_heights(made))


def letter(at: int) -> str:
    """Name of a column, 0 is the first: A … Z, AA …"""
    high, low = divmod(at, 26)
    return (chr(ord("A") + high - 1) if high else "") + chr(ord("A") + low)


def cells(sheet: str, at: int, count: int) -> str:
    """The body of a column of another sheet of `count` lines: `'Từng dòng'!$C$5:$C$29`."""
    return f"'{sheet}'!${letter(at)}${FIRST}:${letter(at)}${FIRST + max(count, 1) - 1}"


def sums(rows: Sequence[SheetRow], lead: int, first: int = FIRST) -> tuple[SheetRow, ...]:
    """The line of sums after the first `lead` columns; none below an empty table, which begins in `first`."""
    if not rows:
        return ()
    last = first + len(rows) - 1
    made = []
    for at in range(lead, len(rows[0])):
        total = sum(number_of(row[at]) for row in rows)
        text = f"=SUM({letter(at)}{first}:{letter(at)}{last})"
        made.append(Spot(Formula(text, total), GROUP, align="right"))
    return ((Spot("Cộng", GROUP, across=lead), *(None,) * (lead - 1), *made),)


def number_of(value: Value | Spot) -> float | int:
    """The number a cell shows, 0 for words."""
    if isinstance(value, Spot):
        value = value.value
    if isinstance(value, Formula):
        value = value.result
    return value if isinstance(value, int | float) else 0
