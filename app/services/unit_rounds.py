"""What the closed rounds of units bring into the office's round: names with their votes, never retyped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.holder import Holder, holder_of
from app.domain.round_results import NameResult, Standing
from app.domain.rounds import Level, Nominee, NomineeState, Round, RoundTitle
from app.errors import SayToUser
from app.services.round_view import RoundView
from app.storage import record_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office


@dataclass(frozen=True)
class UnitResult:
    """What one unit said of one name for a title of the office's round.

    `yes` of `total` are None where it agreed by `consensus` or the name was left out there; `reason` says why
    it does not propose the name, "" when it does.
    """

    source: Round
    title: RoundTitle
    nominee: Nominee
    yes: int | None
    total: int | None
    consensus: bool
    reason: str


def closed_rounds(office: Office, view: RoundView) -> tuple[RoundView, ...]:
    """The newest sealed round of each unit that met for the same year and kind, not after this meeting."""
    if view.unit_level:
        return ()
    found: dict[int | None, RoundView] = {}
    for row in office.rounds.of_year(view.round.year):
        late = (
            row.meets_on is not None
            and view.round.meets_on is not None
            and row.meets_on > view.round.meets_on
        )
        if row.level is not Level.UNIT or row.kind is not view.round.kind or late:
            continue
        met = office.rounds.view(row.id)
        if met.closing is not None:
            found[row.unit_id] = met
    return tuple(found.values())


def unit_results(office: Office, view: RoundView) -> tuple[UnitResult, ...]:
    """Everything closed units said of titles on this agenda."""
    found = []
    for met in closed_rounds(office, view):
        results = office.rounds.outcomes.results(met)
        for theirs in met.titles:
            ours = next((t for t in view.titles if _key(t) == _key(theirs)), None)
            if ours is None:
                continue
            latest = {r.nominee.id: r for r in results[theirs.id] if r.latest}
            found += [_result(met.round, ours, n, latest.get(n.id)) for n in met.nominees_of(theirs.id)]
    return tuple(found)


def waiting(office: Office, view: RoundView) -> tuple[UnitResult, ...]:
    """Those the office's round does not hold yet; what was typed by hand there stays."""
    if view.closing is not None or view.counted:
        return ()
    known = {(n.title_id, holder_of(n)): n for n in view.nominees}
    return tuple(
        one
        for one in unit_results(office, view)
        if (old := known.get((one.title.id, holder_of(one.nominee)))) is None or _fills(one, old)
    )


def take_over(office: Office, view: RoundView) -> Done:
    """Bring all of it in, in one operation: proposed names onto the lists, the others with their reason.

    Raises SayToUser when nothing waits.
    """
    rows = waiting(office, view)
    if not rows:
        raise SayToUser("Chưa có kết quả mới của đợt cấp phòng nào đã niêm phong để lấy.")
    with office.operation(f"Lấy kết quả họp phòng vào {view.round.name}") as op:
        for one in rows:
            _take(office, view, one)
        op.value = len(rows)
    return op.done


def source_words(office: Office, nominee: Nominee) -> str:
    """`theo đợt Bình xét Phòng Lãnh sự`, "" for a vote typed by hand."""
    if nominee.unit_round_id is None:
        return ""
    return f"theo đợt {office.rounds.round(nominee.unit_round_id).name}"


def _take(office: Office, view: RoundView, one: UnitResult) -> None:
    key = (one.title.id, holder_of(one.nominee))
    fresh = next((n for n in view.nominees if (n.title_id, holder_of(n)) == key), None)
    if fresh is None:
        holder: Holder = holder_of(one.nominee)
        fresh = office.rounds.nominees.fresh(view, one.title, holder)
        fresh = replace(fresh, position=len(office.rounds.view(view.round.id).nominees_of(one.title.id)))
        if one.reason:
            fresh = replace(fresh, state=NomineeState.LEFT_OUT, reason=one.reason)
    votes = replace(
        fresh,
        unit_yes=one.yes,
        unit_total=one.total,
        consensus=one.consensus,
        unit_round_id=one.source.id,
    )
    record_rows.save(office.db, votes)


def _fills(one: UnitResult, old: Nominee) -> bool:
    """Whether there is something to bring and nothing of the hand in its place."""
    typed = old.unit_round_id is None and (old.unit_total is not None or old.consensus)
    brought = (old.unit_yes, old.unit_total, old.consensus, old.unit_round_id)
    return not typed and brought != (one.yes, one.total, one.consensus, one.source.id)


def _result(source: Round, title: RoundTitle, nominee: Nominee, result: NameResult | None) -> UnitResult:
    if nominee.state is NomineeState.LEFT_OUT or result is None:
        return UnitResult(source, title, nominee, None, None, consensus=False, reason=nominee.reason)
    if result.standing is Standing.PASSED and not result.members:
        return UnitResult(source, title, nominee, None, None, consensus=True, reason="")
    passed = result.standing is Standing.PASSED
    reason = "" if passed else f"phòng không đề nghị: {result.agree}/{result.members} đồng ý"
    return UnitResult(source, title, nominee, result.agree, result.members, consensus=False, reason=reason)


def _key(title: RoundTitle) -> tuple[str, str, str]:
    return title.code, title.subject, title.ground
