"""The twelve month sheets of a year, for whoever looks at the year as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.month_sheet import MonthSheet
from app.errors import NotInForce

if TYPE_CHECKING:
    from app.services.office import Office


def year_sheets(office: Office, year: int) -> dict[int, MonthSheet]:
    """By month, of the whole office; a month without working time is left out."""
    found = {}
    for month in range(1, 13):
        try:
            found[month] = office.attendance.month(f"{year}-{month:02}")
        except NotInForce:
            continue
    return found
