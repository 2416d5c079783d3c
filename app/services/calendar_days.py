"""The days of a year as announced, else reckoned from the law: what holds until the office says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from app.domain.public_holidays import reckoned
from app.domain.working_calendar import CalendarDay, WorkingCalendar, WorkingTime
from app.services.calendar_files import shipped_calendar

CONFIRMED_WORDS = "(chưa xác nhận)"
RECKONED_WORDS = "(dự kiến, chưa có thông báo chính thức)"
PAST_WORDS = "(tính theo luật, chưa đối chiếu thông báo)"


class Origin(StrEnum):
    """Where a day's row comes from: the announced plan shipped, reckoned from the law, or the office."""

    SHIPPED = "shipped"
    RECKONED = "reckoned"
    OFFICE = "office"


@dataclass(frozen=True)
class KnownDay:
    """A special day and where its row comes from; `mark` words what is not certain about it."""

    row: CalendarDay
    origin: Origin
    mark: str = ""

    @property
    def id(self) -> int:
        """Its day as a number: one row a day."""
        return self.row.day.toordinal()


def days_without_office(year: int, times: tuple[WorkingTime, ...] = ()) -> tuple[KnownDay, ...]:
    """The days of the year as announced, else reckoned from the law by the weekly rest of `times`.

    Raises NotInForce for a year before the oldest row of the law.
    """
    shipped = shipped_calendar()
    if year in shipped.years:
        return tuple(
            KnownDay(row, Origin.SHIPPED, "" if row.confirmed else CONFIRMED_WORDS)
            for row in shipped.days
            if row.day.year == year
        )
    mark = PAST_WORDS if year < max(shipped.years) else RECKONED_WORDS
    return tuple(KnownDay(row, Origin.RECKONED, mark) for row in reckoned_days(year, times or shipped.times))


@lru_cache(maxsize=64)
def reckoned_days(year: int, times: tuple[WorkingTime, ...]) -> tuple[CalendarDay, ...]:
    """What the law in force gives for a year, by the weekly rest of `times`; raises NotInForce."""
    from app.services.lunar import lunar_words, solar

    shipped = shipped_calendar()
    words, source = shipped.in_lieu_on(date(year, 12, 31))
    rests = WorkingCalendar(times).rests
    return reckoned(year, shipped.holidays, solar, rests, words, source, lunar_words)
