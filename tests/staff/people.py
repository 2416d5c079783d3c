"""An office with units and invented people, for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from app.domain.office import Unit
from app.domain.staff import Membership, Person
from app.services.office import Office

NOW = datetime(2023, 5, 22, 8, 0)
START = date(2020, 1, 1)


@contextmanager
def an_office(folder: Path) -> Iterator[Office]:
    """The practice office on 22/05/2023, without people."""
    office = Office.create(folder / "so.db", practice=True, now=lambda: NOW)
    with office.operation("Lập đơn vị đã giải thể"):
        from app.storage import office_rows

        office_rows.save(
            office.db, Unit(0, "Phòng Lễ tân (thực hành)", "Lễ tân", "LT", 9, None, date(2021, 12, 31))
        )
    yield office
    office.close()


def unit(office: Office, abbreviation: str) -> Unit:
    """The unit with this abbreviation."""
    return next(u for u in office.staff.units() if u.abbreviation == abbreviation)


def add(
    office: Office, name: str, abbreviation: str = "VP", start: date | None = START, **values: object
) -> int:
    """A person in a unit from a day on; returns the id."""
    person = Person(0, name, **values)  # type: ignore[arg-type]
    row = Membership(0, 0, unit(office, abbreviation).id, "Chuyên viên", valid_from=start)
    return int(str(office.staff.add(person, row, stand=True).value))
