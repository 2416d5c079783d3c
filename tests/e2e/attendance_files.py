"""A list of staff and a clock's file as an office has them, with what is wrong in such files."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

STAFF = (
    ("STT", "Họ và tên", "Ngày sinh", "Phòng, đơn vị", "Chức vụ", "Số máy chấm công"),
    (1, "Lê Văn Một", "12/03/1985", "Văn phòng Sở", "Chánh Văn phòng", 1),
    (2, "Trần Thị Hai", "31/02/1990", "Văn phòng Sở", "Chuyên viên", 2),
    (3, "Bùi Thị Ba", "05/09/1992", "Văn phòng Sở", "Chuyên viên", ""),
)
PEOPLE = tuple(str(row[1]) for row in STAFF[1:])
MARCH = tuple(date(2023, 3, 1) + timedelta(days=n) for n in range(31))
_LATE = date(2023, 3, 6)
_RESET = date(2023, 3, 15)


def write_staff(path: Path) -> Path:
    """The list as .xlsx: one birthday that is no day of the calendar."""
    from openpyxl import Workbook

    book = Workbook()
    for row in STAFF:
        book.active.append(row)
    book.save(path)
    return path


def write_clock(path: Path) -> Path:
    """March 2023: a number nobody has, a double tap, one lateness, one day after a reset of the clock."""
    lines: list[str] = []
    for day in (day for day in MARCH if day.weekday() < 5):
        for number in (1, 2, 31):
            begun = time(7, 52, 10) if (day, number) == (_LATE, 1) else time(7, 21, 5 + number)
            written = date(2000, 1, 1) if (day, number) == (_RESET, 2) else day
            both = (begun, time(17, 3, number))
            lines += [f"{number:>9}\t{datetime.combine(written, at)}\t1\t0\t1\t0" for at in both]
        lines.append(f"{1:>9}\t{datetime.combine(day, time(17, 3, 4))}\t1\t1\t1\t0")
    path.write_text("\n".join(lines) + "\n", "ascii")
    return path
