"""Titles and commendations that were given: the history on which later proposals stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.decision_checks import check_cancelling, check_decision, check_holder, check_year
from app.domain.holder import holder_of
from app.errors import Problem


class AwardKind(StrEnum):
    """Danh hiệu thi đua or hình thức khen thưởng."""

    TITLE = "title"
    FORM = "form"


AWARD_KIND_WORDS = {AwardKind.TITLE: "Danh hiệu thi đua", AwardKind.FORM: "Hình thức khen thưởng"}


class Merit(StrEnum):
    """Loại hình khen thưởng: Luật 06/2022/QH15, Điều 8. A movement is either regular or of one theme."""

    ON_MERIT = "cong-trang"
    SUDDEN = "dot-xuat"
    MOVEMENT = "phong-trao"
    THEME = "chuyen-de"
    DEVOTION = "cong-hien"
    TENURE = "nien-han"
    FOREIGN = "doi-ngoai"


MERIT_WORDS = {
    Merit.ON_MERIT: "Công trạng",
    Merit.SUDDEN: "Đột xuất",
    Merit.MOVEMENT: "Phong trào thi đua",
    Merit.THEME: "Thi đua theo chuyên đề",
    Merit.DEVOTION: "Quá trình cống hiến",
    Merit.TENURE: "Niên hạn",
    Merit.FOREIGN: "Đối ngoại",
}


@dataclass(frozen=True)
class AwardHeld:
    """One title or commendation given by one decision.

    `code` is a code of the catalogue of its day; `name` is what the decision calls it where the catalogue
    does not ("" else). `year` is the year it rewards, the last one of a period that begins with `first_year`.
    `golden_book`: số sổ vàng, the place in the list of the decision. `reason`: the achievement it rewards,
    `work_id` the outstanding work where it is kept. `money` is đồng. `cancelled_by` and `cancelled_on`: the
    decision that took it back; the row stays and stops counting.
    """

    id: int
    person_id: int | None
    unit_id: int | None
    code: str
    year: int
    kind: AwardKind = AwardKind.TITLE
    merit: Merit = Merit.ON_MERIT
    name: str = ""
    first_year: int | None = None
    number: str = ""
    decided_on: date | None = None
    issuer: str = ""
    golden_book: str = ""
    reason: str = ""
    work_id: int | None = None
    money: int | None = None
    scan: str = ""
    cancelled_by: str = ""
    cancelled_on: date | None = None
    note: str = ""

    @property
    def cancelled(self) -> bool:
        """Whether it was cancelled or withdrawn, and so counts no more."""
        return bool(self.cancelled_by) or self.cancelled_on is not None


def check_award(row: AwardHeld, others: Iterable[AwardHeld], today: date) -> tuple[Problem, ...]:
    """What an award lacks or contradicts; `others` are the awards the same holder has."""
    problems = [*check_holder(row), *check_year(row.year, today)]
    if not row.code and not row.name:
        problems.append(
            Problem("code", "Chưa chọn danh hiệu hoặc hình thức. Chọn trong danh mục, hoặc ghi tên.")
        )
    if row.first_year is not None and not row.year - _LONGEST <= row.first_year <= row.year:
        said = f"Năm đầu của giai đoạn phải từ {row.year - _LONGEST} đến {row.year}, hoặc để trống."
        problems.append(Problem("first_year", said))
    if row.money is not None and row.money < 0:
        problems.append(Problem("money", "Tiền thưởng là số đồng, không âm. Chưa rõ thì để trống."))
    problems.extend(check_decision(row.number, row.decided_on, row.year, today))
    problems.extend(check_cancelling(row.cancelled_by, row.cancelled_on, row.decided_on))
    problems.extend(_twice(row, others))
    return tuple(problems)


def _twice(row: AwardHeld, others: Iterable[AwardHeld]) -> Iterable[Problem]:
    """The same award again in its year, or one achievement rewarded again (Luật 06/2022/QH15, Điều 5.2)."""
    mine = [
        one for one in others if one.id != row.id and holder_of(one) == holder_of(row) and not one.cancelled
    ]
    if row.cancelled:
        return
    for one in mine:
        if (one.code, one.name, one.year, one.merit) != (row.code, row.name, row.year, row.merit):
            continue
        same = one.number.casefold() == row.number.casefold() and one.decided_on == row.decided_on
        if same:
            yield Problem(
                "number", f"Dòng này đã có trong sổ năm {row.year}. Sửa dòng đã có, không ghi thêm."
            )
        else:
            by = f" theo {one.number}" if one.number else ""
            said = f"Năm {row.year} đã ghi danh hiệu, hình thức này{by}. Kiểm tra lại hai quyết định."
            yield Problem("number", said, doubt=True)
        return
    if row.work_id is not None and any(one.work_id == row.work_id for one in mine):
        said = (
            "Thành tích này đã được khen thưởng. Một thành tích không khen nhiều lần; chọn thành tích khác."
        )
        yield Problem("work_id", said, doubt=True)


_LONGEST = 40  # years of a working life that one reward for devotion may look back on
