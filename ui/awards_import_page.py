"""Nhập khen thưởng, Nhập đăng ký: lists out of Excel in steps; nothing is written before "Nhập"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.award_import import GROUPS
from app.domain.award_import_people import SKIP
from app.domain.award_import_rows import LEAVE, TAKE, AwardsGiven
from app.domain.awards_held import AwardHeld
from app.domain.import_steps import PreviewRow
from app.services.awards_import import AwardsLook
from app.services.initiative_proposals import of_ids
from ui.import_page import ImportPage
from ui.import_spec import ImportSpec
from ui.messages import Action

if TYPE_CHECKING:
    from app.services.office import Done, Office
    from ui.shell import Shell

_EXPLAIN = (
    "Chọn tệp .xlsx, .xls, .ods hoặc .csv. Tên, năm, danh hiệu, quyết định được cho xem trước khi ghi; "
    "chỗ chưa rõ được hỏi lại."
)
_HEARD = frozenset({"person", "membership", "unit", "award_held", "quality_grade", "registration"})


def _shown(look: AwardsLook) -> tuple[str, ...]:
    return look.shown


def _answered(look: AwardsLook, given: AwardsGiven, row: PreviewRow, key: str) -> AwardsGiven:
    """Whose the name is and what the award is, asked once for all rows; or that a row is left."""
    asks = next(c.asks for c in look.candidates if c.row.id == row.id)
    what, _, which = key.partition(":")
    if key in {LEAVE, TAKE}:
        answer = {f"row:{row.id}": LEAVE if key == LEAVE else ""}
    elif what == "award":
        answer = {asks["award"]: which}
    else:
        answer = {asks["holder"]: SKIP if key == SKIP else key}
    return replace(given, answers={**given.answers, **answer})


def _resting(office: Office, shell: Shell, look: AwardsLook, done: Done) -> Action | None:
    """Awards that may rest on initiatives: the way to say on which; undo stands above as ever."""
    kept = [row.record for row in look.candidates if row.row.ticked and row.record is not None]
    ids = done.value if isinstance(done.value, tuple) else ()
    ids = [number for number, record in zip(ids, kept, strict=True) if isinstance(record, AwardHeld)]
    found = {one.award.id for one in of_ids(office, ids) if not one.before}
    if not found:
        return None
    target = f"initiative-use:awards/{','.join(map(str, sorted(found)))}"
    return Action(
        f"{len(found)} dòng có thể dựa vào sáng kiến", lambda: shell.open_page("initiative-use", target)
    )


AWARDS = ImportSpec(
    page="awards-import",
    title="Nhập khen thưởng",
    noun="dòng khen thưởng",
    table="Các dòng khen thưởng",
    groups=GROUPS,
    first="Nhập khen thưởng từ Excel",
    explain=_EXPLAIN,
    home="achievements",
    tables=_HEARD,
    nothing=AwardsGiven,
    shown=_shown,
    answered=_answered,
    after=_resting,
    icon="document_text",
    before=4,
)
REGISTRATIONS = replace(
    AWARDS,
    page="registrations-import",
    title="Nhập đăng ký thi đua",
    noun="đăng ký",
    table="Các dòng đăng ký",
    first="Nhập bản đăng ký thi đua từ Excel",
    home="registration",
    after=lambda _office, _shell, _look, _done: None,
    before=3,
)


def awards_import_page(office: Office, shell: Shell) -> ImportPage:
    """Titles, commendations and grades."""
    return ImportPage(office, shell, office.awards_import, AWARDS)


def registrations_import_page(office: Office, shell: Shell) -> ImportPage:
    """Registration sheets that come back."""
    return ImportPage(office, shell, office.registrations_import, REGISTRATIONS)
