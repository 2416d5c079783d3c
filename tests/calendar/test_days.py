"""What one day asks: halves, hours by season and person, and the office's own rows over the shipped."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from app.__main__ import main
from app.domain.staff import Person
from app.domain.working_calendar import (
    CalendarDay,
    DayKind,
    HalfTime,
    Halves,
    WorkingCalendar,
    WorkingTime,
    read_time,
)
from app.errors import Invalid, NotInForce
from app.services.calendar_days import Origin
from app.services.office import Office
from app.storage import record_rows

HOURS = WorkingTime(1, "Giờ hành chính", None, "2222200", "07:30", "12:00", "13:30", "17:00")
SUMMER = WorkingTime(
    2, "Mùa hè", None, "2222210", "07:00", "11:30", "13:30", "17:00", season_from="04-16", season_to="10-15"
)
WINTER = WorkingTime(
    3, "Mùa đông", None, "2222200", "08:00", "12:00", "13:30", "17:30", season_from="10-16", season_to="04-15"
)


def a_person(office: Office) -> int:
    with office.operation("Thêm cán bộ"):
        return record_rows.save(office.db, Person(0, "Trần Thị Ví Dụ"))


def test_an_ordinary_monday_has_both_halves_and_a_saturday_none() -> None:
    calendar = WorkingCalendar((HOURS,))
    monday = calendar.on(date(2023, 5, 22))
    assert (monday.kind, monday.morning, monday.afternoon) == (
        DayKind.ORDINARY,
        HalfTime(time(7, 30), time(12)),
        HalfTime(time(13, 30), time(17)),
    )
    saturday = calendar.on(date(2023, 5, 20))
    assert saturday.kind is DayKind.REST
    assert not saturday.works


def test_the_season_decides_over_the_row_of_the_whole_year_and_spans_new_year() -> None:
    calendar = WorkingCalendar((SUMMER, WINTER, HOURS))
    starts = {
        day: calendar.on(day).morning.start  # type: ignore[union-attr]
        for day in (
            date(2024, 4, 15),
            date(2024, 4, 16),
            date(2024, 10, 15),
            date(2024, 10, 16),
            date(2025, 1, 2),
        )
    }
    assert list(starts.values()) == [time(8), time(7), time(7), time(8), time(8)]


def test_a_half_day_saturday_is_worked_in_the_morning() -> None:
    plan = WorkingCalendar((SUMMER,)).on(date(2023, 5, 20))
    assert plan.kind is DayKind.ORDINARY
    assert plan.morning is not None
    assert plan.afternoon is None


def test_a_persons_shorter_day_holds_for_that_person_and_that_time_only() -> None:
    nursing = WorkingTime(
        4, "Nuôi con nhỏ", 7, "2222200", "08:00", "12:00", "13:30", "16:30",
        valid_from=date(2023, 3, 1), valid_to=date(2023, 8, 31),
    )  # fmt: skip
    calendar = WorkingCalendar((HOURS, nursing))
    assert calendar.on(date(2023, 5, 22), 7).morning == HalfTime(time(8), time(12))
    assert calendar.on(date(2023, 5, 22), 8) == calendar.on(date(2023, 5, 22))
    assert calendar.on(date(2023, 9, 5), 7) == calendar.on(date(2023, 9, 5))
    assert calendar.own_hours(7)
    assert not calendar.own_hours(8)


def test_the_row_begun_later_decides_from_its_day_on() -> None:
    later = WorkingTime(
        5, "Mới", None, "2222200", "07:00", "11:30", "13:00", "16:30", valid_from=date(2024, 7, 1)
    )
    calendar = WorkingCalendar((HOURS, later))
    assert calendar.on(date(2024, 6, 28)).morning == HalfTime(time(7, 30), time(12))
    assert calendar.on(date(2024, 7, 1)).morning == HalfTime(time(7), time(11, 30))


def test_a_holiday_may_take_one_half_and_a_make_up_day_give_one() -> None:
    monday, saturday = date(2023, 5, 22), date(2023, 5, 20)
    calendar = WorkingCalendar(
        (HOURS,),
        {
            monday: CalendarDay(1, monday, DayKind.SWAPPED, Halves.AFTERNOON, "Họp mặt"),
            saturday: CalendarDay(2, saturday, DayKind.MAKE_UP, Halves.MORNING, "Làm bù"),
        },
    )
    assert [calendar.on(monday).morning is None, calendar.on(monday).afternoon is None] == [False, True]
    assert [calendar.on(saturday).morning is None, calendar.on(saturday).afternoon is None] == [False, True]
    assert calendar.working_halves(saturday, monday) == 2


def test_without_hours_in_force_the_day_is_named() -> None:
    old = WorkingTime(
        1, "Cũ", None, "2222200", "07:30", "12:00", "13:30", "17:00", valid_to=date(2020, 12, 31)
    )
    with pytest.raises(NotInForce, match="04/01/2021"):
        WorkingCalendar((old,)).on(date(2021, 1, 4))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("07:30", time(7, 30)),
        ("7h30", time(7, 30)),
        ("13h", time(13)),
        ("24:00", None),
        ("sáng", None),
        ("7", None),
    ],
)
def test_times_are_read_as_they_are_written(text: str, at: time | None) -> None:
    assert read_time(text) == at


def test_the_month_of_may_2023_has_twenty_working_days(empty: Office) -> None:
    calendar = empty.calendar.between(date(2023, 5, 1), date(2023, 5, 31))
    assert calendar.working_halves(date(2023, 5, 1), date(2023, 5, 31)) == 40
    second = calendar.on(date(2023, 5, 2))
    assert (second.kind, second.reason, second.confirmed) == (
        DayKind.IN_LIEU,
        "Nghỉ bù Giỗ Tổ Hùng Vương",
        True,
    )


def test_a_make_up_saturday_is_worked_whole(empty: Office) -> None:
    plan = empty.calendar.between(date(2024, 4, 27), date(2024, 5, 5)).on(date(2024, 5, 4))
    assert plan.kind is DayKind.MAKE_UP
    assert plan.morning is not None
    assert plan.afternoon is not None


def test_a_span_over_new_year_knows_the_days_of_both_years(empty: Office) -> None:
    calendar = empty.calendar.between(date(2025, 12, 29), date(2026, 1, 11))
    off = [
        p.day.day
        for p in calendar.days(date(2025, 12, 29), date(2026, 1, 11))
        if p.kind not in {DayKind.ORDINARY, DayKind.REST}
    ]
    assert off == [1, 2, 10]


def test_the_office_says_a_day_is_ordinary_and_undo_gives_the_holiday_back(empty: Office) -> None:
    culture = date(2026, 11, 24)
    assert not empty.calendar.between(culture, culture).on(culture).works
    empty.calendar.save(
        CalendarDay(0, culture, DayKind.ORDINARY, reason="Chưa có luật, vẫn làm việc", confirmed=True)
    )
    plan = empty.calendar.between(culture, culture).on(culture)
    assert plan.works
    assert plan.kind is DayKind.ORDINARY
    empty.diary.undo()
    assert not empty.calendar.between(culture, culture).on(culture).works


def test_confirming_a_year_makes_its_days_the_offices_own_in_one_step(empty: Office) -> None:
    before = empty.calendar.year(2028)
    done = empty.calendar.confirm_year(2028)
    after = empty.calendar.year(2028)
    assert done.value == len(before)
    assert [k.row.day for k in after] == [k.row.day for k in before]
    assert all(k.origin is Origin.OFFICE and k.row.confirmed and not k.mark for k in after)
    assert empty.calendar.confirm_year(2028).value == 0
    empty.diary.undo()
    assert empty.calendar.year(2028) == before


def test_a_swap_is_two_days_and_one_step_of_undo(empty: Office) -> None:
    empty.calendar.swap(date(2028, 4, 27), date(2028, 4, 22), "nghỉ liền 30/4", "Thông báo của tỉnh")
    rows = {k.row.day: k.row for k in empty.calendar.year(2028)}
    assert rows[date(2028, 4, 27)].kind is DayKind.SWAPPED
    assert rows[date(2028, 4, 22)].reason == "Làm bù cho thứ Năm 27/04/2028: nghỉ liền 30/4"
    empty.diary.undo()
    assert date(2028, 4, 27) not in {k.row.day for k in empty.calendar.year(2028)}


@pytest.mark.parametrize(
    ("off", "work", "field"),
    [
        (date(2028, 4, 30), date(2028, 4, 22), "off"),
        (date(2028, 4, 29), date(2028, 4, 22), "off"),
        (date(2028, 4, 27), date(2028, 4, 26), "work"),
        (date(2028, 4, 27), date(2028, 4, 27), "work"),
        (date(2028, 4, 27), date(2028, 5, 1), "work"),
    ],
)
def test_a_swap_that_cannot_be_is_refused_with_its_field(
    empty: Office, off: date, work: date, field: str
) -> None:
    before = empty.calendar.year(2028)
    with pytest.raises(Invalid) as refused:
        empty.calendar.swap(off, work, "", "")
    assert field in [problem.field for problem in refused.value.problems]
    assert empty.calendar.year(2028) == before


def test_a_shipped_row_of_hours_changed_becomes_the_offices_own(empty: Office) -> None:
    (shipped,) = empty.calendar.times()
    done = empty.calendar.save(replace(shipped, morning_from="7h"))
    kept = [row for row in empty.calendar.times() if row.id == done.value]
    assert kept[0].morning_from == "07:00"
    assert empty.calendar.times()[0] == shipped
    assert empty.calendar.between(date(2023, 5, 22), date(2023, 5, 22)).on(
        date(2023, 5, 22)
    ).morning == HalfTime(time(7), time(12))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"morning_from": "bảy giờ"}, "morning_from"),
        ({"morning_to": ""}, "morning_to"),
        ({"morning_to": "07:00"}, "morning_to"),
        ({"afternoon_from": "11:00"}, "afternoon_from"),
        ({"days": "22222"}, "days"),
        ({"season_from": "31/02", "season_to": "15/10"}, "season_from"),
        ({"season_from": "16/04"}, "season_to"),
        ({"grace_late": 500}, "grace_late"),
        ({"grace_late": 30, "watch": 15}, "watch"),
        ({"valid_from": date(2024, 1, 1), "valid_to": date(2023, 1, 1)}, "valid_to"),
    ],
)
def test_hours_that_cannot_be_are_refused_with_their_field(
    empty: Office, changes: dict[str, object], field: str
) -> None:
    values = {**vars(HOURS), "id": 0, **changes}
    with pytest.raises(Invalid) as refused:
        empty.calendar.save(WorkingTime(**values))  # type: ignore[arg-type]
    assert field in [problem.field for problem in refused.value.problems]
    assert len(empty.calendar.times()) == 1


def test_two_rows_of_one_season_may_not_overlap_but_two_persons_may(empty: Office) -> None:
    empty.calendar.save(replace(SUMMER, id=0))
    empty.calendar.save(replace(WINTER, id=0))
    with pytest.raises(Invalid, match="Mùa hè"):
        empty.calendar.save(replace(SUMMER, id=0, name="Hè khác", season_from="15/10", season_to="20/10"))
    person = a_person(empty)
    empty.calendar.save(replace(SUMMER, id=0, name="Nuôi con nhỏ", person_id=person))
    assert len(empty.calendar.times()) == 4


def test_the_command_with_a_file_prints_what_the_office_keeps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "so.db"
    office = Office.create(path)
    office.calendar.save(
        CalendarDay(0, date(2026, 11, 24), DayKind.ORDINARY, reason="Vẫn làm việc", confirmed=True)
    )
    office.calendar.save(
        CalendarDay(0, date(2026, 7, 3), DayKind.SWAPPED, reason="Nghỉ bù trực", confirmed=False)
    )
    office.close()
    assert main(["--db", str(path), "calendar", "2026"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "2026-07-03\toff\tNghỉ bù trực (chưa xác nhận)" in lines
    assert not any(line.startswith("2026-11-24") for line in lines)


def test_a_day_the_office_has_already_is_not_written_over_by_a_new_one(empty: Office) -> None:
    held = CalendarDay(0, date(2026, 7, 3), DayKind.SWAPPED, reason="Nghỉ bù trực", confirmed=True)
    empty.calendar.save(held)
    with pytest.raises(Invalid, match="03/07/2026 đã có"):
        empty.calendar.save(replace(held, reason="Khác"))
    with pytest.raises(Invalid, match="Chưa có lý do"):
        empty.calendar.save(replace(held, day=date(2026, 7, 6), reason=" "))
    assert [k.row.reason for k in empty.calendar.year(2026) if k.row.day.month == 7] == ["Nghỉ bù trực"]


def test_half_a_day_may_be_swapped(empty: Office) -> None:
    off, work = date(2028, 4, 27), date(2028, 4, 22)
    empty.calendar.swap(off, work, halves=Halves.AFTERNOON)
    plans = {plan.day: plan for plan in empty.calendar.between(work, off).days(work, off)}
    assert (plans[off].morning is None, plans[off].afternoon is None) == (False, True)
    assert (plans[work].morning is None, plans[work].afternoon is None) == (True, False)
