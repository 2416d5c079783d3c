"""The road of errors: a sentence goes to the message line, our bug to a log and one window."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from app.errors import SayToUser

if TYPE_CHECKING:
    from logging import Logger

_folder: Callable[[], Path] | None = None


def open_log(folder: Callable[[], Path]) -> None:
    """Send log lines to a rotating file in `folder`; where it cannot be written nothing is logged.

    The folder is asked for at the first line: most starts log none and need not load what logs.
    """
    global _folder  # noqa: PLW0603 -- there is one log in a process
    _folder = folder


def _log() -> Logger:
    import logging

    log = logging.getLogger("so-thi-dua")
    if _folder is not None:
        from ui.log_file import write_to

        write_to(log, _folder)
    return log


def details(trouble: BaseException) -> str:
    """What may be copied and logged: places in our code and kinds of errors, no words of the office.

    The message of an exception may quote a name or a path of the user, so only its kind is told.
    """
    import platform  # not needed before the first trouble

    lines = []
    seen: BaseException | None = trouble
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        for frame in traceback.extract_tb(seen.__traceback__):
            place = Path(frame.filename)
            lines.append(f"  {place.parent.name}/{place.name}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
        if seen is not None:
            lines.append("from")
    lines.append(f"Python {platform.python_version()}, {platform.system()} {platform.release()}")
    return "\n".join(lines)


class ErrorRoad:
    """sys.excepthook of the program.

    `say` shows a SayToUser; `show` opens the one window for our bug with the details. While that window
    is open further bugs are only logged, so that a painting error does not bury the screen in windows.
    """

    def __init__(self) -> None:
        self.say: Callable[[SayToUser], object] | None = None
        self.show: Callable[[str], object] | None = None
        self._busy = False

    def install(self) -> None:
        """Take over sys.excepthook and that of threads; before the first window."""
        sys.excepthook = self.caught
        threading.excepthook = lambda caught: self.caught(
            caught.exc_type, caught.exc_value or caught.exc_type(), caught.exc_traceback
        )

    def caught(self, kind: type[BaseException], trouble: BaseException, trace: TracebackType | None) -> None:
        """One uncaught exception."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, trouble, trace)
            return
        if isinstance(trouble, SayToUser) and self.say is not None:
            self.say(trouble)
            return
        words = details(trouble)
        _log().error("%s", words)
        if self._busy or self.show is None or threading.current_thread() is not threading.main_thread():
            return
        self._busy = True
        try:
            self.show(words)
        except Exception as again:  # the window of errors must never raise a storm of its own
            _log().error("%s", details(again))
        finally:
            self._busy = False
