"""Nhập cán bộ: a list out of Excel in steps; nothing is written before "Nhập"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.import_steps import PreviewRow
from app.domain.staff_import import GROUPS, NEW_UNIT, Given, shown_keys
from app.domain.staff_import_changes import ANEW, UPDATE
from app.domain.wording import fold
from app.services.staff_import import Look
from ui.import_page import ImportPage
from ui.import_spec import ImportSpec

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell


def _shown(look: Look) -> tuple[str, ...]:
    return shown_keys(look.columns)


def _answered(look: Look, given: Given, row: PreviewRow, key: str) -> Given:
    """Which unit the words of the row are (NEW_UNIT makes it), or what a person of the book is to it."""
    what = key.partition(":")[0]
    if what in (ANEW, UPDATE):
        anew = given.anew | {row.id} if what == ANEW else given.anew - {row.id}
        return replace(given, anew=anew, ticks={**given.ticks, row.id: True})
    which = key.partition(":")[2]
    candidate = next(c for c in look.candidates if c.row.id == row.id)
    words = fold(candidate.unit_words)
    return replace(given, units={**given.units, words: NEW_UNIT if which == "new" else int(which)})


STAFF = ImportSpec(
    page="staff-import",
    title="Nhập cán bộ",
    noun="người",
    table="Các dòng của danh sách",
    groups=GROUPS,
    first="Nhập cán bộ từ Excel",
    explain="Chọn tệp .xlsx, .xls, .ods hoặc .csv. Mỗi dòng và chỗ cần sửa được cho xem trước khi ghi.",
    home="staff",
    tables=frozenset({"person", "unit", "clock_number", "membership"}),
    nothing=Given,
    shown=_shown,
    answered=_answered,
)


def staff_import_page(office: Office, shell: Shell) -> ImportPage:
    """People out of a list; a unit unknown may be made or said to be one of the book."""
    return ImportPage(office, shell, office.staff_import, STAFF)
