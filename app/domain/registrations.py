"""What was registered (đăng ký thi đua) at the start of the year: titles, commendations, initiatives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.decision_checks import check_holder, check_year
from app.domain.holder import holder_of
from app.errors import Problem


class RegisteredKind(StrEnum):
    """What is aimed at."""

    TITLE = "title"
    FORM = "form"
    INITIATIVE = "initiative"


REGISTERED_KIND_WORDS = {
    RegisteredKind.TITLE: "Danh hiệu thi đua",
    RegisteredKind.FORM: "Hình thức khen thưởng",
    RegisteredKind.INITIATIVE: "Sáng kiến",
}


@dataclass(frozen=True)
class Registration:
    """One thing registered by a person or collective for a year.

    `code` is a code of the catalogue for a title or commendation, `words` the name of an initiative (or of
    an award outside the catalogue).
    """

    id: int
    person_id: int | None
    unit_id: int | None
    year: int
    kind: RegisteredKind
    code: str = ""
    words: str = ""
    registered_on: date | None = None
    note: str = ""


def check_registration(row: Registration, others: Iterable[Registration], today: date) -> tuple[Problem, ...]:
    """What a registration lacks; `others` are those of the same holder."""
    problems = [*check_holder(row), *check_year(row.year, today)]
    if row.kind is RegisteredKind.INITIATIVE:
        if not row.words:
            problems.append(Problem("words", "Chưa có tên sáng kiến đăng ký. Ghi tên hoặc nội dung dự kiến."))
        if row.person_id is None:
            problems.append(Problem("person_id", "Sáng kiến do cá nhân đăng ký. Chọn một người."))
    elif not row.code and not row.words:
        problems.append(Problem("code", "Chưa chọn danh hiệu hoặc hình thức đăng ký. Chọn trong danh mục."))
    for one in others:
        same = (one.year, one.kind, one.code, one.words.casefold()) == (
            row.year,
            row.kind,
            row.code,
            row.words.casefold(),
        )
        if one.id != row.id and same and holder_of(one) == holder_of(row):
            problems.append(Problem("code", f"Đăng ký này đã có trong năm {row.year}. Không ghi thêm dòng."))
            break
    return tuple(problems)
