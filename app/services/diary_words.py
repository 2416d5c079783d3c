"""What an operation changed, in the words of the screen: record, field, before and after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from app.domain.conduct import HALF_WORDS, HalfDay
from app.domain.conduct import STATE_WORDS as NOTE_WORDS
from app.domain.office import AUTHORITY_WORDS, Authority
from app.domain.plan import FIELD_WORDS, STATE_WORDS
from app.domain.register import SERIES_WORDS, Series
from app.domain.staff import AWAY_KIND_WORDS, SEX_WORDS, STAFF_KIND_WORDS, Sex
from app.domain.staff import FIELD_WORDS as STAFF_FIELD_WORDS
from app.services import diary_achievements as achievements
from app.services import diary_attendance as attendance
from app.services import diary_rounds as rounds
from app.storage import journal
from app.storage.office_file import OfficeFile
from app.storage.schema import KIND_NAMES

# Columns that mean nothing to a reader.
_SILENT = {
    "id", "uid", "folded", "position", "plan_id", "replaces", "scan", "key", "person_id", "incident_id",
    "noted_at", "origin", *achievements.SILENT, *attendance.SILENT, *rounds.SILENT,
}  # fmt: skip
_OF_TABLE = {**achievements.OF_TABLE, **attendance.OF_TABLE, **rounds.OF_TABLE}
_VALUES = {**achievements.VALUES, **attendance.VALUES, **rounds.VALUES}
_DAYS = achievements.DAYS | attendance.DAYS | rounds.DAYS
_COLUMN_WORDS = {
    **FIELD_WORDS,
    **STAFF_FIELD_WORDS,
    **achievements.COLUMN_WORDS,
    "day": "Ngày",
    "half": "Buổi",
    "at_time": "Giờ",
    "minutes": "Số phút",
    "points": "Điểm",
    "rule": "Nội dung II.6",
    "merit": "Làm tốt",
    "noted_by": "Người ghi nhận",
    "words": "Diễn biến",
    "explain_by": "Chờ giải trình đến",
    "answer": "Giải trình",
    "reason": "Lý do",
    "decided_on": "Ngày quyết định",
    "added_on": "Ngày gắn",
    "issuer": "Người ban hành",
    "form": "Hình thức",
    "act": "Hành vi",
    "duty": "Liên quan công vụ",
    "withdrawn_by": "Văn bản thu hồi",
    "withdrawn_on": "Ngày thu hồi",
    "year": "Năm",
    "version": "Bản",
    "state": "Trạng thái",
    "parent": "Thuộc mục",
    "numbering": "Kiểu số",
    "text": "Nội dung",
    "superior": "Cơ quan chủ quản",
    "name": "Tên",
    "abbreviation": "Viết tắt",
    "short_name": "Tên ngắn",
    "valid_from": "Từ ngày",
    "valid_to": "Đến ngày",
    "authority": "Thẩm quyền ký",
    "acting_for": "Ký cho",
    "basis": "Văn bản ủy quyền",
    "paper_kind": "Loại văn bản",
    "lines": "Các dòng",
    "source": "Nguồn",
    "verified": "Đã kiểm chứng",
    "series": "Sổ",
    "issued_on": "Ngày văn bản",
    "kind": "Loại",
    "summary": "Trích yếu",
    "signer": "Người ký",
    "archive_unit": "Đơn vị nhận bản lưu",
    "copies": "Số lượng bản",
    "sent_on": "Ngày chuyển",
    "received_by": "Ký nhận",
    "note": "Ghi chú",
    "basis_on": "Ngày của căn cứ",
    "file": "Tệp",
    "found": "Từ hay nhầm",
    "suggestion": "Viết đúng",
}
_STATES = {str(state): words for found in (STATE_WORDS, NOTE_WORDS) for state, words in found.items()}
_TITLES = {"signatory": "Chức vụ", "plan_node": "Tiêu đề"}
# Rows named by the person's name.
_OF_A_PERSON = frozenset({"membership", "away_period", "clock_number", *attendance.OF_A_PERSON})
_KINDS: dict[str, str] = {
    str(k): w for words in (STAFF_KIND_WORDS, AWAY_KIND_WORDS) for k, w in words.items()
}
# Rows named by what they belong to: the column that tells it, the table it is in.
_NAMED_BY = {**achievements.NAMED_BY, **rounds.NAMED_BY}
_UNITS = frozenset({"unit_id", "into_id", "home_unit_id"})  # numbers of a unit
# The first of these columns that is filled names a row.
_NAMING = tuple("title name summary text found words rule number file_name month code document".split())
_NAME_LETTERS = 120
_NUMBERING_WORDS = {
    "roman": "I.",
    "arabic": "1.",
    "nested": "2.1.",
    "letter": "a)",
    "dash": "-",
    "none": "không số",
}


@dataclass(frozen=True)
class ChangeLine:
    """One field of one row before and after; empty text where there was or is nothing.

    `kind` is the kind of record ("Mục của kế hoạch"), `record` what names the row, `what` the field.
    """

    kind: str
    record: str
    what: str
    before: str
    after: str


def changes_in_words(db: OfficeFile, operation: int) -> tuple[ChangeLine, ...]:
    """Every field the operation changed."""
    said = _Wording(db)
    out: list[ChangeLine] = []
    for change in journal.changes(db, operation):
        before, after = change.before or {}, change.after or {}
        for column in after or before:
            was, is_now = before.get(column), after.get(column)
            if column in _SILENT or was == is_now:
                continue
            word = said.word_of(change.table, column, after or before)
            old, new = word(was) if before else "", word(is_now) if after else ""
            if old != new:
                kind = KIND_NAMES.get(change.table, change.table)
                named = said.record(change.table, after or before)
                out.append(ChangeLine(kind, named, _column(change.table, column), old, new))
    return tuple(out)


class _Wording:
    """Words that ask the file: numbers of other rows are told by what those are called now."""

    def __init__(self, db: OfficeFile) -> None:
        self._db = db

    def word_of(self, table: str, column: str, row: dict[str, Any]) -> Callable[[Any], str]:
        """How a value of the column is worded; numbers of other rows by what those are called now."""
        if column == "parent":
            return self._item
        if (table, column) == ("own_rule", "content"):
            return partial(rounds.rule_content, row)
        return self._unit if column in _UNITS else partial(_words, table, column)

    def record(self, table: str, row: dict[str, Any]) -> str:
        if table in _NAMED_BY:
            key, of = _NAMED_BY[table]
            found = self._db.execute(f"SELECT name FROM {of} WHERE id = ?", [row[key]]).fetchone()
            return str(found[0]) if found else ""
        if table in achievements.OF_A_HOLDER and row["person_id"] is None:
            return str(row.get("name") or "") or self._unit(row.get("unit_id"))
        if table not in _OF_A_PERSON | achievements.OF_A_HOLDER:
            return _named(table, row)
        found = self._db.execute("SELECT name FROM person WHERE id = ?", [row["person_id"]]).fetchone()
        return str(found[0]) if found else ""

    def _unit(self, unit_id: int | None) -> str:
        if unit_id is None:
            return "Cơ quan"
        found = self._db.execute("SELECT name FROM unit WHERE id = ?", [unit_id]).fetchone()
        return str(found[0]) if found else "đơn vị đã xóa"

    def _item(self, node: int | None) -> str:
        """What an item of the plan is called now, since its number in the file says nothing."""
        if node is None:
            return "cấp đầu"
        row = self._db.execute("SELECT title, text FROM plan_node WHERE id = ?", [node]).fetchone()
        return f"“{_short(row[0] or row[1])}”" if row else "mục đã xóa"


def _column(table: str, column: str) -> str:
    """A person's `title` is the post held, an item's its heading, a plan's its trích yếu."""
    if (table, column) in _OF_TABLE:
        return _OF_TABLE[table, column]
    if table == "incident" and column == "place":
        return "Nơi"
    if table == "away_period" and column == "basis":
        return "Theo giấy tờ"
    if column == "title" and table in _TITLES:
        return _TITLES[table]
    return _COLUMN_WORDS.get(column, column)


