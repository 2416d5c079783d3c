"""Put a finished draft in its place in one step, so that a file is there whole or not at all."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from app.storage.failures import READ_ONLY_FOLDER, trouble


def draft_of(path: Path) -> Path:
    """The name under which a file is written before it takes its place."""
    return path.with_name(path.name + ".part")


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


def must_take_files(folder: Path, path: Path) -> None:
    """Raise FileTrouble about `path` when its folder takes no files; Windows tells only on writing."""
    if not os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise trouble(READ_ONLY_FOLDER, path)


def discard(part: Path) -> None:
    """Remove a draft that is of no use, if it can be; what is left over goes with the next thinning."""
    with suppress(OSError):
        part.unlink()


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
