"""The histories of everybody: the whole book read once instead of a history each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar

from app.domain.awards_held import AwardHeld
from app.domain.discipline import Discipline
from app.domain.history import History
from app.domain.history_marks import marks
from app.domain.holder import HeldBy, Holder, holder_of
from app.domain.initiatives import Initiative, InitiativeAuthor, InitiativeUse
from app.domain.quality_grades import QualityGrade
from app.domain.staff import AwayPeriod, Membership, Person
from app.domain.unit_succession import predecessors
from app.services.award_catalogue import catalogue
from app.services.history import decision_rule_or_none, least_grades, use_rule_or_none
from app.storage import record_rows

if TYPE_CHECKING:
    from app.services.office import Office


def histories(office: Office) -> Mapping[Holder, History]:
    """The history of everybody of whom the book holds anything; units without those before them."""
    db = office.db
    awards = _grouped(record_rows.rows(db, AwardHeld))
    grades = _grouped(record_rows.rows(db, QualityGrade))
    initiatives, uses = _initiatives(office)
    people = {Holder(row.id): row for row in record_rows.rows(db, Person)}
    stays = _by_person(record_rows.rows(db, Membership))
    aways = _by_person(record_rows.rows(db, AwayPeriod))
    discipline = _by_person(record_rows.rows(db, Discipline))
    return {
        holder: History(
            holder,
            people.get(holder),
            tuple(awards.get(holder, ())),
            tuple(grades.get(holder, ())),
            tuple(initiatives.get(holder, ())),
            tuple(uses.get(holder, ())),
            tuple(discipline.get(holder, ())),
            tuple(stays.get(holder, ())),
            tuple(aways.get(holder, ())),
        )
        for holder in {*awards, *grades, *initiatives, *people}
    }


def mark_counts(office: Office) -> Mapping[Holder, int]:
    """Doubts by holder; who has none is not there."""
    entries, least = catalogue(), least_grades(office)
    found = {
        holder: len(marks(history, entries, decision_rule_or_none, use_rule_or_none, least))
        for holder, history in _going_on(office, histories(office)).items()
    }
    return {holder: count for holder, count in found.items() if count}


def _going_on(office: Office, each: Mapping[Holder, History]) -> Mapping[Holder, History]:
    """With the record of a unit going on from the units before it, as its page does."""
    rows = office.achievements.successions.rows()
    found = dict(each)
    for unit_id in {row.into_id for row in rows if row.continues}:
        chain = [
            each[one] for one in (Holder(None, unit) for unit in predecessors(unit_id, rows)) if one in each
        ]
        if chain:
            found[Holder(None, unit_id)] = History(
                Holder(None, unit_id),
                None,
                tuple(row for history in chain for row in history.awards),
                tuple(row for history in chain for row in history.grades),
            )
    return found


class _OfPerson(Protocol):
    @property
    def person_id(self) -> int: ...


P = TypeVar("P", bound=_OfPerson)
R = TypeVar("R", bound=HeldBy)


def _grouped(rows: Iterable[R]) -> dict[Holder, list[R]]:
    found: dict[Holder, list[R]] = defaultdict(list)
    for row in rows:
        found[holder_of(row)].append(row)
    return found


def _by_person(rows: Iterable[P]) -> dict[Holder, list[P]]:
    found: dict[Holder, list[P]] = defaultdict(list)
    for row in rows:
        found[Holder(row.person_id)].append(row)
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