def _short(text: str) -> str:
    """The first line, cut at a word: enough to know the item by."""
    line = text.partition("\n")[0]
    return line if len(line) <= _NAME_LETTERS else line[:_NAME_LETTERS].rsplit(" ", 1)[0] + "…"


def _named(table: str, row: dict[str, Any]) -> str:
    for key in ("name", *_NAMING) if table == "signatory" else _NAMING:
        if row.get(key):
            return _short(str(row[key]))
    return ""


def _words(table: str, column: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if (said := achievements.points_words(table, column, value)) is not None:
        return said
    if (table, column) in _VALUES:
        return _VALUES[table, column].get(str(value), str(value))
    if column in _DAYS:
        return "/".join(reversed(str(value).split("-")))
    if column in rounds.MOMENTS and "T" in str(value):
        return f"{datetime.fromisoformat(str(value)):%d/%m/%Y %H:%M}"
    match column:
        case "state":
            return _STATES.get(value, str(value))
        case "half":
            return HALF_WORDS[HalfDay(value)]
        case "authority":
            return AUTHORITY_WORDS[Authority(value)]
        case "series":
            return SERIES_WORDS[Series(value)]
        case "numbering":
            return _NUMBERING_WORDS.get(value, str(value))
        case "sex":
            return SEX_WORDS[Sex(value)]
        case "kind":
            return _KINDS.get(value, str(value))
        case "verified" | "merit" | "leader":
            return "có" if value else "không"
        case (
            "valid_from"
            | "valid_to"
            | "issued"
            | "issued_on"
            | "sent_on"
            | "basis_on"
            | "period_from"
            | "period_to"
            | "day"
            | "explain_by"
            | "decided_on"
            | "added_on"
            | "withdrawn_on"
            | "birth_date"
            | "joined_on"
        ):
            return "/".join(reversed(str(value).split("-")))
    return str(value)
