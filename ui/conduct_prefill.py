"""What a page hands to the panel of Ctrl+I."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Prefill(NamedTuple):
    """What the work in front points at: a person, a day, a half; 0 and None for what it does not.

    `half` is a value of HalfDay, as text: the window knows this before anything of conduct is loaded.
    """

    person_id: int = 0
    day: date | None = None
    half: str = "morning"
