"""Lays out a paper into pages, in steps, reusing whatever an earlier version of the paper has in common."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import eq, is_
from typing import Any

from app.documents.model import Block, Cards, Document, Paper, Paragraph, Run
from ui.card_layout import cards_laid
from ui.paper_blocks import box_of, letterhead, signature, stack
from ui.paper_boxes import Box
from ui.paper_copies import copied
from ui.paper_flow import page_from
from ui.paper_measure import Measurer
from ui.paper_pieces import MM, Body, Laid, Page, Piece, Place, moved

_BATCH = 16
"""Paragraphs or pages a step: about a millisecond, so that a slice of time can end almost anywhere."""

_REMEMBERED = 2000
"""Paragraphs kept beyond twice the paper: a section cut and pasted back is not measured again."""

_Steps = Generator[None, None, Laid]


@dataclass(frozen=True)
class _Made:
    """What the last layout left: its paper, its boxes (letterhead first, signature last), its pages."""

    paper: Document
    blocks: tuple[Block, ...]
    boxes: tuple[Box, ...]
    pages: tuple[Page, ...]


class PaperLayout:
    """Turns one `Document` after another into pages; a layout dropped half-way leaves nothing wrong."""

    def __init__(self) -> None:
        self._measurer = Measurer("")
        self._made: _Made | None = None
        self._attached: list[PaperLayout] = []

    @property
    def measured(self) -> int:
        """How many paragraphs have been broken into lines in this family so far."""
        return self._measurer.misses

    def now(self, paper: Paper) -> Laid:
        """The whole layout at once: for printing and for papers of a few pages."""
        steps = self.steps(paper)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                laid: Laid = end.value
                return laid

    def steps(self, paper: Paper) -> _Steps:
        """The same in small steps: go on until it returns, or drop it when a newer paper has come."""
        if isinstance(paper, Cards):
            yield
            return cards_laid(paper, Measurer(paper.look.font))
        laid = yield from self._steps(paper)
        pages = list(laid.pages)
        while len(self._attached) < len(paper.appendices):
            self._attached.append(PaperLayout())
        for layout, appendix in zip(self._attached, paper.appendices, strict=False):
            attached = yield from layout.steps(appendix)
            own = attached.look.page if attached.look.page != laid.look.page else None
            pages += attached.pages if own is None else [replace(page, sheet=own) for page in attached.pages]
        if paper.copies > 1 or paper.two_up:
            return copied(Laid(laid.look, tuple(pages)), paper.copies, two_up=paper.two_up)
        return Laid(laid.look, tuple(pages)) if paper.appendices else laid

    def _steps(self, paper: Document) -> _Steps:
        if self._measurer.family != paper.look.font:
            self._measurer, self._made = Measurer(paper.look.font), None
        measurer, made = self._measurer, self._made
        if made is not None and made.paper.look != paper.look:
            made = None
        blocks = (*paper.title, *paper.body)
        boxes: list[Box] = []
        for _ in _make_boxes(paper, blocks, made, measurer, boxes):
            yield
        pages: list[Page] = []
        for _ in _make_pages(paper, tuple(boxes), made, measurer, pages):
            yield
        self._made = _Made(paper, blocks, tuple(boxes), tuple(pages))
        measurer.forget_oldest(_REMEMBERED + 2 * len(boxes))
        return Laid(paper.look, tuple(pages))


def _make_boxes(
    paper: Document, blocks: tuple[Block, ...], made: _Made | None, measurer: Measurer, boxes: list[Box]
) -> Iterator[None]:
    """Fill `boxes`, taking over those of the blocks that both papers begin or end with."""
    before: Sequence[Block] = made.blocks if made else ()
    old: Sequence[Box] = made.boxes if made else ()
    lead = _kept(paper.letterhead, made and made.paper.letterhead, old[:1]) or letterhead(paper, measurer)
    tail = _kept(paper.signature, made and made.paper.signature, old[-1:]) or signature(paper, measurer)
    shift = 1 if made and made.paper.letterhead else 0
    same = made is not None and bool(made.paper.signature) == bool(paper.signature)
    head, foot = _in_common(before, blocks) if same else (0, 0)
    yield
    boxes += [lead] if lead else []
    for at, block in enumerate(blocks):
        if at % _BATCH == 0:
            yield
        if at < head:
            boxes.append(old[shift + at])
        elif at >= len(blocks) - foot:
            boxes.append(old[shift + at - len(blocks) + len(before)])
        else:
            box = box_of(block, paper, measurer)
            # The signature is never alone on a page: what stands before it comes along.
            last = tail is not None and at == len(blocks) - 1
            boxes.append(replace(box, keep=True) if last and not box.keep else box)
    boxes += [tail] if tail else []


def _kept(part: object, before: object, box: Sequence[Box]) -> Box | None:
    return box[0] if part is not None and part == before and box else None


def _in_common(
    old: Sequence[Any], new: Sequence[Any], same: Callable[[Any, Any], bool] = eq
) -> tuple[int, int]:
    """How many items both begin with, and how many of the others both end with.

    The last item never counts to the beginning: as the last it may be bound to the signature.
    """
    most = min(len(old), len(new)) - 1
    head = 0
    while head < most and same(old[head], new[head]):
        head += 1
    foot = 0
    while foot <= most - head and same(old[-1 - foot], new[-1 - foot]):
        foot += 1
    return head, foot


def _make_pages(
    paper: Document, boxes: tuple[Box, ...], made: _Made | None, measurer: Measurer, pages: list[Page]
) -> Iterator[None]:
    """Fill `pages`, taking over those before the change, and the rest once a page begins as before."""
    page = paper.look.page
    left, top = page.left_mm * MM, page.top_mm * MM
    room = (page.height_mm - page.top_mm - page.bottom_mm) * MM
    old = made.pages if made else ()
    head, foot = _in_common(made.boxes, boxes, is_) if made else (0, 0)
    shift = len(boxes) - (len(made.boxes) if made else 0)
    later = {each.body.start: at for at, each in enumerate(old)}
    carried = _Carried(paper, measurer, made)
    for each in old:
        if each.body.seen >= head:
            break
        pages.append(carried.on(len(pages) + 1, each.body, each))
    start = pages[-1].body.end if pages else Place(0, 0)
    while start.box < len(boxes) or not pages:
        if len(pages) % _BATCH == 0:
            yield
        at = later.get(Place(start.box - shift, start.line))
        if at is not None and start.box >= len(boxes) - foot:
            for each in old[at:]:
                pages.append(carried.on(len(pages) + 1, _shifted(each.body, shift), each))
                if len(pages) % (_BATCH * 8) == 0:
                    yield
            return
        body = page_from(boxes, start, room, left, top)
        pages.append(carried.on(len(pages) + 1, body, None))
        start = body.end


def _shifted(body: Body, by: int) -> Body:
    if by == 0:
        return body
    start, end = Place(body.start.box + by, body.start.line), Place(body.end.box + by, body.end.line)
    return Body(start, end, body.pieces, body.seen + by)


class _Carried:
    """What every page carries: its number on top from the second on, the line at the foot."""

    def __init__(self, paper: Document, measurer: Measurer, made: _Made | None) -> None:
        self._paper = paper
        self._measurer = measurer
        before = made.paper if made else None
        carried = (paper.page_number, paper.footer)
        self._same = before is not None and (before.page_number, before.footer) == carried

    def on(self, number: int, body: Body, old: Page | None) -> Page:
        """The page of that number; the old one itself when nothing on it differs."""
        if old is not None and self._same and old.number == number:
            return old if old.body is body else replace(old, body=body)
        return Page(number, body, (*self._number(number), *self._foot()))

    def _number(self, number: int) -> tuple[Piece, ...]:
        paper = self._paper
        if number == 1 or not paper.page_number:
            return ()
        words = Paragraph(paper.page_number, (Run(str(number)),))
        page = paper.look.page
        return stack(
            (words,), page.text_mm * MM, page.left_mm * MM, page.header_mm * MM, paper, self._measurer
        )[0]

    def _foot(self) -> tuple[Piece, ...]:
        paper = self._paper
        if paper.footer is None:
            return ()
        page = paper.look.page
        pieces, height = stack(
            (paper.footer,), page.text_mm * MM, page.left_mm * MM, 0.0, paper, self._measurer
        )
        top = (page.height_mm - page.footer_mm) * MM - height
        return tuple(moved(piece, 0.0, top) for piece in pieces)
