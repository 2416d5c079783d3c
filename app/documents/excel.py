"""Write sheets as an .xlsx: text stays text, header rows on every page, columns as wide as printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.documents.excel_results import save_with_results
from app.documents.excel_sheet import SheetWriter
from app.documents.look import Style
from app.documents.model import Book, Sheet
from app.documents.whole import whole_file


def write_excel(paper: Sheet | Book, target: Path, now: Callable[[], datetime] = datetime.now) -> Path:
    """The sheets as an Excel file at `target`, whole or not at all; each formula bears its result.

    Raises FileTrouble (TargetOpen while another program holds the file); what was there before stays.
    """
    sheets = (paper,) if isinstance(paper, Sheet) else paper.sheets
    book = _new_book(sheets[0], now())
    results = []
    for number, sheet in enumerate(sheets):
        page = book.active if number == 0 else book.create_sheet()
        writer = SheetWriter(page, sheet)
        writer.write()
        results.append(writer.results)
    with whole_file(target) as file:
        save_with_results(book, results, file)
    return target


def _new_book(first: Sheet, at: datetime) -> Any:
    from openpyxl import Workbook
    from openpyxl.packaging.core import DocumentProperties

    book = Workbook()
    moment = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    book.properties = DocumentProperties(
        title=first.properties.title,
        creator=first.properties.author,
        lastModifiedBy=first.properties.author,
        subject=first.properties.subject,
        language=first.look.language,
        created=moment,
        modified=moment,
    )
    _house_font(book, first.look.font, first.look.style(first.cell_style))
    return book


def _house_font(book: Any, font: str, style: Style) -> None:
    """The font of the style "Normal", in whose figures Excel counts the width of columns."""
    from openpyxl.styles import Font

    normal = next(named for named in book._named_styles if named.name == "Normal")
    normal.font = Font(name=font, size=style.size_pt, family=1)
    book._fonts[0] = normal.font
