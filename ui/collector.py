"""Holds the collector of garbage back: at the start for speed, beside other threads for safety.

A widget in a circle of references is deleted by whichever thread happens to collect; Qt allows that to the
main thread only. Both are called on the main thread.
"""

from __future__ import annotations

import gc

_held = 0


def hold() -> None:
    """No collection until as many `release` calls."""
    global _held  # noqa: PLW0603 -- there is one collector in a process
    _held += 1
    gc.disable()


def release() -> None:
    """Let it work again, unless it is held for another reason too."""
    global _held  # noqa: PLW0603
    _held -= 1
    if _held == 0:
        gc.enable()
