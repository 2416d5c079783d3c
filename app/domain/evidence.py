"""Evidence: files that prove a row, kept beside the database under the hash of their content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Proves(StrEnum):
    """The kind of row a file belongs to, by its table."""

    AWARD = "award_held"
    INITIATIVE = "initiative"
    GRADE = "quality_grade"
    WORK = "outstanding_work"
    MOVEMENT = "movement"


# What is opened by double click; a file of any other kind is only shown in its folder, so that nothing kept
# as evidence is ever run by mistake.
OPENED = frozenset(
    ".pdf .jpg .jpeg .png .gif .tif .tiff .bmp .docx .doc .xlsx .xls .pptx .ppt .odt .ods .txt .csv".split()
)


def looked_at(name: str) -> bool:
    """Whether a file of this name is of a kind that is looked at and not run."""
    return name.lower().endswith(tuple(OPENED))


@dataclass(frozen=True)
class EvidenceFile:
    """One file of one row. `file` is its name in the folder of kept files, `size` bytes."""

    id: int
    record: Proves
    record_id: int
    name: str
    file: str
    size: int
    added_on: date | None = None
    note: str = ""

    @property
    def opens(self) -> bool:
        """Whether the file is of a kind that is looked at and not run."""
        return looked_at(self.file)
