"""A year without a grade makes a condition unknown only where some grade of it would decide otherwise."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from app.domain.award_facts import PERSON, Facts, Held, Initiative
from app.domain.award_rules import Argument
from app.domain.measures import MEASURES

YEAR = 2024
WINDOW = range(YEAR - 4, YEAR + 1)
LONG_AGO = range(YEAR - 14, YEAR - 4)  # as unknown as any year that is not given
BARE = Facts(PERSON, "BKTTG", YEAR, date(YEAR, 12, 20))


def _titles(code: str, *years: int) -> tuple[Held, ...]:
    return tuple(Held(year, code) for year in years)


CASES: list[tuple[str, dict[str, Argument], Facts]] = [
    ("consecutive_years", {"grade": "HTT", "at_least": needed}, BARE) for needed in (1, 3, 5, 7)
]
for held in ((), (YEAR,), (YEAR, YEAR - 2), (YEAR - 3, YEAR - 4), (YEAR, YEAR - 2, YEAR - 7)):
    rule: dict[str, Argument] = {"title": "CSTDCS", "grade": "HTT", "at_least": 2}
    CASES.append(("titles_in_run", rule, replace(BARE, titles=_titles("CSTDCS", *held))))
    made = tuple(Initiative(year, "co-so") for year in held)
    rule = {"level": "co-so", "grade": "HTT", "at_least": 2}
    CASES.append(("initiatives_in_run", rule, replace(BARE, initiatives=made)))
for given in ((), (YEAR - 3,), (YEAR - 5,), (YEAR - 5, YEAR - 2, YEAR - 1), (YEAR - 1, YEAR)):
    for flag in ((), (YEAR - 2,), (YEAR - 4,)):
        facts = replace(BARE, commendations=_titles("BKT", *given), titles=_titles("CTDT", *flag))
        rule = {"code": "BKT", "grade": "HTT", "at_least": 3, "flag": "CTDT", "again": 2}
        CASES.append(("run_after_commendation", rule, facts))


@pytest.mark.parametrize(("name", "rule", "facts"), CASES)
def test_unknown_is_what_a_grade_could_still_turn(name: str, rule: dict[str, Argument], facts: Facts) -> None:
    reads = MEASURES[name].reads

    def answer(grades: dict[int, str]) -> bool | None:
        return reads(replace(facts, grades=grades), rule).holds

    whole = {}
    for window in product(("HTT", "HT"), repeat=len(WINDOW)):
        for before in ("HTT", "HT"):
            grades = dict(zip(WINDOW, window, strict=True)) | dict.fromkeys(LONG_AGO, before)
            whole[window, before] = answer(grades | {YEAR - 15: "HT"})
    assert None not in whole.values()
    for known in product(("HTT", "HT", None), repeat=len(WINDOW)):
        grades = {year: grade for year, grade in zip(WINDOW, known, strict=True) if grade}
        possible = {
            holds
            for (window, _), holds in whole.items()
            if all(one in {None, other} for one, other in zip(known, window, strict=True))
        }
        right = None if len(possible) > 1 else possible.pop()
        assert answer(grades) is right, (known, rule)
