"""How many doubts each person and collective has: the whole book read once instead of a history each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from app.domain.awards_held import AwardHeld
from app.domain.history import History
from app.domain.history_marks import marks
from app.domain.holder import HeldBy, Holder, holder_of
from app.domain.initiatives import Initiative, InitiativeAuthor, InitiativeUse
from app.domain.quality_grades import QualityGrade
from app.domain.staff import AwayPeriod
from app.services.award_catalogue import catalogue
from app.services.history import decision_rule_or_none, use_rule_or_none
from app.storage import record_rows

if TYPE_CHECKING:
    from app.services.office import Office


def mark_counts(office: Office) -> Mapping[Holder, int]:
    """Doubts by holder; who has none is not there. Units stand for themselves, without those before them."""
    db = office.db
    awards = _grouped(record_rows.rows(db, AwardHeld))
    grades = _grouped(record_rows.rows(db, QualityGrade))
    initiatives, uses = _initiatives(office)
    aways: dict[Holder, list[AwayPeriod]] = defaultdict(list)
    for away in record_rows.rows(db, AwayPeriod):
        aways[Holder(away.person_id)].append(away)
    entries = catalogue()
    found: dict[Holder, int] = {}
    for holder in {*awards, *grades, *initiatives}:
        history = History(
            holder,
            None,
            tuple(awards.get(holder, ())),
            tuple(grades.get(holder, ())),
            tuple(initiatives.get(holder, ())),
            tuple(uses.get(holder, ())),
            aways=tuple(aways.get(holder, ())),
        )
        count = len(marks(history, entries, decision_rule_or_none, use_rule_or_none))
        if count:
            found[holder] = count
    return found


R = TypeVar("R", bound=HeldBy)


def _grouped(rows: Iterable[R]) -> dict[Holder, list[R]]:
    found: dict[Holder, list[R]] = defaultdict(list)
    for row in rows:
        found[holder_of(row)].append(row)
    return found


def _initiatives(
    office: Office,
) -> tuple[dict[Holder, list[Initiative]], dict[Holder, list[InitiativeUse]]]:
    """Initiatives of each author, and every use of them whoever used them."""
    known = {row.id: row for row in record_rows.rows(office.db, Initiative)}
    uses: dict[int, list[InitiativeUse]] = defaultdict(list)
    for use in record_rows.rows(office.db, InitiativeUse):
        uses[use.initiative_id].append(use)
    mine: dict[Holder, list[Initiative]] = defaultdict(list)
    served: dict[Holder, list[InitiativeUse]] = defaultdict(list)
    for author in record_rows.rows(office.db, InitiativeAuthor):
        row = known.get(author.initiative_id)
        if author.person_id is not None and row is not None:
            mine[Holder(author.person_id)].append(row)
            served[Holder(author.person_id)] += uses[row.id]
    return mine, served
