"""Waits until a window is painted, presses one key in it, and waits until the answer is painted."""

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from benchmarks.memory import peak, resident


class FirstKey(QObject):
    """`painted` is the widget whose paint counts, `state` what the key changes, `done` is called at the end.

    The moment and the memory are printed as one line: seconds of the monotonic clock, MB, MB at the most.
    """

    def __init__(
        self, painted: QWidget, focus: QWidget, state: Callable[[], object], done: Callable[[], object]
    ) -> None:
        super().__init__(painted)
        self._focus, self._state, self._done = focus, state, done
        self._before: object = None
        self._pressed = self._ended = False
        painted.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What comes after this event comes after the paint."""
        if event.type() == QEvent.Type.Paint:
            if not self._pressed:
                self._pressed = True
                QTimer.singleShot(0, self._press)
            elif not self._ended and self._state() != self._before:
                self._ended = True
                QTimer.singleShot(0, self._end)
        return False

    def _press(self) -> None:
        self._before = self._state()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.postEvent(self._focus, key)

    def _end(self) -> None:
        tell()
        self._done()


def tell() -> None:
    """Print the moment and this process's memory."""
    moment = time.monotonic()
    print(moment, resident(os.getpid()), peak(os.getpid()), flush=True)
    sys.stdout.flush()
