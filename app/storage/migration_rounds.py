"""The step that makes the tables of rounds, councils, nominations and counts.

A count is sums alone: no table joins a voter to a choice, tells the order of papers, or tells how the
written opinions divided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_ROUND = "round_id INTEGER NOT NULL REFERENCES award_round(id)"
_TABLES = f"""
CREATE TABLE award_round (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name != ''),
  year INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('hang-nam', 'dot-xuat', 'chuyen-de', 'doi-ngoai')),
  level TEXT NOT NULL CHECK (level IN ('phong', 'so')),
  unit_id INTEGER REFERENCES unit(id),
  meets_on TEXT,
  received_on TEXT,
  place TEXT NOT NULL DEFAULT '',
  begins TEXT NOT NULL DEFAULT '',
  voted_at TEXT NOT NULL DEFAULT '',
  ends TEXT NOT NULL DEFAULT '',
  rule_set TEXT NOT NULL DEFAULT '',
  rule_reason TEXT NOT NULL DEFAULT '',
  council_number TEXT NOT NULL DEFAULT '',
  council_on TEXT,
  council_issuer TEXT NOT NULL DEFAULT '',
  aside TEXT NOT NULL DEFAULT 'own-case' CHECK (aside IN ('none', 'own-case', 'own-unit')),
  secret INTEGER NOT NULL DEFAULT 1 CHECK (secret IN (0, 1)),
  combined INTEGER NOT NULL DEFAULT 1 CHECK (combined IN (0, 1)),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX award_round_year ON award_round(year);
CREATE TABLE round_title (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  {_ROUND},
  code TEXT NOT NULL,
  subject TEXT NOT NULL CHECK (subject IN ('person', 'collective')),
  position INTEGER NOT NULL DEFAULT 0,
  ground TEXT NOT NULL DEFAULT '',
  over_reason TEXT NOT NULL DEFAULT '',
  UNIQUE (round_id, code, subject, ground)
) STRICT;
CREATE TABLE council_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  {_ROUND},
  person_id INTEGER REFERENCES person(id),
  name TEXT NOT NULL CHECK (name != ''),
  post TEXT NOT NULL DEFAULT '',
  unit_id INTEGER REFERENCES unit(id),
  role TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('chair', 'vice', 'member')),
  secretary INTEGER NOT NULL DEFAULT 0 CHECK (secretary IN (0, 1)),
  counter TEXT NOT NULL DEFAULT '' CHECK (counter IN ('', 'head', 'member')),
  substitute TEXT NOT NULL DEFAULT '',
  authority TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  came_at TEXT NOT NULL DEFAULT '',
  left_at TEXT NOT NULL DEFAULT '',
  absence TEXT NOT NULL DEFAULT '',
  opinion INTEGER NOT NULL DEFAULT 0 CHECK (opinion IN (0, 1))
) STRICT;
CREATE INDEX council_member_round ON council_member(round_id);
CREATE TABLE nominee (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  {_ROUND},
  title_id INTEGER NOT NULL REFERENCES round_title(id),
  person_id INTEGER REFERENCES person(id),
  unit_id INTEGER REFERENCES unit(id),
  name TEXT NOT NULL,
  place TEXT NOT NULL DEFAULT '',
  home_unit_id INTEGER REFERENCES unit(id),
  state TEXT NOT NULL CHECK (state IN ('listed', 'left-out')),
  reason TEXT NOT NULL DEFAULT '',
  unit_yes INTEGER CHECK (unit_yes >= 0),
  unit_total INTEGER CHECK (unit_total >= 0),
  consensus INTEGER NOT NULL DEFAULT 0 CHECK (consensus IN (0, 1)),
  lowered_from INTEGER REFERENCES nominee(id),
  first_turn INTEGER NOT NULL DEFAULT 1,
  chair_pick INTEGER NOT NULL DEFAULT 0 CHECK (chair_pick IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  CHECK (person_id IS NULL OR unit_id IS NULL)
) STRICT;
CREATE INDEX nominee_round ON nominee(round_id, title_id);
CREATE INDEX nominee_person ON nominee(person_id);
CREATE TABLE again_vote (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  {_ROUND},
  turn INTEGER NOT NULL,
  nominee_id INTEGER NOT NULL REFERENCES nominee(id),
  why TEXT NOT NULL DEFAULT '',
  UNIQUE (round_id, turn, nominee_id)
) STRICT;
CREATE TABLE paper_account (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  {_ROUND},
  turn INTEGER NOT NULL,
  title_id INTEGER REFERENCES round_title(id),
  printed INTEGER NOT NULL CHECK (printed >= 0),
  issued INTEGER NOT NULL DEFAULT 0 CHECK (issued >= 0),
  unused INTEGER NOT NULL DEFAULT 0 CHECK (unused >= 0),
  destroyed INTEGER NOT NULL DEFAULT 0 CHECK (destroyed >= 0)
) STRICT;
CREATE INDEX paper_account_round ON paper_account(round_id, turn);
CREATE TABLE round_count (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  {_ROUND},
  turn INTEGER NOT NULL,
  title_id INTEGER REFERENCES round_title(id),
  teller INTEGER NOT NULL CHECK (teller IN (1, 2)),
  members INTEGER NOT NULL,
  present INTEGER NOT NULL,
  written INTEGER NOT NULL,
  printed INTEGER NOT NULL,
  issued INTEGER NOT NULL,
  collected INTEGER NOT NULL,
  valid INTEGER NOT NULL,
  invalid INTEGER NOT NULL,
  unused INTEGER NOT NULL,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX round_count_once ON round_count(round_id, turn, ifnull(title_id, 0), teller);
CREATE TABLE round_sum (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  {_ROUND},
  turn INTEGER NOT NULL,
  nominee_id INTEGER NOT NULL REFERENCES nominee(id),
  teller INTEGER NOT NULL CHECK (teller IN (1, 2)),
  agree INTEGER NOT NULL,
  disagree INTEGER NOT NULL,
  blank INTEGER NOT NULL,
  UNIQUE (round_id, turn, nominee_id, teller)
) STRICT;
CREATE TABLE round_closing (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL UNIQUE REFERENCES award_round(id),
  closed_at TEXT NOT NULL,
  record TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;
CREATE TABLE round_correction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  {_ROUND},
  at TEXT NOT NULL,
  wrong TEXT NOT NULL CHECK (wrong != ''),
  correct TEXT NOT NULL CHECK (correct != ''),
  reason TEXT NOT NULL CHECK (reason != ''),
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX round_correction_round ON round_correction(round_id)
"""


def m006_rounds(db: Database) -> None:
    """Rounds of awards: agenda, council, nominees, papers, sums of two tellers, closing and corrections."""
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            db.execute(statement)
