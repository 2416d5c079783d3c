"""The desk of comparison: two plans of the file side by side, and the same as a paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.model import Document
from app.domain.plan import Plan
from app.domain.plan_comparison import Change, Comparison, Row, Side, compare
from app.errors import SayToUser
from app.services.papers import write_paper

if TYPE_CHECKING:
    from app.services.office import Office

__all__ = ["Change", "Comparison", "ComparisonDesk", "Row", "Side"]


class ComparisonDesk:
    """Any two plans of the file: two years, or two versions of one."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def plans(self) -> tuple[Plan, ...]:
        """What can be compared, newest year first, newest version first."""
        desk = self._office.plans
        return tuple(plan for line in desk.years() for plan in desk.versions(line.year))

    def usual_pair(self, plan_id: int) -> tuple[int, int] | None:
        """The plan with what it is naturally held against: the version it replaces, else the year before.

        None when there is no second plan at all.
        """
        plan = self._office.plans.plan(plan_id)
        if plan.replaces:
            return plan.replaces, plan_id
        others = [other for other in self.plans() if other.id != plan_id]
        before = [other for other in others if (other.year, other.version) < (plan.year, plan.version)]
        if before:
            return before[0].id, plan_id
        return (plan_id, others[-1].id) if others else None

    def compare(self, old_id: int, new_id: int) -> Comparison:
        """What differs from the one to the other; raises SayToUser for a plan that is gone."""
        if old_id == new_id:
            raise SayToUser("Hai bên là cùng một kế hoạch. Chọn kế hoạch khác ở một bên.")
        return compare(self._side(old_id), self._side(new_id))

    def paper(self, comparison: Comparison) -> Document:
        """The comparison as a paper with the office's names of today."""
        from app.documents.layouts.comparison import comparison_paper

        today = self._office.now().date()
        settings = self._office.settings
        identity = settings.identity_on(today) or settings.identity_on(
            comparison.new.plan.paper_day.earliest()
        )
        return comparison_paper(comparison, identity, today, practice=self._office.practice)

    def suggested_name(self, comparison: Comparison) -> str:
        """`So-sanh-KH-2023-KH-2024.docx`, with versions where the years are the same."""
        names = [
            f"KH-{side.plan.year}" + (f"-ban-{side.plan.version}" if _versions(comparison) else "")
            for side in (comparison.old, comparison.new)
        ]
        return f"So-sanh-{'-'.join(names)}.docx"

    def export(self, comparison: Comparison, target: Path) -> Path:
        """Write the comparison as .docx, whole or not at all; raises FileTrouble."""
        return write_paper(self.paper(comparison), target)

    def _side(self, plan_id: int) -> Side:
        plans = self._office.plans
        plan = plans.plan(plan_id)
        return Side(plan, plans.outline(plan_id), plans.symbol_for(plan))


def _versions(comparison: Comparison) -> bool:
    return comparison.old.plan.year == comparison.new.plan.year
