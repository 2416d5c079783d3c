"""Fixed sentences of a form: shipped or the office's own, with placeholders that are filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import Problem

# What a placeholder stands for, as the settings word it.
PLACEHOLDERS = {
    "year": "năm",
    "office": "tên cơ quan",
    "superior": "cơ quan chủ quản",
    "place": "địa danh",
    "number": "số, ký hiệu",
    "date": "ngày, tháng, năm",
    "met_on": "ngày họp",
    "hour": "giờ",
    "venue": "địa điểm họp",
    "council": "tên Hội đồng",
    "members": "số thành viên Hội đồng",
    "of_unit": "tên đơn vị",
    "awards": "danh hiệu, hình thức và số lượng",
    "money": "tổng tiền thưởng",
    "money_words": "tổng tiền thưởng bằng chữ",
    "sender": "nơi trình",
    "receiver": "người được trình",
}
# Of the papers about a note under II.6.
NOTE_PLACEHOLDERS = {
    "name": "họ tên",
    "who": "ông, bà và họ tên",
    "post": "chức vụ, đơn vị",
    "unit": "đơn vị của người ấy",
    "item": "mục của kế hoạch",
    "when": "buổi, ngày, giờ",
    "day": "ngày của vụ việc",
    "what": "nội dung vi phạm",
    "rule_words": "lời của nội dung II.6",
    "words": "diễn biến đã ghi",
    "answer": "giải trình",
    "noted_by": "người ghi nhận",
    "noted_by_room": "người ghi nhận, hoặc chỗ trống để viết",
    "room": "chỗ trống để viết",
    "keeper": "viết tắt của đơn vị lưu",
    "keeper_name": "đơn vị lưu",
    "by": "hạn giải trình",
    "period": "kỳ báo cáo",
    "span": "kỳ báo cáo, của đơn vị nào",
}
PLACEHOLDERS |= NOTE_PLACEHOLDERS
_HOLDER = re.compile(r"\{([^{}]*)\}")
_BRACE = re.compile(r"[{}]")


@dataclass(frozen=True)
class Wording:
    """One sentence of a form. `id` is the office's own row, 0 while the shipped text holds.

    `must` names the placeholders it needs, `may` those it can have besides; `lines` allows line ends.
    """

    id: int
    key: str
    form: str
    form_words: str
    words: str
    text: str
    shipped: str
    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    lines: bool = False
    hint: str = ""
    source: str = ""
    verified: bool = False

    @property
    def own(self) -> bool:
        """Whether the office has put its own words in the place of the shipped ones."""
        return self.id != 0


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with what is known filled in; a placeholder without a value stays as it is."""
    return _HOLDER.sub(lambda match: values.get(match[1], match[0]), text)


def check_wording(row: Wording) -> tuple[Problem, ...]:
    """Unknown and missing placeholders, each named, and braces that belong to none."""
    used = _HOLDER.findall(row.text)
    allowed = (*row.must, *row.may)
    said = []
    if not row.text:
        said.append("Câu mẫu còn trống. Gõ câu, hoặc bấm Dùng lại câu gốc.")
    for name in dict.fromkeys(used):
        if name not in allowed:
            near = _nearest(name, allowed)
            here = f" Có phải {{{near}}}?" if near else f" Ở câu này dùng được {_listed(allowed)}."
            said.append(f"Không có chỗ điền {{{name}}}.{here}")
    if row.text:
        said += [
            f"Thiếu {{{name}}} ({PLACEHOLDERS[name]}). Thêm {{{name}}} vào chỗ của nó trong câu."
            for name in row.must
            if name not in used
        ]
    if _BRACE.search(_HOLDER.sub("", row.text)):
        said.append("Dấu { hoặc } đứng lẻ. Chỗ điền viết liền trong hai dấu, ví dụ {year}.")
    return (Problem("text", " ".join(said)),) if said else ()


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"{{{name}}}" for name in names) or "chữ thường, không có chỗ điền"


def _nearest(name: str, allowed: tuple[str, ...]) -> str:
    """A placeholder written almost so: other capitals, a blank, or one letter off."""
    from difflib import get_close_matches

    plain = "".join(name.lower().split())
    found = get_close_matches(plain, allowed, n=1, cutoff=0.7)
    return found[0] if found else ""
