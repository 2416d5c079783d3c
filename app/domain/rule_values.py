"""What a column of a rule file may hold: each check says in words what is wrong, "" when nothing is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime

Row = Mapping[str, object]
Check = Callable[[object], str]


def text(value: object) -> str:
    """Words, not empty."""
    return "" if isinstance(value, str) and value.strip() else "phải là chữ, không để trống"


def words(value: object) -> str:
    """Words that may be empty."""
    return "" if isinstance(value, str) else "phải là chữ"


def yes_no(value: object) -> str:
    """true or false."""
    return "" if isinstance(value, bool) else "phải là true hoặc false"


def day(value: object) -> str:
    """A day of the calendar, 2025-07-01."""
    good = isinstance(value, date) and not isinstance(value, datetime)
    return "" if good else "phải là ngày, ví dụ 2025-07-01"


def whole(at_least: int = 0, at_most: int | None = None) -> Check:
    """A whole number between the two, both included."""

    def check(value: object) -> str:
        fits = isinstance(value, int) and not isinstance(value, bool) and value >= at_least
        if fits and (at_most is None or (isinstance(value, int) and value <= at_most)):
            return ""
        return f"phải là số nguyên từ {at_least}" + (f" đến {at_most}" if at_most is not None else " trở lên")

    return check


def one_of(allowed: Collection[str]) -> Check:
    """One of a few words."""
    return lambda value: "" if value in allowed else f"“{value}” không phải một trong: {', '.join(allowed)}"


def measure(known: Collection[str]) -> Check:
    """The name of a measure the program has."""
    return lambda value: "" if value in known else f"gọi đại lượng “{value}” mà chương trình không có"


def share(value: object) -> str:
    """A fraction as a pair of whole numbers, [2, 3]; shares are never decimal numbers."""
    pair = isinstance(value, list) and [type(part) for part in value] == [int, int]
    good = pair and isinstance(value, list) and value[0] >= 0 and value[1] > 0
    return "" if good else "phải là một cặp số nguyên, ví dụ [2, 3]"


def list_of(each: Check) -> Check:
    """A list, not empty, of such values."""

    def check(value: object) -> str:
        if not isinstance(value, list) or not value:
            return "phải là một danh sách, không để trống"
        return next((f"có giá trị thứ {n} {fault}" for n, v in enumerate(value, 1) if (fault := each(v))), "")

    return check


def group(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """A small table inside a row, such as one condition: { measure = "…", at_least = 2 }."""
    columns = {**required, **(optional or {})}

    def check(value: object) -> str:
        if not isinstance(value, dict):
            return "phải là một nhóm { tên = giá trị }"
        for key in value:
            if key not in columns:
                return f"không có mục “{key}”"
        for key in required:
            if key not in value:
                return f"thiếu mục “{key}”"
        return next((f"có “{k}” {fault}" for k, v in value.items() if (fault := columns[k](v))), "")

    return check
