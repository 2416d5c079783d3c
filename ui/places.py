"""Whether a folder is a bad home for the office's file, in a sentence."""

from __future__ import annotations

from app.services.safety import where_it_lies as warning

__all__ = ["warning"]
