"""The words of any paper from top to bottom: what golden texts hold."""

from dataclasses import replace
from datetime import date

from app.documents.card import Cards
from app.documents.document import Block, Cell, Document, Rule, Table
from app.documents.sheet import Book, Formula, Sheet, SheetRow, Spot, Value


def plain_text(paper: Document | Cards | Sheet | Book) -> str:
    """The words of a paper from top to bottom, one paragraph a line; rules show their length."""
    if isinstance(paper, Cards):
        return "\n\n".join("\n".join(field.text for field in card.fields) for card in paper.cards) + "\n"
    if isinstance(paper, Book):
        return "\n".join(_sheet_text(sheet) for sheet in paper.sheets)
    return _sheet_text(paper) if isinstance(paper, Sheet) else _document_text(paper)


def _document_text(paper: Document) -> str:
    lines: list[str] = []
    if paper.letterhead:
        head = paper.letterhead
        for part in (head.issuer, head.nation, head.number, head.place_date):
            lines += [_block_text(block) for block in part] + [""]
    lines += [_block_text(block) for block in paper.title] + [""]
    lines += [_block_text(block) for block in paper.body] + [""]
    if paper.signature:
        lines += [_block_text(block) for block in paper.signature.recipients] + [""]
        lines += [_block_text(block) for block in paper.signature.signer]
    for appendix in paper.appendices:
        lines += ["", _document_text(replace(appendix, footer=None)).rstrip("\n")]
    if paper.footer:
        lines += ["", _block_text(paper.footer)]
    return "\n".join(lines) + "\n"


def _block_text(block: Block) -> str:
    if isinstance(block, Rule):
        return f"[{block.length_mm:.1f} mm]"
    if isinstance(block, Table):
        return "\n".join("\t".join(_cell_text(cell) for cell in row) for row in block.rows)
    return block.text


def _cell_text(cell: Cell) -> str:
    return " / ".join(paragraph.text for paragraph in cell.paragraphs)


def _sheet_text(paper: Sheet) -> str:
    heads: list[SheetRow] = [*paper.heads] or [tuple(column.heading for column in paper.columns)]
    above, below = (
        ["\t".join(placed.paragraph.text for placed in line) for line in lines]
        for lines in (paper.above, paper.below)
    )
    rows = ["\t".join(shown(value) for value in row) for row in (*heads, *paper.rows)]
    title = [paragraph.text for paragraph in paper.title]
    return "\n".join([*above, *title, "", *rows, *below]) + "\n"


def shown(value: Value | Spot) -> str:
    """A value of a sheet as a person reads it."""
    if isinstance(value, Spot):
        value = value.value
    if isinstance(value, Formula):
        value = value.result
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return "" if value is None else str(value)
