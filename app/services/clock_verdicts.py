"""Verdicts of the clock by month: reckoned from what is seen now, kept with the stamp they rest on."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from app import paths
from app.domain.clock_month import Verdicts, judge_span
from app.domain.clock_owners import ClockOwners
from app.domain.clock_rules import ClockRules, read_clock_rules
from app.domain.clock_waiting import Waiting, read_note, waiting_days
from app.domain.staff_roll import clock_key
from app.domain.working_calendar import WorkingCalendar
from app.storage import clock_rows

if TYPE_CHECKING:
    from app.services.office import Office

# Raised when the same punches would be judged otherwise than before.
_JUDGE = 1
_DAY = timedelta(days=1)


@cache
def clock_rules() -> ClockRules:
    """The office's practice with the clock, from data/attendance/clock.toml."""
    return read_clock_rules(tomllib.loads(paths.data("attendance", "clock.toml").read_text(encoding="utf-8")))


def month_ends(month: str) -> tuple[date, date]:
    """First and last day of "2023-05"; ValueError for anything else."""
    first = date.fromisoformat(f"{month}-01")
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def months_between(first: date, last: date) -> Iterator[str]:
    """ "2023-05" and so on, each month the span touches."""
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{number // 12:04d}-{number % 12 + 1:02d}"


class MonthVerdicts(NamedTuple):
    """The verdicts of a month and the stamp of what they rest on."""

    stamp: str
    found: Verdicts


def month_verdicts(office: Office, month: str, known: MonthVerdicts | None = None) -> MonthVerdicts:
    """The verdicts of the month, reckoned anew when hours, calendar, numbers or imports have changed; of a
    closed month those it was closed with.

    `known` comes back where it still holds. A file opened to be read gets them without keeping them. Raises
    NotInForce for a day without working time on which somebody punched.
    """
    first, last = month_ends(month)
    kept = clock_rows.stamp(office.db, month)
    if kept and month in clock_rows.closed_months(office.db):
        if known is not None and known.stamp == kept:
            return known
        return MonthVerdicts(kept, clock_rows.verdicts(office.db, first, last))
    ground = _ground(office, first, last)
    if ground is None:
        return MonthVerdicts("", {})
    if known is not None and known.stamp == ground.stamp:
        return known
    if kept == ground.stamp:
        return MonthVerdicts(kept, clock_rows.verdicts(office.db, first, last))
    found = ground.judged(office, first, last)
    if office.writable:
        clock_rows.keep_verdicts(office.db, month, first, last, ground.stamp, found)
    return MonthVerdicts(ground.stamp, found)


def are_stored(office: Office, month: str) -> bool:
    """Whether the month's verdicts lie in the file as they hold now."""
    kept = clock_rows.stamp(office.db, month)
    if kept and month in clock_rows.closed_months(office.db):
        return True
    ground = _ground(office, *month_ends(month))
    return ground is None or ground.stamp == kept


@dataclass(frozen=True)
class Clocks:
    """What is told by all files together: the clocks that worked each day, and the numbers in them."""

    at_work: Mapping[date, set[str]]
    numbers: tuple[str, ...]


def all_clocks(office: Office) -> Clocks:
    """Read once: it takes a look at every punch."""
    begins = clock_rules().day_starts
    at_work = clock_rows.running(office.db, begins.hour * 60 + begins.minute)
    return Clocks(at_work, tuple(clock_rows.numbers(office.db)))


def person_verdicts(office: Office, month: str, person_id: int, clocks: Clocks) -> Verdicts:
    """The verdicts of one person in a month as `month_verdicts` has them, nobody else judged, nothing kept.

    Raises NotInForce as `month_verdicts` does.
    """
    first, last = month_ends(month)
    ground = _ground(office, first, last)
    if ground is None:
        return {}
    mine = {clock_key(row.number) for row in ground.owners.rows if row.person_id == person_id}
    numbers = [number for number in clocks.numbers if clock_key(number) in mine]
    found = ground.judged(office, first, last, numbers, clocks.at_work)
    return {key: verdict for key, verdict in found.items() if key[0] == person_id}


def verdicts_now(office: Office, month: str, closed: MonthVerdicts) -> Verdicts:
    """What the hours, calendar and numbers of now would make of a closed month; keeps nothing."""
    first, last = month_ends(month)
    ground = _ground(office, first, last)
    if ground is None or ground.stamp == closed.stamp:
        return closed.found
    return ground.judged(office, first, last)


class _Ground(NamedTuple):
    """What the verdicts of a month rest on now."""

    stamp: str
    owners: ClockOwners
    calendar: WorkingCalendar
    waiting: tuple[Waiting, ...]

    def judged(
        self,
        office: Office,
        first: date,
        last: date,
        numbers: Sequence[str] | None = None,
        at_work: Mapping[date, set[str]] | None = None,
    ) -> Verdicts:
        """Of everybody, or by the punches of these numbers alone."""
        rules = clock_rules()
        since, before = rules.begins(first), rules.begins(last + _DAY)
        if numbers is None:
            seen = clock_rows.punches(office.db, since, before)
        else:
            seen = clock_rows.punches_of(office.db, numbers, since, before)
        latest = clock_rows.latest(office.db)
        waiting = waiting_days(self.waiting, self.owners, first, last)
        return judge_span(first, last, seen, latest, self.owners, self.calendar, rules, waiting, at_work)


def _ground(office: Office, first: date, last: date) -> _Ground | None:
    """None while no file of a clock is in the book."""
    batches = clock_rows.batches(office.db)
    if not batches:
        return None
    owners = ClockOwners(office.staff.clock_numbers())
    calendar = office.calendar.between(first, last)
    # Of a file brought in again the last import says what is still left to be mended.
    notes = {batch.sha256: batch.note for batch in batches}
    waiting = tuple(row for note in notes.values() for row in read_note(note))
    return _Ground(_stamp(owners, calendar, tuple(batch.id for batch in batches)), owners, calendar, waiting)


def _stamp(owners: ClockOwners, calendar: WorkingCalendar, batches: tuple[int, ...]) -> str:
    special = sorted(calendar.special.items(), key=lambda item: item[0])
    rests_on = (_JUDGE, clock_rules(), calendar.times, special, owners.rows, batches)
    return sha256(repr(rests_on).encode()).hexdigest()
