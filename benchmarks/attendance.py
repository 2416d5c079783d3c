"""The month grid: opening a month, typing a cell, and what ten years of marks cost against one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.office import Office
from benchmarks.attendance_files import MONTH, YEAR, last_of_year, staff_file
from benchmarks.side_by_side import processes
from benchmarks.table import Line, seconds
from benchmarks.turns import Turn, timed
from benchmarks.typed_key import Painted, run_until

if TYPE_CHECKING:
    from ui.attendance_tab import AttendanceTab

SIZES = (300, 10)
_HEIGHT, _WIDTH, _COLUMNS = 720, 1280, 36
_QUERY = "SELECT person_id, day, morning, afternoon FROM attendance_day WHERE day BETWEEN ? AND ?"
_SPAN = (f"{YEAR}-{MONTH:02d}-01", f"{YEAR}-{MONTH:02d}-31")
_AIM_OPEN, _AIM_CELL, _AIM_YEARS = 2.0, 3.0, 1.1


def lines(folder: Path, rounds: int, sizes: tuple[int, int] = SIZES) -> list[Line]:
    """The figures; `sizes` are people and years."""
    people, years = sizes
    one = staff_file(folder / "one.db", people, 1)
    bare_one = staff_file(folder / "bare.db", people, 1)
    many = staff_file(folder / "many.db", people, years)
    sides = {
        "ours": ("benchmarks.attendance:window", (one,)),
        "bare": ("benchmarks.attendance:bare", (bare_one, people)),
        "many": ("benchmarks.attendance:desk", (many,)),
        "few": ("benchmarks.attendance:desk", (staff_file(folder / "few.db", people, 1),)),
    }
    taken = processes(sides, folder, rounds)
    ours, beside, ten, single = (taken[name] for name in ("ours", "bare", "many", "few"))
    return [
        seconds(
            f"a month of {people} people opened ÷ its bare query and an empty table view",
            "open", ours, beside, _AIM_OPEN,
        ),
        seconds("a typed cell, durable and redrawn ÷ its row by sqlite3", "cell", ours, beside, _AIM_CELL),
        seconds(f"a month read in {years} years ÷ in one year", "month", ten, single, _AIM_YEARS),
        seconds(f"a name searched in {years} years ÷ in one year", "search", ten, single),
        seconds(f"the figures of a year to be closed in {years} years ÷ in one year", "year", ten, single),
    ]  # fmt: skip


def window(file: str) -> Iterator[Turn]:
    """The program's own window: April to May with nothing kept, then one code over another."""
    from PySide6.QtWidgets import QApplication

    from ui import vietnamese
    from ui.memory import Memory
    from ui.theme import Theme
    from ui.window import Window

    office = Office.open(Path(file), last_of_year)
    app = QApplication([])
    vietnamese.install(app)
    shown = Window(office, Theme(app), Memory(Path(file).with_suffix(".ini")), YEAR)
    shown.resize(_WIDTH, _HEIGHT)
    shown.show()
    tab: AttendanceTab = shown.show_page("attendance")  # type: ignore[assignment]
    painted = Painted(tab.grid.days.viewport())
    codes = ("CT", "H")

    def until_painted(deed: object) -> None:
        before = painted.count
        deed()  # type: ignore[operator]
        run_until(lambda: painted.count > before)

    for turn in count():
        until_painted(lambda: tab.months.set_month(MONTH - 1))
        office.attendance.forget()
        opened = timed(lambda: until_painted(lambda: tab.months.set_month(MONTH)))
        assert tab.sheet is not None
        tab.grid.go_to(tab.sheet.lines[2].person.id, 8)
        for _ in range(5):  # what moving the cursor paints is no work of the typed cell
            app.processEvents()
        code = codes[turn % len(codes)]
        cell = timed(lambda: until_painted(lambda: tab.grid.days.typed.emit([[code]])))  # noqa: B023
        yield {"open": opened, "cell": cell}


def bare(file: str, people: str) -> Iterator[Turn]:
    """The month's query and a table view without content; the same row written by sqlite3 alone."""
    from PySide6.QtGui import QStandardItemModel
    from PySide6.QtWidgets import QApplication, QTableView

    _app = QApplication([])
    db = sqlite3.connect(file, isolation_level=None)
    db.execute("PRAGMA journal_mode = TRUNCATE")
    db.execute("PRAGMA synchronous = FULL")
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f'DROP TRIGGER "{name}"')
    (row,) = db.execute(f"SELECT id FROM attendance_day WHERE day = '{YEAR}-{MONTH:02d}-09'").fetchone()
    view = QTableView()
    view.resize(_WIDTH, _HEIGHT)
    # Set for columns to come: a width set while there is no model is forgotten.
    view.horizontalHeader().setDefaultSectionSize(28)
    view.verticalHeader().setDefaultSectionSize(24)
    view.show()
    painted = Painted(view.viewport())

    def open_month() -> None:
        before = painted.count
        db.execute(_QUERY, _SPAN).fetchall()
        former = view.model()
        view.setModel(QStandardItemModel(int(people), _COLUMNS, view))
        if former is not None:
            former.deleteLater()
        run_until(lambda: painted.count > before)

    def write(code: str) -> None:
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE attendance_day SET morning = ?, afternoon = ? WHERE id = ?", (code, code, row))
        db.execute("COMMIT")

    for turn in count():
        yield {"open": timed(open_month), "cell": timed(lambda: write(("CT", "H")[turn % 2]))}  # noqa: B023


def desk(file: str) -> Iterator[Turn]:
    """The desk alone: a month read anew, a name searched, the figures of every month of the year."""
    from app.domain.month_figures import figures_of

    office = Office.open(Path(file), last_of_year)
    month = f"{YEAR}-{MONTH:02d}"

    def read() -> None:
        office.attendance.forget()
        office.attendance.month(month)

    def close_year() -> None:
        for number in range(1, 13):
            sheet = office.attendance.month(f"{YEAR}-{number:02d}")
            office.attendance.pending_of(sheet)
            figures_of(sheet)

    while True:
        yield {
            "month": timed(read),
            "search": timed(lambda: office.search.find("so 17")),
            "year": timed(close_year),
        }
