"""Dates that cannot be: a clock set back to 2000, one that runs in 2110, days that leave the file's order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from app.domain.clock_lines import DAY, UNREAD, ClockLine, ClockLines, day_of, days_number
from app.domain.clock_rules import ClockRules
from app.domain.dates import show_date

_MOST_OPTIONS = 7
_OPEN_END = 3  # days beyond the last believed line: enough to pass a weekend
_FRIDAY = 4
_MOST_ASTRAY = 5  # one line in so many: beyond that the file is simply not in the order of time


class Doubt(StrEnum):
    """Why the days of a run are not believed."""

    OLD = "old"
    FUTURE = "future"
    JUMP = "jump"


class _Run(NamedTuple):
    day: int
    places: list[int]


@dataclass(frozen=True)
class Reset:
    """Lines that follow each other in the file, of one clock, whose days are not believed.

    `shifts` in days, the likeliest first: what each line's day must move by. `before` and `after`: the days
    of the believed lines around it, None at an end of the file.
    """

    id: int
    doubt: Doubt
    places: tuple[int, ...]
    shifts: tuple[int, ...]
    before: date | None
    after: date | None

    def words(self, line: ClockLine) -> str:
        """What is wrong with the day of one of the lines, without full stop."""
        if self.doubt is Doubt.OLD:
            return "Ngày không thể có: đồng hồ máy bị đặt lại"
        if self.doubt is Doubt.FUTURE:
            return "Ngày không thể có: chưa tới ngày này"
        if self.before is None or self.after is None:
            return f"Ngày {show_date(day_of(line.moment))} lạc khỏi thứ tự của tệp"
        return f"Ngày nhảy: trong tệp nằm giữa {self.before:%d/%m} và {self.after:%d/%m}"


def find_resets(
    lines: ClockLines, today: date, rules: ClockRules, *, in_order: bool = True
) -> tuple[Reset, ...]:
    """Every run whose days are not believed, clock by clock, in the order of the file.

    `in_order`: the file is the clock's own, written as people came; in a table a day may stand anywhere.
    """
    first, last = days_number(rules.first_day), days_number(today)
    found: list[tuple[Doubt, list[_Run], _Run | None, _Run | None, list[int]]] = []
    for runs in _runs(lines):
        days = [run.day for run in runs]
        possible = [n for n, run in enumerate(runs) if first <= run.day <= last]
        jumps = _astray([runs[n] for n in possible], rules.jump) if in_order else []
        bad = {n: Doubt.OLD if days[n] < first else Doubt.FUTURE for n in range(len(runs))}
        for n in possible:
            del bad[n]
        bad |= {possible[n]: Doubt.JUMP for n in jumps}
        for group in _groups(sorted(bad), bad):
            before = runs[group[0] - 1] if group[0] else None
            after = runs[group[-1] + 1] if group[-1] + 1 < len(runs) else None
            places = [place for n in group for place in runs[n].places]
            found.append((bad[group[0]], [runs[n] for n in group], before, after, places))
    doubted = {place for *_, places in found for place in places}
    seen = _seen(lines, doubted) if found else {}
    resets = [
        Reset(
            0,
            doubt,
            tuple(places),
            _shifts(lines, places, (before, after), seen, (first, last)),
            day_of(before.day * DAY) if before else None,
            day_of(after.day * DAY) if after else None,
        )
        for doubt, _, before, after, places in sorted(found, key=lambda one: one[4][0])
    ]
    return tuple(replace(reset, id=number) for number, reset in enumerate(_joined(resets, lines), 1))


def _joined(resets: Sequence[Reset], lines: ClockLines) -> list[Reset]:
    """Runs of one clock that believed lines only interrupt: the same doubt and the same likeliest move."""
    joined: list[Reset] = []
    for reset in resets:
        last = joined[-1] if joined else None
        if (
            last is not None
            and reset.shifts
            and (last.doubt, last.shifts[:1]) == (reset.doubt, reset.shifts[:1])
            and lines[last.places[0]].device == lines[reset.places[0]].device
        ):
            shifts = tuple(dict.fromkeys((*last.shifts, *reset.shifts)))
            joined[-1] = replace(last, places=last.places + reset.places, shifts=shifts, after=reset.after)
        else:
            joined.append(reset)
    return joined


def _runs(lines: ClockLines) -> list[list[_Run]]:
    """For each clock the stretches of one day, in the order of the file."""
    by_device: dict[str, list[_Run]] = {}
    last: dict[str, int] = {}
    for place, (moment, device) in enumerate(zip(lines.moments, lines.devices, strict=True)):
        if moment == UNREAD:
            continue
        day = moment // DAY
        if last.get(device) == day:
            by_device[device][-1].places.append(place)
        else:
            last[device] = day
            by_device.setdefault(device, []).append(_Run(day, [place]))
    return list(by_device.values())


def _astray(runs: Sequence[_Run], jump: int) -> list[int]:
    """Places of the runs that leave the order of time between two that keep it.

    None when the file is not in that order.
    """
    falls = sum(later.day < earlier.day for earlier, later in pairwise(runs))
    if not falls or falls * _MOST_ASTRAY > len(runs) + _MOST_ASTRAY:
        return []
    kept = sorted(_heaviest_order(runs))
    out, of_out = [], 0
    for n in sorted(set(range(len(runs))).difference(kept)):
        run, at = runs[n], bisect_left(kept, n)
        if not 0 < at < len(kept):
            continue
        before, after = runs[kept[at - 1]].day, runs[kept[at]].day
        if before - run.day >= jump or run.day - after >= jump:
            out.append(n)
            of_out += len(run.places)
    return out if of_out * _MOST_ASTRAY <= sum(len(run.places) for run in runs) else []


def _heaviest_order(runs: Sequence[_Run]) -> set[int]:
    """The runs of the never falling order of days that holds most lines."""
    tops: list[tuple[int, int, int]] = []  # (day, weight, run), both rising
    came_from: dict[int, int] = {}
    for n, run in enumerate(runs):
        at = bisect_right(tops, run.day, key=lambda top: top[0])
        weight = len(run.places) + (tops[at - 1][1] if at else 0)
        if at:
            came_from[n] = tops[at - 1][2]
        start = at - 1 if at and tops[at - 1][0] == run.day else at
        end = start
        while end < len(tops) and tops[end][1] <= weight:
            end += 1
        tops[start:end] = [(run.day, weight, n)]
    kept: set[int] = set()
    at_run: int | None = tops[-1][2] if tops else None
    while at_run is not None:
        kept.add(at_run)
        at_run = came_from.get(at_run)
    return kept


def _groups(places: Sequence[int], doubts: dict[int, Doubt]) -> Iterator[list[int]]:
    group: list[int] = []
    for place in places:
        if group and (place != group[-1] + 1 or doubts[place] is not doubts[group[-1]]):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _seen(lines: ClockLines, doubted: set[int]) -> dict[int, set[str]]:
    """Which numbers punched on each day that is believed."""
    seen: dict[int, set[str]] = defaultdict(set)
    for place, (moment, number) in enumerate(zip(lines.moments, lines.numbers, strict=True)):
        if place not in doubted and moment != UNREAD:
            seen[moment // DAY].add(number)
    return seen


def _shifts(
    lines: ClockLines,
    places: Sequence[int],
    beside: tuple[_Run | None, _Run | None],
    seen: dict[int, set[str]],
    possible: tuple[int, int],
) -> tuple[int, ...]:
    """Moves that put the run between its neighbours, on days a clock may tell at all; first where its people
    have no punch of the day yet, where day and month stay as the clock wrote them, and on weekdays.
    """
    before, after = beside
    moments = [lines[place].moment for place in places]
    low = before.day - moments[0] // DAY if before else None
    high = after.day - moments[-1] // DAY if after else None
    if low is None and high is None:
        return ()
    if low is None:
        assert high is not None
        low = high - _OPEN_END
    high = low + _OPEN_END if high is None else high
    first, last = (min(moments) // DAY, max(moments) // DAY)
    low = max(low, possible[0] - first)
    end = min(max(low, high), low + _MOST_OPTIONS - 1, possible[1] - last)
    candidates = list(range(low, end + 1))
    floor = lines[before.places[-1]].moment if before else moments[0] + low * DAY
    ceiling = lines[after.places[0]].moment if after else moments[-1] + end * DAY
    wrote = day_of(moments[0])

    def doubtful(shift: int) -> tuple[int, int, bool, int, int]:
        known = {(lines[p].number, lines[p].moment // DAY + shift) for p in places}
        taken = sum(number in seen.get(day, ()) for number, day in known)
        disorder = (moments[0] + shift * DAY < floor) + (moments[-1] + shift * DAY > ceiling)
        moved = day_of(moments[0] + shift * DAY)
        other = (moved.day, moved.month) != (wrote.day, wrote.month)
        weekend = sum(day_of(day * DAY).weekday() > _FRIDAY for _, day in known)
        return taken, disorder, other, weekend, shift if before else -shift

    return tuple(sorted(candidates, key=doubtful))
