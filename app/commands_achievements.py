"""What `python -m app export report` and `export achievements` do: papers of the history of achievements."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands import written_to
from app.services.office import Office

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def register(exporting: _SubParsersAction[argparse.ArgumentParser], year: Callable[[str], int]) -> None:
    """Add the papers to `export`."""
    report = exporting.add_parser("report", help="báo cáo thành tích của một người, một tập thể ra Word")
    report.add_argument("--person", required=True, metavar="TÊN", help="họ tên, hoặc tên đơn vị")
    report.add_argument("--title", required=True, metavar="MÃ", help="danh hiệu, hình thức, ví dụ CSTDCS")
    report.add_argument("--year", type=year, required=True, metavar="NĂM")
    report.add_argument("--to", type=Path, required=True, metavar="TỆP")
    report.set_defaults(run=export_report, needs_db=True)

    book = exporting.add_parser("achievements", help="sổ khen thưởng, thống kê một năm ra Excel")
    book.add_argument("--year", type=year, required=True, metavar="NĂM")
    book.add_argument("--to", type=Path, required=True, metavar="TỆP")
    book.set_defaults(run=export_achievements, needs_db=True)


def export_achievements(given: argparse.Namespace) -> Iterator[str]:
    """The workbook of a year; also while the window has the file."""
    from app.documents.excel import write_excel

    target = written_to(given.to, ".xlsx")
    office = Office.open(given.db, write=False)
    try:
        yield f"Đã ghi {write_excel(office.achievement_papers.book(given.year), target)}"
    finally:
        office.close()


def export_report(given: argparse.Namespace) -> Iterator[str]:
    """The report, then a line for everything in it that no decision proves yet or that is held already."""
    from app.services.papers import write_paper

    target = written_to(given.to, ".docx")
    office = Office.open(given.db, write=False)
    try:
        desk = office.achievement_papers
        holder = desk.holder(given.person, desk.day_of(given.year))
        facts = desk.facts(holder, given.title, given.year)
        yield f"Đã ghi {write_paper(desk.report(holder, given.title, given.year), target)}"
        yield from filter(None, (*facts.gaps(), facts.held()))
    finally:
        office.close()
