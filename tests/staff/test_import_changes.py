"""A list about people of the book: what differs is shown cell by cell and written by one operation."""

from collections.abc import Sequence
from datetime import date

import pytest

from app.domain.import_steps import PreviewRow, Standing
from app.domain.read_sheet import ReadSheet
from app.domain.staff import ClockNumber, Membership, Person, Sex
from app.domain.staff_import import NEW_UNIT, Given, shown_keys
from app.services.office import Office
from app.services.staff import PROMOTED, TRANSFERRED
from app.services.staff_import import Look
from tests.staff.people import NOW, START, add

HEAD = ("TT", "Họ và tên", "Ngày sinh", "Giới tính", "Phòng", "Chức vụ", "Số hiệu", "Số máy", "Từ ngày")
BORN = date(1990, 2, 3)
NAME = "Lê Văn Thực Hành"


@pytest.fixture
def person(office: Office) -> int:
    """Chuyên viên of the VP since 2020 with a clock number; neither sex nor staff number is written down."""
    made = add(office, NAME, birth_date=BORN)
    office.staff.save_clock(ClockNumber(0, "17", made))
    return made


def look(office: Office, *rows: Sequence[str], given: Given | None = None) -> Look:
    lines = [HEAD, *rows]
    sheet = ReadSheet("a", tuple((*row, *[""] * (len(HEAD) - len(row))) for row in lines))
    guess = office.staff_import.guess(sheet)
    return office.staff_import.look(sheet, guess.heading, guess.columns, given or Given())


def one(**cells: str) -> tuple[str, ...]:
    """A row about the person of the book."""
    said = {"name": NAME, "born": "03/02/1990", "sex": "", "unit": "VP", "post": "Chuyên viên"}
    said |= {"number": "", "clock": "17", "since": ""} | cells
    return ("1", *said.values())


def old(found: Look, row: PreviewRow) -> dict[str, str]:
    order = shown_keys(found.columns)
    return {order[at]: words for at, words in row.old.items()}


def places(office: Office, person: int) -> list[Membership]:
    return sorted(office.staff.memberships(person), key=lambda row: row.valid_from or date.min)


def test_who_is_as_in_the_book_has_nothing_to_be_changed(office: Office, person: int) -> None:
    (row,) = look(office, one()).rows
    assert (row.standing, row.group, row.problem, row.old) == (
        Standing.DUPLICATE,
        "twice",
        "Đã có trong sổ",
        {},
    )
    assert row.struck


def test_each_cell_that_differs_is_told_with_what_the_book_says_and_waits_for_a_tick(
    office: Office, person: int
) -> None:
    found = look(office, one(sex="Nam", number="CC-01", clock="018"))
    (row,) = found.rows
    assert old(found, row) == {"sex": "", "staff_number": "", "clock": "17"}
    assert row.problem == "Giới tính: trống → Nam; Số hiệu: trống → CC-01; Số máy chấm công: 17 → 018"
    assert (row.group, row.ticked) == ("change", False)
    assert [remedy.words for remedy in row.remedies] == ["Cập nhật 3 ô", "Nhập như người mới"]
    assert found.sentence == "Sẽ nhập 0 người. Để lại 1: 1 khác với sổ."


def test_ticked_it_is_written_by_one_operation_and_undone_whole(office: Office, person: int) -> None:
    rows = (one(sex="Nam", number="CC-01", clock="018"), ("2", "Trần Thị Ví Dụ", "", "", "VP"))
    found = look(office, *rows, given=Given(ticks={2: True}))
    assert found.sentence == "Sẽ nhập 1 người, cập nhật 1."
    done = office.staff_import.keep("a.xlsx", found)
    assert done.name == "Nhập 1 cán bộ, cập nhật 1 từ a.xlsx"
    now = office.staff.person(person)
    assert (now.sex, now.staff_number, now.birth_date) == (Sex.MALE, "CC-01", BORN)
    assert {row.number for row in office.staff.clock_numbers(person)} == {"17", "018"}
    assert len(office.staff.people()) == 2
    assert look(office, *rows).rows[0].old == {}
    office.diary.undo()
    assert office.staff.people() == (Person(person, NAME, BORN),)
    assert [row.number for row in office.staff.clock_numbers(person)] == ["17"]


