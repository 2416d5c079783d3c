"""Numbers of outgoing papers: proposed in turn, doubts named."""

from dataclasses import replace
from datetime import date

from app.domain.register import RegisterEntry, Series, doubts, next_number

FIRST = RegisterEntry(1, 2023, Series.OFFICE, 1, "KH-SNgV", date(2023, 1, 12), "Kế hoạch", "Một")


def test_the_next_number_counts_by_year_and_series() -> None:
    entries = [FIRST, replace(FIRST, id=2, number=7), replace(FIRST, id=3, series=Series.COUNCIL, number=3)]
    assert next_number(entries, 2023, Series.OFFICE) == 8
    assert next_number(entries, 2023, Series.COUNCIL) == 4
    assert next_number(entries, 2024, Series.OFFICE) == 1


def test_numbers_below_ten_take_a_zero() -> None:
    assert FIRST.number_text == "01/KH-SNgV"
    assert replace(FIRST, number=12).number_text == "12/KH-SNgV"


def test_a_number_used_twice_is_pointed_out() -> None:
    other = replace(FIRST, id=2, summary="Hai")
    assert doubts(FIRST, [FIRST, other]) == ("Số 01 đã dùng cho “Hai”, ngày 12/01/2023.",)


def test_the_council_numbers_apart() -> None:
    assert doubts(FIRST, [replace(FIRST, id=2, series=Series.COUNCIL)]) == ()


def test_a_date_before_its_basis_is_pointed_out() -> None:
    assert "trước ngày 15/01/2023" in doubts(replace(FIRST, basis_on=date(2023, 1, 15)), [])[0]


def test_a_date_out_of_the_order_of_numbers_is_pointed_out() -> None:
    later = replace(FIRST, id=2, number=2, issued_on=date(2023, 1, 5))
    assert "Số nhỏ hơn 01 lại có ngày sau" in doubts(later, [FIRST])[0]


def test_a_date_of_another_year_is_pointed_out() -> None:
    assert "không thuộc sổ năm 2023" in doubts(replace(FIRST, issued_on=date(2024, 1, 2)), [])[0]
