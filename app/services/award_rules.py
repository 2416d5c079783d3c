"""The rule sets of titles and commendations, read from data/rules or another folder and checked whole."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

from app import paths
from app.domain.award_bonus import BaseSalary
from app.domain.award_rules import RuleSet
from app.domain.rule_rows import BadRule, check_days, check_following, where
from app.services.award_rule_kinds import BASE_SALARY
from app.services.award_rule_reading import Content, built, content_of
from app.services.rule_files import read_rules, read_toml

SALARIES = "base_salary.toml"


def rule_sets(folder: Path | None = None) -> tuple[RuleSet, ...]:
    """All sets of a folder, oldest first; raises BadRule naming file and row.

    Two sets in force on one day, or a day between them without one, are faults too.
    """
    return _sets(folder or paths.data("rules"))


def contents(folder: Path | None = None) -> tuple[Content, ...]:
    """The same sets as checked tables; raises BadRule."""
    return _contents(folder or paths.data("rules"))


def base_salaries(path: Path | None = None) -> tuple[BaseSalary, ...]:
    """Lương cơ sở by date, oldest first; raises BadRule naming file and row."""
    return _salaries(path or paths.data("rules", SALARIES))


def in_order(found: Iterable[Content]) -> tuple[RuleSet, ...]:
    """The sets, oldest first; raises BadRule on an overlap, a gap or a way to a set that is not there."""
    named = sorted(((one.file, built(one)) for one in found), key=lambda one: one[1].valid_from)
    for (earlier, first), (later, second) in pairwise(named):
        check_following(f"{earlier} và {later}", first.valid_to, second.valid_from)
        if first.code == second.code:
            raise BadRule(f"{earlier} và {later}: hai bộ cùng mã «{first.code}».")
    codes = {rules.code for _, rules in named}
    for name, rules in named:
        if rules.transition and rules.transition.to not in codes:
            raise BadRule(f"{name}: [[transition]] dẫn về «{rules.transition.to}», không có bộ ấy.")
    return tuple(rules for _, rules in named)


@cache
def _sets(folder: Path) -> tuple[RuleSet, ...]:
    return in_order(_contents(folder))


@cache
def _contents(folder: Path) -> tuple[Content, ...]:
    if not folder.is_dir():
        raise BadRule(f"Không thấy thư mục quy định {folder.name}. Kiểm tra lại đường dẫn.")
    read = ((path.name, read_toml(path)) for path in sorted(folder.glob("*.toml")))
    # Other files of the folder hold other rules.
    found = tuple(content_of(name, tables) for name, tables in read if "set" in tables)
    if not found:
        raise BadRule(f"Thư mục {folder.name} không có bộ quy định nào về danh hiệu.")
    return found


@cache
def _salaries(path: Path) -> tuple[BaseSalary, ...]:
    rows = read_rules(path, (BASE_SALARY,))[BASE_SALARY.table]
    for number, row in enumerate(rows, 1):
        if row["amount"] < 1:
            raise BadRule(f"{where(path.name, BASE_SALARY, number, row)}: «amount» phải từ 1 đồng.")
    check_days(path.name, BASE_SALARY, rows, ())
    found = (BaseSalary(**{"valid_to": None, **row}) for row in rows)
    return tuple(sorted(found, key=lambda one: one.valid_from))
