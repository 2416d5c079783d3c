"""The office's dated rows: names, units, signatories, presets; writes only inside an open operation."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from app.domain.office import Authority, Identity, LegalBasis, RecipientPreset, Signatory, Unit
from app.storage.insertion import insert_row
from app.storage.office_file import OfficeFile

Row = Identity | Unit | Signatory | RecipientPreset | LegalBasis
R = TypeVar("R", Identity, Unit, Signatory, RecipientPreset, LegalBasis)

TABLES: dict[type[Row], str] = {
    Identity: "office_identity",
    Unit: "unit",
    Signatory: "signatory",
    RecipientPreset: "recipient_preset",
    LegalBasis: "legal_basis",
}
# The order in which a person reads them.
_ORDER = {
    Identity: "valid_from IS NOT NULL, valid_from, id",
    Unit: "position, id",
    Signatory: "valid_from IS NOT NULL, valid_from, id",
    RecipientPreset: "name, id",
    LegalBasis: "position, id",
}


def _read(kind: type[R], row: dict[str, Any]) -> R:
    values = {field.name: row[field.name] for field in fields(kind)}
    for key in ("valid_from", "valid_to"):
        values[key] = date.fromisoformat(values[key]) if values[key] else None
    if "authority" in values:
        values["authority"] = Authority(values["authority"])
    if "lines" in values:
        values["lines"] = tuple(values["lines"].split("\n")) if values["lines"] else ()
    if "verified" in values:
        values["verified"] = bool(values["verified"])
    return kind(**values)


def _write(row: Row) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key, value in vars(row).items():
        if isinstance(value, date):
            out[key] = value.isoformat()
        elif isinstance(value, tuple):
            out[key] = "\n".join(value)
        elif isinstance(value, bool):
            out[key] = int(value)
        elif isinstance(value, Enum):
            out[key] = value.value
        else:
            out[key] = value
    return out


def rows(db: OfficeFile, kind: type[R]) -> tuple[R, ...]:
    """All rows of the kind, past and present."""
    found = db.query(f"SELECT * FROM {TABLES[kind]} ORDER BY {_ORDER[kind]}")
    return tuple(_read(kind, row) for row in found)


def save(db: OfficeFile, row: Row) -> int:
    """Insert when the id is 0, else update; returns the id."""
    values = _write(row)
    if row.id == 0:
        del values["id"]
        return insert_row(db, TABLES[type(row)], values)
    db.table(TABLES[type(row)]).update(row.id, values)
    return row.id


def drop(db: OfficeFile, row: Row) -> None:
    db.table(TABLES[type(row)]).delete(row.id)
