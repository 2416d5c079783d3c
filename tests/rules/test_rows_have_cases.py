"""Every condition of every set has a case that passes, one that fails and one on its threshold."""

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from app.domain.award_facts import FORMS, GRADES, LEVELS, Facts
from app.domain.award_rules import Argument, Condition, RuleSet
from app.domain.judging import Answer, conditions_of, judge
from app.domain.measures import MEASURES
from app.services.award_rules import rule_sets
from app.services.case_files import judged_cases

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.toml"))
ROWS = [(rules, row) for rules in rule_sets() for row in rules.conditions]
# Arguments that name something instead of measuring it.
NAMES = {"title", "code", "needs", "built_on", "flag"}


def _next(scale: tuple[str, ...], value: str, step: int) -> str | None:
    place = scale.index(value) + step
    return scale[place] if 0 <= place < len(scale) else None


def moved(name: str, value: Argument) -> Argument | None:
    """The argument one step harder; None where there is nothing harder."""
    if isinstance(value, bool):
        return not value
    if name == "years":
        return int(value) - 1
    if isinstance(value, int):
        return value + 1
    if name == "comparison":
        return "more-than" if value == "at-least" else "at-least"
    scale, step = {"grade": (GRADES, 1), "level": (LEVELS, 1), "form": (FORMS, -1)}[name]
    return _next(scale, str(value), step)


@cache
def facts() -> tuple[Facts, ...]:
    return tuple(case.facts for path in CASES for case in judged_cases(path))


@cache
def weighed() -> dict[tuple[str, Condition], list[tuple[Facts, bool | None]]]:
    """For each set and condition: the cases it decided in, and its answer."""
    found: dict[tuple[str, Condition], list[tuple[Facts, bool | None]]] = defaultdict(list)
    for one in facts():
        rules = judge(one, rule_sets()).rule_set
        for row in conditions_of(rules, one):
            if row.measure in MEASURES:
                found[rules.code, row].append((one, MEASURES[row.measure].reads(one, row.row).holds))
            else:
                found[rules.code, row].append((one, True))
    return found


def _of(rules: RuleSet, row: Condition) -> list[tuple[Facts, bool | None]]:
    return weighed().get((rules.code, row), [])


@pytest.mark.parametrize(
    ("rules", "row"), ROWS, ids=[f"{s.code}-{r.award}-{r.subject}-{r.ground}-{r.measure}" for s, r in ROWS]
)
def test_every_row_has_a_case_that_passes_one_that_fails_and_one_on_its_threshold(
    rules: RuleSet, row: Condition
) -> None:
    if row.measure == "council_judges":
        judged = [judge(one, rule_sets()) for one, _ in _of(rules, row)]
        assert any(f.condition == row and f.answer is Answer.COUNCIL for j in judged for f in j.findings)
        return
    if row.measure == "meets_award":
        # Its conditions are those of the award it rests on, each held against cases of this award.
        needed = [c for c in rules.conditions if c.award == row.row["needs"] and c.measure in MEASURES]
        assert needed
        for other in needed:
            answers = {holds for one, holds in _of(rules, other) if one.title == row.award}
            assert True in answers, other.words
        assert any(False in {h for one, h in _of(rules, c) if one.title == row.award} for c in needed)
        return
    cases = _of(rules, row)
    assert True in {holds for _, holds in cases}, "no case passes"
    assert False in {holds for _, holds in cases}, "no case fails"
    if row.measure == "not_under_review":
        return  # a yes or a no has no threshold
    if row.measure == "all_completed":
        assert any(one.completed == one.members - 1 for one, holds in cases if holds is False)
        return
    if row.measure == "no_discipline":
        days = {d.on for one, _ in cases for d in one.discipline}
        assert any(day.year != (day + timedelta(days=1)).year for day in days), "no case on 31/12"
    for name, value in row.arguments:
        if name in NAMES:
            continue
        harder = moved(name, value)
        if harder is None:
            continue
        changed = {**row.row, name: harder}
        reads = MEASURES[row.measure].reads
        assert any(reads(one, changed).holds is not holds for one, holds in cases), f"{name} = {value}"


@pytest.mark.parametrize("rules", rule_sets(), ids=lambda rules: rules.code)
def test_every_set_has_a_case_on_its_first_day_and_on_the_day_before(rules: RuleSet) -> None:
    days = {one.decided_on for one in facts()}
    assert rules.valid_from in days
    before = rules.valid_from - timedelta(days=1)
    if any(other.holds_on(before) for other in rule_sets()):
        assert before in days
    else:
        one = replace(facts()[0], decided_on=before)
        with pytest.raises(Exception, match=f"ngày {before:%d/%m/%Y}"):
            judge(one, rule_sets())
