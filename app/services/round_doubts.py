"""What a vote takes away from the titles above it: who passed one without the lower one it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.domain.holder import holder_of
from app.domain.judging import Verdict
from app.domain.round_results import NameResult, Standing
from app.services.round_eligibility import Eligibility, why
from app.services.round_gaps import council_lacks, meeting_lacks, tally_lacks
from app.services.round_view import RoundView

if TYPE_CHECKING:
    from app.services.office import Office

Results = Mapping[int, tuple[NameResult, ...]]


def doubts(office: Office, view: RoundView, results: Results) -> dict[int, str]:
    """By nominee: why a title that passed no longer meets its conditions, now that lower ones are decided.

    At the nomination lower titles on the lists count as held (Eligibility); here only those that passed do.
    The council decides: this is said, nothing is taken away.
    """
    passed: set[int] = set()
    lost: set[int] = set()
    for rows in results.values():
        for row in rows:
            if row.latest and row.standing is not Standing.LEFT_OUT:
                (passed if row.standing is Standing.PASSED else lost).add(row.nominee.id)
    if not lost:
        return {}
    failed = {holder_of(n) for n in view.nominees if n.id in lost}
    before, after = Eligibility(office, view), Eligibility(office, view, frozenset(passed))
    found = {}
    for title in view.titles:
        for n in view.nominees_of(title.id, listed=True):
            holder = holder_of(n)
            if n.id not in passed or (n.person_id is not None and holder not in failed):
                continue
            now = after.judged(holder, title)
            if now.verdict is Verdict.NOT_MET and before.judged(holder, title).verdict is not Verdict.NOT_MET:
                found[n.id] = f"Sau kiểm phiếu không còn đủ điều kiện: {why(now)}."
    return found


def lacks_before_sealing(view: RoundView) -> tuple[str, ...]:
    """What the papers will lack and nobody can write once the round is sealed."""
    if view.simple:
        return ()
    council = () if view.unit_level else council_lacks(view) + tally_lacks(view)
    return meeting_lacks(view) + council
