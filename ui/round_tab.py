"""Tab Bình xét: the seven steps of a round above, and the page of the step in front."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import SayToUser
from ui.import_steps_rail import StepRail
from ui.key_words import sequence
from ui.messages import KeyHint
from ui.pane_walk import HINT, first_stop, walk_panes
from ui.round_hub import SHOWN, RoundHub
from ui.round_state import DOSSIER, done_steps, first_open_step, rail_steps

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

# Module and class of each step's page, imported when it is first shown.
_PAGES = (
    ("ui.round_agenda_page", "AgendaPage"),
    ("ui.round_council_page", "CouncilPage"),
    ("ui.round_nominee_page", "NomineePage"),
    ("ui.round_paper_page", "PaperPage"),
    ("ui.round_meeting_page", "MeetingPage"),
    ("ui.round_result_page", "ResultPage"),
    ("ui.round_dossier_page", "DossierPage"),
)
_KEYS = (
    KeyHint("Trái, Phải trên hàng bước", "bước trước, bước sau"),
    KeyHint("Ctrl+Enter", "việc chính của bước"),
    KeyHint("Ctrl+N", "thêm đợt, thêm thành viên"),
    KeyHint("Dấu cách", "đưa vào, bỏ khỏi danh sách bầu"),
    KeyHint("số, rồi Tab, Enter", "nhập số phiếu; ô trống không phải là 0"),
    KeyHint("1, 2, 0", "đếm từng phiếu: đồng ý, không, trống; mũi tên lùi, Enter phiếu sau"),
    KeyHint("F8", "đến tên hai người lệch, tên chưa nhập"),
    HINT,
)


class RoundTab(QWidget):
    """`round:3/5` opens a round at a step."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self.hub = RoundHub(office, shell)
        self.rail = StepRail(shell.theme, open_done=True)
        self.rail.setAccessibleDescription("Trái, Phải sang bước khác")
        self.pages = QStackedWidget()
        self._built: dict[int, QWidget] = {}
        self._at = 0
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.rail)
        rows.addWidget(self.pages, 1)
        shell.set_keys("rounds", _KEYS)
        self.rail.asked.connect(self.show_step)
        self.hub.step_asked.connect(self.show_step)
        self.hub.paper_asked.connect(self._show_paper)
        self.hub.changed.connect(self._tell)
        shell.touched.connect(self._touched)
        shell.year_changed.connect(lambda _year: self._open_first())
        walk_panes(self, lambda: (self.rail, self.pages))
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(sequence(key), self, self._main_deed, context=here)
        self._open_first()

    @property
    def at(self) -> int:
        """The step in front, from 0."""
        return self._at

    def page(self, at: int | None = None) -> Any:
        """The page of a step (the one in front without a number), built now if it was not."""
        at = self._at if at is None else at
        if at not in self._built:
            module, name = _PAGES[at]
            self._built[at] = getattr(import_module(module), name)(self.hub)
            self.pages.addWidget(self._built[at])
        return self._built[at]

    def show_step(self, at: int) -> None:
        """Bring a step to the front; without an open round only the first can be."""
        if at >= len(_PAGES):
            return
        if self.hub.view is None:
            at = 0
        self._at = at
        page = self.page(at)
        self.pages.setCurrentWidget(page)
        self._tell()
        self.setFocusProxy(first_stop(page) or self.rail)

    def _show_paper(self, key: str) -> None:
        """The last step with this paper in front, ready to be printed."""
        self.show_step(DOSSIER)
        self.page().table.choose(key)

    def open_target(self, target: object) -> None:
        """`round:3`, `round:3/5`: a round, at a step (from 1) or where it stands."""
        number, _, step = str(target).partition(":")[2].partition("/")
        if not number.isdigit():
            return
        row = self._shell.attempt(lambda: self._office.rounds.round(int(number)))
        if row is None:
            return
        self._shell.set_year(row.year)
        self.hub.open(row.id)
        self.show_step(int(step) - 1 if step.isdigit() else self._standing())

    def _open_first(self) -> None:
        rounds = self._office.rounds.of_year(self._shell.year())
        try:
            self.hub.open(rounds[-1].id if rounds else None)
        except SayToUser as trouble:  # no rules for its day: the first step says so and mends it
            self.hub.view = None
            self._shell.fail(trouble)
        self.show_step(self._standing())

    def _standing(self) -> int:
        view = self.hub.view
        return 0 if view is None else min(first_open_step(self._office, view), len(_PAGES) - 1)

    def _touched(self, kinds: frozenset[str]) -> None:
        # What a page in front tells besides the round itself.
        beside = getattr(self.page(), "SHOWS", frozenset()) if self.isVisible() else frozenset()
        if kinds & (SHOWN | beside):
            self._shell.attempt(self.hub.reload)

    def _tell(self) -> None:
        view = self.hub.view
        if view is None and self._at:
            self._at = 0
            self.pages.setCurrentWidget(self.page(0))
        steps = rail_steps(self._office, view)
        done = frozenset() if view is None else done_steps(self._office, view)
        self.rail.show_steps(steps, self._at, done)

    def _main_deed(self) -> None:
        deed = getattr(self.page(), "main_deed", None)
        if deed is not None:
            deed()
