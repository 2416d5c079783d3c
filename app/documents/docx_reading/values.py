"""What a .docx holds, as frozen values: millimetres, points, and text as it prints.

Paragraphs are counted from 1 as they stand in the file, those of tables included, blank ones too; paragraphs
of text boxes are counted after all of these, paragraphs of headers, footers and notes have index 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Story = Literal["body", "box", "header", "footer", "note"]
Justification = Literal["left", "center", "right", "justify"]
LineRule = Literal["multiple", "exact", "at_least"]


@dataclass(frozen=True, slots=True)
class Letters:
    """The effective format of a stretch of text: direct format over character, paragraph and table style.

    The four fonts are names, theme fonts resolved; "" where the file leaves one open. `east_asia_letters`
    says that the file asks for the East Asian font where a letter may take it. `color` is "RRGGBB" or "auto".
    `complex` text (right-to-left scripts) prints in `cs_font`. `own_fonts` names the slots ("ascii", …) that
    the run itself sets, not its styles.
    """

    ascii_font: str = ""
    ansi_font: str = ""
    east_asia_font: str = ""
    cs_font: str = ""
    size_pt: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: str = ""
    strike: bool = False
    caps: bool = False
    small_caps: bool = False
    hidden: bool = False
    color: str = "auto"
    raised: str = ""
    east_asia_letters: bool = False
    complex: bool = False
    own_fonts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one format; tabs are "\\t", forced line breaks "\\n".

    `field` is the instruction of the field whose result this is ("PAGE", "REF x"); an empty `text` with a
    `field` is a field without a stored result. `inserted` marks a tracked insertion.
    """

    text: str
    letters: Letters
    field: str = ""
    inserted: bool = False

    @property
    def shown(self) -> str:
        """The text as it prints: capitals where the format asks for them, nothing where it hides."""
        if self.letters.hidden:
            return ""
        return self.text.upper() if self.letters.caps else self.text


@dataclass(frozen=True, slots=True)
class TabStop:
    """A tab stop of a paragraph."""

    at_mm: float
    kind: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The effective layout of a paragraph.

    `first_mm` is relative to `left_mm`, negative when hanging. `line` is a multiple of single spacing when
    `line_rule` is "multiple", else points. `frame_align` is the horizontal place of a framed paragraph,
    `placed`: it stands in a frame, wherever.
    Borders are the thickness in points of a solid line above or below (0: none).
    """

    align: Justification = "left"
    left_mm: float = 0.0
    right_mm: float = 0.0
    first_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line: float = 1.0
    line_rule: LineRule = "multiple"
    contextual: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    outline_level: int = 0
    tabs: tuple[TabStop, ...] = ()
    border_above_pt: float = 0.0
    border_below_pt: float = 0.0
    border_dashed: bool = False
    frame_align: str = ""
    placed: bool = False

    def first_line_at_mm(self) -> float:
        """Where the first line begins, from the margin, before tabs and blanks."""
        return self.left_mm + self.first_mm


@dataclass(frozen=True, slots=True)
class Shape:
    """Something drawn: a line, a box (with paragraphs when it holds text) or a picture.

    `left_mm` is its place from the left edge of what it is anchored to, None when unknown or aligned.
    """

    kind: Literal["line", "box", "picture"]
    width_mm: float
    height_mm: float
    left_mm: float | None = None
    dashed: bool = False
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class CellPlace:
    """In which table (from 1), row and column (from 0) a paragraph stands; the width inside its cell."""

    table: int
    row: int
    column: int
    width_mm: float


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """One paragraph.

    `label` is the number or sign that Word writes before it by itself ("1.", "a)", "-"), `text` the rest as
    it prints, without what is hidden or deleted. `page_break` says that it holds a forced page break. `mark`
    is the format of its end mark: how high an empty paragraph stands. `box_mm` is the width inside the text
    box it stands in, 0 outside one.
    """

    index: int
    story: Story
    section: int
    pieces: tuple[Piece, ...]
    layout: Layout
    text: str
    mark: Letters
    label: str = ""
    label_letters: Letters | None = None
    style: str = ""
    shapes: tuple[Shape, ...] = ()
    cell: CellPlace | None = None
    box_mm: float = 0.0
    page_break: bool = False

    @property
    def full_text(self) -> str:
        """The text with the number Word writes before it."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class ReadCell:
    """One cell; `span` columns wide; `continues` when it is merged into the cell above."""

    blocks: tuple[Block, ...]
    width_mm: float
    span: int = 1
    continues: bool = False
    border_above_pt: float = 0.0
    border_below_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of a table."""

    cells: tuple[ReadCell, ...]
    repeats: bool = False
    cant_split: bool = False


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table; `number` counts from 1 in the order of the file, tables inside tables too."""

    number: int
    section: int
    rows: tuple[ReadRow, ...]
    bordered: bool = False


Block = ReadParagraph | ReadTable


@dataclass(frozen=True, slots=True)
class Edges:
    """Headers or footers of a section as they apply to it, taken over from the section before where unset."""

    default: tuple[Block, ...] = ()
    first: tuple[Block, ...] = ()
    even: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSection:
    """Page and margins of a section in millimetres; `number_start` None: pages are counted on."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    gutter_mm: float
    header_mm: float
    first_page_differs: bool
    headers: Edges
    footers: Edges
    number_start: int | None = None
    number_format: str = "decimal"
    columns: int = 1
    begins: str = "nextPage"

    @property
    def text_mm(self) -> float:
        """Width of the text between the margins."""
        return self.width_mm - self.left_mm - self.right_mm - self.gutter_mm


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """A whole file. `inserted` and `deleted` count the letters of tracked changes: inserted ones are read as
    text, deleted ones are not."""

    sections: tuple[ReadSection, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Block, ...] = ()
    default_tab_mm: float = 12.7
    even_and_odd: bool = False
    mirrored: bool = False
    gutter_on_top: bool = False
    inserted: int = 0
    deleted: int = 0
    title: str = ""

    def paragraphs(self) -> Iterator[ReadParagraph]:
        """Every paragraph of the body in reading order, cell by cell; a text box comes before its anchor."""
        return walk(self.blocks)


def walk(blocks: Iterable[Block], boxes: bool = True) -> Iterator[ReadParagraph]:
    """The paragraphs of blocks in reading order; `boxes` False leaves out those of text boxes."""
    for block in blocks:
        if isinstance(block, ReadTable):
            for row in block.rows:
                for cell in row.cells:
                    yield from walk(cell.blocks, boxes)
            continue
        if boxes:
            for shape in block.shapes:
                yield from walk(shape.blocks, boxes)
        yield block
