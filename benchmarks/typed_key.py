"""One key typed into an editor, from the press to the letter painted; and how long a window answers nothing.

The event loop runs here with `processEvents`: nothing but the measured window lives in the process.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

# Qt paints some milliseconds after it was asked to; that pause is no work of either side.
os.environ["QT_QPA_UPDATE_IDLE_TIME"] = "0"
_LONGEST_S = 60.0
_NAP_S = 0.0002


class Painted(QObject):
    """Counts the paints of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only look."""
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def one_key(editor: QWidget, painted: Painted, letter: str = "a") -> float:
    """Seconds of one key: the press, what it sets off, and the paint that shows it."""
    before = painted.count
    start = time.perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(
            editor, QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, letter)
        )
    run_until(lambda: painted.count > before)
    return time.perf_counter() - start


def run_until(done: Callable[[], bool]) -> float:
    """Let the program run until `done()`; the longest time in seconds in which a key would have waited."""
    longest, begun = 0.0, time.perf_counter()
    while not done():
        start = time.perf_counter()
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # else only a real loop does it
        end = time.perf_counter()
        longest = max(longest, end - start)
        if end - begun > _LONGEST_S:
            raise TimeoutError("the window did not come to rest")
        if end - start < _NAP_S:
            time.sleep(_NAP_S)
    return longest
