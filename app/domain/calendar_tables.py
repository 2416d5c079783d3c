"""The tables of data/calendar/: hours of work, holidays of the law, and the days announced year by year."""

from __future__ import annotations

from typing import Any

from app.domain.public_holidays import HolidayRow
from app.domain.rule_rows import DATED, BadRule, Column, Row, RowKind, where
from app.domain.working_calendar import CalendarDay, DayKind, Halves, WorkingTime
from app.domain.working_hours import check_time

_CLOCK = ("morning_from", "morning_to", "afternoon_from", "afternoon_to")
_MINUTES = ("grace_late", "grace_early", "watch")

TIMES = RowKind(
    "time",
    (
        Column("name"),
        Column("days"),
        *(Column(name) for name in _CLOCK),
        *(Column(name, int) for name in _MINUTES),
    ),
    ("name",),
)
HOLIDAYS = RowKind(
    "holiday",
    (
        Column("code"),
        Column("name"),
        Column("month", int, choices=tuple(range(1, 13))),
        Column("day", int, choices=tuple(range(1, 32))),
        Column("days", int, choices=tuple(range(1, 10))),
        Column("lunar", bool, needed=False),
        Column("before", list, needed=False),
        *DATED,
    ),
    ("code",),
)
IN_LIEU = RowKind("in_lieu", (Column("words"), *DATED), ("words",))
PLANS = RowKind("plan", (Column("year", int),), ("year",))
DAYS = RowKind(
    "day",
    (
        Column("day", DATED[0].kind),
        Column("kind", choices=tuple(k.value for k in DayKind if k is not DayKind.REST)),
        Column("reason"),
        Column("confirmed", bool),
        Column("halves", choices=tuple(h.value for h in Halves), needed=False),
    ),
    ("day",),
)
KINDS = (TIMES, HOLIDAYS, IN_LIEU, PLANS, DAYS)


def working_time(file: str, number: int, row: Row) -> WorkingTime:
    """A shipped row of hours under a negative id: it is read, never changed; raises BadRule."""
    values = {key: value for key, value in row.items() if key != "verified"}
    made = WorkingTime(id=-number, confirmed=row["verified"], **values)
    for problem in check_time(made, ()):
        raise BadRule(f"{where(file, TIMES, number, row)}: «{problem.field}». {problem.sentence}")
    return made


def holiday(file: str, number: int, row: Row) -> HolidayRow:
    """A holiday of the law; raises BadRule where its days cannot lie as `before` says."""
    values: dict[str, Any] = {key: value for key, value in row.items() if key != "verified"}
    before = values.pop("before", [0])
    if not before or any(type(n) is not int or not 0 <= n < row["days"] for n in before):
        raise BadRule(
            f"{where(file, HOLIDAYS, number, row)}: «before» phải là các số ngày từ 0 đến {row['days'] - 1}."
        )
    return HolidayRow(before=tuple(before), **values)


def calendar_day(row: Row) -> CalendarDay:
    """A day of an announced year."""
    values: dict[str, Any] = {key: value for key, value in row.items() if key != "verified"}
    values |= {"kind": DayKind(row["kind"]), "halves": Halves(row.get("halves", "both"))}
    return CalendarDay(id=0, **values)
