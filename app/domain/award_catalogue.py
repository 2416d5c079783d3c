"""The catalogue of titles and commendations by date: what each is called, who gives it, for what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.awards_held import AwardHeld, AwardKind, Merit
from app.domain.holder import holder_of
from app.domain.office import holds


@dataclass(frozen=True)
class CatalogueEntry:
    """A title or commendation for a person or a collective, in force between two days.

    `short` is the usual abbreviation; `level` is who gives it: "co-so", "tinh", "toan-quoc". `rank` orders
    the entries of one subject from the lowest to the highest. `over`: codes that one year seldom holds
    beside it, because it stands above them on one ladder.
    """

    code: str
    subject: str
    kind: AwardKind
    name: str
    short: str
    level: str
    rank: int
    merits: tuple[Merit, ...]
    decided_by: str
    over: tuple[str, ...]
    source: str
    verified: bool
    valid_from: date | None = None
    valid_to: date | None = None


def day_of(row: AwardHeld) -> date:
    """The day whose catalogue names the award: that of the decision, else the last of its year."""
    return row.decided_on or date(row.year, 12, 31)


def entry_on(entries: Iterable[CatalogueEntry], code: str, subject: str, day: date) -> CatalogueEntry | None:
    """The entry of the code in force on the day, or None."""
    return next((e for e in entries if (e.code, e.subject) == (code, subject) and holds(e, day)), None)


def award_name(entries: Iterable[CatalogueEntry], row: AwardHeld) -> str:
    """What the award is called: as the decision words it, else as the catalogue of its day, else its code."""
    if row.name:
        return row.name
    entry = entry_on(entries, row.code, holder_of(row).subject, day_of(row))
    return entry.name if entry else row.code
