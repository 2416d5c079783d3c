"""The kept files beside the database as a whole: are they there and unaltered, and their way into copies."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.storage.failures import say
from app.storage.office_file import OfficeFile
from app.storage.placing import discard, draft_of, put_over
from app.storage.scans import content_hash, scan_folder

_KEPT = re.compile(r"[0-9a-f]{64}(\.[^.]+)?")
_CHUNK = 1 << 20
_NAMED_AT_MOST = 5
# Every column that names a kept file, and what its row is called.
_NAMING: tuple[tuple[str, str, str], ...] = (
    ("register_entry", "scan", "'văn bản đi “' || summary || '”'"),
    ("discipline", "scan", "'quyết định kỷ luật ' || number"),
    ("absence_paper", "scan", "'giấy nghỉ ' || number"),
    ("incident_paper", "scan", "'giấy tờ vụ việc ' || name"),
    ("award_held", "scan", "'quyết định khen thưởng ' || number"),
    ("initiative", "scan", "'công nhận sáng kiến “' || name || '”'"),
    ("quality_grade", "scan", "'quyết định xếp loại ' || number"),
    ("evidence_file", "file", "'minh chứng ' || name"),
)


@dataclass(frozen=True)
class KeptReport:
    """Files the rows name: how many are sound, and what the missing and the altered ones belong to."""

    sound: int
    missing: tuple[str, ...]
    altered: tuple[str, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a person is told; empty when every file is as it was kept."""
        said = []
        if self.missing:
            said.append(
                f"Thiếu {len(self.missing)} tệp kèm theo: {_listed(self.missing)}. "
                "Chép lại thư mục bản quét từ bản sao hoặc máy cũ, hay gắn lại từ tệp gốc."
            )
        if self.altered:
            said.append(
                f"{len(self.altered)} tệp kèm theo đã bị thay nội dung: {_listed(self.altered)}. "
                "Lấy lại từ bản sao, hay gắn lại từ tệp gốc."
            )
        return tuple(said)


def look(db: OfficeFile, path: Path) -> KeptReport:
    """Read every kept file the rows of the database name; `path` is the office's file."""
    folder = scan_folder(path)
    missing, altered, sound = [], [], 0
    for name, what in sorted(_named(db).items(), key=lambda one: one[1]):
        try:
            if content_hash(folder / name) == Path(name).stem:
                sound += 1
            else:
                altered.append(what)
        except OSError:
            missing.append(what)
    return KeptReport(sound, tuple(missing), tuple(altered))


def mirror(source: Path, target: Path, *, heal: bool = False) -> int:
    """Copy the kept files of one folder that the other does not hold; returns how many were copied.

    With `heal` a file of the target whose content was altered is replaced too. A file of the source whose
    content is no longer what its name says is passed over, so that damage does not spread. Raises FileTrouble
    when the target takes no files.
    """
    copied = 0
    for file in _files(source):
        there = target / file.name
        try:
            if _holds(there, file, heal):
                continue
            target.mkdir(exist_ok=True)
            copied += _copy(file, there)
        except OSError as error:
            raise say(error, there) or error from error
    return copied


def _holds(there: Path, file: Path, heal: bool) -> bool:
    if not there.is_file() or there.stat().st_size != file.stat().st_size:
        return False
    return not heal or content_hash(there) == there.stem


def _copy(file: Path, there: Path) -> bool:
    digest, part = hashlib.sha256(), draft_of(there)
    try:
        with file.open("rb") as reading, part.open("wb") as writing:
            while chunk := reading.read(_CHUNK):
                digest.update(chunk)
                writing.write(chunk)
        if digest.hexdigest() != file.stem:
            return False
        put_over(part, there)
    finally:
        discard(part)
    return True


def _files(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(file for file in folder.iterdir() if _KEPT.fullmatch(file.name) and file.is_file())


def _named(db: OfficeFile) -> dict[str, str]:
    """Each file the rows name, and what it belongs to; a table of a newer version is passed over."""
    found: dict[str, str] = {}
    for table, column, words in _NAMING:
        with suppress(sqlite3.OperationalError):
            for name, what in db.execute(f"SELECT {column}, {words} FROM {table} WHERE {column} != ''"):
                found.setdefault(name, what)
    return found


def _listed(names: tuple[str, ...]) -> str:
    more = len(names) - _NAMED_AT_MOST
    return ", ".join(names[:_NAMED_AT_MOST]) + (f" và {more} tệp khác" if more > 0 else "")
