"""What the tables of staff, attendance and conduct promise: names, frozen months, what always holds."""

from __future__ import annotations

# What a person calls one row, by table. All of these are journaled; punches are append-only under their
# batch, verdicts are reckoned anew from them, and import mappings only remember.
KIND_NAMES: dict[str, str] = {
    "person": "Cán bộ",
    "membership": "Quá trình công tác",
    "away_period": "Thời gian vắng dài",
    "clock_number": "Số máy chấm công",
    "import_batch": "Lần nhập tệp",
    "working_time": "Giờ làm việc",
    "calendar_day": "Ngày nghỉ, ngày làm bù",
    "attendance_symbol": "Ký hiệu chấm công",
    "attendance_day": "Ngày công",
    "absence_paper": "Giấy nghỉ",
    "leave_adjustment": "Điều chỉnh ngày phép",
    "month_closing": "Chốt tháng",
    "conduct_rule": "Nội dung chấp hành",
    "point_scale": "Thang điểm theo dõi",
    "incident": "Vụ việc",
    "incident_paper": "Giấy tờ của vụ việc",
    "discipline": "Quyết định kỷ luật",
}

CLOSED_MONTH = (
    "Tháng này đã chốt nên chỉ đọc. Muốn sửa, mở lại tháng ở tab Chuyên cần và ghi lý do; "
    "bảng đã chốt vẫn được giữ để so."
)
CLOSING_KEPT = "Lần chốt tháng đã ghi thì không xóa, không sửa số. Muốn đổi, mở lại tháng rồi chốt lần mới."
PUNCH_KEPT = "Lượt chấm công đọc từ máy được giữ nguyên như trong tệp."

BATCH_CLOSED = (
    "Lần nhập này có lượt chấm của tháng đã chốt nên giữ nguyên. "
    "Muốn đổi, mở lại tháng ở tab Chuyên cần trước."
)

# By month, so that the index of moments is used; "-99" is after every day and hour of the month. A new batch
# has no number yet (-1) and no punches: only one that redo brings back is looked into.
_BATCH_IN_CLOSED = """{row}.id > 0 AND EXISTS (SELECT 1 FROM month_closing c WHERE c.reopened_at = ''
  AND EXISTS (SELECT 1 FROM punch p
    WHERE p.at BETWEEN c.month || '-01' AND c.month || '-99' AND p.batch_id = {row}.id))"""
_IN_CLOSED = "EXISTS (SELECT 1 FROM month_closing WHERE reopened_at = '' AND month IN ({months}))"


def _month_frozen(table: str, verb: str, rows: tuple[str, ...]) -> str:
    months = ", ".join(f"substr({row}.day, 1, 7)" for row in rows)
    return f"""
CREATE TRIGGER IF NOT EXISTS frozen_{table}_{verb.lower()} BEFORE {verb} ON {table}
WHEN {_IN_CLOSED.format(months=months)}
BEGIN SELECT RAISE(ABORT, '{CLOSED_MONTH}'); END
"""


def _kept(name: str, verb: str, table: str, when: str, said: str) -> str:
    return f"""
CREATE TRIGGER IF NOT EXISTS frozen_{name} BEFORE {verb} ON {table} WHEN {when}
BEGIN SELECT RAISE(ABORT, '{said}'); END
"""


FROZEN: tuple[str, ...] = (
    *(
        _month_frozen(table, verb, rows)
        for table in ("attendance_day", "incident")
        for verb, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",)))
    ),
    _kept("month_closing_delete", "DELETE", "month_closing", "1", CLOSING_KEPT),
    _kept(
        "month_closing_update",
        "UPDATE",
        "month_closing",
        "(OLD.month, OLD.closed_at, OLD.figures) IS NOT (NEW.month, NEW.closed_at, NEW.figures)"
        " OR OLD.reopened_at != ''",
        CLOSING_KEPT,
    ),
    _kept("batch_delete", "DELETE", "import_batch", _BATCH_IN_CLOSED.format(row="OLD"), BATCH_CLOSED),
    _kept("batch_insert", "INSERT", "import_batch", _BATCH_IN_CLOSED.format(row="NEW"), BATCH_CLOSED),
    _kept("punch_update", "UPDATE", "punch", "1", PUNCH_KEPT),
    _kept("punch_delete", "DELETE", "punch", "1", PUNCH_KEPT),
)

INVARIANTS: tuple[tuple[str, str], ...] = (
    (
        "Có quá trình công tác kết thúc trước khi bắt đầu.",
        "SELECT id FROM membership WHERE valid_from > valid_to",
    ),
    (
        "Có lượt chấm công ghi ngày không đọc được.",
        "SELECT id FROM punch WHERE at NOT GLOB '[12]???-[01]?-[0-3]? [0-2]?:[0-5]?:[0-5]?'",
    ),
    (
        "Có vụ việc được chấp nhận lý do hoặc hủy mà không ghi lý do.",
        "SELECT id FROM incident WHERE state IN ('excused', 'cancelled') AND reason = ''",
    ),
)
