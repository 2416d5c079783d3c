"""Tab Kế hoạch: what its buttons, links and keys do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from app import paths
from app.services.plan_search import Hit
from ui.key_words import sequence
from ui.messages import Action
from ui.outline_keys import HINTS
from ui.outline_menu import add_styles
from ui.pane_walk import walk_panes
from ui.plan_out import OUT_HINTS
from ui.plan_proof import PROOF_HINTS, PlanProof
from ui.proof_rows import ProofRow, Row

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.paper_pane import PaperPane
    from ui.plan_empty import PlanEmpty
    from ui.plan_find import FindBar
    from ui.shell import Shell

_SHOWN = frozenset(
    {
        "plan",
        "plan_node",
        "register_entry",
        "office_identity",
        "signatory",
        "recipient_preset",
        "legal_basis",
        "word_pair",
    }
)
_SIGNED = "plan-signed"


class PlanTab(PlanProof):
    """Choose a year, work on its page, see the paper."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(office, shell)
        self._connect()
        self._keys()
        at = next(i for i, hint in enumerate(HINTS) if hint.keys.startswith("F8")) + 1
        shell.set_keys("plan", (*HINTS[:at], *PROOF_HINTS, *OUT_HINTS, *HINTS[at:]))
        self.reload()

    def _connect(self) -> None:
        shell = self._shell
        shell.year_changed.connect(self._year_changed)
        shell.touched.connect(self._touched)
        self.years.chosen.connect(self._choose)
        self.years.new_asked.connect(self.create_plan)
        self.years.import_asked.connect(self.import_file)
        self.years.register_asked.connect(self._open_register)
        self.years.check_asked.connect(self.check_conformity)
        self.years.next_asked.connect(
            lambda plan_id, year: shell.open_page("next_year", f"next_year:{plan_id}/{year}")
        )
        self.years.compare_asked.connect(self._open_compare)
        self.findings.check_asked.connect(self.check_conformity)
        self.head.add_asked.connect(self.tree.add_after)
        self.head.sign_asked.connect(self.sign_or_replace)
        self.head.numbering_shown.connect(self._offer_styles)
        self.head.find_asked.connect(lambda: self._find(False))
        self.tree.refused.connect(self._refuse)
        self.findings.gone_to.connect(self._go_to_finding)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def _connect_find(self, bar: FindBar) -> None:
        bar.gone_to.connect(self._go_to_hit)
        bar.looked_for.connect(self.tree.mark_words)
        bar.closed.connect(self.tree.setFocus)

    def _connect_empty(self, empty: PlanEmpty) -> None:
        empty.new_asked.connect(self.create_plan)
        empty.copy_asked.connect(self.copy_nearest)
        empty.import_asked.connect(self.import_file)
        empty.near_asked.connect(self._shell.set_year)

    def _connect_paper(self, paper: PaperPane) -> None:
        paper.export_asked.connect(self.export_word)
        paper.open_asked.connect(self.open_in_word)
        paper.print_asked.connect(self.print_paper)
        paper.ways_asked.connect(self.open_ways)
        paper.view.ref_clicked.connect(self.tree.open)

    def _keys(self) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "Ctrl+N": self._new,
            "Ctrl+F": lambda: self._find(False),
            "Ctrl+H": lambda: self._find(True),
            "F3": lambda: self._step_hit(1),
            "Shift+F3": lambda: self._step_hit(-1),
            "F4": self.toggle_paper,
            "F8": lambda: self.next_finding(1),
            "Shift+F8": lambda: self.next_finding(-1),
            "Ctrl+F8": self.findings.toggle_tall,
            "Ctrl+.": self.mend_current,
            "Ctrl+,": self.dismiss_current,
            "Ctrl+P": self.print_paper,
            "Ctrl+E": self.export_word,
            "F12": self.export_word,
            "Ctrl+Return": self.export_word,
            "Ctrl+Enter": self.export_word,
            "Ctrl+B": self._type_is_set,
            "Ctrl+U": self._type_is_set,
        }
        for key, deed in deeds.items():
            shortcut = QShortcut(sequence(key), self, deed)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        walk_panes(self, self._stops)

    def _stops(self) -> tuple[QWidget, ...]:
        middle = self.tree.view if self._plan else self.empty
        return (self.years.list, middle, self.findings.list, self.paper.view)

    # What another page, the list of years or a search asks for.

    def open_target(self, target: object) -> None:
        """Show a record: "plan:3", "plan:3/node:12", "node:12", "field:title", or a year."""
        for words in str(target).split("/"):
            kind, _, name = words.partition(":")
            if kind == "plan" and name.isdigit():
                plan = self._office.plans.plan(int(name))
                self._choose(plan.year, plan.id)
            elif kind == "node":
                self.tree.leave()
                self.tree.reveal(words)
                self.tree.setFocus()
            elif kind == "field":
                self.tree.open(words)
            elif words.isdigit():
                self._shell.set_year(int(words))

    def _year_changed(self, _year: int) -> None:
        self.tree.leave()
        self._chosen_version = 0
        self.reload()

    def _choose(self, year: int, plan_id: int) -> None:
        self.tree.leave()
        newest = self._office.plans.current(year)
        older = 0 if newest is None or newest.id == plan_id else plan_id
        if year != self._shell.year():
            self._shell.set_year(year)
        self._chosen_version = older
        self.reload()

    def _touched(self, kinds: frozenset[str]) -> None:
        if not kinds & _SHOWN:
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    # Beginning a plan.

    def create_plan(self) -> None:
        """A blank plan for the year."""
        self._made(lambda: self._office.plans.create(self._shell.year()))

    def copy_nearest(self) -> None:
        """A plan with the words of the nearest year's."""
        near = self._nearest(self._shell.year())
        if near is not None:
            self._made(lambda: self._office.plans.create(self._shell.year(), near.id))

    def _made(self, deed: Callable[[], Any]) -> None:
        done = self._shell.attempt(deed)
        if done is not None:
            self._shell.report(done)
            self.tree.setFocus()

    def import_file(self) -> None:
        """A plan out of a Word or text file: what is understood of it is shown before anything is kept."""
        from ui.ask_file import IMPORT_KINDS, IMPORT_TITLE, open_one

        self.tree.leave()
        path = open_one(self, IMPORT_TITLE, paths.papers_folder(), IMPORT_KINDS)
        if path is not None:
            self._shell.open_page("plan-import", path)

    # Signing.

    def sign_or_replace(self) -> None:
        """Sign a draft, or begin the version that replaces a signed plan."""
        from ui.plan_sign import SignDialog

        self.tree.leave()
        plan = self._plan
        if plan is None:
            return
        if plan.signed:
            self._replace(plan.id)
            return
        dialog = SignDialog(self._office, self._shell.theme, self._office.plans.plan(plan.id), self.window())
        if dialog.exec():
            signed = self._office.plans.plan(plan.id)
            self._shell.say(f"Đã ký {signed.number_text()}. Kế hoạch chỉ đọc, đã ghi vào Sổ văn bản đi.")
        dialog.deleteLater()
        self.tree.setFocus()

    def _replace(self, plan_id: int) -> None:
        self._made(lambda: self._office.plans.new_version(plan_id))

    def reload(self) -> None:
        """What was said of a signed plan no longer holds once something else is shown."""
        self._shell.withdraw(_SIGNED)
        super().reload()

    def toggle_paper(self) -> None:
        """F4: the right pane on and off."""
        self.side.setVisible(self.side.isHidden())
        if not self.side.isHidden():
            self._fit()

    # Smaller deeds.

    def _new(self) -> None:
        if self._plan is None:
            self.create_plan()
        else:
            self.tree.add_after()

    def _find(self, replacing: bool) -> None:
        if self._plan is not None:
            self.tree.leave()
            self.find_bar.open(replacing)

    def _step_hit(self, by: int) -> None:
        bar = self.find_bar
        if by > 0:
            bar.go_on()
        else:
            bar.go_back()

    def _go_to_hit(self, hit: Hit | None) -> None:
        if hit is None:
            self.tree.show_hit("")
        else:
            self.tree.show_hit(hit.target, hit.part, hit.start)

    def _go_to_finding(self, finding: Row) -> None:
        """The link of a finding; a missing number is given by signing."""
        self.tree.leave()
        if isinstance(finding, ProofRow):
            self.open_proof(finding)
        elif finding.kind == "number" and finding.sentence.startswith("Chưa"):
            self.sign_or_replace()
        else:
            self.go_to_place(finding)

    def _offer_styles(self) -> None:
        add_styles(self.head.styles, self.tree)

    def _open_compare(self) -> None:
        plan = self._plan or self._nearest(self._shell.year())
        self._shell.open_page("compare", f"compare:{plan.id}" if plan else "")

    def _open_register(self) -> None:
        self._shell.open_page("register")

    def _refuse(self) -> None:
        plan = self._plan
        newest = not self.head.sign.isHidden()
        self._shell.warn(
            "Kế hoạch đã ký thì chỉ đọc. Muốn đổi, lập bản thay thế; bản đã ký vẫn giữ nguyên.",
            Action("Lập bản thay thế", lambda: self._replace(plan.id)) if newest and plan else None,
            cause=_SIGNED,
        )

    def _type_is_set(self) -> None:
        self._shell.say("Chữ đậm, gạch chân trong kế hoạch do thể thức định, không đặt bằng tay.")

    # Coming and going.

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is shown; the window is watched for its closing."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        if self._stale:
            self.reload()
        self._fit()
        QTimer.singleShot(0, self, self._take_focus)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab: what is being typed is stored."""
        self.tree.leave()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before the window closes, what is being typed is stored, and nothing asks the file any more."""
        if event.type() == QEvent.Type.Close and watched is self.window():
            self.tree.leave()
            self._check_later.stop()
            self.proof.settle()
            self._clear_paper()
        return False

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """The window takes the focus away before it undoes; keys must not go nowhere after that."""
        if new is None and old is not None and self.isAncestorOf(old) and self.window().isActiveWindow():
            QTimer.singleShot(0, self, self._take_focus)

    def _take_focus(self) -> None:
        if self.isVisible() and self.window().isActiveWindow() and QApplication.focusWidget() is None:
            (self.tree.view if self._plan else self.empty).setFocus()
