"""Matters that are open about a person or a collective: while they are, nothing is rewarded or proposed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.office import check_period
from app.errors import Problem


class MatterKind(StrEnum):
    """What keeps an award waiting: Nghị định 98/2023/NĐ-CP and Nghị định 152/2025/NĐ-CP, Điều 4 khoản 4."""

    DISCIPLINE = "ky-luat"
    INSPECTION = "thanh-tra"
    COMPLAINT = "don-thu"
    PRESS = "bao-chi"


MATTER_WORDS = {
    MatterKind.DISCIPLINE: "Đang xem xét kỷ luật",
    MatterKind.INSPECTION: "Đang điều tra, thanh tra, kiểm tra",
    MatterKind.COMPLAINT: "Đơn thư khiếu nại, tố cáo đang xác minh",
    MatterKind.PRESS: "Vấn đề báo chí nêu đang xác minh",
}
NOBODY = 0


@dataclass(frozen=True)
class OpenMatter:
    """One matter from the day it was opened to the last day before its conclusion (None: still open).

    `person_id` and `unit_id` both None: the office itself; NOBODY while nobody is chosen. `number`: the paper
    that opened it, `outcome` how it ended.
    """

    id: int
    person_id: int | None
    unit_id: int | None
    kind: MatterKind = MatterKind.DISCIPLINE
    number: str = ""
    words: str = ""
    outcome: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


def check_matter(row: OpenMatter, today: date) -> tuple[Problem, ...]:
    """Somebody it is about, a day it was opened that has come, and days in order."""
    problems = list(check_period(row))
    if row.person_id == NOBODY:
        problems.append(Problem("person_id", "Chưa chọn người hoặc tập thể. Chọn trong danh sách."))
    if row.valid_from is None:
        problems.append(Problem("valid_from", "Chưa có ngày bắt đầu xem xét. Ví dụ 05/06/2023."))
    elif row.valid_from > today:
        problems.append(Problem("valid_from", "Ngày bắt đầu còn chưa tới. Sửa lại ngày."))
    return tuple(problems)


def said_of(row: OpenMatter) -> str:
    """`đang xem xét kỷ luật (12/QĐ-SNgV)`."""
    words = MATTER_WORDS[row.kind]
    return f"{words[:1].lower()}{words[1:]}" + (f" ({row.number})" if row.number else "")
