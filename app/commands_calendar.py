"""What `python -m app calendar` does: the days of a year that are not ordinary; no database is needed."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from app.domain.working_calendar import OFF, DayKind
from app.services.calendar_days import KnownDay, days_without_office

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def register(names: _SubParsersAction[argparse.ArgumentParser], year: Callable[[str], int]) -> None:
    """Add `calendar` to the commands."""
    calendar = names.add_parser("calendar", help="ngày nghỉ lễ, nghỉ bù, hoán đổi, làm bù của một năm")
    calendar.add_argument("year", type=year, metavar="NĂM")
    calendar.set_defaults(run=print_year, needs_db=False)


def print_year(given: argparse.Namespace) -> Iterator[str]:
    """`YYYY-MM-DD TAB off|work TAB reason`, in order; with --db as the office keeps them."""
    if given.db is None:
        known = days_without_office(given.year)
    else:
        from app.services.office import Office

        office = Office.open(given.db, write=False)
        try:
            known = office.calendar.year(given.year)
        finally:
            office.close()
    return (_line(day) for day in known if day.row.kind is not DayKind.ORDINARY)


def _line(known: KnownDay) -> str:
    row = known.row
    reason = f"{row.reason} {known.mark}".strip()
    return f"{row.day.isoformat()}\t{'off' if row.kind in OFF else 'work'}\t{reason}"
