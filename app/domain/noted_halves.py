"""Late coming and early leaving as noted: in the month sheet notes take the place of the clock's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from app.domain.conduct import STANDING, ConductRule, HalfDay, Incident, State, Watch


class Noted(NamedTuple):
    """The notes of one half: how often and how many minutes each way, and what of it is excused.

    `over_late`, `over_early`: a note speaks, so what the clock says of it is not counted a second time.
    """

    over_late: bool = False
    over_early: bool = False
    late_times: int = 0
    late: int = 0
    early_times: int = 0
    early: int = 0
    excused_late: int = 0
    excused_early: int = 0
    excused_minutes: int = 0


NOTHING = Noted()
# Morning and afternoon.
NotedDay = tuple[Noted, Noted]


def noted_days(
    incidents: Iterable[Incident], rules_on: Callable[[date], tuple[ConductRule, ...]]
) -> dict[int, list[tuple[int, NotedDay]]]:
    """By person, each day as its place in the month from 0; the same counting as app/domain/conduct_tally.py.

    A cancelled note counts nowhere. One that names no half takes the place of both and is shown where such
    a thing happens: coming late in the morning, leaving early in the afternoon.
    """
    found: dict[int, dict[int, NotedDay]] = {}
    for one in incidents:
        watch = next((rule.watch for rule in rules_on(one.day) if rule.code == one.rule), Watch.NOTHING)
        if one.state is State.CANCELLED or watch not in (Watch.LATE, Watch.EARLY):
            continue
        days = found.setdefault(one.person_id, {})
        at = one.day.day - 1
        morning, afternoon = days.get(at, (NOTHING, NOTHING))
        usual = HalfDay.MORNING if watch is Watch.LATE else HalfDay.AFTERNOON
        shown = usual if one.half is HalfDay.DAY else one.half
        if one.half in (HalfDay.MORNING, HalfDay.DAY):
            morning = _with(morning, one, watch, counted=shown is HalfDay.MORNING)
        if one.half in (HalfDay.AFTERNOON, HalfDay.DAY):
            afternoon = _with(afternoon, one, watch, counted=shown is HalfDay.AFTERNOON)
        days[at] = (morning, afternoon)
    return {person: list(days.items()) for person, days in found.items()}


def _with(half: Noted, note: Incident, watch: Watch, *, counted: bool) -> Noted:
    late = watch is Watch.LATE
    half = half._replace(over_late=True) if late else half._replace(over_early=True)
    if not counted:
        return half
    minutes = note.minutes or 0
    if note.state not in STANDING:
        return half._replace(
            excused_late=half.excused_late + late,
            excused_early=half.excused_early + (not late),
            excused_minutes=half.excused_minutes + minutes,
        )
    if late:
        return half._replace(late_times=half.late_times + 1, late=half.late + minutes)
    return half._replace(early_times=half.early_times + 1, early=half.early + minutes)
