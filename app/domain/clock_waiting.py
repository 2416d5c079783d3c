"""Punches of a kept file that were left to be mended: until then their halves are no absence."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from app.domain.clock_lines import DAY, UNREAD, ClockFile, day_of, read_day
from app.domain.clock_owners import ClockOwners
from app.domain.clock_resets import Reset
from app.domain.clock_sorting import Fate, Sorted
from app.domain.clock_verdict import DayVerdict, HalfVerdict, detail_of
from app.domain.working_calendar import DayPlan, HalfTime

REMARK = "Chờ sửa giờ chấm: tệp đã nhập còn lượt của số máy này chưa nhập được. Nhập lại tệp ấy và sửa"
_OPEN = (HalfVerdict.NOTHING, HalfVerdict.ABSENT)
_NEXT = timedelta(days=1)


class Waiting(NamedTuple):
    """A number of a clock with a punch left to be mended, and the days it may belong to."""

    number: str
    device: str
    first: date
    last: date


def waiting_of(file: ClockFile, found: Sorted) -> tuple[Waiting, ...]:
    """What a file leaves to be mended, by number; days that follow each other are one row.

    A punch whose day cannot be read says nothing of a day; one whose day is not believed says so of every day
    between its neighbours.
    """
    days: dict[tuple[str, str], set[date]] = defaultdict(set)
    for place, fate in enumerate(found.fates):
        if fate is Fate.MEND:
            line = file.lines[place]
            if line.number:
                days[line.number, line.device].update(_days(file, found, place))
    rows: list[Waiting] = []
    for (number, device), of_number in sorted(days.items()):
        for day in sorted(of_number):
            last = rows[-1] if rows else None
            if last is not None and last[:2] == (number, device) and last.last + _NEXT == day:
                rows[-1] = last._replace(last=day)
            else:
                rows.append(Waiting(number, device, day, day))
    return tuple(rows)


def note_of(rows: Iterable[Waiting]) -> str:
    """As a batch keeps them; "" for none."""
    told = [[row.number, row.device, row.first.isoformat(), row.last.isoformat()] for row in rows]
    return json.dumps({"waiting": told}, ensure_ascii=False) if told else ""


def read_note(note: str) -> tuple[Waiting, ...]:
    """What `note_of` wrote."""
    if not note:
        return ()
    read = date.fromisoformat
    return tuple(
        Waiting(number, device, read(first), read(last))
        for number, device, first, last in json.loads(note)["waiting"]
    )


def waiting_days(
    rows: Iterable[Waiting], owners: ClockOwners, first: date, last: date
) -> dict[int, set[date]]:
    """By person the days of a span that wait."""
    found: dict[int, set[date]] = defaultdict(set)
    for row in rows:
        day, until = max(first, row.first), min(last, row.last)
        while day <= until:
            owner = owners.owner(row.number, row.device, day)
            if owner:
                found[owner].add(day)
            day += _NEXT
    return dict(found)


def left_waiting(verdict: DayVerdict, plan: DayPlan) -> DayVerdict:
    """The verdict of a day that waits: halves that are worked and not seen present are no absence."""
    morning = _waiting(verdict.morning, plan.morning)
    afternoon = _waiting(verdict.afternoon, plan.afternoon)
    if (morning, afternoon) == (verdict.morning, verdict.afternoon):
        return verdict
    remarks = [said for said in verdict.remarks if not said.startswith("Vắng buổi")]
    detail = detail_of(verdict.used, verdict.dropped, (*remarks, REMARK))
    return verdict._replace(morning=morning, afternoon=afternoon, detail=detail)


def _waiting(said: HalfVerdict, hours: HalfTime | None) -> HalfVerdict:
    return HalfVerdict.WAITING if hours is not None and said in _OPEN else said


def _days(file: ClockFile, found: Sorted, place: int) -> set[date]:
    if found.moments[place] == UNREAD:
        day = read_day(file.unread[place].day)
        return {day_of(day * DAY)} if day is not None else set()
    reset = found.doubted.get(place)
    if reset is None:
        return {day_of(found.moments[place])}
    return _between(reset, found.moments[place])


def _between(reset: Reset, moment: int) -> set[date]:
    """Every day the line may be of: between its neighbours, at an end of the file those that are offered."""
    if reset.before is None or reset.after is None:
        return {day_of(moment + shift * DAY) for shift in reset.shifts}
    span = range((reset.after - reset.before).days + 1)
    return {reset.before + timedelta(days=apart) for apart in span}
