"""Open and create the office's file: armed and of this version, or refused with a sentence and left alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.errors import FileTrouble
from app.storage import failures
from app.storage.failures import renamed, say, trouble
from app.storage.office_file import OfficeFile
from app.storage.placing import discard, draft_of, must_take_files, put_new
from app.storage.shape import Shape, office_shape
from app.storage.sqlite_file import APPLICATION_ID, PATIENCE_MS, connect, link
from app.storage.triggers import arm
from app.storage.upgrade import is_newer, is_older, upgrade

__all__ = ["OfficeFile", "create_file", "open_file", "say"]


def open_file(
    path: Path,
    *,
    write: bool = True,
    upgrade: bool = True,
    now: Callable[[], datetime] = datetime.now,
    shape: Shape | None = None,
    patience_ms: int = PATIENCE_MS,
) -> OfficeFile:
    """Open an existing file; `write=False` reads only and works while another program writes.

    A file of an older version is upgraded after a verified backup; with `write=False` or `upgrade=False` it
    is refused. Raises FileTrouble for a missing, empty, damaged, foreign, newer, read-only or locked file.
    """
    shape = shape or office_shape()
    db = connect(path, write=write, patience_ms=patience_ms)
    try:
        if is_newer(db, shape):
            raise trouble(failures.NEWER, path)
        if is_older(db, shape):
            if not (write and upgrade):
                raise trouble(failures.OLDER, path)
            _upgrade_after_backup(db, path, shape, now())
        elif write:
            arm(db, shape)
        if write:
            discard(draft_of(path))
    except sqlite3.Error as error:
        db.close()
        raise say(error, path) or error from error
    except BaseException:
        db.close()
        raise
    return db


def _upgrade_after_backup(db: OfficeFile, path: Path, shape: Shape, now: datetime) -> None:
    from app.storage.backup_list import BEFORE_UPGRADE
    from app.storage.copies import backup_folder, make_backup

    make_backup(path, backup_folder(path), now, reason=BEFORE_UPGRADE)
    upgrade(db, shape, now)


def create_file(
    path: Path,
    *,
    now: Callable[[], datetime] = datetime.now,
    shape: Shape | None = None,
    fill: Callable[[OfficeFile], object] | None = None,
) -> OfficeFile:
    """Make a new file with all tables and open it; missing folders above it are made.

    The file appears whole, with the first rows that `fill` writes, or not at all. Raises FileTrouble when
    something of that name is there already, or when the place cannot be written.
    """
    shape = shape or office_shape()
    part = draft_of(path)
    if path.exists():
        raise trouble(failures.EXISTS, path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        must_take_files(path.parent, path)
        discard(part)
        _build(part, shape, now())
        if fill is not None:
            draft = open_file(part, now=now, shape=shape)
            try:
                fill(draft)
            finally:
                draft.close()
        put_new(part, path)
    except FileTrouble as error:
        discard(part)
        raise renamed(error, part, path) from error
    except (sqlite3.Error, OSError) as error:
        discard(part)
        raise say(error, path) or error from error
    except BaseException:
        discard(part)
        raise
    return open_file(path, now=now, shape=shape)


def _build(part: Path, shape: Shape, now: datetime) -> None:
    db = link(part, "rwc")
    try:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        upgrade(db, shape, now)
    finally:
        db.close()
