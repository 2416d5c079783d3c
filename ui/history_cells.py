"""A person's years as a table of cells: what stands in each, what should and does not, and what it opens."""

from __future__ import annotations

from dataclasses import dataclass

YEAR, GRADE, TITLE, REWARD, INITIATIVE, CONDUCT = range(6)
HEADS = ("Năm", "Xếp loại", "Danh hiệu thi đua", "Khen thưởng, kỷ luật", "Sáng kiến", "II.6")
COLLECTIVE_HEADS = ("Năm", "Xếp loại", "Danh hiệu thi đua", "Khen thưởng", "Thành tích nổi bật", "")


@dataclass(frozen=True)
class Entry:
    """One thing in a cell. `kind` names its record ("award", "grade", …), `id` its row, 0 for none.

    `missing` words what should stand there and does not: alone when there is no row, else below `words`.
    `brief` stands in the place of `words` where these have no room; `whole` is how it is read out; `struck`
    for what was cancelled and counts no more.
    """

    kind: str
    id: int
    words: str = ""
    second: str = ""
    brief: str = ""
    seal: bool = False
    missing: str = ""
    muted: bool = False
    struck: bool = False
    whole: str = ""

    @property
    def told(self) -> str:
        """The entry in one line, for tooltips and screen readers."""
        if self.whole:
            return self.whole
        parts = (self.words, f"quyết định {self.second}" if self.seal else self.second, self.missing)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class YearCells:
    """One year: `cells` are the entries of HEADS in order; the running year stands on a ground apart."""

    year: int
    cells: tuple[tuple[Entry, ...], ...]
    running: bool = False

    @property
    def missing(self) -> tuple[Entry, ...]:
        """Everything of the year that is marked."""
        return tuple(entry for cell in self.cells for entry in cell if entry.missing)


@dataclass(frozen=True)
class Place:
    """A cell that was chosen, and which of its entries (0 the first)."""

    year: int
    column: int
    entries: tuple[Entry, ...]
    at: int = 0

    @property
    def entry(self) -> Entry | None:
        """The chosen entry, None in an empty cell."""
        return self.entries[self.at] if self.at < len(self.entries) else None
