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
# Whether a quote keeps the text a text, and the number format the value asks for.
_Put = tuple[bool, str]
_PLAIN: _Put = (False, "General")
_QUOTED: _Put = (True, "General")
_DAY: _Put = (False, "dd/mm/yyyy")
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
        self._texts: dict[str, str] = {}
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
            cell = self._page.cell(row, column)
            put = self._fill(cell, text if column == 1 else None)
            self._dress(cell, style, put, horizontal="centerContinuous")

    def _line(self, row: int, line: tuple[Placed, ...]) -> None:
        lines = 1
        tallest = 0.0
        for column, across, paragraph in line:
            style = self._sheet.look.style(paragraph.style)
            cell = self._page.cell(row, column)
            put = self._fill(cell, paragraph.text)
            self._dress(cell, style, put, horizontal=_ALIGN[style.align], vertical="top", wrap=True)
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
        """Rows are appended whole: asking the page for each cell costs a third more."""
        from openpyxl.cell import Cell

        sheet, page = self._sheet, self._page
        body = sheet.look.style(sheet.cell_style)
        columns = tuple(enumerate(sheet.columns, start=1))
        vertical = "center" if sheet.middle else "top"
        for row, values in enumerate(sheet.rows, start=sheet.first):
            cells, wide = [], []
            for (number, column), value in zip(columns, values, strict=True):
                cell = Cell(page, row=row, column=number)
                cells.append(cell)
                if isinstance(value, Spot):
                    style = sheet.look.style(value.style) if value.style else body
                    self._draw(cell, value, style, column, vertical)
                    if value.across > 1 or value.down > 1:
                        wide.append((number, value))
                else:
                    put = self._fill(cell, value)
                    self._box(cell, put, body, column, column.fill, column.align, vertical)
            page.append(cells)
            for number, spot in wide:
                self._merge(row, number, spot)

    def _spot(
        self, row: int, number: int, spot: Spot, style: Style, column: Column | None, vertical: str
    ) -> None:
        self._draw(self._page.cell(row, number), spot, style, column, vertical)
        if spot.down > 1 or spot.across > 1:
            self._merge(row, number, spot)

    def _draw(self, cell: Any, spot: Spot, style: Style, column: Column | None, vertical: str) -> None:
        align = spot.align or (column.align if column and not spot.style else style.align)
        fill = spot.fill or (column.fill if column else "")
        put = self._fill(cell, spot.value)
        self._box(cell, put, style, column, fill, align, vertical)

    def _merge(self, row: int, number: int, spot: Spot) -> None:
        """The frame of the first cell is drawn around all of them."""
        self._page.merge_cells(None, row, number, row + spot.down - 1, number + spot.across - 1)

    def _box(
        self,
        cell: Any,
        put: _Put,
        style: Style,
        column: Column | None,
        fill: Fill,
        align: Align,
        vertical: str,
    ) -> None:
        shrink = column is not None and column.shrink and style.name == self._sheet.cell_style
        if column is not None and put == _PLAIN:
            put = (False, column.format)
        self._dress(cell, style, put, _ALIGN[align], vertical, not shrink, shrink, fill, True)

    def _dress(
        self,
        cell: Any,
        style: Style,
        put: _Put,
        horizontal: str = "left",
        vertical: str = "bottom",
        wrap: bool = False,
        shrink: bool = False,
        fill: Fill = "",
        boxed: bool = False,
    ) -> None:
        """Give the cell its look; a quote before a text that begins like a formula stays with it."""
        key = (style.name, horizontal, vertical, wrap, shrink, fill, put, boxed)
        made = self._styles.get(key)
        if made is not None:
            cell._style = made
            return
        from openpyxl.styles import Alignment, Border, PatternFill, Side

        cell.quotePrefix, cell.number_format = put
        cell.font = _font(self._sheet.look.font, style)
        cell.alignment = Alignment(
            horizontal=horizontal, vertical=vertical, wrap_text=wrap or None, shrink_to_fit=shrink or None
        )
        if boxed:
            line = Side(style="thin", color="FF000000")
            cell.border = Border(left=line, right=line, top=line, bottom=line)
        if fill:
            cell.fill = PatternFill("solid", fgColor=_SHADES[fill])
        self._styles[key] = cell._style

    def _fill(self, cell: Cell, value: Value) -> _Put:
        """A value into a cell; a text stays a text, whatever it begins with."""
        if isinstance(value, str):
            text = self._texts.get(value)
            if text is None:
                text = self._texts[value] = _clean(value)
            if not text:
                return _PLAIN
            cell.value = text
            cell.data_type = "s"
            return _QUOTED if text.startswith(_FORMULA_STARTS) else _PLAIN
        if isinstance(value, Formula):
            cell.value = value.text
            self.results[cell.coordinate] = value.result
        elif value is not None:
            cell.value = value
            if isinstance(value, date):
                return _DAY
        return _PLAIN

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


def _clean(value: str) -> str:
    """The text without the characters no cell may hold."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    text: str = ILLEGAL_CHARACTERS_RE.sub("", value).encode("utf-8", "ignore").decode("utf-8")
    return text.replace("\ufffe", "").replace("\uffff", "")


def _font(name: str, style: Style) -> Any:
    from openpyxl.styles import Font

    return Font(
        name=name, size=style.size_pt, bold=style.bold, italic=style.italic, color="FF000000", family=1
    )
