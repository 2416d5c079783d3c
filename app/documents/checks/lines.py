"""Lines of a paper: a paragraph cut at tabs, forced breaks and wide gaps, each with its own letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from app.documents.checks.wording import plain
from app.documents.docx_reading.values import Piece, ReadParagraph

Column = Literal["left", "right", "full"]
# Three blanks in a row separate columns as a tab does; fewer belong to the words.
_GAP = re.compile(r"\t+|[ \u00a0]{3,}(?=\S)")
_LETTER_OR_DIGIT = re.compile(r"\w")


@dataclass(frozen=True)
class Line:
    """A stretch of one paragraph; `gap_above` says that blank space for a signature stands before it."""

    paragraph: ReadParagraph
    pieces: tuple[Piece, ...]
    column: Column = "full"
    gap_above: bool = False

    @cached_property
    def raw(self) -> str:
        """The text as it prints, without its ends."""
        return "".join(piece.shown for piece in self.pieces).strip()

    @cached_property
    def text(self) -> str:
        """The text as it is compared: see `plain`."""
        return plain(self.raw)

    @cached_property
    def upper(self) -> bool:
        """Whether all its letters are capitals."""
        return self.text.isupper()

    def lettered(self) -> Iterator[Piece]:
        """The pieces that hold letters or digits: blanks and marks show neither weight nor slant."""
        for piece in self.pieces:
            if _LETTER_OR_DIGIT.search(piece.shown):
                yield piece

    def share(self, name: str) -> float:
        """Which part (0 to 1) of its letters is "bold" or "italic"."""
        total = marked = 0
        for piece in self.lettered():
            size = len(piece.shown.strip())
            total += size
            marked += size * bool(getattr(piece.letters, name))
        return marked / total if total else 0.0


def whole(paragraph: ReadParagraph) -> Line:
    """A paragraph as one line, the number that Word writes before it included.

    The number takes the letters of the words after it: its own weight hangs on the paragraph's end mark,
    which nobody sees while typing.
    """
    pieces = paragraph.pieces
    first = next((piece.letters for piece in pieces if piece.shown.strip()), paragraph.label_letters)
    if paragraph.label and first is not None:
        pieces = (Piece(paragraph.label + " ", first), *pieces)
    return Line(paragraph, pieces)


def broken(paragraph: ReadParagraph) -> list[Line]:
    """A paragraph as its forced lines."""
    return [line for line in _cut(whole(paragraph), re.compile("\n")) if line.text]


def columns(paragraph: ReadParagraph) -> list[Line]:
    """A paragraph as the lines and columns it was typed in, those without text left out.

    What follows a tab or a wide gap stands on the right; in a cell of a table all is one column.
    """
    found: list[Line] = []
    for line in broken_with_blanks(paragraph):
        for place, part in enumerate(_cut(line, _GAP)):
            if part.text:
                side: Column = "full" if paragraph.cell else "right" if place else "left"
                found.append(replace(part, column=side))
    return found


def broken_with_blanks(paragraph: ReadParagraph) -> list[Line]:
    """A paragraph as its forced lines, blank ones too."""
    return _cut(whole(paragraph), re.compile("\n"))


def _cut(line: Line, at: re.Pattern[str]) -> list[Line]:
    text = "".join(piece.shown for piece in line.pieces)
    # Room left for a number or a day is part of the line, however wide.
    cuts = [found.span() for found in at.finditer(text) if not _room(text, found)]
    if not cuts:
        return [line]
    parts, begin = [], 0
    for start, end in [*cuts, (len(text), len(text))]:
        parts.append(_stretch(line, begin, start))
        begin = end
    return parts


_BEFORE_ROOM = re.compile(r"(?:\bSố\s*:?|\bngày|\btháng|\bnăm|^)\s*$", re.IGNORECASE)
_AFTER_ROOM = re.compile(r"\s*(?:/|,\s*ngày|tháng\b|năm\b|\d)", re.IGNORECASE)


def _room(text: str, found: re.Match[str]) -> bool:
    if found[0].startswith("\n"):
        return False
    before, after = text[max(found.start() - 12, 0) : found.start()], text[found.end() : found.end() + 12]
    return bool(_BEFORE_ROOM.search(before) and _AFTER_ROOM.match(after))


def _stretch(line: Line, start: int, end: int) -> Line:
    pieces, at = [], 0
    for piece in line.pieces:
        shown = piece.shown
        low, high = max(start - at, 0), min(end - at, len(shown))
        if low < high or (not shown and start <= at < end):
            pieces.append(replace(piece, text=shown[low:high] if shown else piece.text))
        at += len(shown)
    return replace(line, pieces=tuple(pieces))
