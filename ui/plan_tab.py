"""Tab Kế hoạch: the years, the page of one plan as a tree, and the paper it becomes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app import paths
from app.domain.plan import Plan
from app.domain.readiness import Finding
from app.services.plan_search import Hit
from app.services.plans import Imported
from ui.ask_file import open_one
from ui.messages import Action
from ui.outline_keys import HINTS
from ui.outline_pane import OutlinePane
from ui.panes import Pane
from ui.paper_pane import PaperPane
from ui.plan_empty import PlanEmpty
from ui.plan_export import PlanExport
from ui.plan_find import FindBar
from ui.plan_findings import FindingsPanel
from ui.plan_head import PlanHead
from ui.plan_sign import SignDialog
from ui.plan_text_file import read_text_file
from ui.plan_years import PlanLine, YearsPane, version_words, year_words

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

LOW = 680
_WIDTHS = (196, 592, 460)
_MOST_OUTLINE = 960
_SHOWN = frozenset(
    {"plan", "plan_node", "register_entry", "office_identity", "signatory", "recipient_preset", "legal_basis"}
)
_SAVED = "plan-signed"


class PlanTab(QWidget):
    """Three panes: choose a year, work on its page, see the paper."""

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
        self.find_bar = FindBar(office, shell)
        self.tree = OutlinePane(office, shell)
        self.findings = FindingsPanel(theme)
        self.paper = PaperPane(theme)
        self.paper.view.set_practice(office.practice)
        self.empty = PlanEmpty(theme)
        self.export = PlanExport(office, shell, self)
        work = Pane(theme)
        rows = QVBoxLayout(work)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.head)
        rows.addWidget(self.find_bar)
        rows.addWidget(self.tree, 1)
        rows.addWidget(self.findings)
        work.setMinimumWidth(420)
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.addWidget(work)
        self._sides.addWidget(self.paper)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._sides)
        self._middle.addWidget(self.empty)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.years)
        self._splitter.addWidget(self._middle)
        for splitter in (self._splitter, self._sides):
            splitter.setHandleWidth(8)
            splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(1, 1)
        self._sides.setStretchFactor(0, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)
        self._splitter.setSizes([_WIDTHS[0], _WIDTHS[1] + _WIDTHS[2]])
        self._page_width = _WIDTHS[2]
        self._sides.splitterMoved.connect(self._page_dragged)
        self._check_later = QTimer(self)
        self._check_later.setSingleShot(True)
        self._check_later.setInterval(0)
        self._check_later.timeout.connect(self._check)
        self._connect()
        self._keys()
        shell.set_keys("plan", HINTS)
        self.reload()

    # -- wiring --------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        shell = self._shell
        shell.year_changed.connect(self._year_changed)
        shell.touched.connect(self._touched)
        self.years.chosen.connect(self._choose)
        self.years.new_asked.connect(self.create)
        self.years.import_asked.connect(self.import_file)
        self.years.register_asked.connect(lambda: shell.open_page("register"))
        self.head.add_asked.connect(self.tree.add_after)
        self.head.sign_asked.connect(self.sign_or_replace)
        self.head.numbered.connect(self.tree.set_numbering)
        self.head.numbering_shown.connect(lambda: self.head.set_chosen(self.tree.numbering()))
        self.head.find_asked.connect(self.find_bar.open)
        self.tree.followed.connect(self._follow)
        self.tree.typed.connect(self._preview)
        self.tree.refused.connect(self._refuse)
        self.find_bar.gone_to.connect(self._go_to_hit)
        self.find_bar.looked_for.connect(self._mark_words)
        self.find_bar.closed.connect(self.tree.setFocus)
        self.findings.gone_to.connect(self._go_to_finding)
        self.paper.export_asked.connect(self.export_word)
        self.paper.open_asked.connect(self.open_in_word)
        self.paper.view.ref_clicked.connect(self._open_ref)
        self.empty.new_asked.connect(self.create)
        self.empty.copy_asked.connect(self.copy_nearest)
        self.empty.import_asked.connect(self.import_file)
        self.empty.near_asked.connect(shell.set_year)

    def _keys(self) -> None:
        deeds: dict[str, Any] = {
            "Ctrl+N": self._new,
            "Ctrl+F": lambda: self._find(False),
            "Ctrl+H": lambda: self._find(True),
            "F3": self.find_bar.go_on,
            "Shift+F3": self.find_bar.go_back,
            "F4": self.toggle_paper,
            "F6": lambda: self._next_pane(1),
            "Shift+F6": lambda: self._next_pane(-1),
            "F8": lambda: self._next_finding(1),
            "Shift+F8": lambda: self._next_finding(-1),
            "Ctrl+E": self.export_word,
            "F12": self.export_word,
            "Ctrl+Return": self.export_word,
            "Ctrl+Enter": self.export_word,
            "Ctrl+B": self._type_is_set,
            "Ctrl+U": self._type_is_set,
        }
        for key, deed in deeds.items():
            shortcut = QShortcut(QKeySequence(key), self, deed)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # -- what is shown -------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Show the records as they are now, where it is still the same plan as differences only."""
        self._stale = False
        plans = self._office.plans
        year = self._shell.year()
        versions = plans.versions(year)
        newest = versions[0] if versions else None
        plan = next((p for p in versions if p.id == self._chosen_version), newest)
        self._plan = plan
        self._show_years(year, versions, plan)
        self.tree.show_plan(plan)
        self.find_bar.show_plan(plan.id if plan else 0, plan is None or plan.signed)
        self._middle.setCurrentWidget(self._sides if plan else self.empty)
        if plan is None:
            self._show_empty(year)
            self.paper.view.clear()
            return
        replaced = next((p for p in versions if p.id == plan.replaces), None)
        self.head.show_plan(plan, plans.symbol_for(plan), plan is newest, replaced)
        self._preview()
        self._check_later.start()

    def _show_years(self, year: int, versions: tuple[Plan, ...], plan: Plan | None) -> None:
        lines = []
        known = self._office.plans.years()
        years = {line.year: line for line in known}
        for each in sorted({*years, year}, reverse=True):
            line = years.get(each)
            if line is None:
                lines.append(PlanLine(each, 0, 0, False, "Chưa có kế hoạch"))
                continue
            lines.append(PlanLine(each, line.plan_id, 0, line.state == "signed", year_words(line)))
            if each == year and len(versions) > 1:
                lines += [
                    PlanLine(
                        each, p.id, p.version, p.signed, version_words(p, self._office.plans.symbol_for(p))
                    )
                    for p in versions
                ]
        self.years.show_lines(lines, year, plan.id if plan else 0)

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

    def _check(self) -> None:
        """Readiness, once the events of the moment are done."""
        if self._plan is None:
            return
        found = self._shell.attempt(lambda: self._office.plans.readiness(self._plan.id)) or ()  # type: ignore[union-attr]
        self.findings.setVisible(not self._plan.signed)
        self.findings.show_findings(found)
        self.tree.set_marks(frozenset(f.target for f in found if f.level == "warn"))

    def _preview(self) -> None:
        if self._plan is not None:
            self.paper.view.show_later(lambda: self._office.papers.draft_paper(*self.tree.live()))

    def _follow(self, target: str) -> None:
        self.paper.view.follow(target)

    def _touched(self, kinds: frozenset[str]) -> None:
        if not kinds & _SHOWN:
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def _year_changed(self, _year: int) -> None:
        self.tree.leave()
        self._chosen_version = 0
        self.reload()

    def _choose(self, year: int, plan_id: int) -> None:
        self.tree.leave()
        newest = self._office.plans.current(year)
        self._chosen_version = 0 if newest is None or newest.id == plan_id else plan_id
        if year == self._shell.year():
            self.reload()
        else:
            wanted = self._chosen_version
            self._shell.set_year(year)
            if wanted:
                self._chosen_version = wanted
                self.reload()

    # -- deeds ---------------------------------------------------------------------------------------------

    def create(self) -> None:
        """A blank plan for the year."""
        self._made(lambda: self._office.plans.create(self._shell.year()))

    def copy_nearest(self) -> None:
        """A plan with the words of the nearest year's."""
        near = self._nearest(self._shell.year())
        if near is not None:
            self._made(lambda: self._office.plans.create(self._shell.year(), near.id))

    def _made(self, deed: Any) -> None:
        done = self._shell.attempt(deed)
        if done is not None:
            self._shell.report(done)
            self.tree.setFocus()

    def import_file(self) -> None:
        """A plan out of a text file, into the working year."""
        self.tree.leave()
        kinds = "Văn bản thường (*.txt);;Mọi tệp (*)"
        path = open_one(self, "Nhập kế hoạch từ tệp văn bản", paths.papers_folder(), kinds)
        if path is not None:
            self.import_path(path)

    def import_path(self, path: Path) -> None:
        """The same for a file already chosen; an existing draft of the year is written anew, and undo brings it back."""
        year = self._shell.year()
        replacing = self._office.plans.current(year) is not None
        done = self._shell.attempt(
            lambda: self._office.plans.import_text(year, read_text_file(path), replace_existing=replacing)
        )
        if done is None:
            return
        taken = done.value
        self._chosen_version = 0
        self.reload()
        count = len(taken.findings) if isinstance(taken, Imported) else 0
        look = f" {count} điều nên xem ở dưới." if count else ""
        self._shell.report(done, f"Đã nhập kế hoạch {year} từ {path.name}.{look}")
        self.tree.setFocus()

    def sign_or_replace(self) -> None:
        """Sign a draft, or begin the version that replaces a signed plan."""
        self.tree.leave()
        plan = self._plan
        if plan is None:
            return
        if plan.signed:
            self._made(lambda: self._office.plans.new_version(plan.id))
            return
        dialog = SignDialog(self._office, self._shell.theme, self._office.plans.plan(plan.id), self.window())
        if dialog.exec():
            signed = self._office.plans.plan(plan.id)
            self._shell.say(f"Đã ký {signed.number_text()}. Kế hoạch chỉ đọc, đã ghi vào Sổ văn bản đi.")
        dialog.deleteLater()
        self.tree.setFocus()

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

    def toggle_paper(self) -> None:
        """F4: the right pane on and off."""
        self.paper.setVisible(not self.paper.isVisible())
        if self.paper.isVisible():
            self._fit()

    def open_target(self, target: object) -> None:
        """Show a record: "node:12", "field:title", a year or "plan:3"."""
        words = str(target)
        if words.startswith("node:"):
            self.tree.reveal(words)
            self.tree.setFocus()
        elif words.startswith("field:"):
            self.tree.open(words)
        elif words.isdigit():
            self._shell.set_year(int(words))

    def _new(self) -> None:
        if self._plan is None:
            self.create()
        else:
            self.tree.add_after()

    def _find(self, replacing: bool) -> None:
        if self._plan is not None:
            self.tree.leave()
            self.find_bar.open(replacing)

    def _go_to_hit(self, hit: Hit | None) -> None:
        self.tree.show_hit(hit.target if hit else "")

    def _mark_words(self, words: str, match_case: bool) -> None:
        self.tree.mark_words(words, match_case)

    def _next_finding(self, by: int) -> None:
        self.tree.leave()
        finding = self.findings.step(by)
        if finding is None:
            self._shell.say("Không có điều nào cần xem trước khi ký.")
        else:
            self._go_to_finding(finding)

    def _go_to_finding(self, finding: Finding) -> None:
        self.tree.leave()
        if finding.target.startswith("settings:"):
            self._shell.open_page("settings/" + finding.target.removeprefix("settings:"))
        elif finding.kind == "number" and finding.sentence.startswith("Chưa") and not self._by_key():
            self.sign_or_replace()
        elif finding.target == "field:body":
            self.tree.add_after("field:lead_in")
        else:
            self.tree.open(finding.target)

    def _by_key(self) -> bool:
        """Whether F8 led here: then the row is opened, the dialog only by its link."""
        return QApplication.focusWidget() is not self.findings.list

    def _open_ref(self, ref: str) -> None:
        self.tree.open(ref)

    def _refuse(self) -> None:
        self._shell.warn(
            "Kế hoạch đã ký thì chỉ đọc. Muốn đổi, lập bản thay thế; bản đã ký vẫn giữ nguyên.",
            Action("Lập bản thay thế", self.sign_or_replace) if not self.head.sign.isHidden() else None,
            cause=_SAVED,
        )

    def _type_is_set(self) -> None:
        self._shell.say("Chữ đậm, gạch chân trong kế hoạch do thể thức định, không đặt bằng tay.")

    def _next_pane(self, by: int) -> None:
        self.tree.leave()
        stops: list[QWidget] = [self.years.list, self.tree.view, self.findings.list, self.paper.view]
        if self._plan is None:
            stops = [self.years.list, self.empty]
        stops = [stop for stop in stops if stop.isVisible()]
        focus = QApplication.focusWidget()
        at = next(
            (
                i
                for i, stop in enumerate(stops)
                if focus is not None and (stop is focus or stop.isAncestorOf(focus))
            ),
            0,
        )
        stops[(at + by) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)

    # -- coming and going ----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is shown; the window is watched for its closing."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        if self._stale:
            self.reload()
        self._fit()
        QTimer.singleShot(0, self._take_focus)

    def _take_focus(self) -> None:
        if self.isVisible() and QApplication.focusWidget() is None:
            (self.tree.view if self._plan else self.empty).setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab: what is being typed is stored."""
        self.tree.leave()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before the window closes, what is being typed is stored."""
        if event.type() == QEvent.Type.Close and watched is self.window():
            self.tree.leave()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window folds the findings; a wide one gives the page what the tree does not need."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.findings.set_low(self.window().height() < LOW)
        total = self._sides.width() - self._sides.handleWidth()
        page = max(self._page_width, total - _MOST_OUTLINE)
        page = min(page, total - self._sides.widget(0).minimumWidth())
        self._sides.setSizes([total - page, page])

    def _page_dragged(self) -> None:
        self._page_width = self._sides.sizes()[1]
