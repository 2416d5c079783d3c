"""The lines of the table: a figure, what it stands beside, their ratio and its aim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.side_by_side import Taken

HEADINGS = ("figure", "ours", "beside", "ratio", "aim", "peak ours", "peak beside")


@dataclass(frozen=True)
class Line:
    """One figure. `ours` and `beside` are medians in `unit` ("ms" or "MB"); peaks are MB, 0 where none.

    `aim` is the largest ratio wanted, None where the ratio is only told.
    """

    name: str
    ours: float
    beside: float
    unit: str = "ms"
    aim: float | None = None
    peak_ours: float = 0.0
    peak_beside: float = 0.0

    @property
    def ratio(self) -> float:
        """Ours divided by what stands beside; 0 where nothing does."""
        return self.ours / self.beside if self.beside else 0.0

    def cells(self) -> tuple[str, ...]:
        """As printed."""
        kept = "" if self.aim is None else f"≤ {self.aim:g}, {'kept' if self.ratio <= self.aim else 'MISSED'}"
        return (
            self.name,
            _number(self.ours, self.unit),
            _number(self.beside, self.unit),
            f"{self.ratio:.2f}" if self.beside else "",
            kept,
            _number(self.peak_ours, "MB"),
            _number(self.peak_beside, "MB"),
        )


def seconds(
    name: str, what: str, ours: Taken, beside: Taken | None, aim: float | None = None, beside_what: str = ""
) -> Line:
    """The line of what two sides took in seconds under `what` (theirs: under `beside_what`)."""
    other = beside.median(beside_what or what) * 1000 if beside else 0.0
    return Line(name, ours.median(what) * 1000, other, "ms", aim, ours.peak, beside.peak if beside else 0.0)


def _number(value: float, unit: str) -> str:
    if not value:
        return ""
    digits = 0 if unit == "MB" or value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{digits}f} {unit}"


def table(lines: Iterable[Line]) -> str:
    """The lines under their headings, readable on a terminal and as Markdown."""
    rows: list[Sequence[str]] = [HEADINGS, *(line.cells() for line in lines)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADINGS))]
    rule = [f"{'-' * (widths[0] + 2)}", *(f"{'-' * (width + 1)}:" for width in widths[1:])]
    out = []
    for row in rows:
        first, *others = row
        cells = [first.ljust(widths[0]), *(c.rjust(w) for c, w in zip(others, widths[1:], strict=True))]
        out.append(f"| {' | '.join(cells)} |")
    out.insert(1, f"|{'|'.join(rule)}|")
    return "\n".join(out)
