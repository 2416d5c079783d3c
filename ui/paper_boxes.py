"""The parts of a paper as boxes of known height: what the flow may cut, and where, and what must stay whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Protocol

from app.documents.model import Block, Document, Paragraph, Rule, Table
from ui.paper_measure import Measurer
from ui.paper_pieces import MM, POINT, Lines, Measured, Piece, Stroke

# Word's widow and orphan control: no single line of a paragraph is left on a page.
_LEAST_LINES = 2
_CELL_SIDE = 5.4 * POINT  # 0.19 cm, Word's own margin left and right in a cell
_GRID = 0.5 * POINT


class Box(Protocol):
    """One block of the paper. `heights` are those of its lines (or rows): the flow may cut between them."""

    before: float
    after: float
    keep: bool
    """May not be the last on its page."""
    heights: tuple[float, ...]
    least: int
    """How many lines must stay together at either side of a cut; all of them when it is whole."""
    head: int
    """Rows that are repeated on top of every page."""

    def place(self, first: int, end: int, x: float, y: float) -> tuple[Piece, ...]:
        """What is drawn for the lines `first` up to, not with, `end`, from the top at y."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A paragraph of the body."""

    measured: Measured
    ref: str
    before: float
    after: float
    keep: bool
    heights: tuple[float, ...]
    least: int = _LEAST_LINES
    head: int = 0

    def place(self, first: int, end: int, x: float, y: float) -> tuple[Piece, ...]:
        """One piece: the lines."""
        return (Lines(self.measured, first, end, x, y, self.ref),)


@dataclass(frozen=True, slots=True)
class WholeBox:
    """What is never cut: the letterhead, a rule, the signature. Its pieces stand from 0, 0."""

    pieces: tuple[Piece, ...]
    before: float
    after: float
    keep: bool
    heights: tuple[float, ...]
    least: int = 1
    head: int = 0

    def place(self, first: int, end: int, x: float, y: float) -> tuple[Piece, ...]:
        """All of it."""
        return tuple(moved(piece, x, y) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class TableBox:
    """A table of the body: cut between rows, its head repeated."""

    rows: tuple[tuple[Piece, ...], ...]
    before: float
    after: float
    keep: bool
    heights: tuple[float, ...]
    head: int
    least: int = 1

    def place(self, first: int, end: int, x: float, y: float) -> tuple[Piece, ...]:
        """The rows, below the head again when the table began on an earlier page."""
        shown = [*(range(self.head) if first >= self.head else ()), *range(first, end)]
        tops = accumulate((self.heights[row] for row in shown), initial=y)
        return tuple(
            moved(piece, x, top) for row, top in zip(shown, tops, strict=False) for piece in self.rows[row]
        )


def moved(piece: Piece, x: float, y: float) -> Piece:
    """The same piece, further right and down."""
    if isinstance(piece, Stroke):
        return Stroke(piece.x + x, piece.y + y, piece.to_x + x, piece.to_y + y, piece.thick)
    return replace(piece, x=piece.x + x, y=piece.y + y)


def box_of(block: Block, paper: Document, measurer: Measurer) -> Box:
    """One block of the title or the body as a box."""
    width = paper.look.page.text_mm * MM
    if isinstance(block, Table):
        return _table(block, paper, measurer)
    style = paper.look.style(block.style)
    before, after = style.before_pt * POINT, style.after_pt * POINT
    if isinstance(block, Rule):
        pieces, height = _rule(block, style.exact_pt, style.border_pt)
        return WholeBox(pieces, before, after, style.keep_with_next, (height,))
    measured = measurer.measure(block.runs, style, width)
    heights = tuple(line.height for line in measured.lines)
    return TextBox(measured, block.ref, before, after, paper.keeps(block), heights)


def letterhead(paper: Document, measurer: Measurer) -> Box | None:
    """Issuer beside nation, number beside place and date."""
    head = paper.letterhead
    if head is None:
        return None
    pieces: list[Piece] = []
    top = 0.0
    for row in ((head.issuer, head.nation), (head.number, head.place_date)):
        parts, height = _side_by_side(row, head.widths_mm, top, paper, measurer)
        pieces += parts
        top += height
    return WholeBox(tuple(pieces), 0.0, 0.0, True, (top,))


def signature(paper: Document, measurer: Measurer) -> Box | None:
    """Recipients beside the signer."""
    block = paper.signature
    if block is None:
        return None
    parts, height = _side_by_side((block.recipients, block.signer), block.widths_mm, 0.0, paper, measurer)
    return WholeBox(parts, 0.0, 0.0, False, (height,))


def stack(
    blocks: Iterable[Paragraph | Rule], width: float, x: float, top: float, paper: Document, measurer: Measurer
) -> tuple[tuple[Piece, ...], float]:
    """Paragraphs and rules below each other in a column; the pieces and the height with all spaces."""
    pieces: list[Piece] = []
    y = top
    for block in blocks:
        style = paper.look.style(block.style)
        y += style.before_pt * POINT
        if isinstance(block, Rule):
            strokes, height = _rule(block, style.exact_pt, style.border_pt)
            pieces += [moved(stroke, x, y) for stroke in strokes]
        else:
            measured = measurer.measure(block.runs, style, width)
            pieces.append(Lines(measured, 0, len(measured.lines), x, y, block.ref))
            height = measured.height
        y += height + style.after_pt * POINT
    return tuple(pieces), y - top


def _side_by_side(
    columns: Iterable[Iterable[Paragraph | Rule]],
    widths_mm: Iterable[float],
    top: float,
    paper: Document,
    measurer: Measurer,
) -> tuple[tuple[Piece, ...], float]:
    pieces: list[Piece] = []
    tallest = x = 0.0
    for blocks, width_mm in zip(columns, widths_mm, strict=True):
        parts, height = stack(blocks, width_mm * MM, x, top, paper, measurer)
        pieces += parts
        tallest = max(tallest, height)
        x += width_mm * MM
    return tuple(pieces), tallest


def _rule(rule: Rule, exact_pt: float, border_pt: float) -> tuple[tuple[Piece, ...], float]:
    """The line at the foot of its empty paragraph; the thickness of the line counts to the height."""
    thick = border_pt * POINT
    height = exact_pt * POINT + thick
    left = rule.left_mm * MM
    middle = height - thick / 2
    return (Stroke(left, middle, left + rule.length_mm * MM, middle, thick),), height


def _table(table: Table, paper: Document, measurer: Measurer) -> Box:
    rows, heights = [], []
    for at, cells in enumerate(table.rows):
        pieces: list[Piece] = []
        tallest = x = 0.0
        for column, cell in zip(table.columns, cells, strict=True):
            width = column.width_mm * MM
            parts, height = stack(
                cell.paragraphs, width - 2 * _CELL_SIDE, x + _CELL_SIDE, 0.0, paper, measurer
            )
            pieces += parts
            tallest = max(tallest, height)
            x += width
        edges = accumulate((column.width_mm * MM for column in table.columns), initial=0.0)
        pieces += [Stroke(edge, 0.0, edge, tallest, _GRID) for edge in edges]
        # The upper line of every row: the first row of a page needs one too.
        pieces += [Stroke(0.0, 0.0, x, 0.0, _GRID), Stroke(0.0, tallest, x, tallest, _GRID)]
        rows.append(tuple(pieces))
        heights.append(tallest)
    return TableBox(tuple(rows), 0.0, 0.0, False, tuple(heights), min(table.header_rows, len(table.rows)))
