"""Paragraphs cut into the lines and columns they were typed in: at forced breaks, tabs and wide gaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.plan_reading.source import SourceParagraph
from app.domain.wording import squeeze

# Three blanks in a row separate columns as a tab does; fewer belong to the words.
_GAP = re.compile(r"[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{3,}")
# Room left for a number or a day to be written by hand is part of the line, however wide.
_BEFORE_ROOM = re.compile(r"(?:\bsố\s*:?|\bngày|\btháng|\bnăm)\s*[.…_]*$", re.IGNORECASE)
_AFTER_ROOM = re.compile(r"(?:/|tháng\b|năm\b|[.…_]|\d)", re.IGNORECASE)
_MARKS = re.compile(r"[-_–—=*~.…+\s]*")


@dataclass(frozen=True)
class Line:
    """A stretch of one paragraph: `column` counts from 0, of the table it stands in or of its gaps."""

    source: SourceParagraph
    text: str
    column: int = 0
    gap_above: bool = False

    @property
    def upper(self) -> bool:
        """Whether all its letters are capitals."""
        return self.text.isupper()


def plain(text: str) -> str:
    """One blank where there were several, NBSP as a blank, none at the ends."""
    return squeeze(text.replace("\u00a0", " ").replace("\n", " ")).strip()


def kept(text: str) -> str:
    """The words as they are kept: blanks inside stay as they were typed, tabs become blanks."""
    return text.replace("\t", " ").strip()


def marks_only(text: str) -> bool:
    """Whether there is nothing in it but a drawn or typed rule."""
    return _MARKS.fullmatch(text) is not None


def lines_of(paragraphs: Iterable[SourceParagraph]) -> Iterator[Line]:
    """Lines with words, in reading order; rules typed of dashes are left out."""
    gap = False
    for paragraph in paragraphs:
        for whole in paragraph.full_text.split("\n"):
            if marks_only(whole):
                gap = True
                continue
            for place, part in columns(whole):
                column = paragraph.cell.column if paragraph.cell and paragraph.in_column else place
                yield Line(paragraph, plain(part), column, gap)
            gap = False


def columns(line: str) -> Iterator[tuple[int, str]]:
    """Parts of one line with their place; a line that begins with a gap has its first part on the right."""
    parts: list[tuple[int, str]] = []
    begin = place = 0
    for found in _GAP.finditer(line):
        before, after = line[begin : found.start()], line[found.end() :]
        if before and _BEFORE_ROOM.search(before) and _AFTER_ROOM.match(after):
            continue
        if before.strip():
            parts.append((place, before))
            place += 1
        elif not parts:
            place = 1
        begin = found.end()
    if line[begin:].strip():
        parts.append((place, line[begin:]))
    yield from parts
