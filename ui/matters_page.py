"""Việc đang xem xét: procedures, inspections and complaints that keep an award waiting while open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.holder import Holder, holder_of
from app.domain.open_matters import MATTER_WORDS, NOBODY, OpenMatter
from app.services.holders import Holders
from ui.dated_rows import DatedRows, RowsSpec, period
from ui.keybutton import KeyButton
from ui.messages import KeyHint
from ui.record_form import FieldSpec
from ui.row_table import Column

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_KEYS = (
    KeyHint("Ctrl+N", "ghi việc mới"),
    KeyHint("F2, Enter", "sửa việc đang chọn"),
    KeyHint("Delete", "xóa dòng ghi nhầm, hoàn tác được"),
    KeyHint("Esc", "bỏ dòng đang ghi, rồi về tab"),
)


class MattersPage(DatedRows):
    """A cover reached from Kỷ luật."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(office, shell, _spec(office), office.achievements.matters)
        back = KeyButton(shell.theme, "Về kỷ luật", "link", icon="arrow_left")
        back.clicked.connect(lambda: shell.open_page("discipline"))
        self.head.insertWidget(1, back)
        shell.set_keys("matters", _KEYS)


def _spec(office: Office) -> RowsSpec:
    def people(_row: Any) -> dict[int | None, str]:
        return {NOBODY: "Chọn người", None: "Tập thể", **office.staff.names()}

    def units(_row: Any) -> dict[int | None, str]:
        return {None: "Cả cơ quan", **{unit.id: unit.name for unit in office.staff.units()}}

    def named(row: OpenMatter) -> str:
        holder = Holder() if row.person_id == NOBODY else holder_of(row)
        return Holders(office).name(holder)

    def state(row: OpenMatter) -> tuple[str, str]:
        today = office.now().date()
        over = row.valid_to is not None and row.valid_to < today
        return ("none", "Đã kết thúc") if over else ("warn", "Đang mở")

    return RowsSpec(
        name="matters",
        words="Việc đang xem xét",
        noun="việc đang xem xét",
        explain=(
            "Đang xem xét kỷ luật, thanh tra, kiểm tra, xác minh đơn thư thì chưa khen thưởng, chưa đề nghị "
            "khen thưởng. Căn cứ: Cài đặt, Luật."
        ),
        tables=frozenset({"open_matter", "person", "unit"}),
        rows=lambda desk: desk.rows(),
        blank=lambda: OpenMatter(0, NOBODY, None, valid_from=office.now().date()),
        columns=(
            Column("Người, tập thể", named, 220, weight=500),
            Column("Việc", lambda row: MATTER_WORDS[row.kind], second=lambda row: row.words),
            Column("Văn bản", lambda row: row.number, 140, muted=True),
            Column("Thời gian", period, 200, muted=True),
            Column("", lambda row: "", 120, chip=state),
        ),
        fields=(
            FieldSpec("person_id", "Người", "choice", offer=people),
            FieldSpec("unit_id", "Tập thể", "choice", offer=units, needed=lambda row: row.person_id is None),
            FieldSpec("kind", "Việc", "choice", choices=MATTER_WORDS),
            FieldSpec("number", "Văn bản", placeholder="12/QĐ-SNgV"),
            FieldSpec("valid_from", "Từ ngày", "date", row=1),
            FieldSpec("valid_to", "Đến hết ngày", "date", row=1, hint="Trống: chưa kết thúc."),
            FieldSpec("words", "Nội dung", "lines"),
            FieldSpec("outcome", "Kết luận", "lines"),
        ),
        empty="Việc đang xem xét kỷ luật, thanh tra, đơn thư đang xác minh, nếu có: chưa xong thì chưa khen.",
        icon="document_text",
        lines=2,
    )
