"""The road of errors: a sentence goes to the message line, our bug to a log and one window."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from app.errors import SayToUser

_LOG = logging.getLogger("so-thi-dua")
_LOG_BYTES = 300_000
_LOG_FILES = 3


class _LaterFile(logging.Handler):
    """Opens the rotating file at the first line: most starts log none and need not load what rotates."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        super().__init__()
        self._folder = folder
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Where the folder cannot be written, the line is lost."""
        try:
            if self._file is None:
                self._file = self._opened()
            self._file.emit(record)
        except OSError:
            return

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        folder = self._folder()
        folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            folder / "loi.txt", maxBytes=_LOG_BYTES, backupCount=_LOG_FILES - 1, encoding="utf-8"
        )
        file.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        return file

    def close(self) -> None:
        """Close the file with the handler."""
        if self._file is not None:
            self._file.close()
        super().close()


def open_log(folder: Callable[[], Path]) -> None:
    """Send log lines to a rotating file in `folder`; where it cannot be written nothing is logged."""
    if any(isinstance(handler, _LaterFile) for handler in _LOG.handlers):
        return
    _LOG.addHandler(_LaterFile(folder))
    _LOG.propagate = False
    _LOG.setLevel(logging.INFO)


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
        _LOG.error("%s", words)
        if self._busy or self.show is None or threading.current_thread() is not threading.main_thread():
            return
        self._busy = True
        try:
            self.show(words)
        except Exception as again:  # the window of errors must never raise a storm of its own
            _LOG.error("%s", details(again))
        finally:
            self._busy = False
