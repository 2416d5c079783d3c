"""Lays out papers beside the typing: waits for a pause, works in short slices, drops what is overtaken."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from app.documents.model import Paper

if TYPE_CHECKING:
    from ui.paper_layout import PaperLayout
    from ui.paper_pieces import Laid

IDLE_MS = 120
"""A pause in the typing this long starts a layout."""
FIRST_MS = 60
"""The first paper of a view waits so long: the window around it is painted and answers a key before."""
LONGEST_WAIT_MS = 900
"""Who types without a pause still sees the page follow this often."""
SLICE_MS = 6
"""Work at a stretch: a key pressed meanwhile waits no longer."""


class PaperRunner(QObject):
    """`done` carries the Laid pages of the paper asked for last, or of one that waited too long."""

    done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make: Callable[[], Paper] | None = None
        self._first = False
        self._steps: Generator[None, None, Laid] | None = None
        self._stale = QElapsedTimer()  # runs from the first paper asked for that is not yet shown
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._paused)
        self._slice = QTimer(self)
        self._slice.setInterval(0)
        self._slice.timeout.connect(self._go_on)

    @cached_property
    def _layout(self) -> PaperLayout:
        """Loaded with the first paper that is laid out: the window is painted before."""
        from ui.paper_layout import PaperLayout

        return PaperLayout()

    @property
    def busy(self) -> bool:
        """Whether a paper waits or is being laid out."""
        return self._make is not None or self._steps is not None

    def ask(self, make: Callable[[], Paper], first: bool = False) -> None:
        """Lay out what `make` returns, asked for only once the typing pauses (`first`: after FIRST_MS).

        A layout under way is dropped, unless the pages shown are older than `LONGEST_WAIT_MS`: then it ends
        first, or typing without a pause would never let one end.
        """
        self._make = make
        if not self._stale.isValid():
            self._stale.start()
        left = LONGEST_WAIT_MS - self._stale.elapsed()
        if left > 0:
            self._drop()
        self._first = first and left > 0
        self._pause.start(0 if first else max(0, min(IDLE_MS, left)))

    def cancel(self) -> None:
        """Forget what was asked for."""
        self._pause.stop()
        self._drop()
        self._make = None
        self._stale.invalidate()

    def finish(self) -> None:
        """Do at once what is left: for pictures, and for printing what is on the screen."""
        while self.busy:
            if self._steps is None:
                self._pause.stop()
                self._begin()
            self._go_on()

    def _drop(self) -> None:
        self._slice.stop()
        if self._steps is not None:
            self._steps.close()
            self._steps = None

    def _paused(self) -> None:
        if self._first:  # counted from here: before, the window was not yet built
            self._first = False
            self._pause.start(FIRST_MS)
        else:
            self._begin()

    def _begin(self) -> None:
        if self._make is None or self._steps is not None:
            return  # the layout under way begins the next one when it ends
        make, self._make = self._make, None
        self._steps = self._layout.steps(make())
        self._slice.start()

    def _go_on(self) -> None:
        steps = self._steps
        if steps is None:
            return
        spent = QElapsedTimer()
        spent.start()
        try:
            while spent.elapsed() < SLICE_MS:
                next(steps)
        except StopIteration as end:
            self._slice.stop()
            self._steps = None
            self._stale.invalidate()
            if self._make is not None:
                self._stale.start()
                if not self._pause.isActive():
                    self._begin()
            self.done.emit(end.value)
