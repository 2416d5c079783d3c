"""Offices with years of achievements of a staff of any size, always the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

from app.domain.awards_held import AwardHeld, AwardKind
from app.domain.conduct import Incident
from app.domain.initiatives import Initiative, InitiativeAuthor, InitiativeUse
from app.domain.outstanding_works import OutstandingWork, WorkPerson
from app.domain.quality_grades import QualityGrade
from app.domain.registrations import RegisteredKind, Registration
from app.domain.staff import Membership, Person
from app.services.office import Office
from app.storage import record_rows
from benchmarks.attendance_files import YEAR, last_of_year

_UNITS = 10
_FAMILY = ("Trần", "Lê", "Nguyễn", "Phạm", "Đặng", "Bùi", "Vũ", "Đỗ")
_MIDDLE = ("Văn", "Thị", "Hữu", "Ngọc")
_GIVEN = ("Ví Dụ", "Thực Hành", "Bài Tập", "Minh Họa", "Phác Thảo", "Giả Định", "Dàn Ý", "Đề Mục")


def achievement_file(path: Path, people: int, years: int) -> Path:
    """Each person has a grade and LĐTT every year, often CSTĐCS, registrations, notes, now and then more."""
    office = Office.create(path, practice=True, now=last_of_year)
    chance = Random(people)
    # Rows by the ten thousand: written without their diary, which is armed again at the next opening.
    for (name,) in office.db.execute(
        "SELECT name FROM sqlite_master WHERE name LIKE 'journal_%_insert'"
    ).fetchall():
        office.db.conn.execute(f'DROP TRIGGER "{name}"')
    with office.operation("Lập danh sách"):
        save = lambda row: record_rows.save(office.db, row)  # noqa: E731
        units = [
            office.db.conn.execute(
                "INSERT INTO unit (name, position) VALUES (?, ?)", (f"Phòng {at}", at)
            ).lastrowid
            for at in range(_UNITS)
        ]
        everybody = []
        for at in range(people):
            name = f"{_FAMILY[at % 8]} {_MIDDLE[at // 8 % 4]} {_GIVEN[at // 32 % 8]}"
            person = save(Person(0, name, joined_on=date(YEAR - years + 1, 1, 1)))
            everybody.append(person)
            member = Membership(0, person, int(units[at % _UNITS] or 0), "Chuyên viên")
            save(Membership(**{**vars(member), "valid_from": date(YEAR - years + 1, 1, 1)}))
        for year in range(YEAR - years + 1, YEAR + 1):
            _year(save, chance, everybody, [int(unit or 0) for unit in units], year)
    office.close()
    return path


def _year(save: object, chance: Random, people: list[int], units: list[int], year: int) -> None:
    put = save
    assert callable(put)
    decided = {"decided_on": date(year, 12, 20), "issuer": "Giám đốc Sở"}
    for person in people:
        grade = chance.choice(("HTXS", "HTT", "HTT", "HTT", "HT"))
        put(
            QualityGrade(
                0, person, None, year, grade, points=9000, number=f"{year % 100}1/QĐ-SNgV", **decided
            )
        )
        put(Registration(0, person, None, year, RegisteredKind.TITLE, "LDTT"))
        put(Incident(0, person, date(year, 5, 1 + person % 28), "ĐM", words="Đến lúc 8 giờ 05"))
        if grade != "HT":
            put(AwardHeld(0, person, None, "LDTT", year, number=f"{year % 100}2/QĐ-SNgV", **decided))
        if grade == "HTXS":
            put(AwardHeld(0, person, None, "CSTDCS", year, number=f"{year % 100}3/QĐ-SNgV", **decided))
        if chance.random() < 0.1:
            made = put(
                Initiative(
                    0,
                    f"Sáng kiến {person} năm {year}",
                    year,
                    level="co-so",
                    number=f"{person}/QĐ-SNgV",
                    **decided,
                )
            )
            put(InitiativeAuthor(0, made, person, share=100))
            put(InitiativeUse(0, made, person, "CSTDCS", year))
        if chance.random() < 0.05:
            put(AwardHeld(0, person, None, "GK", year, AwardKind.FORM, number=f"{person}/QĐ-SNgV", **decided))
            work = put(OutstandingWork(0, year, f"Đón đoàn khách số {person}", node="II.4", figures="3 đoàn"))
            put(WorkPerson(0, work, person))
    for unit in units:
        put(QualityGrade(0, None, unit, year, "HTT", number=f"{year % 100}1/QĐ-SNgV", **decided))
        put(AwardHeld(0, None, unit, "TTLDTT", year, number=f"{year % 100}2/QĐ-SNgV", **decided))
