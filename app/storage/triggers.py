"""The triggers of the file, generated from its tables: the journal's, and those of frozen rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from app.storage.office_file import OfficeFile
from app.storage.shape import Shape, office_shape

_NAME = re.compile(r"CREATE TRIGGER (?:IF NOT EXISTS )?(\w+)")
_OURS = ("journal_", "frozen_")
# json_object takes two arguments a column and SQLite allows 127 arguments.
_MOST_COLUMNS = 63


_COLUMNS = """
SELECT m.name, x.name, x.type, x.pk, x.hidden
FROM sqlite_master m, pragma_table_xinfo(m.name) x WHERE m.type = 'table'
"""
_STRICT = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict"


def _tables(db: OfficeFile, names: Iterable[str]) -> dict[str, dict[str, str]]:
    """Column names and types of these tables; ValueError names what is not fit to be journaled.

    All tables are asked for at once: a start checks fifty.
    """
    rows: dict[str, list[tuple[str, str, int, int]]] = defaultdict(list)
    for table, *row in db.execute(_COLUMNS):
        rows[table].append(tuple(row))
    strict = {row[0] for row in db.execute(_STRICT)}
    return {table: _fit(table, rows.get(table, []), table in strict) for table in names}


def _fit(table: str, rows: list[tuple[str, str, int, int]], strict: bool) -> dict[str, str]:
    columns = {name: kind for name, kind, _key, _hidden in rows}
    if not rows:
        raise ValueError(f"journaled table {table} does not exist")
    if [name for name, _kind, key, _hidden in rows if key] != ["id"] or columns["id"] != "INTEGER":
        raise ValueError(f"journaled table {table} needs id INTEGER PRIMARY KEY")
    for name, kind, _key, hidden in rows:
        # JSON would not give REAL and BLOB back exactly, and a computed column cannot be written back.
        if kind not in {"INTEGER", "TEXT"} or hidden:
            raise ValueError(f"journaled column {table}.{name} must be a plain INTEGER or TEXT, not {kind}")
    if len(rows) > _MOST_COLUMNS:
        raise ValueError(f"journaled table {table} has more than {_MOST_COLUMNS} columns")
    if not strict:
        raise ValueError(f"journaled table {table} must be STRICT, or a column could hold anything")
    return columns


def _image(side: str, columns: dict[str, str]) -> str:
    # A value computed by a JSON function keeps a mark that json_object would nest; `|| ''` drops the mark.
    values = (
        f"""'{name}', {side}."{name}" || ''""" if kind == "TEXT" else f"""'{name}', {side}."{name}\""""
        for name, kind in columns.items()
    )
    return f"json_object({', '.join(values)})"


def _write(table: str, side: str, before: str, after: str) -> str:
    # Without an open operation the number is NULL and the journal, and with it the write, is refused.
    return (
        "INSERT INTO journal (operation_id, table_name, row_id, before, after) VALUES "
        f"((SELECT id FROM operation WHERE open = 1), '{table}', {side}.id, {before}, {after});"
    )


def journal_triggers(table: str, columns: dict[str, str]) -> tuple[str, ...]:
    """The four triggers that write before and after images of `table`; `columns`: its types by name."""
    old, new = _image("OLD", columns), _image("NEW", columns)
    left = ", ".join(f'OLD."{name}"' for name in columns)
    right = ", ".join(f'NEW."{name}"' for name in columns)
    changed, moved = f"OLD.id IS NEW.id AND ({left}) IS NOT ({right})", "OLD.id IS NOT NEW.id"
    kept = _write(table, "NEW", old, new)
    removed, added = _write(table, "OLD", old, "NULL"), _write(table, "NEW", "NULL", new)
    both = f"{removed} {added}"
    return (
        f'CREATE TRIGGER journal_{table}_insert AFTER INSERT ON "{table}" BEGIN {added} END',
        f'CREATE TRIGGER journal_{table}_update AFTER UPDATE ON "{table}" WHEN {changed} BEGIN {kept} END',
        # A row that takes another number is one row gone and one row come.
        f'CREATE TRIGGER journal_{table}_move AFTER UPDATE OF id ON "{table}" WHEN {moved} BEGIN {both} END',
        f'CREATE TRIGGER journal_{table}_delete AFTER DELETE ON "{table}" BEGIN {removed} END',
    )


def _wanted(db: OfficeFile, shape: Shape) -> dict[str, str]:
    tables = _tables(db, shape.journaled)
    statements = [sql for table, columns in tables.items() for sql in journal_triggers(table, columns)]
    statements += [re.sub(r"\s*IF NOT EXISTS", "", sql, count=1).strip().rstrip(";") for sql in shape.frozen]
    named = {}
    for sql in statements:
        found = _NAME.search(sql)
        if not found or not found[1].startswith(_OURS):
            raise ValueError(f"a trigger must be named journal_… or frozen_…: {sql[:60]}")
        named[found[1]] = sql
    return named


def _present(db: OfficeFile) -> dict[str, str]:
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {name: sql for name, sql in rows if name.startswith(_OURS)}


def astray(db: OfficeFile, shape: Shape | None = None) -> tuple[str, ...]:
    """Names of triggers that are missing, altered or left over; empty when the file is armed."""
    wanted, present = _wanted(db, shape or office_shape()), _present(db)
    return tuple(
        sorted(name for name in wanted.keys() | present.keys() if wanted.get(name) != present.get(name))
    )


def arm(db: OfficeFile, shape: Shape | None = None) -> None:
    """Make the triggers what the tables ask for; writes nothing when they already are."""
    shape = shape or office_shape()
    names = astray(db, shape)
    if not names:
        return
    wanted = _wanted(db, shape)
    with db.atomic():
        for name in names:
            db.execute(f'DROP TRIGGER IF EXISTS "{name}"')
            if name in wanted:
                db.execute(wanted[name])
