"""Every case of tests/cases comes out as it says, by the command a person would call."""

from pathlib import Path

import pytest

from app.__main__ import main

_HEAD = 'title = "GK"\nyear = 2024\ndecided_on = 2024-12-20\n'
CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.toml"))


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_every_case_has_its_verdict(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["judge", str(path)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "(expected" not in said.out
    assert len(
        [line for line in said.out.splitlines() if not line.startswith("  ")]
    ) == path.read_text().count("[[case]]")


def test_another_verdict_than_expected_is_said_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(
        '[[case]]\nname = "một"\ntitle = "LDTT"\nyear = 2024\ndecided_on = 2024-12-20\n'
        'grades = { 2024 = "HT" }\nexpect = "met"\n',
        "utf-8",
    )
    assert main(["judge", str(path)]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "một: not met (expected met)"
    assert any("chưa đạt: Hoàn thành tốt nhiệm vụ trở lên" in line and line.startswith("  ") for line in out)


def test_what_only_people_can_judge_is_named_and_an_unverified_row_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(
        '[[case]]\nname = "một"\ntitle = "LDTT"\nyear = 2024\ndecided_on = 2024-12-20\n'
        'grades = { 2024 = "HTT" }\n',
        "utf-8",
    )
    assert main(["judge", str(path)]) == 0
    out = capsys.readouterr().out
    assert "Hội đồng đánh giá: Đoàn kết" in out
    assert "chưa kiểm chứng" in next(line for line in out.splitlines() if "đủ 6 tháng" in line)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('title = "LDTT"\nyear = 2024', "«một»: thiếu «decided_on»"),
        ('title = "LDTT"\nyear = 2024\ndecided_on = "2024-12-20"', "phải là ngày"),
        ('title = "LDTT"\nyear = "2024"\ndecided_on = 2024-12-20', "phải là số nguyên"),
        (
            'title = "LDTT"\nyear = 2024\ndecided_on = 2024-12-20\ngrades = { 2024 = "TOT" }',
            "«TOT» không phải",
        ),
        ('title = "LDTT"\nyear = 2024\ndecided_on = 2024-12-20\nmonths = 3', "không có mục «months»"),
        ('title = "LDTT"\nyear = 2024\ndecided_on = 2024-12-20\nmonths_worked = 13', "từ 0 đến 12"),
        ('title = "LDTT"\nyear = 2024\ndecided_on = 2024-12-20\ntitles = [ {year = 2023} ]', "thiếu «code»"),
        ('title = "LDTT"\nyear = 2012\ndecided_on = 2012-12-20', "có hiệu lực ngày 20/12/2012"),
        ('title = "XYZ"\nyear = 2024\ndecided_on = 2024-12-20', "không có XYZ cho cá nhân"),
        ('title = "BKT"\nground = "la"\nyear = 2024\ndecided_on = 2024-12-20', "không có BKT theo «la»"),
        ('title = "LDTT"\nyear = 2024\ndecided_on = 2024-12-20\nexpect = "ok"', "expect «ok»"),
        ("title = ", "không đúng cú pháp TOML"),
        ("year = " + "9" * 5000, "không đúng cú pháp TOML"),
        ("a = " + "[" * 100_000, "không đúng cú pháp TOML"),
        ('title = "LDTT"\nyear = 0x' + "f" * 5000 + "\ndecided_on = 2024-12-20", "«year» quá lớn"),
        ('title = "LDTT"\nyear = 0\ndecided_on = 2024-12-20', "phải từ 1 đến 9999"),
        (
            'title = "LDTT"\nyear = 2024\ndecided_on = 2024-12-20\ngrades = { "²" = "HTT" }',
            "«²» không phải năm",
        ),
        (
            _HEAD + 'discipline = [{form="khien-trach", on=2024-03-01, duty=1}]',
            "«discipline.duty» phải là true hoặc false",
        ),
        (
            'title = "LDTT"\nyear = 2024\ndecided_on = 2024-12-20\ntitles = [ {year = 2023, code = 7} ]',
            "«titles.code» phải là chữ",
        ),
        (
            _HEAD + 'initiatives = [{year=2023, level="tinh", used_for=true}]',
            "«initiatives.used_for» phải là chữ",
        ),
        ('title = "LDTT"\nyear = 2024\ndecided_on = 2024-12-20T08:00:00', "phải là ngày"),
        ('title = "LDTT"\nyear = 2024\ndecided_on = 2024-02-30', "không đúng cú pháp TOML"),
        ('title = "TTLDTT"\nsubject = "phòng"\nyear = 2024\ndecided_on = 2024-12-20', "«phòng» không phải"),
        ('title = "LDTT"\nyear = true\ndecided_on = 2024-12-20', "phải là số nguyên"),
        ('title = ["LDTT"]\nyear = 2024\ndecided_on = 2024-12-20', "«title» phải là chữ"),
    ],
)
def test_a_case_that_cannot_be_read_is_refused_by_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: str, said: str
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(f'[[case]]\nname = "một"\n{lines}\n', "utf-8")
    assert main(["judge", str(path)]) == 1
    result = capsys.readouterr()
    assert result.out == ""
    assert said in result.err
