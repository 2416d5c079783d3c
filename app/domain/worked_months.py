"""Months worked in a year, from the day a person joined."""

from __future__ import annotations

from datetime import date

YEAR_MONTHS = 12


def months_in_year(joined: date | None, year: int, worked: int = YEAR_MONTHS) -> int:
    """Whole months from joining to the end of the year, at most those worked; 0 to 12.

    A person who joined on the first of a month has that month whole; one who joined later in it has not.
    Without a day of joining the months worked stand as they are.
    """
    if joined is None or joined.year < year:
        return worked
    if joined.year > year:
        return 0
    whole = YEAR_MONTHS - joined.month + (1 if joined.day == 1 else 0)
    return min(worked, whole)
