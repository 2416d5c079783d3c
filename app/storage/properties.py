"""Small facts about the file itself (practice mark, second backup place, widths of panes), outside undo."""

from __future__ import annotations

from app.storage.office_file import OfficeFile


def get(db: OfficeFile, key: str, otherwise: str = "") -> str:
    row = db.execute("SELECT value FROM property WHERE key = ?", [key]).fetchone()
    return str(row[0]) if row else otherwise


def put(db: OfficeFile, key: str, value: str) -> None:
    with db.atomic():
        db.execute(
            "INSERT INTO property VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [key, value],
        )
