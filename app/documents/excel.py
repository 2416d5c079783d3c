"""Write a sheet as an .xlsx: text stays text, a header row on every page, columns as wide as printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.documents.look import Align, Style
from app.documents.model import Sheet, Value
from app.documents.whole import whole_file

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_PIXELS_PER_MM = 96 / 25.4
_COLUMN_PADDING = 5  # pixels Excel adds to the figures a column is said to hold
_FIGURE_PART = 0.5  # width of a figure of Times New Roman as a part of its size
_PIXELS_PER_POINT = 96 / 72
_MM_PER_INCH = 25.4
_FORMULA_STARTS = ("=", "+", "-", "@")
_ALIGN: dict[Align, str] = {"left": "left", "center": "center", "right": "right", "justify": "justify"}


def write_excel(sheet: Sheet, target: Path, now: Callable[[], datetime] = datetime.now) -> Path:
    """The sheet as an Excel file at `target`, whole or not at all.

    Raises FileTrouble (TargetOpen while another program holds the file); what was there before stays.
    """
    workbook = _workbook(sheet, now())
    with whole_file(target) as file:
        workbook.save(file)
    return target


def _workbook(sheet: Sheet, at: datetime) -> Any:
    from openpyxl import Workbook
    from openpyxl.packaging.core import DocumentProperties

    book = Workbook()
    page = book.active
    page.title = sheet.name
    moment = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    book.properties = DocumentProperties(
        title=sheet.properties.title,
        creator=sheet.properties.author,
        lastModifiedBy=sheet.properties.author,
        subject=sheet.properties.subject,
        language=sheet.look.language,
        created=moment,
        modified=moment,
    )
    cell_style = sheet.look.style(sheet.cell_style)
    _house_font(book, sheet.look.font, cell_style)
    for number, paragraph in enumerate(sheet.title, start=1):
        _write_title(page, sheet, number, paragraph.text, sheet.look.style(paragraph.style))
    top = len(sheet.title) + 2 if sheet.title else 1
    _write_table(page, sheet, top)
    _set_up_page(page, sheet, top)
    return book


def _house_font(book: Any, font: str, style: Style) -> None:
    """The font of the style "Normal", in whose figures Excel counts the width of columns."""
    from openpyxl.styles import Font

    normal = next(named for named in book._named_styles if named.name == "Normal")
    normal.font = Font(name=font, size=style.size_pt, family=1)
    book._fonts[0] = normal.font


def _write_title(page: Worksheet, sheet: Sheet, number: int, text: str, style: Style) -> None:
    """One line in the middle of the table, without merging cells."""
    from openpyxl.styles import Alignment

    for column in range(1, len(sheet.columns) + 1):
        cell = page.cell(number, column)
        cell.alignment = Alignment(horizontal="centerContinuous")
        cell.font = _font(sheet.look.font, style)
    _fill(page.cell(number, 1), text)


def _write_table(page: Worksheet, sheet: Sheet, top: int) -> None:
    from openpyxl.styles import Alignment, Border, Side

    line = Side(style="thin", color="000000")
    box = Border(left=line, right=line, top=line, bottom=line)
    head, body = sheet.look.style(sheet.header_style), sheet.look.style(sheet.cell_style)
    head_font, body_font = _font(sheet.look.font, head), _font(sheet.look.font, body)
    head_place = Alignment(horizontal=_ALIGN[head.align], vertical="center", wrap_text=True)
    places = [
        Alignment(horizontal=_ALIGN[column.align], vertical="top", wrap_text=True) for column in sheet.columns
    ]
    for number, column in enumerate(sheet.columns, start=1):
        cell = page.cell(top, number)
        _fill(cell, column.heading)
        cell.font, cell.alignment, cell.border = head_font, head_place, box
    for row_number, row in enumerate(sheet.rows, start=top + 1):
        for number, value in enumerate(row, start=1):
            cell = page.cell(row_number, number)
            _fill(cell, value)
            cell.font, cell.alignment, cell.border = body_font, places[number - 1], box

    for number, height in enumerate(sheet.heights_pt, start=top):
        page.row_dimensions[number].height = height


def _fill(cell: Cell, value: Value) -> None:
    """A value into a cell; a text stays a text, whatever it begins with."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if isinstance(value, str):
        text = ILLEGAL_CHARACTERS_RE.sub("", value).encode("utf-8", "ignore").decode("utf-8")
        text = text.replace("\ufffe", "").replace("\uffff", "")
        if not text:
            return
        cell.value = text
        cell.data_type = "s"
        if text.startswith(_FORMULA_STARTS):
            cell.quotePrefix = True
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "dd/mm/yyyy"


def _set_up_page(page: Worksheet, sheet: Sheet, top: int) -> None:
    from openpyxl.utils import get_column_letter

    figure = sheet.look.style(sheet.cell_style).size_pt * _FIGURE_PART * _PIXELS_PER_POINT
    for number, column in enumerate(sheet.columns, start=1):
        pixels = column.width_mm * _PIXELS_PER_MM
        page.column_dimensions[get_column_letter(number)].width = (pixels - _COLUMN_PADDING) / figure
    paper = sheet.look.page
    page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    margins = page.page_margins
    margins.top, margins.bottom = paper.top_mm / _MM_PER_INCH, paper.bottom_mm / _MM_PER_INCH
    margins.left, margins.right = paper.left_mm / _MM_PER_INCH, paper.right_mm / _MM_PER_INCH
    margins.header, margins.footer = paper.header_mm / _MM_PER_INCH, paper.footer_mm / _MM_PER_INCH
    page.print_title_rows = f"{top}:{top}"
    page.freeze_panes = page.cell(top + 1, 1)
    page.oddFooter.center.text = "&P"
    page.oddFooter.center.font = sheet.look.font


def _font(name: str, style: Style) -> Any:
    from openpyxl.styles import Font

    return Font(
        name=name, size=style.size_pt, bold=style.bold, italic=style.italic, color="FF000000", family=1
    )
