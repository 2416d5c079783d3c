"""A rule file with a fault is refused whole, naming file and row; a new law version is one new file."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from app import paths
from app.__main__ import main
from app.domain.rule_rows import BadRule, Column, RowKind, check_days, in_force_on
from app.errors import NotInForce
from app.services.award_rules import base_salaries, rule_sets


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.data("rules"), tmp_path / "rules"))


def test_the_shipped_sets_follow_each_other_without_a_gap() -> None:
    assert [rules.code for rules in rule_sets()] == ["R2017", "R2024", "R2025", "R2026"]
    assert rule_sets()[-1].valid_to is None


@pytest.mark.parametrize(
    ("old", "new", "said", "row"),
    [
        ('measure = "months_worked"', 'measure = "tenure"', "«measure» là «tenure»", "[[condition]] thứ 2"),
        ("at_least = 6", "at_most = 6", "thước đo «months_worked» cần «at_least»", "[[condition]] thứ 2"),
        ("at_least = 6", 'at_least = "6"', "«at_least» phải là số nguyên", "[[condition]] thứ 2"),
        (
            "at_least = 6",
            "at_least = 6\nabove = 2",
            "«months_worked» không có «above»",
            "[[condition]] thứ 2",
        ),
        ('grade = "HTT"', 'grade = "TOT"', "«grade» là «TOT»", "[[condition]] thứ 1"),
        ('source = "Luật 06/2022/QH15, Điều 20"\n', "", "thiếu «source»", "[[award]] thứ 1 (LDTT person)"),
        ('source = "Luật 06/2022/QH15, Điều 20"', 'source = " "', "chưa ghi nguồn", "[[award]] thứ 1"),
        ("verified = true\n\n[[award]]", "\n[[award]]", "thiếu «verified»", "[[set]] thứ 1 (R2024)"),
        ("quorum = [2, 3]", "quorum = [3, 2]", "«quorum» phải là một phân số", "[[ballot]] thứ 1 (CSTDT)"),
        ("percent = 90", "percent = 190", "«percent» phải từ 1 đến 100", "[[ballot]] thứ 1 (CSTDT)"),
        ("percent = 90", "percent = 90.0", "«percent» phải là số nguyên", "[[ballot]] thứ 1 (CSTDT)"),
        ("valid_to = 2025-06-30", "valid_to = 2025-07-01", "cùng có hiệu lực ngày 01/07/2025", "R2025.toml"),
        ("valid_to = 2025-06-30", "valid_to = 2025-05-31", "có hiệu lực từ 01/06/2025 đến 30/06/2025", ""),
        ("valid_to = 2025-06-30", "valid_to = 2023-05-31", "hết hiệu lực trước ngày có hiệu lực", "[[set]]"),
        ('code = "CSTDCS"', 'code = "CSTDCX"', "không có «CSTDCS»", "[[decider]] thứ 2 (CSTDCS person)"),
        ("secret = false", "hidden = false", "không có mục «hidden»", "[[ballot]] thứ 1 (CSTDT)"),
        ("[[ballot]]", "[[vote]]", "không có loại bảng «vote»", ""),
        ("[set]", "[set", "không đúng cú pháp TOML", ""),
        ("percent = 90", "percent = " + "9" * 5000, "không đúng cú pháp TOML", ""),
        ('about = "tie"\nvalue = "chair"', 'about = "tie"\nvalue = "dice"', "«value» là «dice»", "(tie)"),
        ("number = 2", "number = 0", "«number» là số lần bỏ phiếu", "[[procedure]] thứ 6 (rounds)"),
        ('about = "order"', 'about = "tie"', "ghi hai lần, đã có ở dòng thứ 5", "[[procedure]] thứ 7 (tie)"),
        (
            "times = [3, 10]",
            "times = [0, 10]",
            "«times» phải là một phân số",
            "[[bonus]] thứ 4 (LDTT person)",
        ),
        ("times = [3, 10]", "times = 0.3", "«times» phải là danh sách", "[[bonus]] thứ 4 (LDTT person)"),
        ("round_up_to = 10000", "round_up_to = 0", "«round_up_to» phải từ 1 đồng", "[[bonus_rule]] thứ 1"),
        (
            'rounding = "down"',
            'rounding = "xuong"',
            "«rounding» là «xuong»",
            "[[quota]] thứ 1 (CSTDCS person)",
        ),
        ('by = "Giám đốc Sở"', 'by = ""', "chưa ghi «by»", "[[decider]] thứ 1 (LDTT person)"),
        (
            "valid_from = 2024-04-15",
            'valid_from = "2024-04-15"',
            "«valid_from» phải là ngày",
            "[[basis]] thứ 3",
        ),
    ],
)
def test_each_fault_names_its_file_and_its_row(folder: Path, old: str, new: str, said: str, row: str) -> None:
    path = folder / "R2024.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadRule) as refused:
        rule_sets(folder)
    assert said in str(refused.value)
    assert "R2024.toml" in str(refused.value)
    assert row in str(refused.value)


@pytest.mark.parametrize(("award", "needs"), [("LDTT", "CSTDCS"), ("LDTT", "LDTT"), ("LDTT", "CSTDT")])
def test_awards_that_rest_on_each_other_in_a_circle_are_refused(folder: Path, award: str, needs: str) -> None:
    path = folder / "R2024.toml"
    row = '[[condition]]\naward = "{}"\nsubject = "person"\nmeasure = "meets_award"\nneeds = "{}"\n'
    row += 'words = "Đạt tiêu chuẩn trước"\nsource = "Quy chế, Điều 1"\nverified = true\n'
    extra = row.format(award, needs) + (row.format("CSTDT", "LDTT") if needs == "CSTDT" else "")
    path.write_text(path.read_text("utf-8") + "\n" + extra, "utf-8")
    with pytest.raises(BadRule, match=r"R2024\.toml, \[\[condition\]\] thứ \d+ .*lại dựa vào"):
        rule_sets(folder)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("valid_to = 2024-06-30", "valid_to = 2024-07-01", "cùng có hiệu lực ngày 01/07/2024"),
        ("valid_to = 2024-06-30", "valid_to = 2024-06-29", "không dòng nào có hiệu lực từ 30/06/2024"),
        ("amount = 2340000", "amount = 0", "[[base_salary]] thứ 5 (0): «amount» phải từ 1 đồng"),
        ("amount = 2340000", "amount = 2340000\nunit = 1", "không có mục «unit»"),
    ],
)
def test_a_fault_in_the_base_salaries_names_its_row(folder: Path, old: str, new: str, said: str) -> None:
    path = folder / "base_salary.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadRule) as refused:
        base_salaries(path)
    assert said in str(refused.value)
    assert "base_salary.toml, [[base_salary]] thứ" in str(refused.value)


def test_two_sets_of_one_code_are_refused(folder: Path) -> None:
    path = folder / "R2025.toml"
    path.write_text(path.read_text("utf-8").replace('code = "R2025"', 'code = "R2024"'), "utf-8")
    with pytest.raises(BadRule, match=r"R2024.toml và R2025.toml: hai bộ cùng mã «R2024»"):
        rule_sets(folder)


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
