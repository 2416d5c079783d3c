"""Papers made of records: the value the screen shows, the file Word gets, and what was written where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.model import Cards, Document, Paper
from app.domain.outline import Outline
from app.domain.plan import Plan
from app.storage import exports as rows
from app.storage.exports import Export

if TYPE_CHECKING:
    from app.services.office import Office

__all__ = ["Export", "PaperDesk", "write_paper"]

_PLAN = "plan"


def write_paper(document: Paper, target: Path) -> Path:
    """Write a frozen paper as .docx, whole or not at all; safe in another thread."""
    if isinstance(document, Cards):
        from app.documents.word_cards import write_cards

        return write_cards(document, target)
    from app.documents.word import write_word

    return write_word(document, target)


class PaperDesk:
    """Every paper is laid out from its records as they are now."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def plan_paper(self, plan_id: int) -> Document:
        """The plan as a paper with the names of its own date; what is missing leaves room."""
        plans = self._office.plans
        return self.draft_paper(plans.plan(plan_id), plans.outline(plan_id))

    def draft_paper(self, plan: Plan, outline: Outline) -> Document:
        """A paper from words not yet stored, for the preview of what is being typed."""
        from app.documents.layouts.plan import plan_paper

        identity = self._office.settings.identity_on(plan.paper_day.earliest())
        return plan_paper(plan, outline, identity, practice=self._names_invented(plan))

    def suggested_name(self, plan_id: int) -> str:
        """`KH-2023.docx`, `KH-2023-thay-the-2.docx` for a second version."""
        plan = self._office.plans.plan(plan_id)
        version = f"-thay-the-{plan.version}" if plan.version > 1 else ""
        return f"KH-{plan.year}{version}.docx"

    def export_plan(self, plan_id: int, target: Path) -> Path:
        """Write the plan and remember the file; raises FileTrouble and leaves an older file as it was."""
        path = write_paper(self.plan_paper(plan_id), target)
        self.remember_plan(plan_id, path)
        return path

    def remember_plan(self, plan_id: int, path: Path) -> None:
        """Note that the plan was written to `path`; not undone by undo."""
        rows.remember(self._office.db, _PLAN, plan_id, path, self._office.now())

    def exports(self, plan_id: int) -> tuple[Export, ...]:
        """Files written of this plan, newest first."""
        return rows.exports(self._office.db, _PLAN, plan_id)

    def _names_invented(self, plan: Plan) -> bool:
        if not self._office.practice:
            return False
        from app.services.practice import invented_names

        return plan.signer_name in invented_names()
