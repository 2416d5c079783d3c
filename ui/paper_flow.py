"""Cuts boxes into pages: keep-with-next, widows and orphans, repeated table heads; arithmetic only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.paper_boxes import Box
from ui.paper_pieces import Body, Piece, Place

_HAIR = 0.5  # twips: a line that fits to within rounding fits


@dataclass(frozen=True, slots=True)
class _Put:
    """Lines of one box at a height of the page."""

    box: int
    first: int
    end: int
    y: float


@dataclass(frozen=True, slots=True)
class _Cut:
    """A legal end of the page: how many puts stay, the one cut short after them, where the next begins."""

    puts: int
    short: _Put | None
    next: Place


def page_from(boxes: Sequence[Box], start: Place, room: float, x: float, top: float) -> Body:
    """The page that begins at `start` and has `room` twips of height; it always takes at least one line."""
    puts: list[_Put] = []
    legal: _Cut | None = None
    y = 0.0
    first = start.line
    for at in range(start.box, len(boxes)):
        box = boxes[at]
        if puts:
            y += boxes[at - 1].after + box.before
        elif at == 0:
            y += box.before
        again = sum(box.heights[: box.head]) if first >= box.head > 0 else 0.0
        fits = _fitting(box, first, room - y - again)
        put = _Put(at, first, fits, y)
        if fits == len(box.heights):
            puts.append(put)
            y += again + sum(box.heights[first:])
            if not box.keep:
                legal = _Cut(len(puts), None, Place(at + 1, 0))
            first = 0
            continue
        cut = _cut(box, first, fits)
        if cut is not None:
            legal = _Cut(len(puts), _Put(at, first, cut, y), Place(at, cut))
        elif legal is None:
            legal = _forced(puts, put)
        return _body(boxes, start, puts, legal, at, x, top)
    return _body(boxes, start, puts, _Cut(len(puts), None, Place(len(boxes), 0)), len(boxes), x, top)


def _fitting(box: Box, first: int, room: float) -> int:
    """Up to which line the box fits from `first` on."""
    for line in range(first, len(box.heights)):
        room -= box.heights[line]
        if room < -_HAIR:
            return line
    return len(box.heights)


def _cut(box: Box, first: int, most: int) -> int | None:
    """The last line before which the box may be cut, at most `most`; None when it must not be cut there.

    A paragraph that is kept with the next one moves whole, as in LibreOffice.
    """
    if box.keep and not box.head:
        return None
    count = len(box.heights)
    cut = min(most, count - box.least)
    least = first + (box.least if first == 0 else 1)
    if box.head:
        least = max(least, box.head + 1)  # a head is never alone
    return cut if cut >= least else None


def _forced(puts: list[_Put], put: _Put) -> _Cut:
    """What is kept together is higher than a page: cut where the paper is full."""
    if put.end > put.first:
        return _Cut(len(puts), put, Place(put.box, put.end))
    if puts:
        return _Cut(len(puts), None, Place(put.box, put.first))
    return _Cut(0, _Put(put.box, put.first, put.first + 1, put.y), Place(put.box, put.first + 1))


def _body(
    boxes: Sequence[Box], start: Place, puts: list[_Put], cut: _Cut, seen: int, x: float, top: float
) -> Body:
    kept = puts[: cut.puts] + ([cut.short] if cut.short else [])
    pieces: list[Piece] = []
    for put in kept:
        pieces += boxes[put.box].place(put.first, put.end, x, top + put.y)
    end = cut.next
    if end.box < len(boxes) and end.line >= len(boxes[end.box].heights):
        end = Place(end.box + 1, 0)
    return Body(start, end, tuple(pieces), seen)
