"""One sheet of a workbook or one delimited text, as words in rows: what every import begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ISO_DAY = re.compile(r"^(\d{4})-(\d\d)-(\d\d)(?= |$)")


@dataclass(frozen=True)
class ReadSheet:
    """Cells as words: numbers without ".0", days as 2023-05-22, moments as 2023-05-22 08:05:12.

    Rows and columns are counted from 0 as in the file, so row 4 is line 5; all rows are of one length.
    `notes` are sentences for the reader. `hidden_rows` and cells of `unsolved` formulas (row, column) are
    in `rows` too, the latter empty. `hidden`: the whole sheet is.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    unsolved: frozenset[tuple[int, int]] = frozenset()

    @property
    def width(self) -> int:
        """How many columns every row has."""
        return len(self.rows[0]) if self.rows else 0


def column_letters(column: int) -> str:
    """The letters of a column counted from 0, as Excel names it: 0 is A, 27 is AB."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """`C5` for row 4, column 2."""
    return f"{column_letters(column)}{row + 1}"


def shown_cell(words: str) -> str:
    """The words of a cell as a person reads them: days as 22/05/2023."""
    return _ISO_DAY.sub(r"\3/\2/\1", words) if words[4:5] == "-" else words
