"""Columns side by side: rows of the letterhead, the signature and tables, whole or cut into slices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from ui.paper_pieces import Lines, Piece, Stroke, moved

_GRID = 10.0  # half a point, as the Word file says
_LEAST_LINES = 2
_HAIR = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the pieces of each column, from 0, 0; `heights` of the slices between which a page may end.

    `edges` are where the upright lines of its frame stand; none without a frame.
    """

    columns: tuple[tuple[Piece, ...], ...]
    heights: tuple[float, ...]
    edges: tuple[float, ...] = ()

    def place(self, first: int, end: int, x: float, y: float) -> tuple[Piece, ...]:
        """The slices `first` up to, not with, `end`; what is left of every column begins on top."""
        top = sum(self.heights[:first])
        foot = top + sum(self.heights[first:end])
        pieces: list[Piece] = []
        for column in self.columns:
            if end - first == len(self.heights):
                pieces += [moved(piece, x, y) for piece in column]
                continue
            part = list(_between(column, top, foot))
            rise = min((piece.y for piece in part), default=0.0) if first else 0.0
            pieces += [moved(piece, x, y - rise) for piece in part]
        return (*pieces, *self._frame(x, y, foot - top))

    def _frame(self, x: float, y: float, height: float) -> Iterable[Stroke]:
        if self.edges:
            left, right = x + self.edges[0], x + self.edges[-1]
            yield from (Stroke(left, at, right, at, _GRID) for at in (y, y + height))
            yield from (Stroke(x + edge, y, x + edge, y + height, _GRID) for edge in self.edges)


def slices(columns: Iterable[tuple[Piece, ...]], height: float) -> tuple[float, ...]:
    """Heights between the places where a row may be cut: after lines of its longest column, no single one."""
    longest = max(columns, key=_count, default=())
    feet = [
        piece.y + line.top + line.height
        for piece in longest
        if isinstance(piece, Lines)
        for at, line in enumerate(piece.measured.lines, start=1)
        if at == len(piece.measured.lines) or _LEAST_LINES <= at <= len(piece.measured.lines) - _LEAST_LINES
    ]
    cuts = [0.0, *feet[:-1], height]
    return tuple(after - before for before, after in pairwise(cuts))


def _count(column: tuple[Piece, ...]) -> int:
    return sum(len(piece.measured.lines) for piece in column if isinstance(piece, Lines))


def _between(column: tuple[Piece, ...], top: float, foot: float) -> Iterable[Piece]:
    """What of a column has its foot below `top` and not below `foot`: lines that would be cut go on."""
    for piece in column:
        if isinstance(piece, Stroke):
            if top < piece.y <= foot:
                yield piece
            continue
        above = piece.measured.lines[piece.first].top
        feet = [piece.y + line.top + line.height - above for line in piece.measured.lines]
        inside = [at for at in range(piece.first, piece.end) if top + _HAIR < feet[at] <= foot + _HAIR]
        if inside:
            y = piece.y + piece.measured.lines[inside[0]].top - above
            yield replace(piece, first=inside[0], end=inside[-1] + 1, y=y)
