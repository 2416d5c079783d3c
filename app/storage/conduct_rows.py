"""Notes under II.6 found by their days, words and people; rows themselves go through record_rows."""

from __future__ import annotations

from datetime import date

from app.domain.conduct import Incident
from app.storage import record_rows
from app.storage.office_file import OfficeFile


def between(db: OfficeFile, first: date, last: date, person_id: int = 0) -> tuple[Incident, ...]:
    """Notes of the span by day, of one person when given."""
    where, values = "day BETWEEN ? AND ?", [first.isoformat(), last.isoformat()]
    if person_id:
        return record_rows.rows(db, Incident, f"{where} AND person_id = ?", [*values, person_id])
    return record_rows.rows(db, Incident, where, values)


def holding(db: OfficeFile, needle: str, codes: tuple[str, ...], most: int) -> tuple[Incident, ...]:
    """Notes whose words or person hold the folded needle, or whose rule is one of `codes`; newest first."""
    marks = ", ".join("?" * len(codes))
    where = (
        "id IN (SELECT i.id FROM incident i JOIN person p ON p.id = i.person_id "
        f"WHERE instr(i.folded, ?) OR instr(p.folded, ?) OR i.rule IN ({marks}) "
        "ORDER BY i.day DESC, i.id DESC LIMIT ?)"
    )
    return record_rows.rows(db, Incident, where, [needle, needle, *codes, most])[::-1]


def month_closed(db: OfficeFile, month: str) -> bool:
    """Whether the month ("2023-05") is closed now."""
    row = db.execute("SELECT 1 FROM month_closing WHERE month = ? AND reopened_at = ''", [month]).fetchone()
    return row is not None


def marked_halves(
    db: OfficeFile, first: date, last: date, person_id: int = 0
) -> frozenset[tuple[int, str, str]]:
    """(person, day, "morning" or "afternoon") of every half entered by hand, which wins over the clock;
    of one person when given.
    """
    where, values = "day BETWEEN ? AND ?", [first.isoformat(), last.isoformat()]
    found = db.execute(
        "SELECT person_id, day, morning, afternoon FROM attendance_day"
        f" WHERE {where}{' AND person_id = ?' if person_id else ''}",
        [*values, person_id] if person_id else values,
    )
    return frozenset(
        (person, day, half)
        for person, day, *marks in found
        for half, mark in zip(("morning", "afternoon"), marks, strict=True)
        if mark
    )
