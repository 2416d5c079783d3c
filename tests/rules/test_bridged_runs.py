"""Conditions count runs of years as the person's page does, gaps explained by a rule included."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from app.domain.award_facts import PERSON, Explained, Facts, Held
from app.domain.awards_held import AwardHeld
from app.domain.history_counts import consecutive_years, explained_years
from app.domain.holder import Holder
from app.domain.judging import Verdict, judge
from app.domain.measures import MEASURES
from app.domain.quality_grades import QualityGrade
from app.domain.staff import AwayKind, AwayPeriod
from app.services.award_rules import rule_sets
from app.services.history_rules import bridges
from app.services.office import Office
from app.storage import record_rows
from tests.achievements.histories import award, away, history
from tests.staff.people import add, an_office

YEAR, DAY = 2025, date(2025, 12, 20)
LEAVE = away(AwayKind.MATERNITY, date(2023, 2, 1), date(2023, 9, 30))


@pytest.mark.parametrize("known", list(product(("HTT", "HT", None), repeat=4)))
def test_a_run_of_grades_is_as_long_as_the_page_says(known: tuple[str | None, ...]) -> None:
    graded = {year: grade for year, grade in zip(range(2022, 2026), known, strict=True) if grade}
    mine = history((), graded, aways=(LEAVE,))
    counted = consecutive_years(mine, YEAR, grade="HTT", bridges=bridges(DAY)).count
    explained = {
        year: Explained("nghỉ thai sản", rule.source, rule.verified)
        for year, rule in explained_years(mine, bridges(DAY)).items()
    }
    facts = Facts(PERSON, "BKTTG", YEAR, DAY, grades=graded, explained=explained)
    reads = MEASURES["consecutive_years"].reads
    longest = max(n for n in range(6) if reads(facts, {"grade": "HTT", "at_least": n}).holds)
    assert longest == counted


@pytest.mark.parametrize("held", list(product((True, False), repeat=4)))
def test_a_run_of_titles_is_as_long_as_the_page_says(held: tuple[bool, ...]) -> None:
    years = [year for year, one in zip(range(2022, 2026), held, strict=True) if one]
    mine = history(tuple(award(year) for year in years), aways=(LEAVE,))
    counted = consecutive_years(mine, YEAR, title="CSTDCS", bridges=bridges(DAY)).count
    facts = Facts(
        PERSON, "BKT", YEAR, DAY, titles=tuple(Held(year, "CSTDCS") for year in years),
        explained={2023: Explained("nghỉ thai sản", "nguồn", False)},
    )  # fmt: skip
    reads = MEASURES["consecutive_titles"].reads
    longest = max(n for n in range(6) if reads(facts, {"title": "CSTDCS", "at_least": n}).holds)
    assert longest == counted


def test_a_year_passed_over_is_named_with_its_rule_and_its_doubt() -> None:
    facts = Facts(
        PERSON, "BKT", YEAR, DAY, titles=(Held(2022, "CSTDCS"), Held(2024, "CSTDCS"), Held(2025, "CSTDCS")),
        explained={2023: Explained("nghỉ thai sản", "Nghị định, Điều 4", False)},
    )  # fmt: skip
    measured = MEASURES["consecutive_titles"].reads(facts, {"title": "CSTDCS", "at_least": 3})
    assert measured.found == (
        "CSTDCS liên tục 3 năm, 2022 đến 2025; "
        "không tính năm 2023, nghỉ thai sản (Nghị định, Điều 4, chưa kiểm chứng)"
    )
    alone = replace(facts, explained={})
    assert not MEASURES["consecutive_titles"].reads(alone, {"title": "CSTDCS", "at_least": 3}).holds


def test_titles_of_the_run_and_years_after_a_commendation_reach_over_the_gap() -> None:
    grades = dict.fromkeys((2020, 2021, 2022, 2024, 2025), "HTT") | {2019: "HT"}
    facts = Facts(
        PERSON, "BKTTG", YEAR, DAY, grades=grades, commendations=(Held(2020, "BKT"),),
        titles=tuple(Held(year, "CSTDCS") for year in (2020, 2022, 2025)),
        explained={2023: Explained("nghỉ thai sản", "nguồn", False)},
    )  # fmt: skip
    in_run = {"title": "CSTDCS", "grade": "HTT", "at_least": 3}
    assert MEASURES["titles_in_run"].reads(facts, in_run).holds is True
    after = {"code": "BKT", "grade": "HTT", "at_least": 4}
    assert MEASURES["run_after_commendation"].reads(facts, after).holds is True
    assert MEASURES["run_after_commendation"].reads(facts, {**after, "at_least": 5}).holds is False
    assert MEASURES["consecutive_years"].reads(facts, {"grade": "HTT", "at_least": 6}).holds is False


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with an_office(tmp_path) as opened:
        yield opened


def test_the_book_gives_the_absence_to_the_rules(office: Office) -> None:
    who = add(office, "Lê Văn Thực Hành", "VP", date(2015, 1, 1))
    with office.operation("Nạp"):
        for year in (2023, 2025):
            record_rows.save(
                office.db, AwardHeld(0, who, None, "CSTDCS", year, number="1/QĐ", decided_on=DAY)
            )
            record_rows.save(office.db, QualityGrade(0, who, None, year, "HTT", number="2/QĐ"))
    case = office.achievements.facts.facts_of(Holder(who), "BKT", YEAR, DAY)
    assert judge(case, rule_sets()).verdict is Verdict.NOT_MET
    office.staff.save_away(
        AwayPeriod(0, who, AwayKind.MATERNITY, valid_from=date(2024, 1, 5), valid_to=date(2024, 7, 4))
    )
    case = office.achievements.facts.facts_of(Holder(who), "BKT", YEAR, DAY)
    assert judge(case, rule_sets()).verdict is Verdict.MET
