"""The rules of grading and counting are rows by date; a broken row is refused naming file and row."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from app import paths
from app.domain.award_facts import COLLECTIVE, PERSON
from app.domain.grading_rules import check_ratio, grade_of_points
from app.domain.rule_rows import BadRule
from app.errors import NotInForce
from app.services.award_catalogue import catalogue, catalogue_on
from app.services.award_rules import rule_sets
from app.services.history_rules import (
    bands,
    decision_rule,
    grading_rule,
    initiative_use_rule,
    months_rule,
    ratio_rule,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.data("rules"), tmp_path / "rules"))


def test_every_award_of_a_rule_set_is_in_the_catalogue_of_its_days_under_the_same_name() -> None:
    for rules in rule_sets():
        for award in rules.awards:
            named = {e.code: e.name for e in catalogue_on(rules.valid_from, award.subject)}
            assert named[award.code] == award.name, (rules.code, award.code)


def test_the_catalogue_goes_from_the_lowest_title_to_the_highest_form() -> None:
    codes = [entry.code for entry in catalogue_on(date(2024, 6, 1), PERSON)]
    assert codes[:3] == ["LDTT", "CSTDCS", "CSTDT"]
    assert codes.index("CSTDTQ") < codes.index("GK") < codes.index("BKT") < codes.index("BKTTG")
    assert "LDTT" not in {entry.code for entry in catalogue_on(date(2024, 6, 1), COLLECTIVE)}
    assert catalogue_on(date(2000, 1, 1), PERSON) == ()


@pytest.mark.parametrize(
    ("graded", "outstanding", "day", "most", "holds", "said"),
    [
        ({"HTT": 25, "HTXS": 5}, False, date(2026, 12, 1), 5, True, "20 % của 25 người"),
        ({"HTT": 25, "HTXS": 6}, False, date(2026, 12, 1), 5, False, "đang có 6"),
        ({"HTT": 25, "HTXS": 6}, True, date(2026, 12, 1), 6, True, "= 6,25, bỏ phần lẻ còn 6"),
        ({"HTT": 24, "HTXS": 5}, False, date(2025, 12, 1), 4, False, "= 4,8, bỏ phần lẻ còn 4"),
        ({"HTT": 24, "HTXS": 5}, True, date(2025, 12, 1), 4, False, "20 %"),  # no such way before 2026
        ({"HTT": 4, "HTXS": 1}, False, date(2026, 12, 1), 0, False, "= 0,8, bỏ phần lẻ còn 0"),
        ({"HTXS": 3}, False, date(2026, 12, 1), 0, False, "20 % của 0 người"),
        ({"HTT": 1, "HTXS": 9}, False, date(2022, 12, 1), None, True, "không giới hạn"),
    ],
)
def test_the_ratio_of_the_best_is_of_those_graded_good_and_shows_its_rounding(
    graded: dict[str, int], outstanding: bool, day: date, most: int | None, holds: bool, said: str
) -> None:
    rule = ratio_rule(day)
    grades = [grade for grade, count in graded.items() for _ in range(count)]
    checked = check_ratio(grades, rule, outstanding=outstanding)
    assert (checked.most, checked.holds) == (most, holds)
    assert said in checked.words
    assert rule.source


def test_the_rounding_is_the_rule_s(folder: Path) -> None:
    path = folder / "grades.toml"
    path.write_text(path.read_text("utf-8").replace('rounding = "down"', 'rounding = "up"'), "utf-8")
    checked = check_ratio(["HTT"] * 24 + ["HTXS"] * 5, ratio_rule(date(2025, 12, 1), folder))
    assert (checked.most, checked.holds) == (5, True)


def test_points_give_a_grade_only_where_the_law_of_the_day_says_so() -> None:
    given = bands(date(2026, 12, 1))
    assert [grade_of_points(points, given) for points in (9000, 8999, 7000, 5000, 4999, 0)] == [
        "HTXS", "HTT", "HTT", "HT", "KHT", "KHT",
    ]  # fmt: skip
    assert grade_of_points(9500, bands(date(2025, 12, 1))) == ""


def test_rules_change_on_their_day() -> None:
    assert not grading_rule(date(2025, 6, 30)).duty_only
    assert grading_rule(date(2025, 7, 1)).duty_only
    assert grading_rule(date(2025, 12, 31)).cap_from_months == 3
    assert grading_rule(date(2026, 1, 1)).follow_up == "month"
    assert not initiative_use_rule(date(2023, 12, 31)).single
    assert initiative_use_rule(date(2024, 1, 1)).single
    assert initiative_use_rule(date(2026, 10, 1)).verified is False


@pytest.mark.parametrize("rule", [grading_rule, ratio_rule, initiative_use_rule, months_rule, decision_rule])
def test_a_day_without_a_rule_is_said_never_guessed(rule: object) -> None:
    with pytest.raises(NotInForce, match="01/01/1999"):
        rule(date(1999, 1, 1))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("grades.toml", "percent = 20", "percent = 120", "«percent» là «120»"),
        ("grades.toml", 'despite = ["maternity"]', 'despite = ["nghỉ"]', "«despite» chỉ gồm"),
        ("grades.toml", "due = [12, 15]", "due = [13, 15]", "«due» phải là tháng và ngày"),
        ("grades.toml", 'rounding = "down"', 'rounding = "half"', "«rounding»"),
        ("grades.toml", "valid_to = 2025-06-30", "valid_to = 2025-05-31", "không dòng nào có hiệu lực"),
        ("history.toml", 'per = "author"', 'per = "anyone"', "«per»"),
        ("history.toml", "valid_to = 2023-12-31", "valid_to = 2024-01-01", "cùng có hiệu lực"),
        ("history.toml", "earliest = [11, 15]", "earliest = [15]", "«earliest» phải là tháng và ngày"),
        ("history.toml", "single = false\n", "", "thiếu «single»"),
    ],
)
def test_a_broken_row_names_its_file(folder: Path, file: str, old: str, new: str, said: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadRule) as refused:
        (grading_rule if file == "grades.toml" else decision_rule)(date(2024, 6, 1), folder)
    assert said in str(refused.value)
    assert file in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('merits = ["cong-trang"]', 'merits = ["khac"]', "«merits» gồm"),
        ('over = ["TTLDTT"]', 'over = ["LDTT"]', "«over» nêu «LDTT»"),
        ('level = "co-so"', 'level = "xa"', "«level»"),
    ],
)
def test_a_broken_catalogue_is_refused(folder: Path, old: str, new: str, said: str) -> None:
    path = folder / "catalogue.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadRule, match=said):
        catalogue(path)
