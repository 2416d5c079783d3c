"""A small office over a real file: units, invented people, and a clock that stands still."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from app.domain.grid_marks import Change
from app.domain.office import Unit
from app.domain.staff import Membership, Person
from app.services.office import Office

LAST_OF_MAY = datetime(2023, 5, 31, 17, 0)
MAY = "2023-05"
NAMES = ("Lê Văn Thực Hành", "Trần Thị Ví Dụ", "Phan Văn Mẫu", "Ngô Văn Phác Thảo")


def an_office(folder: Path, now: datetime = LAST_OF_MAY, names: tuple[str, ...] = NAMES) -> Office:
    """Two units; the people of `names` in turn in each, since 2020."""
    office = Office.create(folder / "so.db", now=lambda: now)
    units = [
        int(office.settings.save(Unit(0, name, position=at)).value)  # type: ignore[call-overload]
        for at, name in enumerate(("Ban Giám đốc", "Văn phòng Sở"), start=1)
    ]
    for at, name in enumerate(names):
        add_person(office, name, units[at % 2])
    return office


def add_person(
    office: Office, name: str, unit: int, since: date | None = date(2020, 1, 1), until: date | None = None
) -> int:
    """The id of a new person of a unit."""
    member = Membership(0, 0, unit, valid_from=since, valid_to=until)
    return int(office.staff.add(Person(0, name), member, stand=True).value)  # type: ignore[call-overload]


def person(office: Office, name: str) -> int:
    """The id by (part of) the name."""
    (found,) = office.staff.find(name)
    return found.id


def put(office: Office, name: str, day: int, typed: str, month: str = MAY) -> object:
    """Type into one cell."""
    sheet = office.attendance.month(month)
    read = sheet.symbols[day - 1].read(typed)
    return office.attendance.mark(
        sheet, [Change(person(office, name), date.fromisoformat(f"{month}-{day:02}"), read)]
    )
