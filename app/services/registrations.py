"""The desk of registration: what people and collectives aim at in a year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from app.domain.awards_held import AwardKind
from app.domain.holder import Holder, holder_of
from app.domain.registration_typing import changes, read_aims
from app.domain.registrations import (
    REGISTERED_KIND_WORDS,
    RegisteredKind,
    Registration,
    check_registration,
)
from app.domain.wording import clean
from app.errors import Problem
from app.services.award_catalogue import catalogue_on
from app.services.awards_import_rows import award_words
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

    def set_all(self, year: int, cells: Mapping[tuple[Holder, RegisteredKind], str]) -> Done | None:
        """Cells of the year's list as typed or pasted, all in one operation; None where nothing changes.

        Names and abbreviations of the catalogue at the year's end, parted by ";". Raises SayToUser naming
        words that are no award, Invalid for what cannot stand; then nothing is written.
        """
        dropped: list[Registration] = []
        added: list[Registration] = []
        today = self._office.now().date()
        for (holder, kind), words in cells.items():
            mine = [row for row in self.rows(holder) if row.year == year and row.kind is kind]
            entries = [
                entry
                for entry in catalogue_on(date(year, 12, 31), holder.subject)
                if (entry.kind is AwardKind.TITLE) is (kind is RegisteredKind.TITLE)
            ]
            gone, new = changes(mine, read_aims(clean(words), kind, entries, award_words(), mine))
            dropped += gone
            day = today if today.year == year else None
            added += [
                Registration(0, holder.person_id, holder.unit_id, year, kind, code, said, day)
                for code, said in new
            ]
        for row in added:
            refuse(check_registration(row, (), today))
        if not dropped and not added:
            return None
        whose = len({holder for holder, _kind in cells})
        with self._office.operation(f"Ghi đăng ký thi đua {year}: {whose} người, tập thể") as op:
            for row in dropped:
                record_rows.drop(self._office.db, row)
            op.value = tuple(record_rows.save(self._office.db, row) for row in added)
        return op.done

    def remove(self, row: Registration) -> Done:
        """Take a registration out."""
        with self._office.operation(f"Xóa {self._said(row)}") as op:
            record_rows.drop(self._office.db, row)
        return op.done

    def _said(self, row: Registration) -> str:
        kind = REGISTERED_KIND_WORDS[row.kind].lower()
        return f"đăng ký {kind} năm {row.year}: {Holders(self._office).name(holder_of(row))}"
