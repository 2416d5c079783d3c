"""Records beside the month sheet: papers of an absence, and adjustments of the days of yearly leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class AbsencePaper:
    """A paper (giấy nghỉ) that covers a person's halves of `code` ("": every code) in its span of days."""

    id: int
    person_id: int
    code: str = ""
    number: str = ""
    signed_on: date | None = None
    scan: str = ""
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class LeaveAdjustment:
    """Halves of yearly leave added to or (negative) taken off a year, with the reason."""

    id: int
    person_id: int
    year: int
    halves: int
    reason: str = ""


@dataclass(frozen=True)
class MonthClosing:
    """One closing of "2023-05" with its figures (JSON); reopened when `reopened_at` is not empty."""

    id: int
    month: str
    closed_at: str
    figures: str
    reopened_at: str = ""
    reason: str = ""
