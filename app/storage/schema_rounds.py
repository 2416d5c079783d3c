"""What the tables of rounds promise: names of their rows, what is frozen, and what always holds."""

from __future__ import annotations

# All of these are journaled.
KIND_NAMES: dict[str, str] = {
    "award_round": "Đợt bình xét",
    "round_title": "Danh hiệu của đợt",
    "council_member": "Thành viên Hội đồng",
    "nominee": "Người được đề nghị",
    "again_vote": "Tên bỏ phiếu lại",
    "paper_account": "Số phiếu in",
    "round_count": "Số liệu kiểm phiếu",
    "round_sum": "Số phiếu của một tên",
    "round_closing": "Kết quả niêm phong",
    "round_correction": "Bản đính chính",
}

CLOSED_ROUND = (
    "Kết quả đợt này đã niêm phong nên chỉ đọc. Sai sót thì lập bản đính chính ở bước Kết quả; "
    "bản niêm phong vẫn giữ nguyên."
)
COUNT_KEPT = (
    "Số liệu kiểm phiếu đã chốt thì không sửa, không xóa. Muốn biểu quyết lại, mở lần bỏ phiếu thứ hai "
    "ở bước Kết quả."
)
SEAL_KEPT = "Bản niêm phong và bản đính chính được giữ nguyên như lúc lập."

# Rows that are written until the closing, by the column that names their round.
_UNTIL_CLOSED = {
    "award_round": "id",
    "round_title": "round_id",
    "council_member": "round_id",
    "nominee": "round_id",
    "again_vote": "round_id",
    "paper_account": "round_id",
    "round_count": "round_id",
    "round_sum": "round_id",
}
_ROWS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
_KEPT = {
    "round_count": COUNT_KEPT,
    "round_sum": COUNT_KEPT,
    "round_closing": SEAL_KEPT,
    "round_correction": SEAL_KEPT,
}
# A round that was counted keeps the roll and the list the count stands on.
_COUNTED = "EXISTS (SELECT 1 FROM round_count WHERE round_id = {row}.round_id)"
_ROLL_COUNTED = (
    "Đã chốt kiểm phiếu nên danh sách có mặt giữ nguyên như lúc bỏ phiếu. "
    "Thành viên về sau đó thì ghi ở ghi chú của đợt."
)
_LISTED_COUNTED = "Tên này đã được kiểm phiếu nên không xóa, không đổi danh hiệu."


def _closed(table: str, verb: str) -> str:
    ids = ", ".join(f"{row}.{_UNTIL_CLOSED[table]}" for row in _ROWS[verb])
    return f"""
CREATE TRIGGER IF NOT EXISTS frozen_{table}_{verb.lower()} BEFORE {verb} ON {table}
WHEN EXISTS (SELECT 1 FROM round_closing WHERE round_id IN ({ids}))
BEGIN SELECT RAISE(ABORT, '{CLOSED_ROUND}'); END
"""


def _kept(table: str, verb: str, said: str, when: str = "1") -> str:
    return f"""
CREATE TRIGGER IF NOT EXISTS frozen_{table}_kept_{verb.lower()} BEFORE {verb} ON {table} WHEN {when}
BEGIN SELECT RAISE(ABORT, '{said}'); END
"""


_OLD_COUNTED = _COUNTED.format(row="OLD")
_NAME_COUNTED = "EXISTS (SELECT 1 FROM round_sum WHERE nominee_id = OLD.id)"
_OTHER_NAME = (
    "(OLD.title_id, OLD.person_id, OLD.unit_id, OLD.name, OLD.state)"
    " IS NOT (NEW.title_id, NEW.person_id, NEW.unit_id, NEW.name, NEW.state)"
)

FROZEN: tuple[str, ...] = (
    *(_closed(table, verb) for table in _UNTIL_CLOSED for verb in _ROWS),
    *(_kept(table, verb, said) for table, said in _KEPT.items() for verb in ("UPDATE", "DELETE")),
    *(
        _kept("council_member", verb, _ROLL_COUNTED, _COUNTED.format(row=row))
        for verb, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    ),
    _kept("nominee", "DELETE", _LISTED_COUNTED, _NAME_COUNTED),
    _kept("nominee", "UPDATE", _LISTED_COUNTED, f"{_NAME_COUNTED} AND {_OTHER_NAME}"),
)

INVARIANTS: tuple[tuple[str, str], ...] = (
    (
        "Có số phiếu của một tên mà hai người kiểm chưa khớp.",
        """SELECT a.id FROM round_sum a JOIN round_sum b USING (round_id, turn, nominee_id)
           WHERE a.teller = 1 AND b.teller = 2
             AND (a.agree, a.disagree, a.blank) IS NOT (b.agree, b.disagree, b.blank)""",
    ),
    (
        "Có kết quả niêm phong của một đợt không còn.",
        "SELECT id FROM round_closing WHERE round_id NOT IN (SELECT id FROM award_round)",
    ),
)
