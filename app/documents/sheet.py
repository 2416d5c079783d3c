"""Sheets and workbooks as frozen values: columns, rows of values and live formulas, lines around them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from app.documents.document import Paragraph, Properties
from app.documents.look import Align, Look


@dataclass(frozen=True)
class Formula:
    """A live formula, "=" first, in English names with commas, and what the program reckoned it to be.

    The result stands beside the formula in the file: viewers that do not calculate show it.
    """

    text: str
    result: str | int | float


Value = str | int | float | date | Formula | None
Fill = Literal["", "head", "group", "rest", "holiday"]
SheetPaper = Literal["A4", "A3"]


@dataclass(frozen=True)
class Column:
    """A column of a sheet; `width_mm` as printed, `format` a number format of Excel.

    `fill` shades the cells of the body; with `shrink` a text too wide is printed smaller, not
    broken, unless its cell has a style of its own.
    """

    heading: str
    width_mm: float
    align: Align = "left"
    fill: Fill = ""
    format: str = "General"
    shrink: bool = False


class Spot(NamedTuple):
    """A cell that is not as its column says; `across`, `down`: how many columns and rows it covers.

    `style`, `fill` and `align` empty mean as the row and column have them.
    """

    value: Value = None
    style: str = ""
    fill: Fill = ""
    across: int = 1
    down: int = 1
    align: Align | None = None


class Placed(NamedTuple):
    """Words above or below a table, from a column (the first is 1) over `across` columns, no borders."""

    column: int
    across: int
    paragraph: Paragraph


SheetRow = tuple[Value | Spot, ...]


@dataclass(frozen=True)
class Sheet:
    """One Excel sheet: title lines, a header row repeated on every page, rows of values (text stays text).

    `above`, `below`: lines over the title and under the table. `heads`: rows of headings in place of the
    columns' own; what a Spot above covers is left out, as in HTML. In a row of the body it is None.
    The first `frozen_columns` stay in sight and are repeated on every page.
    """

    name: str
    properties: Properties
    look: Look
    title: tuple[Paragraph, ...]
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    landscape: bool = True
    header_style: str = ""
    cell_style: str = ""
    heights_pt: tuple[float, ...] = ()
    """Of the header rows and of each row below them; empty: as the program that opens it likes."""
    above: tuple[tuple[Placed, ...], ...] = ()
    heads: tuple[tuple[Spot, ...], ...] = ()
    below: tuple[tuple[Placed, ...], ...] = ()
    frozen_columns: int = 0
    paper: SheetPaper = "A4"
    middle: bool = False
    """Whether the body stands in the middle of its rows, not at their top."""

    @property
    def top(self) -> int:
        """Number of the first row of headings in the file."""
        lines = len(self.above) + len(self.title)
        return lines + 2 if lines else 1

    @property
    def first(self) -> int:
        """Number of the first row of the body in the file."""
        return self.top + (len(self.heads) or 1)


@dataclass(frozen=True)
class Book:
    """A workbook of several sheets; the properties and letters of the first are those of the file."""

    sheets: tuple[Sheet, ...]
