"""The staff desk: the roll on a day, transfers, leaving, long absences, what is refused and why."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.staff import AwayKind, AwayPeriod, ClockNumber, Membership, Person, Sex, StaffKind
from app.domain.staff_roll import clock_owner, head_of
from app.errors import Invalid, SayToUser
from app.services.office import Office
from tests.staff.people import add, unit

MAY = date(2023, 5, 1), date(2023, 5, 31)


def _names(office: Office, first: date, last: date, unit_id: int = 0) -> list[str]:
    return [line.person.name for line in office.staff.roll(first, last, unit_id)]


def _said(refused: pytest.ExceptionInfo[Invalid]) -> dict[str, str]:
    return {problem.field: problem.sentence for problem in refused.value.problems}


def test_the_roll_stands_by_unit_and_in_vietnamese_name_order(office: Office) -> None:
    for name, place in (
        ("Trần Thị Ví Dụ", "HTQT"),
        ("Lê Văn Đặt", "VP"),
        ("Lê Văn Dấu", "VP"),
        ("Bùi Thị Ánh", "VP"),
        ("Bùi Thị An", "VP"),
        ("Đỗ Văn An", "VP"),
    ):
        add(office, name, place)
    assert _names(office, *MAY) == [
        "Bùi Thị An",
        "Đỗ Văn An",
        "Bùi Thị Ánh",
        "Lê Văn Dấu",
        "Lê Văn Đặt",
        "Trần Thị Ví Dụ",
    ]
    assert _names(office, *MAY, unit(office, "HTQT").id) == ["Trần Thị Ví Dụ"]


def test_a_transfer_closes_one_membership_and_opens_the_next_in_one_step(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    office.staff.transfer(person, date(2023, 5, 15), unit(office, "LS").id, "Phó Trưởng phòng", leader=True)
    old, new = office.staff.memberships(person)
    assert (old.valid_to, old.ended_by) == (date(2023, 5, 14), "Chuyển đơn vị")
    assert (new.valid_from, new.post, new.leader) == (date(2023, 5, 15), "Phó Trưởng phòng", True)
    (line,) = office.staff.roll(*MAY)
    assert line.unit.abbreviation == "LS"
    assert line.membership(date(2023, 5, 14)) == old
    assert line.membership(date(2023, 5, 15)) == new
    assert [line.unit.abbreviation for line in office.staff.roll(*MAY, unit(office, "VP").id)] == []
    office.diary.undo()
    (only,) = office.staff.memberships(person)
    assert only.valid_to is None


def test_who_left_stays_in_the_days_before(office: Office) -> None:
    person = add(office, "Phạm Văn Mô Phỏng")
    office.staff.save_clock(ClockNumber(0, "12", person))
    office.staff.leave(person, date(2023, 5, 10), "Nghỉ hưu")
    assert _names(office, *MAY) == ["Phạm Văn Mô Phỏng"]
    (line,) = office.staff.roll(*MAY)
    assert line.belongs(date(2023, 5, 10))
    assert not line.belongs(date(2023, 5, 11))
    assert _names(office, date(2023, 5, 11), date(2023, 5, 31)) == []
    assert [gone.person.id for gone in office.staff.left(date(2023, 6, 1))] == [person]
    assert office.staff.left(date(2023, 5, 10)) == ()
    (number,) = office.staff.clock_numbers(person)
    assert number.valid_to == date(2023, 5, 10)
    with pytest.raises(Invalid, match="không ở cơ quan"):
        office.staff.leave(person, date(2023, 6, 1), "Thôi việc")


def test_a_long_absence_belongs_to_its_days(office: Office) -> None:
    person = add(office, "Trần Thị Ví Dụ")
    office.staff.save_away(
        AwayPeriod(
            0, person, AwayKind.MATERNITY, "QĐ 12", valid_from=date(2023, 5, 3), valid_to=date(2023, 11, 2)
        )
    )
    (line,) = office.staff.roll(*MAY)
    assert line.away(date(2023, 5, 2)) is None
    away = line.away(date(2023, 5, 3))
    assert away is not None
    assert away.kind is AwayKind.MATERNITY
    with pytest.raises(Invalid, match="Trùng với lần vắng khác"):
        office.staff.save_away(AwayPeriod(0, person, AwayKind.TRAINING, valid_from=date(2023, 10, 1)))
    before = AwayPeriod(0, person, AwayKind.TRAINING, valid_from=date(2019, 1, 1), valid_to=date(2019, 2, 1))
    with pytest.raises(Invalid, match="không ở cơ quan"):
        office.staff.save_away(before)
    office.staff.save_away(before, stand=True)
    assert len(office.staff.aways(person)) == 2


def test_one_name_twice_is_a_doubt_that_can_be_let_stand(office: Office) -> None:
    add(office, "Vũ Thị Minh Họa", birth_date=date(1990, 2, 3))
    row = Membership(0, 0, unit(office, "VP").id)
    twin = Person(0, "Vũ  Thị Minh Hoạ")
    with pytest.raises(Invalid) as refused:
        office.staff.add(twin, row)
    (problem,) = refused.value.problems
    assert problem.doubt
    assert "Đã có Vũ Thị Minh Họa, sinh 03/02/1990, Văn phòng Sở." in problem.sentence
    assert len(office.staff.people()) == 1
    office.staff.add(twin, row, stand=True)
    assert len(office.staff.people()) == 2


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"name": " "}, "name", "Chưa có họ tên"),
        ({"name": "Lê Văn 7"}, "name", "không có chữ số"),
        ({"birth_date": date(2030, 1, 1)}, "birth_date", "còn chưa tới"),
        ({"birth_date": date(1890, 1, 1)}, "birth_date", "quá 100 tuổi"),
        ({"birth_date": date(2015, 1, 1)}, "birth_date", "chưa đủ 15 tuổi"),
        (
            {"birth_date": date(1990, 1, 1), "joined_on": date(1991, 1, 1)},
            "birth_date",
            "chưa đủ 15 tuổi vào 01/01/1991",
        ),
        ({"staff_number": "CC-01"}, "staff_number", "đã là của Chu Văn Dấu Chấm"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    office: Office, values: dict[str, object], field: str, sentence: str
) -> None:
    add(office, "Chu Văn Dấu Chấm", staff_number="CC-01")
    person = replace(Person(0, "Bùi Thị Thí Dụ"), **values)  # type: ignore[arg-type]
    with pytest.raises(Invalid) as refused:
        office.staff.add(person, Membership(0, 0, unit(office, "VP").id), stand=True)
    assert sentence in _said(refused)[field]
    assert len(office.staff.people()) == 1


def test_memberships_may_not_overlap_and_their_unit_must_exist(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    second = Membership(0, person, unit(office, "LS").id, valid_from=date(2023, 1, 1))
    with pytest.raises(Invalid) as refused:
        office.staff.save_membership(second)
    assert "Trùng thời gian với lúc ở Văn phòng Sở (từ 01/01/2020 đến nay)" in _said(refused)["valid_from"]
    gone = Membership(0, 0, unit(office, "LT").id, valid_from=date(2022, 1, 1))
    with pytest.raises(Invalid) as refused:
        office.staff.add(Person(0, "Trần Thị Ví Dụ"), gone)
    assert "Phòng Lễ tân (thực hành) không có ngày 01/01/2022" in _said(refused)["unit_id"]
    (row,) = office.staff.memberships(person)
    with pytest.raises(Invalid) as refused:
        office.staff.save_membership(replace(row, valid_to=date(2019, 1, 1)))
    assert "Ngày hết phải từ 01/01/2020" in _said(refused)["valid_to"]
    with pytest.raises(Invalid, match="không có quá trình công tác nào"):
        office.staff.transfer(person, date(2020, 1, 1), unit(office, "LS").id)


def test_a_clock_number_is_one_persons_at_a_time(office: Office) -> None:
    one, two = add(office, "Lê Văn Thực Hành"), add(office, "Trần Thị Ví Dụ")
    office.staff.save_clock(ClockNumber(0, "17", one, valid_to=date(2023, 3, 31)))
    with pytest.raises(Invalid, match="đang là của Lê Văn Thực Hành"):
        office.staff.save_clock(ClockNumber(0, "0017", two))
    office.staff.save_clock(ClockNumber(0, "0017", two, valid_from=date(2023, 4, 1)))
    with pytest.raises(Invalid, match="viết liền"):
        office.staff.save_clock(ClockNumber(0, "1 7", two))
    numbers = office.staff.clock_numbers()
    assert clock_owner(numbers, "17", date(2023, 3, 31)) == one
    assert clock_owner(numbers, "17", date(2023, 4, 1)) == two
    assert clock_owner(numbers, "18", date(2023, 4, 1)) == 0


def test_nobody_with_records_is_taken_out(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    with office.operation("Chấm thử"):
        office.db.execute(
            "INSERT INTO attendance_day (person_id, day, morning) VALUES (?, '2023-05-22', '+')", [person]
        )
    with pytest.raises(SayToUser, match="sổ còn giữ 1 ngày công"):
        office.staff.remove(office.staff.person(person))
    office.diary.undo()
    office.staff.save_clock(ClockNumber(0, "17", person))
    office.staff.remove(office.staff.person(person))
    assert office.staff.people() == ()
    with pytest.raises(SayToUser, match="không còn trong sổ"):
        office.staff.person(person)
    office.diary.undo()
    assert [found.id for found in office.staff.people()] == [person]
    assert office.staff.clock_numbers(person)[0].number == "17"


def test_people_are_found_without_accents_or_by_their_number(office: Office) -> None:
    person = add(office, "Đặng Thị Phượng Hoàng", staff_number="CC-07")
    add(office, "Lê Văn Thực Hành")
    assert [found.id for found in office.staff.find("phuong dang")] == [person]
    assert [found.id for found in office.staff.find("cc-07")] == [person]
    assert office.staff.find(" ") == ()


def test_a_unit_with_people_is_ended_not_deleted(office: Office) -> None:
    add(office, "Lê Văn Thực Hành", "LS")
    with pytest.raises(SayToUser, match="1 cán bộ đang hoặc đã công tác"):
        office.settings.remove(unit(office, "LS"))
    office.settings.remove(unit(office, "HTQT"))
    assert "HTQT" not in {found.abbreviation for found in office.staff.units()}


def test_the_diary_says_what_changed_in_the_words_of_the_screen(office: Office) -> None:
    person = add(office, "Lê Văn Thực Hành")
    office.staff.save(
        replace(
            office.staff.person(person), sex=Sex.MALE, birth_date=date(1990, 2, 3), kind=StaffKind.HOP_DONG
        )
    )
    line = office.diary.undo_line()
    assert line is not None
    changes = {
        (found.kind, found.what): (found.before, found.after) for found in office.diary.changes(line.id)
    }
    assert changes == {
        ("Cán bộ", "Ngày sinh"): ("", "03/02/1990"),
        ("Cán bộ", "Giới tính"): ("", "Nam"),
        ("Cán bộ", "Loại"): ("Công chức", "Hợp đồng"),
    }
    done = office.staff.transfer(person, date(2023, 5, 15), unit(office, "LS").id, "Chuyên viên", leader=True)
    told = {(found.record, found.what): found.after for found in office.diary.changes(done.operation)}
    assert told["Lê Văn Thực Hành", "Phòng, đơn vị"] == "Phòng Lãnh sự (thực hành)"
    assert told["Lê Văn Thực Hành", "Lãnh đạo đơn vị"] == "có"
    assert not any("_" in found.what for found in office.diary.changes(done.operation))


def test_of_two_leaders_of_a_unit_the_deputy_is_not_its_head(office: Office) -> None:
    day = date(2024, 6, 1)
    for name, post, leader in (
        ("Bùi Thị An", "Phó Trưởng phòng", True),
        ("Lê Văn Yên", "Trưởng phòng", True),
        ("Đỗ Văn Bình", "Chuyên viên", False),
    ):
        row = Membership(0, 0, unit(office, "HTQT").id, post, leader=leader, valid_from=date(2020, 1, 1))
        office.staff.add(Person(0, name), row, stand=True)
    lines = office.staff.roll(day, day, unit(office, "HTQT").id)
    head = head_of(lines, day)
    assert head is not None
    assert head.person.name == "Lê Văn Yên"
    deputy = head_of([line for line in lines if line is not head], day)
    assert deputy is not None
    assert deputy.person.name == "Bùi Thị An"
    assert head_of([], day) is None
