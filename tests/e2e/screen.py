"""Finding and using what a person sees: widgets by their visible words or accessible names."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

PATIENCE_S = 20
Steps = Generator[Callable[[], object], None, None]


def named(words: str, kinds: tuple[type[QWidget], ...] = (QWidget,)) -> QWidget | None:
    """The visible widget of one of the kinds whose accessible name or text begins with the words."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, kinds) and widget.isVisible() and not widget.visibleRegion().isEmpty():
            text = getattr(widget, "text", None)
            names = (widget.accessibleName(), text() if callable(text) else "")
            if any(name.startswith(words) for name in names if name):
                return widget
    return None


def shown(words: str) -> Callable[[], bool]:
    """A condition to wait for: something of that name is on the screen."""
    return lambda: named(words) is not None


def press(words: str) -> None:
    """Click the middle of what bears the words."""
    widget = named(words)
    assert widget is not None, f"nothing on the screen is called {words!r}"
    assert widget.isEnabled(), f"{words!r} cannot be used now"
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2))


def fill(label: str, words: str) -> None:
    """Type into the field of that label, in place of what it held."""
    field = named(label, (QLineEdit, QPlainTextEdit))
    assert field is not None, f"no field is called {label!r}"
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_words(words)


def type_words(words: str) -> None:
    """Key events letter by letter to what has the focus; QTest.keyClicks dies of Vietnamese letters."""
    for letter in words:
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(target, event)


def key(code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key to what has the focus, else to the window in front."""
    target = QApplication.focusWidget() or front()
    QTest.keyClick(target, code, modifier)


def picture(path: Path) -> None:
    """The window in front as the screen shows it."""
    front().grab().save(str(path))


def front() -> QWidget:
    """The window in front, made active: Xvfb has no window manager to do it."""
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isWindow()]
    window = QApplication.activeModalWidget() or QApplication.activeWindow() or windows[-1]
    if not window.isActiveWindow():
        window.activateWindow()
    return window


class Player:
    """Plays the steps on the program's own event loop: each yields the condition it waits for."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._until: Callable[[], object] = lambda: True
        self._since = time.monotonic()
        self.failure: BaseException | None = None
        self._timer = QTimer(interval=40)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        self._timer.stop()
        try:
            if front().isActiveWindow() and self._until():
                self._until = next(self._steps)
                self._since = time.monotonic()
            elif time.monotonic() - self._since > PATIENCE_S:
                seen = sorted({w.accessibleName() for w in QApplication.allWidgets() if w.isVisible()})
                raise AssertionError(f"waited {PATIENCE_S} s in vain; on the screen: {seen}")
        except StopIteration:
            QApplication.exit(0)
            return
        except BaseException as failure:
            self.failure = failure
            QApplication.exit(3)
            return
        self._timer.start()


def play(steps: Steps, out: Path, arguments: Sequence[str]) -> int:
    """Play the steps on the real program started with these arguments; 0 when all went well."""
    import ui.__main__

    started = QApplication.exec

    def run(*_: object) -> int:
        player = Player(steps)
        code = started()
        if player.failure:
            picture(out / "failure.png")
            traceback.print_exception(player.failure)
        return code

    QApplication.exec = staticmethod(run)  # type: ignore[method-assign]
    return ui.__main__.main(arguments)
