"""Put a copy back in the place of the office's file: checked first, whole or not at all."""

from __future__ import annotations

import sqlite3
import sys
from datetime import datetime
from pathlib import Path

from app.errors import FileTrouble
from app.storage.backup_list import BEFORE_RESTORE, DAMAGED_ORIGINAL, BackupInfo, copy_name, describe
from app.storage.copies import backup_folder, check_copy, make_backup, plain_copy
from app.storage.failures import BUSY, NEWER, READ_ONLY_FOLDER, renamed, say, trouble
from app.storage.kept_files import mirror
from app.storage.placing import discard, draft_of, put_over
from app.storage.scans import scan_folder
from app.storage.shape import Shape, office_shape
from app.storage.sqlite_file import connect, journal_of
from app.storage.upgrade import is_newer, upgrade
from app.storage.verify import counted, must_be_sound, verify

DAMAGED_COPY = (
    "Bản sao {name} bị hỏng, nên không khôi phục từ nó được; tệp đang dùng được giữ nguyên. "
    "Chọn bản sao khác trong danh sách."
)


def restore(backup: Path, path: Path, now: datetime, *, shape: Shape | None = None) -> BackupInfo | None:
    """Replace `path` by the content of `backup`; a copy of an older version is upgraded on the way.

    Kept files that lie beside the copy and are missing here come along; none is taken away.

    Returns the safety copy of what was there (its plain bytes if it was damaged), or None if nothing was. The
    caller holds the lock of `path` and has closed it. Raises FileTrouble for a damaged, foreign or newer copy
    and for a disk that refuses; then `path` is as it was.
    """
    shape = shape or office_shape()
    part = draft_of(path)
    try:
        _prepare(backup, part, now, shape)
        _bring_kept_files(backup, path)
        safety = _safety_copy(path, now)
        # A journal left by a killed program belongs to the old file; SQLite would apply it to the new one.
        journal_of(path).unlink(missing_ok=True)
        put_over(part, path)
    except FileTrouble as error:
        raise renamed(error, part, path) if part.name in error.sentence else error from error
    except PermissionError as error:
        # Windows says "access denied" of a file that another program has open.
        sentence = BUSY if sys.platform == "win32" else READ_ONLY_FOLDER
        raise trouble(sentence, path) from error
    except (sqlite3.Error, OSError) as error:
        raise say(error, path) or error from error
    finally:
        discard(part)
        discard(journal_of(part))
    return safety


def _prepare(backup: Path, part: Path, now: datetime, shape: Shape) -> None:
    db = connect(backup, write=False)
    try:
        must_be_sound(db, backup, DAMAGED_COPY)
        if is_newer(db, shape):
            raise trouble(NEWER, backup)
        counts = counted(db)
    except sqlite3.DatabaseError as error:
        raise say(error, backup) or error from error
    finally:
        db.close()
    plain_copy(backup, part)
    check_copy(part, counts, backup)
    db = connect(part, write=True)
    try:
        upgrade(db, shape, now)
        must_be_sound(db, backup, DAMAGED_COPY)
    finally:
        db.close()


def _bring_kept_files(backup: Path, path: Path) -> None:
    """From the folder of the copy's name, or the one folder of kept files that lies among the copies."""
    own = scan_folder(backup)
    beside = [own] if own.is_dir() else sorted(backup.absolute().parent.glob(scan_folder(Path("*")).name))
    for folder in beside:
        if folder != scan_folder(path):
            mirror(folder, scan_folder(path), heal=True)


def _safety_copy(path: Path, now: datetime) -> BackupInfo | None:
    if not path.exists():
        return None
    folder = backup_folder(path)
    try:
        return make_backup(path, folder, now, reason=BEFORE_RESTORE)
    except FileTrouble as error:
        if not _unreadable(path):
            raise FileTrouble(error.sentence, error.path) from error
    # What is damaged is kept as it is, its journal too: someone may still rescue something from it.
    folder.mkdir(exist_ok=True)
    at = now.replace(microsecond=0)
    kept = folder / (copy_name(path, at, DAMAGED_ORIGINAL) + path.suffix)
    plain_copy(path, kept)
    if journal_of(path).exists():
        plain_copy(journal_of(path), journal_of(kept))
    return describe(kept, at, DAMAGED_ORIGINAL)


def _unreadable(path: Path) -> bool:
    """Whether the file itself is damaged, and not the disk full or the file in use."""
    return not verify(path, thorough=False).ok
