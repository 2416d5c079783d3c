"""How wide a text prints in Times New Roman, from the shipped table of advance widths."""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from typing import Any

from app import paths
from app.documents.model import Look, Paragraph

MM_PER_POINT = 25.4 / 72
_FACES = ("regular", "bold", "italic", "bold_italic")
_LIKE_UNKNOWN = "n"  # a letter of middling width stands for one the table does not have


@cache
def _face(bold: bool, italic: bool) -> dict[str, float]:
    """Width of each letter as a part of the size of the font."""
    table = _table()
    widths = table[_FACES[bold + 2 * italic]]
    return {
        letter: width / table["units_per_em"]
        for letter, width in zip(table["characters"], widths, strict=True)
    }


@cache
def _table() -> dict[str, Any]:
    with paths.data("metrics", "times-new-roman.json").open(encoding="utf-8") as file:
        table: dict[str, Any] = json.load(file)
    return table


def width_mm(text: str, pt: float, bold: bool = False, italic: bool = False) -> float:
    """Printed width of one line in millimetres at `pt` points, without kerning, as Word prints it."""
    return _ems(text, bold, italic) * pt * MM_PER_POINT


# The words of a list come again and again, and every size is tried on them.
@lru_cache(maxsize=8192)
def _ems(text: str, bold: bool, italic: bool) -> float:
    """Width as a part of the size of the font."""
    face = _face(bold, italic)
    unknown = face[_LIKE_UNKNOWN]
    return sum(face.get(letter, unknown) for letter in unicodedata.normalize("NFC", text))


def lines_needed(text: str, width: float, pt: float, bold: bool = False, italic: bool = False) -> int:
    """How many lines a text takes in a column `width` mm wide, broken at blanks; at least 1."""
    blank = width_mm(" ", pt, bold, italic)
    lines = 0
    for part in text.split("\n"):
        lines, used = lines + 1, 0.0
        for word in part.split():
            wide = width_mm(word, pt, bold, italic)
            if used and used + blank + wide > width:
                lines, used = lines + 1, wide
            else:
                used += blank * bool(used) + wide
            while used > width:
                lines, used = lines + 1, used - width
    return max(lines, 1)


def paragraph_mm(paragraph: Paragraph, look: Look) -> float:
    """Width of the longest line of a paragraph as its forced breaks make it."""
    style = look.style(paragraph.style)
    longest = width = 0.0
    for run in paragraph.runs:
        bold = style.bold if run.bold is None else run.bold
        italic = style.italic if run.italic is None else run.italic
        for place, piece in enumerate(run.text.split("\n")):
            if place:
                longest, width = max(longest, width), 0.0
            width += width_mm(piece, style.size_pt, bold, italic)
    return max(longest, width)
