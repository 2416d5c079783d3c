"""Quotas, bonuses, ballots, deciders and legal bases come from rows, in whole numbers."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import ceil, floor

import pytest

from app.domain.award_bonus import Claim, bonus, paid
from app.domain.award_facts import COLLECTIVE, PERSON
from app.domain.ballot_rules import ballot_rule, bases_for, bonus_on
from app.domain.judging import set_on
from app.domain.voting_rules import DOWN, NEAREST, UP, Quota, quota_for, quota_words
from app.errors import NotInForce, SayToUser
from app.services.award_rules import base_salaries, rule_sets

R2017, R2024, R2025, R2026 = rule_sets()


@pytest.mark.parametrize("base", range(201))
def test_a_quota_is_exact_for_every_percent_and_every_base(base: int) -> None:
    for percent in range(1, 101):
        exact = Fraction(percent * base, 100)
        nearest = floor(exact + Fraction(1, 2))
        for rounding, right in ((DOWN, floor(exact)), (UP, ceil(exact)), (NEAREST, nearest)):
            rule = Quota("CSTDCS", PERSON, "LDTT", "người", percent, rounding, "nguồn", True, False)
            assert quota_for(rule, base) == right


def test_the_traps_of_floating_point_come_out_right() -> None:
    rule = Quota("CSTDCS", PERSON, "LDTT", "người", 29, DOWN, "nguồn", True, False)
    assert quota_for(rule, 100) == 29
    assert quota_for(replace(rule, percent=70), 90) == 63
    assert quota_for(replace(rule, percent=28, rounding=UP), 25) == 7
    assert quota_for(replace(rule, percent=55, rounding=UP), 100) == 55


def test_the_cap_of_2017_is_law_and_later_there_is_none_until_the_office_sets_one() -> None:
    cap = R2017.quota("CSTDCS", PERSON)
    assert cap is not None
    assert (quota_for(cap, 21), cap.local, cap.verified) == (3, False, True)
    assert quota_words(cap, 21) == "tối đa 3 = 15 % của 21 người đạt Lao động tiên tiến, làm tròn xuống"
    for rules in (R2024, R2025, R2026):
        free = rules.quota("CSTDCS", PERSON)
        assert free is not None
        assert (quota_for(free, 21), free.local) == (None, True)
        assert quota_words(free, 21) == "không giới hạn tỷ lệ"


@pytest.mark.parametrize(
    ("award", "subject", "day", "amount"),
    [
        ("LDTT", PERSON, date(2024, 12, 20), 710_000),  # 702.000, rounded up
        ("CSTDCS", PERSON, date(2024, 6, 30), 1_800_000),
        ("CSTDCS", PERSON, date(2024, 7, 1), 2_340_000),
        ("BKT", PERSON, date(2023, 6, 30), 1_490_000),
        ("BKT", PERSON, date(2023, 7, 1), 1_800_000),
        ("BKT", PERSON, date(2024, 1, 1), 2_700_000),
        ("BKT", COLLECTIVE, date(2023, 12, 31), 3_600_000),
        ("CSTDTQ", PERSON, date(2026, 7, 1), 11_390_000),  # 11.385.000, rounded up
        ("GK", COLLECTIVE, date(2026, 6, 30), 1_410_000),  # 1.404.000, rounded up
    ],
)
def test_a_bonus_takes_the_base_salary_of_the_day_and_is_rounded_up(
    award: str, subject: str, day: date, amount: int
) -> None:
    rules = set_on(rule_sets(), day)
    found = bonus_on(rules, base_salaries(), award, subject, day)
    assert found.amount == amount
    assert Fraction(*found.exact) <= amount < Fraction(*found.exact) + 10_000
    assert all(found.sources)


def test_a_bonus_that_is_whole_is_not_raised_and_rounding_may_be_off() -> None:
    ten = bonus_on(R2025, base_salaries(), "CSTDCS", PERSON, date(2025, 12, 1))
    assert ten.amount == 2_340_000
    assert ten.coefficient.words == "1,0"
    plain = bonus(
        R2025.coefficients[3], ten.salary, replace(ten.rule, round_up_to=1)
    )  # printed so by some: 702.000
    assert plain.amount == 702_000


def test_a_day_without_base_salary_and_an_award_without_coefficient_are_named() -> None:
    with pytest.raises(NotInForce, match="ngày 30/06/2017"):
        bonus_on(R2017, base_salaries(), "LDTT", PERSON, date(2017, 6, 30))
    with pytest.raises(SayToUser, match="R2024 chưa có mức tiền thưởng của LDTT cho tập thể"):
        bonus_on(R2024, base_salaries(), "LDTT", COLLECTIVE, date(2024, 6, 30))


def test_of_the_titles_of_one_period_the_highest_is_paid_and_a_form_besides() -> None:
    day = date(2025, 12, 20)

    def claim(award: str, period: str, title: bool, achievement: str = "") -> tuple[Claim, object]:
        one = bonus_on(R2025, base_salaries(), award, PERSON, day)
        return Claim("1", award, PERSON, period, title, achievement), one

    claims = [
        claim("LDTT", "2025", True),
        claim("CSTDCS", "2025", True),
        claim("LDTT", "2024", True),
        claim("BKT", "2025", False, "công trạng"),
        claim("GK", "2025", False, "bão lũ"),
        claim("GK", "2025", False, "công trạng"),
    ]
    found = paid(claims)  # type: ignore[arg-type]
    assert [one.amount for one in found] == [0, 2_340_000, 710_000, 3_510_000, 710_000, 0]
    assert "cao nhất" in found[0].reason
    assert "Điều 49" in found[0].reason
    assert "cùng một thành tích" in found[5].reason
    assert [one.amount for one in paid(claims[::-1])] == [one.amount for one in reversed(found)]  # type: ignore[arg-type]


def test_the_ballot_of_a_title_says_all_the_minutes_print() -> None:
    rule = ballot_rule(R2024, "CSTDCS")
    assert (rule.required, rule.secret, rule.ballot.percent, rule.rounds) == (True, False, 80, 2)
    assert rule.absent_written
    assert rule.stands_aside_stays
    assert rule.candidate_votes
    assert (rule.tie, rule.prefers, rule.substitutes) == ("chair", "female", False)
    row = rule.procedure("absent")
    assert row is not None
    assert row.source == "Nghị định 98/2023/NĐ-CP, Điều 30 khoản 7"
    assert ballot_rule(R2017, "CSTDT").secret
    assert ballot_rule(R2017, "CSTDT").prefers == "none"
    assert not ballot_rule(R2024, "LDTT").required


def test_a_round_by_the_simple_procedure_asks_no_ballot() -> None:
    for kind, asks in (("dot-xuat", False), ("doi-ngoai", False), ("hang-nam", True), ("chuyen-de", True)):
        assert ballot_rule(R2024, "CTDT", kind).required is asks
    with pytest.raises(SayToUser, match="chưa có quy định về phiếu cho XYZ"):
        ballot_rule(R2024, "XYZ")


@pytest.mark.parametrize("rules", rule_sets(), ids=lambda rules: rules.code)
def test_every_award_of_every_set_has_a_decider_a_ballot_and_a_bonus(rules: object) -> None:
    assert rules in rule_sets()
    for award in rules.awards:  # type: ignore[attr-defined]
        assert rules.decider(award.code, award.subject) is not None  # type: ignore[attr-defined]
        assert rules.ballot(award.code) is not None  # type: ignore[attr-defined]
        day = rules.valid_from  # type: ignore[attr-defined]
        assert bonus_on(rules, base_salaries(), award.code, award.subject, day).amount > 0  # type: ignore[arg-type]


def test_the_bases_of_a_paper_are_those_of_its_day() -> None:
    before = [one.text for one in bases_for(R2024, date(2024, 4, 14))]
    after = [one.text for one in bases_for(R2024, date(2024, 4, 15))]
    assert before == after[:2]
    assert "01/2024/TT-BNV" in after[2]
    assert "91/2017" in " ".join(one.text for one in bases_for(R2017, date(2023, 12, 31)))
    assert "2026" in " ".join(one.text for one in bases_for(R2026, date(2026, 10, 1)))
