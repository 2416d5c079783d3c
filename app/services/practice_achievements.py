"""Five invented years of achievements of the practice office, the same at every start: one fixed seed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

from app import paths
from app.domain.award_catalogue import entry_on
from app.domain.award_facts import LEVELS
from app.domain.awards_held import AwardHeld, Merit
from app.domain.discipline import Discipline, Duty
from app.domain.evidence import EvidenceFile, Proves
from app.domain.holder import OFFICE, Holder
from app.domain.initiatives import Initiative, InitiativeAuthor, InitiativeKind, InitiativeUse
from app.domain.open_matters import MatterKind, OpenMatter
from app.domain.outstanding_works import Movement, MovementKind, OutstandingWork, WorkPerson
from app.domain.quality_grades import HUNDREDTHS, GradeFollowUp, QualityGrade
from app.domain.registrations import RegisteredKind, Registration
from app.services.award_catalogue import catalogue
from app.services.practice import GIVEN
from app.storage import record_rows
from app.storage.scans import find_scan, keep_scan

if TYPE_CHECKING:
    from app.services.office import Office

LOADING_ACHIEVEMENTS = "Nạp năm năm thành tích thực hành"
_MOST_BEST = 3  # of two dozen people, so that the practice office keeps within the ratio
_MONEY = {"LDTT": 300_000, "CSTDCS": 1_000_000, "TTLDTT": 800_000, "TTLDXS": 1_500_000, "GK": 300_000}


@cache
def _content() -> Mapping[str, Any]:
    with paths.data("practice", "achievements.toml").open("rb") as file:
        return tomllib.load(file)


def fill_practice_achievements(office: Office, voted: int | None = None) -> None:
    """Every kind of row of five years up to today, in one operation that undo leaves alone.

    `voted` is the year whose people's titles a round of the office gives: they are left to it.
    """
    with office.operation(LOADING_ACHIEVEMENTS, barrier=GIVEN):
        _Years(office, voted).fill()


class _Years:
    """What is drawn and written on the way through the years."""

    def __init__(self, office: Office, voted: int | None) -> None:
        self._office = office
        self._voted = voted
        self._chance = Random(_content()["seed"])
        self._people = {person.name: person.id for person in office.staff.people()}
        self._units = {unit.abbreviation: unit.id for unit in office.staff.units()}
        self._today = office.now().date()
        self._numbers: dict[tuple[int, str], int] = {}
        self._decisions: dict[tuple[date, str], str] = {}  # one decision gives an award to everybody
        self._listed: dict[tuple[str, date], int] = {}  # places given in a decision
        self._stars: dict[int, int] = {}  # person: CSTĐCS in a row
        self._best = 0  # graded HTXS in the year

    def fill(self) -> None:
        for row in _content()["discipline"]:
            values = {**row, "person_id": self._people[row["person"]], "duty": Duty(row["duty"])}
            del values["person"]
            self._save(Discipline(id=0, valid_from=row["decided_on"], **values), row["decided_on"])
        for row in _content()["matter"]:
            known = {key: value for key, value in row.items() if key not in ("person", "kind")}
            matter = OpenMatter(0, self._people[row["person"]], None, MatterKind(row["kind"]), **known)
            self._save(matter, row["valid_from"])
        movements = self._movements()
        for year in _content()["years"]:
            if date(year, 1, 15) > self._today:
                return
            self._registrations(year)
            works = self._works(year, movements)
            self._sudden(year, works)
            self._year_end(year)

    def _year_end(self, year: int) -> None:
        last = date(year, 12, 31)
        if last > self._today:
            return
        decided = date(year, 12, 22)
        roll = self._office.staff.roll(last, last)
        self._best = 0
        free = self._initiatives(year, [line.person.id for line in roll])
        kept: dict[int, list[int]] = {unit: [] for unit in self._units.values()}
        for line in roll:
            person = line.person.id
            kept[line.unit.id].append(person)
            grade = self._grade_of(person, line.person.name, year, person in free)
            if not grade:
                continue
            self._grade(Holder(person), year, grade)
            if grade in ("HTT", "HTXS"):
                self._award(Holder(person), "LDTT", year, decided, line.person.name)
            if grade == "HTXS":
                self._star(person, year, decided, free.get(person), line.person.name)
            else:
                self._stars[person] = 0
        self._collectives(year, decided, list(kept))

    def _grade_of(self, person: int, name: str, year: int, strong: bool) -> str:
        """Whoever has an initiative does best; the disciplined worst; one grade is missing on purpose."""
        gap = _content()["faults"]["no_grade"]
        if (gap["person"], gap["year"]) == (name, year):
            return ""
        if any(
            self._people[row["person"]] == person and row["decided_on"].year == year
            for row in _content()["discipline"]
        ):
            return "KHT"
        drawn = self._chance.random()
        best = strong or self._stars.get(person, 0) > 0
        if drawn < (0.8 if best else 0.03) and self._best < _MOST_BEST:
            self._best += 1
            return "HTXS"
        return "HTT" if drawn < 0.94 else "HT"

    def _star(self, person: int, year: int, decided: date, initiative: int | None, name: str) -> None:
        """CSTĐCS, and what a run of them brings from the province."""
        award = self._award(Holder(person), "CSTDCS", year, decided, name)
        if not award:
            return
        if initiative is not None:
            self._save(InitiativeUse(0, initiative, person, "CSTDCS", year, award), decided)
        run = self._stars[person] = self._stars.get(person, 0) + 1
        spring = date(year + 1, 2, 18)
        if run == 2:
            self._award(Holder(person), "BKT", year, spring, name)
        if run == 3:
            self._award(Holder(person), "CSTDT", year, spring, name)
            self._stars[person] = 0

    def _collectives(self, year: int, decided: date, units: list[int]) -> None:
        for unit in units:
            grade = "HTXS" if self._chance.random() < 0.35 else "HTT"
            self._grade(Holder(None, unit), year, grade)
            self._award(Holder(None, unit), "TTLDXS" if grade == "HTXS" else "TTLDTT", year, decided)
        self._grade(OFFICE, year, "HTXS" if year % 2 == 0 else "HTT")
        if year % 2 == 0:
            self._award(OFFICE, "CTDT", year, date(year + 1, 3, 2))

    def _sudden(self, year: int, works: list[int]) -> None:
        """One commendation for an outstanding work, soon after it was done."""
        day = date(year, 9, 8)
        if day > self._today:
            return
        people = record_rows.rows(self._office.db, WorkPerson, "work_id = ?", (works[2],))
        self._award(
            Holder(people[0].person_id),
            "GK",
            year,
            day,
            merit=Merit.SUDDEN,
            work_id=works[2],
            reason="Hoàn thành tốt nhiệm vụ đón đoàn khách nước ngoài",
        )

    def _grade(self, holder: Holder, year: int, grade: str) -> None:
        points = {"HTXS": (90, 98), "HTT": (75, 89), "HT": (55, 69), "KHT": (20, 45)}[grade]
        decided = date(year, 12, 14)
        if holder.person_id is not None and year == _content()["years"][-1]:
            for quarter in range(1, 4):
                drawn = self._chance.randint(*points) * HUNDREDTHS
                self._save(GradeFollowUp(0, holder.person_id, None, f"{year}-Q{quarter}", drawn), decided)
        self._save(
            QualityGrade(
                0,
                holder.person_id,
                holder.unit_id,
                year,
                grade,
                points=self._chance.randint(*points) * HUNDREDTHS,
                number=self._decision(decided, "xep-loai", "co-so"),
                decided_on=decided,
                issuer=_content()["issuer"]["co-so"],
            ),
            decided,
        )

    def _award(
        self, holder: Holder, code: str, year: int, decided: date, name: str = "", **values: Any
    ) -> int:
        """One award with its decision; the faults on purpose are put in here.

        0 for a day not come yet, and for a title that the round of its year gives.
        """
        if decided > self._today:
            return 0
        entry = entry_on(catalogue(), code, holder.subject, decided)
        assert entry is not None
        given: dict[str, Any] = {
            "number": self._decision(decided, code, entry.level),
            "decided_on": decided,
            "issuer": _content()["issuer"][entry.level],
            "money": _MONEY.get(code),
            **values,
        }
        if (
            holder.person_id
            and (year, given.get("merit")) == (self._voted, None)
            and entry.level == LEVELS[0]
        ):
            return 0
        listed = given["number"], decided
        self._listed[listed] = self._listed.get(listed, 0) + 1
        given["golden_book"] = f"{self._listed[listed]:02d}"
        row = AwardHeld(0, holder.person_id, holder.unit_id, code, year, entry.kind, **given)
        fault = next(
            (k for k, f in _faults() if (f["person"], f["year"], f["code"]) == (name, year, code)), ""
        )
        if fault == "no_number":
            row = AwardHeld(**{**vars(row), "number": ""})
        if fault == "cancelled":
            gone = _content()["faults"]["cancelled"]
            row = AwardHeld(**{**vars(row), "cancelled_by": gone["by"], "cancelled_on": gone["on"]})
        if fault == "twice":
            again = {**vars(row), "number": self._number(decided.year, entry.level)}
            self._save(AwardHeld(**again), decided)
        return self._save(row, decided)

    def _decision(self, day: date, what: str, level: str) -> str:
        """The decision that gives this to everybody on the day."""
        if (day, what) not in self._decisions:
            self._decisions[day, what] = self._number(day.year, level)
        return self._decisions[day, what]

    def _number(self, year: int, level: str) -> str:
        """`141/QĐ-SNgV`: one number further for each decision of the year."""
        used = self._numbers[year, level] = self._numbers.get((year, level), 100) + 1
        return f"{used}/{_content()['symbol'][level]}"

    def _initiatives(self, year: int, people: list[int]) -> dict[int, int]:
        """The year's initiatives; person of each first author and the initiative."""
        decided, found = date(year, 11, 20), {}
        for row in _content()["initiative"]:
            if row["year"] != year:
                continue
            level = row["level"]
            values = {**row, "kind": InitiativeKind(row.get("kind", InitiativeKind.INITIATIVE))}
            if level:
                values |= {
                    "number": self._number(year, level),
                    "decided_on": decided,
                    "issuer": _content()["issuer"][level],
                }
            made = self._save(Initiative(id=0, **values), decided)
            first, second = self._chance.sample(people, 2)
            self._save(InitiativeAuthor(0, made, first, share=70), decided)
            self._save(InitiativeAuthor(0, made, second, share=30), decided)
            if level:
                found[first] = made
                self._evidence(Proves.INITIATIVE, made, "giay-xac-nhan.txt", decided)
        return found

    def _movements(self) -> dict[str, int]:
        return {
            row["name"]: self._save(Movement(id=0, **{**row, "kind": MovementKind(row["kind"])}), self._today)
            for row in _content()["movement"]
            if row["valid_from"] <= self._today
        }

    def _works(self, year: int, movements: Mapping[str, int]) -> list[int]:
        made = []
        for row in _content()["work"]:
            drawn = self._chance.randint(row["least"], row["most"])
            first = date(year, self._chance.randint(3, 8), self._chance.randint(1, 28))
            unit = self._units[row["unit"]]
            work = OutstandingWork(
                0,
                year,
                row["name"],
                unit,
                row["node"],
                movements.get(row.get("movement", "")),
                first,
                figures=row["figures"].format(n=drawn),
            )
            number = self._save(work, first)
            made.append(number)
            members = [line.person.id for line in self._office.staff.roll(first, first, unit)]
            for part, person in zip(("Chủ trì", "Tham gia"), self._chance.sample(members, 2), strict=True):
                self._save(WorkPerson(0, number, person, part), first)
        self._evidence(Proves.WORK, made[0], "bien-ban-ban-giao.txt", date(year, 8, 30))
        return made

    def _registrations(self, year: int) -> None:
        day = max(date(year, 1, 15), date(2019, 3, 15))
        for line in self._office.staff.roll(day, day):
            wishes = [(RegisteredKind.TITLE, "LDTT", "")]
            drawn = self._chance.random()
            if drawn < 0.3:
                wishes.append((RegisteredKind.TITLE, "CSTDCS", ""))
                wishes.append((RegisteredKind.INITIATIVE, "", f"Sáng kiến dự kiến năm {year} (thực hành)"))
            if drawn < 0.08:
                wishes.append((RegisteredKind.FORM, "BKT", ""))
            for kind, code, words in wishes:
                self._save(Registration(0, line.person.id, None, year, kind, code, words, day), day)
        for unit in self._units.values():
            code = "TTLDXS" if self._chance.random() < 0.4 else "TTLDTT"
            self._save(Registration(0, None, unit, year, RegisteredKind.TITLE, code, "", day), day)
        self._save(Registration(0, None, None, year, RegisteredKind.TITLE, "CTDT", "", day), day)

    def _evidence(self, record: Proves, number: int, name: str, day: date) -> None:
        source = paths.data("practice", "evidence", name)
        kept = keep_scan(self._office.path, source)
        size = find_scan(self._office.path, kept).stat().st_size
        self._save(EvidenceFile(0, record, number, name, kept, size, day), day)

    def _save(self, row: Any, day: date) -> int:
        """Write the row when its day has come."""
        return record_rows.save(self._office.db, row) if day <= self._today else 0


def _faults() -> list[tuple[str, Mapping[str, Any]]]:
    return [(key, row) for key, row in _content()["faults"].items() if "code" in row]
