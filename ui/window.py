"""The main window: bar, tabs, the page in front, and the foot; global keys; what it remembers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import page_focus
from ui.bar import Bar
from ui.conduct_side import ConductSide
from ui.foot import Foot
from ui.jobs import Jobs
from ui.key_words import sequence
from ui.memory import Memory
from ui.message_line import A_PICTURE_LATER_MS
from ui.messages import Action
from ui.pages import COVERS, GLOBAL_KEYS, TABS, Page
from ui.shell import Shell
from ui.tab_strip import TabStrip
from ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.office import Office
    from app.services.search import SearchHit
    from ui.keys_help import KeysHelp

PROGRAM = "Sổ Thi Đua"
SMALLEST = (1180, 600)
FIRST_SIZE = (1280, 720)
_REMEMBERED_MS = 20_000  # closing again within it gives up what was told as lost


class Window(QWidget):
    """One office in one window. `first_painted` comes once it is seen, `closed` when it goes."""

    first_painted = Signal()
    closed = Signal()

    def __init__(
        self, office: Office, theme: Theme, memory: Memory, year: int, tabs: tuple[Page, ...] = TABS
    ) -> None:
        super().__init__()
        self.office = office
        self._theme = theme
        self._memory = memory
        self._tabs = tabs
        self._pages = {page.name: page for page in (*tabs, *COVERS)}
        self._built: dict[str, QWidget] = {}
        self._front = ""
        self._back = tabs[0].name  # the tab Esc leads to from a page over the tabs
        self._seen = False
        self._entered = False
        self._told_lost = ""
        self._help: KeysHelp | None = None
        self._before: tuple[QWidget, ...] = ()
        self.jobs = Jobs(self)
        self.shell = Shell(office, theme, self.jobs, year, self)
        self.bar = Bar(theme, year, office.practice)
        self.strip = TabStrip(theme)
        for page in tabs:
            self.strip.add(page.words, page.icon)
        self.stack = QStackedWidget()
        self.foot = Foot(theme, self.jobs)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(self.strip)
        rows.addSpacing(8)
        self.incidents = ConductSide(office, self.shell, self.stack, self)
        middle = QHBoxLayout()
        middle.setContentsMargins(8, 0, 8, 8)
        middle.setSpacing(0)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.incidents.room)
        rows.addLayout(middle, 1)
        rows.addWidget(self.foot)
        self.setMinimumSize(*SMALLEST)
        self._connect()
        theme.changed.connect(self._keep_look)
        self._keys()
        self._soon = QTimer(self, interval=A_PICTURE_LATER_MS, singleShot=True)
        self._soon.timeout.connect(self._refresh)
        self._refresh()
        self._restore()
        self.show_page(tabs[0].name)

    def show_page(self, name: str, target: object = "") -> QWidget:
        """Bring a tab or page to the front; built at its first showing."""
        name, _, part = name.partition("/")
        page = self._pages[name]
        if name not in self._built:
            self._built[name] = page.build(self.office, self.shell)
            self.stack.addWidget(self._built[name])
        widget = self._built[name]
        self._leave_field()
        self._front = name
        self.stack.setCurrentWidget(widget)
        marked = page.under or name
        at = next((index for index, tab in enumerate(self._tabs) if tab.name == marked), -1)
        if at >= 0 and not page.under:
            self._back = name
        self.strip.setProperty("covered", at < 0)
        if at >= 0 and self.strip.currentIndex() != at:
            blocked = self.strip.blockSignals(True)
            self.strip.setCurrentIndex(at)
            self.strip.blockSignals(blocked)
        self.strip.update()
        self._close_help()
        wanted = f"{name}:{part}" if part else target
        if wanted and hasattr(widget, "open_target"):
            widget.open_target(wanted)
        self._enter_page()
        return widget

    @property
    def front(self) -> str:
        """Name of the page in front."""
        return self._front

    def _connect(self) -> None:
        shell = self.shell
        shell.said.connect(self.foot.line.put)
        shell.withdrawn.connect(self.foot.line.withdraw)
        shell.page_asked.connect(self.show_page)
        shell.incident_asked.connect(self.incidents.open)
        shell.touched.connect(self._heard)
        shell.year_changed.connect(self._year_changed)
        self.bar.year.chosen.connect(self._turn)
        self.bar.undo_asked.connect(self.undo)
        self.bar.redo_asked.connect(self.redo)
        self.bar.help_asked.connect(self.toggle_help)
        self.bar.settings_asked.connect(self._toggle_settings)
        self.bar.search.finder = self._find
        self.bar.search.opened.connect(self._open_hit)
        self.bar.search.left.connect(self._go_back)
        self.first_painted.connect(self._first_keys)
        self.strip.tabBarClicked.connect(self._tab_clicked)
        self.strip.currentChanged.connect(self._tab_clicked)

    def _keys(self) -> None:
        keys: dict[str, Any] = {
            "Ctrl+K": self._search,
            "Ctrl+I": self.incidents.toggle,
            "Ctrl+Z": self.undo,
            "Ctrl+Y": self.redo,
            "Ctrl+S": self._when_saved,
            "Ctrl+PgUp": lambda: self._neighbour(-1),
            "Ctrl+PgDown": lambda: self._neighbour(1),
            "Alt+PgUp": lambda: self.bar.year.step(-1),
            "Alt+PgDown": lambda: self.bar.year.step(1),
            "F1": self.toggle_help,
        }
        for index, page in enumerate(self._tabs):
            keys[f"Ctrl+{index + 1}"] = lambda name=page.name: self.show_page(name)
        for key, deed in keys.items():
            QShortcut(sequence(key), self, deed)

    def undo(self) -> None:
        """Undo the last operation, after what is being typed is saved."""
        self._leave_field()
        self.shell.undo()
        self._enter_page()

    def redo(self) -> None:
        """Redo what was undone last."""
        self._leave_field()
        self.shell.redo()
        self._enter_page()

    def toggle_help(self) -> None:
        """F1: the keys of the page in front, on and off."""
        if self._help is not None and self._help.isVisible():
            self._close_help()
            return
        from ui.keys_help import KeysHelp

        page = self._pages[self._front]
        self._before = page_focus.upwards(QApplication.focusWidget())
        self._help = KeysHelp(self._theme, page.words, self.shell.keys(page.name), GLOBAL_KEYS, self)
        self._place_help()
        self._help.show()
        self._help.close_button.clicked.connect(self._close_help)
        self._help.close_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the keys, then the page over the tabs."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            if self._help is not None and self._help.isVisible():
                self._close_help()
                return
            if self._front not in {tab.name for tab in self._tabs}:
                self.show_page(self._back)
                return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground paints itself; the first time tells that what could wait may begin."""
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.first_painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        """In front for the first time: the keys go to the page, not to the first button of the bar."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._first_keys()

    def _first_keys(self) -> None:
        """Once it is seen and in front, whichever comes last: before, the page has no size to go by."""
        if self._seen and not self._entered and self.isActiveWindow():
            self._entered = True
            self._enter_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys stay at the right."""
        super().resizeEvent(event)
        self._place_help()
        self.incidents.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being typed is saved, running work stops, the place is remembered.

        What may not be saved is told once; closing again gives it up.
        """
        lost = self.shell.unfinished()
        if lost and lost != self._told_lost:
            self._told_lost = lost
            QTimer.singleShot(_REMEMBERED_MS, self._forget_lost)
            self.shell.warn(lost, Action("Đóng và bỏ số ấy", self.close), cause="leaving")
            event.ignore()
            return
        # To the window, not to nowhere: a page takes back a focus that is nowhere, and by then it is gone.
        self.setFocus()
        self._soon.stop()
        self.jobs.settle()
        self._memory.keep("window/geometry", self.saveGeometry())
        self._memory.keep("window/year", self.shell.year())
        self._memory.flush()
        event.accept()
        self.closed.emit()

    def _forget_lost(self) -> None:
        self._told_lost = ""

    def _restore(self) -> None:
        if not self.restoreGeometry(self._memory.state("window/geometry")):
            self.resize(*FIRST_SIZE)

    def _keep_look(self) -> None:
        self._memory.keep("look/points", self._theme.points)

    def _heard(self, touched: frozenset[str]) -> None:
        self.foot.line.expire()
        # After what was changed is painted; of many operations in a row only the last one is told.
        self._soon.start()

    def _refresh(self) -> None:
        undo, redo = self.office.diary.undo_line(), self.office.diary.redo_line()
        self.bar.set_undo(undo.name if undo and not undo.barrier else "", redo.name if redo else "")
        name = self._office_name()
        self.bar.set_office(name)
        practice = " (dữ liệu thực hành)" if self.office.practice else ""
        self.setWindowTitle(" - ".join(filter(None, (name, PROGRAM))) + practice)

    def _office_name(self) -> str:
        """The name of the working year: today's in the running year, else that of its last day."""
        today, year = self.office.now().date(), self.shell.year()
        settings = self.office.settings
        identity = settings.identity_on(today if today.year == year else date(year, 12, 31))
        newest = identity or next(reversed(settings.identities()), None)
        return newest.name if newest else ""

    def _year_changed(self, year: int) -> None:
        self.bar.year.set_year(year)
        self._refresh()

    def _tab_clicked(self, index: int) -> None:
        if 0 <= index < len(self._tabs) and self._tabs[index].name != self._front:
            self.show_page(self._tabs[index].name)

    def _neighbour(self, by: int) -> None:
        self.show_page(self._tabs[(self.strip.currentIndex() + by) % len(self._tabs)].name)

    def _toggle_settings(self) -> None:
        self.show_page(self._back if self._front == "settings" else "settings")

    def _find(self, words: str) -> Sequence[SearchHit]:
        return self.office.search.find(words)  # the desk is made with the first letter, not with the window

    def _search(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not self.bar.search:
            self._before = page_focus.upwards(focus)
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def _open_hit(self, hit: SearchHit) -> None:
        if hit.year:
            self.shell.set_year(hit.year)
        self.show_page(hit.target.partition(":")[0], hit.target)

    def _when_saved(self) -> None:
        self._leave_field()
        newest = self.office.diary.operations(limit=1)
        if newest:
            self.shell.say(f"Mọi thay đổi đã lưu. Việc cuối: {newest[0].name}, lúc {_clock(newest[0])}.")
        else:
            self.shell.say("Mọi thay đổi tự lưu khi rời ô. Chưa có thay đổi nào.")

    def _leave_field(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()

    def _place_help(self) -> None:
        if self._help is not None:
            self._help.place(self.stack.mapTo(self, self.stack.rect().topLeft()).y(), self.foot.y() - 8)

    def _close_help(self) -> None:
        if self._help is not None:
            self._help.hide()
            self._help.deleteLater()
            self._help = None
            self._go_back()

    def _go_back(self) -> None:
        """The focus returns from the keys or the search to where it was: to the list of a closed editor."""
        before, self._before = self._before, ()
        page_focus.give_back(before)

    def _enter_page(self) -> None:
        if self.isActiveWindow():
            page_focus.enter(self._built[self._front])

    def _turn(self, year: int) -> None:
        """Another year, after what is being typed is saved in the one it belongs to."""
        stepping = self.bar.year.hasFocus()
        if not stepping:
            self._leave_field()
        self.shell.set_year(year)
        if not stepping:
            self._enter_page()


def _clock(line: Any) -> str:
    at = str(line.at)
    return f"{at[11:16]} ngày {at[8:10]}/{at[5:7]}" if len(at) >= 16 else at
