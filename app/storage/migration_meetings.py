"""The step that lets a meeting say more: earlier stays of a member, and the unit's round of a vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def m008_meetings(db: Database) -> None:
    """Stays before the last one of a member; the closed round of a unit whose vote a name brings along."""
    db.execute("ALTER TABLE council_member ADD COLUMN earlier TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE nominee ADD COLUMN unit_round_id INTEGER REFERENCES award_round(id)")
