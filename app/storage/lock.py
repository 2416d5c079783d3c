"""One writing program a file: a lock of the operating system on a side file, which dies with its holder."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from app.errors import FileTrouble, Held
from app.storage.failures import READ_ONLY_FOLDER, say, trouble
from app.storage.file_lock import FileLock, TakenError

SUFFIX = ".sothidua-lock"
NOTE_SUFFIX = ".sothidua-holder"
PROGRAM = "Sổ Thi Đua"

HELD = (
    "Tệp {name} đang được mở để ghi bởi {holder}. "
    "Làm tiếp ở cửa sổ ấy, hoặc đóng nó rồi mở lại; đọc và xuất giấy tờ thì vẫn được."
)
NO_LOCK = (
    "Ổ đĩa chứa {name} không giữ được khóa tệp, nên không chắc chỉ một người đang ghi. "
    "Chép tệp sang ổ đĩa của máy này rồi mở bản ấy."
)


class Hold:
    """The right to write `path`; `release` it, or leave its `with` block, or end the program."""

    def __init__(self, path: Path, lock: FileLock) -> None:
        self.path = path
        self._lock = lock

    def release(self) -> None:
        """Give the file free; a second call does nothing."""
        if self._lock.held:
            with suppress(OSError):
                _note_of(self.path).unlink()
            self._lock.release()

    def __enter__(self) -> Hold:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def hold(path: Path, *, program: str = PROGRAM, now: Callable[[], datetime] = datetime.now) -> Hold:
    """Become the one program that writes `path`; does not wait.

    Raises Held naming who holds it, FileTrouble when the folder cannot be written or knows no locks.
    """
    path = _real(path)
    lock = _take(path)
    note = (program, _machine(), now().isoformat(timespec="seconds"))
    # The note only helps to say who it is; the lock holds without it.
    with suppress(OSError):
        _note_of(path).write_text("\n".join(note), encoding="utf-8")
    return Hold(path, lock)


def holder(path: Path) -> str:
    """Who holds the file now, as part of a sentence, or "" when nobody does."""
    path = _real(path)
    if not _lock_of(path).exists():
        return ""
    try:
        _take(path).release()
    except Held:
        return _who(path)
    except FileTrouble:
        return ""
    return ""


def _machine() -> str:
    """Its name on the network; the module `platform` would take longer to import than the lock to take."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    else:  # noqa: RET505 -- a checker that reads this for one system sees the other half only so
        return os.uname().nodename


def _real(path: Path) -> Path:
    # Two names of one file must meet at one lock.
    return path.resolve()


def _lock_of(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)


def _note_of(path: Path) -> Path:
    return path.with_name(path.name + NOTE_SUFFIX)


def _take(path: Path) -> FileLock:
    try:
        return FileLock(_lock_of(path))
    except TakenError as error:
        raise Held(HELD.format(name=path.name, holder=_who(path))) from error
    except PermissionError as error:
        raise trouble(READ_ONLY_FOLDER, path) from error
    except OSError as error:
        raise say(error, path) or FileTrouble(NO_LOCK.format(name=path.name), path) from error


def _who(path: Path) -> str:
    try:
        program, machine, begun = _note_of(path).read_text(encoding="utf-8").split("\n")
        since = datetime.fromisoformat(begun)
        return f"{program} trên máy {machine}, từ {since:%H:%M} ngày {since:%d/%m/%Y}"
    except (OSError, ValueError):
        return "một chương trình khác"
