"""Turns the blocks of a paper into boxes: paragraphs, rules, tables, head and signature in two columns."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from app.documents.model import Block, Document, Paragraph, Rule, Table
from ui.paper_boxes import Box, TableBox, TextBox, WholeBox, moved
from ui.paper_measure import Measurer
from ui.paper_pieces import MM, POINT, Lines, Piece, Stroke

_CELL_SIDE = 5.4 * POINT  # 0.19 cm, Word's own margin left and right in a cell
_GRID = 0.5 * POINT

_Column = Iterable[Paragraph | Rule]


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
    blocks: _Column, width: float, x: float, top: float, paper: Document, measurer: Measurer
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
    columns: Iterable[_Column],
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
    for cells in table.rows:
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
