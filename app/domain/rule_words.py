"""Rules in words, as the page of rules and the minutes show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.award_bonus import times_words
from app.domain.voting_rules import ROUNDINGS

Row = Mapping[str, Any]
SUBJECT_WORDS = {"person": "cá nhân", "collective": "tập thể"}
GROUND_WORDS = {
    "cong-trang": "công trạng",
    "phong-trao": "phong trào thi đua",
    "dot-xuat": "đột xuất",
    "dong-gop": "đóng góp",
    "nguoi-lao-dong": "người lao động",
}
# What each table of a rule set is about, for a column of its own.
TABLE_WORDS = {
    "award": "Tên",
    "decider": "Thẩm quyền",
    "condition": "Điều kiện",
    "settled": "Cách hiểu",
    "left_out": "Không áp dụng",
    "quota": "Tỷ lệ",
    "ballot": "Bỏ phiếu",
    "bonus": "Tiền thưởng",
    "bonus_rule": "Tiền thưởng",
    "procedure": "Hội đồng",
    "simple": "Thủ tục",
    "basis": "Căn cứ",
    "transition": "Chuyển tiếp",
    "base_salary": "Lương cơ sở",
}


@dataclass(frozen=True)
class RuleLine:
    """One rule in words. `id` is stable, `own_id` the office's row it comes from (0: shipped).

    `local`: the law leaves it to the province or the office. `values` are the columns of the row.
    """

    id: str
    group: str
    table: str
    words: str
    source: str
    verified: bool
    local: bool
    own_id: int
    values: Row

    @property
    def about(self) -> str:
        """`Điều kiện`, `Bỏ phiếu` …"""
        return TABLE_WORDS[self.table]


def in_words(table: str, row: Row) -> str:
    """The row as a sentence without its source."""
    return _WORDS[table](row)


def amount_words(amount: int) -> str:
    """`2.340.000 đồng`."""
    return f"{amount:,} đồng".replace(",", ".")


def _condition(row: Row) -> str:
    before = [f"Theo {GROUND_WORDS.get(row['ground'], row['ground'])}"] if row.get("ground") else []
    if row.get("reading"):
        before.append(f"cách hiểu «{row['reading']}»" if before else f"Cách hiểu «{row['reading']}»")
    if row.get("choice"):
        before.append("một trong các cách" if before else "Một trong các cách")
    said = f"{', '.join(before)}: {_lowered(row['words'])}" if before else str(row["words"])
    if row.get("replaces"):
        said += f" (thay cho: {_lowered(str(row.get('instead_of', '')))}; lý do: {row['reason']})"
    return said


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _quota(row: Row) -> str:
    if row.get("percent") is None:
        return "Không giới hạn tỷ lệ"
    return f"Tối đa {row['percent']} % của số {row['of_words']}, {ROUNDINGS[row['rounding']]}"


def _ballot(row: Row) -> str:
    above = "Trên" if row["comparison"] == "more-than" else "Từ"
    top, bottom = row["quorum"]
    how = "biểu quyết hoặc bỏ phiếu"
    if row["required"]:
        how = "phải bỏ phiếu kín" if row["secret"] else "phải bỏ phiếu"
    elif row["secret"]:
        how = "bỏ phiếu kín"
    share = f"{above} {row['percent']} % tổng số thành viên Hội đồng đồng ý"
    return f"{share}; {how}; họp khi có mặt từ {top}/{bottom} thành viên"


def _transition(row: Row) -> str:
    tail = ", trừ khi quy định mới có lợi hơn" if row["more_favourable"] else ""
    return f"Hồ sơ nhận trước ngày có hiệu lực xét theo {row['from']}{tail}"


_WORDS: dict[str, Callable[[Row], str]] = {
    "award": lambda row: str(row["name"]),
    "decider": lambda row: f"Do {row['by']} quyết định",
    "condition": _condition,
    "left_out": lambda row: f"Không áp dụng: {_lowered(row['words'])}. Lý do: {row['reason']}",
    "settled": lambda row: f"Cơ quan chọn cách hiểu «{row['reading']}»",
    "quota": _quota,
    "ballot": _ballot,
    "bonus": lambda row: f"{times_words(row['times'])} lần lương cơ sở",
    "bonus_rule": lambda row: str(row["words"]),
    "procedure": lambda row: str(row["words"]),
    "simple": lambda row: str(row["words"]),
    "basis": lambda row: str(row["text"]),
    "transition": _transition,
    "base_salary": lambda row: amount_words(row["amount"]),
}
