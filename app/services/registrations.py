"""The desk of registration: what people and collectives aim at in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.holder import Holder, holder_of
from app.domain.registrations import REGISTERED_KIND_WORDS, Registration, check_registration
from app.errors import Problem
from app.services.holders import Holders
from app.services.record_writing import cleaned, refuse
from app.storage import achievement_rows, record_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office


class RegistrationDesk:
    """Each method that changes something is one operation."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def rows(self, holder: Holder) -> tuple[Registration, ...]:
        """What one person or collective registered, by year."""
        return achievement_rows.of_holder(self._office.db, Registration, holder)

    def of_year(self, year: int) -> tuple[Registration, ...]:
        """Everything registered for the year."""
        return record_rows.rows(self._office.db, Registration, "year = ?", (year,))

    def problems(self, row: Registration) -> tuple[Problem, ...]:
        """What cannot stand about a registration as written."""
        return check_registration(row, self.rows(holder_of(row)), self._office.now().date())

    def save(self, row: Registration) -> Done:
        """Write a registration (id 0: a new one); raises Invalid. `Done.value` is its id."""
        row = cleaned(row)
        refuse(self.problems(row))
        verb = "Ghi" if row.id == 0 else "Sửa"
        with self._office.operation(f"{verb} {self._said(row)}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove(self, row: Registration) -> Done:
        """Take a registration out."""
        with self._office.operation(f"Xóa {self._said(row)}") as op:
            record_rows.drop(self._office.db, row)
        return op.done

    def _said(self, row: Registration) -> str:
        kind = REGISTERED_KIND_WORDS[row.kind].lower()
        return f"đăng ký {kind} năm {row.year}: {Holders(self._office).name(holder_of(row))}"
