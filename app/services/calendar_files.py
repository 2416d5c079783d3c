"""The shipped rows of the calendar, read once and checked whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from app import paths
from app.domain import calendar_tables as tables
from app.domain.public_holidays import HolidayRow
from app.domain.rule_rows import BadRule, Row, check_days, in_force_on
from app.domain.working_calendar import CalendarDay, WorkingTime
from app.services.rule_files import read_rules


@dataclass(frozen=True)
class ShippedCalendar:
    """Hours, holidays of the law, how a day in lieu is worded and by which law, and announced days."""

    times: tuple[WorkingTime, ...]
    holidays: tuple[HolidayRow, ...]
    in_lieu: tuple[Row, ...]
    years: frozenset[int]
    days: tuple[CalendarDay, ...]

    def in_lieu_on(self, day: date) -> tuple[str, str]:
        """The words and the source of a day in lieu; raises NotInForce naming the day."""
        row = in_force_on(self.in_lieu, day, "nghỉ bù khi ngày lễ trùng ngày nghỉ hằng tuần")[-1]
        return row["words"], row["source"]


def shipped_calendar(folder: Path | None = None) -> ShippedCalendar:
    """The calendar of a folder of rows, by default the shipped one; raises BadRule naming file and row."""
    return _read(folder or paths.data("calendar"))


@cache
def _read(folder: Path) -> ShippedCalendar:
    times: list[WorkingTime] = []
    holidays: list[HolidayRow] = []
    in_lieu: list[Row] = []
    years: list[int] = []
    days: list[CalendarDay] = []
    for path in sorted(folder.glob("*.toml")):
        found = read_rules(path, tables.KINDS)
        check_days(path.name, tables.HOLIDAYS, found["holiday"], ("code",))
        check_days(path.name, tables.IN_LIEU, found["in_lieu"], ())
        times += [tables.working_time(path.name, n, row) for n, row in enumerate(found["time"], 1)]
        holidays += [tables.holiday(path.name, n, row) for n, row in enumerate(found["holiday"], 1)]
        in_lieu += found["in_lieu"]
        years += [row["year"] for row in found["plan"]]
        days += [tables.calendar_day(row) for row in found["day"]]
        for day in (day for day, count in Counter(row.day for row in days).items() if count > 1):
            raise BadRule(f"{path.name}: ngày {day:%d/%m/%Y} có hai dòng [[day]]. Bỏ một dòng.")
        for row in days:
            if row.day.year not in years:
                raise BadRule(f"{path.name}: ngày {row.day:%d/%m/%Y} thuộc năm không có dòng [[plan]].")
    return ShippedCalendar(tuple(times), tuple(holidays), tuple(in_lieu), frozenset(years), tuple(days))
