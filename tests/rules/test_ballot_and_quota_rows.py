"""Every row about votes and quotas: its numbers as written down here, its edges in exact arithmetic."""

from datetime import date, timedelta
from fractions import Fraction
from math import floor

import pytest

from app.domain.award_rules import Ballot, RuleSet
from app.domain.judging import judge, set_on
from app.domain.tallying import Count, Outcome, quorum_needed, tally
from app.domain.voting_rules import Quota, quota_for
from app.services.award_rules import rule_sets
from tests.rules.test_rows_have_cases import facts

SETS = {rules.code: rules for rules in rule_sets()}
BALLOTS = [(rules, ballot) for rules in rule_sets() for ballot in rules.ballots]
QUOTAS = [(rules, quota) for rules in rule_sets() for quota in rules.quotas]
OTHERS = ("LDTT", "TTLDTT", "TTLDXS", "BKT", "BKTTG", "GK")
# Of a hundred members, so that each percent is one of them: how many stand exactly on the threshold, and
# whether that passes.
LATER = {
    **dict.fromkeys(("CSTDT", "CSTDTQ"), (90, True)),
    **dict.fromkeys(("CSTDCS", "CTDT", "CTDCP"), (80, True)),
    **dict.fromkeys(OTHERS, (50, False)),
}
ON_THE_THRESHOLD = {
    "R2017": dict.fromkeys(LATER, (70, True)) | dict.fromkeys(("CSTDT", "CSTDTQ"), (90, True)),
    "R2024": LATER,
    "R2025": LATER,
    "R2026": LATER,
}
# The caps of the law; every other quota row leaves the number open.
CAPS = {("R2017", "CSTDCS"): {6: 0, 7: 1, 13: 1, 14: 2, 20: 3}, ("R2017", "CTDCP"): {4: 0, 5: 1, 9: 1, 10: 2}}


def names(rows: list[tuple[RuleSet, Ballot]] | list[tuple[RuleSet, Quota]]) -> list[str]:
    return [f"{rules.code}-{row.award}" for rules, row in rows]


def count(members: int, present: int, yes: int) -> Count:
    """So many present, a paper each, `yes` of them agreeing, nobody in writing."""
    return Count(members, present, 0, members, present, present, present, 0, yes, present - yes, 0, 0)


@pytest.mark.parametrize(("rules", "ballot"), BALLOTS, ids=names(BALLOTS))
def test_every_ballot_passes_above_fails_below_and_is_decided_on_its_threshold(
    rules: RuleSet, ballot: Ballot
) -> None:
    yes, passes = ON_THE_THRESHOLD[rules.code][ballot.award]
    outcomes = [tally(count(100, 100, yes + step), ballot).outcome for step in (-1, 0, 1)]
    assert outcomes == [Outcome.FAIL, Outcome.PASS if passes else Outcome.FAIL, Outcome.PASS]
    assert [tally(count(9, present, present), ballot).outcome is Outcome.NO_QUORUM for present in (5, 6)] == [
        True,
        False,
    ], "two thirds of nine are six"


def test_no_ballot_is_missing_from_the_table() -> None:
    assert {code: {b.award for b in rules.ballots} for code, rules in SETS.items()} == {
        code: set(rows) for code, rows in ON_THE_THRESHOLD.items()
    }


@pytest.mark.parametrize("members", range(3, 26))
def test_the_quorum_is_exact_for_every_council(members: int) -> None:
    for _, ballot in BALLOTS:
        for present in range(members + 1):
            enough = Fraction(present, members) >= Fraction(*ballot.quorum)
            outcome = tally(count(members, present, present), ballot).outcome
            assert (outcome is not Outcome.NO_QUORUM) is enough
            assert (present >= quorum_needed(ballot, members)) is enough


@pytest.mark.parametrize(("rules", "quota"), QUOTAS, ids=names(QUOTAS))
def test_every_quota_is_exact_for_one_to_two_hundred(rules: RuleSet, quota: Quota) -> None:
    for base in range(1, 201):
        most = quota_for(quota, base)
        if quota.percent is None:
            assert most is None
            assert quota.local, "a number left open is the office's to set"
        else:
            assert most == floor(Fraction(quota.percent * base, 100))
    known = CAPS.get((rules.code, quota.award), {})
    assert bool(known) is (quota.percent is not None)
    assert {base: quota_for(quota, base) for base in known} == known


@pytest.mark.parametrize("rules", rule_sets(), ids=lambda rules: rules.code)
def test_the_cases_of_the_first_day_and_of_the_day_before_are_weighed_by_different_sets(
    rules: RuleSet,
) -> None:
    def chosen(day: date) -> set[str]:
        return {judge(one, rule_sets()).rule_set.code for one in facts() if one.decided_on == day}

    before = rules.valid_from - timedelta(days=1)
    assert rules.code in chosen(rules.valid_from)
    if any(other.holds_on(before) for other in rule_sets()):
        earlier = set_on(rule_sets(), before).code
        assert chosen(before) == {earlier}
        assert earlier != rules.code
