"""`judge` and `tally` by the office's own rows with --db, by the shipped ones without it."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from app.__main__ import main
from app.services.office import Office

BEFORE, AFTER = date(2025, 12, 9), date(2025, 12, 10)
PAPER = "Quyết định 12/QĐ-VD ngày 02/12/2025"
COUNT = """
[[case]]
name = "{day}"
title = "LDTT"
decided_on = {day}
members = 9
present = 9
written = 0
printed = 9
issued = 9
collected = 9
valid = 9
invalid = 0
yes = 6
no = 3
blank = 0
written_yes = 0
"""
PERSON = """
[[case]]
name = "{day}"
title = "LDTT"
year = 2025
decided_on = {day}
joined = 2025-05-02
months_worked = 7
grades = {{ 2025 = "HTT" }}
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    office = Office.create(path, now=lambda: datetime(2025, 12, 1, 9, 0))
    lines = office.rules.lines("R2025", AFTER)
    ballot = next(one for one in lines if one.table == "ballot" and one.values["award"] == "LDTT")
    months = next(one for one in lines if one.values.get("measure") == "months_worked")
    for line, changed in ((ballot, {"percent": 75}), (months, {"at_least": 8})):
        row = office.rules.draft("R2025", line.table, {**line.values, **changed})
        office.rules.save(replace(row, document=PAPER, valid_from=AFTER))
    office.close()
    return path


def cases(path: Path, form: str) -> str:
    path.write_text(form.format(day=BEFORE) + form.format(day=AFTER), "utf-8")
    return str(path)


def outcomes(printed: str) -> list[str]:
    return [line.split(": ")[1] for line in printed.splitlines() if not line.startswith(" ")]


@pytest.mark.parametrize(
    ("command", "form", "shipped", "own"),
    [
        ("tally", COUNT, ["pass", "pass"], ["pass", "fail"]),
        ("judge", PERSON, ["met", "met"], ["met", "not met"]),
    ],
)
def test_the_office_rows_hold_from_their_day_only_where_its_file_is_named(
    command: str,
    form: str,
    shipped: list[str],
    own: list[str],
    book: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = cases(tmp_path / "cases.toml", form)
    assert main([command, file]) == 0
    assert outcomes(capsys.readouterr().out) == shipped
    assert main(["--db", str(book), command, file]) == 0
    printed = capsys.readouterr().out
    assert outcomes(printed) == own
    assert PAPER in printed


@pytest.mark.parametrize("command", ["judge", "tally"])
def test_a_folder_of_rules_and_an_office_are_not_mixed(
    command: str, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = cases(tmp_path / "cases.toml", PERSON if command == "judge" else COUNT)
    assert main(["--db", str(book), command, file, "--rules", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("--db và --rules không đi cùng nhau")


def test_a_file_held_by_the_window_is_still_read(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window = Office.open(book, lambda: datetime(2025, 12, 1, 9, 0))
    try:
        assert main(["--db", str(book), "judge", cases(tmp_path / "cases.toml", PERSON)]) == 0
        assert outcomes(capsys.readouterr().out) == ["met", "not met"]
    finally:
        window.close()
