"""What a certificate says, and how its printing is moved to fit a pre-printed blank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.award_papers import Given
from app.errors import Invalid, Problem

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


def check_shifts(shifts: Shifts) -> None:
    """Raises Invalid naming each field that would be moved off the sheet."""
    problems = tuple(
        Problem(name, f"Dịch {max(abs(one.x_mm), abs(one.y_mm)):g} mm là quá xa. Nhập từ -50 đến 50 mm.")
        for name, one in shifts.items()
        if max(abs(one.x_mm), abs(one.y_mm)) > MOST_MM
    )
    if problems:
        raise Invalid(problems)
