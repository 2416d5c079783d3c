"""Whether a folder is a bad home for the office's file, in a sentence."""

from __future__ import annotations

from pathlib import Path

from app.services import safety


def warning(path: Path) -> str:
    """A sentence when `path` lies in a synced or a network folder, else ""."""
    return safety.where_it_lies(path)
