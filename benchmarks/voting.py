"""A council of fifteen voting on 300 names: a figure typed, the results told, every paper laid out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from app.domain.holder import Holder
from app.domain.office import Identity, Signatory, Unit
from app.domain.round_counting import Account, Sheet, Sums
from app.domain.rounds import CouncilMember, Role
from app.domain.staff import Membership, Person
from app.services.office import Office
from app.storage import office_rows, record_rows
from benchmarks.side_by_side import processes
from benchmarks.table import Line, seconds
from benchmarks.turns import Turn, timed
from benchmarks.typed_key import Painted, run_until

NAMES = 300
MEMBERS = 15
DAY = date(2024, 12, 20)
_NOW = datetime(2024, 12, 20, 16, 0)
_ACCOUNT = Account(MEMBERS, MEMBERS, MEMBERS, MEMBERS, 0, 0)
_AIM_RESULTS = 20.0
_SUMS = "SELECT nominee_id, turn, agree, disagree, blank FROM round_sum WHERE round_id = 1 AND teller = 1"
_FLOOR = (
    _SUMS,
    "SELECT * FROM nominee WHERE round_id = 1",
    "SELECT * FROM council_member WHERE round_id = 1",
)


def lines(folder: Path, rounds: int, sizes: tuple[int, ...] = (NAMES, 10 * NAMES)) -> list[Line]:
    """The typed figure beside one in a bare table, the results beside reading their rows."""
    found = []
    for names in sizes:
        path = _office(folder / f"{names}.db", names)
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
        first = names == sizes[0]
        ours, floor = typed["ours"], typed["floor"]
        found += [
            seconds(f"{what}: a figure typed ÷ in a bare table", "typed", ours, floor),
            seconds(
                f"{what}: all results ÷ reading their rows",
                "results",
                told["ours"],
                told["floor"],
                _AIM_RESULTS if first else None,
            ),
            seconds(f"{what}: the dossier laid out", "dossier", told["ours"], None),
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
    office = Office.open(Path(path), lambda: _NOW)
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
    """Every verdict of an accepted count from the file, and every paper of it laid out."""
    office = Office.open(Path(path).with_suffix(".sealed.db"), lambda: _NOW, write=False)
    desk = office.rounds

    def results() -> None:
        view = desk.view(1)
        view.__dict__["closing"] = None  # reckoned anew, not taken from the sealed record
        desk.outcomes.results(view)

    while True:
        yield {"results": timed(results), "dossier": timed(lambda: desk.papers.prepare(desk.view(1)))}


def reading(path: str) -> Iterator[Turn]:
    """Names, members and sums fetched by plain sqlite3."""
    db = sqlite3.connect(Path(path).with_suffix(".sealed.db"))
    while True:
        yield {"results": timed(lambda: [db.execute(sql).fetchall() for sql in _FLOOR])}


def _office(path: Path, names: int) -> Path:
    """One file before the count, and beside it one with the round sealed."""
    for target in (path, path.with_suffix(".sealed.db")):
        office = Office.create(target, now=lambda: _NOW)
        office.settings.begin(
            Identity(0, "UBND TỈNH MẪU", "SỞ MẪU", "SM", "Mẫu"), Signatory(0, "Trần Thị Thử", "Giám đốc")
        )
        rounds = office.rounds
        number = int(str(rounds.save(replace(rounds.draft(DAY.year), meets_on=DAY, voted_at="09:00")).value))
        rounds.set_titles(rounds.round(number), [("LDTT", "person", "")])
        with office.operation("Ghi người"):
            unit = office_rows.save(office.db, Unit(0, "Phòng Thử"))
            people = []
            for one in range(names):
                person = record_rows.save(office.db, Person(0, f"Người Thử {one}"))
                record_rows.save(office.db, Membership(0, person, unit, "Chuyên viên"))
                people.append(person)
            for one in range(MEMBERS):
                role = Role.CHAIR if one == 0 else Role.MEMBER
                member = CouncilMember(0, number, None, f"Thành Viên {one}", role=role, came_at="08:00")
                record_rows.save(office.db, member)
            view = rounds.view(number)
            rounds.nominees.add(view, view.titles[0], [Holder(person) for person in people])
        if target != path:
            listed = rounds.view(number).names_on(1)
            sums = {n.id: Sums(MEMBERS - at % 9, at % 9, 0) for at, n in enumerate(listed)}
            sheet = Sheet(_ACCOUNT, sums)
            rounds.counts.accept(number, 1, None, sheet, sheet)
            rounds.outcomes.close(number)
        office.close()
    return path
