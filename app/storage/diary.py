"""Reading the journal: the operations of the file, what each changed, and which is undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.domain.wording import fold
from app.storage.office_file import OfficeFile

OLD_SCHEMA = (
    "«{name}» được ghi trước khi tệp được nâng cấp, nên chỉ xem được, không hoàn tác được. "
    "Muốn trở lại như trước, sửa lại bằng tay."
)
_COLUMNS = "id, name, at, undoes, barrier, schema"
_SCHEMA_NOW = "SELECT count(*) FROM _sqlite_migrations"


@dataclass(frozen=True)
class OperationLine:
    """One line of the diary; `at` is an ISO time to the second.

    `undoes` is the operation this one took back, `undone_by` the operation that took this one back and still
    holds. `barrier` is the sentence why it is not undone, empty when it may be.
    """

    id: int
    name: str
    at: str
    undoes: int | None
    undone_by: int | None
    barrier: str


@dataclass(frozen=True)
class Change:
    """One row before and after; None where the row was not there."""

    table: str
    row_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def tip(db: OfficeFile, operation_id: int) -> tuple[int, bool]:
    """The last operation of the chain of undo and redo that begins here, and whether its effect stands.

    Each operation is undone at most once by itself; a second undo takes back the redo.
    """
    last, stands = operation_id, True
    while row := db.execute("SELECT id FROM operation WHERE undoes = ?", [last]).fetchone():
        last, stands = int(row[0]), not stands
    return last, stands


def newest(db: OfficeFile) -> int:
    """The number of the last operation, 0 in a new book: as long as it stays, so does the book."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0])


def line(db: OfficeFile, operation_id: int) -> OperationLine | None:
    """The operation of this number, or None."""
    row = db.execute(f"SELECT {_COLUMNS} FROM operation WHERE id = ?", [operation_id]).fetchone()
    return _line(db, row) if row else None


def _line(db: OfficeFile, row: tuple[Any, ...]) -> OperationLine:
    number, name, at, undoes, barrier, schema = row
    if not barrier and schema != db.execute(_SCHEMA_NOW).fetchone()[0]:
        barrier = OLD_SCHEMA.format(name=name)
    last, stands = tip(db, number)
    return OperationLine(number, name, at, undoes, None if stands else last, barrier)


def operations(
    db: OfficeFile,
    *,
    text: str = "",
    kind: str = "",
    since: str = "",
    until: str = "",
    limit: int = 200,
    offset: int = 0,
) -> list[OperationLine]:
    """Lines of the diary, newest first.

    `text` is searched in the names without accents; `kind` is a table the operation changed; `since` and
    `until` are ISO days or times, both included.
    """
    where, given = ["open IS NULL"], list[Any]()
    if text.strip():
        db.register_function(fold)
        where.append("instr(fold(name), ?) > 0")
        given.append(fold(text.strip()))
    if kind:
        where.append("EXISTS (SELECT 1 FROM journal WHERE operation_id = operation.id AND table_name = ?)")
        given.append(kind)
    if since:
        where.append("at >= ?")
        given.append(since)
    if until:
        where.append("substr(at, 1, length(?)) <= ?")
        given += [until, until]
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM operation WHERE {' AND '.join(where)} ORDER BY id DESC LIMIT ? OFFSET ?",
        [*given, limit, offset],
    ).fetchall()
    return [_line(db, row) for row in rows]


def changes(db: OfficeFile, operation_id: int) -> list[Change]:
    """What the operation did to each row, in the order it was done."""
    rows = db.execute(
        "SELECT table_name, row_id, before, after FROM journal WHERE operation_id = ? ORDER BY id",
        [operation_id],
    )
    return [Change(table, row_id, _image(before), _image(after)) for table, row_id, before, after in rows]


def _image(text: str | None) -> dict[str, Any] | None:
    import json

    return None if text is None else json.loads(text)


def touched(db: OfficeFile, operation_id: int) -> frozenset[str]:
    """The tables the operation changed, read from the journal."""
    rows = db.execute("SELECT DISTINCT table_name FROM journal WHERE operation_id = ?", [operation_id])
    return frozenset(str(row[0]) for row in rows)
