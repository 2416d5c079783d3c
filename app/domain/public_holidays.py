"""Public holidays of any year out of rows of law, and the days off in lieu that follow from them.

What a government announces for a year (which days around Tết, which day beside Quốc khánh, swapped days)
stands in rows of its own and takes the place of what is reckoned here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.office import in_force
from app.domain.working_calendar import DAY, CalendarDay, DayKind

Lunar = Callable[[int, int, int], date]


@dataclass(frozen=True)
class HolidayRow:
    """One holiday of the law: `month`, `day` of the solar or (`lunar`) the lunar calendar.

    `days`: how many days it lasts. `before`: how many of them may lie before it, in the order preferred where
    the choice is made anew each year; one entry where there is no choice.
    """

    code: str
    name: str
    month: int
    day: int
    lunar: bool = False
    days: int = 1
    before: tuple[int, ...] = (0,)
    source: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


def reckoned(
    year: int,
    rows: Iterable[HolidayRow],
    lunar: Lunar,
    rests: Callable[[date], bool],
    in_lieu: str,
    in_lieu_source: str,
    lunar_words: Callable[[date], str],
) -> tuple[CalendarDay, ...]:
    """The holidays of the year by the rows in force, and a day in lieu for each that falls on weekly rest.

    In lieu is the next working day that is neither a holiday nor taken (BLLĐ 2019 Điều 111 khoản 3); two
    holidays that fall on one day make no further day off. Every day is unconfirmed: nothing announced it.
    """
    holidays: dict[date, CalendarDay] = {}
    owed: list[CalendarDay] = []
    for row in rows:
        at = lunar(year, row.month, row.day) if row.lunar else date(year, row.month, row.day)
        if not in_force((row,), at):
            continue
        for day in _arranged(row, at, rests):
            words = row.name if not row.lunar or row.days == 1 else f"{row.name}, {lunar_words(day)}"
            if day in holidays:
                words = f"{holidays[day].reason}; {words}"
            holidays[day] = CalendarDay(0, day, DayKind.HOLIDAY, reason=words, source=row.source)
            if rests(day) and not any(o.day == day for o in owed):
                owed.append(CalendarDay(0, day, DayKind.HOLIDAY, reason=row.name))
    found = dict(holidays)
    for holiday in sorted(owed, key=lambda h: h.day):
        day = holiday.day + DAY
        while rests(day) or day in found:
            day += DAY
        reason = in_lieu.format(name=holiday.reason)
        found[day] = CalendarDay(0, day, DayKind.IN_LIEU, reason=reason, source=in_lieu_source)
    return tuple(found[day] for day in sorted(found))


def _arranged(row: HolidayRow, at: date, rests: Callable[[date], bool]) -> Sequence[date]:
    """The days the holiday takes: least weekly rest lost, then beside a weekly rest, then as preferred.

    This is what the announcements since 2019 have in common; it proposes, the announcement decides.
    """

    def days(before: int) -> list[date]:
        return [at + timedelta(days=n - before) for n in range(row.days)]

    def cost(before: int) -> tuple[int, bool]:
        taken = days(before)
        lost = sum(rests(day) for day in taken)
        beside = any(rests(day) for day in (taken[0] - DAY, *taken, taken[-1] + DAY))
        return lost, not beside

    return days(min(row.before, key=cost))
