"""How high the rows of a sheet must be for their texts: programs do not agree on fitting rows themselves."""

from __future__ import annotations

from datetime import date

from app.documents.look import Style
from app.documents.metrics import lines_needed
from app.documents.model import Sheet, Value

_CELL_PADDING_MM = 2.0
_LINE_HEIGHT = 1.3  # of the size of the font
_ROW_PADDING_PT = 4.0
_TALLEST_PT = 409.0  # what Excel allows


def row_heights(sheet: Sheet) -> tuple[float, ...]:
    """Heights in points of the header row and of every row."""
    head, body = sheet.look.style(sheet.header_style), sheet.look.style(sheet.cell_style)
    headings = tuple(column.heading for column in sheet.columns)
    return (_height(sheet, headings, head), *(_height(sheet, row, body) for row in sheet.rows))


def _height(sheet: Sheet, row: tuple[Value, ...], style: Style) -> float:
    lines = max(
        lines_needed(
            _shown(value), column.width_mm - _CELL_PADDING_MM, style.size_pt, style.bold, style.italic
        )
        for column, value in zip(sheet.columns, row, strict=True)
    )
    return min(lines * style.size_pt * _LINE_HEIGHT + _ROW_PADDING_PT, _TALLEST_PT)


def _shown(value: Value) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)
