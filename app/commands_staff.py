"""The command that imports a staff list: without --yes it prints what it would do and writes nothing."""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands import HOLDER, read_text
from app.domain.import_steps import heading_words, headings_of
from app.domain.read_sheet import ReadSheet
from app.domain.staff_import import NEW_UNIT, Given, unit_called
from app.domain.wording import fold
from app.errors import SayToUser
from app.services.office import Office
from app.services.staff_import import Look, specs
from app.services.table_source import read_sheets

if TYPE_CHECKING:
    from argparse import _SubParsersAction


@dataclass(frozen=True)
class Mapped:
    """What a file of --map says: sheet and heading row, heading → field, words of units → name of a unit."""

    sheet: str = ""
    heading: int = 0
    columns: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)


def register(importing: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `import staff`."""
    staff = importing.add_parser("staff", help="cán bộ từ .xlsx, .xls, .ods hoặc .csv")
    staff.add_argument("file", type=Path, metavar="TỆP")
    staff.add_argument("--map", type=Path, metavar="TỆP", help="TOML hoặc JSON: tiêu đề cột → trường")
    staff.add_argument("--yes", action="store_true", help="ghi vào sổ; không có thì chỉ in sẽ làm gì")
    staff.set_defaults(run=import_staff, needs_db=True)


def import_staff(given: argparse.Namespace) -> Iterator[str]:
    """One line a row (what becomes of it, its line, name, unit, reason; tabs between), then the counts."""
    mapped = _mapped(given.map) if given.map else Mapped()
    sheet = _sheet(read_sheets(given.file), mapped, given.file)
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
    guess = desk.guess(sheet, mapped.heading - 1 if mapped.heading else None)
    columns = dict(guess.columns)
    if mapped.columns:
        headings = [heading_words(words) for words in headings_of(sheet, guess.heading)]
        columns = {}
        for words, key in mapped.columns.items():
            if heading_words(words) not in headings:
                raise SayToUser(f"Tệp không có cột “{words}”. Sửa lại tệp --map theo tiêu đề trong bảng.")
            columns[_field(key)] = headings.index(heading_words(words))
    units = office.staff.units()
    chosen = {}
    for words, name in mapped.units.items():
        unit_id = NEW_UNIT if fold(name) == "moi" else unit_called(name, units)
        if not unit_id:
            raise SayToUser(f"Sổ chưa có đơn vị “{name}”. Ghi “mới” để lập, hoặc sửa tên trong tệp --map.")
        chosen[fold(words)] = unit_id
    return desk.look(sheet, guess.heading, columns, Given(units=chosen))


def _sheet(sheets: tuple[ReadSheet, ...], mapped: Mapped, path: Path) -> ReadSheet:
    if not mapped.sheet:
        return next((sheet for sheet in sheets if not sheet.hidden), sheets[0])
    for sheet in sheets:
        if fold(sheet.name) == fold(mapped.sheet):
            return sheet
    names = ", ".join(sheet.name for sheet in sheets)
    raise SayToUser(f"{path.name} không có trang “{mapped.sheet}”. Các trang có: {names}.")


def _field(words: str) -> str:
    for spec in specs():
        if words == spec.key or heading_words(words) == heading_words(spec.words):
            return spec.key
    known = ", ".join(spec.key for spec in specs())
    raise SayToUser(f"Không có trường “{words}”. Các trường: {known}.")


def _mapped(path: Path) -> Mapped:
    text = read_text(path)
    try:
        raw: dict[str, Any] = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
        columns = raw.get("columns", raw if "sheet" not in raw and "units" not in raw else {})
        return Mapped(
            str(raw.get("sheet", "")),
            int(raw.get("heading", 0)),
            {str(key): str(value) for key, value in columns.items()},
            {str(key): str(value) for key, value in raw.get("units", {}).items()},
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise SayToUser(
            f'{path.name} không đọc được như TOML hay JSON: {error}. Mỗi dòng ghi "Tiêu đề cột" = "name".'
        ) from None
