"""The parts of a paper as boxes of known height: what the flow may cut and where, what must stay whole.

Every box tells the space `before` and `after` it; `keep`, whether it may not be the last on its page;
`heights` of its lines (or rows), between which the flow may cut; `least`, how many lines stay together at
either side of a cut; `head`, how many rows are repeated on top of every page. All lengths are twips.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

from ui.paper_pieces import Lines, Measured, Piece, Stroke

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


Box = TextBox | WholeBox | TableBox
