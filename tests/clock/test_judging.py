"""A day is judged half by half from its punches, and says which it used."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.clock_judging import EVERYWHERE, Covered, judge
from app.domain.clock_rules import ClockRules
from app.domain.clock_verdict import DayVerdict, HalfVerdict, Punch
from app.domain.working_calendar import DayKind, DayPlan, HalfTime

DAY = date(2023, 5, 22)
MORNING = HalfTime(time(7, 30), time(11, 30))
AFTERNOON = HalfTime(time(13, 30), time(17, 0))
OFFICE = DayPlan(DAY, DayKind.ORDINARY, MORNING, AFTERNOON, grace_late=5, grace_early=5, watch=60)
PRESENT, ABSENT, NOTHING = HalfVerdict.PRESENT, HalfVerdict.ABSENT, HalfVerdict.NOTHING


def at(text: str, state: int | None = None) -> Punch:
    return Punch(datetime.fromisoformat(f"2023-05-22 {text}"), "17", state=state)


def judged(times: str, plan: DayPlan = OFFICE, covered: Covered = EVERYWHERE) -> DayVerdict:
    return judge(1, plan, [at(one) for one in times.split()], covered)


def halves(verdict: DayVerdict) -> tuple[HalfVerdict, HalfVerdict]:
    return verdict.morning, verdict.afternoon


def minutes(verdict: DayVerdict) -> tuple[int, int, int, int]:
    return (
        verdict.late_morning,
        verdict.early_morning,
        verdict.late_afternoon,
        verdict.early_afternoon,
    )


def test_two_punches_make_both_halves_present() -> None:
    verdict = judged("07:26:40 17:02:11")
    assert halves(verdict) == (PRESENT, PRESENT)
    assert minutes(verdict) == (0, 0, 0, 0)
    assert [str(one) for one in verdict.used] == ["07:26:40 Vào sáng", "17:02:11 Ra chiều"]
    assert verdict.remarks == ()


@pytest.mark.parametrize(
    ("came", "late"), [("07:35:00", 0), ("07:35:59", 0), ("07:36:00", 6), ("07:52:10", 22)]
)
def test_late_is_beyond_the_grace_and_counted_from_the_start(came: str, late: int) -> None:
    assert judged(f"{came} 17:00:00").late_morning == late


def test_lateness_says_what_it_is_measured_against() -> None:
    assert judged("07:52:10 17:00:00").remarks == ("Muộn 22 phút so với 07:30, được trễ 5 phút",)


@pytest.mark.parametrize(("went", "early"), [("16:55:00", 0), ("16:54:59", 6), ("16:40:00", 20)])
def test_early_is_beyond_the_grace_and_counted_to_the_end(went: str, early: int) -> None:
    verdict = judged(f"07:20:00 {went}")
    assert verdict.early_afternoon == early
    assert verdict.afternoon is PRESENT


def test_beyond_the_watch_window_the_half_is_absence_and_not_lateness() -> None:
    assert judged("08:30:00 17:00:00").late_morning == 60
    verdict = judged("08:31:00 17:00:00")
    assert halves(verdict) == (ABSENT, PRESENT)
    assert verdict.late_morning == 0
    assert verdict.remarks == ("Vào 08:31, sau 07:30 là 61 phút, quá 60 phút theo dõi: vắng buổi sáng",)


def test_leaving_long_before_the_end_is_absence_of_the_afternoon() -> None:
    verdict = judged("07:20:00 15:00:00")
    assert halves(verdict) == (PRESENT, ABSENT)
    assert verdict.early_afternoon == 0


def test_four_punches_judge_the_noon_break_too() -> None:
    verdict = judged("07:20:00 11:10:00 13:45:00 17:01:00")
    assert halves(verdict) == (PRESENT, PRESENT)
    assert minutes(verdict) == (0, 20, 15, 0)
    assert [one.words for one in verdict.used] == ["Vào sáng", "Ra sáng", "Vào chiều", "Ra chiều"]


def test_lunch_clocked_within_half_an_hour_is_neither_early_nor_late() -> None:
    plan = DayPlan(
        DAY, DayKind.ORDINARY, HalfTime(time(8), time(12)), HalfTime(time(13, 30), time(17)), watch=60
    )
    verdict = judged("07:55:00 12:00:10 12:31:00 17:01:00", plan)
    assert halves(verdict) == (PRESENT, PRESENT)
    assert minutes(verdict) == (0, 0, 0, 0)
    assert [one.words for one in verdict.used] == ["Vào sáng", "Ra sáng", "Vào chiều", "Ra chiều"]


def test_a_double_tap_is_dropped_with_its_seconds() -> None:
    verdict = judged("08:05:12 08:05:16 17:00:00")
    assert verdict.late_morning == 35
    assert [str(one) for one in verdict.dropped] == ["08:05:16 Chạm đúp, cách 4 giây"]


def test_a_punch_in_the_middle_of_a_half_is_dropped_and_named() -> None:
    verdict = judged("07:20:00 09:40:00 17:01:00")
    assert halves(verdict) == (PRESENT, PRESENT)
    assert [str(one) for one in verdict.dropped] == ["09:40:00 Giữa buổi, không tính là vào hay ra"]


def test_who_comes_back_at_noon_and_had_gone_early_is_absent_in_the_morning() -> None:
    verdict = judged("07:20:00 10:05:00 13:25:00 17:01:00")
    assert halves(verdict) == (ABSENT, PRESENT)


def test_who_goes_at_noon_and_comes_back_late_is_absent_in_the_afternoon() -> None:
    verdict = judged("07:20:00 11:31:00 15:00:00 17:01:00")
    assert halves(verdict) == (PRESENT, ABSENT)


def test_only_a_morning_punch_leaves_the_afternoon_to_a_hand() -> None:
    verdict = judged("07:20:00")
    assert halves(verdict) == (PRESENT, NOTHING)
    assert verdict.remarks == ("Chưa rõ buổi chiều: thiếu lượt ra",)


def test_only_an_evening_punch_leaves_the_morning_to_a_hand() -> None:
    verdict = judged("17:02:00")
    assert halves(verdict) == (NOTHING, PRESENT)
    assert verdict.remarks[0].startswith("Chưa rõ buổi sáng")


def test_only_a_punch_at_noon_time_of_coming_back_is_a_coming() -> None:
    verdict = judged("13:25:00")
    assert halves(verdict) == (NOTHING, PRESENT)
    assert "Thiếu lượt ra" in verdict.remarks


def test_only_a_punch_at_the_end_of_the_morning_is_a_going() -> None:
    verdict = judged("11:32:00")
    assert halves(verdict) == (PRESENT, NOTHING)
    assert [one.words for one in verdict.used] == ["Ra sáng"]


def test_morning_and_back_at_noon_without_a_going_is_present_with_the_going_missing() -> None:
    verdict = judged("07:20:00 13:28:00")
    assert halves(verdict) == (PRESENT, PRESENT)
    assert verdict.remarks == ("Thiếu lượt ra",)


def test_gone_at_noon_for_good_is_absence_of_the_afternoon() -> None:
    verdict = judged("07:20:00 11:32:00")
    assert halves(verdict) == (PRESENT, ABSENT)
    assert verdict.remarks == ("Vắng buổi chiều: lượt cuối lúc 11:32",)


def test_coming_only_after_noon_is_absence_of_the_morning() -> None:
    verdict = judged("13:20:00 17:05:00")
    assert halves(verdict) == (ABSENT, PRESENT)
    assert verdict.late_afternoon == 0


def test_no_punch_is_absence_only_where_the_file_reaches() -> None:
    assert halves(judged("")) == (ABSENT, ABSENT)
    assert halves(judged("", covered=Covered(True, False))) == (ABSENT, NOTHING)
    silent = judged("", covered=Covered())
    assert halves(silent) == (NOTHING, NOTHING)
    assert not silent.says_something


def test_a_day_of_rest_gets_no_verdict_and_keeps_its_punches_in_sight() -> None:
    rest = DayPlan(DAY, DayKind.REST, None, None)
    verdict = judged("08:00:00 10:00:00", rest)
    assert halves(verdict) == (NOTHING, NOTHING)
    assert [one.words for one in verdict.dropped] == ["Ngày không làm việc"] * 2
    assert halves(judged("", rest)) == (NOTHING, NOTHING)


def test_a_half_day_saturday_is_judged_by_its_morning_alone() -> None:
    saturday = DayPlan(DAY, DayKind.ORDINARY, MORNING, None, watch=60)
    verdict = judged("07:50:00 11:20:00", saturday)
    assert halves(verdict) == (PRESENT, NOTHING)
    assert minutes(verdict) == (20, 10, 0, 0)
    assert halves(judged("", saturday)) == (ABSENT, NOTHING)
    assert judged("07:20:00", saturday).remarks == ("Thiếu lượt ra",)


def test_a_make_up_saturday_is_a_working_day() -> None:
    make_up = DayPlan(DAY, DayKind.MAKE_UP, MORNING, AFTERNOON, watch=60)
    assert halves(judged("", make_up)) == (ABSENT, ABSENT)


def test_a_shorter_day_of_a_person_moves_the_limits() -> None:
    shorter = DayPlan(
        DAY, DayKind.ORDINARY, HalfTime(time(8), time(11, 30)), HalfTime(time(13, 30), time(16, 30))
    )
    assert minutes(judged("08:00:00 16:30:00", shorter)) == (0, 0, 0, 0)
    assert minutes(judged("08:00:00 16:30:00")) == (30, 0, 0, 30)


def test_a_punch_after_midnight_ends_the_day_before() -> None:
    rules = ClockRules()
    night = datetime(2023, 5, 23, 0, 12, 30)
    assert rules.work_day(night) == DAY
    verdict = judge(1, OFFICE, [at("07:20:00"), Punch(night, "17")])
    assert halves(verdict) == (PRESENT, PRESENT)
    assert verdict.used[-1].words == "Ra chiều, sau nửa đêm"


def test_the_state_is_not_looked_at_unless_it_was_kept() -> None:
    wrong = [at("07:20:00"), at("17:03:25", state=0), at("17:04:39", state=1)]
    verdict = judge(1, OFFICE, wrong)
    assert [str(one) for one in verdict.used] == ["07:20:00 Vào sáng", "17:04:39 Ra chiều"]
    lone = judge(1, OFFICE, [at("07:20:00", state=1)])
    assert [one.words for one in lone.used] == ["Ra sáng"]


@given(st.lists(st.integers(0, 24 * 3600 - 1), max_size=9), st.booleans(), st.booleans())
def test_every_punch_is_either_used_once_or_dropped_with_a_reason(
    seconds: Sequence[int], half: bool, state: bool
) -> None:
    start = datetime(2023, 5, 22, 4)
    punches = [
        Punch(start + timedelta(seconds=s), "17", state=(s % 3 if state else None), line=n)
        for n, s in enumerate(seconds)
    ]
    plan = DayPlan(DAY, DayKind.ORDINARY, MORNING, None if half else AFTERNOON, grace_late=5, watch=60)
    verdict = judge(1, plan, punches)
    lines = sorted(one.line for one in (*verdict.used, *verdict.dropped))
    assert lines == sorted(range(len(punches)))
    assert all(one.words for one in verdict.dropped)
    for code, late, early in (
        (verdict.morning, verdict.late_morning, verdict.early_morning),
        (verdict.afternoon, verdict.late_afternoon, verdict.early_afternoon),
    ):
        assert code is PRESENT or (late, early) == (0, 0)
        assert 0 <= late <= 60
        assert 0 <= early <= 60
