"""What every desk does before it writes a record: tidy its texts, refuse what cannot stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from app.domain.decision_checks import check_cancelling
from app.domain.wording import clean
from app.errors import Invalid, Problem

R = TypeVar("R")


def cleaned(row: R, *, lines: tuple[str, ...] = ()) -> R:
    """The row with every text fit to be stored; only fields named in `lines` keep their line ends."""
    texts = {
        key: clean(value, lines=True) if key in lines else " ".join(clean(value).split())
        for key, value in vars(row).items()
        if type(value) is str
    }
    changed: Any = replace(row, **texts)  # type: ignore[type-var]
    return changed  # type: ignore[no-any-return]


def refuse(problems: Iterable[Problem], *, stand: bool = False) -> None:
    """Raise Invalid for what cannot stand, and for doubts unless they are let stand."""
    left = tuple(problem for problem in problems if not (problem.doubt and stand))
    if left:
        raise Invalid(left)


def taken_back(row: R, by: str, on: date | None, *, lines: tuple[str, ...] = ()) -> R:
    """The row with the decision that cancels or withdraws it; raises Invalid without number or day, or for a
    day before its own decision.
    """
    changed: Any = cleaned(replace(row, cancelled_by=by, cancelled_on=on), lines=lines)  # type: ignore[type-var]
    missing = () if by and on else (Problem("cancelled_by", "Ghi số và ngày quyết định hủy, thu hồi."),)
    refuse((*missing, *check_cancelling(changed.cancelled_by, changed.cancelled_on, changed.decided_on)))
    return changed  # type: ignore[no-any-return]
