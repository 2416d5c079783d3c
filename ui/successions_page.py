"""Đơn vị sáp nhập, đổi tên: which unit became which, and whose record goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.domain.dates import show_date
from app.domain.unit_succession import UnitSuccession
from ui.dated_rows import DatedRows, RowsSpec
from ui.fields import Choice
from ui.keybutton import KeyButton
from ui.messages import KeyHint
from ui.record_form import FieldSpec
from ui.row_table import Column

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_KEYS = (
    KeyHint("Ctrl+N", "thêm lần sáp nhập, đổi tên"),
    KeyHint("F2, Enter", "sửa dòng đang chọn"),
    KeyHint("Delete", "xóa dòng ghi nhầm, hoàn tác được"),
    KeyHint("Esc", "bỏ dòng đang ghi, rồi về tab"),
)
_GOES_ON = {True: "Nối tiếp thành tích", False: "Không nối tiếp"}


class SuccessionsPage(DatedRows):
    """A cover reached from the collectives of tab Thành tích."""

    def __init__(self, office: Office, shell: Shell) -> None:
        self._units: dict[int, str] = {}
        super().__init__(office, shell, _spec(office, self._units), office.achievements.successions)
        back = KeyButton(shell.theme, "Về tab Thành tích", "link", "Esc", "arrow_left")
        back.clicked.connect(lambda: shell.open_page("achievements"))
        self.head.insertWidget(1, back)
        shell.set_keys("successions", _KEYS)

    def reload(self) -> None:
        """Read units and rows again."""
        self._units.clear()
        self._units |= {0: "Chọn đơn vị"}
        self._units |= {unit.id: unit.name for unit in self._office.staff.units()}
        for name in ("unit_id", "into_id"):
            editor = self.form.fields[name].editor
            assert isinstance(editor, Choice)
            chosen = editor.value()
            editor.offer(self._units)
            editor.set_value(chosen)
            self.form.fields[name].settle()
        super().reload()


def _spec(office: Office, units: Mapping[int, str]) -> RowsSpec:
    return RowsSpec(
        "successions",
        "Đơn vị sáp nhập, đổi tên",
        "lần sáp nhập",
        "Đơn vị mới nối tiếp thành tích của đơn vị cũ thì năm liên tục được tính qua cả hai tên.",
        frozenset({"unit_succession", "unit"}),
        lambda desk: desk.rows(),
        lambda: UnitSuccession(0, 0, 0, office.now().date()),
        (
            Column("Đơn vị cũ", lambda row: units.get(row.unit_id, ""), weight=500),
            Column("Thành", lambda row: units.get(row.into_id, "")),
            Column("Ngày", lambda row: show_date(row.happened_on), 96),
            Column("Thành tích", lambda row: _GOES_ON[row.continues], 150, muted=True),
        ),
        (
            FieldSpec("unit_id", "Đơn vị cũ", "choice", choices=units),
            FieldSpec("into_id", "Đơn vị mới", "choice", choices=units),
            FieldSpec("happened_on", "Từ ngày", "date"),
            FieldSpec("continues", "Thành tích", "choice", choices=_GOES_ON),
            FieldSpec("basis", "Căn cứ", placeholder="Quyết định 12/2021/QĐ-UBND"),
        ),
        "Đơn vị đổi tên, sáp nhập hay tách thì ghi ở đây để năm liên tục của tập thể không bị đứt.",
        "building",
    )
