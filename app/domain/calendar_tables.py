"""The tables of data/calendar/: hours of work, holidays of the law, and the days announced year by year."""

from __future__ import annotations

from app.domain.public_holidays import HolidayRow
from app.domain.rule_sets import RuleRow, TableSpec
from app.domain.rule_values import day, list_of, one_of, text, whole, words, yes_no
from app.domain.working_calendar import CalendarDay, DayKind, Halves, WorkingTime, read_time

_KINDS = tuple(kind.value for kind in DayKind if kind is not DayKind.REST)
_DAYS_IN_WEEK = 7


def _clock(value: object) -> str:
    good = value == "" or (isinstance(value, str) and len(value) == 5 and read_time(value) is not None)
    return "" if good else "phải là giờ, ví dụ 07:30"


def _week(value: object) -> str:
    good = isinstance(value, str) and len(value) == _DAYS_IN_WEEK and set(value) <= set("012")
    return "" if good else "phải là bảy chữ số 0, 1, 2 từ thứ Hai đến Chủ nhật"


TIMES = TableSpec(
    "time",
    "giờ làm việc",
    {
        "name": text,
        "days": _week,
        "morning_from": _clock,
        "morning_to": _clock,
        "afternoon_from": _clock,
        "afternoon_to": _clock,
        "grace_late": whole(0, 240),
        "grace_early": whole(0, 240),
        "watch": whole(0, 240),
    },
    key=("name",),
)
HOLIDAYS = TableSpec(
    "holiday",
    "ngày nghỉ lễ",
    {
        "code": text,
        "name": text,
        "month": whole(1, 12),
        "day": whole(1, 31),
        "days": whole(1, 31),
    },
    key=("code",),
    optional={"lunar": yes_no, "before": list_of(whole(0, 31))},
)
IN_LIEU = TableSpec("in_lieu", "nghỉ bù ngày lễ trùng ngày nghỉ hằng tuần", {"words": text}, key=())
PLANS = TableSpec(
    "plan", "lịch nghỉ đã thông báo của năm", {"year": whole(1995, 2199)}, key=("year",), dated=False
)
DAYS = TableSpec(
    "day",
    "ngày",
    {"day": day, "kind": one_of(_KINDS), "reason": text, "confirmed": yes_no},
    key=("day",),
    optional={"halves": one_of(tuple(Halves)), "note": words},
    dated=False,
)
SPECS = (TIMES, HOLIDAYS, IN_LIEU, PLANS, DAYS)


def working_time(number: int, row: RuleRow) -> WorkingTime:
    """A shipped row of hours under a negative id: it is read, never changed."""
    return WorkingTime(
        id=-number,
        source=row.source,
        confirmed=row.verified,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        **row.values,  # type: ignore[arg-type]
    )


def holiday(row: RuleRow) -> HolidayRow:
    """A holiday of the law."""
    values = {**row.values, "before": tuple(row.values.get("before", (0,)))}  # type: ignore[arg-type]
    return HolidayRow(
        source=row.source,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        **values,  # type: ignore[arg-type]
    )


def calendar_day(row: RuleRow) -> CalendarDay:
    """A day of an announced year."""
    values = {key: value for key, value in row.values.items() if key != "note"}
    values["kind"] = DayKind(str(values["kind"]))
    values["halves"] = Halves(str(values.get("halves", "both")))
    return CalendarDay(id=0, source=row.source, **values)  # type: ignore[arg-type]
