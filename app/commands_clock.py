"""What `python -m app import clock` does: a clock's file told line by line, and kept with --yes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands import HOLDER
from app.domain.clock_lines import UNREAD, at_of, shown_days
from app.domain.clock_sorting import Fate
from app.domain.clock_words import counted, deed, grouped, problem
from app.domain.dates import show_date
from app.services.clock_import import Understanding, nothing_new
from app.services.clock_verdicts import clock_rules
from app.services.office import Office

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def register(importing: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `import clock` to the commands."""
    clock = importing.add_parser(
        "clock", help="giờ chấm từ tệp của máy chấm công (attlog.dat, .csv, .xlsx, .xls)"
    )
    clock.add_argument("file", type=Path, metavar="TỆP")
    clock.add_argument("--yes", action="store_true", help="nhập thật; không có thì chỉ cho xem")
    clock.set_defaults(run=import_clock, needs_db=True)


def import_clock(given: argparse.Namespace) -> Iterator[str]:
    """The counts, which add up, then one line a problem: line, number, moment, problem, what is done."""
    office = Office.open(given.db, write=given.yes, held_by=HOLDER if given.yes else "")
    try:
        seen = office.clock.understand(given.file)
        yield from _told(seen)
        for one in office.clock.strangers(seen):
            yield f"Số máy {one.number} chưa gán cho ai: {grouped(one.count)} lượt"
        if not seen.kept:
            yield nothing_new(seen)
        elif given.yes:
            done = office.clock.keep(seen)
            yield f"Đã nhập {grouped(seen.kept)} lượt: {done.name}. Hoàn tác được trong Nhật ký."
        else:
            yield "Chưa ghi gì vào sổ. Thêm --yes để nhập."
    finally:
        office.close()


def _told(seen: Understanding) -> Iterator[str]:
    file, rules = seen.file, clock_rules()
    days = " đến ".join(show_date(day) for day in shown_days(file))
    yield f"{file.name}: {grouped(len(file.lines))} lượt, {days or 'không có ngày nào đọc được'}"
    yield counted(seen.found)
    yield from file.notes
    for place, fate in enumerate(seen.found.fates):
        said = problem(file, seen.found, place, rules)
        if not said and fate is Fate.KEEP:
            continue
        line, moment = file.lines[place], seen.found.moments[place]
        when = f"{at_of(moment):%d/%m/%Y %H:%M:%S}" if moment != UNREAD else "?"
        done = deed(file, seen.found, place, rules) or _offered(seen, place)
        yield "\t".join((f"dòng {line.line}", line.number or "?", when, said, done))


def _offered(seen: Understanding, place: int) -> str:
    reset = seen.found.doubted.get(place)
    if reset is None or not reset.shifts:
        return "Để lại"
    moved = at_of(seen.file.lines[place].moment + reset.shifts[0] * 86_400)
    return f"Để lại, đề nghị đổi thành {moved:%d/%m/%Y}"
