"""Findings of the proofreader that were let stand: remembered outside undo, till somebody asks for them."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from app.storage.office_file import OfficeFile


class Dismissal(NamedTuple):
    """What a finding is known by in the plans of its year; `place` is "node:<uid>" or "field:<name>"."""

    place: str
    kind: str
    found: str
    suggestion: str


def dismissals(db: OfficeFile, year: int) -> frozenset[Dismissal]:
    """Everything let stand in the plans of the year."""
    rows = db.execute("SELECT place, kind, found, suggestion FROM dismissed_finding WHERE year = ?", [year])
    return frozenset(Dismissal(*row) for row in rows)


def remember_dismissal(db: OfficeFile, year: int, dismissal: Dismissal, now: datetime) -> None:
    """Note it once; a second time changes nothing."""
    with db.atomic():
        db.conn.execute(
            "INSERT OR IGNORE INTO dismissed_finding (at, year, place, kind, found, suggestion)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (now.isoformat(timespec="seconds"), year, *dismissal),
        )


def forget_dismissal(db: OfficeFile, year: int, dismissal: Dismissal) -> None:
    """Point at it again in the plans of the year; nothing noted changes nothing."""
    with db.atomic():
        db.conn.execute(
            "DELETE FROM dismissed_finding"
            " WHERE year = ? AND place = ? AND kind = ? AND found = ? AND suggestion = ?",
            (year, *dismissal),
        )
