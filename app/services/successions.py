"""The desk of units that became others: renamed or merged, and whose record goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.office import Unit
from app.domain.unit_succession import UnitSuccession, check_succession
from app.services.record_writing import cleaned, refuse
from app.storage import office_rows, record_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office


class SuccessionDesk:
    """Each method that changes something is one operation."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def rows(self) -> tuple[UnitSuccession, ...]:
        """Every renaming and merger of units, oldest first."""
        return record_rows.rows(self._office.db, UnitSuccession)

    def units(self) -> tuple[Unit, ...]:
        """Every unit the book knows, in its order."""
        return office_rows.rows(self._office.db, Unit)

    def save(self, row: UnitSuccession) -> Done:
        """Write that a unit became another (id 0: a new row); raises Invalid. `Done.value` is its id."""
        row = cleaned(row)
        refuse(check_succession(row, self.rows(), self.units()))
        with self._office.operation(f"Ghi đơn vị sáp nhập, đổi tên: {self._became(row)}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove(self, row: UnitSuccession) -> Done:
        """Take a succession entered by mistake away."""
        with self._office.operation(f"Xóa đơn vị sáp nhập, đổi tên: {self._became(row)}") as op:
            record_rows.drop(self._office.db, row)
        return op.done

    def _became(self, row: UnitSuccession) -> str:
        names = {unit.id: unit.name for unit in self.units()}
        return f"{names.get(row.unit_id, '')} thành {names.get(row.into_id, '')}"
