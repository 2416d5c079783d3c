"""Cài đặt, Nội dung II.6 and Thang điểm: the office's rules of conduct, and its confirmed scale of points."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.conduct import SEVERITY_WORDS, TONE_WORDS, WATCH_WORDS, ConductRule
from app.domain.conduct_points import HOW_WRITTEN, NOT_LEGAL, PointScale
from app.services.conduct_files import proposed_scale
from ui.dated_rows import VALIDITY, DatedRows, RowsSpec, period
from ui.record_form import FieldSpec
from ui.row_table import Column

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

RULES = RowsSpec(
    name="conduct",
    words="Nội dung II.6",
    noun="nội dung",
    explain=(
        "Mỗi nội dung của mục II.6 có mã, nguồn và ngày hiệu lực. Dòng của cơ quan thay dòng đi kèm cùng mã. "
        "Ghi nhận theo các nội dung này không phải là kỷ luật."
    ),
    tables=frozenset({"conduct_rule"}),
    rows=lambda desk: desk.rows(),
    blank=lambda: ConductRule(0, "", ""),
    columns=(
        Column("Mã", lambda row: row.code, 56, weight=600),
        Column("Nội dung", lambda row: row.name, weight=500, second=lambda row: row.words),
        Column("Điểm đề xuất", lambda row: row.points, 196, muted=True, second=period),
        Column(
            "", lambda row: "", 142, chip=lambda row: None if row.verified else ("doubt", "chưa kiểm chứng")
        ),
    ),
    fields=(
        FieldSpec("code", "Mã", width=72, row=1),
        FieldSpec("name", "Tên ngắn", row=1),
        FieldSpec("words", "Lời trong kế hoạch", "lines"),
        FieldSpec("tone", "Loại", "choice", choices=TONE_WORDS, row=2),
        FieldSpec("severity", "Mức", "choice", choices=SEVERITY_WORDS, row=2),
        FieldSpec("watch", "Máy chấm công đo", "choice", choices=WATCH_WORDS),
        FieldSpec(
            "grace",
            "Số phút được phép",
            "order",
            width=96,
            hint="0: theo giờ làm việc của ngày ấy.",
        ),
        FieldSpec("points", "Điểm", hint=HOW_WRITTEN),
        FieldSpec("source", "Nguồn"),
        FieldSpec("position", "Thứ tự", "order", width=96),
        *VALIDITY,
    ),
    empty="Các nội dung mục II.6 của kế hoạch thi đua.",
    icon="text_bullet_list_square",
    lines=2,
    fixed=lambda row: (
        "Dòng đi kèm chương trình. Sửa ở đây thì thành dòng riêng của cơ quan; dòng gốc vẫn còn."
        if row.id < 0
        else ""
    ),
)


def _proposed() -> PointScale:
    return replace(proposed_scale(), basis="")


SCALES = RowsSpec(
    name="points",
    words="Thang điểm",
    noun="thang điểm",
    explain=(
        f"{NOT_LEGAL} Chưa xác nhận thang điểm thì không tháng nào có điểm. "
        "Điểm từng nội dung ở mục Nội dung II.6 là đề xuất."
    ),
    tables=frozenset({"point_scale"}),
    rows=lambda desk: desk.rows(),
    blank=_proposed,
    columns=(
        Column("Văn bản xác nhận", lambda row: row.basis, weight=500, second=period),
        Column("Đầu tháng", lambda row: str(row.base), 84, right=True),
        Column("Thấp nhất", lambda row: str(row.floor), 84, right=True),
        Column("Cộng tối đa", lambda row: str(row.cap), 92, right=True),
    ),
    fields=(
        FieldSpec(
            "basis",
            "Văn bản xác nhận",
            "lines",
            hint="Văn bản cơ quan dùng để áp dụng thang này, ví dụ Quy chế thi đua, ngày 05/01/2023.",
        ),
        FieldSpec("base", "Điểm đầu tháng", "order", width=96, row=1),
        FieldSpec("floor", "Thấp nhất", "order", width=96, row=1),
        FieldSpec("cap", "Cộng tối đa", "order", width=96, row=1),
        *VALIDITY,
    ),
    empty="Điểm chỉ tính khi cơ quan xác nhận thang điểm bằng văn bản, từ một ngày.",
    icon="checkmark_circle",
    lines=2,
)


def rules_page(office: Office, shell: Shell) -> DatedRows:
    """The rules, the office's own over the shipped ones."""
    return DatedRows(office, shell, RULES, office.conduct_rules)


def scales_page(office: Office, shell: Shell) -> DatedRows:
    """The scales the office confirmed."""
    return DatedRows(office, shell, SCALES, office.points)
