"""How columns of files were mapped before: remembered by the headings, outside undo."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from app.storage.office_file import OfficeFile

_PUT = """
INSERT INTO import_mapping (kind, headings, mapping, at) VALUES (?, ?, ?, ?)
ON CONFLICT (kind, headings) DO UPDATE SET mapping = excluded.mapping, at = excluded.at
"""


def mapping(db: OfficeFile, kind: str, headings: str) -> dict[str, int] | None:
    """What was chosen for these headings, or None."""
    row = db.execute(
        "SELECT mapping FROM import_mapping WHERE kind = ? AND headings = ?", [kind, headings]
    ).fetchone()
    return {str(key): int(value) for key, value in json.loads(row[0]).items()} if row else None


def mappings(db: OfficeFile, kind: str) -> dict[str, dict[str, int]]:
    """All that is remembered of a kind, by headings."""
    found = db.execute("SELECT headings, mapping FROM import_mapping WHERE kind = ?", [kind])
    return {headings: json.loads(text) for headings, text in found}


def remember(db: OfficeFile, kind: str, headings: str, chosen: Mapping[str, int], at: datetime) -> None:
    """Keep what was chosen for these headings, inside an open operation."""
    text = json.dumps(dict(chosen), ensure_ascii=False, sort_keys=True)
    db.conn.execute(_PUT, (kind, headings, text, at.isoformat(timespec="seconds")))
