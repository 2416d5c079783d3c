"""Small facts about the file itself (practice mark, second backup place, widths of panes), outside undo."""

from __future__ import annotations

from sqlite_utils import Database


def get(db: Database, key: str, otherwise: str = "") -> str:
    row = db.execute("SELECT value FROM property WHERE key = ?", [key]).fetchone()
    return str(row[0]) if row else otherwise


def put(db: Database, key: str, value: str) -> None:
    with db.atomic():
        db.execute(
            "INSERT INTO property VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [key, value],
        )
