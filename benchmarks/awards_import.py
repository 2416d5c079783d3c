"""A list of awards imported, beside merely reading its file and beside the same rows by executemany.

The list is as offices keep it: decisions in several habits, two titles in some cells, "Ông" before names.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from app.domain.award_import_people import SKIP
from app.domain.award_import_rows import AwardsGiven
from app.services.awards_import import AwardsImportDesk, AwardsLook
from app.services.office import Office
from app.services.table_source import read_sheets
from benchmarks.office_files import clock, practice_file
from benchmarks.side_by_side import processes
from benchmarks.table import Line, seconds
from benchmarks.turns import Turn, timed

SIZE = 10_000
_PEOPLE = 300
_TITLES = ("LĐTT", "Lao động tiên tiến", "CSTĐCS", "LĐTT; Giấy khen GĐ Sở", "CSTĐCS, BK UBND tỉnh", "HTTNV")
_HEAD = ("STT", "Ông/Bà", "Họ và tên", "Đơn vị", "Năm", "Danh hiệu", "Số QĐ", "Ngày QĐ", "Cơ quan")


def lines(folder: Path, rounds: int, size: int = SIZE) -> list[Line]:
    """From the choice of the file to the durable rows."""
    made = _list(folder / "khen-thuong.xlsx", size)
    path = _office(folder / "awards.db")
    sides = {
        "desk": ("benchmarks.awards_import:desk", (path, made)),
        "plain": ("benchmarks.awards_import:plain", (path, made)),
        "bare": ("benchmarks.awards_import:bare", (made,)),
    }
    taken = processes(sides, folder, rounds, warm_up=1)
    what = f"a list of {size:,} awards"
    return [
        seconds(f"{what} imported ÷ merely reading the file", "all", taken["desk"], taken["bare"]),
        seconds(f"{what} imported ÷ the same rows by executemany", "all", taken["desk"], taken["plain"]),
        seconds(
            f"{what} looked at again after an answer ÷ merely reading", "again", taken["desk"], taken["bare"]
        ),
    ]


def desk(path: str, made: str) -> Iterator[Turn]:
    """As the page does it: read, understood against people and book, kept as one operation."""
    while True:
        office = Office.open(_copy(path), clock)
        importing = office.awards_import

        def look(desk: AwardsImportDesk = importing) -> AwardsLook:
            (sheet,) = map(desk.prepared, read_sheets(Path(made)))
            guess = desk.guess(sheet)
            return desk.look(sheet, guess.heading, guess.columns, AwardsGiven())

        first: list[AwardsLook] = []
        turn = {"all": timed(lambda desk=importing, look=look, first=first: first.append(look()))}
        (found,) = first
        answered = AwardsGiven(answers={found.candidates[0].asks["holder"]: SKIP})
        turn["again"] = timed(
            lambda desk=importing, found=found, given=answered: desk.look(
                found.sheet, found.heading, found.columns, given, found
            )
        )
        turn["all"] += timed(lambda desk=importing, found=found: desk.keep("khen-thuong.xlsx", found))
        yield turn
        office.close()


def plain(path: str, made: str) -> Iterator[Turn]:
    """The rows the desk writes into the same table by sqlite3 alone, made before the watch starts."""
    office = Office.open(_copy(path), clock)
    importing = office.awards_import
    (sheet,) = map(importing.prepared, read_sheets(Path(made)))
    guess = importing.guess(sheet)
    importing.keep("a", importing.look(sheet, guess.heading, guess.columns, AwardsGiven()))
    names = [row[1] for row in office.db.execute("PRAGMA table_info(award_held)") if row[1] != "id"]
    rows = office.db.execute(f"SELECT {', '.join(names)} FROM award_held").fetchall()
    office.close()
    marks = ", ".join("?" * len(names))
    while True:
        db = sqlite3.connect(_copy(path), isolation_level=None)
        db.execute("PRAGMA journal_mode = TRUNCATE")
        db.execute("PRAGMA synchronous = FULL")
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f'DROP TRIGGER "{name}"')

        def kept(db: sqlite3.Connection = db) -> None:
            db.execute("BEGIN IMMEDIATE")
            db.executemany(f"INSERT INTO award_held ({', '.join(names)}) VALUES ({marks})", rows)
            db.execute("COMMIT")

        yield {"all": timed(kept)}
        db.close()


def bare(made: str) -> Iterator[Turn]:
    """The cells of the file and nothing else."""
    from python_calamine import CalamineWorkbook

    while True:
        taken = timed(lambda: CalamineWorkbook.from_path(made).get_sheet_by_index(0).to_python())
        yield {"all": taken, "again": taken}


def _copy(path: str) -> Path:
    """The file as it was before any turn."""
    return Path(shutil.copyfile(path, Path(path).with_suffix(".turn.db")))


def _name(number: int) -> str:
    """An invented name of its own for each number."""
    letters = "ABCDEGHIKLMNOPQRSTUVXY"
    return f"Người Thử {letters[number // len(letters)]}{letters[number % len(letters)].lower()}"


def _list(path: Path, size: int) -> Path:
    """A list of awards over the years, always the same."""
    from openpyxl import Workbook

    chance = Random(53)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(("DANH SÁCH KHEN THƯỞNG",))
    sheet.append(_HEAD)
    for at in range(size):
        person, year = at % _PEOPLE, 1988 + at // _PEOPLE % 34
        number, day = chance.randrange(1, 400), date(year + 1, 1, chance.randrange(1, 28))
        title = _TITLES[chance.randrange(len(_TITLES))]
        habit = chance.randrange(3)
        said = (
            (f"{number}/QĐ-SNgV", f"{day:%d/%m/%Y}"),
            (f"QĐ số {number}/QĐ-SNgV ngày {day.day}/{day.month}/{day.year}", ""),
            (f"Quyết định số {number}/QĐ-UBND ngày {day:%d} tháng {day:%m} năm {day.year} của UBND tỉnh", ""),
        )[habit]
        sheet.append(
            (at + 1, "Ông", ("Ông ", "")[habit % 2] + _name(person), "Văn phòng", year, title, *said, "")
        )
    book.save(path)
    return path


def _office(path: Path) -> Path:
    """The practice office with three hundred more people."""
    practice_file(path)
    office = Office.open(path, clock)
    from app.domain.staff import Membership, Person
    from app.storage import record_rows

    unit = office.staff.units()[0].id
    with office.operation("Thêm cán bộ thử"):
        for number in range(_PEOPLE):
            person = record_rows.save(office.db, Person(0, _name(number)))
            record_rows.save(office.db, Membership(0, person, unit, "Chuyên viên"))
    office.close()
    return path
