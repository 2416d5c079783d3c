"""The office's copies: taken when something changed, thinned with age, sent to a second place, restored."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.errors import FileTrouble
from app.storage.backup_list import BackupInfo, list_backups
from app.storage.copies import backup_folder, copy_to, make_backup, make_backup_if_changed, second_copy
from app.storage.kept_files import mirror
from app.storage.restore import restore
from app.storage.retention import Retention, kept, load_retention
from app.storage.scans import scan_folder

__all__ = [
    "BackupInfo",
    "Outcome",
    "back_up",
    "backup_folder",
    "copy_to",
    "list_backups",
    "make_backup",
    "prune",
    "restore",
    "send_to_second_place",
]

NO_SECOND_PLACE = (
    "Không thấy nơi lưu thứ hai {place}, nên chưa chép thêm bản nào sang đó; bản sao trên máy này vẫn đủ. "
    "Cắm USB vào rồi sao lưu lại, hoặc chọn nơi khác trong Cài đặt."
)


@dataclass(frozen=True)
class Outcome:
    """`made` is the new copy, None when nothing had changed; `newest` the copy that now counts.

    `sentence` says what did not work at the second place, empty when all did.
    """

    made: BackupInfo | None
    newest: BackupInfo | None
    sentence: str = ""


def back_up(path: Path, now: datetime, *, second: Path | None = None, always: bool = False) -> Outcome:
    """Copy the file into the folder beside it if it changed, thin the copies, and mirror to `second`.

    Kept files go along into both places, each once. Raises FileTrouble when the first copy cannot be made; a
    missing second place is a sentence only.
    """
    folder = backup_folder(path)
    made = make_backup(path, folder, now) if always else make_backup_if_changed(path, folder, now)
    if made is not None:
        prune(folder, now)
    mirror(scan_folder(path), folder / scan_folder(path).name)
    newest = made or next((known for known in list_backups(folder) if known.verified), None)
    sentence = ""
    if second is not None and newest is not None:
        try:
            sent = send_to_second_place(newest, second, now)
            mirror(scan_folder(path), sent.path.parent / scan_folder(path).name)
        except FileTrouble as error:
            sentence = error.sentence
    return Outcome(made, newest, sentence)


def send_to_second_place(info: BackupInfo, place: Path, now: datetime) -> BackupInfo:
    """Copy a copy into a folder of its name below `place`, which must be there, and thin that folder too."""
    if not place.is_dir():
        raise FileTrouble(NO_SECOND_PLACE.format(place=place), place)
    folder = place / info.path.parent.name
    sent = second_copy(info, folder)
    prune(folder, now)
    return sent


def prune(folder: Path, now: datetime, rule: Retention | None = None) -> tuple[Path, ...]:
    """Remove the copies the rule no longer keeps, and drafts left by a killed program; returns what went."""
    known = list_backups(folder)
    sound = [info for info in known if info.verified]
    staying = kept([info.at for info in sound], now, rule or load_retention())
    # A damaged original is evidence, and an unreadable copy no proof of anything: people remove those.
    going = [info.path for info in sound if info.at not in staying]
    going += [*folder.glob("*.part"), *folder.glob("*.part-journal")]
    gone = []
    for file in going:
        with suppress(OSError):  # held open by someone: next time
            file.unlink(missing_ok=True)
            gone.append(file)
    return tuple(gone)
