"""One recorded change: a row inserted with its journal, beside the same insert by plain sqlite3.

Both into a file of the same content, with the same rollback journal, synchronous FULL, each its own commit.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from app.domain.outline import NewNode, Node, Numbering
from app.domain.wording import fold
from app.services.office import Office
from app.storage.plans import add_nodes, next_node_id
from benchmarks.office_files import clock, plan_id, practice_file
from benchmarks.side_by_side import processes
from benchmarks.table import Line, seconds
from benchmarks.turns import Turn, timed

AIM = 2.0
_A_TURN = 20
_WORDS = "Tổ chức hội nghị tổng kết phong trào thi đua, biểu dương các tập thể và cá nhân tiêu biểu. " * 2


def lines(folder: Path, rounds: int) -> list[Line]:
    """The change by itself, and as the tab asks for it."""
    files = {name: practice_file(folder / f"change-{name}.db") for name in ("row", "deed", "plain")}
    sides = {name: (f"benchmarks.one_change:{name}", (path,)) for name, path in files.items()}
    taken = processes(sides, folder, rounds)
    return [
        seconds("one recorded change ÷ the same insert by sqlite3", "one", taken["row"], taken["plain"], AIM),
        seconds("a new item as the tab asks for it ÷ the same", "one", taken["deed"], taken["plain"], AIM),
    ]


def _node(number: int) -> Node:
    return Node(number, f"muc-{number}", None, number * 1000, Numbering.DASH, "", _WORDS)


def row(path: str) -> Iterator[Turn]:
    """One operation that inserts one row: journal, names of what it touched, listeners."""
    office = Office.open(Path(path), clock)
    plan, first = plan_id(office), next_node_id(office.db)

    def change(number: int) -> None:
        with office.operation("Thêm mục"):
            add_nodes(office.db, plan, [_node(number)])

    for turn in count():
        numbers = range(first + turn * _A_TURN, first + (turn + 1) * _A_TURN)
        yield {"one": sum(timed(lambda n=number: change(n)) for number in numbers) / _A_TURN}  # type: ignore[misc]


def deed(path: str) -> Iterator[Turn]:
    """The desk's own deed: it also finds the place, numbers the outline, refuses signed plans."""
    office = Office.open(Path(path), clock)
    plan = plan_id(office)
    while True:
        spent = 0.0
        for _ in range(_A_TURN):
            made: list[int] = []

            def add(made: list[int] = made) -> None:
                made += office.plans.add(plan, None, 0, [NewNode(0, Numbering.DASH, "", _WORDS)]).value  # type: ignore[arg-type]

            spent += timed(add)
            office.plans.remove(made)
        yield {"one": spent / _A_TURN}


def plain(path: str) -> Iterator[Turn]:
    """The same row into the same table, by sqlite3 alone."""
    office = Office.open(Path(path), clock)
    plan, first = plan_id(office), next_node_id(office.db)
    triggers = [
        name for (name,) in office.db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    ]
    office.close()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = TRUNCATE")
    db.execute("PRAGMA synchronous = FULL")
    for name in triggers:
        db.execute(f'DROP TRIGGER "{name}"')

    def change(number: int) -> None:
        values = (number, f"muc-{number}", None, number * 1000, "dash", "", _WORDS, plan, fold(_WORDS))
        db.execute("BEGIN IMMEDIATE")
        db.execute(
            "INSERT INTO plan_node (id, uid, parent, position, numbering, title, text, plan_id, folded)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
        db.execute("COMMIT")

    for turn in count():
        numbers = range(first + turn * _A_TURN, first + (turn + 1) * _A_TURN)
        yield {"one": sum(timed(lambda n=number: change(n)) for number in numbers) / _A_TURN}  # type: ignore[misc]
