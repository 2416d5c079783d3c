"""A file of the calendar with a fault is refused whole, naming file and row."""

import shutil
from pathlib import Path

import pytest

from app import paths
from app.domain.rule_rows import BadRule
from app.services.calendar_files import shipped_calendar


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.data("calendar"), tmp_path / "calendar"))


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("days.toml", 'kind = "in-lieu"', 'kind = "rest"', "«kind» là «rest»"),
        ("days.toml", "day = 2023-01-02", "day = 2023-01-01", "ngày 01/01/2023 có hai dòng"),
        ("days.toml", "day = 2023-01-02", "day = 2033-01-02", "không có dòng [[plan]]"),
        ("days.toml", "day = 2023-01-02", 'day = "2/1/2023"', "«day» phải là ngày"),
        ("days.toml", "confirmed = true, ", "", "thiếu «confirmed»"),
        ("days.toml", ", verified = true },", " },", "thiếu «verified»"),
        ("days.toml", 'reason = "Tết Dương lịch"', 'note = "Tết Dương lịch"', "không có mục «note»"),
        ("holidays.toml", "valid_to = 2020-12-31", "valid_to = 2020-11-30", "từ 01/12/2020 đến 31/12/2020"),
        (
            "holidays.toml",
            "valid_to = 2020-12-31",
            "valid_to = 2021-01-01",
            "cùng có hiệu lực ngày 01/01/2021",
        ),
        ("holidays.toml", "before = [1, 0]", "before = [2]", "«before» phải là các số ngày từ 0 đến 1"),
        ("holidays.toml", "before = [1, 0]", "before = []", "«before» phải là các số ngày"),
        ("holidays.toml", "month = 1\n", "month = 13\n", "«month» là «13»"),
        ("holidays.toml", "[[in_lieu]]", "[[in_lieus]]", "không có loại bảng «in_lieus»"),
        ("working_time.toml", '"2222200"', '"222220"', "Chọn các ngày làm việc"),
        ("working_time.toml", 'morning_to = "12:00"', 'morning_to = "07:00"', "«morning_to»"),
        ("working_time.toml", "grace_late = 5", 'grace_late = "5"', "«grace_late» phải là số nguyên"),
        ("working_time.toml", "[[time]]", "[[time]", "không đúng cú pháp TOML"),
    ],
)
def test_each_fault_names_its_file(folder: Path, file: str, old: str, new: str, said: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadRule) as refused:
        shipped_calendar(folder)
    assert said in str(refused.value)
    assert file in str(refused.value)


def test_the_next_announced_year_is_rows_in_the_file_and_nothing_else(folder: Path) -> None:
    path = folder / "days.toml"
    text = path.read_text("utf-8")
    plan = '  { year = 2028, source = "Công văn thử", verified = true },\n]\nday = ['
    day = (
        '  { day = 2028-01-01, kind = "holiday", reason = "Tết Dương lịch", confirmed = true, '
        'source = "Công văn thử", verified = true },\n]\n'
    )
    path.write_text(text.replace("]\nday = [", plan, 1).rstrip().removesuffix("]") + day, "utf-8")
    known = shipped_calendar(folder)
    assert 2028 in known.years
    assert [row.reason for row in known.days if row.day.year == 2028] == ["Tết Dương lịch"]


def test_every_announced_day_names_its_source_and_the_doubtful_ones_are_not_called_verified() -> None:
    for row in shipped_calendar().days:
        assert "Điều" in row.source or "/" in row.source
        if not row.confirmed:
            assert "chưa đọc được" in row.source
