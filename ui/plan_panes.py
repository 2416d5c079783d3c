"""The three panes of the plan tab and what they show: the years, the page of one plan, the paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.outline_pane import OutlinePane
from ui.panes import Pane
from ui.plan_export import PlanExport
from ui.plan_findings import FindingsPanel
from ui.plan_head import PlanHead
from ui.plan_years import PlanLine, YearsPane, version_words, year_words

if TYPE_CHECKING:
    from app.documents.model import Document
    from app.domain.plan import Plan
    from app.domain.readiness import Finding
    from app.services.office import Office
    from ui.paper_pane import PaperPane
    from ui.plan_empty import PlanEmpty
    from ui.plan_find import FindBar
    from ui.shell import Shell

LOW = 680
"""Below this height of the window (px) the findings fold to their heading."""
_YEARS, _WORK, _PAGE = 196, 592, 460
_MOST_WORK = 960
_LEAST_PAGE = 320
_LEAST_WORK = 420
_LATER_MS = 150
"""What can wait comes so long after the first paint: the window answers a key before."""


class PlanPanes(QWidget):
    """Shows the plan of the working year, or the version chosen among them."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._plan: Plan | None = None
        self._chosen_version = 0
        self._stale = True
        theme = shell.theme
        self.years = YearsPane(theme)
        self.head = PlanHead(theme)
        self.tree = OutlinePane(office, shell)
        self.findings = FindingsPanel(theme)
        self.side = QWidget()
        self.side.setMinimumWidth(_LEAST_PAGE)
        self.export = PlanExport(office, shell, self)
        self._lay_out()
        self._page_width = _PAGE
        self._check_later = QTimer(self)
        self._check_later.setSingleShot(True)
        self._check_later.timeout.connect(self._check_or_wait)
        self._checked = False
        self._painted = False
        self.tree.typed.connect(self._preview)

    @cached_property
    def paper(self) -> PaperPane:
        """The page as it will be printed: made once the window is seen, or when it is first asked for."""
        from ui.paper_pane import PaperPane

        made = PaperPane(self._shell.theme)
        made.view.set_practice(self._office.practice)
        rows = QVBoxLayout(self.side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(made)
        self.tree.followed.connect(made.view.follow)
        self._connect_paper(made)
        made.show()
        if self._plan is not None:
            made.view.show_later(self._draft)
            made.view.follow(self.tree.view.current_target())
        return made

    @cached_property
    def find_bar(self) -> FindBar:
        """Made when words are first looked for."""
        from ui.plan_find import FindBar

        made = FindBar(self._office, self._shell)
        made.show_plan(*self._searched())
        self._work_rows.insertWidget(1, made)  # below the head, for the Tab key too
        for before, after in pairwise((self.head.sign, *made.stops)):
            QWidget.setTabOrder(before, after)
        self._connect_find(made)
        return made

    @cached_property
    def empty(self) -> PlanEmpty:
        """What a year without a plan shows, made for the first such year."""
        from ui.plan_empty import PlanEmpty

        made = PlanEmpty(self._shell.theme)
        self._middle.addWidget(made)
        self._connect_empty(made)
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first time tells that what could wait may begin."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(_LATER_MS, self, lambda: self.paper)

    def _connect_paper(self, paper: PaperPane) -> None:
        """What the buttons of the page do is the tab's business."""

    def _connect_find(self, bar: FindBar) -> None:
        """Where the bar leads is the tab's business."""

    def _connect_empty(self, empty: PlanEmpty) -> None:
        """How a plan begins is the tab's business."""

    def reload(self) -> None:
        """Show the records as they are now; where it is still the same plan, as differences only."""
        self._stale = False
        plans = self._office.plans
        year = self._shell.year()
        versions = plans.versions(year)
        newest = versions[0] if versions else None
        plan = next((p for p in versions if p.id == self._chosen_version), newest)
        self._plan = plan
        self._show_years(year, versions, plan)
        self.tree.show_plan(plan)
        if "find_bar" in vars(self):
            self.find_bar.show_plan(*self._searched())
        self._middle.setCurrentWidget(self._sides if plan else self.empty)
        if plan is None:
            self._show_empty(year)
            self._clear_paper()
            return
        replaced = next((p for p in versions if p.id == plan.replaces), None)
        self.head.show_plan(plan, plans.symbol_for(plan), plan is newest, replaced)
        self._preview()
        self.findings.setVisible(not plan.signed)
        self._check_later.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window folds the findings; a wide one gives the page what the tree does not need."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        work = Pane(self._shell.theme)
        rows = self._work_rows = QVBoxLayout(work)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.head)
        rows.addWidget(self.tree, 1)
        rows.addWidget(self.findings)
        work.setMinimumWidth(_LEAST_WORK)
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.addWidget(work)
        self._sides.addWidget(self.side)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._sides)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.years)
        splitter.addWidget(self._middle)
        for each in (splitter, self._sides):
            each.setHandleWidth(8)
            each.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_YEARS, _WORK + _PAGE])
        self._sides.splitterMoved.connect(self._page_dragged)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)

    def _show_years(self, year: int, versions: tuple[Plan, ...], plan: Plan | None) -> None:
        plans = self._office.plans
        known = {line.year: line for line in plans.years()}
        lines = []
        for each in sorted({*known, year}, reverse=True):
            line = known.get(each)
            if line is None:
                lines.append(PlanLine(each, 0, 0, False, "Chưa có kế hoạch"))
                continue
            lines.append(PlanLine(each, line.plan_id, 0, line.state == "signed", year_words(line)))
            if each == year and len(versions) > 1:
                lines += [
                    PlanLine(each, p.id, p.version, p.signed, version_words(p, plans.symbol_for(p)))
                    for p in versions
                ]
        self.years.show_lines(lines, year, plan.id if plan else 0)

    def _searched(self) -> tuple[int, bool]:
        plan = self._plan
        return plan.id if plan else 0, plan is None or plan.signed

    def _show_empty(self, year: int) -> None:
        near = self._nearest(year)
        words = ""
        if near is not None:
            number = near.number_text(self._office.plans.symbol_for(near))
            words = f"số {number}" if number else "dự thảo, chưa có số"
        self.empty.show_year(year, near.year if near else 0, words, bool(near and near.signed))

    def _nearest(self, year: int) -> Plan | None:
        """The newest plan before the year, else the first after it."""
        years = [line.year for line in self._office.plans.years()]
        before = [y for y in years if y < year]
        after = [y for y in years if y > year]
        near = max(before) if before else min(after) if after else 0
        return self._office.plans.current(near) if near else None

    def _check_or_wait(self) -> None:
        """The first time the window is not yet painted: what is missing may come after that."""
        if self._checked:
            self._check()
        else:
            self._checked = True
            self._check_later.start(_LATER_MS)

    def _check(self) -> None:
        """Readiness, once the events of the moment are done."""
        plan = self._plan
        if plan is None:
            return
        found = self._shell.attempt(lambda: self._office.plans.readiness(plan.id)) or ()
        self._show_missing(found)
        self.tree.set_marks(frozenset(finding.target for finding in found if finding.level == "warn"))

    def _show_missing(self, found: Sequence[Finding]) -> None:
        self.findings.show_findings(found)

    def _clear_paper(self) -> None:
        if "paper" in vars(self):
            self.paper.view.clear()

    def _preview(self) -> None:
        if self._plan is not None and "paper" in vars(self):
            self.paper.view.show_later(self._draft)

    def _draft(self) -> Document:
        return self._office.papers.draft_paper(*self.tree.live())

    def _fit(self) -> None:
        self.findings.set_height(self.window().height(), LOW)
        total = self._sides.width() - self._sides.handleWidth()
        page = max(self._page_width, total - _MOST_WORK)
        page = min(page, total - _LEAST_WORK)
        self._sides.setSizes([total - page, page])

    def _page_dragged(self) -> None:
        self._page_width = self._sides.sizes()[1]
