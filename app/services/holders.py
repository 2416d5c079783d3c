"""What people and collectives are called, and where a person stood on a day; read once for many rows."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.dates import show_date
from app.domain.holder import OFFICE, Holder
from app.domain.office import Unit, holds
from app.domain.staff import Membership, Person, membership_on
from app.domain.wording import fold
from app.errors import SayToUser
from app.storage import office_rows, record_rows

if TYPE_CHECKING:
    from app.services.office import Office


class Holders:
    """Names as they are now for people, as they were on a day for the office and its units."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @cached_property
    def people(self) -> dict[int, Person]:
        return {person.id: person for person in record_rows.rows(self._office.db, Person)}

    @cached_property
    def units(self) -> dict[int, Unit]:
        return {unit.id: unit for unit in office_rows.rows(self._office.db, Unit)}

    @cached_property
    def memberships(self) -> dict[int, list[Membership]]:
        """Of each person, oldest first."""
        found: dict[int, list[Membership]] = {}
        for row in record_rows.rows(self._office.db, Membership):
            found.setdefault(row.person_id, []).append(row)
        return found

    def name(self, holder: Holder, day: date | None = None) -> str:
        """`Lê Văn Thực Hành`, `Phòng Hợp tác quốc tế` or the office's name on the day (today without one)."""
        if holder.person_id is not None:
            person = self.people.get(holder.person_id)
            return person.name if person else "Người đã xóa khỏi sổ"
        if holder.unit_id is not None:
            unit = self.units.get(holder.unit_id)
            return unit.name if unit else "Đơn vị đã xóa khỏi sổ"
        desk = self._office.settings
        identity = desk.identity_on(day or self._office.now().date()) or next(
            reversed(desk.identities()), None
        )
        return identity.name if identity else "Cơ quan"

    def standing(self, person_id: int, day: date) -> Membership | None:
        """The membership in force on the day, or None."""
        return membership_on(self.memberships.get(person_id, ()), person_id, day)

    def post_and_unit(self, person_id: int, day: date) -> str:
        """`Chuyên viên, Văn phòng Sở` as it was on the day; empty outside the office."""
        row = self.standing(person_id, day)
        if row is None:
            return ""
        unit = self.units.get(row.unit_id)
        return ", ".join(filter(None, (row.post, unit.name if unit else "")))

    def find(self, words: str, day: date) -> Holder:
        """The person, unit (also by its abbreviation) or office of this name, without regard to accents.

        Raises SayToUser for none, and for several people of one name unless their date of birth stands after
        it: "Lê Văn Thực Hành 18/04/1972".
        """
        wanted = fold(" ".join(words.split()))
        people = [
            Holder(person.id)
            for person in self.people.values()
            if wanted in {fold(person.name), fold(f"{person.name} {_born(person)}")}
        ]
        units = [
            Holder(None, unit.id)
            for unit in self.units.values()
            if holds(unit, day) and wanted in {fold(unit.name), fold(unit.abbreviation)}
        ]
        found = [*people, *units, *([OFFICE] if wanted == fold(self.name(OFFICE, day)) else [])]
        if not found:
            raise SayToUser(f"Không có ai hay đơn vị nào tên “{words}”. Kiểm tra lại ở tab Cán bộ.")
        if len(found) > 1:
            who = "; ".join(
                ", ".join(filter(None, (_born(self.people[one]), self.post_and_unit(one, day))))
                for holder in found
                if (one := holder.person_id) is not None
            )
            raise SayToUser(f"Có {len(found)} người tên “{words}”: {who}. Ghi thêm ngày sinh sau tên.")
        return found[0]


def _born(person: Person) -> str:
    return show_date(person.birth_date) if person.birth_date else ""
