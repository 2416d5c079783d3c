"""A window over a practice office whose people have years of achievements, gaps among them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.domain.awards_held import AwardHeld, Merit
from app.domain.discipline import Discipline
from app.domain.holder import Holder
from app.domain.initiatives import Initiative, InitiativeAuthor
from app.domain.quality_grades import QualityGrade
from app.domain.registrations import RegisteredKind, Registration
from app.services.office import Office
from app.storage import record_rows
from tests.staff.people import add
from tests.ui.window_stage import a_window, an_office
from ui.pages import TABS
from ui.window import Window

NOW = datetime(2024, 3, 15, 9, 41)
WHO = "Bùi Thị Thí Dụ"
OTHERS = (("Lê Văn Thực Hành", "VP"), ("Trần Thị Ví Dụ", "HTQT"), ("Đỗ Văn Nháp", "HTQT"))


def achieved(folder: Path, now: Callable[[], datetime] = lambda: NOW) -> tuple[Office, dict[str, int]]:
    """The practice office on 15/03/2024 with four people, one of them with eight years of rows."""
    office = an_office(folder, now=now)
    people = {name: add(office, name, unit, date(2012, 5, 1)) for name, unit in ((WHO, "VP"), *OTHERS)}
    fill(office, people[WHO])
    return office, people


def fill(office: Office, person: int) -> None:
    """Grades, titles, commendations, an initiative, a discipline: what look.md draws of one person."""
    db = office.db
    grades = {2017: "HT", 2018: "HTT", 2019: "HTT", 2021: "HTT", 2022: "HTXS", 2023: "HTXS"}
    with office.operation("Nạp thành tích"):
        for year, grade in grades.items():
            row = QualityGrade(0, person, None, year, grade, number=f"{year - 1800}/QĐ-SNgV")
            record_rows.save(db, row)
        for year, code in ((2018, "LDTT"), (2019, "LDTT"), (2020, "LDTT"), (2021, "LDTT"), (2022, "CSTDCS")):
            number = "" if year == 2021 else f"{year - 1850}/QĐ-SNgV"
            day = None if year == 2021 else date(year, 12, 21)
            record_rows.save(db, AwardHeld(0, person, None, code, year, number=number, decided_on=day))
        record_rows.save(
            db,
            AwardHeld(
                0, person, None, "CSTDCS", 2023, number="214/QĐ-SNgV", decided_on=date(2023, 12, 22),
                issuer="Giám đốc Sở Ngoại vụ", golden_book="03", money=1_490_000,
            ),
        )  # fmt: skip
    save_award(
        office, AwardHeld(0, person, None, "BKT", 2022, number="2317/QĐ-UBND", decided_on=date(2023, 2, 1))
    )
    save_award(
        office,
        AwardHeld(
            0, person, None, "GK", 2019, merit=Merit.SUDDEN, number="170/QĐ-SNgV", decided_on=date(2019, 8, 1)
        ),
    )
    with office.operation("Nạp kỷ luật"):
        decision = Discipline(
            0, person, "21/QĐ-SNgV", date(2017, 6, 1), "khien-trach", "Giám đốc Sở Ngoại vụ"
        )
        record_rows.save(db, decision)
    made = office.achievements.initiatives.save(
        Initiative(
            0, "Mẫu hồ sơ mời đoàn", 2022, level="co-so", number="90/QĐ-SNgV", decided_on=date(2022, 11, 30)
        ),
        [InitiativeAuthor(0, 0, person, share=100)],
    )
    office.achievements.initiatives.use(int(str(made.value)), person, "CSTDCS", 2022)
    office.achievements.initiatives.save(
        Initiative(
            0, "Sổ đoàn ra, đoàn vào", 2023, level="co-so", number="95/QĐ-SNgV", decided_on=date(2023, 11, 29)
        ),
        [InitiativeAuthor(0, 0, person, share=100)],
    )
    for kind, code in ((RegisteredKind.TITLE, "CSTDCS"), (RegisteredKind.FORM, "BKT")):
        office.achievements.registrations.save(
            Registration(0, person, None, 2024, kind, code, registered_on=date(2024, 1, 20))
        )


def save_award(office: Office, row: AwardHeld) -> int:
    """Written through the desk, doubts let stand; its id."""
    return int(str(office.achievements.awards.save(row, stand=True).value))


def awards_of(office: Office, person: int, year: int) -> tuple[AwardHeld, ...]:
    """What the person was given for a year."""
    return tuple(row for row in office.achievements.awards.rows(Holder(person)) if row.year == year)


def staged(qtbot: QtBot, folder: Path) -> tuple[Window, dict[str, int]]:
    """Its window on tab Thành tích in 2024."""
    office, people = achieved(folder)
    window = a_window(qtbot, office, folder, TABS, "achievements")
    window.shell.set_year(2024)
    return window, people
