"""Put a finished draft in its place in one step, so that a file is there whole or not at all."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


def put_over(part: Path, target: Path) -> None:
    """The draft becomes `target`, replacing what was there; every handle of both must be closed."""
    part.replace(target)
    _settle(target.parent)


def put_new(part: Path, target: Path) -> None:
    """The draft becomes `target`; FileExistsError when something of that name is there."""
    if sys.platform == "win32":
        part.rename(target)  # refuses by itself
    else:
        try:
            os.link(part, target)
            part.unlink()
        except OSError as error:
            if isinstance(error, FileExistsError):
                raise
            # USB sticks formatted for Windows know no links.
            if target.exists():
                raise FileExistsError(f"{target} exists") from error
            part.rename(target)
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Have the disk keep the new name through a power cut; Windows does so by itself."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
