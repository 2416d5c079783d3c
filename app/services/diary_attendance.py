"""How the diary words columns and values of working time, symbols, months and what the clock gave."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.attendance_symbols import COUNTS_AS_WORDS, LEAVE_KIND_WORDS
from app.domain.conduct import SEVERITY_WORDS, TONE_WORDS, WATCH_WORDS
from app.domain.working_calendar import DAY_KIND_WORDS

_TABLES = {
    "absence_paper": {"signed_on": "Ngày ký"},
    "attendance_day": {"morning": "Sáng", "afternoon": "Chiều"},
    "attendance_symbol": {
        "code": "Ký hiệu",
        "counts_as": "Tính là",
        "leave_kind": "Loại phép",
        "weight": "Hệ số",
        "needs_paper": "Cần giấy tờ",
    },
    "calendar_day": {"halves": "Buổi", "confirmed": "Đã xác nhận", "reason": "Lý do"},
    "conduct_rule": {
        "code": "Ký hiệu",
        "plan_item": "Mục của kế hoạch",
        "tone": "Tính chất",
        "severity": "Mức độ",
        "grace": "Số phút cho phép",
        "watch": "Đo bằng giờ",
        "words": "Diễn giải",
    },
    "import_batch": {
        "file_name": "Tệp",
        "at": "Lúc",
        "line_count": "Số dòng",
        "kept": "Số lượt đã lấy",
    },
    "leave_adjustment": {"halves": "Số nửa ngày"},
    "month_closing": {
        "month": "Tháng",
        "closed_at": "Chốt lúc",
        "reopened_at": "Mở lại lúc",
        "reason": "Lý do mở lại",
    },
    "point_scale": {"base": "Điểm gốc", "floor": "Thấp nhất", "cap": "Cao nhất"},
    "working_time": {
        "days": "Các ngày làm việc",
        "morning_from": "Sáng từ",
        "morning_to": "Sáng đến",
        "afternoon_from": "Chiều từ",
        "afternoon_to": "Chiều đến",
        "season_from": "Mùa từ ngày",
        "season_to": "Mùa đến ngày",
        "grace_late": "Phút muộn cho phép",
        "grace_early": "Phút sớm cho phép",
        "watch": "Quá số phút này là vắng",
        "confirmed": "Đã xác nhận",
    },
}
OF_TABLE = {(table, column): said for table, words in _TABLES.items() for column, said in words.items()}
DAYS = frozenset({"signed_on"})
OF_A_PERSON = frozenset({"attendance_day", "leave_adjustment", "absence_paper", "discipline", "incident"})
# The print of a file and the figures a closing froze.
SILENT = frozenset({"sha256", "figures", "batch_id"})
_YES_NO = {"0": "không", "1": "có"}
_HALVES = {"both": "cả ngày", "morning": "sáng", "afternoon": "chiều"}
VALUES: dict[tuple[str, str], Mapping[str, str]] = {
    ("attendance_symbol", "counts_as"): {str(k): w for k, w in COUNTS_AS_WORDS.items()},
    ("attendance_symbol", "leave_kind"): {str(k): w for k, w in LEAVE_KIND_WORDS.items()},
    ("attendance_symbol", "needs_paper"): _YES_NO,
    ("calendar_day", "kind"): {str(k): w for k, w in DAY_KIND_WORDS.items()},
    ("calendar_day", "halves"): _HALVES,
    ("calendar_day", "confirmed"): _YES_NO,
    ("working_time", "confirmed"): _YES_NO,
    ("conduct_rule", "tone"): {str(k): w for k, w in TONE_WORDS.items()},
    ("conduct_rule", "severity"): {str(k): w for k, w in SEVERITY_WORDS.items()},
    ("conduct_rule", "watch"): {str(k): w for k, w in WATCH_WORDS.items()},
    ("import_batch", "kind"): {"clock": "giờ chấm công"},
}
