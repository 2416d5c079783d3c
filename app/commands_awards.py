"""The commands that import lists of awards and registration sheets: without --yes nothing is written."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands import HOLDER
from app.commands_import import Mapped, choose_columns, choose_sheet, read_map
from app.domain.award_import_people import SKIP
from app.domain.award_import_rows import AS_WRITTEN, AwardsGiven
from app.domain.read_sheet import ReadSheet
from app.domain.staff_import import unit_called
from app.domain.wording import fold
from app.errors import SayToUser
from app.services.awards_import import AwardsImportDesk, AwardsLook
from app.services.office import Office
from app.services.table_source import read_sheets

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_NAMES, _AWARDS = "names", "awards"
_LEFT, _WRITTEN = "bỏ", "nguyên văn"


def register(importing: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `import awards` and `import registrations`."""
    for name, words, run in (
        ("awards", "danh hiệu, khen thưởng, xếp loại từ .xlsx, .xls, .ods hoặc .csv", import_awards),
        ("registrations", "bản đăng ký thi đua các đơn vị gửi lại", import_registrations),
    ):
        parser = importing.add_parser(name, help=words)
        parser.add_argument("file", type=Path, metavar="TỆP")
        parser.add_argument("--map", type=Path, metavar="TỆP", help="TOML hoặc JSON: tiêu đề cột → trường")
        parser.add_argument("--yes", action="store_true", help="ghi vào sổ; không có thì chỉ in sẽ làm gì")
        parser.set_defaults(run=run, needs_db=True)


def import_awards(given: argparse.Namespace) -> Iterator[str]:
    """One line a row: what becomes of it, its line, name, year, award, decision, reason; then the counts."""
    yield from _import(given, lambda office: office.awards_import)


def import_registrations(given: argparse.Namespace) -> Iterator[str]:
    """The same for a registration sheet that came back."""
    yield from _import(given, lambda office: office.registrations_import)


def _import(given: argparse.Namespace, desk_of: Callable[[Office], AwardsImportDesk]) -> Iterator[str]:
    mapped = read_map(given.map, (_NAMES, _AWARDS)) if given.map else Mapped()
    sheet = choose_sheet(read_sheets(given.file), mapped, given.file)
    office = Office.open(given.db, write=given.yes, held_by=HOLDER if given.yes else "")
    try:
        desk = desk_of(office)
        look = _look(office, desk, sheet, mapped)
        shown = look.shown
        for row in look.rows:
            words = "nhập" if row.ticked else "để lại"
            cells = dict(zip(shown, row.cells, strict=True))
            told = [cells.get(key, "") for key in ("name", "year", "award", "number", "decided_on")]
            yield "\t".join((words, str(row.number), *told, row.problem))
        yield look.sentence
        if given.yes:
            yield f"Đã ghi: {desk.keep(given.file.name, look).name}."
        else:
            yield "Chưa ghi gì. Thêm --yes để nhập."
    finally:
        office.close()


def _look(office: Office, desk: AwardsImportDesk, sheet: ReadSheet, mapped: Mapped) -> AwardsLook:
    """As the map answers: a name is somebody of the book or left, words of an award are a code."""
    sheet = desk.prepared(sheet)
    guess = choose_columns(desk, sheet, mapped)
    look = desk.look(sheet, guess.heading, guess.columns, AwardsGiven())
    holders = {fold(words): _holder(office, name) for words, name in mapped.names.get(_NAMES, {}).items()}
    awards = {fold(words): _award(code) for words, code in mapped.names.get(_AWARDS, {}).items()}
    answers = {}
    for candidate in look.candidates:
        asked = candidate.asks.get("holder", "")
        name = asked.removeprefix("holder:").partition("|")[0]
        if name in holders:
            answers[asked] = holders[name]
    answers |= {f"award:{words}": code for words, code in awards.items()}
    return desk.look(sheet, guess.heading, guess.columns, AwardsGiven(answers=answers)) if answers else look


def _holder(office: Office, name: str) -> str:
    """`person:5` or `unit:2` of a name of the book; SKIP for "bỏ"."""
    if fold(name) == fold(_LEFT):
        return SKIP
    people = [person for person in office.staff.people() if fold(person.name) == fold(name)]
    numbered = [person for person in office.staff.people() if name and person.staff_number == name]
    found = numbered or people
    if len(found) == 1:
        return f"person:{found[0].id}"
    unit_id = unit_called(name, office.staff.units())
    if not found and unit_id:
        return f"unit:{unit_id}"
    if found:
        raise SayToUser(f"Sổ có {len(found)} người tên “{name}”. Ghi số hiệu của người ấy trong tệp --map.")
    raise SayToUser(f"Sổ chưa có “{name}”. Ghi “{_LEFT}” để bỏ qua, hoặc sửa tên trong tệp --map.")


def _award(code: str) -> str:
    """A code of the catalogue, or AS_WRITTEN for "nguyên văn"."""
    if fold(code) == fold(_WRITTEN):
        return AS_WRITTEN
    if code not in _codes():
        known = ", ".join(sorted(_codes()))
        raise SayToUser(f"Danh mục không có mã “{code}”. Các mã: {known}; hoặc ghi “{_WRITTEN}”.")
    return code


def _codes() -> Mapping[str, object]:
    from app.services.award_catalogue import catalogue

    return {entry.code: entry for entry in catalogue()}
