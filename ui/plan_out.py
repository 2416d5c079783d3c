"""The plan leaves the tab: as a Word file, onto paper, as a PDF; and how it stands to the decree."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.messages import KeyHint
from ui.plan_panes import PlanPanes

if TYPE_CHECKING:
    from ui.print_desk import Printable, PrintDesk

OUT_HINTS = (KeyHint("Ctrl+P", "in; mũi tên cạnh nút in: xuất PDF, in qua Word hoặc LibreOffice"),)


class PlanOut(PlanPanes):
    """Whatever leaves, what is being typed is stored first."""

    @cached_property
    def printing(self) -> PrintDesk:
        """Made when it is first asked for: the start does without printers."""
        from ui.print_desk import PrintDesk

        return PrintDesk(self._shell, self)

    def export_word(self) -> None:
        """Ctrl+E: the plan as a Word file."""
        self.tree.leave()
        if self._plan is not None:
            self.export.export(self._plan.id)

    def open_in_word(self) -> None:
        """The plan in the machine's own program."""
        self.tree.leave()
        if self._plan is not None:
            self.export.open_in_word(self._plan.id)

    def printable(self) -> Printable | None:
        """The plan as it is stored; None in a year without one."""
        from ui.print_desk import Printable

        self.tree.leave()
        if self._plan is None:
            return None
        paper = self._office.papers.plan_paper(self._plan.id)
        return Printable(paper, self.export.proposed(self._plan.id), max(1, self.paper.view.page))

    def print_paper(self) -> None:
        """Ctrl+P: the pages as they are shown, on a printer."""
        what = self.printable()
        if what is not None:
            self.printing.print_paper(what)

    def check_conformity(self) -> None:
        """The plan against the decree, on a page of its own; without a plan any file can be chosen there."""
        self.tree.leave()
        self._shell.open_page("conformity", f"plan:{self._plan.id}" if self._plan else "")

    def open_ways(self, below: QWidget) -> None:
        """The menu of the other ways out."""
        self.printing.open_menu(self.printable, below)
