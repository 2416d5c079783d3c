"""The office's own confused words as rows; writes only inside an open operation."""

from __future__ import annotations

from typing import NamedTuple

from app.storage.insertion import insert_row
from app.storage.office_file import OfficeFile


class WordPair(NamedTuple):
    """Words as they are met, what to write instead, and why; id 0 is not yet stored."""

    id: int
    found: str
    suggestion: str
    note: str = ""


def word_pairs(db: OfficeFile) -> tuple[WordPair, ...]:
    """In the order of their first words."""
    rows = db.execute("SELECT id, found, suggestion, note FROM word_pair ORDER BY found, id")
    return tuple(WordPair(*row) for row in rows)


def save_pair(db: OfficeFile, pair: WordPair) -> int:
    """Insert when the id is 0, else update; returns the id."""
    if pair.id == 0:
        values = {"found": pair.found, "suggestion": pair.suggestion, "note": pair.note}
        return insert_row(db, "word_pair", values)
    db.conn.execute(
        "UPDATE word_pair SET found = ?, suggestion = ?, note = ? WHERE id = ?",
        (pair.found, pair.suggestion, pair.note, pair.id),
    )
    return pair.id


def drop_pair(db: OfficeFile, pair_id: int) -> None:
    db.conn.execute("DELETE FROM word_pair WHERE id = ?", (pair_id,))
