"""Counting the history: tables of cases, the edges first; every answer names the rows it used."""

from datetime import date

import pytest

from app.domain.discipline import Discipline, Duty
from app.domain.history import History
from app.domain.history_counts import (
    consecutive_awards,
    consecutive_years,
    discipline_in_force,
    discipline_of_year,
    times_within,
    unused_initiatives,
)
from app.domain.history_rules import BridgeRule, InitiativeUseRule, MonthsRule
from app.domain.holder import Holder
from app.domain.initiatives import Initiative, InitiativeUse
from app.domain.months_worked import months_worked
from app.domain.shares import share_with_title
from app.domain.staff import AwayKind, Membership
from tests.achievements.histories import ME, award, away, history

BRIDGE = BridgeRule(AwayKind.MATERNITY, True, "nguồn", False)
ONCE = InitiativeUseRule(True, "author", "nguồn", True)
ALL_TOGETHER = InitiativeUseRule(True, "initiative", "nguồn", True)
OFTEN = InitiativeUseRule(False, "author", "nguồn", False)
MONTHS = MonthsRule((AwayKind.MATERNITY, AwayKind.TRAINING), 0, "nguồn", False)
MATERNITY = away(AwayKind.MATERNITY, date(2021, 2, 1), date(2021, 9, 30))
CANCELLED = {"cancelled_by": "9/QĐ-SNgV", "cancelled_on": date(2024, 1, 5)}


@pytest.mark.parametrize(
    ("awards", "year", "count", "rows"),
    [
        ((), 2023, 0, 0),
        ((award(2023),), 2023, 1, 1),
        ((award(2022),), 2023, 0, 0),  # not the year asked
        ((award(2021), award(2022), award(2023)), 2023, 3, 3),
        ((award(2020), award(2022), award(2023)), 2023, 2, 2),  # 2021 is missing
        ((award(2022), award(2023), award(2023, number=2)), 2023, 2, 3),  # two decisions in one year
        ((award(2021), award(2022, **CANCELLED), award(2023)), 2023, 1, 1),  # withdrawn
        ((award(2022, **CANCELLED), award(2022, number=2), award(2023)), 2023, 2, 2),  # given again
        ((award(2022, "LDTT"), award(2023)), 2023, 1, 1),  # another title
        ((award(2022), award(2023), award(2024), award(2025)), 2024, 3, 3),  # across the law of 2024
    ],
)
def test_titles_in_a_row(awards: tuple[object, ...], year: int, count: int, rows: int) -> None:
    counted = consecutive_years(history(awards), year, title="CSTDCS")  # type: ignore[arg-type]
    assert (counted.count, len(counted.rows)) == (count, rows)


@pytest.mark.parametrize(
    ("graded", "aways", "bridges", "count", "bridged", "missing"),
    [
        ({2022: "HTT", 2023: "HTXS"}, (), (), 2, (), 2021),
        ({2021: "HT", 2022: "HTT", 2023: "HTT"}, (), (), 2, (), None),  # a grade below ends it, and is known
        ({2020: "HTT", 2022: "HTT", 2023: "HTT"}, (), (), 2, (), 2021),  # missing without a reason
        ({2020: "HTT", 2022: "HTT", 2023: "HTT"}, (MATERNITY,), (), 2, (), 2021),  # no rule explains it
        ({2020: "HTT", 2022: "HTT", 2023: "HTT"}, (MATERNITY,), (BRIDGE,), 3, (2021,), 2019),
        ({2022: "HTT", 2023: "HTT"}, (MATERNITY,), (BRIDGE,), 2, (), 2021),  # nothing before to join
        ({2020: "HTT", 2021: "HT", 2022: "HTT"}, (MATERNITY,), (BRIDGE,), 0, (), 2023),
        ({2020: "HTT", 2021: "KHT", 2022: "HTT", 2023: "HTT"}, (MATERNITY,), (BRIDGE,), 2, (), None),
    ],
)
def test_grades_in_a_row_and_the_gaps_a_rule_explains(
    graded: dict[int, str],
    aways: tuple[object, ...],
    bridges: tuple[BridgeRule, ...],
    count: int,
    bridged: tuple[int, ...],
    missing: int | None,
) -> None:
    mine = history((), graded, aways=aways)  # type: ignore[arg-type]
    counted = consecutive_years(mine, 2023, grade="HTT", bridges=bridges)
    assert (counted.count, counted.bridged, counted.missing) == (count, bridged, missing)
    assert counted.verified is (not bridged)
    if bridged:
        assert MATERNITY in counted.rows


