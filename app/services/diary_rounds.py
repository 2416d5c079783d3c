"""How the diary words columns and values of rounds of awards and of the office's own rules."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from app.domain.round_counting import ACCOUNT_WORDS
from app.domain.rounds import ASIDE_WORDS, COUNTER_WORDS, LEVEL_WORDS, ROLE_WORDS, ROUND_KIND_WORDS
from app.domain.rule_words import SUBJECT_WORDS, TABLE_WORDS, in_words

_ROUND = {
    "kind": "Loại đợt",
    "level": "Cấp",
    "meets_on": "Ngày họp",
    "received_on": "Ngày nhận hồ sơ",
    "place": "Nơi họp",
    "begins": "Bắt đầu lúc",
    "voted_at": "Bỏ phiếu lúc",
    "ends": "Kết thúc lúc",
    "rule_set": "Bộ quy định",
    "rule_reason": "Vì sao chọn bộ quy định",
    "council_number": "Số quyết định Hội đồng",
    "council_on": "Ngày quyết định Hội đồng",
    "council_issuer": "Nơi lập Hội đồng",
    "aside": "Đứng ngoài",
    "secret": "Bỏ phiếu kín",
    "combined": "Chung một phiếu",
}
_TITLE = {
    "subject": "Xét cho",
    "ground": "Căn cứ khen",
    "over_reason": "Lý do vượt tỷ lệ",
}
_MEMBER = {
    "post": "Chức vụ",
    "role": "Vai trò",
    "secretary": "Thư ký",
    "counter": "Ban kiểm phiếu",
    "substitute": "Dự thay",
    "authority": "Giấy cử dự thay",
    "came_at": "Đến lúc",
    "left_at": "Về lúc",
    "earlier": "Các lần có mặt trước",
    "absence": "Lý do vắng",
    "opinion": "Đã nhận phiếu lấy ý kiến",
}
_NOMINEE = {
    "place": "Chức vụ, đơn vị",
    "home_unit_id": "Phòng đề nghị",
    "unit_yes": "Phòng đồng ý",
    "unit_total": "Phòng biểu quyết",
    "consensus": "Phòng nhất trí",
    "first_turn": "Từ lần bỏ phiếu",
    "chair_pick": "Chủ tịch Hội đồng chọn",
}
_COUNT = {
    **ACCOUNT_WORDS,
    "turn": "Lần bỏ phiếu",
    "teller": "Người kiểm",
    "members": "Thành viên Hội đồng",
    "present": "Có mặt",
    "written": "Phiếu lấy ý kiến đã nhận",
    "destroyed": "Đã hủy",
    "why": "Lý do",
    "agree": "Đồng ý",
    "disagree": "Không đồng ý",
    "blank": "Không ý kiến",
}
_CLOSED = {
    "closed_at": "Niêm phong lúc",
    "at": "Lúc",
    "wrong": "Đã ghi",
    "correct": "Đúng là",
    "seal": "Mã niêm phong",
}
_RULE = {
    "rule_set": "Bộ quy định",
    "kind": "Loại quy định",
    "content": "Nội dung",
    "document": "Văn bản của cơ quan",
    "based_on": "Dựa trên bộ",
    "code": "Mã",
}
_TABLES = {
    "award_round": _ROUND,
    "round_title": _TITLE,
    "council_member": _MEMBER,
    "nominee": _NOMINEE,
    **dict.fromkeys(("again_vote", "paper_account", "round_count", "round_sum"), _COUNT),
    **dict.fromkeys(("round_closing", "round_correction"), _CLOSED),
    **dict.fromkeys(("own_rule", "own_rule_set"), _RULE),
}
OF_TABLE = {(table, column): said for table, words in _TABLES.items() for column, said in words.items()}
DAYS = frozenset({"meets_on", "received_on", "council_on"})
MOMENTS = frozenset({"closed_at", "at", "reopened_at"})
# Columns that only tie rows together, and the record a seal is taken of.
SILENT = frozenset({"round_id", "title_id", "nominee_id", "lowered_from", "unit_round_id"})
_YES_NO = {"0": "không", "1": "có"}
_SWITCHES = (
    ("award_round", "secret"),
    ("award_round", "combined"),
    ("council_member", "secretary"),
    ("council_member", "opinion"),
    ("nominee", "consensus"),
    ("nominee", "chair_pick"),
)
VALUES: dict[tuple[str, str], Mapping[str, str]] = {
    ("award_round", "kind"): {str(k): w for k, w in ROUND_KIND_WORDS.items()},
    ("award_round", "level"): {str(k): w for k, w in LEVEL_WORDS.items()},
    ("award_round", "aside"): {str(k): w for k, w in ASIDE_WORDS.items()},
    ("round_title", "subject"): SUBJECT_WORDS,
    ("council_member", "role"): {str(k): w for k, w in ROLE_WORDS.items()},
    ("council_member", "counter"): {str(k): w for k, w in COUNTER_WORDS.items()},
    ("nominee", "state"): {"listed": "có trong danh sách", "left-out": "không đưa vào danh sách"},
    ("own_rule", "kind"): TABLE_WORDS,
    **dict.fromkeys(_SWITCHES, _YES_NO),
}
NAMED_BY = {
    **dict.fromkeys(("again_vote", "round_sum"), ("nominee_id", "nominee")),
    **dict.fromkeys(
        ("paper_account", "round_count", "round_closing", "round_correction"), ("round_id", "award_round")
    ),
}


def rule_content(row: Mapping[str, Any], content: object) -> str:
    """A row of the office's rules as one sentence, as the page of the rules words it."""
    return in_words(str(row["kind"]), json.loads(str(content)))
