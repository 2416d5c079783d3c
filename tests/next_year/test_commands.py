"""`python -m app next-year` and `compare`, as typed."""

from pathlib import Path

import pytest

from app.__main__ import main


@pytest.fixture
def db(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    path = str(tmp_path / "so.db")
    assert main(["--db", path, "new", "--practice"]) == 0
    capsys.readouterr()
    return path


def test_without_take_it_only_tells(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert main(["--db", db, "next-year", "--from", "2023", "--to", "2024"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 44
    assert lines[-1] == "Chưa lập gì. Thêm --take all để lấy các đề nghị và lập kế hoạch."
    first = "đổi\tTên loại và trích yếu\tnăm 2023\tnăm 2024\tKế hoạch mới là của năm 2024\t"
    assert lines[0] == lines[22] == first


def test_take_all_makes_the_plan_and_lists_what_was_left(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--db", db, "next-year", "--from", "2023", "--take", "all"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[21] == "Đã lập kế hoạch 2024 từ kế hoạch 2023."
    assert len(lines[22:]) == 4
    assert main(["--db", db, "next-year", "--from", "2023", "--take", "all"]) == 1
    assert "Năm 2024 đã có kế hoạch" in capsys.readouterr().err


def test_an_answer_is_given_by_its_code(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = "act:01/CT-UBND=số 02/CT-UBND ngày 08/01/2024"
    assert main(["--db", db, "next-year", "--from", "2023", "--take", "all", "--answer", answer]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Đã lập kế hoạch 2024 từ kế hoạch 2023."
    for wrong in ("x:1=y", "act:01/CT-UBND=", "act:01/CT-UBND"):
        assert main(["--db", db, "next-year", "--from", "2023", "--to", "2025", "--answer", wrong]) == 1
    assert capsys.readouterr().err.count("\n") == 3


def test_two_years_are_compared_and_written(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--db", db, "next-year", "--from", "2023", "--take", "all"])
    capsys.readouterr()
    target = tmp_path / "ss.docx"
    assert main(["--db", db, "compare", "2023", "2024/1", "--to", str(target)]) == 0
    out = capsys.readouterr().out
    assert "Sửa\tmục II.2\t" in out
    assert "năm [-2023-]{+2024+}" in out
    assert target.stat().st_size > 0
    assert main(["--db", db, "compare", "2023", "2030"]) == 1
    assert "Chưa có kế hoạch 2030" in capsys.readouterr().err
    assert main(["--db", db, "compare", "2023", "x"]) == 1
