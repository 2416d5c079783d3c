"""Parts a paper's body is made of (lines, dotted lines, tables) and what they become on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.documents.metrics import lines_needed, width_mm
from app.documents.model import Align, Block, Cell, Paragraph, Run, Table, TableColumn
from app.documents.profile import Profile

_CELLS: dict[Align, str] = {"left": "Ô bảng", "center": "Ô bảng giữa", "right": "Ô bảng phải"}
_MARK = "**"
_MOST_LINES = 4
_CELL_SIDES_MM = 3.0  # the margins of a cell, as the Word file has them


@dataclass(frozen=True)
class Line:
    """A paragraph in a role of the layout ("Nội dung", "Khoản", "Tiêu đề mục", "Câu kết").

    What stands between two pairs of asterisks is bold: `**Điều 1.** Tặng …`.
    """

    role: str
    text: str


@dataclass(frozen=True)
class Fill:
    """Dotted lines to be written on by hand."""

    lines: int


@dataclass(frozen=True)
class Grid:
    """A table: shares of the width in percent, heads, rows; a "\\n" in a cell ends a line.

    `aligns` says where each column stands, all to the left without it. `lying` are the shares on a sheet that
    lies on its side, where they are others.
    """

    shares: tuple[float, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    aligns: tuple[Align, ...] = ()
    lying: tuple[float, ...] = ()


Part = Line | Fill | Grid


def body_blocks(profile: Profile, parts: Iterable[Part], *, kept: bool = True) -> tuple[Block, ...]:
    """The blocks of the body; the last one is `kept` with what follows, which may not stand alone."""
    blocks = [block for part in parts for block in _blocks(profile, part)]
    last = blocks[-1] if blocks else None
    if kept and isinstance(last, Paragraph):
        blocks[-1] = replace(last, keep_with_next=True)
    return tuple(blocks)


def too_narrow(profile: Profile, parts: Iterable[Part]) -> bool:
    """Whether a table of the parts has a cell of more lines than a reader of a list takes in at a glance.

    Of each column only the longest words are measured: a list may have thousands of rows.
    """
    style = profile.look.style(profile.style(_CELLS["left"]))
    for grid in (part for part in parts if isinstance(part, Grid) and part.rows):
        for share, column in zip(grid.shares, zip(*grid.rows, strict=True), strict=True):
            room = profile.look.page.text_mm * share / 100 - _CELL_SIDES_MM
            longest = max(column, key=len)
            if lines_needed(longest, room, style.size_pt, style.bold, style.italic) > _MOST_LINES:
                return True
    return False


def marked(text: str) -> tuple[Run, ...]:
    """Runs of a text in which pairs of asterisks stand around what is bold."""
    if _MARK not in text:
        return (Run(text),) if text else ()
    return tuple(
        Run(part, bold=True if at % 2 else None) for at, part in enumerate(text.split(_MARK)) if part
    )


def _blocks(profile: Profile, part: Part) -> Iterator[Block]:
    if isinstance(part, Line):
        yield Paragraph(
            profile.style(part.role), marked(part.text), keep_with_next=part.text.rstrip("*").endswith(":")
        )
    elif isinstance(part, Fill):
        style = profile.look.style(profile.style("Nội dung"))
        room = profile.look.page.text_mm - style.first_line_mm
        dots = int(room / width_mm(".", style.size_pt, style.bold, style.italic)) - 1
        for _ in range(part.lines):
            yield Paragraph(style.name, (Run("." * dots),))
    else:
        page = profile.look.page
        shares = (part.lying if page.width_mm > page.height_mm else ()) or part.shares
        head = profile.style("Đầu bảng")
        left: Align = "left"
        aligns = part.aligns or (left,) * len(part.shares)
        cells = [profile.style(_CELLS[align]) for align in aligns]
        yield Table(
            tuple(TableColumn(page.text_mm * share / 100) for share in shares),
            _rows([head] * len(cells), cells, part),
            split_rows=False,
        )
        # A table has no room below itself; what follows would touch its last line.
        yield Paragraph(profile.style("Ô bảng"))


def _rows(heads: Sequence[str], styles: Sequence[str], grid: Grid) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table; cells of the same words are one value, of which long lists are full."""
    made: dict[tuple[str, str], Cell] = {}

    def row(styles: Sequence[str], words: Sequence[str]) -> tuple[Cell, ...]:
        return tuple(
            made.get(key) or made.setdefault(key, Cell((Paragraph(key[0], marked(key[1])),)))
            for key in zip(styles, words, strict=True)
        )

    return (row(heads, grid.heads), *(row(styles, words) for words in grid.rows))
