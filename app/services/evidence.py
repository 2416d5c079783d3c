"""The desk of evidence: files kept beside the database and named by their row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.evidence import EvidenceFile, Proves
from app.domain.wording import clean
from app.storage import achievement_rows, record_rows
from app.storage.scans import find_scan, keep_scan

if TYPE_CHECKING:
    from app.services.office import Done, Office


class EvidenceDesk:
    """Files of any kind; they are kept and handed back, never run."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def rows(self, record: Proves, record_id: int) -> tuple[EvidenceFile, ...]:
        """The files of one row in the order they came."""
        return achievement_rows.evidence_of(self._office.db, record, record_id)

    def add(self, record: Proves, record_id: int, source: Path, note: str = "") -> Done:
        """Keep a copy of the file for the row; raises FileTrouble when it cannot be read or kept."""
        kept = keep_scan(self._office.path, source)
        row = EvidenceFile(
            0,
            record,
            record_id,
            clean(source.name),
            kept,
            find_scan(self._office.path, kept).stat().st_size,
            self._office.now().date(),
            clean(note),
        )
        with self._office.operation(f"Gắn minh chứng {row.name}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove(self, row: EvidenceFile) -> Done:
        """Take the file off the row; the kept copy stays, so that undo brings it back."""
        with self._office.operation(f"Bỏ minh chứng {row.name}") as op:
            record_rows.drop(self._office.db, row)
        return op.done

    def path(self, row: EvidenceFile) -> Path:
        """Where the kept copy lies; raises FileTrouble when it is missing or altered.

        Only a row that `opens` is handed to another program; else its folder is shown.
        """
        return find_scan(self._office.path, row.file)
