"""Cards as laid-out pages: every text where its millimetres say, frames and lines as strokes."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents.model import Card, CardField, Cards, Run
from ui.paper_measure import Measurer
from ui.paper_pieces import MM, Body, Laid, Lines, Page, Picture, Piece, Place, Stroke

_FRAME, _HAIR, _RULE = 24.0, 6.0, 15.0  # twips


def cards_laid(cards: Cards, measurer: Measurer) -> Laid:
    """One page a card."""
    page = cards.look.page
    pages = tuple(
        Page(
            number,
            Body(
                Place(number, 0),
                Place(number + 1, 0),
                tuple(_pieces(card, page.width_mm, page.height_mm, measurer)),
                0,
            ),
            (),
        )
        for number, card in enumerate(cards.cards, start=1)
    )
    return Laid(cards.look, pages)


def _pieces(card: Card, width_mm: float, height_mm: float, measurer: Measurer) -> Iterator[Piece]:
    for edge in card.border_mm:
        yield from _box(edge, edge, width_mm - 2 * edge, height_mm - 2 * edge, _FRAME)
    for rule in card.rules:
        x, y = rule.x_mm * MM, rule.y_mm * MM
        yield Stroke(x, y, x + rule.length_mm * MM, y, _RULE)
    for one in card.pictures:
        yield Picture(one.x_mm * MM, one.y_mm * MM, one.width_mm * MM, one.height_mm * MM, one.file)
    for field in card.fields:
        if field.framed:
            yield from _box(field.x_mm, field.y_mm, field.width_mm, field.height_mm, _HAIR)
        yield _text(field, measurer)


def _text(field: CardField, measurer: Measurer) -> Lines:
    measured = measurer.measure((Run(field.text),), field.style, field.width_mm * MM)
    return Lines(measured, 0, len(measured.lines), field.x_mm * MM, field.y_mm * MM)


def _box(x_mm: float, y_mm: float, width_mm: float, height_mm: float, thick: float) -> Iterator[Stroke]:
    left, top, right, foot = (edge * MM for edge in (x_mm, y_mm, x_mm + width_mm, y_mm + height_mm))
    half = thick / 2  # so that the corners are closed
    yield Stroke(left - half, top, right + half, top, thick)
    yield Stroke(left - half, foot, right + half, foot, thick)
    yield Stroke(left, top, left, foot, thick)
    yield Stroke(right, top, right, foot, thick)
