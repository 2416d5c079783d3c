"""The years 2023 to 2027 day by day for an office of the state, and years nobody has announced."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.__main__ import main
from app.domain.working_calendar import CalendarDay, DayKind, WorkingCalendar
from app.errors import NotInForce
from app.services.calendar_days import (
    CONFIRMED_WORDS,
    PAST_WORDS,
    RECKONED_WORDS,
    days_without_office,
    reckoned_days,
)
from app.services.calendar_files import shipped_calendar

CASES = Path(__file__).parent / "days-2023-2027.tsv"
MARKS = {"sure": "", "doubt": f" {CONFIRMED_WORDS}", "expected": f" {RECKONED_WORDS}"}


def of_law(year: int) -> tuple[CalendarDay, ...]:
    return reckoned_days(year, shipped_calendar().times)


def cases(year: int) -> list[str]:
    rows = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines()]
    return [
        f"{day}\t{off_or_work}\t{reason}{MARKS[sure]}"
        for day, off_or_work, sure, reason in rows
        if day.startswith(str(year))
    ]


@pytest.mark.parametrize("year", range(2023, 2028))
def test_the_command_prints_each_day_of_the_table(year: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calendar", str(year)]) == 0
    assert capsys.readouterr().out.splitlines() == cases(year)


@pytest.mark.parametrize("year", range(2023, 2028))
def test_days_and_months_are_named_with_their_true_weekday(year: int) -> None:
    for known in days_without_office(year):
        weekday = known.row.day.weekday()
        if known.row.kind is DayKind.MAKE_UP:
            assert weekday >= 5
        elif known.row.kind in {DayKind.IN_LIEU, DayKind.SWAPPED}:
            assert weekday < 5


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026, 2027])
def test_what_the_law_and_the_lunar_calendar_give_agrees_with_what_was_announced(year: int) -> None:
    """Only swaps, made by decision, may differ."""
    announced = {
        k.row.day for k in days_without_office(year) if k.row.kind in (DayKind.HOLIDAY, DayKind.IN_LIEU)
    }
    assert {row.day for row in of_law(year)} == announced


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [(2021, "02-10", "02-16"), (2022, "01-31", "02-04"), (2020, "01-23", "01-29")],
)
def test_tet_of_past_years_is_arranged_as_it_was_announced(year: int, first: str, last: str) -> None:
    found = [k.row.day for k in days_without_office(year) if "Tết Nguyên đán" in k.row.reason]
    assert (min(found).isoformat(), max(found).isoformat()) == (f"{year}-{first}", f"{year}-{last}")


@pytest.mark.parametrize(
    ("year", "other"), [(2021, 3), (2022, 1), (2023, 1), (2024, 3), (2025, 1), (2026, 1)]
)
def test_the_day_beside_2_september_is_chosen_as_it_was_announced(year: int, other: int) -> None:
    days = [row.day for row in of_law(year) if row.reason == "Quốc khánh"]
    assert sorted(days) == sorted([date(year, 9, 2), date(year, 9, other)])


def test_two_holidays_on_one_weekend_give_two_days_in_lieu_after_the_third() -> None:
    spring = [row for row in of_law(2023) if row.day.month in {4, 5}]
    assert [(row.day.isoformat(), row.kind) for row in spring] == [
        ("2023-04-29", DayKind.HOLIDAY),
        ("2023-04-30", DayKind.HOLIDAY),
        ("2023-05-01", DayKind.HOLIDAY),
        ("2023-05-02", DayKind.IN_LIEU),
        ("2023-05-03", DayKind.IN_LIEU),
    ]
    assert [row.reason for row in spring[3:]] == ["Nghỉ bù Giỗ Tổ Hùng Vương", "Nghỉ bù Ngày Chiến thắng"]


def test_new_year_on_a_weekend_is_made_up_on_the_monday() -> None:
    lieu = {
        y: [
            k.row.day
            for k in days_without_office(y)
            if k.row.day.month == 1 and k.row.kind is DayKind.IN_LIEU and "Dương" in k.row.reason
        ]
        for y in (2022, 2028, 2033)
    }
    assert lieu == {2022: [date(2022, 1, 3)], 2028: [date(2028, 1, 3)], 2033: [date(2033, 1, 3)]}


def test_a_year_without_an_announcement_says_so_and_a_past_one_that_it_was_not_compared() -> None:
    assert {known.mark for known in days_without_office(2031)} == {RECKONED_WORDS}
    assert {known.mark for known in days_without_office(2019)} == {PAST_WORDS}
    assert not any(known.row.confirmed for known in days_without_office(2031))


def test_before_the_labour_code_of_2019_the_national_day_was_one_day() -> None:
    assert [k.row.day for k in days_without_office(2020) if k.row.reason == "Quốc khánh"] == [
        date(2020, 9, 2)
    ]


def test_every_year_of_the_lunar_tables_is_reckoned_whole() -> None:
    """Five days of Tết, each lost weekly rest given back, nothing in lieu on a rest day or a holiday."""
    rests = WorkingCalendar(shipped_calendar().times).rests
    for year in range(2028, 2200):
        rows = [known.row for known in days_without_office(year)]
        assert len({row.day for row in rows}) == len(rows)
        kinds = Counter(row.kind for row in rows)
        assert kinds[DayKind.IN_LIEU] == sum(r.kind is DayKind.HOLIDAY and rests(r.day) for r in rows)
        assert not any(row.kind is DayKind.IN_LIEU and rests(row.day) for row in rows)
        assert sum("Tết Nguyên đán," in row.reason for row in rows) == 5


def test_a_year_before_the_oldest_law_known_is_refused_with_its_day(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(NotInForce, match="31/12/1990"):
        days_without_office(1990)
    assert main(["calendar", "1990"]) == 1
    assert "31/12/1990" in capsys.readouterr().err


def test_an_office_that_works_on_saturdays_is_given_back_sundays_only() -> None:
    (hours,) = shipped_calendar().times

    found = days_without_office(2033, (replace(hours, days="2222220"),))
    assert date(2033, 1, 1).weekday() == 5
    assert not any(
        k.row.kind is DayKind.IN_LIEU and k.row.day < date(2033, 1, 1) + timedelta(7) for k in found
    )
