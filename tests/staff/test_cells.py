"""Cells of staff lists: days in any habit, names, sexes and kinds as offices write them."""

from datetime import date

import pytest

from app.domain.import_cells import read_day, read_kind, read_sex, shown_name
from app.domain.staff import Sex, StaffKind
from app.errors import SayToUser
from app.services.staff_import import vocabulary

TODAY = date(2023, 5, 22)


@pytest.mark.parametrize(
    "words",
    [
        "1990-02-03",
        "1990-02-03 00:00:00",
        "3/2/1990",
        "03.02.1990",
        "03-02-90",
        "3 / 2 / 1990",
        "'03/02/1990",
        "Ngày 03 tháng 02 năm 1990",
        "03021990",
        "32907",
    ],
)
def test_one_day_in_many_habits(words: str) -> None:
    assert read_day(words, TODAY) == date(1990, 2, 3)


def test_months_first_is_a_habit_of_a_column_not_of_a_cell() -> None:
    assert vocabulary().month_first(["02/03/1990", "12/31/1990"])
    assert not vocabulary().month_first(["02/03/1990", "31/12/1990", "12/31/1990"])
    assert not vocabulary().month_first(["02/03/1990"])
    assert read_day("02/03/1990", TODAY, month_first=True) == date(1990, 2, 3)


def test_two_figures_of_a_year_are_of_this_century_only_up_to_now() -> None:
    assert read_day("01/02/23", TODAY) == date(2023, 2, 1)
    assert read_day("01/02/24", TODAY) == date(1924, 2, 1)


@pytest.mark.parametrize("words", ["1990", "năm 1990", "31/02/1990", "abc", "00/00/0000", "99999999", "1/2"])
def test_what_is_no_day_is_said(words: str) -> None:
    with pytest.raises(SayToUser):
        read_day(words, TODAY)


def test_an_empty_cell_is_nothing() -> None:
    assert read_day(" ", TODAY) is None
    assert read_sex("", vocabulary()) is Sex.UNKNOWN
    assert read_kind("", vocabulary()) is StaffKind.CONG_CHUC


def test_sexes_kinds_and_heads_as_offices_write_them() -> None:
    words = vocabulary()
    assert [read_sex(text, words) for text in ("Nam", "NỮ", "nu", "M", "F")] == [
        Sex.MALE,
        Sex.FEMALE,
        Sex.FEMALE,
        Sex.MALE,
        Sex.FEMALE,
    ]
    with pytest.raises(SayToUser, match="không phải Nam hay Nữ"):
        read_sex("khác", words)
    assert read_kind("Hợp đồng 111", words) is StaffKind.HOP_DONG
    assert read_kind("VC", words) is StaffKind.VIEN_CHUC
    assert read_kind("Công chức", words) is StaffKind.CONG_CHUC
    with pytest.raises(SayToUser, match="Chưa rõ"):
        read_kind("cộng tác viên", words)
    assert words.leads("Phó Trưởng phòng")
    assert words.leads("Chánh Văn phòng Sở")
    assert not words.leads("Chuyên viên")


def test_a_name_in_capitals_is_written_as_names_are() -> None:
    assert shown_name("LÊ  VĂN ĐẶT") == "Lê Văn Đặt"
    assert shown_name("Lê văn Đặt") == "Lê văn Đặt"
