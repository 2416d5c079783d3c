"""Undo and redo: a new operation that writes the earlier images back, if nothing changed in between."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.errors import Conflict, Frozen
from app.storage.diary import Change, OperationLine, changes, line, tip
from app.storage.office_file import OfficeFile
from app.storage.operation import operation
from app.storage.shape import office_shape

# How far back Ctrl+Z can reach; the diary undoes any operation, however old.
REACH = 1000

CHANGED = (
    "{what} đã thay đổi từ đó, nên không hoàn tác được «{name}». "
    "Hoàn tác trước các thao tác sau nó, hoặc sửa lại bằng tay."
)
IN_USE = (
    "{what} đang được dùng trong {users}, nên không hoàn tác được «{name}». "
    "Gỡ chỗ đang dùng ra trước, rồi hoàn tác lại."
)
ALREADY = "«{name}» đã được hoàn tác rồi. Muốn có lại, hoàn tác dòng «Hoàn tác: {name}» trong Nhật ký."
OUT_OF_TURN = "việc hoàn tác «{name}»"
UNKNOWN = "Trong Nhật ký không có thao tác số {number}. Mở lại Nhật ký rồi chọn dòng khác."


def undo(
    db: OfficeFile, operation_id: int, now: datetime, *, kind_names: Mapping[str, str] | None = None
) -> int:
    """Take one operation back, whichever it is; taking back an undo is a redo. Returns the new operation.

    Raises Frozen for an operation that closed something or touches closed rows, and for one from before an
    upgrade; Conflict when a row it changed is no longer as it left it or is used elsewhere. Then nothing is
    changed.
    """
    if db.conn.in_transaction:
        raise RuntimeError("undo needs a transaction of its own")
    kinds = office_shape().kind_names if kind_names is None else kind_names
    asked = line(db, operation_id)
    if asked is None:
        raise Conflict(UNKNOWN.format(number=operation_id))
    if asked.barrier:
        raise Frozen(asked.barrier)
    last, stands = tip(db, operation_id)
    if not stands:
        raise Conflict(ALREADY.format(name=asked.name))
    done = changes(db, last)
    first, is_redo = _origin(db, last)
    title = f"Làm lại: {first}" if is_redo else f"Hoàn tác: {first}"
    try:
        with operation(db, title, now, undoes=last) as taken_back:
            # A row may be needed before the row it refers to is back; all must fit at the end.
            db.execute("PRAGMA defer_foreign_keys = ON")
            for change in reversed(done):
                _write_back(db, change, asked.name, kinds)
            _refuse_more_than_asked(db, taken_back.id, done, asked.name, kinds)
    except sqlite3.IntegrityError as error:
        raise _refused(db, error, done, asked.name, kinds) from error
    return taken_back.id


def _origin(db: OfficeFile, operation_id: int) -> tuple[str, bool]:
    """Name of the operation at the root of a chain, and whether undoing `operation_id` brings it back."""
    steps = 0
    while True:
        name, undoes = db.execute(
            "SELECT name, undoes FROM operation WHERE id = ?", [operation_id]
        ).fetchone()
        if undoes is None:
            return str(name), steps % 2 == 1
        operation_id, steps = undoes, steps + 1


def _row(db: OfficeFile, table: str, row_id: int) -> dict[str, Any] | None:
    cursor = db.execute(f'SELECT * FROM "{table}" WHERE id = ?', [row_id])
    row = cursor.fetchone()
    return dict(zip([column[0] for column in cursor.description], row, strict=True)) if row else None


def _write_back(db: OfficeFile, change: Change, name: str, kinds: Mapping[str, str]) -> None:
    now_there = _row(db, change.table, change.row_id)
    if now_there != change.after:
        # What was signed since says its own way: a write of nothing wakes the triggers of frozen rows.
        db.execute(f'UPDATE "{change.table}" SET id = id WHERE id = ?', [change.row_id])
        raise Conflict(CHANGED.format(what=_what(change, kinds), name=name))
    if change.before is None:
        db.execute(f'DELETE FROM "{change.table}" WHERE id = ?', [change.row_id])
        return
    columns, values = list(change.before), list(change.before.values())
    named = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" for _ in columns)
    if now_there is None:
        db.execute(f'INSERT INTO "{change.table}" ({named}) VALUES ({marks})', values)
    else:
        db.execute(
            f'UPDATE "{change.table}" SET ({named}) = ({marks}) WHERE id = ?', [*values, change.row_id]
        )


def _refuse_more_than_asked(
    db: OfficeFile, undo_id: int, done: list[Change], name: str, kinds: Mapping[str, str]
) -> None:
    """A foreign key that cascades must not take rows along that the operation never touched."""
    asked = {(change.table, change.row_id) for change in done}
    for change in changes(db, undo_id):
        if (change.table, change.row_id) not in asked:
            raise Conflict(CHANGED.format(what=_what(change, kinds), name=name))


def _refused(
    db: OfficeFile, error: sqlite3.IntegrityError, done: list[Change], name: str, kinds: Mapping[str, str]
) -> Conflict | sqlite3.IntegrityError:
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        for change in done:
            users = _users(db, change, kinds) if change.before is None else ""
            if users:
                return Conflict(IN_USE.format(what=_what(change, kinds), users=users, name=name))
        gone = next((c for c in done if c.after is None), done[0])
        return Conflict(CHANGED.format(what=f"Bản ghi mà {_what(gone, kinds)} cần đến", name=name))
    if code in {sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY}:
        return Conflict(CHANGED.format(what=_what(done[0], kinds), name=name))
    return error


def _users(db: OfficeFile, change: Change, kinds: Mapping[str, str]) -> str:
    """The kinds of rows that refer to a row the undo would remove."""
    references = db.execute(
        'SELECT m.name, k."from" FROM sqlite_master m, pragma_foreign_key_list(m.name) k'
        " WHERE m.type = 'table' AND k.\"table\" = ? AND coalesce(k.\"to\", 'id') = 'id'",
        [change.table],
    ).fetchall()
    found = [
        kinds.get(table, table)
        for table, column in references
        if db.execute(f'SELECT 1 FROM "{table}" WHERE "{column}" = ?', [change.row_id]).fetchone()
    ]
    return ", ".join(f"«{kind}»" for kind in dict.fromkeys(found))


def _what(change: Change, kinds: Mapping[str, str]) -> str:
    """The row as a person knows it: its kind and the first words in it."""
    image = change.after or change.before or {}
    words = (str(image[key]) for key in ("title", "name", "summary", "text", "lines") if image.get(key))
    first = next(words, "").split("\n", maxsplit=1)[0]
    kind = kinds.get(change.table, change.table)
    if not first:
        return f"{kind} số {change.row_id}"
    return f"{kind} «{first if len(first) <= 60 else first[:57].rstrip() + '…'}»"


def _stacks(db: OfficeFile) -> tuple[list[int], list[int]]:
    """What Ctrl+Z and Ctrl+Y would take next, at the ends of the lists; a new operation clears redo."""
    recent = db.execute("SELECT id, undoes FROM operation ORDER BY id DESC LIMIT ?", [REACH]).fetchall()
    undo_next, redo_next = list[int](), list[int]()
    for number, undoes in reversed(recent):
        if undoes is not None and undo_next and undo_next[-1] == undoes:
            undo_next.pop()
            redo_next.append(number)
        elif undoes is not None and redo_next and redo_next[-1] == undoes:
            redo_next.pop()
            undo_next.append(number)
        else:
            # A new deed, or one taken back out of turn from the diary, which is a deed like any other.
            undo_next.append(number)
            redo_next.clear()
    return undo_next, redo_next


def undoable(db: OfficeFile) -> OperationLine | None:
    """What Ctrl+Z takes back, under the name it bore at first; its `barrier` says when it may not."""
    return _named(db, _stacks(db)[0], brings_back=False)


def redoable(db: OfficeFile) -> OperationLine | None:
    """What Ctrl+Y brings back, under the name it bore at first."""
    return _named(db, _stacks(db)[1], brings_back=True)


def _named(db: OfficeFile, stack: list[int], *, brings_back: bool) -> OperationLine | None:
    """The last of a stack by the deed at its root; an undo taken out of turn is a deed of its own."""
    found = line(db, stack[-1]) if stack else None
    if found is None:
        return None
    first, is_redo = _origin(db, found.id)
    return replace(found, name=first if is_redo is brings_back else OUT_OF_TURN.format(name=first))
