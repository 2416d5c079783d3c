"""An office with five years of invented history, and what every test of a paper asks of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.documents.model import Book, Document, Sheet, plain_text
from app.domain.awards_held import AwardHeld, AwardKind, Merit
from app.domain.initiatives import Initiative, InitiativeAuthor
from app.domain.outstanding_works import OutstandingWork, WorkPerson
from app.domain.quality_grades import QualityGrade
from app.domain.registrations import RegisteredKind, Registration
from app.domain.staff import Sex
from app.services.conformity import check_document
from app.services.office import Office
from tests.staff.people import add, unit

GOLDEN = Path(__file__).parent.parent / "golden"
ISSUER = "Giám đốc Sở Ngoại vụ"
PROVINCE = "Chủ tịch UBND tỉnh Bình Phước"


def golden(name: str, paper: Document | Sheet | Book) -> None:
    """The words of the paper are those kept under the name."""
    assert plain_text(paper) == (GOLDEN / f"{name}.txt").read_text("utf-8")


def departures(paper: Document) -> list[tuple[str, str]]:
    """What departs from the decree, hints left out."""
    return [(f.id, f.found) for f in check_document(paper).findings if f.level != "hint"]


def with_history(office: Office) -> dict[str, int]:
    """Three people, two units and their rows of 2021 to 2022, registrations of 2022 and 2023."""
    born = date(1986, 1, 24)
    one = add(
        office, "Lê Văn Thực Hành", sex=Sex.MALE, birth_date=born, hometown="Đồng Phú, Bình Phước",
        qualification="Đại học Hành chính", party_post="Đảng viên",
    )  # fmt: skip
    two = add(office, "Trần Thị Ví Dụ", "HTQT", sex=Sex.FEMALE, birth_date=date(1990, 3, 8))
    three = add(office, "Phan Văn Mẫu", "HTQT", sex=Sex.MALE)
    htqt, desk = unit(office, "HTQT").id, office.achievements
    for year, number in ((2021, "120/QĐ-SNgV"), (2022, "145/QĐ-SNgV")):
        on = date(year, 12, 20)
        for person, code in ((one, "CSTDCS"), (two, "LDTT")):
            desk.awards.save(
                AwardHeld(0, person, None, code, year, number=number, decided_on=on, issuer=ISSUER)
            )
        desk.awards.save(
            AwardHeld(0, None, htqt, "TTLDTT", year, number=number, decided_on=on, issuer=ISSUER)
        )
        for person, grade in ((one, "HTXS"), (two, "HTT")):
            desk.grades.save(QualityGrade(0, person, None, year, grade, number="140/QĐ-SNgV", decided_on=on))
    desk.awards.save(
        AwardHeld(
            0, one, None, "BKT", 2022, kind=AwardKind.FORM, merit=Merit.ON_MERIT, number="2210/QĐ-UBND",
            decided_on=date(2022, 12, 29), issuer=PROVINCE, reason="Hai năm liên tục hoàn thành xuất sắc",
            money=2_235_000,
        )
    )  # fmt: skip
    desk.awards.save(AwardHeld(0, three, None, "LDTT", 2022), stand=True)
    desk.initiatives.save(
        Initiative(
            0, "Sổ tay tiếp khách nước ngoài", 2022, field="Lễ tân", level="co-so", number="98/QĐ-SNgV",
            decided_on=date(2022, 10, 3), issuer=ISSUER, effect="Giảm một nửa thời gian chuẩn bị một đoàn",
            spread="Toàn Sở",
        ),
        (InitiativeAuthor(0, 0, one, share=60), InitiativeAuthor(0, 0, two, share=40)),
    )  # fmt: skip
    desk.works.save(
        OutstandingWork(0, 2022, "Đón các đoàn của tỉnh bạn Campuchia", htqt, figures="12 đoàn, 156 người"),
        (WorkPerson(0, 0, one, "Trưởng nhóm lễ tân"),),
    )  # fmt: skip
    for person, code in ((one, "CSTDCS"), (two, "LDTT"), (three, "LDTT")):
        for year in (2022, 2023):
            desk.registrations.save(
                Registration(
                    0, person, None, year, RegisteredKind.TITLE, code, registered_on=date(year, 2, 1)
                )
            )
    desk.registrations.save(Registration(0, None, htqt, 2022, RegisteredKind.TITLE, "TTLDTT"))
    desk.registrations.save(
        Registration(0, one, None, 2022, RegisteredKind.INITIATIVE, words="Sổ tay tiếp khách nước ngoài")
    )
    return {"one": one, "two": two, "three": three, "htqt": htqt}
