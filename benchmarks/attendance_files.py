"""Offices with a staff of any size and years of marks, always the same."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from app.domain.office import Unit
from app.domain.staff import Membership, Person
from app.services.office import Office
from app.storage import record_rows

YEAR, MONTH = 2023, 5
_UNITS = 10


def last_of_year() -> datetime:
    """The same moment in every run: every day of the year is past."""
    return datetime(YEAR, 12, 31, 17, 0)


def staff_file(path: Path, people: int, years: int) -> Path:
    """An office whose people are marked on every working day of the last years."""
    office = Office.create(path, now=last_of_year)
    units = [
        int(office.settings.save(Unit(0, f"Phòng {at}", position=at)).value)  # type: ignore[call-overload]
        for at in range(1, _UNITS + 1)
    ]
    # Marks by the hundred thousand: written without their diary, which is armed again at the next opening.
    office.db.conn.execute("DROP TRIGGER journal_attendance_day_insert")
    with office.operation("Lập danh sách"):
        ids = []
        for at in range(people):
            ids.append(record_rows.save(office.db, Person(0, f"Trần Văn Số {at}")))
            member = Membership(0, ids[-1], units[at % _UNITS], valid_from=date(YEAR - 20, 1, 1))
            record_rows.save(office.db, member)
        for year in range(YEAR - years + 1, YEAR + 1):
            calendar = office.calendar.between(date(year, 1, 1), date(year, 12, 31))
            days = [plan.day for plan in calendar.days(date(year, 1, 1), date(year, 12, 31)) if plan.works]
            office.db.conn.executemany(
                "INSERT INTO attendance_day (person_id, day, morning, afternoon) VALUES (?, ?, '+', ?)",
                [
                    (person, day.isoformat(), "P" if (person + day.day) % 9 == 0 else "+")
                    for day in days
                    for person in ids
                ],
            )
    office.close()
    return path
