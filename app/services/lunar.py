"""The lunar calendar of Việt Nam (UTC+7), by the tables of vnlunar; imported on first use."""

from __future__ import annotations

from datetime import date

from app.errors import SayToUser

LAST_MONTH = 12
_FIRST_DAYS = 10  # the first ten days of a lunar month are called "mùng"


def solar(year: int, month: int, day: int) -> date:
    """The solar day of a lunar day in no leap month; raises SayToUser when that month has no such day."""
    from vnlunar import get_solar_date

    found = get_solar_date(day, month, year)
    if found is None:
        raise SayToUser(
            f"Tháng {month} âm lịch năm {year} không có ngày {day}. Sửa lại ngày của dòng nghỉ lễ."
        )
    return date(found["year"], found["month"], found["day"])


def lunar_words(at: date) -> str:
    """`mùng 3`, `29 tháng Chạp`, `10 tháng 3 âm lịch`."""
    from vnlunar import get_lunar_date

    found = get_lunar_date(at.day, at.month, at.year)
    day, month = found["day"], found["month"]
    if month == 1 and day <= _FIRST_DAYS:
        return f"mùng {day}"
    return f"{day} tháng Chạp" if month == LAST_MONTH else f"{day} tháng {month} âm lịch"
