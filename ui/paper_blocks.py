"""Turns the blocks of a paper into boxes: paragraphs, rules, tables, head and signature in two columns."""

from __future__ import annotations

from collections.abc import Iterable

from app.documents.model import Block, Document, Paragraph, Rule, Table
from ui.paper_boxes import Box, RuleBox, TableBox, TextBox
from ui.paper_measure import Measurer
from ui.paper_pieces import MM, POINT, Lines, Piece, Stroke, moved
from ui.paper_rows import Row, slices

_HEAD_MM = 25.0  # the head of a table and the number of the page
_CELL_SIDE = 85.0  # twips, 1.5 mm, as the Word file says

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
        return RuleBox(pieces, before, after, style.keep_with_next, (height,))
    measured = measurer.measure(block.runs, style, width)
    heights = tuple(line.height for line in measured.lines)
    return TextBox(measured, block.ref, before, after, paper.keeps(block), heights)


def letterhead(paper: Document, measurer: Measurer) -> Box | None:
    """Issuer beside nation, number beside place and date."""
    head = paper.letterhead
    if head is None:
        return None
    parts = ((head.issuer, head.nation), (head.number, head.place_date))
    rows = tuple(_row(columns, head.widths_mm, paper, measurer, whole=True) for columns in parts)
    return TableBox(rows, True, tuple(row.heights[0] for row in rows))


def signature(paper: Document, measurer: Measurer) -> Box | None:
    """Recipients beside the signer."""
    block = paper.signature
    if block is None:
        return None
    row = _row((block.recipients, block.signer), block.widths_mm, paper, measurer, block.whole)
    return TableBox((row,), False, row.heights)


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


def _row(
    columns: Iterable[_Column],
    widths_mm: Iterable[float],
    paper: Document,
    measurer: Measurer,
    whole: bool,
    side: float = 0.0,
    framed: bool = False,
) -> Row:
    """Columns side by side, `side` twips free at either side of each."""
    laid: list[tuple[Piece, ...]] = []
    edges = [0.0]
    tallest = 0.0
    for blocks, width_mm in zip(columns, widths_mm, strict=True):
        width = width_mm * MM
        parts, height = stack(blocks, width - 2 * side, edges[-1] + side, 0.0, paper, measurer)
        laid.append(parts)
        tallest = max(tallest, height)
        edges.append(edges[-1] + width)
    # One that no page could hold is cut all the same, as Word does.
    heights = (tallest,) if whole and tallest <= _page_height(paper) else slices(laid, tallest)
    return Row(tuple(laid), heights, tuple(edges) if framed else ())


def _page_height(paper: Document) -> float:
    """What fits on a page below a repeated head, in twips; a little less than all of it."""
    page = paper.look.page
    return (page.height_mm - page.top_mm - page.bottom_mm - _HEAD_MM) * MM


def _rule(rule: Rule, exact_pt: float, border_pt: float) -> tuple[tuple[Piece, ...], float]:
    """The line at the foot of its empty paragraph; the thickness of the line counts to the height."""
    thick = border_pt * POINT
    height = exact_pt * POINT + thick
    left = rule.left_mm * MM
    middle = height - thick / 2
    return (Stroke(left, middle, left + rule.length_mm * MM, middle, thick),), height


def _table(table: Table, paper: Document, measurer: Measurer) -> Box:
    widths = [column.width_mm for column in table.columns]
    rows = tuple(
        _row(
            (cell.paragraphs for cell in cells),
            widths,
            paper,
            measurer,
            whole=at < table.header_rows or not table.split_rows,
            side=_CELL_SIDE,
            framed=True,
        )
        for at, cells in enumerate(table.rows)
    )
    heights = tuple(height for row in rows for height in row.heights)
    # A table that is nothing but head has none to repeat.
    head = table.header_rows if table.header_rows < len(rows) else 0
    return TableBox(rows, False, heights, head)
