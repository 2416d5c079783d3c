"""An open file of ours: plain SQL at once, the library of tables and transactions when first needed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.db import Table

Values = Sequence[Any] | Mapping[str, Any]


class OfficeFile:
    """An open file of ours, its connection without implicit transactions; closing leaves nothing beside it.

    Reading needs SQL alone, and importing sqlite-utils costs an eighth of a start, so it is loaded by the
    first use of `tools`, `table` or `atomic`.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        conn.execute("PRAGMA recursive_triggers = ON")

    @cached_property
    def tools(self) -> Database:
        """The same connection in the hands of sqlite-utils; no plug-in is let in."""
        from sqlite_utils import Database

        return Database(self.conn, execute_plugins=False)

    def execute(self, sql: str, values: Values = ()) -> sqlite3.Cursor:
        """Run one statement; outside `atomic` it is a transaction of its own."""
        return self.conn.execute(sql, values)

    def query(self, sql: str, values: Values = ()) -> Iterator[dict[str, Any]]:
        """The rows by column name. The statement runs at once, the rows are fetched as they are asked for."""
        found = self.conn.execute(sql, values)
        names = [column[0] for column in found.description]
        return (dict(zip(names, row, strict=True)) for row in found)

    def table(self, name: str) -> Table:
        """A table, to insert, update and delete by column names."""
        return self.tools.table(name)

    def table_names(self) -> list[str]:
        """The tables of the file."""
        return [row[0] for row in self.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]

    def atomic(self) -> AbstractContextManager[object]:
        """Everything inside is kept together or nothing of it; one inside another is a savepoint."""
        return self.tools.atomic()

    def register_function(self, function: Callable[[str], str]) -> None:
        """A function of one text, the same for the same text, under its own name in SQL."""
        self.conn.create_function(function.__name__, 1, function, deterministic=True)

    def close(self) -> None:
        """Close; the empty rollback journal that TRUNCATE keeps is removed, or a copier would wonder."""
        with suppress(sqlite3.Error):
            if not self.conn.in_transaction:
                self.conn.execute("PRAGMA journal_mode = DELETE")
        self.conn.close()


def load_tools() -> None:
    """Load what the first `table` or `atomic` would wait for; a start calls it where nobody waits."""
    import sqlite_utils  # noqa: F401
