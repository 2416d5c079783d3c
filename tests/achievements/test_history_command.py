"""`python -m app history`: the page of a person or a unit as rows, by name without accents."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.__main__ import main
from app.services.office import Office
from app.services.practice import fill_practice_people
from app.services.practice_achievements import fill_practice_achievements
from tests.staff.people import add


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "so.db"
    office = Office.create(where, practice=True, fill=fill_practice_people)
    fill_practice_achievements(office)
    office.close()
    return where


def test_the_years_go_down_with_decisions_and_doubts(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--db", str(path), "history", "vu thi minh hoa"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Vũ Thị Minh Họa"
    years = [line for line in told if line.isdigit()]
    assert years == sorted(years, reverse=True)
    assert years[-1] == "2019"
    assert "  Cần xem: Lao động tiên tiến năm 2020 thiếu số quyết định." in told
    assert any(line.startswith("  Danh hiệu: Lao động tiên tiến (105/QĐ-SNgV, 22/12/2021") for line in told)


def test_json_holds_the_same_rows_of_a_unit(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--db", str(path), "history", "HTQT", "--json"]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert whole["name"] == "Phòng Hợp tác quốc tế (thực hành)"
    assert {row["kind"] for row in whole["rows"]} == {"Xếp loại", "Danh hiệu", "Đăng ký", "Thành tích"}
    assert all(row["decision"] for row in whole["rows"] if row["kind"] == "Danh hiệu")
    title = next(row for row in whole["rows"] if (row["year"], row["kind"]) == (2021, "Danh hiệu"))
    assert (title["code"], title["number"], title["decided_on"]) == ("TTLDTT", "107/QĐ-SNgV", "2021-12-22")
    assert title["decision"] == f"107/QĐ-SNgV, 22/12/2021, {title['issuer']}"


def test_nobody_and_two_of_one_name_are_sentences(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--db", str(path), "history", "Không Có Ai"]) == 1
    assert "Không có ai hay đơn vị nào tên" in capsys.readouterr().err
    office = Office.open(path)
    for born in (date(1980, 1, 2), date(1985, 3, 4)):
        add(office, "Nguyễn Thị Trùng Tên", birth_date=born)
    office.close()
    assert main(["--db", str(path), "history", "Nguyễn Thị Trùng Tên"]) == 1
    told = capsys.readouterr().err
    assert "02/01/1980" in told
    assert "Ghi thêm ngày sinh sau tên." in told
    assert main(["--db", str(path), "history", "nguyen thi trung ten 04/03/1985"]) == 0
