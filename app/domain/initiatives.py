"""Initiatives (sáng kiến, đề tài, đề án): who made them, where they were recognised, where they served."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.award_facts import LEVEL_WORDS, LEVELS
from app.domain.decision_checks import check_cancelling, check_decision, check_year
from app.errors import Problem

WHOLE = 100


class InitiativeKind(StrEnum):
    """Sáng kiến: Luật 06/2022/QH15, Điều 3.4; đề tài and đề án count once accepted (nghiệm thu)."""

    INITIATIVE = "sang-kien"
    RESEARCH = "de-tai"
    SCHEME = "de-an"


INITIATIVE_KIND_WORDS = {
    InitiativeKind.INITIATIVE: "Sáng kiến",
    InitiativeKind.RESEARCH: "Đề tài",
    InitiativeKind.SCHEME: "Đề án",
}


@dataclass(frozen=True)
class Initiative:
    """One initiative. `level` is "" until recognised, else one of LEVELS; `year` the year of recognition.

    `effect`: hiệu quả, `spread`: phạm vi áp dụng, khả năng nhân rộng, in the office's own words.
    `cancelled_by` and `cancelled_on`: the decision that took the recognition back.
    """

    id: int
    name: str
    year: int
    kind: InitiativeKind = InitiativeKind.INITIATIVE
    field: str = ""
    level: str = ""
    number: str = ""
    decided_on: date | None = None
    issuer: str = ""
    effect: str = ""
    spread: str = ""
    scan: str = ""
    cancelled_by: str = ""
    cancelled_on: date | None = None
    note: str = ""

    @property
    def cancelled(self) -> bool:
        return bool(self.cancelled_by) or self.cancelled_on is not None

    @property
    def recognised(self) -> bool:
        """Whether it counts: recognised at a level and not taken back."""
        return bool(self.level) and not self.cancelled


@dataclass(frozen=True)
class InitiativeAuthor:
    """An author: a person of the book, or somebody from outside by `name`. `share` is percent, 0 unknown."""

    id: int
    initiative_id: int
    person_id: int | None
    name: str = ""
    share: int = 0


@dataclass(frozen=True)
class InitiativeUse:
    """Where an initiative served: for whom, for which award of which year.

    `award_id` once that award stands in the book; `reason` why a second use was let stand.
    """

    id: int
    initiative_id: int
    person_id: int | None
    code: str
    year: int
    award_id: int | None = None
    reason: str = ""


def check_initiative(
    row: Initiative, authors: Sequence[InitiativeAuthor], others: Iterable[Initiative], today: date
) -> tuple[Problem, ...]:
    """What an initiative lacks; an initiative not yet recognised needs no decision."""
    problems = [*check_year(row.year, today)]
    if not row.name:
        problems.append(Problem("name", "Chưa có tên sáng kiến, đề tài. Ghi như trong quyết định công nhận."))
    if row.level and row.level not in LEVELS:
        levels = ", ".join(LEVEL_WORDS.values())
        problems.append(
            Problem("level", f"Cấp công nhận là một trong: {levels}; chưa công nhận thì để trống.")
        )
    if row.level:
        problems.extend(check_decision(row.number, row.decided_on, row.year, today))
    elif row.number or row.decided_on:
        problems.append(
            Problem("level", "Đã có quyết định thì chọn cấp công nhận: cơ sở, tỉnh hay toàn quốc.")
        )
    problems.extend(check_cancelling(row.cancelled_by, row.cancelled_on, row.decided_on))
    problems.extend(_author_problems(authors))
    for other in others:
        if other.id != row.id and other.name.casefold() == row.name.casefold() and other.year == row.year:
            said = "Năm này đã có sáng kiến cùng tên. Sửa dòng đã có, hoặc ghi rõ tên khác."
            problems.append(Problem("name", said, doubt=True))
            break
    return tuple(problems)


def _author_problems(authors: Sequence[InitiativeAuthor]) -> Iterable[Problem]:
    if not authors:
        yield Problem("authors", "Chưa có tác giả. Thêm ít nhất một người.")
        return
    known = [one.person_id for one in authors if one.person_id is not None]
    if len(set(known)) != len(known):
        yield Problem("authors", "Một người đứng tên hai lần. Bỏ một dòng.")
    if any(one.person_id is None and not one.name for one in authors):
        yield Problem("authors", "Tác giả ngoài cơ quan phải có họ tên.")
    shares = [one.share for one in authors]
    if any(not 0 <= share <= WHOLE for share in shares) or sum(shares) > WHOLE:
        yield Problem("authors", f"Tỷ lệ đóng góp từ 0 đến {WHOLE} %, cộng lại không quá {WHOLE} %.")
    elif any(shares) and sum(shares) != WHOLE:
        said = f"Tỷ lệ đóng góp cộng lại là {sum(shares)} %, chưa đủ {WHOLE} %. Kiểm tra lại."
        yield Problem("authors", said, doubt=True)
