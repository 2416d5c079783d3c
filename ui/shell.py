"""What a tab or page may ask of the window around it: the year, a word at the foot, a job, another page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.errors import SayToUser
from ui.messages import Action, KeyHint, Message, Weight

if TYPE_CHECKING:
    from app.services.office import Done, Office
    from ui.jobs import Job, Jobs, Work
    from ui.theme import Theme

_WAY_BACK = "undo and redo"


class Shell(QObject):
    """Handed to every tab and page beside its Office.

    The window connects to the signals; a test may build a Shell without a window. `touched` carries
    the frozenset of record kinds (table names) an operation wrote: a screen that shows one reloads.
    """

    year_changed = Signal(int)
    touched = Signal(object)
    said = Signal(object)
    withdrawn = Signal(str)
    page_asked = Signal(str, object)
    backed_up = Signal()
    other_asked = Signal()
    incident_asked = Signal(object)

    def __init__(
        self, office: Office, theme: Theme, jobs: Jobs, year: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.office = office
        self.theme = theme
        self.jobs = jobs
        self._year = year
        self._month = 0
        self._keys: dict[str, tuple[KeyHint, ...]] = {}
        self._unfinished: list[Callable[[], str]] = []
        office.listen(self._heard)

    def year(self) -> int:
        """The working year of the whole window."""
        return self._year

    def set_year(self, year: int) -> None:
        """Change the working year; tabs hear it by `year_changed`."""
        if year != self._year:
            self._year = year
            self._month = 0
            self.year_changed.emit(year)

    def month(self) -> int:
        """The month of the working year looked at last, 1 to 12; at first the one to be worked at."""
        return self._month or self.office.attendance.month_to_open(self._year)

    def set_month(self, month: int) -> None:
        """What pages that speak of one month begin with."""
        self._month = month

    def ask_before_leaving(self, why: Callable[[], str]) -> None:
        """`why` tells what would be lost if the window closed now, "" when nothing would."""
        self._unfinished.append(why)

    def unfinished(self) -> str:
        """What would be lost if the window closed now: only what may not be saved (a running count)."""
        return " ".join(filter(None, (why() for why in self._unfinished)))

    def say(self, sentence: str, action: Action | None = None) -> None:
        """Tell that something is done. Gone at the next operation or after 20 s of the window in use."""
        self.said.emit(Message(sentence, Weight.DONE, action))

    def report(self, done: Done, sentence: str = "") -> None:
        """Tell that an operation is done, with "Hoàn tác" beside it unless it closed something for good.

        The sentence defaults to its name.
        """
        if done.closed:
            self.say(sentence or f"{done.name}.")
            return
        self.say(sentence or f"{done.name}.", Action("Hoàn tác", lambda: self.undo(done.operation)))

    def warn(self, sentence: str, action: Action | None = None, cause: str = "") -> None:
        """Point at something doubtful; stays until answered or until `withdraw(cause)`."""
        self.said.emit(Message(sentence, Weight.WARN, action, cause))

    def fail(self, trouble: SayToUser | str, action: Action | None = None, cause: str = "") -> None:
        """Say why something was not done; stays until answered or until `withdraw(cause)`."""
        self.said.emit(Message(str(trouble), Weight.ERROR, action, cause))

    def withdraw(self, cause: str) -> None:
        """Take back the message said with this cause: it no longer holds."""
        self.withdrawn.emit(cause)

    def open_other(self) -> None:
        """Leave this office's file and ask which one to open or make."""
        self.other_asked.emit()

    def attempt(self, deed: Callable[[], Any], cause: str = "") -> Any:
        """Do `deed`; a SayToUser becomes the message line (returns None), anything else is our bug."""
        try:
            return deed()
        except SayToUser as trouble:
            self.fail(trouble, cause=cause)
            return None

    def undo(self, operation: int | None = None) -> None:
        """Undo one operation (None: the last one) and say so, or say why it cannot be."""
        done = self.attempt(lambda: self.office.diary.undo(operation), _WAY_BACK)
        if done is not None:
            self.withdraw(_WAY_BACK)
            self.say(f"{done.name}.", Action("Làm lại", self.redo))

    def redo(self) -> None:
        """Redo what was undone last and say so, or say why it cannot be."""
        done = self.attempt(self.office.diary.redo, _WAY_BACK)
        if done is not None:
            self.withdraw(_WAY_BACK)
            self.report(done)

    def note_incident(self, prefill: object = None) -> None:
        """Open the panel that notes an incident (Ctrl+I); `prefill` is a conduct_panel.Prefill or None."""
        self.incident_asked.emit(prefill)

    def run_job(
        self,
        name: str,
        work: Work,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[SayToUser], object] | None = None,
    ) -> Job:
        """Run `work(progress)` in another thread, shown at the foot under `name`; `done(value)` runs here.

        `work` gets frozen values only: no widget and no connection crosses the thread. A SayToUser it
        raises goes to `failed`, or to the message line; anything else takes the road of our bugs.
        """
        return self.jobs.run(name, work, done, failed or self.fail)

    def open_page(self, name: str, target: object = "") -> None:
        """Show a tab or page: "plan", "diary", "register", "settings" or "settings/<page>".

        `target` goes to the page's `open_target`, e.g. "plan:3/node:12" or "register:5".
        """
        self.page_asked.emit(name, target)

    def set_keys(self, page: str, keys: Sequence[KeyHint]) -> None:
        """Register what F1 shows while `page` is in front; a second call replaces the first."""
        self._keys[page] = tuple(keys)

    def keys(self, page: str) -> tuple[KeyHint, ...]:
        """What F1 shows for `page`."""
        return self._keys.get(page, ())

    def _heard(self, done: Done) -> None:
        self.touched.emit(done.touched)
