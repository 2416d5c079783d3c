"""The paragraphs of a file as the reading of a plan wants them, whatever file they come from."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.legacy_encodings import Recognised, Stretch, decode
from app.domain.wording import tidy


@dataclass(frozen=True)
class Cell:
    """Where in a table a paragraph stands; `columns` and `rows` of the whole table, `bordered` when drawn."""

    table: int
    row: int
    column: int
    columns: int
    rows: int
    bordered: bool = False


@dataclass(frozen=True)
class SourceParagraph:
    """One paragraph. `text` keeps tabs and forced line ends; `label` is a number the program wrote by itself.

    `index` counts from 1 in reading order. `role` names the part in files of our own making ("Câu
    dẫn"), else "". `bold` and `centred` are true when most of the letters are. `indent_mm` is where the first
    line begins.
    """

    index: int
    text: str
    label: str = ""
    role: str = ""
    bold: bool = False
    centred: bool = False
    indent_mm: float = 0.0
    cell: Cell | None = None
    boxed: bool = False
    stretches: tuple[Stretch, ...] = ()

    @property
    def full_text(self) -> str:
        """The text with its own number."""
        return f"{self.label} {self.text}".strip() if self.label else self.text

    @property
    def in_column(self) -> bool:
        """Whether it stands in a table of several columns: a head, a signature, or a real table."""
        return self.cell is not None and self.cell.columns > 1


@dataclass(frozen=True)
class Source:
    """A whole file. `name` is the file's; `legacy` the encodings of before Unicode found in it.

    `inserted` and `deleted` count letters of tracked changes, read as if accepted.
    """

    name: str
    paragraphs: tuple[SourceParagraph, ...]
    legacy: tuple[Recognised, ...] = ()
    inserted: int = 0
    deleted: int = 0
    pictures: int = 0

    def converted(self, recognised: Sequence[Recognised]) -> Source:
        """The same file with these encodings turned into Unicode."""
        if not recognised:
            return self
        return replace(
            self,
            paragraphs=tuple(
                replace(p, text=neat(decode(p.stretches, recognised))) if p.stretches else p
                for p in self.paragraphs
            ),
        )


def neat(text: str) -> str:
    """NFC, one kind of line end, no control characters; tabs stay, they separate columns."""
    whole = unicodedata.normalize("NFC", text)
    return "\t".join(tidy(part) for part in whole.split("\t"))
