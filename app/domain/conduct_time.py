"""How late or early a time of day is against the hours of its date and half."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from app.domain.conduct import ConductRule, HalfDay, Watch
from app.domain.dates import show_date, show_weekday
from app.domain.wording import upper_first
from app.domain.working_calendar import DayPlan, HalfTime


@dataclass(frozen=True)
class Reckoned:
    """`minutes` None where nothing can be reckoned; `words` the finding, `beside` what is allowed.

    `doubtful`: the finding speaks against noting it (in time, within the grace, not worked, an absence).
    """

    minutes: int | None
    words: str
    beside: str = ""
    doubtful: bool = False


def half_plan(plan: DayPlan, half: HalfDay) -> HalfTime | None:
    """The hours of the half; None for a half that is not worked, and for the whole day."""
    return {HalfDay.MORNING: plan.morning, HalfDay.AFTERNOON: plan.afternoon}.get(half)


def half_of(plan: DayPlan, at: time) -> HalfDay:
    """The half a time of day belongs to: afternoon from the end of the morning on."""
    if plan.morning is None or plan.afternoon is None:
        return HalfDay.AFTERNOON if plan.morning is None and plan.afternoon is not None else HalfDay.MORNING
    return HalfDay.MORNING if at <= plan.morning.end else HalfDay.AFTERNOON


def reckon(plan: DayPlan, rule: ConductRule, half: HalfDay, at: time | None) -> Reckoned:
    """`Muộn 22 phút so với 07:30`, from the start or to the end of the half, never from the grace."""
    if rule.watch is Watch.NOTHING:
        return Reckoned(None, "")
    halves = (HalfDay.MORNING, HalfDay.AFTERNOON) if half is HalfDay.DAY else (half,)
    if all(half_plan(plan, one) is None for one in halves):
        return Reckoned(
            None, f"{upper_first(_named(plan, half))} không phải giờ làm việc{_why(plan)}.", doubtful=True
        )
    hours = half_plan(plan, half)
    if rule.watch is Watch.ABSENT or at is None or hours is None:
        return Reckoned(None, "")
    late = rule.watch is Watch.LATE
    grace = rule.grace or (plan.grace_late if late else plan.grace_early)
    edge = hours.start if late else hours.end
    apart = _minutes(at) - _minutes(edge) if late else _minutes(edge) - _minutes(at)
    verb, allowed = ("Muộn", f"được trễ {grace} phút") if late else ("Sớm", f"được sớm {grace} phút")
    beside = allowed if grace else ""
    if apart <= 0:
        came, not_so = ("Đến", "không muộn") if late else ("Về", "không sớm")
        words = f"{came} {at:%H:%M}, {not_so} so với {edge:%H:%M}."
        return Reckoned(None, words, beside, doubtful=True)
    if apart >= hours.minutes:
        return Reckoned(None, f"{at:%H:%M} nằm ngoài {_named(plan, half)}.", doubtful=True)
    words = f"{verb} {apart} phút so với {edge:%H:%M}"
    if apart <= grace:
        return Reckoned(apart, words, f"trong {grace} phút được phép", doubtful=True)
    if plan.watch and apart > plan.watch:
        return Reckoned(apart, words, f"quá {plan.watch} phút: xem là vắng", doubtful=True)
    return Reckoned(apart, words, beside)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _named(plan: DayPlan, half: HalfDay) -> str:
    words = {HalfDay.DAY: "", HalfDay.MORNING: "sáng ", HalfDay.AFTERNOON: "chiều "}[half]
    return f"{words}{show_weekday(plan.day)} {show_date(plan.day)}"


def _why(plan: DayPlan) -> str:
    return f" ({plan.reason.lower()})" if plan.reason else ""
