"""A laid-out paper several times over, and two of its pages beside each other on one sheet."""

from __future__ import annotations

from dataclasses import replace

from ui.paper_pieces import Body, Laid, Page, moved


def copied(laid: Laid, copies: int, *, two_up: bool) -> Laid:
    """Every page of each copy in turn; with `two_up` a sheet lying on its side holds two of them."""
    pages = laid.pages * copies
    if not two_up:
        return replace(laid, pages=pages)
    page = laid.look.page
    sheet = replace(laid.look, page=replace(page, width_mm=2 * page.width_mm))
    halves = [pages[at : at + 2] for at in range(0, len(pages), 2)]
    return Laid(sheet, tuple(_beside(pair, laid.width, at) for at, pair in enumerate(halves, start=1)))


def _beside(pair: tuple[Page, ...], width: float, number: int) -> Page:
    first, last = pair[0].body, pair[-1].body
    pieces = tuple(moved(piece, at * width, 0.0) for at, page in enumerate(pair) for piece in page.pieces)
    return Page(number, Body(first.start, last.end, pieces, last.seen), ())
