"""One sheet value drawn into one worksheet of openpyxl.

A style is made once and shared by all cells that look alike: openpyxl's own way, a search through every style
at every cell, costs more than all the rest.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.documents.look import Align, Style
from app.documents.metrics import lines_needed
from app.documents.model import Column, Fill, Formula, Placed, Sheet, Spot, Value

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_PIXELS_PER_MM = 96 / 25.4
_COLUMN_PADDING = 5  # pixels Excel adds to the figures a column is said to hold
_FIGURE_PART = 0.5  # width of a figure of Times New Roman as a part of its size
_PIXELS_PER_POINT = 96 / 72
_MM_PER_INCH = 25.4
_LINE_HEIGHT = 1.3
_CELL_PADDING_MM = 2.0
_SAFE_PART = 0.95  # programs do not agree on the width of a column
_FORMULA_STARTS = ("=", "+", "-", "@")
_DATE = "dd/mm/yyyy"
_ALIGN: dict[Align, str] = {"left": "left", "center": "center", "right": "right", "justify": "justify"}
# Greys that stay apart on a black and white printer and leave a pencil mark readable.
_SHADES: dict[Fill, str] = {
    "head": "FFF2F1ED",
    "group": "FFF8F7F4",
    "rest": "FFE9E7E2",
    "holiday": "FFD3D0C8",
}


class SheetWriter:
    """Draws `sheet` into `page`; afterwards `results` holds what each formula comes to."""

    def __init__(self, page: Worksheet, sheet: Sheet) -> None:
        self._page, self._sheet = page, sheet
        self._styles: dict[tuple[object, ...], Any] = {}
        self.results: dict[str, str | int | float] = {}

    def write(self) -> None:
        """Everything: lines, title, table, page."""
        self._page.title = self._sheet.name
        for row, line in enumerate(self._sheet.above, start=1):
            self._line(row, line)
        for row, paragraph in enumerate(self._sheet.title, start=len(self._sheet.above) + 1):
            self._title(row, paragraph.text, self._sheet.look.style(paragraph.style))
        self._heads()
        self._body()
        for row, line in enumerate(self._sheet.below, start=self._sheet.first + len(self._sheet.rows)):
            self._line(row, line)
        for number, height in enumerate(self._sheet.heights_pt, start=self._sheet.top):
            self._page.row_dimensions[number].height = height
        self._set_up_page()

    def _title(self, row: int, text: str, style: Style) -> None:
        """One line in the middle of the table, without merging cells."""
        for column in range(1, len(self._sheet.columns) + 1):
            self._dress(self._page.cell(row, column), style, horizontal="centerContinuous")
        self._fill(self._page.cell(row, 1), text)

    def _line(self, row: int, line: tuple[Placed, ...]) -> None:
        lines = 1
        tallest = 0.0
        for column, across, paragraph in line:
            style = self._sheet.look.style(paragraph.style)
            cell = self._page.cell(row, column)
            self._fill(cell, paragraph.text)
            self._dress(cell, style, horizontal=_ALIGN[style.align], vertical="top", wrap=True)
            if across > 1:
                self._page.merge_cells(None, row, column, row, column + across - 1)
            width = sum(of.width_mm for of in self._sheet.columns[column - 1 : column - 1 + across])
            needed = lines_needed(
                paragraph.text, width * _SAFE_PART - _CELL_PADDING_MM, style.size_pt, style.bold, style.italic
            )
            lines = max(lines, needed)
            tallest = max(tallest, style.size_pt)
        self._page.row_dimensions[row].height = lines * tallest * _LINE_HEIGHT + 2

    def _heads(self) -> None:
        sheet = self._sheet
        heads = sheet.heads or (tuple(Spot(column.heading) for column in sheet.columns),)
        taken: set[tuple[int, int]] = set()
        for row, spots in enumerate(heads, start=sheet.top):
            column = 0
            for spot in spots:
                column += 1
                while (row, column) in taken:
                    column += 1
                style = sheet.look.style(spot.style or sheet.header_style)
                self._spot(row, column, spot, style, None, "center")
                taken |= {
                    (row + down, column + across)
                    for down in range(spot.down)
                    for across in range(spot.across)
                }
                column += spot.across - 1

    def _body(self) -> None:
        sheet, page = self._sheet, self._page
        body = sheet.look.style(sheet.cell_style)
        columns = tuple(enumerate(sheet.columns, start=1))
        vertical = "center" if sheet.middle else "top"
        for row, values in enumerate(sheet.rows, start=sheet.first):
            covered = 0
            for (number, column), value in zip(columns, values, strict=True):
                if covered:
                    covered -= 1
                elif isinstance(value, Spot):
                    style = sheet.look.style(value.style) if value.style else body
                    self._spot(row, number, value, style, column, vertical)
                    covered = value.across - 1
                else:
                    cell = page.cell(row, number)
                    self._fill(cell, value)
                    self._box(cell, body, column, column.fill, column.align, vertical)

    def _spot(
        self, row: int, number: int, spot: Spot, style: Style, column: Column | None, vertical: str
    ) -> None:
        align = spot.align or (column.align if column and not spot.style else style.align)
        fill = spot.fill or (column.fill if column else "")
        cell = self._page.cell(row, number)
        self._fill(cell, spot.value)
        self._box(cell, style, column, fill, align, vertical)
        if spot.down > 1 or spot.across > 1:
            # The frame of the first cell is drawn around all of them.
            self._page.merge_cells(None, row, number, row + spot.down - 1, number + spot.across - 1)

    def _box(
        self, cell: Any, style: Style, column: Column | None, fill: Fill, align: Align, vertical: str
    ) -> None:
        shrink = bool(column and column.shrink and style.name == self._sheet.cell_style)
        number = column.format if column else "General"
        self._dress(
            cell, style, _ALIGN[align], vertical, not shrink, shrink, fill, cell.number_format, number, True
        )

    def _dress(
        self,
        cell: Any,
        style: Style,
        horizontal: str = "left",
        vertical: str = "bottom",
        wrap: bool = False,
        shrink: bool = False,
        fill: Fill = "",
        kept_format: str = "General",
        number_format: str = "General",
        boxed: bool = False,
    ) -> None:
        """Give the cell its look; a quote before a text that begins like a formula stays with it."""
        quoted = bool(cell.quotePrefix)
        number_format = kept_format if kept_format != "General" else number_format
        key = (style.name, horizontal, vertical, wrap, shrink, fill, number_format, boxed, quoted)
        made = self._styles.get(key)
        if made is None:
            from openpyxl.styles import Alignment, Border, PatternFill, Side

            cell.font = _font(self._sheet.look.font, style)
            cell.alignment = Alignment(
                horizontal=horizontal, vertical=vertical, wrap_text=wrap or None, shrink_to_fit=shrink or None
            )
            if boxed:
                line = Side(style="thin", color="FF000000")
                cell.border = Border(left=line, right=line, top=line, bottom=line)
            if fill:
                cell.fill = PatternFill("solid", fgColor=_SHADES[fill])
            cell.number_format = number_format
            self._styles[key] = cell._style
        else:
            cell._style = made

    def _fill(self, cell: Cell, value: Value) -> None:
        """A value into a cell; a text stays a text, whatever it begins with."""
        if isinstance(value, str):
            _fill_text(cell, value)
        elif isinstance(value, Formula):
            cell.value = value.text
            self.results[cell.coordinate] = value.result
        elif value is not None:
            cell.value = value
            if isinstance(value, date):
                cell.number_format = _DATE

    def _set_up_page(self) -> None:
        from openpyxl.utils import get_column_letter

        sheet, page = self._sheet, self._page
        figure = sheet.look.style(sheet.cell_style).size_pt * _FIGURE_PART * _PIXELS_PER_POINT
        for number, column in enumerate(sheet.columns, start=1):
            pixels = column.width_mm * _PIXELS_PER_MM
            page.column_dimensions[get_column_letter(number)].width = (pixels - _COLUMN_PADDING) / figure
        paper = sheet.look.page
        page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
        page.page_setup.paperSize = page.PAPERSIZE_A3 if sheet.paper == "A3" else page.PAPERSIZE_A4
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        margins = page.page_margins
        margins.top, margins.bottom = paper.top_mm / _MM_PER_INCH, paper.bottom_mm / _MM_PER_INCH
        margins.left, margins.right = paper.left_mm / _MM_PER_INCH, paper.right_mm / _MM_PER_INCH
        margins.header, margins.footer = paper.header_mm / _MM_PER_INCH, paper.footer_mm / _MM_PER_INCH
        page.print_title_rows = f"{sheet.top}:{sheet.first - 1}"
        if sheet.frozen_columns:
            page.print_title_cols = f"A:{get_column_letter(sheet.frozen_columns)}"
        page.freeze_panes = f"{get_column_letter(sheet.frozen_columns + 1)}{sheet.first}"
        page.oddFooter.center.text = "&P"
        page.oddFooter.center.font = sheet.look.font


def _fill_text(cell: Cell, value: str) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    text = ILLEGAL_CHARACTERS_RE.sub("", value).encode("utf-8", "ignore").decode("utf-8")
    text = text.replace("\ufffe", "").replace("\uffff", "")
    if not text:
        return
    cell.value = text
    cell.data_type = "s"
    if text.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True


def _font(name: str, style: Style) -> Any:
    from openpyxl.styles import Font

    return Font(
        name=name, size=style.size_pt, bold=style.bold, italic=style.italic, color="FF000000", family=1
    )
