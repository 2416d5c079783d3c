"""Where a round stands, step by step: one word a step for the rail, and which steps are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.dates import show_date
from app.domain.rounds import NomineeState
from app.services.round_view import RoundView
from ui.import_steps_rail import RailStep

if TYPE_CHECKING:
    from app.services.office import Office

ROUND, COUNCIL, NOMINEES, PAPERS, MEETING, RESULT, DOSSIER = range(7)
NAMES = ("Đợt", "Hội đồng", "Đề cử", "Phiếu", "Họp và kiểm phiếu", "Kết quả", "Văn bản")


def rail_steps(office: Office, view: RoundView | None) -> tuple[RailStep, ...]:
    """Every step with its word of state."""
    if view is None:
        return tuple(
            RailStep(name, "chưa lập" if at == ROUND else "chưa có") for at, name in enumerate(NAMES)
        )
    states = (
        office.rounds.said(view.round) if view.titles else "chưa chọn danh hiệu",
        f"{len(view.members)} {'người' if view.unit_level else 'thành viên'}" if view.members else "chưa có",
        _listed(view),
        _papers(view),
        _meeting(office, view),
        "đã niêm phong" if view.closing is not None else "chưa chốt",
        "đã lập" if office.rounds.papers.written(view) is not None else "chưa lập",
    )
    names = tuple("Dự họp" if at == COUNCIL and view.unit_level else name for at, name in enumerate(NAMES))
    return tuple(RailStep(name, state) for name, state in zip(names, states, strict=True))


def done_steps(office: Office, view: RoundView) -> frozenset[int]:
    """Places of the steps that are done."""
    closed = view.closing is not None
    listed = any(n.state is NomineeState.LISTED for n in view.nominees)
    counted = listed and not office.rounds.outcomes.uncounted(view)
    voting = view.simple or counted
    done = {
        ROUND: bool(view.titles),
        COUNCIL: bool(view.members) or (view.simple and listed),
        NOMINEES: listed,
        PAPERS: bool(view.papers) or voting,
        MEETING: voting and listed,
        RESULT: closed,
        DOSSIER: office.rounds.papers.written(view) is not None,
    }
    return frozenset(at for at, yes in done.items() if yes)


def first_open_step(office: Office, view: RoundView) -> int:
    """The first step that is not done; the result for a round whose papers are written."""
    done = done_steps(office, view)
    return next((at for at in range(DOSSIER + 1) if at not in done), RESULT)


def _listed(view: RoundView) -> str:
    listed = sum(n.state is NomineeState.LISTED for n in view.nominees)
    return f"{listed} tên" if listed else "chưa lập danh sách"


def _papers(view: RoundView) -> str:
    agreed = any(view.agreed(n) for n in view.nominees) and not view.names_on(1)
    if view.simple or agreed:
        return "không cần"
    printed = sum(one.printed for one in view.papers)
    return f"in {printed}, phát {sum(one.issued for one in view.papers)}" if printed else "chưa in"


def _meeting(office: Office, view: RoundView) -> str:
    if view.simple:
        return "không cần"
    if view.counted and not office.rounds.outcomes.uncounted(view):
        return "hai người khớp"
    if any(view.agreed(n) for n in view.nominees):
        return "nhất trí"
    day = view.round.meets_on
    return show_date(day) if day is not None else "chưa có ngày"
