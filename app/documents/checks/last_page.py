"""TT-20: the signature is not alone on a page: by what is kept together, and by the pages of LibreOffice."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.documents.checks.anatomy import Anatomy, Spot
from app.documents.checks.finding import Finding
from app.documents.checks.page_length import fits_one_page
from app.documents.checks.places import box
from app.documents.checks.rows import Rows
from app.documents.docx_reading.values import ReadPaper

Alone = Callable[[int, int], bool | None]
"""Asks whether two paragraphs, by their index, fall on different pages; None when nobody can tell."""


def check(paper: ReadPaper, anatomy: Anatomy, rows: Rows, alone: Alone) -> Iterator[Finding]:
    """A forced break is certain; a loose block is only a fault when the pages show it, or cannot be asked."""
    tail = anatomy.tail.spots
    before = _before(paper, anatomy)
    if not tail or not before or not anatomy.body:
        return
    place, index = box("post", rows), tail[0].paragraph.index
    if _forced(before, tail):
        yield rows.finding("TT-20", "alone", place, "ngắt trang trước phần ký", index)
        return
    if all(spot.paragraph.layout.keep_next for spot in before) or fits_one_page(paper):
        return
    first = next((spot for spot in tail if not spot.blank), tail[0])
    apart = alone(anatomy.body[-1].paragraph.index, first.paragraph.index)
    if apart:
        yield rows.finding("TT-20", "alone", place, "phần ký sang trang khác đoạn cuối", index)
    else:
        point = "chain" if apart is None else "loose"
        yield rows.finding("TT-20", point, place, "đoạn cuối không giữ cùng phần ký", index)


def _before(paper: ReadPaper, anatomy: Anatomy) -> list[Spot]:
    """The last paragraph of the text and the blank ones between it and the block."""
    from app.documents.checks.anatomy import spots_of

    if not anatomy.body or not anatomy.tail.spots:
        return []
    last, first = anatomy.body[-1].paragraph, anatomy.tail.spots[0].paragraph
    spots = spots_of(paper.blocks)
    return [spot for spot in spots if last.index <= spot.paragraph.index < first.index]


def _forced(before: list[Spot], tail: tuple[Spot, ...]) -> bool:
    first = tail[0].paragraph
    if first.layout.page_break_before or any(spot.paragraph.page_break for spot in before):
        return True
    return before[0].paragraph.section != first.section
