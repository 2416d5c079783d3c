"""Cài đặt, Sáp nhập, đổi tên: which unit became which, and whose achievements go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.dates import show_date
from app.domain.unit_succession import UnitSuccession
from ui.dated_rows import DatedRows, RowsSpec
from ui.record_form import FieldSpec
from ui.row_table import Column

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_CONTINUES = {True: "Nối tiếp thành tích của đơn vị cũ", False: "Tính lại từ đầu"}


def successions_page(office: Office, shell: Shell) -> DatedRows:
    """The rows, with the units the book knows to choose from."""
    desk = office.achievements.successions

    def units(_row: Any = None) -> dict[int, str]:
        return {0: "", **{unit.id: unit.name for unit in desk.units()}}

    def named(unit_id: int) -> str:
        return units().get(unit_id, "đơn vị đã xóa")

    spec = RowsSpec(
        name="successions",
        words="Sáp nhập, đổi tên",
        noun="lần sáp nhập, đổi tên",
        explain="Danh hiệu của đơn vị cũ được tính tiếp cho đơn vị mới chỉ khi ghi ở đây. Sáp nhập nhiều đơn "
        "vị thì chỉ nối tiếp từ một; chưa thấy quy định chung, cơ quan quyết định.",
        tables=frozenset({"unit_succession", "unit"}),
        rows=lambda own: own.rows(),
        blank=lambda: UnitSuccession(0, 0, 0, None),
        columns=(
            Column("Đơn vị cũ", lambda row: named(row.unit_id), weight=500, second=lambda row: row.basis),
            Column("Thành đơn vị", lambda row: named(row.into_id)),
            Column("Từ ngày", lambda row: show_date(row.happened_on), 92),
            Column("Thành tích", lambda row: "nối tiếp" if row.continues else "từ đầu", 92, muted=True),
        ),
        fields=(
            FieldSpec("unit_id", "Đơn vị cũ", "choice", offer=units),
            FieldSpec("into_id", "Thành đơn vị", "choice", offer=units),
            FieldSpec("happened_on", "Từ ngày", "date"),
            FieldSpec("continues", "Thành tích", "choice", choices=_CONTINUES),
            FieldSpec("basis", "Theo quyết định", hint="Số, ngày, ví dụ 12/QĐ-SNgV ngày 02/01/2022."),
        ),
        empty="Phòng đổi tên hoặc sáp nhập thì ghi ở đây, để các năm liên tục của tập thể không bị đứt.",
        lines=2,
    )
    return DatedRows(office, shell, spec, desk)
