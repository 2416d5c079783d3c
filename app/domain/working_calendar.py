"""The days and hours of work: what a day is for the office and for one person, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum

from app.domain.office import holds
from app.errors import NotInForce

DAY = timedelta(days=1)
MORNING, AFTERNOON, BOTH = "morning", "afternoon", "both"
REST_REASON = "Ngày nghỉ hằng tuần"
_SEASON = "%m-%d"


class DayKind(StrEnum):
    """What a day is; the five stored in calendar_day and the weekly rest (REST), which is never stored."""

    ORDINARY = "ordinary"
    REST = "rest"
    HOLIDAY = "holiday"
    IN_LIEU = "in-lieu"
    SWAPPED = "swapped"
    MAKE_UP = "work"


DAY_KIND_WORDS = {
    DayKind.HOLIDAY: "Nghỉ lễ, Tết",
    DayKind.IN_LIEU: "Nghỉ bù",
    DayKind.SWAPPED: "Nghỉ hoán đổi",
    DayKind.MAKE_UP: "Làm bù",
    DayKind.ORDINARY: "Ngày làm việc",
    DayKind.REST: REST_REASON,
}
OFF = frozenset({DayKind.HOLIDAY, DayKind.IN_LIEU, DayKind.SWAPPED})


class Halves(StrEnum):
    """Which part of the day a calendar row speaks of."""

    BOTH = BOTH
    MORNING = MORNING
    AFTERNOON = AFTERNOON


@dataclass(frozen=True)
class HalfTime:
    """From when to when one half of a day is worked; end after start."""

    start: time
    end: time

    @property
    def minutes(self) -> int:
        """How long the half lasts, in minutes."""
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute


@dataclass(frozen=True)
class DayPlan:
    """What one day asks: None for a half that is not worked.

    `grace_late`, `grace_early` and `watch` in minutes: up to the grace nothing is counted, beyond the watch
    window a late arrival is an absence. `confirmed`: announced officially, or confirmed by the office.
    """

    day: date
    kind: DayKind
    morning: HalfTime | None
    afternoon: HalfTime | None
    reason: str = ""
    source: str = ""
    confirmed: bool = True
    grace_late: int = 0
    grace_early: int = 0
    watch: int = 60

    @property
    def works(self) -> bool:
        """Whether any half is worked."""
        return self.morning is not None or self.afternoon is not None


@dataclass(frozen=True)
class WorkingTime:
    """Hours of work over a period, of the office or (`person_id`) of one person.

    `days`: seven figures from Monday on, 2 whole day, 1 morning only, 0 rest. Times "HH:MM", both empty for
    a half that is never worked. `season_from`, `season_to`: "MM-DD" within each year, empty for all year.
    """

    id: int
    name: str
    person_id: int | None = None
    days: str = "2222200"
    morning_from: str = ""
    morning_to: str = ""
    afternoon_from: str = ""
    afternoon_to: str = ""
    season_from: str = ""
    season_to: str = ""
    grace_late: int = 0
    grace_early: int = 0
    watch: int = 60
    source: str = ""
    confirmed: bool = False
    valid_from: date | None = None
    valid_to: date | None = None

    def in_season(self, day: date) -> bool:
        """Whether the day lies in the row's part of the year; a season may span New Year."""
        if not self.season_from or not self.season_to:
            return True
        at = day.strftime(_SEASON)
        if self.season_from <= self.season_to:
            return self.season_from <= at <= self.season_to
        return at >= self.season_from or at <= self.season_to

    def rests(self, day: date) -> bool:
        """Whether the day is one of weekly rest by this row."""
        return self.days[day.weekday()] == "0"

    def halves(self, whole: bool, day: date) -> tuple[HalfTime | None, HalfTime | None]:
        """Morning and afternoon of the day; `whole` for a make-up day, which is worked whole."""
        figure = "2" if whole else self.days[day.weekday()]
        morning = _half(self.morning_from, self.morning_to) if figure in "12" else None
        return morning, _half(self.afternoon_from, self.afternoon_to) if figure == "2" else None


@dataclass(frozen=True)
class CalendarDay:
    """A day that is not what its weekday says; `kind` is never REST."""

    id: int
    day: date
    kind: DayKind
    halves: Halves = Halves.BOTH
    reason: str = ""
    source: str = ""
    confirmed: bool = False


