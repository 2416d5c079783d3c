"""One named operation: one transaction, one step of undo, one line of the diary."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.storage.failures import say
from app.storage.office_file import OfficeFile

_BEGIN = """
INSERT INTO operation (name, at, undoes, barrier, schema, open)
VALUES (?, ?, ?, ?, (SELECT count(*) FROM _sqlite_migrations), 1)
"""


class NestedOperation(RuntimeError):
    """An operation was opened inside another: a fault of ours, refused by the database."""


@dataclass(frozen=True)
class Operation:
    """A running or finished operation and its name in the diary."""

    id: int
    name: str


def path_of(db: OfficeFile) -> Path:
    """The file behind an open database; empty for one in memory."""
    return Path(db.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0] or "")


@contextmanager
def operation(
    db: OfficeFile, name: str, now: datetime, *, barrier: str = "", undoes: int | None = None
) -> Iterator[Operation]:
    """Everything written inside is kept together, or nothing of it.

    `barrier` is the sentence that names the way instead of undo, for operations that close something.
    An operation that changed no journaled row leaves no line in the diary; what it wrote elsewhere stays.
    Raises FileTrouble for a full disk, a lost drive or a locked file, Frozen for a signed or closed row.
    """
    try:
        with db.atomic():
            number = _open(db, name, now, barrier, undoes)
            yield Operation(number, name)
            _close(db, number)
    except sqlite3.Error as error:
        said = say(error, path_of(db))
        if said is None:
            raise
        raise said from error


def _open(db: OfficeFile, name: str, now: datetime, barrier: str, undoes: int | None) -> int:
    at = now.isoformat(timespec="seconds")
    try:
        row = db.conn.execute(_BEGIN, (name, at, undoes, barrier)).lastrowid
    except sqlite3.IntegrityError as error:
        running = db.execute("SELECT name FROM operation WHERE open = 1").fetchone()
        if running:
            raise NestedOperation(f"{name!r} was opened inside {running[0]!r}") from error
        raise
    assert row is not None
    return row


def _close(db: OfficeFile, number: int) -> None:
    if db.conn.execute("SELECT 1 FROM journal WHERE operation_id = ? LIMIT 1", (number,)).fetchone():
        db.conn.execute("UPDATE operation SET open = NULL WHERE id = ?", (number,))
    else:
        db.conn.execute("DELETE FROM operation WHERE id = ?", (number,))
