"""A look at the rows of a file: at once, or in another thread with progress in words and a way to stop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from app.domain.import_steps import figure, untold
from app.services.row_import import Looking
from ui.empty import EmptyState
from ui.keybutton import KeyButton
from ui.panes import Pane

if TYPE_CHECKING:
    from ui.jobs import Job
    from ui.shell import Shell

AT_ONCE = 400  # lines understood within the blink of an eye


class LookPane(Pane):
    """Stands where the preview will be while many rows are held against the book."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.theme)
        self._shell = shell
        self._job: Job | None = None
        self.stop = KeyButton(shell.theme, "Dừng", "plain")
        self.words = EmptyState(shell.theme, "search", "Đang đối chiếu với sổ", "", (self.stop,))
        QVBoxLayout(self).addWidget(self.words)
        self.stop.clicked.connect(self._stop)
        self.setFocusProxy(self.stop)

    def take(
        self, looking: Looking, file: str, done: Callable[[Any], None], stopped: Callable[[], None]
    ) -> bool:
        """`done` gets the look, here or later; True when it is later and this pane is to be shown."""
        self.leave()
        if looking.again or looking.lines <= AT_ONCE:
            done(looking.take(untold))
            return False
        self._tell(0, looking.lines)
        job = self._shell.run_job(
            f"Xem {figure(looking.lines)} dòng của {file}",
            lambda progress: looking.take(progress.step),
            lambda look: self._done(job, look, done),
        )
        self._job = job
        job.progressed.connect(lambda at, of: self._tell(at, of) if self._job is job else None)
        job.finished.connect(lambda: self._ended(job, stopped))
        return True

    def leave(self) -> None:
        """What is under way is of no use any more."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _tell(self, done: int, total: int) -> None:
        said = f"Đã xem {figure(done)} trong {figure(total)} dòng. Chưa ghi gì vào sổ."
        self.words.set_words("Đang đối chiếu với sổ", said)

    def _done(self, job: Job, look: Any, done: Callable[[Any], None]) -> None:
        if self._job is job:
            self._job = None
            done(look)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _ended(self, job: Job, stopped: Callable[[], None]) -> None:
        """Stopped here or at the foot of the window."""
        if self._job is job and job.cancelled:
            self._job = None
            stopped()
