"""The office's own words for fixed sentences, by key; writes only inside an open operation."""

from __future__ import annotations

from app.storage.insertion import insert_row
from app.storage.office_file import OfficeFile


def own_wordings(db: OfficeFile) -> dict[str, tuple[int, str]]:
    """Key to row and text of every sentence the office worded itself."""
    return {key: (number, text) for number, key, text in db.execute("SELECT id, key, text FROM wording")}


def put_wording(db: OfficeFile, key: str, text: str) -> int:
    """The office's words for the key, new or in the place of earlier ones; the id of the row."""
    row = own_wordings(db).get(key)
    if row is None:
        return insert_row(db, "wording", {"key": key, "text": text})
    db.conn.execute("UPDATE wording SET text = ? WHERE id = ?", (text, row[0]))
    return row[0]


def drop_wording(db: OfficeFile, key: str) -> None:
    """Back to the shipped text."""
    db.conn.execute("DELETE FROM wording WHERE key = ?", (key,))
