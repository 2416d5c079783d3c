"""The command that imports a staff list: without --yes it prints what it would do and writes nothing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands import HOLDER
from app.commands_import import Mapped, choose_columns, choose_sheet, read_map
from app.domain.read_sheet import ReadSheet
from app.domain.staff_import import NEW_UNIT, Given, unit_called
from app.domain.wording import fold
from app.errors import SayToUser
from app.services.office import Office
from app.services.staff_import import Look
from app.services.table_source import read_sheets

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_UNITS = "units"


def register(importing: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `import staff`."""
    staff = importing.add_parser("staff", help="cán bộ từ .xlsx, .xls, .ods hoặc .csv")
    staff.add_argument("file", type=Path, metavar="TỆP")
    staff.add_argument("--map", type=Path, metavar="TỆP", help="TOML hoặc JSON: tiêu đề cột → trường")
    staff.add_argument("--yes", action="store_true", help="ghi vào sổ; không có thì chỉ in sẽ làm gì")
    staff.set_defaults(run=import_staff, needs_db=True)


def import_staff(given: argparse.Namespace) -> Iterator[str]:
    """One line a row (what becomes of it, its line, name, unit, reason; tabs between), then the counts."""
    mapped = read_map(given.map, (_UNITS,)) if given.map else Mapped()
    sheet = choose_sheet(read_sheets(given.file), mapped, given.file)
    office = Office.open(given.db, write=given.yes, held_by=HOLDER if given.yes else "")
    try:
        look = _look(office, sheet, mapped)
        for candidate in look.candidates:
            row, person = candidate.row, candidate.person
            words = "nhập" if row.ticked else "để lại"
            name = person.name if person else ""
            yield "\t".join((words, str(row.id), name, candidate.unit_words, row.problem))
        yield look.sentence
        if given.yes:
            done = office.staff_import.keep(given.file.name, look)
            yield f"Đã ghi: {done.name}."
        else:
            yield "Chưa ghi gì. Thêm --yes để nhập."
    finally:
        office.close()


def _look(office: Office, sheet: ReadSheet, mapped: Mapped) -> Look:
    desk = office.staff_import
    guess = choose_columns(desk, sheet, mapped)
    units = office.staff.units()
    chosen = {}
    for words, name in mapped.names.get(_UNITS, {}).items():
        unit_id = NEW_UNIT if fold(name) == "moi" else unit_called(name, units)
        if not unit_id:
            raise SayToUser(f"Sổ chưa có đơn vị “{name}”. Ghi “mới” để lập, hoặc sửa tên trong tệp --map.")
        chosen[fold(words)] = unit_id
    return desk.look(sheet, guess.heading, guess.columns, Given(units=chosen))
