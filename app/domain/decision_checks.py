"""What every row resting on a decision promises: one holder, a real year, number and day together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.dates import show_date
from app.domain.holder import HeldBy
from app.errors import Problem

EARLIEST = 1945  # no decision of the State this book may hold is older


def check_holder(row: HeldBy) -> Iterable[Problem]:
    """Never a person and a unit at once."""
    if row.person_id is not None and row.unit_id is not None:
        yield Problem("person_id", "Một dòng là của một người hoặc của một tập thể. Chọn lại một trong hai.")


def check_year(year: int, today: date) -> Iterable[Problem]:
    """A year of the calendar, not after the next one."""
    if not EARLIEST <= year <= today.year + 1:
        said = f"Năm {year} chưa đúng. Gõ bốn chữ số, từ {EARLIEST} đến {today.year + 1}."
        yield Problem("year", said)


def check_decision(number: str, decided_on: date | None, year: int, today: date) -> Iterable[Problem]:
    """Number and day of the decision; what is missing is a doubt, for old lists often lack it."""
    if not number:
        said = "Chưa có số quyết định. Thiếu số thì hồ sơ đề nghị sau này không đủ căn cứ."
        yield Problem("number", said, doubt=True)
    if decided_on is None:
        yield Problem("decided_on", "Chưa có ngày quyết định. Ví dụ 20/12/2023.", doubt=True)
    elif decided_on > today:
        yield Problem("decided_on", f"Ngày {show_date(decided_on)} còn chưa tới. Sửa lại ngày quyết định.")
    elif decided_on.year < year:
        said = f"Quyết định ngày {show_date(decided_on)} có trước năm {year}. Kiểm tra lại năm hoặc ngày."
        yield Problem("decided_on", said, doubt=True)


def check_cancelling(by: str, on: date | None, decided_on: date | None) -> Iterable[Problem]:
    """A cancelling decision has number and day, and comes after the decision it takes back."""
    if bool(by) != (on is not None):
        field = "cancelled_on" if by else "cancelled_by"
        yield Problem(field, "Hủy, thu hồi phải ghi cả số quyết định hủy và ngày.")
    if on and decided_on and on < decided_on:
        yield Problem("cancelled_on", "Ngày hủy, thu hồi không trước ngày quyết định.")
