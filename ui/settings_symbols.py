"""Cài đặt, Ký hiệu chấm công: the shipped codes of the month sheet and the office's own over them."""

from __future__ import annotations

from app.domain.attendance_symbols import COUNTS_AS_WORDS, LEAVE_KIND_WORDS, Symbol
from ui.dated_rows import VALIDITY, RowsSpec, period
from ui.record_form import FieldSpec
from ui.row_table import Column

_WEIGHT = {1: "Tính công", 0: "Không tính công (nghỉ)"}
_PAPER = {False: "Không cần giấy", True: "Cần giấy nghỉ"}


SYMBOLS = RowsSpec(
    name="symbols",
    words="Ký hiệu chấm công",
    noun="ký hiệu",
    explain="Mỗi ký hiệu ghi cho nửa ngày. Gõ không dấu vẫn nhận (o, oo là Ô), nên hai ký hiệu không được "
    "lẫn nhau khi bỏ dấu, cũng không trùng mã của nội dung II.6. Dòng của cơ quan đứng trước dòng đi kèm.",
    tables=frozenset({"attendance_symbol"}),
    rows=lambda desk: desk.symbols(),
    blank=lambda: Symbol(0, "", ""),
    columns=(
        Column("Mã", lambda row: row.code, 56, weight=600),
        Column("Tên", lambda row: row.name, second=lambda row: row.source),
        Column(
            "Tính là",
            lambda row: COUNTS_AS_WORDS[row.counts_as],
            150,
            second=lambda row: "1 công" if row.weight else LEAVE_KIND_WORDS[row.leave_kind],
        ),
        Column("Giấy", lambda row: "cần" if row.needs_paper else "", 50, muted=True),
        Column("Hiệu lực", lambda row: "đi kèm" if row.id < 0 else period(row), 150, muted=True),
    ),
    fields=(
        FieldSpec("code", "Mã", width=96, row=1),
        FieldSpec("position", "Thứ tự", "order", width=96, row=1),
        FieldSpec("name", "Tên", placeholder="nghỉ phép"),
        FieldSpec("weight", "Nửa ngày ấy", "choice", choices=_WEIGHT),
        FieldSpec("counts_as", "Tính là", "choice", choices=COUNTS_AS_WORDS),
        FieldSpec("leave_kind", "Trừ vào", "choice", choices=LEAVE_KIND_WORDS),
        FieldSpec("needs_paper", "Giấy tờ", "choice", choices=_PAPER),
        FieldSpec("source", "Nguồn", hint="Văn bản quy định, ví dụ Quy chế 05/QC-SNgV."),
        *VALIDITY,
    ),
    empty="Ký hiệu ghi vào bảng chấm công: có mặt, phép, ốm, công tác.",
    icon="calendar_ltr",
    lines=2,
    fixed=lambda row: (
        "Ký hiệu đi kèm chương trình (chưa kiểm chứng). Sửa ở đây thì thành ký hiệu riêng của cơ quan."
        if row.id < 0
        else ""
    ),
)
