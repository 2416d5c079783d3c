"""`python -m app demo`: the practice office and every paper the program can make, one line a file."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from app.errors import FileTrouble, os_words
from app.services.office import Office
from app.services.papers import write_paper

OFFICE_FILE = "ThucHanh.db"


def demo(given: argparse.Namespace) -> Iterator[str]:
    """The practice office and every paper, one line a file; an office file already there is left alone."""
    from app.services.practice_year import YEAR, fill_practice_year

    with ExitStack() as stack:
        path = given.db
        if path is None:
            path = Path(stack.enter_context(tempfile.TemporaryDirectory())) / OFFICE_FILE
        office = Office.create(path, practice=True, fill=fill_practice_year)
        stack.callback(office.close)
        folder = given.folder
        _make_folder(folder)
        kept = folder / OFFICE_FILE
        if given.db is None and not kept.exists():
            yield str(office.safety.copy_to(kept).path)
        for line in office.plans.years():
            named = folder / office.papers.suggested_name(line.plan_id)
            yield str(office.papers.export_plan(line.plan_id, named))
            yield str(office.register.export(line.year, folder / f"So-van-ban-di-{line.year}.xlsx"))
        last = date(YEAR, 12, 31)
        yield str(office.staff.export(last, folder / f"Can-bo-{YEAR}.xlsx"))
        yield from _attendance(office, folder, date(YEAR, 1, 1), last)
        yield from _achievements(office, folder, YEAR)
        yield from _round(office, folder, YEAR)
        yield from _next_year(office, folder)


def _attendance(office: Office, folder: Path, first: date, last: date) -> Iterator[str]:
    """A month of the whole office and of one unit, the conduct of the year and the papers of one note."""
    papers, month = office.attendance_papers, f"{first.year}-05"
    for unit in (0, papers.unit("VP", date.fromisoformat(f"{month}-01")).id):
        yield str(papers.export_timesheet(month, folder / papers.timesheet_name(month, unit), unit))
    yield str(papers.export_conduct(first, last, folder / papers.conduct_name(first, last)))
    desk = office.conduct_papers
    note = next(one for one in office.conduct.incidents(first, last) if not one.merit)
    for kind in ("notice", "explanation", "record"):
        yield str(write_paper(desk.note_paper(kind, note.id), folder / desk.file_name(kind, note.id)))
    yield str(write_paper(desk.report(first, last), folder / desk.file_name("report")))


def _round(office: Office, folder: Path, year: int) -> Iterator[str]:
    """The whole dossier of the practice round, in a folder of its own."""
    for row in office.rounds.of_year(year):
        dossier = office.rounds.papers.write(office.rounds.view(row.id), folder)
        yield from map(str, dossier.files)


def _achievements(office: Office, folder: Path, year: int) -> Iterator[str]:
    """Of the practice years: the book of the year, its lists, and what is written for one person."""
    from app.documents.excel import write_excel

    desk = office.achievement_papers
    yield str(write_excel(desk.book(year), folder / f"Thanh-tich-{year}.xlsx"))
    yield str(write_paper(desk.registrations(year), folder / f"Dang-ky-thi-dua-{year}.docx"))
    yield str(write_paper(desk.initiatives(year), folder / f"Sang-kien-{year}.docx"))
    before = year - 1  # the last year whose awards are decided
    day = desk.day_of(before)
    holder, award = next(
        (holder, award)
        for line in office.staff.roll(day, day)
        for holder in (desk.holder(line.person.name, day),)
        for award in office.achievements.awards.rows(holder)
        if award.year == before
    )
    name = desk.report_name(holder, award.code, before)
    yield str(write_paper(desk.report(holder, award.code, before), folder / name))
    unit = desk.holder("VP", day)
    named = folder / desk.report_name(unit, "TTLDTT", before)
    yield str(write_paper(desk.report(unit, "TTLDTT", before), named))
    yield str(write_paper(desk.confirmation(holder, before), folder / f"Xac-nhan-{before}.docx"))


def _next_year(office: Office, folder: Path) -> Iterator[str]:
    """Next year's plan beside this year's; last, because it adds a plan."""
    plan = office.plans.years()[0].plan_id
    roll = office.next_year.look(plan)
    office.next_year.create(roll, roll.takeable({}), {})
    new = office.plans.current(roll.year)
    assert new is not None
    found = office.comparison.compare(plan, new.id)
    yield str(office.comparison.export(found, folder / f"So-sanh-{roll.plan.year}-{roll.year}.docx"))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileTrouble(
            f"Không lập được thư mục {folder}: {os_words(error)}. Chọn chỗ khác.", folder
        ) from None
