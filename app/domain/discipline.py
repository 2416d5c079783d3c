"""Formal decisions of discipline: the only ones that may later bar an award. A note under II.6 is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.dates import show_date
from app.domain.discipline_forms import DisciplineForm
from app.domain.office import check_period
from app.errors import Problem


class Duty(StrEnum):
    """Whether what was done has to do with the person's duty; some rules of awards ask for it."""

    UNKNOWN = ""
    YES = "yes"
    NO = "no"


DUTY_WORDS = {Duty.UNKNOWN: "Chưa rõ", Duty.YES: "Có", Duty.NO: "Không"}


@dataclass(frozen=True)
class Discipline:
    """One decision. `form` is a code of discipline_forms, `act` what was done, `valid_from` and `valid_to`
    the days of its effect, `withdrawn_by` and `withdrawn_on` the decision that took it back.
    """

    id: int
    person_id: int
    number: str
    decided_on: date | None
    form: str
    issuer: str = ""
    act: str = ""
    duty: Duty = Duty.UNKNOWN
    withdrawn_by: str = ""
    withdrawn_on: date | None = None
    scan: str = ""
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def begins(self) -> date | None:
        """First day of its effect: as written, else the day of the decision."""
        return self.valid_from or self.decided_on


def in_effect(row: Discipline, day: date) -> bool:
    """Whether the decision works on the day; one withdrawn works until the day before its withdrawal."""
    if row.begins is None or day < row.begins:
        return False
    if row.withdrawn_on is not None and day >= row.withdrawn_on:
        return False
    return row.valid_to is None or day <= row.valid_to


def check_discipline(
    row: Discipline,
    others: Iterable[Discipline],
    forms: tuple[DisciplineForm, ...],
    known: str,
    *,
    belongs: bool,
) -> tuple[Problem, ...]:
    """What a decision lacks. `forms` are those of the law of its day for that person, `known` words them:
    "Công chức, ngày 05/06/2023". `belongs`: the person was of the office that day.
    """
    problems = list(check_period(row))
    if not row.person_id:
        problems.append(Problem("person_id", "Chưa có người bị kỷ luật. Chọn trong danh sách."))
    if not row.number:
        problems.append(Problem("number", "Chưa có số quyết định. Ví dụ 12/QĐ-SNgV."))
    if not row.issuer:
        problems.append(Problem("issuer", "Chưa ghi người hoặc cơ quan ban hành. Ví dụ Giám đốc Sở."))
    if row.decided_on is None:
        problems.append(Problem("decided_on", "Chưa có ngày quyết định. Ví dụ 05/06/2023."))
    elif row.person_id and not belongs:
        said = f"Ngày {show_date(row.decided_on)} người này không thuộc cơ quan. Chọn người hoặc ngày khác."
        problems.append(Problem("person_id", said))
    elif row.form not in {form.code for form in forms}:
        allowed = ", ".join(form.name.lower() for form in forms)
        source = forms[0].source if forms else ""
        problems.append(
            Problem("form", f"{known}: pháp luật chỉ có các hình thức {allowed} ({source}). Chọn lại.")
        )
    if row.valid_from and row.decided_on and row.valid_from < row.decided_on:
        problems.append(
            Problem("valid_from", f"Hiệu lực không trước ngày quyết định {show_date(row.decided_on)}.")
        )
    if bool(row.withdrawn_by) != (row.withdrawn_on is not None):
        field = "withdrawn_on" if row.withdrawn_by else "withdrawn_by"
        problems.append(Problem(field, "Thu hồi phải ghi cả số quyết định thu hồi và ngày."))
    if row.withdrawn_on and row.decided_on and row.withdrawn_on < row.decided_on:
        problems.append(Problem("withdrawn_on", "Ngày thu hồi không trước ngày quyết định."))
    for other in others:
        same = other.number.casefold() == row.number.casefold() and other.decided_on == row.decided_on
        if other.id != row.id and same and other.person_id == row.person_id:
            problems.append(Problem("number", "Quyết định này đã ghi cho người này. Sửa dòng đã có."))
            break
    return tuple(problems)
