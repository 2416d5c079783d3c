"""One way to reach an SQLite file of ours: sound enough to be read, and with the settings we need."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from app.storage import failures
from app.storage.failures import say, trouble
from app.storage.office_file import OfficeFile
from app.storage.placing import must_take_files

# "SoTD" in the header of every file of ours, so that another program's file is never taken for one.
APPLICATION_ID = 0x536F5444
# How long a reader or writer waits for another program before the sentence.
PATIENCE_MS = 3000

_CUT_OFF = {sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY, sqlite3.SQLITE_CANTOPEN}


def uri(path: Path, mode: str) -> str:
    """The address SQLite opens; `mode` is rw, ro or rwc. Letters, blanks and shares (\\\\server) are kept."""
    text = path.absolute().as_posix()
    if len(text) > 1 and text[1] == ":":
        text = "/" + text
    prefix = "file://" if text.startswith("//") else "file:"
    return f"{prefix}{quote(text)}?mode={mode}"


def link(path: Path, mode: str, patience_ms: int = PATIENCE_MS) -> OfficeFile:
    """A bare connection with our settings; reads nothing yet, so nothing is checked."""
    # No implicit transactions: only atomic() opens and closes them.
    conn = sqlite3.connect(uri(path, mode), uri=True, timeout=patience_ms / 1000, isolation_level=None)
    db = OfficeFile(conn)
    conn.execute("PRAGMA foreign_keys = ON")
    conn.execute("PRAGMA synchronous = FULL")
    # Nothing of a count may be left in a temporary file.
    conn.execute("PRAGMA temp_store = MEMORY")
    if mode == "ro":
        conn.execute("PRAGMA query_only = ON")
    return db


def connect(path: Path, *, write: bool, patience_ms: int = PATIENCE_MS) -> OfficeFile:
    """An existing file of ours, readable at least in its head; the file is not changed.

    Raises FileTrouble with the sentence for a missing, empty, damaged, foreign, read-only or locked file.
    """
    _look(path)
    try:
        try:
            return _checked(path, write, patience_ms)
        except sqlite3.Error as error:
            # A program was killed in mid-write: what it began must first be rolled back, and a reader cannot.
            if (
                write
                or getattr(error, "sqlite_errorcode", 0) not in _CUT_OFF
                or not journal_of(path).exists()
            ):
                raise
            _checked(path, True, patience_ms).close()
            return _checked(path, False, patience_ms)
    except sqlite3.Error as error:
        raise say(error, path) or error from error


def journal_of(path: Path) -> Path:
    """SQLite's rollback journal beside the file, there while a write goes on or was cut off."""
    return path.with_name(path.name + "-journal")


def _look(path: Path) -> None:
    try:
        if path.is_dir():
            raise trouble(failures.FOLDER, path)
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise trouble(failures.MISSING, path) from error
    except OSError as error:
        raise say(error, path) or error from error
    if size == 0:
        raise trouble(failures.EMPTY, path)


def _checked(path: Path, write: bool, patience_ms: int) -> OfficeFile:
    db = link(path, "rw" if write else "ro", patience_ms)
    try:
        found = db.execute("PRAGMA application_id").fetchone()[0]
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if found != APPLICATION_ID or not {"_sqlite_migrations", "operation", "journal"} <= tables:
            raise trouble(failures.NOT_OURS, path)
        if write:
            db.execute("PRAGMA journal_mode = TRUNCATE")
            # Asks for the writer's lock and gives it back: locked files say so here. On a read-only file
            # BEGIN IMMEDIATE quietly becomes a reader, so a write of nothing asks again.
            db.conn.execute("BEGIN IMMEDIATE")
            db.conn.execute("DELETE FROM operation WHERE 0")
            db.conn.execute("ROLLBACK")
            must_take_files(path.parent, path)
    except BaseException:
        db.conn.close()
        raise
    return db
