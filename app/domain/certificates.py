"""What a certificate says, and how its printing is moved to fit a pre-printed blank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.award_papers import Given
from app.errors import Invalid, Problem, SayToUser

MOST_MM = 50.0
"""A field moved further than this is a typing error."""


@dataclass(frozen=True)
class Certificate:
    """One giấy khen or certificate of a title: `place` is the number in the decision's list (số sổ vàng)."""

    given: Given
    title: str
    is_title: bool
    place: int


@dataclass(frozen=True)
class Shift:
    """How far a field is moved, in millimetres: right and down are positive."""

    x_mm: float = 0.0
    y_mm: float = 0.0


Shifts = Mapping[str, Shift]
"""By the name of the field; "" moves them all."""


def read_shift(text: str, field: str) -> Shift:
    """`1,5; -2` is 1.5 mm to the right and 2 mm up; nothing is no shift. Raises SayToUser at the field."""
    parts = [part.strip().removesuffix("mm").strip() for part in text.replace(",", ".").split(";")]
    if parts == [""]:
        return Shift()
    try:
        x, y = (float(part) for part in (*parts, *("0",) * (2 - len(parts))))
    except ValueError:
        said = f"“{text}” chưa đúng. Gõ số mm sang phải; số mm xuống dưới, ví dụ 1,5; -2."
        raise SayToUser(said, field) from None
    return Shift(x, y)


def shift_words(shift: Shift) -> str:
    """`1,5; -2`, "" where nothing is moved."""
    return "" if shift == Shift() else f"{shift.x_mm:g}; {shift.y_mm:g}".replace(".", ",")


def check_shifts(shifts: Shifts) -> None:
    """Raises Invalid naming each field that would be moved off the sheet."""
    problems = tuple(
        Problem(name, f"Dịch {max(abs(one.x_mm), abs(one.y_mm)):g} mm là quá xa. Nhập từ -50 đến 50 mm.")
        for name, one in shifts.items()
        if max(abs(one.x_mm), abs(one.y_mm)) > MOST_MM
    )
    if problems:
        raise Invalid(problems)