def test_an_empty_cell_takes_nothing_away(office: Office, person: int) -> None:
    office.staff.save(Person(person, NAME, BORN, Sex.MALE, staff_number="CC-01", hometown="Huyện Mẫu"))
    assert look(office, one(post="", clock="")).rows[0].old == {}


def test_a_new_post_begins_on_the_day_of_the_import_or_of_the_file(office: Office, person: int) -> None:
    rows = one(post="Chánh Văn phòng")
    found = look(office, rows, given=Given(ticks={2: True}))
    assert found.rows[0].problem == (
        "Chức vụ: Chuyên viên → Chánh Văn phòng; phòng, chức vụ mới tính từ 22/05/2023"
    )
    office.staff_import.keep("a.xlsx", found)
    before, after = places(office, person)
    assert (before.post, before.valid_to, before.ended_by) == ("Chuyên viên", date(2023, 5, 21), PROMOTED)
    assert (after.post, after.leader, after.valid_from) == ("Chánh Văn phòng", True, NOW.date())
    office.diary.undo()
    found = look(office, one(post="Chánh Văn phòng", since="01/03/2023"), given=Given(ticks={2: True}))
    office.staff_import.keep("a.xlsx", found)
    assert [row.valid_from for row in places(office, person)] == [START, date(2023, 3, 1)]


def test_another_unit_is_a_transfer_and_a_unit_not_yet_there_is_made(office: Office, person: int) -> None:
    given = Given(ticks={2: True}, units={"phong la": NEW_UNIT})
    found = look(office, one(unit="Phòng Lạ"), given=given)
    assert old(found, found.rows[0]) == {"unit": "Văn phòng Sở"}
    office.staff_import.keep("a.xlsx", found)
    before, after = places(office, person)
    names = {row.id: row.name for row in office.staff.units()}
    assert (before.ended_by, names[after.unit_id], after.post) == (TRANSFERRED, "Phòng Lạ", "Chuyên viên")


def test_a_post_that_was_never_written_is_filled_in(office: Office, person: int) -> None:
    (row,) = office.staff.memberships(person)
    with office.operation("Bỏ chức vụ"):
        office.db.execute("UPDATE membership SET post = '' WHERE id = ?", [row.id])
    found = look(office, one(post="Chuyên viên chính"), given=Given(ticks={2: True}))
    office.staff_import.keep("a.xlsx", found)
    (after,) = places(office, person)
    assert (after.id, after.post, after.valid_from) == (row.id, "Chuyên viên chính", START)


def test_the_same_row_may_be_somebody_new_with_numbers_of_their_own(office: Office, person: int) -> None:
    changed = one(sex="Nam")
    as_new = look(office, changed, given=Given(ticks={2: True}, anew=frozenset({2})))
    (row,) = as_new.rows
    assert row.standing is Standing.MEND
    assert row.problem.startswith("Số máy 17 đang là của Lê Văn Thực Hành")
    given = Given(ticks={2: True}, anew=frozenset({2}), mends={(2, "clock"): "40"})
    office.staff_import.keep("a.xlsx", look(office, changed, given=given))
    assert len(office.staff.people()) == 2
    assert office.staff.person(person).sex is Sex.UNKNOWN


def test_two_namesakes_without_a_birth_date_are_not_guessed_between(office: Office, person: int) -> None:
    add(office, NAME, "HTQT", birth_date=date(1985, 1, 1))
    (row,) = look(office, one(born="", sex="Nam", clock="")).rows
    assert (row.group, row.old) == ("twice", {})
    assert "thiếu ngày sinh để rõ" in row.problem
