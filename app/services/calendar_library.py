"""What the holidays library says of a year, laid beside the office's calendar; imported on first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.domain.working_calendar import OFF, CalendarDay, DayKind

SOURCE = "Thư viện holidays, chỉ để đối chiếu; chưa phải thông báo chính thức"
_IN_LIEU = "(nghỉ bù"
_SWAPPED = "(thay cho ngày"


@dataclass(frozen=True)
class Difference:
    """A day on which the two disagree: `offered` is the library's row, None where it has none."""

    day: date
    offered: CalendarDay | None
    sentence: str


def differences(
    year: int, standing: Mapping[date, CalendarDay], rests: Callable[[date], bool]
) -> tuple[Difference, ...]:
    """The days of the year on which it matters: one of both works, the other does not."""
    library = _library(year)
    found = []
    for day in sorted({*library, *standing}):
        theirs, ours = library.get(day), standing.get(day)
        works = _works(day, theirs, rests), _works(day, ours, rests)
        if day.year != year or works[0] == works[1]:
            continue
        if theirs is not None:
            said = "nghỉ" if theirs.kind in OFF else "làm bù"
            words = f"Thư viện holidays ghi {said} ({theirs.reason}), lịch này thì không."
            found.append(Difference(day, theirs, words))
        else:
            found.append(Difference(day, None, "Thư viện holidays không có ngày này."))
    return tuple(found)


def _works(day: date, row: CalendarDay | None, rests: Callable[[date], bool]) -> bool:
    if row is None or row.kind is DayKind.ORDINARY:
        return not rests(day)
    return row.kind is DayKind.MAKE_UP


@lru_cache(maxsize=16)
def _library(year: int) -> Mapping[date, CalendarDay]:
    """The library's days: it knows holidays, days in lieu, swaps, and Saturdays worked for them."""
    import holidays

    known = holidays.country_holidays("VN", years=year, language="vi")
    rows = {day: CalendarDay(0, day, _kind(name), reason=name, source=SOURCE) for day, name in known.items()}
    for day in getattr(known, "weekend_workdays", ()):
        if day.year == year:
            rows[day] = CalendarDay(0, day, DayKind.MAKE_UP, reason="Làm bù", source=SOURCE)
    return rows


def _kind(name: str) -> DayKind:
    if _SWAPPED in name:
        return DayKind.SWAPPED
    return DayKind.IN_LIEU if _IN_LIEU in name else DayKind.HOLIDAY
