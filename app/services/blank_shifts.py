"""How far the printing on pre-printed certificates is moved: kept with the file, as its printers are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.documents.layouts.certificate import card_form, field_words, trial_sheet
from app.documents.model import Cards
from app.domain.certificates import Shift, check_shifts
from app.storage import properties

if TYPE_CHECKING:
    from app.services.office import Office

_KEY = "blank_shifts"
EVERY = ""
"""The name under which all fields are moved together."""


class BlankDesk:
    """Offsets remember how a printer feeds its paper; they are no record and stay outside undo."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def fields(self) -> dict[str, str]:
        """Every field a blank leaves open by its words, all of them together first."""
        return field_words((EVERY, *(spot.name for spot in card_form().spots if spot.blank)))

    def shifts(self) -> dict[str, Shift]:
        """What is moved, by field; what stands where the form puts it is left out."""
        kept = json.loads(properties.get(self._office.db, _KEY) or "{}")
        return {name: Shift(x, y) for name, (x, y) in kept.items() if name in self.fields()}

    def save(self, shifts: Mapping[str, Shift]) -> None:
        """Keep the offsets; raises Invalid (the name of the field) for one off the sheet."""
        check_shifts(shifts)
        kept = {name: (one.x_mm, one.y_mm) for name, one in shifts.items() if one != Shift()}
        properties.put(self._office.db, _KEY, json.dumps(kept))

    def trial(self, shifts: Mapping[str, Shift] | None = None) -> Cards:
        """The test sheet with these offsets, else with those kept."""
        return trial_sheet(self.shifts() if shifts is None else shifts)
