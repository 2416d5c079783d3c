"""Thành tích: the desks of its kinds of row under one roof."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from app.services.award_facts import AwardFactDesk
from app.services.awards import AwardDesk
from app.services.evidence import EvidenceDesk
from app.services.grades import GradeDesk
from app.services.grading import GradingDesk
from app.services.history import HistoryDesk
from app.services.initiatives import InitiativeDesk
from app.services.open_matters import MatterDesk
from app.services.registrations import RegistrationDesk
from app.services.successions import SuccessionDesk
from app.services.works import WorkDesk
from app.storage import achievement_rows

if TYPE_CHECKING:
    from app.services.office import Office


class Achievements:
    """One desk a kind of row; years and issuers go across them."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def years(self) -> tuple[int, ...]:
        """Years with any row, oldest first."""
        return achievement_rows.years(self._office.db)

    def issuers(self) -> tuple[str, ...]:
        """Who issued what the book holds, the most frequent first: to be suggested only."""
        return achievement_rows.issuers(self._office.db)

    @cached_property
    def awards(self) -> AwardDesk:
        return AwardDesk(self._office)

    @cached_property
    def evidence(self) -> EvidenceDesk:
        return EvidenceDesk(self._office)

    @cached_property
    def grades(self) -> GradeDesk:
        return GradeDesk(self._office)

    @cached_property
    def initiatives(self) -> InitiativeDesk:
        return InitiativeDesk(self._office)

    @cached_property
    def matters(self) -> MatterDesk:
        return MatterDesk(self._office)

    @cached_property
    def registrations(self) -> RegistrationDesk:
        return RegistrationDesk(self._office)

    @cached_property
    def works(self) -> WorkDesk:
        return WorkDesk(self._office)

    @cached_property
    def history(self) -> HistoryDesk:
        return HistoryDesk(self._office)

    @cached_property
    def facts(self) -> AwardFactDesk:
        return AwardFactDesk(self._office)

    @cached_property
    def grading(self) -> GradingDesk:
        return GradingDesk(self._office)

    @cached_property
    def successions(self) -> SuccessionDesk:
        return SuccessionDesk(self._office)
