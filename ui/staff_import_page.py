"""Nhập cán bộ: a list out of Excel in steps; nothing is written before "Nhập"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.import_steps import PreviewRow
from app.domain.staff_import import GROUPS, NEW_UNIT, Given, shown_keys
from app.domain.wording import fold
from ui.import_page import ImportPage, ImportWords

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_WORDS = ImportWords(
    page="staff-import",
    title="Nhập cán bộ",
    noun="người",
    table="Các dòng của danh sách",
    groups=GROUPS,
    first="Nhập cán bộ từ Excel",
    explain="Chọn tệp .xlsx, .xls, .ods hoặc .csv. Mỗi dòng và chỗ cần sửa được cho xem trước khi ghi.",
    home="staff",
)


class StaffImportPage(ImportPage):
    """People out of a list; a unit unknown may be made or said to be one of the book."""

    def __init__(self, office: Office, shell: Shell) -> None:
        heard = frozenset({"person", "unit", "clock_number"})
        super().__init__(office, shell, office.staff_import, _WORDS, heard)

    def nothing_given(self) -> Given:
        """No mend, no tick, no unit."""
        return Given()

    def shown(self) -> tuple[str, ...]:
        """As the preview of staff orders them."""
        return shown_keys(self._look.columns)

    def answered(self, row: PreviewRow, key: str) -> Given:
        """Which unit the words of the row are; NEW_UNIT makes it."""
        which = key.partition(":")[2]
        candidate = next(c for c in self._look.candidates if c.row.id == row.id)
        words = fold(candidate.unit_words)
        given: Given = self._given
        return replace(given, units={**given.units, words: NEW_UNIT if which == "new" else int(which)})
