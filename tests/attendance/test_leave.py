"""Yearly leave: days by law, service and months; adjustments; what the grid took."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.absence import LeaveAdjustment
from app.domain.leave import LeaveBalance, show_days
from app.domain.rule_rows import BadRule
from app.errors import Invalid, NotInForce
from app.services.leave import leave_rows, leave_rule
from app.services.office import Office
from tests.attendance.stage import MAY, add_person, person, put


def balance(office: Office, name: str, year: int = 2023) -> LeaveBalance:
    found = office.attendance.leave(person(office, name), year)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("since", "days"),
    [
        (date(2020, 1, 1), "12"),
        (date(2018, 12, 31), "13"),
        (date(2019, 1, 1), "12"),
        (date(2003, 6, 1), "16"),
        (date(2023, 1, 2), "12"),
        (date(2023, 7, 1), "6"),
        (date(2023, 12, 1), "1"),
        (date(2023, 11, 1), "2"),
    ],
)
def test_days_follow_service_and_months(office: Office, since: date, days: str) -> None:
    add_person(office, "Lưu Thị Nét Vẽ", office.staff.units()[0].id, since)
    assert show_days(balance(office, "Nét Vẽ").right) == days


def test_a_month_counts_from_half_of_its_working_days(office: Office) -> None:
    unit = office.staff.units()[0].id
    add_person(office, "Chu Văn Nửa Đầu", unit, date(2023, 6, 15))  # 12 of 22 working days
    add_person(office, "Chu Văn Nửa Sau", unit, date(2023, 6, 19))  # 10 of 22
    assert show_days(balance(office, "Nửa Đầu").right) == "7"
    assert show_days(balance(office, "Nửa Sau").right) == "6"


def test_thirteen_days_for_five_months_are_rounded_half_up(office: Office) -> None:
    unit = office.staff.units()[0].id
    add_person(office, "Chu Văn Thâm Niên", unit, date(2017, 1, 1), date(2023, 5, 31))
    (row,) = balance(office, "Thâm Niên").entitled
    assert "thêm 1 ngày cho 6 năm công tác; tính 5/12 tháng" in row.words
    assert row.halves == 10  # 13 × 5 / 12 = 5,42


def test_what_the_grid_takes_is_counted_by_halves_with_its_days(office: Office) -> None:
    put(office, "Thực Hành", 9, "P/+")
    put(office, "Thực Hành", 10, "P")
    put(office, "Thực Hành", 11, "Ô")
    found = balance(office, "Thực Hành")
    assert [(row.day, row.halves) for row in found.taken] == [(date(2023, 5, 9), 1), (date(2023, 5, 10), 2)]
    assert (show_days(found.used), show_days(found.left)) == ("1,5", "10,5")


def test_an_adjustment_needs_halves_and_a_reason_and_is_undone(office: Office) -> None:
    who = person(office, "Thực Hành")
    with pytest.raises(Invalid) as refused:
        office.leave.save(LeaveAdjustment(0, who, 2023, 0))
    assert [p.field for p in refused.value.problems] == ["halves", "reason"]
    office.leave.save(LeaveAdjustment(0, who, 2023, 3, "Phép năm 2022 chuyển sang"))
    assert show_days(balance(office, "Thực Hành").left) == "13,5"
    office.diary.undo()
    assert show_days(balance(office, "Thực Hành").left) == "12"


def test_more_than_due_is_shown_below_zero(office: Office) -> None:
    office.leave.save(LeaveAdjustment(0, person(office, "Thực Hành"), 2023, -24, "Đã thanh toán"))
    put(office, "Thực Hành", 9, "P")
    assert show_days(balance(office, "Thực Hành").left) == "-1"


def test_who_is_not_of_the_year_has_no_balance(office: Office) -> None:
    add_person(office, "Chu Văn Đã Nghỉ", office.staff.units()[0].id, date(2020, 1, 1), date(2022, 12, 31))
    assert office.attendance.leave(person(office, "Đã Nghỉ"), 2023) is None
    assert len(office.leave.balances(2023)) == 4


def test_a_year_before_the_law_says_so() -> None:
    with pytest.raises(NotInForce, match="ngày nghỉ hằng năm có hiệu lực ngày 31/12/2000"):
        leave_rule(2000)


def test_a_gap_between_rows_is_refused(tmp_path: Path) -> None:
    text = Path("data/attendance/leave.toml").read_text(encoding="utf-8")
    file = tmp_path / "phep.toml"
    file.write_text(text.replace("2020-12-31", "2020-11-30"), encoding="utf-8")
    with pytest.raises(BadRule, match=r"phep.toml.*01/12/2020"):
        leave_rows(file)


def test_leave_on_a_day_that_is_not_worked_is_not_taken(office: Office) -> None:
    put(office, "Thực Hành", 31, "P")
    office.staff.leave(person(office, "Thực Hành"), date(2023, 5, 30), "Nghỉ hưu")
    assert balance(office, "Thực Hành").used == 0
    assert office.attendance.month(MAY).lines
