"""The desk of the history: the page of a person or a collective, and its rows for counting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from app.domain.conduct_points import PointSheet, YearPoints
from app.domain.conduct_tally import Fact, tally
from app.domain.history import History
from app.domain.history_marks import LeastGrade, marks
from app.domain.history_page import Beside, Conduct, HistoryPage, history_page, stays_by_year
from app.domain.history_rules import DecisionRule, InitiativeUseRule
from app.domain.holder import Holder
from app.domain.quality_grades import GradeFollowUp
from app.domain.registrations import Registration
from app.domain.unit_succession import predecessors
from app.errors import NotInForce, SayToUser
from app.services.award_catalogue import catalogue
from app.services.history_rules import decision_rule, initiative_use_rule
from app.services.holders import Holders
from app.storage import achievement_rows, history_rows

if TYPE_CHECKING:
    from app.services.office import Office


class HistoryDesk:
    """Reads what the other desks wrote; nothing is written here."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def history(self, holder: Holder) -> History:
        """Everything the book holds of the person or collective, as one value to count from."""
        if holder.person_id is not None:
            return history_rows.of_person(self._office.db, holder.person_id)
        if holder.unit_id is None:
            return history_rows.of_collective(self._office.db, ())
        before = self._office.achievements.successions.rows()
        return history_rows.of_collective(self._office.db, predecessors(holder.unit_id, before))

    def page(self, holder: Holder, since: int | None = None) -> HistoryPage:
        """The page of a person or a collective, newest year first, every doubt marked.

        `since` is a year that is shown even when nothing is known of it.
        """
        history = self.history(holder)
        today = self._office.now().date()
        names = Holders(self._office)
        units = {unit.id: unit.name for unit in names.units.values()} if history.memberships else {}
        conduct = self._conduct(holder)
        first = min((*history.years, *conduct, since or today.year, today.year))
        beside = Beside(
            conduct,
            achievement_rows.of_holder(self._office.db, GradeFollowUp, holder),
            achievement_rows.of_holder(self._office.db, Registration, holder),
            achievement_rows.works_of(self._office.db, holder),
            stays_by_year(history, units, first, today),
            history_rows.conduct_since(self._office.db) if holder.person_id is not None else None,
        )
        doubts = marks(
            history, catalogue(), decision_rule_or_none, use_rule_or_none, least_grades(self._office)
        )
        name = history.person.name if history.person else names.name(holder)
        return history_page(history, name, beside, doubts, _last_year(history, today), since)

    def _conduct(self, holder: Holder) -> dict[int, Conduct]:
        """By year, counted as everywhere from notes and from what only the clock saw; points where kept."""
        if holder.person_id is None:
            return {}
        today = self._office.now().date()
        facts = self._office.conduct.facts(date.min, date.max, holder.person_id)
        sheets = self._office.points.of_person(holder.person_id, facts, today)
        by_year: dict[int, list[Fact]] = {}
        for fact in facts:
            by_year.setdefault(fact.day.year, []).append(fact)
        points: dict[int, list[PointSheet]] = {}
        for sheet in sheets:
            points.setdefault(int(sheet.month[:4]), []).append(sheet)
        return {
            year: Conduct(
                tally(fact for fact in by_year.get(year, ()) if not fact.merit),
                tally(fact for fact in by_year.get(year, ()) if fact.merit),
                tuple(by_year.get(year, ())),
                YearPoints(tuple(points.get(year, ()))),
            )
            for year in {*by_year, *points}
        }


def _last_year(history: History, today: date) -> int:
    """The present year while the person is here or for a collective, else the last year spent here."""
    ends = [row.valid_to for row in history.memberships]
    if not ends or any(end is None for end in ends):
        return today.year
    return min(today.year, max(end.year for end in ends if end is not None))


def decision_rule_or_none(day: date) -> DecisionRule | None:
    """The rule of the day, None where the day has none."""
    try:
        return decision_rule(day)
    except NotInForce:
        return None


def use_rule_or_none(day: date) -> InitiativeUseRule | None:
    """The rule of the day, None where the day has none."""
    try:
        return initiative_use_rule(day)
    except NotInForce:
        return None


def least_grades(office: Office) -> Callable[[str, str, date], LeastGrade | None]:
    """The grade a title asks of its year by the rules of a day, each question answered once."""

    @cache
    def found(code: str, subject: str, day: date) -> LeastGrade | None:
        try:
            rules = office.rules.set_on(day)
        except SayToUser:  # older than every set
            return None
        asked = (row for row in rules.asked(code, subject, "") if row.measure == "grade_at_least")
        plain = next((row for row in asked if not row.choice and not row.reading), None)
        return LeastGrade(str(plain.row["grade"]), plain.source, plain.verified) if plain else None

    return found
