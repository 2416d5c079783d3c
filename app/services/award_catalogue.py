"""The catalogue of titles and commendations, read from data/rules/catalogue.toml and checked whole."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from app import paths
from app.domain.award_catalogue import CatalogueEntry
from app.domain.award_facts import COLLECTIVE, LEVELS, PERSON
from app.domain.awards_held import AwardKind, Merit
from app.domain.office import holds
from app.domain.rule_rows import DATED, BadRule, Column, RowKind, check_days, where
from app.services.rule_files import read_rules

FILE = "catalogue.toml"
ENTRY = RowKind(
    "entry",
    (
        Column("code"),
        Column("subject", choices=(PERSON, COLLECTIVE)),
        Column("kind", choices=tuple(map(str, AwardKind))),
        Column("name"),
        Column("short"),
        Column("level", choices=LEVELS),
        Column("rank", int),
        Column("merits", list),
        Column("decided_by"),
        Column("over", list, needed=False),
        *DATED,
    ),
    ("code", "subject"),
)


def catalogue(path: Path | None = None) -> tuple[CatalogueEntry, ...]:
    """Every entry of every date; raises BadRule naming file and row."""
    return _read(path) if path else _shipped()


@cache
def _shipped() -> tuple[CatalogueEntry, ...]:
    return _read(paths.data("rules", FILE))


def catalogue_on(day: date, subject: str) -> tuple[CatalogueEntry, ...]:
    """What may be given to a person or a collective on the day, from the lowest to the highest."""
    found = (entry for entry in catalogue() if entry.subject == subject and holds(entry, day))
    return tuple(sorted(found, key=lambda entry: (entry.kind is AwardKind.FORM, entry.rank)))


@cache
def _read(path: Path) -> tuple[CatalogueEntry, ...]:
    rows = read_rules(path, (ENTRY,))["entry"]
    check_days(path.name, ENTRY, rows, ENTRY.named)
    codes = {(row["code"], row["subject"]) for row in rows}
    return tuple(_entry(path.name, number, row, codes) for number, row in enumerate(rows, start=1))


def _entry(file: str, number: int, row: dict[str, Any], codes: set[tuple[str, str]]) -> CatalogueEntry:
    place = where(file, ENTRY, number, row)
    merits, over = row["merits"], row.get("over", [])
    known = [merit.value for merit in Merit]
    if not merits or any(merit not in known for merit in merits):
        raise BadRule(f"{place}: «merits» gồm ít nhất một trong: {', '.join(known)}.")
    for code in over:
        if (code, row["subject"]) not in codes:
            raise BadRule(f"{place}: «over» nêu «{code}», danh mục không có.")
    return CatalogueEntry(
        **{
            **row,
            "kind": AwardKind(row["kind"]),
            "merits": tuple(Merit(merit) for merit in merits),
            "over": tuple(over),
        }
    )