def test_a_year_counts_by_grade_or_by_title_and_shows_both_rows() -> None:
    mine = history((award(2022, "TTLDXS"),), {2023: "HTXS"})
    counted = consecutive_years(mine, 2023, grade="HTXS", title="TTLDXS")
    assert counted.years == (2023, 2022)
    assert [type(row).__name__ for row in counted.rows] == ["QualityGrade", "AwardHeld"]


@pytest.mark.parametrize(
    ("years", "base", "count"),
    [
        ((2023,), range(2021, 2024), 1),
        ((2020, 2023), range(2018, 2024), 2),
        ((2021, 2023), range(2018, 2024), 1),  # two years apart: one year would serve twice
        ((2019, 2023), range(2017, 2024), 2),  # four years apart, CSTĐCS in every year between
        ((2019, 2023), (2017, 2018, 2019, 2021, 2022, 2023), 1),  # 2020 is lost
        ((2017, 2020, 2023), range(2015, 2024), 3),
        ((2020,), range(2018, 2024), 0),  # the last one is not of the year asked
    ],
)
def test_awards_in_a_row_each_on_three_years_of_its_own(
    years: tuple[int, ...], base: range, count: int
) -> None:
    mine = history((*(award(y, "CSTDT") for y in years), *(award(y) for y in base)))
    assert consecutive_awards(mine, 2023, "CSTDT", own_run=3, built_on="CSTDCS").count == count


def test_times_within_a_span_count_years_and_show_every_decision() -> None:
    mine = history((award(2019), award(2021), award(2021, number=2), award(2023), award(2022, **CANCELLED)))
    counted = times_within(mine, "CSTDCS", 2019, 2022)
    assert (counted.count, counted.years, len(counted.rows)) == (2, (2021, 2019), 3)


def _initiatives(uses: tuple[InitiativeUse, ...], **first: object) -> History:
    rows = (
        Initiative(1, "Sổ tay lễ tân", 2022, level="co-so", **first),  # type: ignore[arg-type]
        Initiative(2, "Dịch nhanh", 2023, level="tinh"),
        Initiative(3, "Chưa công nhận", 2023),
    )
    return history(initiatives=rows, uses=uses)


MINE, OTHERS = InitiativeUse(1, 1, ME, "CSTDCS", 2022), InitiativeUse(1, 1, ME + 1, "CSTDCS", 2022)


@pytest.mark.parametrize(
    ("uses", "rule", "level", "count"),
    [
        ((), ONCE, "co-so", 2),
        ((), ONCE, "tinh", 1),  # the wider level only
        ((MINE,), ONCE, "co-so", 1),
        ((MINE,), OFTEN, "co-so", 2),
        ((OTHERS,), ONCE, "co-so", 2),  # each author has it once
        ((OTHERS,), ALL_TOGETHER, "co-so", 1),
    ],
)
def test_unused_initiatives(
    uses: tuple[InitiativeUse, ...], rule: InitiativeUseRule, level: str, count: int
) -> None:
    assert unused_initiatives(_initiatives(uses), level, 2022, 2023, rule).count == count


def test_an_initiative_whose_recognition_was_taken_back_is_none() -> None:
    mine = _initiatives((), cancelled_by="3/QĐ", cancelled_on=date(2023, 5, 1))
    assert unused_initiatives(mine, "co-so", 2022, 2023, ONCE).count == 1


def test_a_use_for_an_award_that_was_cancelled_is_none() -> None:
    gone = award(2022, **CANCELLED)
    use = InitiativeUse(1, 1, ME, "CSTDCS", 2022, award_id=gone.id)
    mine = history((gone,), initiatives=(Initiative(1, "Sổ tay", 2022, level="co-so"),), uses=(use,))
    assert unused_initiatives(mine, "co-so", 2022, 2023, ONCE).count == 1


