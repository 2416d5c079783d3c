"""A rule file with a fault is refused whole, naming file and row; a new law version is one new file."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from app import paths
from app.__main__ import main
from app.domain.rule_rows import BadRule, Column, RowKind, check_days, in_force_on
from app.errors import NotInForce
from app.services.award_rules import rule_sets


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.data("rules"), tmp_path / "rules"))


def test_the_shipped_sets_follow_each_other_without_a_gap() -> None:
    assert [rules.code for rules in rule_sets()] == ["R2017", "R2024", "R2025", "R2026"]
    assert rule_sets()[-1].valid_to is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('measure = "months_worked"', 'measure = "tenure"', "«measure» là «tenure»"),
        ("at_least = 6", "at_most = 6", "thước đo «months_worked» cần «at_least»"),
        ("at_least = 6", 'at_least = "6"', "«at_least» phải là số nguyên"),
        ("at_least = 6", "at_least = 6\nabove = 2", "thước đo «months_worked» không có «above»"),
        ('grade = "HTT"', 'grade = "TOT"', "«grade» là «TOT»"),
        ('source = "Luật 06/2022/QH15, Điều 20"\n', "", "thiếu «source»"),
        ('source = "Luật 06/2022/QH15, Điều 20"', 'source = " "', "chưa ghi nguồn"),
        ("quorum = [2, 3]", "quorum = [3, 2]", "«quorum» phải là một phân số"),
        ("percent = 90", "percent = 190", "«percent» phải từ 1 đến 100"),
        ("valid_to = 2025-06-30", "valid_to = 2025-07-01", "R2024.toml và R2025.toml: cùng có hiệu lực"),
        ("valid_to = 2025-06-30", "valid_to = 2025-05-31", "không dòng nào có hiệu lực từ 01/06/2025"),
        ('code = "CSTDCS"', 'code = "CSTDCX"', "không có «CSTDCS»"),
        ("secret = false", "hidden = false", "không có mục «hidden»"),
        ("[[ballot]]", "[[vote]]", "không có loại bảng «vote»"),
        ("[set]", "[set", "không đúng cú pháp TOML"),
    ],
)
def test_each_fault_names_its_file(folder: Path, old: str, new: str, said: str) -> None:
    path = folder / "R2024.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadRule) as refused:
        rule_sets(folder)
    assert said in str(refused.value)
    assert "R2024.toml" in str(refused.value)


def test_a_new_decree_that_changes_numbers_is_one_new_file(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newest = folder / "R2026.toml"
    text = newest.read_text("utf-8")
    newest.write_text(
        text.replace("valid_from = 2026-10-01", "valid_from = 2026-10-01\nvalid_to = 2027-02-28"), "utf-8"
    )
    changed = (
        text.replace('"R2026"', '"R2027"')
        .replace("2026-10-01", "2027-03-01")
        .replace("at_least = 6", "at_least = 9")
    )
    start = changed.index("[[transition]]")
    changed = changed[:start] + changed[changed.index("[[award]]") :]
    (folder / "R2027.toml").write_text(changed.replace("percent = 80", "percent = 75"), "utf-8")
    cases = tmp_path / "moi.toml"
    case = (
        '[[case]]\nname = "{0}"\ntitle = "LDTT"\nyear = 2027\ndecided_on = {1}\nmonths_worked = 8\n'
        'grades = {{ 2027 = "HTT" }}\nexpect = "{2}"\n'
    )
    cases.write_text(
        case.format("trước", "2027-02-28", "met") + case.format("sau", "2027-03-01", "not met"), "utf-8"
    )
    assert main(["judge", str(cases), "--rules", str(folder)]) == 0
    assert "sau: not met" in capsys.readouterr().out


def test_a_folder_without_sets_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = Path(__file__).parents[1] / "cases" / "bang-khen.toml"
    assert main(["judge", str(cases), "--rules", str(tmp_path)]) == 1
    assert "không có bộ quy định nào" in capsys.readouterr().err
    assert main(["judge", str(cases), "--rules", str(tmp_path / "la")]) == 1
    assert "Không thấy thư mục" in capsys.readouterr().err


DAYS = RowKind(
    "form", (Column("code"), Column("valid_from", date), Column("valid_to", date, needed=False)), ("code",)
)


def test_dated_rows_of_one_key_leave_no_day_to_two_and_none_to_nobody() -> None:
    first = {"code": "a", "valid_from": date(2020, 1, 1), "valid_to": date(2020, 12, 31)}
    second = {"code": "a", "valid_from": date(2021, 1, 1)}
    check_days("x.toml", DAYS, [second, first, {"code": "b", "valid_from": date(2022, 1, 1)}], ("code",))
    for day, said in ((date(2020, 12, 31), "cùng có hiệu lực"), (date(2021, 2, 1), "không dòng nào")):
        with pytest.raises(BadRule, match=said):
            check_days("x.toml", DAYS, [first, {**second, "valid_from": day}], ("code",))
    with pytest.raises(NotInForce, match="ngày 31/12/2019"):
        in_force_on([first, second], date(2019, 12, 31), "hình thức")
