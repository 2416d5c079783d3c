"""The symbols of the month sheet: what each counts as, which is in force on a day, and which was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.office import check_period, holds
from app.domain.wording import clean, fold
from app.errors import Problem, SayToUser

LONGEST = 4
PRESENT = "+"
# Typed letters of Telex and VNI that are still to be composed: oo, dd, o6, d9.
_DOUBLED = re.compile(r"([aoed])\1")
_VNI = re.compile(r"(?<=[a-z])[69]")
_SEPARATOR = "/"


class CountsAs(StrEnum):
    """What a half under a symbol is for the pay: the columns 32 to 34 of form C01a-HD, or none of them."""

    PAID = "paid"
    INSURANCE = "insurance"
    UNPAID = "unpaid"
    OFF = "off"


COUNTS_AS_WORDS = {
    CountsAs.PAID: "Hưởng lương",
    CountsAs.INSURANCE: "Hưởng BHXH",
    CountsAs.UNPAID: "Không lương",
    CountsAs.OFF: "Không tính",
}


class LeaveKind(StrEnum):
    """Which leave a symbol takes; only ANNUAL has a balance (BLLĐ 2019, Điều 113)."""

    NONE = ""
    ANNUAL = "annual"
    PERSONAL = "personal"
    UNPAID = "unpaid"


LEAVE_KIND_WORDS = {
    LeaveKind.NONE: "Không trừ phép",
    LeaveKind.ANNUAL: "Phép năm",
    LeaveKind.PERSONAL: "Việc riêng có lương",
    LeaveKind.UNPAID: "Nghỉ không lương",
}


class StandsFor(StrEnum):
    """Why a cell shows a code that nobody typed; the names of day kinds and absences are the same words."""

    CLOCK_PRESENT = "clock-present"
    CLOCK_ABSENT = "clock-absent"
    HOLIDAY = "holiday"
    IN_LIEU = "in-lieu"
    SWAPPED = "swapped"
    MATERNITY = "maternity"
    TRAINING = "training"
    SECONDMENT = "secondment"
    LONG_LEAVE = "long-leave"
    SUSPENDED = "suspended"


@dataclass(frozen=True)
class Symbol:
    """One code over a period. `weight`: halves of work one marked half counts, 0 or 1. Shipped ids < 0."""

    id: int
    code: str
    name: str
    counts_as: CountsAs = CountsAs.PAID
    leave_kind: LeaveKind = LeaveKind.NONE
    weight: int = 0
    needs_paper: bool = False
    position: int = 0
    source: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


class Symbols:
    """The symbols of one day, by code and as typed."""

    def __init__(self, rows: Iterable[Symbol], stands_for: Mapping[str, str]) -> None:
        self.rows = tuple(sorted(rows, key=lambda row: (row.position, row.code)))
        self.stands_for = stands_for
        self.by_code = {row.code: row for row in self.rows}
        self._typed = {typed_key(row.code): row.code for row in self.rows}

    def code_for(self, what: str) -> str:
        """The code that stands for what the clock, the calendar or an absence says; "" when there is none."""
        code = self.stands_for.get(what, "")
        return code if code in self.by_code else ""

    def match(self, text: str) -> str | None:
        """The code meant by what was typed: exactly, else without accents and case; None for no code."""
        text = clean(text)
        return text if text in self.by_code else self._typed.get(typed_key(text))

    def read(self, text: str) -> tuple[str | None, str | None]:
        """A whole cell as typed or pasted: `P` both halves, `P/+` each its own, `P/` the morning alone.

        None leaves that half as it is, "" empties it. Raises SayToUser naming what is no code.
        """
        text = clean(text)
        if text == _SEPARATOR:
            raise SayToUser(self._unknown(text))
        if _SEPARATOR not in text:
            code = self._one(text)
            return code, code
        morning, afternoon = (part.strip() for part in text.split(_SEPARATOR, 1))
        return (self._one(morning) if morning else None), (self._one(afternoon) if afternoon else None)

    def _one(self, text: str) -> str:
        code = self.match(text) if text else ""
        if code is None:
            raise SayToUser(self._unknown(text))
        return code

    def _unknown(self, text: str) -> str:
        codes = ", ".join(row.code for row in self.rows)
        return f"“{text}” không phải ký hiệu chấm công. Các ký hiệu: {codes}."


def typed_key(text: str) -> str:
    """What a code is compared by: without accents and case, letters Telex or VNI did not compose yet too."""
    key = _VNI.sub("", fold(text.strip()))
    return _DOUBLED.sub(r"\1", key)


def symbols_on(rows: Iterable[Symbol], day: date, stands_for: Mapping[str, str]) -> Symbols:
    """One symbol a code: the office's own row before the shipped one, then the later begun."""
    found: dict[str, Symbol] = {}
    for row in sorted(
        (row for row in rows if holds(row, day)),
        key=lambda row: (row.id > 0, row.valid_from or date.min, row.id),
    ):
        found[row.code] = row
    return Symbols(found.values(), stands_for)


def check_symbol(row: Symbol, others: Iterable[Symbol], conduct: Mapping[str, str]) -> tuple[Problem, ...]:
    """What cannot stand. `conduct`: code of each conduct rule → its name; a grid code may not be one."""
    problems = list(check_period(row))
    key = typed_key(row.code)
    if not row.code:
        problems.append(Problem("code", "Chưa có ký hiệu. Gõ một đến bốn chữ, ví dụ P."))
    elif len(row.code) > LONGEST or _SEPARATOR in row.code or any(c.isspace() for c in row.code):
        problems.append(
            Problem("code", f"Ký hiệu có một đến {LONGEST} chữ viết liền, không có dấu gạch chéo, ví dụ Nb.")
        )
    elif not key:
        problems.append(Problem("code", "Ký hiệu phải có chữ hoặc dấu +, ví dụ P."))
    elif key in (taken := {typed_key(code): code for code in conduct}):
        code = taken[key]
        problems.append(
            Problem(
                "code",
                f"“{row.code}” trùng mã {code} ({conduct[code]}) của nội dung chấp hành. Chọn chữ khác.",
            )
        )
    for other in others:
        if other.id != row.id and other.code != row.code and typed_key(other.code) == key:
            problems.append(
                Problem("code", f"Gõ không dấu thì “{row.code}” lẫn với “{other.code}”. Chọn chữ khác.")
            )
            break
    if not row.name:
        problems.append(Problem("name", "Chưa có tên. Gõ ký hiệu ấy là gì, ví dụ nghỉ phép."))
    if row.weight not in (0, 1):
        problems.append(Problem("weight", "Công của nửa ngày là 0 hoặc 1."))
    return tuple(problems)