@dataclass(frozen=True)
class WorkingCalendar:
    """Hours and special days over a span; a plain value that may be read from any thread.

    Of two rows of hours in force on a day a seasonal one decides, else the one that began later.
    """

    times: tuple[WorkingTime, ...]
    special: Mapping[date, CalendarDay] = field(default_factory=dict)
    _known: dict[tuple[date, int], DayPlan] = field(default_factory=dict, repr=False, compare=False)

    def time_on(self, day: date, person_id: int = 0) -> WorkingTime:
        """The hours in force; a person's own row before the office's.

        Raises NotInForce naming the day when there is none.
        """
        found = [row for row in self.times if holds(row, day) and row.in_season(day)]
        own = [row for row in found if person_id and row.person_id == person_id]
        general = [row for row in found if row.person_id is None]
        for rows in (own, general):
            if rows:
                return max(rows, key=lambda r: (bool(r.season_from), r.valid_from or date.min, r.id))
        raise NotInForce(
            f"Ngày {day:%d/%m/%Y} chưa có giờ làm việc nào còn hiệu lực. "
            "Bổ sung ở Cài đặt, mục Giờ làm việc, rồi làm lại."
        )

    def rests(self, day: date) -> bool:
        """Whether the day is weekly rest by the office's hours, before any holiday."""
        return self.time_on(day).rests(day)

    def own_hours(self, person_id: int) -> bool:
        """Whether the person has a row of their own, so that their days may differ from the office's."""
        return any(row.person_id == person_id for row in self.times)

    def on(self, day: date, person_id: int = 0) -> DayPlan:
        """What the day asks of the office, or of one person; raises NotInForce without working time."""
        key = (day, person_id if self.own_hours(person_id) else 0)
        if key not in self._known:
            self._known[key] = _plan(day, self.time_on(*key), self.special.get(day))
        return self._known[key]

    def days(self, first: date, last: date, person_id: int = 0) -> tuple[DayPlan, ...]:
        """The plans of the span, both ends included."""
        return tuple(self.on(day, person_id) for day in span(first, last))

    def working_halves(self, first: date, last: date, person_id: int = 0) -> int:
        """How many halves are worked in the span, both ends included."""
        return sum(
            (plan.morning is not None) + (plan.afternoon is not None)
            for plan in self.days(first, last, person_id)
        )


def span(first: date, last: date) -> Iterator[date]:
    """Each day from `first` to `last`, both included."""
    for number in range((last - first).days + 1):
        yield first + DAY * number


def overlaid(*layers: Iterable[CalendarDay]) -> dict[date, CalendarDay]:
    """One row a day; a later layer decides over an earlier one."""
    return {row.day: row for layer in layers for row in layer}


def read_time(text: str) -> time | None:
    """The time written "07:30", "7h30" or "7:30"; None when it is no time of day."""
    hour, mark, minute = text.strip().lower().replace("h", ":").partition(":")
    minute = minute or "00"
    if not (mark and hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit()):
        return None
    if int(hour) > 23 or int(minute) > 59:
        return None
    return time(int(hour), int(minute))


def _plan(day: date, hours: WorkingTime, row: CalendarDay | None) -> DayPlan:
    morning, afternoon = hours.halves(False, day)
    rest = DayKind.REST if hours.rests(day) else DayKind.ORDINARY
    kind, reason, source, confirmed = rest, REST_REASON if rest is DayKind.REST else "", "", True
    if row is not None:
        reason, source, confirmed = row.reason, row.source, row.confirmed
        kind = rest if row.kind is DayKind.ORDINARY else row.kind
        meant = hours.halves(True, day) if row.kind is DayKind.MAKE_UP else (None, None)
        if row.kind is not DayKind.ORDINARY:
            morning = morning if row.halves is Halves.AFTERNOON else meant[0]
            afternoon = afternoon if row.halves is Halves.MORNING else meant[1]
    graces = (hours.grace_late, hours.grace_early, hours.watch)
    return DayPlan(day, kind, morning, afternoon, reason, source, confirmed, *graces)


def _half(start: str, end: str) -> HalfTime | None:
    first, last = read_time(start), read_time(end)
    return HalfTime(first, last) if first and last else None
