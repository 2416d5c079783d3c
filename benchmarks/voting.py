"""A council of fifteen voting on 300 names: a figure typed, the results told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from app.services.office import Office
from benchmarks.round_files import DAY, MEMBERS, now, round_file, sealed
from benchmarks.side_by_side import processes
from benchmarks.table import Line, seconds
from benchmarks.turns import Turn, timed
from benchmarks.typed_key import Painted, run_until

NAMES = 300
_PERCENT = 50
_SUMS = "SELECT nominee_id, turn, agree, disagree, blank FROM round_sum WHERE round_id = 1 AND teller = 1"
_FLOOR = (
    _SUMS,
    "SELECT * FROM nominee WHERE round_id = 1",
    "SELECT * FROM council_member WHERE round_id = 1",
)


def lines(folder: Path, rounds: int, sizes: tuple[int, ...] = (NAMES, 10 * NAMES)) -> list[Line]:
    """The typed figure beside one in a bare table, the results beside the bare arithmetic."""
    found = []
    for names in sizes:
        path = round_file(folder / f"{names}.db", names)
        again = rounds if names == sizes[0] else max(1, rounds // 4)
        typed = processes(
            {"ours": ("benchmarks.voting:typing", (path,)), "floor": ("benchmarks.voting:table", (names,))},
            folder,
            again,
            warm_up=2,
        )
        told = processes(
            {"ours": ("benchmarks.voting:telling", (path,)), "floor": ("benchmarks.voting:reading", (path,))},
            folder,
            again,
            warm_up=1,
        )
        what = f"{MEMBERS} members, {names} names"
        ours, floor = typed["ours"], typed["floor"]
        found += [
            seconds(f"{what}: a figure typed ÷ put into a bare table", "typed", ours, floor),
            seconds(
                f"{what}: all results ÷ plain SQL and one comparison a name",
                "results",
                told["ours"],
                told["floor"],
            ),
        ]
    return found


def typing(path: str) -> Iterator[Turn]:
    """A digit into the counting table and on to the next cell, until the table is painted."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.memory import Memory
    from ui.pages import TABS
    from ui.theme import Theme
    from ui.window import Window

    app = QApplication([])
    office = Office.open(Path(path), now)
    window = Window(office, Theme(app), Memory(Path(path).with_suffix(".ini")), DAY.year, TABS)
    window.resize(1280, 720)
    window.show()
    tab = window.show_page("rounds")
    office.rounds.council.all_came(office.rounds.round(1), "08:00")
    tab.show_step(4)
    page = tab.page()
    page.parts.set_value("count")
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.rows.index(1, 1))
    painted = Painted(page.table.viewport())
    run_until(lambda: painted.count > 0)
    while True:
        before = painted.count

        def deed() -> None:
            QTest.keyClick(page.table, "9")
            QTest.keyClick(page.table, Qt.Key.Key_Tab)
            run_until(lambda: painted.count > before)  # noqa: B023

        yield {"typed": timed(deed)}


def table(names: int | str) -> Iterator[Turn]:
    """The same digit into a bare table of the same size, until it is painted."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QStandardItemModel
    from PySide6.QtWidgets import QApplication, QTableView

    _app = QApplication([])
    model = QStandardItemModel(int(names), 10)
    view = QTableView()
    view.setModel(model)
    view.resize(976, 480)
    view.show()
    painted = Painted(view.viewport())
    run_until(lambda: painted.count > 0)
    at = 0
    while True:
        before, at = painted.count, at + 1

        def deed() -> None:
            index = model.index(at % 8, 1)  # noqa: B023
            model.setData(index, str(at), Qt.ItemDataRole.EditRole)  # noqa: B023
            view.setCurrentIndex(index)
            run_until(lambda: painted.count > before)  # noqa: B023

        yield {"typed": timed(deed)}


def telling(path: str) -> Iterator[Turn]:
    """Every verdict of an accepted count from the file."""
    office = Office.open(sealed(Path(path)), now, write=False)
    desk = office.rounds

    def results() -> None:
        view = desk.view(1)
        view.__dict__["closing"] = None  # reckoned anew, not taken from the sealed record
        desk.outcomes.results(view)

    while True:
        yield {"results": timed(results)}


def reading(path: str) -> Iterator[Turn]:
    """Names, members and sums fetched by plain sqlite3, each name held against the threshold in one line."""
    db = sqlite3.connect(sealed(Path(path)))
    while True:
        yield {"results": timed(lambda: _bare_results(db))}


def _bare_results(db: sqlite3.Connection) -> list[str]:
    sums, names, members = (db.execute(sql).fetchall() for sql in _FLOOR)
    known, base = {row[0] for row in names}, len(members)
    told = []
    for nominee, _turn, agree, _disagree, _blank in sums:
        passed = nominee in known and agree * 100 > _PERCENT * base
        told.append(f"{agree}/{base} = {agree * 100 / base:.2f} % {'đạt' if passed else 'không đạt'}")
    return told
