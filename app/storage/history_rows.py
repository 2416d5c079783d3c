"""The rows of one history, read by the indexes of their holder."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.awards_held import AwardHeld
from app.domain.discipline import Discipline
from app.domain.history import History
from app.domain.holder import Holder
from app.domain.initiatives import Initiative, InitiativeUse
from app.domain.quality_grades import QualityGrade
from app.domain.staff import AwayPeriod, Membership, Person
from app.storage import record_rows
from app.storage.achievement_rows import initiatives_of
from app.storage.office_file import OfficeFile


def of_person(db: OfficeFile, person_id: int) -> History:
    """Everything of one person; the person is None where the book does not hold the number."""
    mine = ("person_id = ?", (person_id,))
    initiatives = initiatives_of(db, person_id)
    return History(
        Holder(person_id),
        record_rows.one(db, Person, person_id),
        record_rows.rows(db, AwardHeld, *mine),
        record_rows.rows(db, QualityGrade, *mine),
        initiatives,
        _uses(db, initiatives),
        record_rows.rows(db, Discipline, *mine),
        record_rows.rows(db, Membership, *mine),
        record_rows.rows(db, AwayPeriod, *mine),
    )


def of_collective(db: OfficeFile, unit_ids: Sequence[int]) -> History:
    """Everything of a unit and of those it goes on from; without units of the office itself."""
    where, values = "person_id IS NULL AND unit_id IS NULL", tuple(unit_ids)
    if unit_ids:
        where = f"unit_id IN ({', '.join('?' * len(unit_ids))})"
    return History(
        Holder(None, unit_ids[0] if unit_ids else None),
        None,
        record_rows.rows(db, AwardHeld, where, values),
        record_rows.rows(db, QualityGrade, where, values),
    )


def _uses(db: OfficeFile, initiatives: Sequence[Initiative]) -> tuple[InitiativeUse, ...]:
    if not initiatives:
        return ()
    marks = ", ".join("?" * len(initiatives))
    return record_rows.rows(
        db, InitiativeUse, f"initiative_id IN ({marks})", tuple(row.id for row in initiatives)
    )


def conduct_since(db: OfficeFile) -> int | None:
    """The first year of which the book holds any note, mark of a day or punch, of whomever; None for none."""
    days = (("incident", "day"), ("attendance_day", "day"), ("punch", "at"))
    union = " UNION ALL ".join(f"SELECT min({day}) AS day FROM {table}" for table, day in days)
    ((first,),) = db.execute(f"SELECT min(day) FROM ({union})").fetchall()
    return int(first[:4]) if first else None
