"""Days off in lieu and the choice of days around a holiday, on made-up laws and weeks."""

from collections.abc import Callable
from datetime import date

from app.domain.public_holidays import HolidayRow, reckoned
from app.domain.working_calendar import DayKind

SATURDAY, SUNDAY = 5, 6


def weekend(day: date) -> bool:
    return day.weekday() in {SATURDAY, SUNDAY}


def days_of(
    *rows: HolidayRow, year: int = 2023, lunar: date | None = None, rests: Callable[[date], bool] = weekend
) -> list[tuple[str, str, str]]:
    """Day, kind and reason; a lunar holiday falls on `lunar`."""

    def solar(_year: int, _month: int, _day: int) -> date:
        assert lunar is not None
        return lunar

    found = reckoned(year, rows, solar, rests, "bù {name}", "nguồn", lambda day: f"{day:%d/%m}")
    return [(f"{row.day:%m-%d}", row.kind.value, row.reason) for row in found]


def fixed(name: str, month: int, day: int) -> HolidayRow:
    return HolidayRow(name, name, month, day)


def test_a_holiday_on_a_sunday_is_made_up_on_the_monday() -> None:
    assert days_of(fixed("A", 4, 30)) == [("04-30", "holiday", "A"), ("05-01", "in-lieu", "bù A")]


def test_saturday_and_sunday_are_made_up_one_after_the_other_behind_the_holidays_that_follow() -> None:
    assert days_of(fixed("A", 4, 29), fixed("B", 4, 30), fixed("C", 5, 1), fixed("D", 5, 3)) == [
        ("04-29", "holiday", "A"),
        ("04-30", "holiday", "B"),
        ("05-01", "holiday", "C"),
        ("05-02", "in-lieu", "bù A"),
        ("05-03", "holiday", "D"),
        ("05-04", "in-lieu", "bù B"),
    ]


def test_two_holidays_on_one_working_day_make_no_further_day_off() -> None:
    assert days_of(fixed("A", 5, 4), HolidayRow("B", "B", 3, 10, lunar=True), lunar=date(2023, 5, 4)) == [
        ("05-04", "holiday", "A; B")
    ]


def test_two_holidays_on_one_rest_day_make_one_day_in_lieu() -> None:
    assert days_of(fixed("A", 4, 30), HolidayRow("B", "B", 3, 10, lunar=True), lunar=date(2023, 4, 30)) == [
        ("04-30", "holiday", "A; B"),
        ("05-01", "in-lieu", "bù A"),
    ]


def test_a_holiday_on_the_last_saturday_of_a_year_is_made_up_in_the_next() -> None:
    assert days_of(fixed("A", 12, 31), year=2022) == [("12-31", "holiday", "A"), ("01-02", "in-lieu", "bù A")]


def test_a_week_with_one_rest_day_gives_back_that_day_only() -> None:
    found = days_of(fixed("A", 4, 29), fixed("B", 4, 30), rests=lambda day: day.weekday() == SUNDAY)
    assert [day for day, kind, _reason in found if kind == DayKind.IN_LIEU] == ["05-01"]


def test_of_two_arrangements_the_one_that_wastes_fewer_rest_days_is_taken() -> None:
    """The new year on a Tuesday: with two days before it a Sunday would be lost."""
    tet = HolidayRow("T", "Tết", 1, 1, lunar=True, days=5, before=(2, 1))
    assert [day for day, _kind, _reason in days_of(tet, year=2026, lunar=date(2026, 2, 17))] == [
        "02-16", "02-17", "02-18", "02-19", "02-20"
    ]  # fmt: skip


def test_of_two_equal_arrangements_the_one_beside_the_weekend_is_taken() -> None:
    pair = HolidayRow("Q", "Quốc khánh", 9, 2, days=2, before=(1, 0))
    assert [day for day, _kind, _reason in days_of(pair, year=2021)] == ["09-02", "09-03"]


def test_a_row_not_in_force_on_its_own_day_gives_nothing() -> None:
    late = HolidayRow("V", "Mới", 11, 24, valid_from=date(2026, 7, 1))
    assert days_of(late, year=2025) == []
    assert days_of(late, year=2026) == [("11-24", "holiday", "Mới")]
