"""The office's own rule sets and rows: dated, each resting on a paper, over the shipped ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.dates import show_date
from app.domain.office import check_period
from app.domain.staff_roll import overlap
from app.errors import Problem

BASE_SALARY = "base_salary"


@dataclass(frozen=True)
class OwnRule:
    """A row of the office in place of the shipped row of the same set and key, or a new one.

    `rule_set` is the code of the set ("" for lương cơ sở), `kind` the table, `content` its columns as JSON,
    `document` the paper it rests on.
    """

    id: int
    rule_set: str
    kind: str
    content: str
    document: str
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def values(self) -> dict[str, Any]:
        """The columns of the row."""
        read = json.loads(self.content)
        return dict(read) if isinstance(read, dict) else {}


@dataclass(frozen=True)
class OwnSet:
    """A rule set of the office from a day on: every row of `based_on`, changed by rows of its own."""

    id: int
    code: str
    name: str
    based_on: str
    document: str
    valid_from: date | None = None


def packed(values: Mapping[str, Any]) -> str:
    """Columns as `OwnRule.content`: one spelling of the same values."""
    return json.dumps(dict(values), ensure_ascii=False, sort_keys=True)


def check_own_rule(
    row: OwnRule, same: Iterable[OwnRule], span: tuple[date, date | None] | None
) -> tuple[Problem, ...]:
    """What the row lacks; `same` are rows of its set and key, `span` the days of its set."""
    problems = list(check_period(row))
    if not row.document:
        said = "Chưa ghi văn bản. Ghi số, ngày văn bản cơ quan hoặc tỉnh quy định như vậy."
        problems.append(Problem("document", said))
    if row.valid_from is None:
        problems.append(Problem("valid_from", "Chưa có ngày bắt đầu. Ghi ngày áp dụng, ví dụ 01/01/2026."))
    elif span is not None and not _meets(row, span):
        until = f" đến {show_date(span[1])}" if span[1] else ""
        said = f"Bộ {row.rule_set} có hiệu lực từ {show_date(span[0])}{until}. Ghi ngày trong khoảng ấy."
        problems.append(Problem("valid_from", said))
    if any(other.id != row.id and overlap(other, row) for other in same):
        said = "Trùng thời gian với dòng khác của cơ quan về cùng việc. Ghi ngày hết hiệu lực của dòng trước."
        problems.append(Problem("valid_from", said))
    return tuple(problems)


def check_own_set(row: OwnSet, known: Mapping[str, date], others: Iterable[OwnSet]) -> tuple[Problem, ...]:
    """What the set lacks; `known` are the sets it may rest on, each with its first day."""
    problems: list[Problem] = []
    if not row.code or not row.code.isalnum():
        problems.append(Problem("code", "Mã gồm chữ và số viết liền, ví dụ R2027."))
    elif row.code in known:
        problems.append(Problem("code", f"Mã {row.code} đã có. Chọn mã khác, hoặc thêm dòng vào bộ ấy."))
    if not row.name:
        problems.append(Problem("name", "Chưa có tên. Ghi tên văn bản, ví dụ Nghị định 10/2027/NĐ-CP."))
    if row.based_on not in known:
        problems.append(Problem("based_on", "Chọn bộ quy định làm gốc."))
    if not row.document:
        problems.append(Problem("document", "Chưa ghi văn bản. Ghi số, ngày văn bản có quy định mới."))
    if row.valid_from is None:
        problems.append(Problem("valid_from", "Chưa có ngày bắt đầu hiệu lực."))
    elif row.based_on in known and row.valid_from <= known[row.based_on]:
        said = f"Phải sau ngày bắt đầu của {row.based_on}, {show_date(known[row.based_on])}."
        problems.append(Problem("valid_from", said))
    elif any(other.id != row.id and other.valid_from == row.valid_from for other in others):
        problems.append(Problem("valid_from", "Đã có bộ khác của cơ quan bắt đầu ngày ấy."))
    return tuple(problems)


def _meets(row: OwnRule, span: tuple[date, date | None]) -> bool:
    begins, ends = span
    return (ends is None or row.valid_from is None or row.valid_from <= ends) and (
        row.valid_to is None or row.valid_to >= begins
    )
