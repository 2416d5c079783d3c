"""What the book holds of one person elsewhere: nobody with records is taken out of it."""

from __future__ import annotations

from app.storage.office_file import OfficeFile
from app.storage.references import naming

# Rows that only say who the person is go with the person.
_OWN = ("membership", "away_period", "clock_number")


def records_of(db: OfficeFile, person_id: int) -> tuple[tuple[int, str], ...]:
    """(count, noun) of each kind of row that names the person; empty when there is none."""
    found = naming(db, "person", person_id, without=_OWN)
    # Verdicts of the clock are reckoned anew and point at nobody, but they show that the person punched.
    sql = "SELECT count(*) FROM clock_verdict WHERE person_id = ?"
    (seen,) = db.execute(sql, [person_id]).fetchone()
    return (*found, (int(seen), "ngày có giờ chấm của máy")) if seen else found


def drop_person(db: OfficeFile, person_id: int) -> None:
    """Take a person without records away with membership, absences and clock numbers, inside an operation."""
    for table in _OWN:
        db.conn.execute(f"DELETE FROM {table} WHERE person_id = ?", (person_id,))
    db.conn.execute("DELETE FROM person WHERE id = ?", (person_id,))
