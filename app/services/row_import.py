"""What the desks of imports of rows share: columns guessed and remembered, rows that are left as Excel."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from app.domain.import_steps import (
    ColumnSpec,
    PreviewRow,
    Step,
    guess_columns,
    guess_heading,
    heading_words,
    headings_of,
    lines_below,
)
from app.domain.read_sheet import ReadSheet
from app.storage import import_rows

if TYPE_CHECKING:
    from app.services.office import Office

_WITHIN = 40


@dataclass(frozen=True)
class Looking:
    """A look that is yet to be taken, in any thread: what it needs of the book was read before.

    `lines` are those below the heading; `take` is given who hears how far it is. `again`: most of it is
    known from the look before.
    """

    lines: int
    take: Callable[[Step], Any]
    again: bool = False


@dataclass(frozen=True)
class Guess:
    """Where the heading stands (-1: nowhere), which field each column fills, and whether it is remembered."""

    heading: int
    columns: Mapping[str, int]
    remembered: bool = False


class Looked(Protocol):
    """A sheet with every row as understood."""

    @property
    def sheet(self) -> ReadSheet: ...
    @property
    def heading(self) -> int: ...
    @property
    def columns(self) -> Mapping[str, int]: ...
    @property
    def rows(self) -> tuple[PreviewRow, ...]: ...


class RowImportDesk:
    """A desk that brings rows of a file in; `kind` is under which its mappings are remembered."""

    def __init__(self, office: Office, kind: str, specs: tuple[ColumnSpec, ...]) -> None:
        self._office = office
        self._kind = kind
        self.specs = specs

    def prepared(self, sheet: ReadSheet) -> ReadSheet:
        """The sheet as this import is to read it."""
        return sheet

    def guess(self, sheet: ReadSheet, heading: int | None = None) -> Guess:
        """Heading row and columns: as chosen before for these headings, else by their words."""
        known = import_rows.mappings(self._office.db, self._kind)
        tried = range(min(_WITHIN, len(sheet.rows))) if heading is None else (heading,)
        for at in tried:
            kept = known.get(_headings(sheet, at)) if at >= 0 else None
            if kept is not None and all(0 <= column < sheet.width for column in kept.values()):
                return Guess(at, kept, True)
        at = guess_heading(sheet, self.specs) if heading is None else heading
        columns = guess_columns(headings_of(sheet, at), self.specs) if at >= 0 else {}
        return Guess(at, with_given_names(sheet, at, columns))

    def remember(self, look: Looked) -> None:
        """Keep the columns chosen for these headings, inside an open operation."""
        headings = _headings(look.sheet, look.heading)
        import_rows.remember(self._office.db, self._kind, headings, look.columns, self._office.now())

    def export_faults(self, look: Looked, target: Path) -> Path:
        """The lines with a row that is not ticked as Excel, as in the file, each with its reasons.

        Raises FileTrouble.
        """
        from app.documents.excel import write_excel
        from app.documents.layouts.import_faults import faults_sheet

        reasons: dict[int, list[str]] = {}
        for row in look.rows:
            if not row.ticked:
                reasons.setdefault(row.number, []).append(row.problem or "Bỏ chọn")
        lines = [
            (number, look.sheet.rows[number - 1], "; ".join(dict.fromkeys(said)))
            for number, said in reasons.items()
        ]
        return write_excel(faults_sheet(headings_of(look.sheet, look.heading), lines), target)


def joined_heading(sheet: ReadSheet, specs: Sequence[ColumnSpec]) -> ReadSheet:
    """The sheet with a heading of two rows made one: the lower row takes the words above its empty cells.

    A row below the heading belongs to it when its few cells are words of a heading too.
    """
    at = guess_heading(sheet, specs)
    for upper in (at, at - 1):
        lower = upper + 1
        if not 0 <= upper < len(sheet.rows) - 1:
            continue
        above, below = sheet.rows[upper], sheet.rows[lower]
        joined = tuple(low or high for low, high in zip(below, above, strict=True))
        few = guess_columns(below, specs)
        figures = any(char.isdigit() for cell in below for char in cell)
        if few and not figures and len(guess_columns(joined, specs)) > len(guess_columns(above, specs)):
            rows = (*sheet.rows[:lower], joined, *sheet.rows[lower + 1 :])
            return replace(sheet, rows=rows)
    return sheet


def with_given_names(sheet: ReadSheet, heading: int, columns: dict[str, int]) -> dict[str, int]:
    """A column without heading right of the names is taken for given names when it holds single words."""
    beside = columns.get("name", -2) + 1
    if "given_name" in columns or not 0 < beside < sheet.width or beside in columns.values():
        return columns
    cells = [sheet.rows[at][beside] for at in lines_below(sheet, heading)]
    filled: Sequence[str] = [cell for cell in cells if cell]
    if sheet.rows[heading][beside] or len(filled) * 2 < len(cells):
        return columns
    return {**columns, "given_name": beside} if all(cell.isalpha() for cell in filled) else columns


def _headings(sheet: ReadSheet, heading: int) -> str:
    return "\t".join(heading_words(words) for words in headings_of(sheet, heading))
