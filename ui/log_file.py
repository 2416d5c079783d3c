"""The rotating file the faults of the program are told in."""

from __future__ import annotations

import logging
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path

_BYTES = 300_000
_FILES = 3


class LaterFile(logging.Handler):
    """Opens the file at the first line; where it cannot be, the line is lost."""

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
        folder = self._folder()
        folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            folder / "loi.txt", maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8"
        )
        file.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        return file

    def close(self) -> None:
        """Close the file with the handler."""
        if self._file is not None:
            self._file.close()
        super().close()


def write_to(log: logging.Logger, folder: Callable[[], Path]) -> None:
    """Give the log its file in `folder`, once."""
    if any(isinstance(handler, LaterFile) for handler in log.handlers):
        return
    log.addHandler(LaterFile(folder))
    log.propagate = False
    log.setLevel(logging.INFO)
