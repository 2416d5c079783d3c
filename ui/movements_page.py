"""Phong trào, cuộc vận động: what was launched, when it runs, and which item of the plan it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.domain.outstanding_works import MOVEMENT_KIND_WORDS, Movement
from ui.dated_rows import VALIDITY, DatedRows, RowsSpec, period
from ui.keybutton import KeyButton
from ui.messages import KeyHint
from ui.record_form import FieldSpec
from ui.row_table import Column

if TYPE_CHECKING:
    from app.services.office import Done, Office
    from app.services.works import WorkDesk
    from ui.shell import Shell

_KEYS = (
    KeyHint("Ctrl+N", "thêm phong trào, cuộc vận động"),
    KeyHint("F2, Enter", "sửa dòng đang chọn"),
    KeyHint("Delete", "xóa dòng ghi nhầm, hoàn tác được"),
    KeyHint("Esc", "bỏ dòng đang ghi, rồi về tab"),
)


class _Movements:
    """The desk of works as a keeper of movements."""

    def __init__(self, works: WorkDesk) -> None:
        self._works = works

    def rows(self) -> Sequence[Movement]:
        return self._works.movements()

    def save(self, record: Any) -> Done:
        return self._works.save_movement(record)

    def remove(self, record: Any) -> Done:
        return self._works.remove_movement(record)


class MovementsPage(DatedRows):
    """A cover reached from Thành tích nổi bật."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(office, shell, _SPEC, _Movements(office.achievements.works))
        back = KeyButton(shell.theme, "Về thành tích nổi bật", "link", icon="arrow_left")
        back.clicked.connect(lambda: shell.open_page("works"))
        self.head.insertWidget(1, back)
        shell.set_keys("movements", _KEYS)


_SPEC = RowsSpec(
    "movements",
    "Phong trào thi đua, cuộc vận động",
    "phong trào",
    "Thành tích và khen thưởng theo phong trào gắn với các dòng này (mục II.7 của kế hoạch).",
    frozenset({"movement"}),
    lambda desk: desk.rows(),
    lambda: Movement(0, ""),
    (
        Column("Tên", lambda row: row.name, weight=500, second=lambda row: row.launched_by),
        Column("Loại", lambda row: MOVEMENT_KIND_WORDS[row.kind], 196, muted=True),
        Column("Mục", lambda row: row.node, 64),
        Column("Thời gian", period, 200, muted=True),
    ),
    (
        FieldSpec("name", "Tên", "lines"),
        FieldSpec("kind", "Loại", "choice", choices=MOVEMENT_KIND_WORDS),
        FieldSpec("launched_by", "Cơ quan phát động"),
        FieldSpec("number", "Số văn bản", row=1),
        FieldSpec("decided_on", "Ngày", "date", row=1),
        FieldSpec("node", "Mục của kế hoạch", width=96, placeholder="II.7"),
        *VALIDITY,
        FieldSpec("words", "Nội dung", "lines"),
        FieldSpec("note", "Ghi chú"),
    ),
    "Phong trào thường xuyên, theo chuyên đề và các cuộc vận động mà cơ quan tham gia.",
    "ribbon",
    2,
)
