"""Putting one row into a table that the migrations made."""

from __future__ import annotations

from typing import Any

from app.storage.office_file import OfficeFile


def insert_row(db: OfficeFile, table: str, row: dict[str, Any]) -> int:
    """The id of the new row; a `None` id in the row lets the database choose."""
    columns = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    done = db.conn.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))
    assert done.lastrowid is not None
    return done.lastrowid
