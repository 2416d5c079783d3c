"""The register of outgoing papers as rows; writes only inside an open operation."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.domain.register import RegisterEntry, Series
from app.storage.insertion import insert_row
from app.storage.office_file import OfficeFile


def _entry(row: dict[str, Any]) -> RegisterEntry:
    days = {key: date.fromisoformat(row[key]) if row[key] else None for key in ("sent_on", "basis_on")}
    return RegisterEntry(
        **{**row, **days, "issued_on": date.fromisoformat(row["issued_on"]), "series": Series(row["series"])}
    )


def _row(entry: RegisterEntry) -> dict[str, Any]:
    row = {key: value.isoformat() if isinstance(value, date) else value for key, value in vars(entry).items()}
    row["series"] = str(entry.series)
    return row


def entries(db: OfficeFile, year: int | None = None) -> tuple[RegisterEntry, ...]:
    """The entries of a year (all years without one) by series, number and day."""
    where, values = ("WHERE year = ?", [year]) if year is not None else ("", [])
    found = db.query(
        f"SELECT * FROM register_entry {where} ORDER BY year DESC, series DESC, number, issued_on, id", values
    )
    return tuple(_entry(row) for row in found)


def save(db: OfficeFile, entry: RegisterEntry) -> int:
    """Insert when the id is 0, else update; returns the id."""
    row = _row(entry)
    if entry.id == 0:
        del row["id"]
        return insert_row(db, "register_entry", row)
    db.table("register_entry").update(entry.id, row)
    return entry.id


def drop(db: OfficeFile, entry_id: int) -> None:
    db.table("register_entry").delete(entry_id)
