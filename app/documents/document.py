"""A paper of pages as frozen values: paragraphs, rules, tables, head, signature, and the paper itself.

Units are millimetres and points. `ref` on a paragraph names the record it shows: "node:12" for a node of the
outline, "field:title" for a field of the paper, "" for what belongs to no record.
"""

from dataclasses import dataclass

from app.documents.look import Look


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
