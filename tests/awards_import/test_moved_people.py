"""Who changed unit is found by name, unit and year; where a namesake makes that doubtful it is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.award_import_rows import AwardsGiven
from app.domain.import_steps import Standing
from app.domain.staff import Membership
from app.services.office import Office
from app.storage import record_rows
from tests.awards_import.lists import look_at, row, sheet_of, told
from tests.staff.people import add, an_office, unit

NAME = "Đinh Thị Trùng Tên"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with an_office(tmp_path) as opened:
        yield opened


def _moved(office: Office, name: str, before: str, after: str, on: date, born: date | None = None) -> int:
    """In one unit until the day before, in another from the day on."""
    person = add(office, name, before, date(2015, 1, 1), **({"birth_date": born} if born else {}))
    (first,) = office.staff.memberships(person)
    with office.operation("Chuyển đơn vị"):
        record_rows.save(office.db, replace(first, valid_to=date.fromordinal(on.toordinal() - 1)))
        later = Membership(0, person, unit(office, after).id, "Chuyên viên", valid_from=on)
        record_rows.save(office.db, later)
    return person


def _people(office: Office, *rows: tuple[str, ...]) -> list[int | None]:
    found = look_at(office, sheet_of(*rows)).candidates
    return [one.record.person_id if one.record is not None else None for one in found]


def test_in_the_year_of_the_move_both_units_are_right(office: Office) -> None:
    person = _moved(office, "Cao Thị Đề Mục", "VP", "LS", date(2021, 7, 1))
    rows = (
        row("Cao Thị Đề Mục", unit="VP", year="2021", day="05/01/2022"),
        row(
            "Cao Thị Đề Mục", unit="LS", year="2021", award="Giấy khen", number="16/QĐ-SNgV", day="06/01/2022"
        ),
        row("Cao Thị Đề Mục", unit="LS", year="2020", number="9/QĐ-SNgV", day="05/01/2021"),
    )
    assert _people(office, *rows) == [person] * 3
    assert told(look_at(office, sheet_of(*rows))) == [
        "",
        "",
        "Năm 2020 sổ ghi Cao Thị Đề Mục ở Văn phòng Sở",
    ]


def test_namesakes_are_told_apart_by_where_each_stood_that_year(office: Office) -> None:
    mover = _moved(office, NAME, "VP", "LS", date(2022, 1, 1), date(1980, 1, 2))
    stayer = add(office, NAME, "LS", date(2015, 1, 1), birth_date=date(1985, 3, 4))
    rows = (
        row(NAME, unit="VP", year="2020", day="05/01/2021"),
        row(NAME, unit="LS", year="2020", day="05/01/2021"),
        row(NAME, unit="LS", year="2022"),
    )
    look = look_at(office, sheet_of(*rows))
    assert _people(office, *rows) == [mover, stayer, None]
    first, doubted, asked = look.rows
    assert (first.problem, first.group) == ("", "")
    assert doubted.problem == (
        f"Có người khác tên {NAME} ở Phòng Lãnh sự (thực hành) vào năm khác; "
        f"năm 2020 sổ ghi {NAME} (Lãnh sự, sinh 04/03/1985) ở đó"
    )
    assert (doubted.group, doubted.ticked) == ("doubt", True)
    assert (asked.standing, asked.problem) == (Standing.MEND, f"Có 2 người tên {NAME}, chưa rõ là ai")
    ask = look.candidates[2].asks["holder"]
    answered = look_at(office, sheet_of(*rows), AwardsGiven(answers={ask: f"person:{mover}"}))
    assert answered.candidates[2].record is not None
    assert answered.candidates[2].record.person_id == mover


def test_a_birth_date_settles_it_without_a_doubt(office: Office) -> None:
    mover = _moved(office, NAME, "VP", "LS", date(2022, 1, 1), date(1980, 1, 2))
    add(office, NAME, "LS", date(2015, 1, 1), birth_date=date(1985, 3, 4))
    head = ("Họ và tên", "Năm sinh", "Đơn vị", "Năm", "Danh hiệu")
    look = look_at(office, sheet_of((NAME, "1980", "LS", "2022", "LĐTT"), head=head))
    (candidate,) = look.candidates
    assert candidate.record is not None
    assert candidate.record.person_id == mover
    assert "người khác" not in candidate.row.problem
