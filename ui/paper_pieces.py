"""A paper laid out, as frozen values: measured paragraphs, and pages of placed lines and strokes.

Every length is in twips, 1/20 of a point: fine enough that rounding never moves a line break, the same on
every screen and at every zoom.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from app.documents.model import Look, Run, Style
from app.documents.model import Page as Sheet

POINT = 20.0
"""Twips in a point."""
MM = 1440 / 25.4
"""Twips in a millimetre."""


_RANGE = re.compile(r"(?<=\d)-(?=\d)")
_MAY_BREAK = "\u200b"


def set_text(text: str) -> str:
    """The letters as they are set: a line may end after the hyphen of "2021-2025", as in Word."""
    return _RANGE.sub("-" + _MAY_BREAK, text).replace("\n", "\u2028")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a measured paragraph: its letters, where it begins in the column, how wide they are."""

    start: int
    length: int
    x: float
    width: float
    top: float
    height: float
    baseline: float
    """From the top of the line."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One paragraph broken into lines for a column of `width`; without the space before and after it."""

    runs: tuple[Run, ...]
    style: Style
    width: float
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        last = self.lines[-1]
        return last.top + last.height

    def text(self, first: int, end: int) -> str:
        """The letters of the lines `first` up to, not with, `end`."""
        last = self.lines[end - 1]
        letters = "".join(set_text(run.text) for run in self.runs)
        return letters[self.lines[first].start : last.start + last.length].replace(_MAY_BREAK, "")


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines `first` up to, not with, `end` of a paragraph; `y` is where the first of them has its top."""

    measured: Measured
    first: int
    end: int
    x: float
    y: float
    ref: str = ""

    @property
    def height(self) -> float:
        """Of these lines together."""
        lines = self.measured.lines
        last = lines[self.end - 1]
        return last.top + last.height - lines[self.first].top

    @property
    def text(self) -> str:
        """The letters of these lines."""
        return self.measured.text(self.first, self.end)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line, level or upright, `thick` twips, its middle at the coordinates."""

    x: float
    y: float
    to_x: float
    to_y: float
    thick: float


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file in a box."""

    x: float
    y: float
    width: float
    height: float
    file: Path


Piece = Lines | Stroke | Picture


def moved(piece: Piece, x: float, y: float) -> Piece:
    """The same piece, further right and down."""
    if isinstance(piece, Stroke):
        return Stroke(piece.x + x, piece.y + y, piece.to_x + x, piece.to_y + y, piece.thick)
    return replace(piece, x=piece.x + x, y=piece.y + y)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: a box of the paper, and a line (a row of a table) within it."""

    box: int
    line: int


@dataclass(frozen=True, slots=True)
class Body:
    """What the flow put between the margins of one page.

    `seen` is the last box looked at while deciding it: a change behind that box leaves the page as it is.
    """

    start: Place
    end: Place
    pieces: tuple[Piece, ...]
    seen: int


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its body, and what every page carries (its number on top, the line at the foot).

    `sheet`: of a page that lies on its side among upright ones; None: as the paper has it.
    """

    number: int
    body: Body
    carried: tuple[Piece, ...]
    sheet: Sheet | None = None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All that is drawn, from top to bottom of the sheet."""
        return self.body.pieces + self.carried

    def texts(self) -> tuple[Lines, ...]:
        """The pieces that hold letters."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Lines))


@dataclass(frozen=True, slots=True)
class Laid:
    """A paper as pages: at least one, even when there is nothing on it."""

    look: Look
    pages: tuple[Page, ...]

    @property
    def width(self) -> float:
        """Of a sheet."""
        return self.look.page.width_mm * MM

    @property
    def height(self) -> float:
        """Of a sheet."""
        return self.look.page.height_mm * MM

    @property
    def upright(self) -> int:
        """How many pages stand before the first that lies on its side; those after it lie as well."""
        return next((at for at, page in enumerate(self.pages) if page.sheet is not None), len(self.pages))

    def find(self, ref: str) -> tuple[tuple[int, Lines], ...]:
        """The pieces that show this record, each with the place of its page (0 is the first)."""
        if not ref:
            return ()
        return tuple(
            (at, piece)
            for at, page in enumerate(self.pages)
            for piece in page.body.pieces
            if isinstance(piece, Lines) and piece.ref == ref
        )
