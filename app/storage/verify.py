"""Whether the office's file is sound, in plain sentences: pages, references, journal, our own promises."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import SayToUser
from app.storage import triggers
from app.storage.failures import say, trouble
from app.storage.office_file import OfficeFile
from app.storage.operation import path_of
from app.storage.shape import Shape, office_shape
from app.storage.sqlite_file import connect
from app.storage.upgrade import is_older

PAGES = (
    "Tệp dữ liệu bị hỏng: có {count} chỗ không đọc đúng. "
    "Khôi phục từ bản sao lưu gần nhất; tệp hiện tại được giữ lại bên cạnh."
)
REFERENCES = (
    "Có {count} dòng của «{kind}» trỏ tới bản ghi không còn. "
    "Mở Nhật ký xem lần sửa gần nhất của chúng, hoặc khôi phục từ bản sao lưu."
)
LEFT_OPEN = (
    "Thao tác «{name}» bị bỏ dở và còn nằm trong tệp, nên chưa ghi thêm được gì. "
    "Khôi phục từ bản sao lưu gần nhất."
)
LOST_TABLE = (
    "Nhật ký có {count} dòng nói về bảng «{kind}» mà tệp không còn. "
    "Tệp đã bị sửa bằng chương trình khác; khôi phục từ bản sao lưu gần nhất."
)
UNREADABLE_JOURNAL = (
    "Nhật ký có {count} dòng không đọc được, nên thao tác ấy không hoàn tác được nữa. "
    "Tệp đã bị sửa bằng chương trình khác; khôi phục từ bản sao lưu gần nhất."
)
UNARMED = (
    "Tệp thiếu phần tự ghi nhật ký cho mỗi thay đổi: tệp đã bị sửa bằng chương trình khác. "
    "Đóng tệp rồi mở lại bằng Sổ Thi Đua, phần ấy được lập lại."
)
_MOST_FAULTS = 100
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


@dataclass(frozen=True)
class Report:
    """What was found: `ok` with no sentences, or a sentence for each fault.

    `counts` are rows by table; empty when the file is damaged.
    """

    ok: bool
    sentences: tuple[str, ...]
    counts: Mapping[str, int] = field(default_factory=dict)


def verify(where: Path | OfficeFile, *, shape: Shape | None = None, thorough: bool = True) -> Report:
    """Check a file or an open database; nothing is written.

    `thorough` also compares every index with its table, which takes longer. What cannot be opened or read at
    all is a fault of the report too, not an exception.
    """
    shape = shape or office_shape()
    if isinstance(where, OfficeFile):
        return _verify(where, path_of(where), shape, thorough)
    try:
        db = connect(where, write=False)
    except SayToUser as error:
        return Report(False, (str(error),))
    try:
        return _verify(db, where, shape, thorough)
    finally:
        db.close()


def _verify(db: OfficeFile, path: Path, shape: Shape, thorough: bool) -> Report:
    try:
        if damage := unsound(db, shape.kind_names, thorough=thorough):
            return Report(False, tuple(damage))
        sentences = (*_journal_faults(db), *_armed(db, shape), *_broken_promises(db, shape))
        return Report(not sentences, sentences, counted(db))
    except sqlite3.Error as error:
        said = say(error, path)
        if said is None:
            raise
        return Report(False, (str(said),))


def unsound(db: OfficeFile, kind_names: Mapping[str, str], *, thorough: bool) -> list[str]:
    """Sentences about damaged pages and dangling references, of any SQLite file of ours."""
    check = "integrity_check" if thorough else "quick_check"
    try:
        found = [row[0] for row in db.execute(f"PRAGMA {check}({_MOST_FAULTS})")]
        dangling = (
            Counter(row[0] for row in db.execute("PRAGMA foreign_key_check")) if found == ["ok"] else {}
        )
    except sqlite3.DatabaseError as error:
        # Some damage stops the check itself.
        if (getattr(error, "sqlite_errorcode", 0) & 0xFF) not in _DAMAGE:
            raise
        return [PAGES.format(count="ít nhất 1")]
    if found != ["ok"]:
        return [PAGES.format(count=f"ít nhất {len(found)}" if len(found) == _MOST_FAULTS else len(found))]
    return [
        REFERENCES.format(count=count, kind=kind_names.get(table, table)) for table, count in dangling.items()
    ]


def counted(db: OfficeFile) -> dict[str, int]:
    """Rows by table, the book-keeping of SQLite and of the migrations left out."""
    names = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
        " AND name NOT GLOB '_*' ORDER BY name"
    ).fetchall()
    return {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}


def must_be_sound(db: OfficeFile, path: Path, sentence: str) -> None:
    """Raise FileTrouble with `sentence` about `path` unless pages and references are in order."""
    if unsound(db, {}, thorough=False):
        raise trouble(sentence, path)


def _journal_faults(db: OfficeFile) -> list[str]:
    sentences = [
        LEFT_OPEN.format(name=name)
        for (name,) in db.execute("SELECT name FROM operation WHERE open IS NOT NULL")
    ]
    sentences += [
        LOST_TABLE.format(count=count, kind=table)
        for table, count in db.execute(
            "SELECT table_name, count(*) FROM journal WHERE table_name NOT IN"
            " (SELECT name FROM sqlite_master WHERE type = 'table') GROUP BY table_name"
        )
    ]
    broken = db.execute(
        # json_valid(NULL) is 0 in older SQLite and NULL in newer.
        "SELECT count(*) FROM journal WHERE (before IS NOT NULL AND NOT json_valid(before))"
        " OR (after IS NOT NULL AND NOT json_valid(after)) OR (before IS NULL AND after IS NULL)"
    ).fetchone()[0]
    return sentences + ([UNREADABLE_JOURNAL.format(count=broken)] if broken else [])


def _armed(db: OfficeFile, shape: Shape) -> list[str]:
    # A file of another version is armed for that version's tables.
    if is_older(db, shape):
        return []
    return [UNARMED] if triggers.astray(db, shape) else []


def _broken_promises(db: OfficeFile, shape: Shape) -> list[str]:
    if is_older(db, shape):
        return []
    return [sentence for sentence, sql in shape.invariants if db.execute(sql).fetchone()]
