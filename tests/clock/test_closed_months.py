"""A closed month keeps what the clock said of it; hours changed later are told beside it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.staff import ClockNumber
from app.domain.working_calendar import WorkingTime
from app.services.office import Office
from tests.attendance.stage import MAY, an_office, person

DAY = date(2023, 5, 18)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = an_office(tmp_path)
    yield office
    office.close()


@pytest.fixture
def hours(office: Office) -> WorkingTime:
    """07:30 to 11:30 and 13:30 to 17:00, five minutes of grace."""
    row = WorkingTime(0, "Giờ hành chính", None, "2222200", "07:30", "11:30", "13:30", "17:00", grace_late=5)
    done = office.calendar.save(replace(row, valid_from=date(2023, 1, 1)))
    return next(one for one in office.calendar.times() if one.id == done.value)


@pytest.fixture
def late(office: Office, hours: WorkingTime, tmp_path: Path) -> int:
    """22 minutes late on the morning of DAY."""
    who = person(office, "Phác Thảo")
    office.staff.save_clock(ClockNumber(0, "17", who))
    bring(office, tmp_path / "1_attlog.dat", "2023-05-18 07:52:10", "2023-05-18 17:01:00")
    return who


def bring(office: Office, path: Path, *punches: str) -> None:
    path.write_text("".join(f"17\t{at}\t1\t255\t1\t0\r\n" for at in punches), "utf-8")
    office.clock.keep(office.clock.understand(path))


def close(office: Office) -> None:
    office.attendance.fill(office.attendance.month(MAY))
    office.attendance.close(MAY)


def test_a_closed_month_explains_itself_by_the_hours_it_was_closed_with(
    office: Office, late: int, hours: WorkingTime
) -> None:
    close(office)
    before = office.attendance.month(MAY)
    said = office.clock.explain(late, DAY)
    assert "Muộn 22 phút so với 07:30, được trễ 5 phút" in said
    office.calendar.save(replace(hours, morning_from="07:45"))
    assert office.clock.explain(late, DAY)[:-1] == said
    assert office.clock.explain(late, DAY)[-1] == (
        "Giờ làm việc, ngày nghỉ hoặc số máy đã sửa sau khi chốt. Tính lại theo bây giờ: "
        "sáng có mặt, muộn 7 phút; chiều có mặt. Số đã chốt giữ nguyên."
    )
    assert office.attendance.month(MAY).by_person[late].totals.minutes == 22
    assert office.attendance.month(MAY).totals == before.totals
    assert [fact.minutes for fact in office.conduct.facts(DAY, DAY)] == [22]


def test_hours_changed_after_the_closing_count_once_the_month_is_open_again(
    office: Office, late: int, hours: WorkingTime
) -> None:
    close(office)
    office.calendar.save(replace(hours, morning_from="07:45"))
    assert office.attendance.changed_since(MAY) == ()
    office.attendance.reopen(MAY, "Giờ làm việc đã sửa")
    assert "Muộn 7 phút so với 07:45, được trễ 5 phút" in office.clock.explain(late, DAY)
    assert [(row.before, row.after) for row in office.attendance.changed_since(MAY)] == [
        ("+ (muộn 22′)", "+ (muộn 7′)")
    ]


def test_later_files_of_other_months_change_nothing_in_the_words_of_a_closed_one(
    office: Office, late: int, hours: WorkingTime, tmp_path: Path
) -> None:
    close(office)
    said = office.clock.explain(late, DAY)
    bring(office, tmp_path / "2_attlog.dat", "2023-04-18 07:20:00")
    assert office.clock.explain(late, DAY) == said
