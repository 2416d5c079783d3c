"""What a sealed round gave goes into the book of achievements once its decision is signed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.domain.awards_held import AwardHeld, AwardKind
from app.domain.dates import show_date
from app.domain.holder import holder_of
from app.domain.rounds import Nominee, RoundTitle
from app.domain.wording import clean
from app.errors import Invalid, Problem, SayToUser
from app.services.holders import Holders
from app.services.round_values import RoundValues, merit_of
from app.services.round_view import RoundView
from app.storage import record_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office


def enter_awards(office: Office, view: RoundView, number: str, decided_on: date | None) -> Done:
    """Write every title and commendation the office itself decided, in one operation; `Done.value` are the
    numbers of the rows.

    Raises Invalid without number or date, or when one of them stands in the book already; SayToUser before
    the round is sealed.
    """
    number = " ".join(clean(number).split())
    if view.unit_level:
        raise SayToUser("Họp phòng chỉ đề nghị. Ghi vào sổ từ đợt cấp Sở, theo quyết định đã ký.")
    if view.closing is None:
        raise SayToUser("Kết quả chưa niêm phong nên chưa ghi vào sổ thành tích.")
    problems = []
    if not number:
        problems.append(Problem("number", "Chưa có số quyết định khen thưởng. Ví dụ 210/QĐ-SNgV."))
    if decided_on is None:
        problems.append(Problem("decided_on", "Chưa có ngày ký quyết định. Ví dụ 25/12/2023."))
    elif view.round.meets_on is not None and decided_on < view.round.meets_on:
        said = f"Ngày ký trước ngày họp {show_date(view.round.meets_on)}. Kiểm tra lại."
        problems.append(Problem("decided_on", said))
    if problems:
        raise Invalid(tuple(problems))
    assert decided_on is not None
    rows = award_rows(office, view, number, decided_on)
    if not rows:
        raise SayToUser("Đợt này không có danh hiệu nào do cơ quan quyết định mà đạt.")
    desk = office.achievements.awards
    for row in rows:
        known = [p for p in desk.problems(row) if not p.doubt or p.field == "number"]
        if known:
            name = Holders(office).name(holder_of(row), decided_on)
            raise Invalid((Problem("number", f"{name}: {known[0].sentence}"),))
    with office.operation(f"Ghi {len(rows)} dòng thành tích theo {number}") as op:
        op.value = tuple(record_rows.save(office.db, row) for row in rows)
    return op.done


def award_rows(office: Office, view: RoundView, number: str, decided_on: date) -> tuple[AwardHeld, ...]:
    """What the office itself gave by its decision, in the order of the decision's list."""
    values = RoundValues(office, view)
    here = [(title, n) for title, n in values.passed() if values.decided_here(title)]
    money = [line.amount for line in values.bonuses(decided_on)]
    return tuple(
        office.achievements.awards.settled(_row(values, title, n, at, amount, number, decided_on))
        for at, ((title, n), amount) in enumerate(zip(here, money, strict=True), start=1)
    )


def _row(
    values: RoundValues, title: RoundTitle, n: Nominee, at: int, amount: int, number: str, decided_on: date
) -> AwardHeld:
    view = values.view
    decider = view.rules.decider(title.code, title.subject)
    return AwardHeld(
        0,
        n.person_id,
        n.unit_id,
        title.code,
        view.round.year,
        AwardKind.TITLE if values.is_title(title) else AwardKind.FORM,
        merit_of(view.round),
        number=number,
        decided_on=decided_on,
        issuer=decider.by if decider is not None else "",
        golden_book=f"{at:02d}",
        money=amount or None,
    )
