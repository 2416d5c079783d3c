"""Lays out papers beside the typing: waits for a pause, works in short slices, drops what is overtaken."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from app.documents.model import Document
from ui.paper_layout import PaperLayout
from ui.paper_pieces import Laid

IDLE_MS = 120
"""A pause in the typing this long starts a layout."""
LONGEST_WAIT_MS = 900
"""Who types without a pause still sees the page follow this often."""
SLICE_MS = 6
"""Work at a stretch: a key pressed meanwhile waits no longer."""


class PaperRunner(QObject):
    """`done` carries the Laid pages of the paper asked for last."""

    done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layout = PaperLayout()
        self._make: Callable[[], Document] | None = None
        self._steps: Generator[None, None, Laid] | None = None
        self._waited = QElapsedTimer()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._begin)
        self._slice = QTimer(self)
        self._slice.setInterval(0)
        self._slice.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether a paper waits or is being laid out."""
        return self._pause.isActive() or self._slice.isActive()

    def ask(self, make: Callable[[], Document], at_once: bool = False) -> None:
        """Lay out what `make` returns, asked for only once the typing pauses (`at_once`: now)."""
        self._make = make
        self._stop()
        if not self._waited.isValid():
            self._waited.start()
        left = max(0, LONGEST_WAIT_MS - self._waited.elapsed())
        self._pause.start(0 if at_once else min(IDLE_MS, left))

    def cancel(self) -> None:
        """Forget what was asked for."""
        self._pause.stop()
        self._stop()
        self._make = None
        self._waited.invalidate()

    def finish(self) -> None:
        """Do at once what is left: for pictures and for printing what is on the screen."""
        if self._pause.isActive():
            self._pause.stop()
            self._begin()
        while self._slice.isActive():
            self._go_on()

    def _stop(self) -> None:
        self._slice.stop()
        if self._steps is not None:
            self._steps.close()
            self._steps = None

    def _begin(self) -> None:
        make = self._make
        self._waited.invalidate()
        if make is not None:
            self._steps = self._layout.steps(make())
            self._slice.start()

    def _go_on(self) -> None:
        steps = self._steps
        if steps is None:
            self._slice.stop()
            return
        spent = QElapsedTimer()
        spent.start()
        try:
            while spent.elapsed() < SLICE_MS:
                next(steps)
        except StopIteration as end:
            self._slice.stop()
            self._steps = None
            self.done.emit(end.value)
