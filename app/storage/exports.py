"""What was exported: file, day, operation; remembered outside undo."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.storage.office_file import OfficeFile


@dataclass(frozen=True)
class Export:
    """One written file of a record; `operation` is the last change it held."""

    id: int
    at: datetime
    record: str
    record_id: int
    path: Path
    sha256: str
    operation: int | None


def remember(db: OfficeFile, record: str, record_id: int, path: Path, now: datetime) -> None:
    """Note that `path` was written from the record as it is now."""
    with db.atomic():
        operation = db.execute("SELECT max(id) FROM operation").fetchone()[0]
        db.table("export").insert(
            {
                "at": now.isoformat(timespec="seconds"),
                "record": record,
                "record_id": record_id,
                "path": str(path),
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                "operation_id": operation,
            }
        )


def exports(db: OfficeFile, record: str, record_id: int) -> tuple[Export, ...]:
    """Newest first."""
    found = db.execute(
        "SELECT id, at, record, record_id, path, sha256, operation_id FROM export"
        " WHERE record = ? AND record_id = ? ORDER BY id DESC",
        [record, record_id],
    )
    return tuple(
        Export(i, datetime.fromisoformat(at), r, n, Path(p), sha, op) for i, at, r, n, p, sha, op in found
    )
