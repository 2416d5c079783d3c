"""Nhập khen thưởng, Nhập đăng ký: lists out of Excel in steps; nothing is written before "Nhập"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.award_import import GROUPS
from app.domain.award_import_people import SKIP
from app.domain.award_import_rows import LEAVE, AwardsGiven
from app.domain.import_steps import PreviewRow
from app.domain.read_sheet import ReadSheet
from app.services.awards_import import AwardsImportDesk
from ui.import_page import ImportPage, ImportWords

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_EXPLAIN = (
    "Chọn tệp .xlsx, .xls, .ods hoặc .csv. Tên, năm, danh hiệu, quyết định được cho xem trước khi ghi; "
    "chỗ chưa rõ được hỏi lại."
)
_AWARDS = ImportWords(
    page="awards-import",
    title="Nhập khen thưởng",
    noun="dòng khen thưởng",
    table="Các dòng khen thưởng",
    groups=GROUPS,
    first="Nhập khen thưởng từ Excel",
    explain=_EXPLAIN,
    home="achievements",
    icon="document_text",
    before=4,
)
_REGISTRATIONS = ImportWords(
    page="registrations-import",
    title="Nhập đăng ký thi đua",
    noun="đăng ký",
    table="Các dòng đăng ký",
    groups=GROUPS,
    first="Nhập bản đăng ký thi đua từ Excel",
    explain=_EXPLAIN,
    home="registration",
    icon="document_text",
    before=3,
)
_HEARD = frozenset({"person", "membership", "unit", "award_held", "quality_grade", "registration"})


class _ListPage(ImportPage):
    """Awards or registrations; who a name is and what words mean are asked once for all rows."""

    _desk: AwardsImportDesk

    def nothing_given(self) -> AwardsGiven:
        """No mend, no tick, no answer."""
        return AwardsGiven()

    def shown(self) -> tuple[str, ...]:
        """As the preview of these lists orders them."""
        shown: tuple[str, ...] = self._look.shown
        return shown

    def prepared(self, sheet: ReadSheet) -> ReadSheet:
        """With a heading of two rows made one."""
        return self._desk.prepared(sheet)

    def answered(self, row: PreviewRow, key: str) -> AwardsGiven:
        """Whose the name is, what the award is, or that a row is left."""
        given: AwardsGiven = self._given
        asks = next(c.asks for c in self._look.candidates if c.row.id == row.id)
        what, _, which = key.partition(":")
        if key == LEAVE:
            answer = {f"row:{row.id}": LEAVE}
        elif what == "award":
            answer = {asks["award"]: which}
        else:
            answer = {asks["holder"]: SKIP if key == SKIP else key}
        return replace(given, answers={**given.answers, **answer})


class AwardsImportPage(_ListPage):
    """Titles, commendations and grades."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(office, shell, office.awards_import, _AWARDS, _HEARD)


class RegistrationsImportPage(_ListPage):
    """Registration sheets that come back."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(office, shell, office.registrations_import, _REGISTRATIONS, _HEARD)
