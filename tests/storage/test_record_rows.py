"""Records go into their tables and come back the same."""

from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.office import Unit
from app.domain.staff import AwayKind, AwayPeriod, ClockNumber, Membership, Person, Sex, StaffKind
from app.domain.vietnamese_order import name_key
from app.errors import Frozen
from app.services.office import Office
from app.storage import office_rows, record_rows


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.create(tmp_path / "so.db", now=lambda: datetime(2023, 5, 31, 9, 0))


def test_every_kind_comes_back_as_it_went_in(office: Office) -> None:
    with office.operation("Ghi cán bộ"):
        unit = office_rows.save(office.db, Unit(0, "Văn phòng Sở"))
        person = Person(
            0,
            "Đặng Thị Bài Tập",
            date(1985, 2, 3),
            Sex.FEMALE,
            StaffKind.VIEN_CHUC,
            joined_on=date(2010, 1, 4),
        )
        number = record_rows.save(office.db, person)
        member = Membership(0, number, unit, "Chuyên viên", True, valid_from=date(2020, 7, 1))
        away = AwayPeriod(0, number, AwayKind.MATERNITY, valid_to=date(2023, 6, 30))
        clock = ClockNumber(0, "17", number)
        for record in (member, away, clock):
            record_rows.save(office.db, record)
    found = record_rows.rows(office.db, Person)
    assert [(p.name, p.birth_date, p.sex, p.kind) for p in found] == [
        ("Đặng Thị Bài Tập", date(1985, 2, 3), Sex.FEMALE, StaffKind.VIEN_CHUC)
    ]
    (kept,) = record_rows.rows(office.db, Membership)
    assert kept.leader is True
    assert kept.valid_from == date(2020, 7, 1)
    assert kept.valid_to is None
    assert record_rows.rows(office.db, AwayPeriod)[0].kind is AwayKind.MATERNITY
    assert office.db.execute("SELECT folded FROM person").fetchone()[0] == "dang thi bai tap"
    office.close()


def test_an_undo_takes_a_person_away_and_a_redo_brings_the_same_one_back(office: Office) -> None:
    with office.operation("Thêm cán bộ"):
        record_rows.save(office.db, Person(0, "Lê Văn Thực Hành"))
    before = record_rows.rows(office.db, Person)
    office.diary.undo()
    assert record_rows.rows(office.db, Person) == ()
    office.diary.redo()
    assert record_rows.rows(office.db, Person) == before
    office.close()


def test_a_closed_month_refuses_a_mark_with_the_way_out(office: Office) -> None:
    with office.operation("Chốt tháng 5/2023"):
        record_rows.save(office.db, Person(0, "Lê Văn Thực Hành"))
        office.db.execute(
            "INSERT INTO month_closing (month, closed_at, figures) VALUES ('2023-05', '2023-06-01T08:00', '')"
        )
    with pytest.raises(Frozen, match="mở lại tháng"), office.operation("Chấm công"):
        office.db.execute(
            "INSERT INTO attendance_day (person_id, day, morning) VALUES (1, '2023-05-02', '+')"
        )
    office.close()


def test_names_are_in_vietnamese_order_by_given_name() -> None:
    names = ["Trần Thị Ví Dụ", "Lê Văn Đạt", "Lê Văn Dũng", "Phan Văn Mẫu", "Lê Văn Ân", "Lê Văn Anh"]
    assert sorted(names, key=name_key) == [
        "Lê Văn Anh",
        "Lê Văn Ân",
        "Trần Thị Ví Dụ",
        "Lê Văn Dũng",
        "Lê Văn Đạt",
        "Phan Văn Mẫu",
    ]
