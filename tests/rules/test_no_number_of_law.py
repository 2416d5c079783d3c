"""No number of a law stands in the code that judges, measures, counts, pays or shares out."""

import ast
import re
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "app"
SUBJECTS = re.compile(
    r"judg|measur|tally|award|quota|ballot|bonus|voting|rule_|_rules|worked_months|round_counting|round_results|history_counts|shares"
)
# Other subjects with rules of their own.
OTHERS = re.compile(r"import|clock|conduct|year_rules|discipline_rules|migration|schema")
FILES = [
    path
    for path in sorted((*APP.glob("domain/*.py"), *APP.glob("services/*.py")))
    if SUBJECTS.search(path.stem) and not OTHERS.search(path.stem)
]
ALLOWED = {
    0: "nothing",
    1: "one, the next, the last",
    2: "halves when rounding to the nearest, and the two parts of a fraction",
    12: "months of a year",
    31: "the last day of December",
    100: "per cent",
    1000: "decimals of a printed number",
    10000: "hundredths of a percent when printed",
}
OF_ONE_FILE = {("awards_held", 40): "a bound of plausibility for what a person types"}


def numbers(tree: ast.AST) -> list[tuple[int, object]]:
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and type(node.value) in {int, float, complex}
    ]


def strings(tree: ast.AST) -> list[tuple[int, str]]:
    """Strings that are no docstrings."""
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    ]


def test_the_modules_that_decide_are_looked_at() -> None:
    names = {path.stem for path in FILES}
    assert {"judging", "measures", "tallying", "voting_rules", "award_bonus", "ballot_rules"} <= names


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_only_numbers_of_arithmetic_stand_in_the_code(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert [
        one for one in numbers(tree) if one[1] not in ALLOWED and (path.stem, one[1]) not in OF_ONE_FILE
    ] == []
    law = re.compile(r"\d+ ?%|\d+ (năm|tháng|lần|phiếu)|(Luật|Nghị định|Thông tư|NĐ|TT) ?(số )?\d+")
    examples = re.compile(r"ví dụ")
    assert [one for one in strings(tree) if law.search(one[1]) and not examples.search(one[1])] == []


def test_a_number_of_law_would_be_seen() -> None:
    tree = ast.parse('"""70 %"""\nenough = votes * 100 >= 80 * base\nwords = "từ 70 % trở lên"')
    assert (2, 80) in numbers(tree)
    assert [text for _, text in strings(tree)] == ["từ 70 % trở lên"]
