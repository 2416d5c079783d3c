"""One departure of a paper from the decree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "hint"]
LEVELS: tuple[Level, ...] = ("error", "warning", "hint")


@dataclass(frozen=True)
class Finding:
    """What was found, where, and what the decree asks.

    `place` and `found` are Vietnamese for the reader: “trang đầu, ô 3”, “20 mm”. `paragraph` is the index of
    the paragraph as it stands in the file (0: the page or a header); `others` are further paragraphs with the
    same fault.
    """

    id: str
    level: Level
    place: str
    paragraph: int
    found: str
    asked: str
    article: str
    others: tuple[int, ...] = ()
