"""Papers to look at beside findings: every paragraph refers to its place in the .docx, `para:12`.

Paragraphs are counted as `docx_reading` counts them: from 1, those of tables and blank ones too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import count
from types import MappingProxyType
from typing import TypeVar

from app.documents.docx_reading.values import Layout, ReadPaper, ReadParagraph, ReadSection
from app.documents.look import Look, Page, Style
from app.documents.model import (
    Block,
    Cell,
    Document,
    Letterhead,
    Paragraph,
    Properties,
    Rule,
    Run,
    SignatureBlock,
    Table,
)

_FONT = "Times New Roman"
_TAB = " " * 6
_LEAST_TEXT_MM = 60.0
_SIZES_PT = (5.0, 72.0)
_LINES = (0.8, 3.0)
_MOST_GAP_PT = 48.0
_B = TypeVar("_B", bound=Block)


def paragraph_ref(index: int) -> str:
    """How a paragraph of the file is called on the page; "" for 0, which is none."""
    return f"para:{index}" if index else ""


def numbered(paper: Document) -> tuple[Document, Mapping[int, str]]:
    """The same paper with every paragraph named by its place in the .docx that is written of it.

    Beside it what the paragraphs referred to before ("node:12"), by that place.
    """
    counter = _Counter()
    head, signed = paper.letterhead, paper.signature
    copy = replace(
        paper,
        letterhead=head and counter.letterhead(head),
        title=counter.blocks(paper.title),
        body=counter.blocks(paper.body),
        signature=signed and counter.signature(signed),
    )
    return copy, MappingProxyType(counter.refs)


def reading_copy(read: ReadPaper, title: str) -> Document:
    """The words of any file one below the other, tables cell by cell, with their sizes and alignment.

    It is made for reading and is not the page as its own program prints it.
    """
    page = _page(read.sections[0])
    styles: dict[Style, Style] = {}
    body = tuple(_paragraph(found, page, styles) for found in read.paragraphs())
    return Document(
        kind="",
        properties=Properties(title, "", ""),
        look=Look("", _FONT, "vi-VN", page, tuple(styles.values())),
        letterhead=None,
        title=(),
        body=body,
        signature=None,
    )


class _Counter:
    def __init__(self) -> None:
        self.refs: dict[int, str] = {}
        self._next: Callable[[], int] = count(1).__next__

    def letterhead(self, head: Letterhead) -> Letterhead:
        return replace(
            head,
            issuer=self.cell(head.issuer),
            nation=self.cell(head.nation),
            number=self.cell(head.number),
            place_date=self.cell(head.place_date),
        )

    def signature(self, block: SignatureBlock) -> SignatureBlock:
        recipients = self.cell(block.recipients)
        return replace(block, recipients=recipients, signer=self.cell(block.signer))

    def cell(self, blocks: tuple[_B, ...]) -> tuple[_B, ...]:
        """A cell without a paragraph has an empty one in the file."""
        if not blocks:
            self._next()
        return self.blocks(blocks)

    def blocks(self, blocks: tuple[_B, ...]) -> tuple[_B, ...]:
        return tuple(self.block(block) for block in blocks)

    def block(self, block: _B) -> _B:
        if isinstance(block, Table):
            rows = tuple(tuple(Cell(self.cell(cell.paragraphs)) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        at = self._next()
        if isinstance(block, Rule):
            return block
        self.refs[at] = block.ref
        return replace(block, ref=paragraph_ref(at))


def _page(section: ReadSection) -> Page:
    width, height = section.width_mm, section.height_mm
    left, right = section.left_mm + section.gutter_mm, section.right_mm
    top, bottom = section.top_mm, section.bottom_mm
    if width - left - right < _LEAST_TEXT_MM or height - top - bottom < _LEAST_TEXT_MM:
        width, height, left, right, top, bottom = 210.0, 297.0, 30.0, 20.0, 20.0, 20.0
    return Page(width, height, top, bottom, left, right, section.header_mm, section.header_mm)


def _paragraph(found: ReadParagraph, page: Page, styles: dict[Style, Style]) -> Paragraph:
    style = _style(found.layout, _size(found), page)
    kept = styles.setdefault(style, replace(style, name=f"doc-{len(styles) + 1}"))
    return Paragraph(kept.name, tuple(_runs(found)), paragraph_ref(found.index))


def _runs(found: ReadParagraph) -> Iterable[Run]:
    if found.label:
        letters = found.label_letters or found.mark
        yield Run(f"{found.label} ", letters.bold, letters.italic)
    for piece in found.pieces:
        text = piece.shown.replace("\t", _TAB)
        if text:
            yield Run(text, piece.letters.bold, piece.letters.italic)


def _size(found: ReadParagraph) -> float:
    """The size of most letters."""
    sizes: dict[float, int] = {}
    for piece in found.pieces:
        size = piece.letters.size_pt
        sizes[size] = sizes.get(size, 0) + len(piece.shown.strip())
    most = max(sizes, key=lambda size: sizes[size]) if sizes else found.mark.size_pt
    return _within(most, *_SIZES_PT)


def _style(layout: Layout, size: float, page: Page) -> Style:
    room = page.text_mm - _LEAST_TEXT_MM / 2
    left = _within(layout.left_mm, 0.0, room)
    return Style(
        name="",
        size_pt=size,
        align=layout.align,
        left_mm=left,
        first_line_mm=_within(layout.first_mm, -left, room - left),
        before_pt=_within(layout.before_pt, 0.0, _MOST_GAP_PT),
        after_pt=_within(layout.after_pt, 0.0, _MOST_GAP_PT),
        line=_within(layout.line, *_LINES) if layout.line_rule == "multiple" else 1.0,
    )


def _within(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))
