"""A lock of the operating system on a file: one holder at a time, gone with the process however it ends."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

# Some file systems say "not permitted" for "somebody else has it".
_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK})


class TakenError(Exception):
    """Somebody else holds the lock."""


class FileLock:
    """Holds `path`, an empty file that is made here and stays; `release` lets go of it."""

    def __init__(self, path: Path) -> None:
        """Take it without waiting; raises TakenError, or OSError where there are no locks or no access."""
        self._file: int | None = None
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(file)
        except OSError as error:
            os.close(file)
            if error.errno in _TAKEN:
                raise TakenError from error
            raise
        self._file = file

    @property
    def held(self) -> bool:
        """Not released yet?"""
        return self._file is not None

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._file is not None:
            file, self._file = self._file, None
            _unlock(file)
            os.close(file)


if sys.platform == "win32":
    import msvcrt

    # One byte from the beginning: a range may be locked where nothing is written yet.
    def _lock(file: int) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    def _unlock(file: int) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
