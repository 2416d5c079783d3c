"""A small shape with every kind of tie between rows, and files and databases of it."""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.storage.office_file import OfficeFile
from app.storage.shape import Shape, office_shape
from app.storage.upgrade import upgrade
from tests.without_rights import without_roots_rights

NOW = datetime(2026, 1, 5, 7, 30)

PEOPLE = """
CREATE TABLE unit (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, points INTEGER,
  unit_id INTEGER REFERENCES unit(id), closed INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE item (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES item(id), position INTEGER, title TEXT,
  UNIQUE (parent, position)) STRICT;
CREATE TABLE note (id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  text TEXT) STRICT;
CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT) STRICT
"""
CLOSED = "Người này đã khóa. Mở lại trước khi sửa."
_FROZEN = """CREATE TRIGGER IF NOT EXISTS frozen_person_{verb} BEFORE {verb} ON person WHEN OLD.closed = 1
BEGIN SELECT RAISE(ABORT, '{said}'); END"""
FROZEN = tuple(_FROZEN.format(verb=verb, said=CLOSED) for verb in ("UPDATE", "DELETE"))
KINDS = {"person": "Người", "unit": "Phòng", "item": "Mục", "note": "Ghi chú"}
JOURNALED = ("unit", "person", "item", "note")


def first(db: Database) -> None:
    """The program's own tables of operations, and the small ones."""
    blank = Database(memory=True, execute_plugins=False)
    office_shape().migrations.apply(blank)
    own = "SELECT sql FROM sqlite_master WHERE tbl_name IN ('operation', 'journal') AND sql IS NOT NULL"
    statements = [sql for (sql,) in blank.execute(own).fetchall()]
    blank.close()
    for sql in [*statements, *PEOPLE.split(";\n")]:
        db.execute(sql)


def add_rank(db: Database) -> None:
    """A step that adds a column."""
    db.execute("ALTER TABLE person ADD COLUMN rank TEXT NOT NULL DEFAULT ''")


def fill_rank(db: Database) -> None:
    """A step that rewrites rows."""
    db.execute("UPDATE person SET rank = 'khá' WHERE points > 5")


def rebuild_note(db: Database) -> None:
    """A step that rebuilds a table, which drops its triggers."""
    db.table("note").transform(rename={"text": "words"})


def shape(*steps: Callable[[Database], None], invariants: tuple[tuple[str, str], ...] = ()) -> Shape:
    """The small shape with further steps after the first."""
    return Shape((first, *steps), JOURNALED, FROZEN, invariants, KINDS)


SMALL = shape()


def in_memory(of: Shape = SMALL) -> OfficeFile:
    """An armed database that no disk slows down."""
    db = OfficeFile(sqlite3.connect(":memory:", isolation_level=None))
    db.execute("PRAGMA foreign_keys = ON")
    upgrade(db, of, NOW)
    return db


def rows(db: OfficeFile) -> dict[str, list[tuple[object, ...]]]:
    """Everything journaled, to compare two moments."""
    return {table: db.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in JOURNALED}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def as_nobody() -> Iterator[Path]:
    """A folder, and the tests acting without privileges: root may write anything."""
    if not hasattr(os, "geteuid"):
        pytest.skip("folders and files are made read-only by other means there")
    with tempfile.TemporaryDirectory() as name, without_roots_rights():
        folder = Path(name) / "Sở"
        folder.mkdir()
        yield folder
