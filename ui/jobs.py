"""Long work in other threads: values in, a value out, progress and cancel, errors on the one road."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from app.errors import SayToUser
from ui import collector


class Cancelled(Exception):
    """The work was stopped by the user; nothing is said about it."""


class Progress(Protocol):
    """What work may tell while it runs. Both are called in the other thread."""

    def step(self, done: int, total: int) -> None:
        """Tell how far it is; raises Cancelled when the user wants it stopped."""

    def check(self) -> None:
        """Raise Cancelled when the user wants it stopped."""


Work = Callable[[Progress], Any]


class Job(QObject):
    """One running piece of work. Lives on the main thread; its signals are queued over to it."""

    progressed = Signal(int, int)
    finished = Signal()
    _value = Signal(object)
    _trouble = Signal(object)

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        self.cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.cancelled = True

    def step(self, done: int, total: int) -> None:
        """See Progress."""
        self.check()
        self.progressed.emit(done, total)

    def check(self) -> None:
        """See Progress."""
        if self.cancelled:
            raise Cancelled


class _Run(QRunnable):
    def __init__(self, job: Job, work: Work) -> None:
        super().__init__()
        self._job = job
        self._work = work

    def run(self) -> None:
        perform(self._job, self._work)


def perform(job: Job, work: Work) -> None:
    """What the other thread does: the work, then its value or its trouble to the main thread."""
    try:
        value = work(job)
    except BaseException as trouble:
        job._trouble.emit(trouble)
    else:
        job._value.emit(value)


class Jobs(QObject):
    """The pool. `began` and `ended` carry the Job, for the foot of the window."""

    began = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self.running: tuple[Job, ...] = ()

    def run(
        self,
        name: str,
        work: Work,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[SayToUser], object] | None = None,
    ) -> Job:
        """Start `work(progress)`; `done(value)` or `failed(trouble)` is called on this thread.

        A trouble that is no SayToUser goes to sys.excepthook, the road of our bugs.
        """
        job = Job(name, self)
        job._value.connect(lambda value: self._end(job, done, value))
        job._trouble.connect(lambda trouble: self._fail(job, failed, trouble))
        collector.hold()
        self.running = (*self.running, job)
        self.began.emit(job)
        self._pool.start(_Run(job, work))
        return job

    def settle(self) -> None:
        """Ask everything to stop and wait for it (at the close); what it made is not told any more."""
        for job in self.running:
            job.cancel()
        self._pool.waitForDone()
        for job in self.running:
            self._forget(job)

    def _end(self, job: Job, done: Callable[[Any], object] | None, value: object) -> None:
        self._forget(job)
        if done is not None and not job.cancelled:
            done(value)

    def _fail(self, job: Job, failed: Callable[[SayToUser], object] | None, trouble: BaseException) -> None:
        self._forget(job)
        if isinstance(trouble, Cancelled):
            return
        if isinstance(trouble, SayToUser) and failed is not None:
            failed(trouble)
            return
        sys.excepthook(type(trouble), trouble, trouble.__traceback__)

    def _forget(self, job: Job) -> None:
        if job not in self.running:  # settled before its value arrived
            return
        collector.release()
        self.running = tuple(other for other in self.running if other is not job)
        job.finished.emit()
        self.ended.emit(job)
        job.deleteLater()