def test_discipline_in_force_on_a_day_and_of_a_year() -> None:
    kept = Discipline(1, ME, "5/QĐ", date(2022, 6, 1), "khien-trach", valid_to=date(2023, 5, 31))
    outside = Discipline(2, ME, "6/QĐ", date(2022, 7, 1), "canh-cao", duty=Duty.NO)
    gone = Discipline(
        3, ME, "7/QĐ", date(2022, 8, 1), "canh-cao", withdrawn_by="8/QĐ", withdrawn_on=date(2022, 9, 1)
    )
    mine = history(discipline=(kept, outside, gone))
    assert discipline_in_force(mine, date(2023, 5, 31)).rows == (kept, outside)
    assert discipline_in_force(mine, date(2023, 6, 1)).rows == (outside,)
    assert discipline_in_force(mine, date(2022, 8, 15)).count == 3
    assert discipline_of_year(mine, 2022).rows == (kept, outside)
    assert discipline_of_year(mine, 2022, duty_only=True).rows == (kept,)


def _stay(first: date | None, last: date | None = None, unit: int = 1) -> Membership:
    return Membership(1, ME, unit, valid_from=first, valid_to=last)


@pytest.mark.parametrize(
    ("stays", "joined_on", "aways", "months", "elsewhere"),
    [
        ((_stay(None),), None, (), 12, 0),
        ((_stay(date(2023, 7, 1)),), date(2023, 7, 1), (), 6, 0),  # recruited in July
        ((_stay(date(2023, 7, 1)),), None, (), 6, 0),
        ((_stay(date(2023, 7, 1)),), date(2010, 5, 1), (), 12, 6),  # came from another agency in July
        ((_stay(date(2023, 7, 2)),), date(2023, 7, 2), (), 5, 0),  # a month begun is not a month
        ((_stay(None, date(2023, 6, 30)),), None, (), 6, 0),  # left
        ((_stay(None, date(2023, 6, 30)), _stay(date(2023, 7, 1), unit=2)), None, (), 12, 0),  # moved in July
        ((_stay(None, date(2023, 6, 30)), _stay(date(2023, 7, 2), unit=2)), None, (), 11, 0),  # a day between
        ((_stay(None),), None, (away(AwayKind.MATERNITY, date(2023, 1, 1), date(2023, 8, 31)),), 12, 0),
        ((_stay(None),), None, (away(AwayKind.LONG_LEAVE, date(2023, 3, 5), date(2023, 5, 20)),), 9, 0),
        ((_stay(None),), None, (away(AwayKind.SUSPENDED, date(2022, 11, 1), date(2023, 1, 31)),), 11, 0),
        ((), None, (), 0, 0),
    ],
)
def test_months_worked(
    stays: tuple[Membership, ...],
    joined_on: date | None,
    aways: tuple[object, ...],
    months: int,
    elsewhere: int,
) -> None:
    mine = history(memberships=stays, joined_on=joined_on, aways=aways)  # type: ignore[arg-type]
    worked = months_worked(mine, 2023, MONTHS)
    assert (worked.count, len(worked.elsewhere)) == (months, elsewhere)


def test_the_share_of_a_unit_shows_its_denominator() -> None:
    rows = [
        *(award(2023, "LDTT", person) for person in (1, 2)),
        award(2023, "LDTT", 3, **CANCELLED),
        award(2022, "LDTT", 4),
    ]
    rows = [type(row)(**{**vars(row), "person_id": row.id % 100}) for row in rows]
    share = share_with_title((1, 2, 3, 4, 5), rows, "LDTT", 2023, {5: "mới tuyển dụng tháng 9"})
    assert (share.held, share.of, share.base) == (2, 4, (1, 2, 3, 4))
    assert share.left_out == {5: "mới tuyển dụng tháng 9"}
    assert [row.person_id for row in share.rows] == [1, 2]
    assert share.at_least(50)
    assert not share.more_than(50)


@pytest.mark.parametrize(("held", "of", "percent", "reached"), [(26, 29, 90, False), (7, 10, 70, True)])
def test_shares_are_compared_in_whole_numbers(held: int, of: int, percent: int, reached: bool) -> None:
    rows = [type(award(2023))(**{**vars(award(2023, "LDTT")), "id": n, "person_id": n}) for n in range(held)]
    assert share_with_title(range(of), rows, "LDTT", 2023, {}).at_least(percent) is reached


def test_nobody_in_the_base_is_no_share() -> None:
    assert not share_with_title((), (), "LDTT", 2023, {}).at_least(0)


def test_a_history_of_nothing_has_no_years() -> None:
    assert History(Holder(1)).years == ()
