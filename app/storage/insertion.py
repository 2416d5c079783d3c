"""Putting one row into a table that the migrations made."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database


def insert_row(db: Database, table: str, row: dict[str, Any]) -> int:
    """The id of the new row; a `None` id in the row lets the database choose."""
    columns = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    done = db.conn.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))
    assert done.lastrowid is not None
    return done.lastrowid
