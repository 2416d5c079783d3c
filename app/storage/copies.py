"""Verified copies of the office's file, taken through SQLite while it may be in use."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from app.errors import FileTrouble
from app.storage import failures
from app.storage.backup_list import BackupInfo, copy_name, describe, list_backups
from app.storage.failures import say, trouble
from app.storage.kept_files import mirror
from app.storage.placing import discard, draft_of, must_take_files, put_new
from app.storage.scans import scan_folder
from app.storage.sqlite_file import connect, link
from app.storage.verify import counted, must_be_sound

NOT_COPIED = (
    "Bản sao của {name} không giống tệp gốc khi đọc lại, nên không được tính. "
    "Ổ đĩa có thể đang lỗi: chọn chỗ lưu khác rồi sao lưu lại."
)
SOURCE_DAMAGED = (
    "Chưa sao lưu được vì tệp {name} có chỗ hỏng; các bản sao cũ vẫn còn nguyên. "
    "Vào Cài đặt, Sao lưu để kiểm tra tệp và khôi phục."
)
_CHUNK = 1 << 20


def backup_folder(path: Path) -> Path:
    """The folder beside the office's file that holds its copies."""
    return path.absolute().parent / f"Sao lưu {path.stem}"


def make_backup(path: Path, folder: Path, now: datetime, *, reason: str = "") -> BackupInfo:
    """Copy the file into `folder`, which is made if needed; the copy counts only once reopened and verified.

    Raises FileTrouble for a damaged file, a full disk, a lost drive; then no copy is left behind.
    """
    part = _draft(path, folder)
    return _keep(part, folder, path, now, reason)


def make_backup_if_changed(path: Path, folder: Path, now: datetime) -> BackupInfo | None:
    """As `make_backup`, or None when the newest sound copy already holds the same content."""
    part = _draft(path, folder)
    newest = next((known for known in list_backups(folder) if known.verified), None)
    if newest is not None and _same_content(part, newest.path):
        discard(part)
        return None
    return _keep(part, folder, path, now, "")


def copy_to(path: Path, target: Path) -> BackupInfo:
    """A verified copy under a name of the user's, the kept files beside it in a folder of its name.

    FileTrouble when something of that name is there.
    """
    if target.exists():
        raise trouble(failures.EXISTS, target)
    if not target.parent.is_dir():
        raise trouble(failures.UNREACHABLE, target)
    part = _draft(path, target.parent, target.name)
    try:
        mirror(scan_folder(path), scan_folder(target))
    except BaseException:
        discard(part)
        raise
    _place(part, target)
    return describe(target, datetime.fromtimestamp(target.stat().st_mtime))  # noqa: DTZ006


def second_copy(info: BackupInfo, folder: Path) -> BackupInfo:
    """Put a verified copy of a copy into a folder on another drive; FileTrouble when it cannot be done."""
    target = folder / info.path.name
    if target.exists():
        return describe(target, info.at, info.reason)
    part = draft_of(target)
    try:
        folder.mkdir(exist_ok=True)
        plain_copy(info.path, part)
        check_copy(part, dict(info.counts), target)
    except (FileTrouble, OSError) as error:
        discard(part)
        raise _about(error, folder) from error
    _place(part, target)
    return describe(target, info.at, info.reason)


def plain_copy(source: Path, part: Path) -> None:
    """Copy the bytes of a file nobody writes to, and have the disk keep them."""
    # A draft left by a killed program may be a second name of a living file: take the name away, write anew.
    part.unlink(missing_ok=True)
    with source.open("rb") as reading, part.open("wb") as writing:
        shutil.copyfileobj(reading, writing, _CHUNK)
        writing.flush()
        os.fsync(writing.fileno())


def check_copy(part: Path, counts: Mapping[str, int], original: Path) -> None:
    """Reopen a draft and compare pages, references and rows; FileTrouble about `original` otherwise."""
    db = connect(part, write=False)
    try:
        must_be_sound(db, original, NOT_COPIED)
        if counted(db) != counts:
            raise trouble(NOT_COPIED, original)
    finally:
        db.close()


def _draft(path: Path, folder: Path, name: str = "") -> Path:
    """A checked copy of `path` in `folder`, not yet under its name."""
    part = draft_of(folder / (name or path.name))
    source = connect(path, write=False)
    try:
        folder.mkdir(exist_ok=True)
        must_take_files(folder, folder / (name or path.name))
        discard(part)
        # One reading transaction over the copy and the counts, so that both speak of the same moment.
        source.conn.execute("BEGIN")
        must_be_sound(source, path, SOURCE_DAMAGED)
        counts = counted(source)
        target = link(part, "rwc")
        try:
            source.conn.backup(target.conn)
        finally:
            target.close()
        check_copy(part, counts, path)
    except BaseException as error:
        source.close()
        discard(part)
        if isinstance(error, sqlite3.Error | OSError):
            raise _about(error, folder / path.name) from error
        raise
    source.close()
    return part


def _keep(part: Path, folder: Path, path: Path, now: datetime, reason: str) -> BackupInfo:
    at = now.replace(microsecond=0)
    stem = copy_name(path, at, reason)
    names = (f"{stem}{f' ({number})' if number else ''}{path.suffix}" for number in range(1000))
    target = next(folder / name for name in names if not (folder / name).exists())
    _place(part, target)
    return describe(target, at, reason)


def _place(part: Path, target: Path) -> None:
    try:
        put_new(part, target)
    except OSError as error:
        discard(part)
        raise _about(error, target) from error


def _about(error: Exception, path: Path) -> Exception:
    if isinstance(error, sqlite3.Error | OSError):
        return say(error, path) or error
    return error


def _same_content(one: Path, other: Path) -> bool:
    """Equal but for the counters in the header that every copy sets anew."""
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as left, other.open("rb") as right:
        if _without_counters(left.read(100)) != _without_counters(right.read(100)):
            return False
        while chunk := left.read(_CHUNK):
            if chunk != right.read(_CHUNK):
                return False
    return True


def _without_counters(head: bytes) -> bytes:
    # Change counter, schema cookie, version-valid-for and library version (file format, §1.3).
    return head[:24] + head[28:40] + head[44:92]
