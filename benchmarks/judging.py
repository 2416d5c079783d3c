"""Every title of 300 people with ten years of history judged, beside merely loading the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from app.domain.awards_held import AwardHeld, AwardKind
from app.domain.holder import Holder
from app.domain.initiatives import Initiative, InitiativeAuthor
from app.domain.judging import Verdict, judge
from app.domain.office import Unit
from app.domain.quality_grades import QualityGrade
from app.domain.staff import Membership, Person
from app.services.office import Office
from app.storage import history_rows, office_rows, record_rows
from benchmarks.side_by_side import processes
from benchmarks.table import Line, seconds
from benchmarks.turns import Turn, timed

AIM = 3.0
PEOPLE = 300
YEAR = 2024
YEARS = 10
DAY = date(2024, 12, 20)


def lines(folder: Path, rounds: int, sizes: tuple[int, ...] = (PEOPLE, 10 * PEOPLE)) -> list[Line]:
    """From the file to all verdicts, through the desks; the floor reads the same rows as records."""
    found = []
    for people in sizes:
        path = _office(folder / f"{people}.db", people)
        taken = processes(
            {
                "ours": ("benchmarks.judging:ours", (path,)),
                "floor": ("benchmarks.judging:floor", (path,)),
            },
            folder,
            rounds if people == sizes[0] else max(1, rounds // 4),
            warm_up=1,
        )
        what = f"{people} people judged for every title, {YEARS} years of history"
        aim = AIM if people == sizes[0] else None
        found.append(seconds(f"{what} ÷ loading the same rows", "all", taken["ours"], taken["floor"], aim))
    return found


def ours(path: str) -> Iterator[Turn]:
    """Facts of everybody out of the file, and every title of the set of the day weighed."""
    office = Office.open(Path(path), lambda: datetime(2024, 12, 20, 8, 0), write=False)
    while True:
        yield {"all": timed(lambda: _judged(office))}


def floor(path: str) -> Iterator[Turn]:
    """The same rows of everybody, read as records one person after the other."""
    office = Office.open(Path(path), lambda: datetime(2024, 12, 20, 8, 0), write=False)
    people = [person.id for person in record_rows.rows(office.db, Person)]
    while True:
        yield {"all": timed(lambda: [history_rows.of_person(office.db, one) for one in people])}


def _judged(office: Office) -> int:
    rules = office.rules.sets(DAY)
    awards = [award.code for award in office.rules.set_on(DAY).awards if award.subject == "person"]
    facts = office.achievements.facts
    met = 0
    for person in record_rows.rows(office.db, Person):
        holder = Holder(person_id=person.id)
        for case in facts.facts_of_each(holder, awards, YEAR, DAY):
            met += judge(case, rules).verdict is Verdict.MET
    return met


def _office(path: Path, people: int) -> Path:
    office = Office.create(path, now=lambda: datetime(2024, 12, 1, 8, 0))
    with office.operation("Ghi lịch sử"):
        unit = office_rows.save(office.db, Unit(0, "Phòng Thử"))
        for number in range(people):
            person = record_rows.save(office.db, Person(0, f"Người Thử {number}"))
            record_rows.save(office.db, Membership(0, person, unit, valid_from=date(2010, 1, 1)))
            for year in range(YEAR - YEARS + 1, YEAR + 1):
                grade = "HTXS" if (number + year) % 3 else "HTT"
                record_rows.save(office.db, QualityGrade(0, person, None, year, grade))
                code = "CSTDCS" if (number * 7 + year) % 4 else "LDTT"
                record_rows.save(
                    office.db, AwardHeld(0, person, None, code, year, decided_on=date(year, 12, 20))
                )
            form = AwardHeld(0, person, None, "BKT", YEAR - 4, AwardKind.FORM, decided_on=date(2020, 12, 20))
            record_rows.save(office.db, form)
            for back in (0, 1, 3):
                made = record_rows.save(
                    office.db, Initiative(0, f"Sáng kiến {number}", YEAR - back, level="tinh", number="1")
                )
                record_rows.save(office.db, InitiativeAuthor(0, made, person))
    office.close()
    return path
