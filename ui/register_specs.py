"""The register of outgoing papers as data: its keys, the fields of an entry, the columns of its table."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.dates import show_date
from app.domain.register import SERIES_WORDS, RegisterEntry
from ui.messages import KeyHint
from ui.pane_walk import HINT
from ui.record_form import FieldSpec
from ui.row_table import Column

KEYS = (
    KeyHint("Ctrl+N", "ghi văn bản mới, số kế tiếp điền sẵn"),
    KeyHint("F2, Enter", "sửa văn bản đang chọn"),
    KeyHint("Delete", "xóa văn bản đang chọn, hoàn tác được"),
    KeyHint("Ctrl+F", "lọc trong sổ năm này"),
    KeyHint("F8, Shift+F8", "đến chỗ cần xem sau, trước"),
    KeyHint("Ctrl+E, F12", "xuất Excel"),
    HINT,
    KeyHint("Esc", "bỏ dòng đang ghi, rồi về tab Kế hoạch"),
)
FIELDS = (
    FieldSpec("number", "Số", "number", width=72, row=1),
    FieldSpec("symbol", "Ký hiệu", row=1, placeholder="KH-SNgV"),
    FieldSpec("issued_on", "Ngày văn bản", "date", row=1),
    FieldSpec("series", "Sổ", "choice", choices=SERIES_WORDS, row=2),
    FieldSpec("kind", "Tên loại", row=2, placeholder="Kế hoạch"),
    FieldSpec("summary", "Trích yếu", "lines"),
    FieldSpec("signer", "Người ký"),
    FieldSpec("recipients", "Nơi nhận", "lines"),
    FieldSpec("archive_unit", "Đơn vị nhận bản lưu", row=3),
    FieldSpec("copies", "Số bản", "number", width=72, row=3),
    FieldSpec("sent_on", "Ngày chuyển", "date", row=4),
    FieldSpec("received_by", "Ký nhận", row=4),
    FieldSpec("basis_on", "Ngày của căn cứ", "date", hint="Ngày văn bản không được trước ngày này."),
    FieldSpec("note", "Ghi chú"),
    FieldSpec("file", "Tệp"),
)


def columns(doubts: Callable[[RegisterEntry], tuple[str, ...]]) -> tuple[Column, ...]:
    """Number over kind, day, summary over what is doubtful, signer, and a chip where something is."""
    return (
        Column("Số, ký hiệu", lambda entry: entry.number_text, 130, weight=500, second=lambda e: e.kind),
        Column("Ngày", lambda entry: show_date(entry.issued_on), 96),
        Column("Trích yếu", lambda entry: entry.summary, second=lambda entry: " ".join(doubts(entry))),
        Column("Người ký", lambda entry: entry.signer, 156),
        Column("", lambda entry: "", 106, chip=lambda entry: ("warn", "Cần xem") if doubts(entry) else None),
    )
