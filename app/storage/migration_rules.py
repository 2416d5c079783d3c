"""The step that makes the tables of the office's own rules, and what they promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# All of these are journaled.
KIND_NAMES: dict[str, str] = {
    "own_rule_set": "Bộ quy định của cơ quan",
    "own_rule": "Quy định của cơ quan",
}

INVARIANTS: tuple[tuple[str, str], ...] = (
    (
        "Có quy định của cơ quan không đọc được nội dung.",
        "SELECT id FROM own_rule WHERE NOT json_valid(content)",
    ),
)

_TABLES = """
CREATE TABLE own_rule_set (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE CHECK (code != ''),
  name TEXT NOT NULL,
  based_on TEXT NOT NULL,
  document TEXT NOT NULL,
  valid_from TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE own_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule_set TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind != ''),
  content TEXT NOT NULL,
  document TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT
) STRICT;
CREATE INDEX own_rule_set_kind ON own_rule(rule_set, kind);
"""


def m007_own_rules(db: Database) -> None:
    """Rule sets and rows of the office, over those of data/rules."""
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            db.execute(statement)
