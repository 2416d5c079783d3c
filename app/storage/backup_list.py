"""The copies that lie in a folder: when each was taken and what is inside, read from the copy itself."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.errors import SayToUser
from app.storage.sqlite_file import connect
from app.storage.verify import counted

BEFORE_UPGRADE = "trước nâng cấp"
BEFORE_RESTORE = "trước khôi phục"
DAMAGED_ORIGINAL = "tệp hỏng giữ lại"

_TIME = "%Y-%m-%d %H.%M.%S"
_NAME = re.compile(r"^.+ (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: ([^\W\d]\D*?))?(?: \(\d+\))?$")


@dataclass(frozen=True)
class BackupInfo:
    """A copy: when it was taken, its size in bytes, rows by table, and the last operation in it.

    `verified` means it was reopened, checked and counted when taken and can still be opened. `reason` is
    empty for an ordinary copy; `last_at` is an ISO time to the second.
    """

    path: Path
    at: datetime
    size: int
    counts: Mapping[str, int] = field(default_factory=dict)
    verified: bool = False
    reason: str = ""
    last_operation: str = ""
    last_at: str = ""


def copy_name(path: Path, at: datetime, reason: str = "") -> str:
    """The name of a copy of `path`, without the suffix: its stem, day and time, and why it was taken."""
    return f"{path.stem} {at.strftime(_TIME)}" + (f" {reason}" if reason else "")


def list_backups(folder: Path) -> tuple[BackupInfo, ...]:
    """The copies in a folder, newest first, with what is inside; an unreadable one is not verified."""
    try:
        files = [file for file in folder.iterdir() if file.is_file()]
    except OSError:
        return ()
    found = []
    for file in files:
        match = _NAME.match(file.stem)
        if match and file.suffix != ".part":
            found.append(describe(file, datetime.strptime(match[1], _TIME), match[2] or ""))
    return tuple(sorted(found, key=lambda info: (info.at, info.path.name), reverse=True))


def describe(file: Path, at: datetime, reason: str = "") -> BackupInfo:
    """What a copy holds, read from it; `verified` is false when it cannot be opened."""
    size = file.stat().st_size
    if reason == DAMAGED_ORIGINAL:
        return BackupInfo(file, at, size, reason=reason)
    try:
        db = connect(file, write=False)
        try:
            last = db.execute("SELECT name, at FROM operation ORDER BY id DESC LIMIT 1").fetchone() or (
                "",
                "",
            )
            return BackupInfo(file, at, size, counted(db), True, reason, *last)
        finally:
            db.close()
    except (SayToUser, sqlite3.Error):
        return BackupInfo(file, at, size, reason=reason)
