"""The step that keeps matters open about a person or a collective."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLE = """
CREATE TABLE open_matter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER REFERENCES person(id),
  unit_id INTEGER REFERENCES unit(id),
  kind TEXT NOT NULL DEFAULT 'ky-luat' CHECK (kind IN ('ky-luat', 'thanh-tra', 'don-thu', 'bao-chi')),
  number TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT '',
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  CHECK (person_id IS NULL OR unit_id IS NULL),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
) STRICT
"""


def m009_matters(db: Database) -> None:
    """Disciplinary procedures, inspections and complaints that are open: what keeps an award waiting."""
    db.execute(_TABLE)
    db.execute("CREATE INDEX open_matter_holder ON open_matter(person_id, unit_id)")
