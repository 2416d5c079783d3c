"""Months worked in a year by the rule of the year, with the rows that made or took them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from app.domain.history import History, in_year
from app.domain.history_rules import MonthsRule
from app.domain.staff import AwayPeriod, Membership
from app.domain.worked_months import YEAR_MONTHS


@dataclass(frozen=True)
class MonthsWorked:
    """`months` that count, 1 to 12; `elsewhere` are those before the person came here from another agency.

    `rows` are the memberships and absences they rest on; `counted_away` absences that are time worked.
    """

    months: tuple[int, ...]
    elsewhere: tuple[int, ...]
    rows: tuple[Membership | AwayPeriod, ...]
    counted_away: tuple[AwayPeriod, ...]
    rule: MonthsRule

    @property
    def count(self) -> int:
        return len(self.months)


def months_worked(history: History, year: int, rule: MonthsRule) -> MonthsWorked:
    """The months of the year that count as worked.

    Before the first membership a person who entered the service earlier (`joined_on`) worked elsewhere: those
    months count. After the last membership nothing does.
    """
    stays = tuple(row for row in history.memberships if in_year(row, year))
    aways = tuple(row for row in history.aways if in_year(row, year))
    taken = tuple(row for row in aways if row.kind not in rule.counted)
    first = min((row.valid_from or date.min for row in history.memberships), default=None)
    joined = history.person.joined_on if history.person else None

    there, here = _Days(year), _Days(year)
    if first is not None and joined is not None and joined < first:
        there.mark(joined, first - timedelta(days=1))
    for row in stays:
        here.mark(row.valid_from, row.valid_to)
    for away_row in taken:
        here.mark(away_row.valid_from, away_row.valid_to, worked=False)
    months, elsewhere = [], []
    for month, (start, days) in enumerate(_months(year), start=1):
        away = there.count(start, days)
        if days - here.count(start, days) - away <= rule.most_missing_days:
            months.append(month)
            if away:
                elsewhere.append(month)
    counted = tuple(row for row in aways if row.kind in rule.counted)
    return MonthsWorked(tuple(months), tuple(elsewhere), (*stays, *aways), counted, rule)


class _Days:
    """The days of a year, each marked or not; spans are marked whole, so a year costs as little as a row."""

    def __init__(self, year: int) -> None:
        self._first, self._last = date(year, 1, 1), date(year, 12, 31)
        self._marks = bytearray((self._last - self._first).days + 1)

    def mark(self, begins: date | None, ends: date | None, *, worked: bool = True) -> None:
        """Mark from one day to another, both included; None is open."""
        first, last = max(begins or date.min, self._first), min(ends or date.max, self._last)
        days = (last - first).days + 1
        if days > 0:
            start = (first - self._first).days
            self._marks[start : start + days] = bytes([worked]) * days

    def count(self, start: int, days: int) -> int:
        """How many of so many days from day `start` of the year (the first is 0) are marked."""
        return self._marks.count(1, start, start + days)


@lru_cache
def _months(year: int) -> tuple[tuple[int, int], ...]:
    """Where each month of a year begins among its days, and how many it has; asked for every person."""
    first = date(year, 1, 1)
    return tuple(
        ((first.replace(month=month) - first).days, calendar.monthrange(year, month)[1])
        for month in range(1, YEAR_MONTHS + 1)
    )


def months_away(history: History, year: int, rule: MonthsRule) -> int:
    """Whole months of absences within the year that are not time worked, from day to day of the month."""
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    found = 0
    for row in history.aways:
        if row.kind in rule.counted or not in_year(row, year):
            continue
        begins = max(row.valid_from or first, first)
        ends = min(row.valid_to + timedelta(days=1) if row.valid_to else after, after)
        whole = (ends.year - begins.year) * YEAR_MONTHS + ends.month - begins.month
        found += whole - (ends.day < begins.day)
    return found
