"""The desk of backup, restore and verification: the file outlives every accident that can be foreseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import FileTrouble
from app.services.office import Done
from app.storage import backup, kept_files, lock, properties, verify
from app.storage.backup import BackupInfo, Outcome
from app.storage.connection import open_file
from app.storage.office_file import OfficeFile, load_tools
from app.storage.places import where_it_lies
from app.storage.schema import JOURNALED
from app.storage.verify import Report

if TYPE_CHECKING:
    from app.services.office import Office

__all__ = ["BackupInfo", "Outcome", "Report", "SafetyDesk", "newest_copy", "restore_file", "where_it_lies"]

_SECOND = "second_backup_place"


class SafetyDesk:
    """Copies lie in a folder beside the file; each was reopened and checked before it counted."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def backup_work(self, *, always: bool = False) -> Callable[[], Outcome]:
        """The work of a backup for another thread: it holds plain values and opens the file by itself."""
        return partial(_back_up, self._office.path, self._office.now(), self.second_place(), always)

    def backup_if_changed(self) -> Outcome:
        """A copy unless the newest one already holds the same; raises FileTrouble when it cannot be made."""
        return self.backup_work()()

    def backup_now(self) -> Outcome:
        """A copy in any case."""
        return self.backup_work(always=True)()

    def backups(self) -> tuple[BackupInfo, ...]:
        """Newest first, with date, size and what is inside."""
        return backup.list_backups(backup.backup_folder(self._office.path))

    def last_verified(self) -> BackupInfo | None:
        return next((info for info in self.backups() if info.verified), None)

    def second_place(self) -> Path | None:
        """A folder, usually on a USB stick, that gets a second copy."""
        text = properties.get(self._office.db, _SECOND)
        return Path(text) if text else None

    def set_second_place(self, place: Path | None) -> None:
        """Raises FileTrouble when the folder is not there."""
        if place is not None and not place.is_dir():
            raise FileTrouble(f"Không thấy thư mục {place}. Cắm USB hoặc chọn thư mục khác.", place)
        properties.put(self._office.db, _SECOND, str(place) if place else "")

    def copy_to(self, target: Path) -> BackupInfo:
        """A checked copy under a name of the user's; an existing file is refused."""
        return backup.copy_to(self._office.path, target)

    def verify_work(self) -> Callable[[], Report]:
        """The work of a check for another thread; what the first change needs is loaded there too."""
        return partial(_verify, self._office.path)

    def verify(self) -> Report:
        """What is wrong in the file and with its kept files, in sentences; nothing is written."""
        return _with_kept(verify.verify(self._office.db), self._office.db, self._office.path)

    def restore(self, source: Path) -> Done:
        """Put a copy in the place of the file, after a safety copy; whole or not at all.

        The office goes on with the restored file; the second place of copies stays the one of this machine.
        `Done.value` is the safety copy.
        """
        place = properties.get(self._office.db, _SECOND)
        safety = self._office.swap(lambda: backup.restore(source, self._office.path, self._office.now()))
        properties.put(self._office.db, _SECOND, place or "")
        done = Done(0, f"Khôi phục từ bản sao {source.name}", frozenset(JOURNALED), safety)
        self._office.tell(done)
        return done


def _verify(path: Path) -> Report:
    report = verify.verify(path)
    if report.counts:
        db = open_file(path, write=False)
        try:
            report = _with_kept(report, db, path)
        finally:
            db.close()
    load_tools()
    return report


def _with_kept(report: Report, db: OfficeFile, path: Path) -> Report:
    """The report with what is missing or altered of the kept files; a damaged file names none."""
    if not report.counts:
        return report
    sentences = (*report.sentences, *kept_files.look(db, path).sentences)
    return replace(report, ok=not sentences, sentences=sentences)


def _back_up(path: Path, now: datetime, second: Path | None, always: bool) -> Outcome:
    return backup.back_up(path, now, second=second, always=always)


def newest_copy(path: Path) -> BackupInfo | None:
    """The newest copy that can be opened of a file that perhaps cannot, or None."""
    return next((info for info in backup.list_backups(backup.backup_folder(path)) if info.verified), None)


def restore_file(source: Path, path: Path, now: Callable[[], datetime], held_by: str) -> BackupInfo | None:
    """Restore while no window is open; raises Held when one is, FileTrouble for a copy that cannot serve.

    Returns the safety copy of what was there, or None.
    """
    if not source.is_file():
        raise FileTrouble(f"Không thấy bản sao {source}. Kiểm tra lại tên và thư mục.", source)
    hold = lock.hold(path, program=held_by, now=now)
    try:
        return backup.restore(source, path, now())
    finally:
        hold.release()
