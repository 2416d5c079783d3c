"""Whether a folder is a bad home for the office's file, in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.services import safety

_asked: Callable[[Path], str] | None = getattr(safety, "where_it_lies", None)


def warning(path: Path) -> str:
    """A sentence when `path` lies in a synced or a network folder, else ""."""
    return _asked(path) if _asked is not None else ""
