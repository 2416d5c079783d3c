"""Days as papers and people write them."""

from datetime import date

import pytest

from app.domain.dates import PartialDate, date_line, read_date, read_partial, show_date, show_weekday
from app.errors import SayToUser


@pytest.mark.parametrize(
    ("issued", "line"),
    [
        (PartialDate(2023, 1, 9), "Bình Phước, ngày 09 tháng 01 năm 2023"),
        (PartialDate(2023, 2, 28), "Bình Phước, ngày 28 tháng 02 năm 2023"),
        (PartialDate(2019, 6, 29), "Bình Phước, ngày 29 tháng 6 năm 2019"),
        (PartialDate(2023, 1), "Bình Phước, ngày        tháng 01 năm 2023"),
        (None, "Bình Phước, ngày        tháng        năm 2023"),
    ],
)
def test_the_date_line_follows_the_decree(issued: PartialDate | None, line: str) -> None:
    assert date_line("Bình Phước", issued, 2023) == line


@pytest.mark.parametrize("typed", ["9/1/2023", "09-01-2023", "09.01.2023", " 2023-01-09 ", "9/1/23"])
def test_a_day_is_read_in_every_habit(typed: str) -> None:
    assert read_date(typed) == date(2023, 1, 9)


@pytest.mark.parametrize("typed", ["31/02/2023", "9/1", "hôm nay", "", "2023/13/01", "9/1/023"])
def test_what_is_no_day_gets_an_example(typed: str) -> None:
    with pytest.raises(SayToUser, match="ví dụ 09/01/2023"):
        read_date(typed)


def test_a_partial_date_may_lack_day_and_month() -> None:
    assert read_partial("") is None
    assert read_partial("2023") == PartialDate(2023)
    assert read_partial("01/2023") == PartialDate(2023, 1)
    assert read_partial("9/1/2023") == PartialDate(2023, 1, 9)


@pytest.mark.parametrize("parts", [(2023, None, 9), (2023, 13, None), (2023, 2, 30)])
def test_impossible_parts_are_refused_in_words(parts: tuple[int, int | None, int | None]) -> None:
    with pytest.raises(SayToUser):
        PartialDate(*parts)


@pytest.mark.parametrize("iso", ["2023", "2023-02", "2023-02-28"])
def test_a_partial_date_is_stored_and_read_back(iso: str) -> None:
    stored = PartialDate.from_iso(iso)
    assert stored is not None
    assert stored.iso == iso


def test_a_blank_part_spans_all_it_may_mean() -> None:
    assert PartialDate(2024, 2).latest() == date(2024, 2, 29)
    assert PartialDate(2024).earliest() == date(2024, 1, 1)
    assert PartialDate(2024).latest() == date(2024, 12, 31)
    assert PartialDate(2024, 2).complete() is None


def test_days_are_shown_as_the_office_writes_them() -> None:
    assert show_date(date(2023, 6, 5)) == "05/06/2023"
    assert show_weekday(date(2023, 1, 5)) == "thứ Năm"
    assert PartialDate(2023, 1).show() == "tháng 01/2023"


def test_a_short_year_is_the_nearest_of_its_century() -> None:
    assert [read_date(f"1/2/{year}").year for year in ("00", "49", "50", "99")] == [2000, 2049, 1950, 1999]
