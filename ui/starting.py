"""What a start does between the command line and the window: the file, the assistant, the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app import paths
from app.errors import Held, SayToUser
from app.services.office import Office
from ui.errors import ErrorRoad
from ui.founding import HELD_BY, practice
from ui.memory import Memory
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.keeper import Keeper
    from ui.window import Window

LAST = "office/path"
_CALM_MS = 300  # between the first paint and the work that can wait: the first keys go before it


class Starting(QObject):
    """Holds what lives as long as the program: theme, memory, the road of errors, the window."""

    def __init__(
        self, app: QApplication, road: ErrorRoad, now: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__(app)
        self._app = app
        self._now = now
        self.memory = Memory()
        self.theme = Theme(app, self.memory.number("look/points", 10))
        self.window: QWidget | None = None
        self.keeper: Keeper | None = None
        self._flagged = self._going_on = False
        self.road = road
        road.show = self._show_fault
        road.say = self._say

    def begin(self, wanted: Path | None, take_practice: bool) -> bool:
        """Open what is asked for, or show the assistant; False when this start has nothing to do.

        Without a file named, the last one is opened, else the office's own; where there is none, the
        assistant asks.
        """
        # A practice office taken by --practice is a visit: the next plain start opens the office's own file.
        self._flagged = take_practice
        remembered = self.memory.text(LAST)
        path = wanted or (Path(remembered) if remembered else paths.default_database())
        if take_practice:
            path = wanted or paths.practice_database()
        if not take_practice and not path.exists() and wanted is None:
            self._assist()
            return True
        try:
            office = (
                practice(path, self._now) if take_practice else Office.open(path, self._now, held_by=HELD_BY)
            )
        except Held as held:
            from ui.single import call_first

            if call_first(path):
                return False
            return self._explain(held)
        except SayToUser as trouble:
            return self._explain(trouble, path)
        self.show_office(office)
        return True

    def show_office(self, office: Office) -> None:
        """The main window; what can wait comes after its first paint."""
        from ui.window import Window

        if not self._flagged:
            self.memory.keep(LAST, str(office.path))
        year = self.memory.number("window/year") or _first_year(office, self._now())
        window = Window(office, self.theme, self.memory, year)
        self.window = window
        self.keeper = None
        self._going_on = False
        window.closed.connect(lambda: self._closed(window))
        window.shell.other_asked.connect(lambda: self._change(window))
        window.first_painted.connect(
            lambda: QTimer.singleShot(_CALM_MS, window, lambda: self._after_paint(window))
        )
        window.show()

    def _after_paint(self, window: Window) -> None:
        from ui.keeper import Keeper
        from ui.places import warning
        from ui.single import listen

        if not window.isVisible():
            return
        self.keeper = Keeper(window)
        self.keeper.start()
        listen(window.office.path, lambda: bring_to_front(window), window)
        sentence = warning(window.office.path)
        if sentence:
            window.shell.warn(sentence, cause="place")

    def _assist(self) -> None:
        from ui.first_start import FirstStart
        from ui.places import warning

        self._flagged = False
        assistant = FirstStart(self.theme, self._now, warning)
        self.window = assistant
        assistant.opened.connect(self.show_office)
        assistant.left.connect(self._app.quit)
        assistant.show()

    def _explain(self, trouble: SayToUser, path: Path | None = None) -> bool:
        """What happened and what to do; for a file that cannot be opened its newest copy is offered."""
        from app.services.safety import newest_copy
        from ui.trouble_window import TroubleWindow

        copy = newest_copy(path) if path is not None and path.exists() else None
        window = TroubleWindow(self.theme, trouble, copy)
        window.restore.connect(lambda info: self._restore(info.path, path))
        self.window = window
        window.again.connect(self._assist)
        window.left.connect(self._app.quit)
        window.show()
        return True

    def _restore(self, source: Path, path: Path | None) -> None:
        from app.services.safety import restore_file

        if path is None:
            return
        try:
            restore_file(source, path, self._now, HELD_BY)
            self.show_office(Office.open(path, self._now, held_by=HELD_BY))
        except SayToUser as trouble:
            self._explain(trouble)

    def _closed(self, window: Window) -> None:
        from ui.keeper import Keeper

        (self.keeper or Keeper(window)).finish()
        window.office.close()
        window.deleteLater()
        if self._going_on:
            self._assist()
        else:
            self._app.quit()

    def _change(self, window: Window) -> None:
        self._going_on = True
        window.close()

    def _say(self, trouble: SayToUser) -> None:
        from ui.window import Window

        if isinstance(self.window, Window):
            self.window.shell.fail(trouble)
        else:
            self._show_fault(str(trouble))

    def _show_fault(self, words: str) -> None:
        from ui.error_window import ErrorWindow

        ErrorWindow(self.theme, words, self.window).exec()


def bring_to_front(window: QWidget) -> None:
    """Out of the task bar and above the others."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _first_year(office: Office, now: datetime) -> int:
    """This year, unless its plan is not there and the newest plan is of an earlier one."""
    years = [line.year for line in office.plans.years()]
    return now.year if now.year in years or not years else max(years)
