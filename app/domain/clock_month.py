"""A span of days judged for everybody who has a clock number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType

from app.domain.clock_judging import Covered, judge
from app.domain.clock_owners import ClockOwners
from app.domain.clock_rules import ClockRules
from app.domain.clock_verdict import DayVerdict, Punch
from app.domain.clock_waiting import left_waiting
from app.domain.office import holds
from app.domain.working_calendar import DayPlan, HalfTime, WorkingCalendar, span

Verdicts = dict[tuple[int, date], DayVerdict]


def judge_span(
    first: date,
    last: date,
    punches: Iterable[Punch],
    latest: datetime | None,
    owners: ClockOwners,
    calendar: WorkingCalendar,
    rules: ClockRules,
    waiting: Mapping[int, set[date]] = MappingProxyType({}),
    at_work: Mapping[date, set[str]] | None = None,
) -> Verdicts:
    """The verdicts that say something, by person and day.

    `punches`: those that belong to the span's days; `latest`: the last moment any file of a clock reaches.
    `waiting`: by person the days on which a punch was left to be mended. `at_work`: the clocks that worked
    each day, told where `punches` are not everybody's.
    A day without a punch is absence only when a clock the person uses worked that day, the file reaches the
    end of the half, and the person punched at all in the span: who never does is not judged by the clock.
    """
    by_day: dict[tuple[int, date], list[Punch]] = defaultdict(list)
    running: dict[date, set[str]] = defaultdict(set)
    devices: dict[int, set[str]] = defaultdict(set)
    for punch in punches:
        day = rules.work_day(punch.at)
        running[day].add(punch.device)
        owner = owners.owner(punch.number, punch.device, day)
        if owner:
            by_day[owner, day].append(punch)
            devices[owner].add(punch.device)
    worked_on = running if at_work is None else at_work
    found: Verdicts = {}
    numbers = owners.people(first, last)
    for person, used in devices.items():
        rows = numbers.get(person, ())
        for day in span(first, last):
            of_day = by_day.get((person, day), ())
            known = any(holds(row, day) for row in rows)
            if not of_day and not known:
                continue
            plan = calendar.on(day, person)
            if not of_day and not plan.works:
                continue
            worked = known and not used.isdisjoint(worked_on.get(day, ()))
            verdict = judge(person, plan, of_day, _covered(plan, latest) if worked else Covered(), rules)
            if verdict.says_something:
                found[person, day] = verdict
    for person, days in waiting.items():
        for day in days:
            plan = calendar.on(day, person)
            verdict = left_waiting(found.get((person, day)) or DayVerdict(person, day), plan)
            if verdict.says_something:
                found[person, day] = verdict
    return found


def _covered(plan: DayPlan, latest: datetime | None) -> Covered:
    def reached(half: HalfTime | None) -> bool:
        return half is not None and latest is not None and latest >= datetime.combine(plan.day, half.end)

    return Covered(reached(plan.morning), reached(plan.afternoon))
