"""Rows of achievements found by holder, year and words; rows themselves go through record_rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from app.domain.awards_held import AwardHeld
from app.domain.evidence import EvidenceFile, Proves
from app.domain.holder import Holder
from app.domain.initiatives import Initiative, InitiativeAuthor, InitiativeUse
from app.domain.open_matters import OpenMatter
from app.domain.outstanding_works import Movement, OutstandingWork, WorkPerson
from app.domain.quality_grades import GradeFollowUp, QualityGrade
from app.domain.registrations import Registration
from app.storage import record_rows
from app.storage.office_file import OfficeFile

H = TypeVar("H", AwardHeld, QualityGrade, GradeFollowUp, Registration, OpenMatter)


def of_holder(db: OfficeFile, kind: type[H], holder: Holder) -> tuple[H, ...]:
    """Every row of the kind that one person or collective has, in its order."""
    if holder.person_id is not None:
        return record_rows.rows(db, kind, "person_id = ?", (holder.person_id,))
    # One column alone, so that SQLite cannot choose the index under which everybody else stands.
    if holder.unit_id is not None:
        return record_rows.rows(db, kind, "unit_id = ?", (holder.unit_id,))
    return record_rows.rows(db, kind, "person_id IS NULL AND +unit_id IS NULL")


D = TypeVar("D", AwardHeld, QualityGrade)


def with_scan(db: OfficeFile, row: D, scan: str) -> tuple[D, ...]:
    """The row, and what else the same decision gave and had the same scan so far, all with the new one.

    One decision is its number and day; a row without either stands alone.
    """
    found: tuple[D, ...] = (row,)
    if row.number and row.decided_on is not None:
        where = "number = ? AND decided_on = ? AND scan = ? AND id <> ?"
        values = (row.number, row.decided_on.isoformat(), row.scan, row.id)
        found += record_rows.rows(db, type(row), where, values)
    return tuple(replace(one, scan=scan) for one in found)


def initiatives_of(db: OfficeFile, person_id: int) -> tuple[Initiative, ...]:
    """The initiatives the person is an author of."""
    where = "id IN (SELECT initiative_id FROM initiative_author WHERE person_id = ?)"
    return record_rows.rows(db, Initiative, where, (person_id,))


def works_of(db: OfficeFile, holder: Holder) -> tuple[OutstandingWork, ...]:
    """The outstanding works of a person, of a unit, or of the office itself."""
    if holder.person_id is not None:
        where = "id IN (SELECT work_id FROM work_person WHERE person_id = ?)"
        return record_rows.rows(db, OutstandingWork, where, (holder.person_id,))
    return record_rows.rows(db, OutstandingWork, "unit_id IS ?", (holder.unit_id,))


def issuers(db: OfficeFile) -> tuple[str, ...]:
    """Who issued what the book holds, the most frequent first: suggestions only, any other stays valid."""
    found = db.execute(
        "SELECT issuer FROM (SELECT issuer FROM award_held UNION ALL SELECT issuer FROM initiative"
        " UNION ALL SELECT issuer FROM quality_grade) WHERE issuer != ''"
        " GROUP BY issuer ORDER BY count(*) DESC, issuer"
    )
    return tuple(issuer for (issuer,) in found)


def years(db: OfficeFile) -> tuple[int, ...]:
    """Years that have any row of achievements, oldest first."""
    tables = ("award_held", "initiative", "quality_grade", "registration", "outstanding_work")
    union = " UNION ".join(f"SELECT year FROM {table}" for table in tables)
    return tuple(year for (year,) in db.execute(f"{union} ORDER BY year"))


def drop_with_evidence(
    db: OfficeFile, record: AwardHeld | Initiative | QualityGrade | OutstandingWork | Movement
) -> None:
    """Take a row away with what only belongs to it, inside an open operation."""
    if isinstance(record, AwardHeld):
        db.conn.execute("DELETE FROM initiative_use WHERE award_id = ?", (record.id,))
    if isinstance(record, Initiative):
        drop_authors(db, record.id)
        db.conn.execute("DELETE FROM initiative_use WHERE initiative_id = ?", (record.id,))
    if isinstance(record, OutstandingWork):
        drop_people(db, record.id)
    drop_evidence(db, Proves(record_rows.TABLES[type(record)][0]), record.id)
    record_rows.drop(db, record)


def drop_evidence(db: OfficeFile, record: Proves, record_id: int) -> None:
    db.conn.execute("DELETE FROM evidence_file WHERE record = ? AND record_id = ?", (record.value, record_id))


def drop_authors(db: OfficeFile, initiative_id: int) -> None:
    db.conn.execute("DELETE FROM initiative_author WHERE initiative_id = ?", (initiative_id,))


def drop_people(db: OfficeFile, work_id: int) -> None:
    db.conn.execute("DELETE FROM work_person WHERE work_id = ?", (work_id,))


def authors_of(db: OfficeFile, initiative_id: int) -> tuple[InitiativeAuthor, ...]:
    return record_rows.rows(db, InitiativeAuthor, "initiative_id = ?", (initiative_id,))


def uses_of(db: OfficeFile, initiative_id: int) -> tuple[InitiativeUse, ...]:
    return record_rows.rows(db, InitiativeUse, "initiative_id = ?", (initiative_id,))


def people_of(db: OfficeFile, work_id: int) -> tuple[WorkPerson, ...]:
    return record_rows.rows(db, WorkPerson, "work_id = ?", (work_id,))


def evidence_of(db: OfficeFile, record: Proves, record_id: int) -> tuple[EvidenceFile, ...]:
    return record_rows.rows(db, EvidenceFile, "record = ? AND record_id = ?", (record.value, record_id))
