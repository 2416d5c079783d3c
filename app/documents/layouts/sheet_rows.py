"""How high the rows of a sheet must be for their texts: programs do not agree on fitting rows themselves."""

from __future__ import annotations

from app.documents.look import Style
from app.documents.metrics import lines_needed
from app.documents.model import Sheet, SheetRow, Spot, shown

_CELL_PADDING_MM = 2.0
_LINE_HEIGHT = 1.3  # of the size of the font
_ROW_PADDING_PT = 4.0
_TALLEST_PT = 409.0  # what Excel allows


def row_heights(sheet: Sheet) -> tuple[float, ...]:
    """Heights in points of the header rows and of every row."""
    head, body = sheet.look.style(sheet.header_style), sheet.look.style(sheet.cell_style)
    headings = tuple(column.heading for column in sheet.columns)
    heads = sheet.heads or (headings,)
    return (*(_height(sheet, row, head) for row in heads), *(_height(sheet, row, body) for row in sheet.rows))


def _height(sheet: Sheet, row: SheetRow, style: Style) -> float:
    """Of a row whose cells cover more than one column or row, the others decide."""
    lines = max(
        (
            lines_needed(
                shown(value), column.width_mm - _CELL_PADDING_MM, style.size_pt, style.bold, style.italic
            )
            for column, value in zip(sheet.columns, row, strict=False)
            if not column.shrink and not (isinstance(value, Spot) and (value.across > 1 or value.down > 1))
        ),
        default=1,
    )
    return min(max(lines, 1) * style.size_pt * _LINE_HEIGHT + _ROW_PADDING_PT, _TALLEST_PT)
