"""The month sheet: who is in it, what each half shows, and what it adds up to."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.grid_marks import Change
from app.domain.month_building import totals_of
from app.domain.month_sheet import Origin, show_halves
from app.domain.staff import AwayKind, AwayPeriod
from app.errors import SayToUser
from app.services.office import Office
from app.services.symbol_files import shipped_symbols
from tests.attendance.stage import MAY, add_person, an_office, person, put

CODES = ("", *(row.code for row in shipped_symbols().rows))


def test_may_2023_asks_for_forty_halves_and_shows_its_holidays(office: Office) -> None:
    sheet = office.attendance.month(MAY)
    assert sheet.working_halves == 40
    first = sheet.lines[0].cells[0]
    assert (first.morning.code, first.morning.origin) == ("L", Origin.CALENDAR)
    assert sheet.lines[0].cells[1].morning.code == "Nb"
    assert not sheet.lines[0].cells[5].expected  # thứ Bảy
    assert sheet.totals.missing == 40 * len(sheet.lines)


def test_units_come_in_their_order_and_people_by_given_name(office: Office) -> None:
    groups = [
        (unit.name, [line.person.name for line in lines])
        for unit, lines in office.attendance.month(MAY).groups
    ]
    assert groups == [
        ("Ban Giám đốc", ["Lê Văn Thực Hành", "Phan Văn Mẫu"]),
        ("Văn phòng Sở", ["Trần Thị Ví Dụ", "Ngô Văn Phác Thảo"]),
    ]


def test_halves_are_counted_apart(office: Office) -> None:
    put(office, "Thực Hành", 4, "P/+")
    put(office, "Thực Hành", 5, "+")
    totals = office.attendance.month(MAY).by_person[person(office, "Thực Hành")].totals
    assert (show_halves(totals.work), show_halves(totals.off), totals.paid_leave) == ("1,5", "0,5", 1)
    assert totals.missing == 36


def test_a_mark_on_a_day_off_is_refused_with_the_reason_and_the_way(office: Office) -> None:
    with pytest.raises(SayToUser, match=r"Thứ Bảy 06/05/2023 không phải ngày làm việc.*Ngày nghỉ"):
        put(office, "Thực Hành", 6, "+")
    with pytest.raises(SayToUser, match="01/05/2023 không phải ngày làm việc"):
        put(office, "Thực Hành", 1, "P")


def test_a_block_across_a_weekend_takes_only_the_working_days(office: Office) -> None:
    who = person(office, "Thực Hành")
    sheet = office.attendance.month(MAY)
    changes = [Change(who, date(2023, 5, day), ("P", "P")) for day in range(4, 10)]
    done = office.attendance.mark(sheet, changes)
    assert done.name == "Chấm P cho 8 nửa ngày"
    assert office.attendance.month(MAY).by_person[who].totals.off == 8


def test_undo_takes_a_block_back_and_redo_brings_it(office: Office) -> None:
    who = person(office, "Thực Hành")
    put(office, "Thực Hành", 4, "P")
    office.attendance.fill(office.attendance.month(MAY))
    assert office.attendance.month(MAY).totals.missing == 0
    office.diary.undo()
    assert office.attendance.month(MAY).by_person[who].totals.missing == 38
    office.diary.redo()
    assert office.attendance.month(MAY).totals.missing == 0


def test_who_came_and_who_left_within_the_month_is_marked_only_inside(office: Office) -> None:
    unit = office.staff.units()[0].id
    add_person(office, "Lưu Thị Nét Vẽ", unit, date(2023, 5, 15), date(2023, 5, 25))
    line = office.attendance.month(MAY).by_person[person(office, "Nét Vẽ")]
    assert [cell.inside for cell in line.cells] == [15 <= day <= 25 for day in range(1, 32)]
    assert line.totals.expected == 18
    with pytest.raises(SayToUser, match="12/05/2023: ngày ấy không thuộc cơ quan"):
        put(office, "Nét Vẽ", 12, "+")
    put(office, "Nét Vẽ", 15, "+")
    put(office, "Nét Vẽ", 25, "+")


def test_who_changed_unit_within_the_month_stands_once_in_the_later_with_the_whole_month(
    office: Office,
) -> None:
    one, two = office.staff.units()
    who = person(office, "Thực Hành")
    office.staff.transfer(who, date(2023, 5, 16), two.id)
    sheet = office.attendance.month(MAY)
    assert sheet.by_person[who].unit.id == two.id
    assert sheet.by_person[who].totals.expected == 40
    assert [line.person.id for line in sheet.lines].count(who) == 1
    assert who not in office.attendance.month(MAY, one.id).by_person
    assert who in office.attendance.month(MAY, two.id).by_person


def test_maternity_fills_its_days_and_is_guarded(office: Office) -> None:
    who = person(office, "Ví Dụ")
    office.staff.save_away(
        AwayPeriod(0, who, AwayKind.MATERNITY, valid_from=date(2023, 5, 4), valid_to=date(2023, 11, 3)),
        stand=True,
    )
    totals = office.attendance.month(MAY).by_person[who].totals
    assert (totals.work, totals.insurance, totals.missing) == (0, 40, 0)
    with pytest.raises(SayToUser, match=r"nghỉ thai sản đến 03/11/2023.*tab Cán bộ"):
        put(office, "Ví Dụ", 9, "+")


def test_a_mark_that_is_outside_after_a_change_of_membership_stays_seen_and_uncounted(office: Office) -> None:
    who = person(office, "Thực Hành")
    put(office, "Thực Hành", 31, "+")
    office.staff.leave(who, date(2023, 5, 30), "Nghỉ hưu")
    line = office.attendance.month(MAY).by_person[who]
    assert line.cells[30].morning.code == "+"
    assert (line.totals.work, line.cells[30].inside) == (0, False)
    put(office, "Thực Hành", 31, "")
    assert office.attendance.month(MAY).by_person[who].cells[30].morning.code == ""


def test_days_to_come_are_not_missing(tmp_path: Path) -> None:
    office = an_office(tmp_path, datetime(2023, 5, 5, 9, 0))
    sheet = office.attendance.month(MAY)
    assert sheet.totals.missing == 4 * len(sheet.lines)
    assert office.attendance.fill(sheet).name == "Điền “+” cho 16 nửa ngày còn trống"
    with pytest.raises(SayToUser, match="Không còn nửa ngày nào chưa chấm"):
        office.attendance.fill(office.attendance.month(MAY))
    office.close()


def test_renewing_some_lines_gives_what_reading_all_gives(office: Office) -> None:
    sheet = office.attendance.month(MAY)
    put(office, "Thực Hành", 4, "P/+")
    who = person(office, "Thực Hành")
    renewed, anew = office.attendance.renewed(sheet, {who}), office.attendance.month(MAY)
    assert renewed == anew
    # Whom a line belongs to is kept from the former sheet; what it says and adds up to is not.
    assert renewed.by_person == anew.by_person
    assert renewed.totals == anew.totals != sheet.totals


marks = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(1, 31)),
    st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)),
    max_size=40,
)


@settings(max_examples=25)
@given(marks)
def test_totals_are_the_sum_of_their_halves_and_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, wanted: dict[tuple[int, int], tuple[str, str]]
) -> None:
    office = an_office(tmp_path_factory.mktemp("so"))
    sheet = office.attendance.month(MAY)
    ids = [line.person.id for line in sheet.lines]
    changes = [Change(ids[who], date(2023, 5, day), typed) for (who, day), typed in wanted.items()]
    try:
        office.attendance.mark(sheet, changes)
    except SayToUser:
        assert all(
            not any(typed) or not sheet.by_person[ids[who]].cells[day - 1].expected
            for (who, day), typed in wanted.items()
        )
    sheet = office.attendance.month(MAY)
    for line in sheet.lines:
        assert line.totals == totals_of(half for cell in line.cells for half in cell)
        t = line.totals
        assert t.work + t.off + t.missing == t.expected == 40
        assert t.paid_leave + t.insurance + t.unpaid + t.other == t.off
        assert sum(line.codes().values()) == t.work + t.off
    for (who, day), typed in wanted.items():
        cell = sheet.by_person[ids[who]].cells[day - 1]
        if cell.expected:
            assert tuple(half.code for half in cell) == typed
    assert sum(line.totals.missing for line in sheet.lines) == sheet.totals.missing
    office.close()
