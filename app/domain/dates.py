"""Days as papers write them: a date whose day or month may still be blank, and dd/mm/yyyy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.errors import SayToUser

MONTHS_IN_YEAR = 12
ZERO_MONTHS = frozenset({1, 2})  # the months that take a leading zero on paper
ROOM = "      "  # what a hand needs to write two figures
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_TYPED = re.compile(r"^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})$")
SHORT_YEAR = 2  # figures of a year typed short
PIVOT = 50  # 49 is 2049, 50 is 1950
_BLANK_DAY = re.compile(r"^(?:(\d{1,2})[/.\-\s])?(\d{4})$")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date of issue before it is signed: year known, month and day perhaps not.

    NĐ 30/2020/NĐ-CP Điều 15 lets number and day be written by hand after signing.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None:
            if self.month is None:
                raise SayToUser("Có ngày thì phải có tháng, ví dụ 09/01/2023.", "issued")
            try:
                date(self.year, self.month, self.day)
            except ValueError:
                raise SayToUser(
                    f"Không có ngày {self.day:02d}/{self.month:02d}/{self.year}. Sửa lại, ví dụ 09/01/2023.",
                    "issued",
                ) from None
        elif self.month is not None and not 1 <= self.month <= MONTHS_IN_YEAR:
            raise SayToUser(f"Không có tháng {self.month}. Tháng từ 1 đến 12.", "issued")

    @property
    def iso(self) -> str:
        """`2023`, `2023-01` or `2023-01-09`."""
        parts = [f"{self.year:04d}"] + [f"{p:02d}" for p in (self.month, self.day) if p is not None]
        return "-".join(parts)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate | None:
        """The date stored as `iso`; None for an empty text."""
        return cls(*(int(part) for part in text.split("-"))) if text else None

    @classmethod
    def of(cls, day: date) -> PartialDate:
        return cls(day.year, day.month, day.day)

    def complete(self) -> date | None:
        """The calendar day, or None while a part is blank."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def earliest(self) -> date:
        """The first day it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last day it may mean."""
        import calendar  # with it comes `locale`, which no start needs

        month = self.month or MONTHS_IN_YEAR
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def show(self) -> str:
        """`09/01/2023`, `tháng 01/2023` or `năm 2023`."""
        if self.month is None:
            return f"năm {self.year}"
        if self.day is None:
            return f"tháng {self.month:02d}/{self.year}"
        return f"{self.day:02d}/{self.month:02d}/{self.year}"


def read_date(text: str, field: str = "") -> date:
    """The day typed as `5/6/2023`, `05-06-2023`, `5/6/23` or ISO.

    Raises SayToUser with an example when it is no day of the calendar.
    """
    text = text.strip()
    match = _TYPED.match(text)
    try:
        if match:
            return date(_whole_year(match[3]), int(match[2]), int(match[1]))
        return date.fromisoformat(text)
    except ValueError:
        raise SayToUser(f"“{text}” chưa phải ngày. Gõ ngày/tháng/năm, ví dụ 09/01/2023.", field) from None


def _whole_year(typed: str) -> int:
    """`23` is 2023 and `85` is 1985: nobody's papers reach further than half a century ahead."""
    year = int(typed)
    if len(typed) > SHORT_YEAR:
        return year
    return year + (2000 if year < PIVOT else 1900)


def read_partial(text: str, field: str = "") -> PartialDate | None:
    """`09/01/2023`, `01/2023`, `2023` or nothing at all; raises SayToUser otherwise."""
    text = text.strip()
    if not text:
        return None
    match = _BLANK_DAY.match(text)
    if match:
        return PartialDate(int(match[2]), int(match[1]) if match[1] else None)
    return PartialDate.of(read_date(text, field))


def show_date(day: date) -> str:
    """`05/06/2023`."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def show_weekday(day: date) -> str:
    """`thứ Năm`."""
    return WEEKDAYS[day.weekday()]


def date_line(place: str, issued: PartialDate | None, year: int) -> str:
    """`Bình Phước, ngày 09 tháng 01 năm 2023` with room where a part is still to be written by hand.

    Days below 10 and the months 1 and 2 take a leading zero, the other months do not:
    NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.4.
    """
    day = f"{issued.day:02d}" if issued and issued.day else ROOM
    month = ROOM
    if issued and issued.month:
        month = f"{issued.month:02d}" if issued.month in ZERO_MONTHS else str(issued.month)
    head = f"{place}, " if place else ""
    return f"{head}ngày {day} tháng {month} năm {issued.year if issued else year}"
