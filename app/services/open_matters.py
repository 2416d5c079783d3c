"""The desk of matters that are open about a person or a collective."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.domain.holder import Holder, holder_of
from app.domain.office import holds
from app.domain.open_matters import MATTER_WORDS, OpenMatter, check_matter
from app.services.holders import Holders
from app.services.record_writing import cleaned, refuse
from app.storage import achievement_rows, record_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office


class MatterDesk:
    """Each method that changes something is one operation."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def rows(self) -> tuple[OpenMatter, ...]:
        """Every matter, those still open first, then the newest."""
        found = record_rows.rows(self._office.db, OpenMatter)
        return tuple(sorted(found, key=lambda row: (row.valid_to is not None, -_day(row).toordinal())))

    def open_on(self, holder: Holder, day: date) -> tuple[OpenMatter, ...]:
        """What is open about the holder on the day."""
        found = achievement_rows.of_holder(self._office.db, OpenMatter, holder)
        return tuple(row for row in found if holds(row, day))

    def save(self, row: OpenMatter) -> Done:
        """Write a matter (id 0: a new one); raises Invalid. `Done.value` is its id."""
        row = cleaned(row, lines=("words", "outcome"))
        refuse(check_matter(row, self._office.now().date()))
        with self._office.operation(f"{'Ghi' if row.id == 0 else 'Sửa'} {self._said(row)}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove(self, row: OpenMatter) -> Done:
        """Take out a matter entered by mistake; one that is over gets its last day instead."""
        with self._office.operation(f"Xóa {self._said(row)}") as op:
            record_rows.drop(self._office.db, row)
        return op.done

    def _said(self, row: OpenMatter) -> str:
        words = MATTER_WORDS[row.kind]
        return f"{words[:1].lower()}{words[1:]}: {Holders(self._office).name(holder_of(row))}"


def _day(row: OpenMatter) -> date:
    return row.valid_from or date.min
