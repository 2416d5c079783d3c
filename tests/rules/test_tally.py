"""A count reconciles or says why not, has a quorum or not, and passes in whole numbers."""

from dataclasses import replace
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.__main__ import main
from app.domain.tallying import Count, Outcome, needed, percent, tally
from app.services.award_rules import rule_sets

BALLOTS = {ballot.award: ballot for ballot in rule_sets()[1].ballots}
FULL = Count(9, 7, 2, 9, 7, 7, 7, 0, yes=6, no=1, blank=0, written_yes=2)


def test_the_sentence_says_share_threshold_and_source() -> None:
    done = tally(FULL, BALLOTS["CSTDCS"])
    assert done.outcome is Outcome.PASS
    assert done.sentence == (
        "8/9 thành viên = 88,89 % ≥ 80 %, đạt; Nghị định 98/2023/NĐ-CP, Điều 30 khoản 7."
    )
    short = tally(FULL, BALLOTS["CSTDT"])
    assert short.outcome is Outcome.FAIL
    assert short.sentence.startswith("8/9 thành viên = 88,89 % < 90 %, thiếu 1 phiếu")


def test_who_counts_as_not_agreeing_is_named() -> None:
    count = replace(FULL, written=1, written_yes=1, collected=6, valid=5, invalid=1, yes=4, no=0, blank=1)
    done = tally(count, BALLOTS["CSTDCS"])
    assert done.outcome is Outcome.FAIL
    for words in ("1 phiếu không hợp lệ", "1 phiếu không ghi ý kiến", "1 phiếu không thu về", "1 người vắng"):
        assert words in done.sentence


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"yes": -1, "no": 8}, "không thể âm"),
        ({"issued": 8, "collected": 8, "valid": 8, "no": 2}, "phát ra 8 > có mặt 7"),
        ({"printed": 6}, "phát ra 7 > in ra 6"),
        ({"collected": 8, "valid": 8, "no": 2}, "thu về 8 > phát ra 7"),
        ({"invalid": 1}, "≠ thu về 7"),
        ({"blank": 1}, "≠ hợp lệ 7"),
        ({"written": 3}, "ý kiến bằng văn bản 3 > số vắng 2"),
        ({"written_yes": 3}, "ý kiến văn bản đồng ý 3 > số ý kiến nhận được 2"),
        ({"present": 10, "written": 0, "written_yes": 0, "members": 9}, "có mặt 10 > tổng số thành viên 9"),
    ],
)
def test_a_broken_count_is_a_result_with_its_place(change: dict[str, int], said: str) -> None:
    done = tally(replace(FULL, **change), BALLOTS["CSTDCS"])
    assert done.outcome is Outcome.BROKEN
    assert said in done.sentence


def test_what_does_not_reconcile_comes_before_the_quorum() -> None:
    few = replace(FULL, present=5, issued=5, collected=5, valid=5, yes=5, no=0, written=4, written_yes=4)
    assert tally(few, BALLOTS["CSTDCS"]).outcome is Outcome.NO_QUORUM
    assert tally(replace(few, blank=1), BALLOTS["CSTDCS"]).outcome is Outcome.BROKEN
    six = replace(few, present=6, written=3, written_yes=3)
    assert tally(six, BALLOTS["CSTDCS"]).outcome is Outcome.PASS


@pytest.mark.parametrize("members", range(3, 26))
def test_thresholds_are_exact_for_every_council(members: int) -> None:
    ballots = [ballot for rules in rule_sets() for ballot in rules.ballots]
    for ballot, agree in product(ballots, range(members + 1)):
        count = Count(
            members, members, 0, members, members, members, members, 0, agree, members - agree, 0, 0
        )
        share, line = Fraction(agree, members), Fraction(ballot.percent, 100)
        right = share > line if ballot.comparison == "more-than" else share >= line
        assert (tally(count, ballot).outcome is Outcome.PASS) is right
        assert (agree >= needed(ballot, members)) is right


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_a_percent_is_near_and_never_reads_as_a_whole_one_that_it_is_not(part: int, whole: int) -> None:
    part = min(part, whole)
    shown = Fraction(percent(part, whole).removesuffix(" %").replace(",", "."))
    exact = Fraction(100 * part, whole)
    assert abs(shown - exact) <= Fraction(1, 100)
    assert shown.denominator != 1 or shown == exact


def test_the_command_prints_outcome_and_sentence_and_refuses_a_missing_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = "\n".join(f"{key} = {value}" for key, value in vars(FULL).items())
    path = tmp_path / "phieu.toml"
    path.write_text(
        f'[[case]]\nname = "một"\ntitle = "CSTDCS"\ndecided_on = 2024-12-20\n{figures}\nexpect = "fail"\n',
        "utf-8",
    )
    assert main(["tally", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "một: pass (expected fail)"
    assert lines[1].startswith("  8/9 thành viên = 88,89 %")
    path.write_text(path.read_text("utf-8").replace("written_yes = 2\n", ""), "utf-8")
    assert main(["tally", str(path)]) == 1
    result = capsys.readouterr()
    assert result.out == ""
    assert "«một»: thiếu «written_yes»" in result.err
