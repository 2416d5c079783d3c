"""A clock's file imported, beside the same rows by executemany and beside merely reading the file.

All into files of the same content, with the same rollback journal, synchronous FULL, one transaction.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from app.domain.staff import ClockNumber
from app.services.office import Office
from app.storage import record_rows
from benchmarks.office_files import clock, practice_file
from benchmarks.side_by_side import processes
from benchmarks.table import Line, seconds
from benchmarks.turns import Turn, timed

AIM = 3.0
SIZE = 100_000
_PEOPLE, _A_DAY = 100, 4
_TIMES = (7.4, 11.5, 13.4, 17.1)  # hours around which people punch
_INSERT = "INSERT INTO punch (batch_id, line, number, at, raw, state, device) VALUES (?, ?, ?, ?, ?, ?, ?)"


def lines(folder: Path, rounds: int, size: int = SIZE) -> list[Line]:
    """From the choice of the file to the durable rows."""
    made = _attlog(folder / "1_attlog.dat", size)
    files = {name: _office(folder / f"clock-{name}.db") for name in ("desk", "plain")}
    sides = {name: (f"benchmarks.clock_import:{name}", (path, made)) for name, path in files.items()}
    sides["bare"] = ("benchmarks.clock_import:bare", (made,))
    taken = processes(sides, folder, rounds, warm_up=1)
    what = f"{size:,} punches of a clock imported"
    return [
        seconds(f"{what} ÷ the same rows by executemany", "all", taken["desk"], taken["plain"], AIM),
        seconds(f"{what} ÷ merely reading the file", "all", taken["desk"], taken["bare"]),
    ]


def desk(path: str, made: str) -> Iterator[Turn]:
    """As the tab does it: read, understood against numbers and book, kept as one operation."""
    while True:
        office = Office.open(_copy(path), lambda: datetime(2030, 1, 1))

        def kept(office: Office = office) -> None:
            office.clock.keep(office.clock.understand(Path(made)))

        yield {"all": timed(kept)}
        office.close()


def plain(path: str, made: str) -> Iterator[Turn]:
    """The same rows into the same table by sqlite3 alone, read and cut before the watch starts."""
    rows = [
        (1, at, parts[0].strip(), parts[1], line, None, parts[2])
        for at, line in enumerate(Path(made).read_text(encoding="utf-8").splitlines(), start=1)
        for parts in [line.split("\t")]
    ]
    while True:
        db = sqlite3.connect(_copy(path), isolation_level=None)
        db.execute("PRAGMA journal_mode = TRUNCATE")
        db.execute("PRAGMA synchronous = FULL")
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f'DROP TRIGGER "{name}"')

        def kept(db: sqlite3.Connection = db) -> None:
            db.execute("BEGIN IMMEDIATE")
            db.executemany(_INSERT, rows)
            db.execute("COMMIT")

        yield {"all": timed(kept)}
        db.close()


def _copy(path: str) -> Path:
    """The file as it was before any turn."""
    return Path(shutil.copyfile(path, Path(path).with_suffix(".turn.db")))


def bare(made: str) -> Iterator[Turn]:
    """The file's letters alone."""
    while True:
        yield {"all": timed(lambda: Path(made).read_text(encoding="utf-8"))}


def _attlog(path: Path, size: int) -> Path:
    """A clock's file of a hundred people, four punches a day, always the same."""
    chance, out = Random(43), []
    day, written = datetime(2020, 1, 1), 0
    while written < size:
        punches = sorted(
            (day + timedelta(hours=hour, seconds=chance.randrange(-900, 900)), person)
            for hour in _TIMES
            for person in range(1, _PEOPLE + 1)
        )
        out += [f"{person:>9}\t{at:%Y-%m-%d %H:%M:%S}\t1\t255\t1\t0" for at, person in punches]
        written, day = written + len(punches), day + timedelta(days=1)
    path.write_text("".join(f"{line}\r\n" for line in out[:size]), encoding="ascii", newline="")
    return path


def _office(path: Path) -> Path:
    """The practice office with a hundred more people, each with a clock number."""
    practice_file(path)
    office = Office.open(path, clock)
    with office.operation("Gán số máy"):
        for person in range(1, _PEOPLE + 1):
            office.db.execute("INSERT INTO person (name, folded) VALUES (?, '')", [f"Người Thử {person}"])
            newest = office.db.execute("SELECT max(id) FROM person").fetchone()[0]
            record_rows.save(office.db, ClockNumber(0, str(person), newest))
    office.close()
    return path
