"""The page of a person, the statistics of a year and the search as one types, each beside its bare SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from app.domain.holder import Holder
from app.services.office import Office
from benchmarks.achievement_files import achievement_file
from benchmarks.attendance_files import YEAR, last_of_year
from benchmarks.side_by_side import processes
from benchmarks.table import Line, seconds
from benchmarks.turns import Turn, timed

SIZES = (300, 3000)
YEARS = 10
TYPED = tuple("sang kien 17"[:letters] for letters in range(1, 13))
_AIM_PAGE, _AIM_SEARCH = 3.0, 2.0
_PERSON = 17


def lines(folder: Path, rounds: int, sizes: tuple[int, ...] = SIZES, years: int = YEARS) -> list[Line]:
    """The figures for each number of people; the bare side runs the statements ours has sent."""
    found: list[Line] = []
    for people in sizes:
        file = achievement_file(folder / f"{people}.db", people, years)
        asked = folder / f"{people}.json"
        asked.write_text(json.dumps(_statements(file)), encoding="utf-8")
        sides = {
            "ours": ("benchmarks.achievements:desk", (file,)),
            "bare": ("benchmarks.achievements:bare", (file, asked)),
        }
        taken = processes(sides, folder, rounds)
        ours, beside = taken["ours"], taken["bare"]
        of = f"of {people:,} people, {years} years ÷ its bare SQL"
        found += [
            seconds(f"the page of a person {of}", "page", ours, beside, _AIM_PAGE),
            seconds(f"the statistics of a year {of}", "year", ours, beside),
            seconds(f"a letter typed into the search {of}", "search", ours, beside, _AIM_SEARCH),
        ]
    return found


def deeds(office: Office) -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    from app.services.achievement_lines import AchievementLines

    def typed() -> None:
        for text in TYPED:
            office.search.find(text)

    return {
        "page": lambda: office.achievements.history.page(Holder(_PERSON)),
        "year": lambda: AchievementLines(office, YEAR).told(),
        "search": typed,
    }


def desk(file: str) -> Iterator[Turn]:
    """The program's own services, the office open."""
    office = Office.open(Path(file), last_of_year, write=False)
    every = deeds(office)
    while True:
        turn = {name: timed(deed) for name, deed in every.items()}
        yield {**turn, "search": turn["search"] / len(TYPED)}


def bare(file: str, asked: str) -> Iterator[Turn]:
    """The same statements by sqlite3 alone, every row fetched."""
    db = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    statements: dict[str, list[str]] = json.loads(Path(asked).read_text(encoding="utf-8"))

    def run(name: str) -> None:
        for statement in statements[name]:
            db.execute(statement).fetchall()

    while True:
        turn = {name: timed(lambda: run(name)) for name in statements}  # noqa: B023
        yield {**turn, "search": turn["search"] / len(TYPED)}


def _statements(file: Path) -> dict[str, list[str]]:
    """What the services ask the file once they are warm, with the values put in."""
    office = Office.open(file, last_of_year, write=False)
    found: dict[str, list[str]] = {}
    for name, deed in deeds(office).items():
        deed()
        seen = found[name] = []
        office.db.conn.set_trace_callback(
            lambda text, seen=seen: (
                seen.append(text) if text.lstrip().startswith(("SELECT", "WITH")) else None
            )
        )
        deed()
        office.db.conn.set_trace_callback(None)
    office.close()
    return found
