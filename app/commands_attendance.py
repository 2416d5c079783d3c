"""What `python -m app export timesheet` and `export conduct` do."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands import written_to
from app.services.clock_verdicts import month_ends
from app.services.office import Office

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def register(exporting: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the workbooks to `export`."""
    sheet = exporting.add_parser("timesheet", help="bảng chấm công của một tháng ra Excel")
    sheet.add_argument("--month", type=_month, required=True, metavar="NĂM-THÁNG", help="ví dụ 2023-03")
    sheet.add_argument("--unit", metavar="ĐƠN_VỊ", help="chữ viết tắt của đơn vị, bỏ trống: toàn cơ quan")
    sheet.add_argument("--paper", choices=("A4", "A3"), default="A4", help="khổ giấy ngang")
    sheet.add_argument("--to", type=Path, required=True, metavar="TỆP")
    sheet.set_defaults(run=export_timesheet, needs_db=True)

    conduct = exporting.add_parser("conduct", help="theo dõi chấp hành kỷ luật, kỷ cương ra Excel")
    conduct.add_argument("--since", type=_day, required=True, metavar="NGÀY", help="ví dụ 2023-01-01")
    conduct.add_argument("--until", type=_day, required=True, metavar="NGÀY", help="ví dụ 2023-06-30")
    conduct.add_argument("--to", type=Path, required=True, metavar="TỆP")
    conduct.set_defaults(run=export_conduct, needs_db=True)


def export_timesheet(given: argparse.Namespace) -> Iterator[str]:
    """The month's workbook; also while the window has the file."""
    office = Office.open(given.db, write=False)
    try:
        papers = office.attendance_papers
        unit = papers.unit(given.unit, month_ends(given.month)[1]).id if given.unit else 0
        target = written_to(given.to, ".xlsx")
        yield f"Đã ghi {papers.export_timesheet(given.month, target, unit, given.paper)}"
    finally:
        office.close()


def export_conduct(given: argparse.Namespace) -> Iterator[str]:
    """The workbook of a period; also while the window has the file."""
    office = Office.open(given.db, write=False)
    try:
        target = written_to(given.to, ".xlsx")
        yield f"Đã ghi {office.attendance_papers.export_conduct(given.since, given.until, target)}"
    finally:
        office.close()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” không phải ngày, ví dụ 2023-06-30") from None


def _month(text: str) -> str:
    try:
        day = date.fromisoformat(f"{text}-01")
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” không phải tháng, ví dụ 2023-03") from None
    return f"{day:%Y-%m}"
