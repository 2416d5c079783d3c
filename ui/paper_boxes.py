"""The parts of a paper as boxes of known height: what the flow may cut and where, what must stay whole.

Every box tells the space `before` and `after` it; `keep`, whether it may not be the last on its page;
`heights` of its lines (or rows), between which the flow may cut; `least`, how many lines stay together at
either side of a cut; `head`, how many rows are repeated on top of every page. All lengths are twips.
"""

from __future__ import annotations

from dataclasses import dataclass

from ui.paper_pieces import Lines, Measured, Piece, moved
from ui.paper_rows import Row

# Word's widow and orphan control: no single line of a paragraph is left on a page.
_LEAST_LINES = 2


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
class RuleBox:
    """A rule between paragraphs; its strokes stand from 0, 0."""

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
    """Rows of columns: a table, the letterhead, the signature; cut between the slices of its rows."""

    rows: tuple[Row, ...]
    keep: bool
    heights: tuple[float, ...]
    head: int = 0
    before: float = 0.0
    after: float = 0.0
    least: int = 1

    def place(self, first: int, end: int, x: float, y: float) -> tuple[Piece, ...]:
        """The slices, below the head again when the table began on an earlier page."""
        pieces: list[Piece] = []
        ranges = [(first, end)] if first < self.head or not self.head else [(0, self.head), (first, end)]
        for low, high in ranges:
            start = 0
            for row in self.rows:
                count = len(row.heights)
                part = range(max(low - start, 0), min(high - start, count))
                if part:
                    pieces += row.place(part.start, part.stop, x, y)
                    y += sum(row.heights[part.start : part.stop])
                start += count
        return tuple(pieces)


Box = TextBox | RuleBox | TableBox
