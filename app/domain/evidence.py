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
