"""Papers as frozen values: what the screen, the Word writer and the golden texts all read.

A layout computes everything (line breaks, lengths of rules, capitals, punctuation); a writer only draws.
Units are millimetres and points. `ref` on a paragraph names the record it shows: "node:12" for a node of the
outline, "field:title" for a field of the paper, "" for what belongs to no record.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from app.documents.look import Align, Look, Page, Style
from app.documents.picture_file import CardPicture

__all__ = [
    "Align",
    "Block",
    "Book",
    "Card",
    "CardField",
    "CardRule",
    "Cards",
    "Cell",
    "Column",
    "Document",
    "Fill",
    "Formula",
    "Letterhead",
    "Look",
    "Page",
    "Paper",
    "Paragraph",
    "Placed",
    "Properties",
    "Rule",
    "Run",
    "Sheet",
    "SheetPaper",
    "SignatureBlock",
    "Spot",
    "Style",
    "Table",
    "TableColumn",
    "Value",
    "plain_text",
]


@dataclass(frozen=True)
class Run:
    """A stretch of text; `bold`, `italic` None mean "as the style"; a "\\n" is a forced line break."""

    text: str
    bold: bool | None = None
    italic: bool | None = None


@dataclass(frozen=True)
class Paragraph:
    """One paragraph in a named style of the document's look."""

    style: str
    runs: tuple[Run, ...] = ()
    ref: str = ""
    keep_with_next: bool = False
    """Asked for this paragraph; the style may ask for it too (see `Document.keeps`)."""

    @property
    def text(self) -> str:
        """The text without formats; forced line breaks are "\\n"."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Rule:
    """A horizontal line of an exact length, drawn at the foot of an empty paragraph of `style`.

    `left_mm` + `length_mm` + `right_mm` is the width of the column or of the text; the style gives thickness,
    height and space around.
    """

    style: str
    length_mm: float
    left_mm: float
    right_mm: float


@dataclass(frozen=True)
class TableColumn:
    """A column of a table in the body."""

    width_mm: float


@dataclass(frozen=True)
class Cell:
    """One cell: its paragraphs."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Table:
    """A bordered table in the body; the first `header_rows` rows repeat on every page.

    `split_rows`: a row may run over the foot of a page; where not, only one too tall for any page does.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 1
    split_rows: bool = True


Block = Paragraph | Rule | Table


@dataclass(frozen=True)
class Letterhead:
    """The head of the first page: two columns without borders, two rows.

    Row 1: `issuer` (superior, office, rule) | `nation` (Quốc hiệu, Tiêu ngữ, rule).
    Row 2: `number` | `place_date`, on one line of the page: both at the foot of the row.
    """

    widths_mm: tuple[float, float]
    issuer: tuple[Paragraph | Rule, ...]
    nation: tuple[Paragraph | Rule, ...]
    number: tuple[Paragraph, ...]
    place_date: tuple[Paragraph, ...]


@dataclass(frozen=True)
class SignatureBlock:
    """Recipients on the left, the signer on the right; never alone on a page, never split while `whole`."""

    widths_mm: tuple[float, float]
    recipients: tuple[Paragraph, ...]
    signer: tuple[Paragraph, ...]
    whole: bool = True


@dataclass(frozen=True)
class Properties:
    """What the file says about itself."""

    title: str
    author: str
    office: str
    subject: str = ""


@dataclass(frozen=True)
class Document:
    """One paper.

    `kind` is the abbreviation of its kind ("KH"); `page_number` is the style of the number on top of every
    page but the first ("": no numbers); `footer` is the line at the foot of every page (practice data), or
    None; `tail` is the style of the tiny empty paragraph a file needs after its last table and at a
    section's end.
    """

    kind: str
    properties: Properties
    look: Look
    letterhead: Letterhead | None
    title: tuple[Paragraph | Rule, ...]
    body: tuple[Block, ...]
    signature: SignatureBlock | None
    page_number: str = ""
    footer: Paragraph | None = None
    tail: str = ""
    two_up: bool = False
    """Whether two of its pages are printed beside each other on a sheet lying on its side."""
    copies: int = 1
    """How often the paper stands in the file, each copy from the top of a page."""
    appendices: tuple["Document", ...] = ()
    """Lists that go with it, in the same look, without head and signature; each counts its own pages."""

    def keeps(self, paragraph: Paragraph) -> bool:
        """Whether this paragraph may not be the last one on a page."""
        return paragraph.keep_with_next or self.look.style(paragraph.style).keep_with_next


@dataclass(frozen=True)
class CardField:
    """A text placed on a card; millimetres from the top left of the sheet. `framed`: its box is drawn."""

    name: str
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    text: str
    style: Style
    framed: bool = False


@dataclass(frozen=True)
class CardRule:
    """A level line on a card."""

    x_mm: float
    y_mm: float
    length_mm: float


@dataclass(frozen=True)
class Card:
    """One sheet of placed texts. `border_mm`: a frame so far from the edge, one line a number."""

    fields: tuple[CardField, ...]
    border_mm: tuple[float, ...] = ()
    rules: tuple[CardRule, ...] = ()
    pictures: tuple[CardPicture, ...] = ()


@dataclass(frozen=True)
class Cards:
    """Cards of one size, one a sheet; only page and font of the look are used."""

    properties: Properties
    look: Look
    cards: tuple[Card, ...]


Paper = Document | Cards
"""What the screen shows, the printer prints and Word is given."""


@dataclass(frozen=True)
class Formula:
    """A live formula, "=" first, in English names with commas, and what the program reckoned it to be.

    The result stands beside the formula in the file: viewers that do not calculate show it.
    """

    text: str
    result: str | int | float


Value = str | int | float | date | Formula | None
Fill = Literal["", "head", "group", "rest", "holiday"]
SheetPaper = Literal["A4", "A3"]


@dataclass(frozen=True)
class Column:
    """A column of a sheet; `width_mm` as printed, `format` a number format of Excel.

    `fill` shades the cells of the body; with `shrink` a text too wide is printed smaller, not
    broken, unless its cell has a style of its own.
    """

    heading: str
    width_mm: float
    align: Align = "left"
    fill: Fill = ""
    format: str = "General"
    shrink: bool = False


class Spot(NamedTuple):
    """A cell that is not as its column says; `across`, `down`: how many columns and rows it covers.

    `style`, `fill` and `align` empty mean as the row and column have them.
    """

    value: Value = None
    style: str = ""
    fill: Fill = ""
    across: int = 1
    down: int = 1
    align: Align | None = None


class Placed(NamedTuple):
    """Words above or below a table, from a column (the first is 1) over `across` columns, no borders."""

    column: int
    across: int
    paragraph: Paragraph


SheetRow = tuple[Value | Spot, ...]


@dataclass(frozen=True)
class Sheet:
    """One Excel sheet: title lines, a header row repeated on every page, rows of values (text stays text).

    `above`, `below`: lines over the title and under the table. `heads`: rows of headings in place of the
    columns' own; what a Spot above covers is left out, as in HTML. In a row of the body it is None.
    The first `frozen_columns` stay in sight and are repeated on every page.
    """

    name: str
    properties: Properties
    look: Look
    title: tuple[Paragraph, ...]
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    landscape: bool = True
    header_style: str = ""
    cell_style: str = ""
    heights_pt: tuple[float, ...] = ()
    """Of the header rows and of each row below them; empty: as the program that opens it likes."""
    above: tuple[tuple[Placed, ...], ...] = ()
    heads: tuple[tuple[Spot, ...], ...] = ()
    below: tuple[tuple[Placed, ...], ...] = ()
    frozen_columns: int = 0
    paper: SheetPaper = "A4"
    middle: bool = False
    """Whether the body stands in the middle of its rows, not at their top."""

    @property
    def top(self) -> int:
        """Number of the first row of headings in the file."""
        lines = len(self.above) + len(self.title)
        return lines + 2 if lines else 1

    @property
    def first(self) -> int:
        """Number of the first row of the body in the file."""
        return self.top + (len(self.heads) or 1)


@dataclass(frozen=True)
class Book:
    """A workbook of several sheets; the properties and letters of the first are those of the file."""

    sheets: tuple[Sheet, ...]


def plain_text(paper: Paper | Sheet | Book) -> str:
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
