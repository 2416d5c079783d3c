"""What may be wrong with a row of working hours before it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from app.domain.office import check_period, overlap
from app.domain.wording import clean
from app.domain.working_calendar import AFTERNOON, DAY, MORNING, WorkingTime, read_time
from app.errors import Problem

MOST_MINUTES = 240
_WEEK = 7
_A_LEAP_YEAR = 2024
_DAYS_IN_LEAP_YEAR = 366


def tidied(row: WorkingTime) -> WorkingTime:
    """The row with clean words and with times written 07:30 and days of the year 04-16."""
    values: dict[str, str] = {}
    for name in ("name", "source"):
        values[name] = clean(getattr(row, name))
    for name in ("morning_from", "morning_to", "afternoon_from", "afternoon_to"):
        text = clean(getattr(row, name))
        at = read_time(text)
        values[name] = f"{at:%H:%M}" if at else text
    for name in ("season_from", "season_to"):
        values[name] = read_season(clean(getattr(row, name)))
    return replace(row, **values)  # type: ignore[arg-type]


def read_season(text: str) -> str:
    """ "MM-DD" of a day of the year typed 16/4; what is none stays as it is."""
    day, mark, month = text.partition("/")
    if not (mark and day.isascii() and day.isdigit() and month.isascii() and month.isdigit()):
        return text
    return f"{int(month):02d}-{int(day):02d}"


def show_season(text: str) -> str:
    """`16/04` of "04-16"."""
    month, mark, day = text.partition("-")
    return f"{day}/{month}" if mark else text


def check_time(row: WorkingTime, others: Iterable[WorkingTime]) -> tuple[Problem, ...]:
    """What is wrong with a row of hours; two rows of one person and season may not overlap."""
    problems = list(check_period(row))
    if not row.name:
        problems.append(Problem("name", "Chưa có tên. Gõ tên, ví dụ Giờ mùa hè."))
    for half, words in ((MORNING, "sáng"), (AFTERNOON, "chiều")):
        problems += _check_half(row, half, words)
    if len(row.days) != _WEEK or set(row.days) - set("012"):
        problems.append(Problem("days", "Chọn các ngày làm việc trong tuần."))
    for name in ("season_from", "season_to"):
        if getattr(row, name) and not is_season(getattr(row, name)):
            problems.append(Problem(name, "Ngày trong năm gõ ngày/tháng, ví dụ 16/04."))
    if bool(row.season_from) != bool(row.season_to):
        empty = "season_to" if row.season_from else "season_from"
        problems.append(Problem(empty, "Mùa cần cả ngày bắt đầu và ngày hết, hoặc để trống cả hai."))
    for name in ("grace_late", "grace_early", "watch"):
        if not 0 <= getattr(row, name) <= MOST_MINUTES:
            problems.append(Problem(name, f"Số phút từ 0 đến {MOST_MINUTES}."))
    if row.watch < max(row.grace_late, row.grace_early):
        problems.append(Problem("watch", "Số phút tính vắng phải từ số phút cho muộn, cho sớm trở lên."))
    for other in others:
        same = other.person_id == row.person_id and bool(other.season_from) == bool(row.season_from)
        if other.id > 0 and other.id != row.id and same and overlap(row, other) and _meet(row, other):
            problems.append(
                Problem(
                    "valid_from",
                    f"Trùng thời gian với “{other.name}”. Ghi ngày hết của dòng ấy trước ngày bắt đầu này.",
                )
            )
            break
    return tuple(problems)


def is_season(text: str) -> bool:
    """Whether the text is a day of the year, "MM-DD"."""
    try:
        date.fromisoformat(f"{_A_LEAP_YEAR}-{text}")
    except ValueError:
        return False
    return True


def _check_half(row: WorkingTime, half: str, words: str) -> Iterator[Problem]:
    start, end = getattr(row, f"{half}_from"), getattr(row, f"{half}_to")
    for name, text in ((f"{half}_from", start), (f"{half}_to", end)):
        if text and read_time(text) is None:
            yield Problem(name, f"“{text}” chưa phải giờ. Gõ giờ:phút, ví dụ 07:30.")
    first, last = read_time(start), read_time(end)
    if bool(start) != bool(end):
        name = f"{half}_to" if start else f"{half}_from"
        yield Problem(name, f"Buổi {words} cần cả giờ bắt đầu và giờ kết thúc, hoặc để trống cả hai.")
    elif first and last and last <= first:
        yield Problem(f"{half}_to", f"Giờ kết thúc buổi {words} phải sau {start}.")
    if half == AFTERNOON and first and (noon := read_time(row.morning_to)) and first < noon:
        yield Problem("afternoon_from", f"Buổi chiều phải bắt đầu sau khi hết buổi sáng, {row.morning_to}.")


def _meet(one: WorkingTime, two: WorkingTime) -> bool:
    """Whether the seasons of two rows share a day of a year."""
    leap = date(_A_LEAP_YEAR, 1, 1)
    return any(
        one.in_season(leap + DAY * number) and two.in_season(leap + DAY * number)
        for number in range(_DAYS_IN_LEAP_YEAR)
    )
