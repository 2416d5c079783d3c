"""The step that makes the tables of staff, calendar, attendance and conduct."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STAFF = """
CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name != ''),
  folded TEXT NOT NULL,
  birth_date TEXT,
  sex TEXT NOT NULL DEFAULT '' CHECK (sex IN ('', 'male', 'female')),
  kind TEXT NOT NULL DEFAULT 'cong-chuc' CHECK (kind IN ('cong-chuc', 'vien-chuc', 'hop-dong')),
  staff_number TEXT NOT NULL DEFAULT '',
  grade TEXT NOT NULL DEFAULT '',
  qualification TEXT NOT NULL DEFAULT '',
  academic_title TEXT NOT NULL DEFAULT '',
  party_post TEXT NOT NULL DEFAULT '',
  union_post TEXT NOT NULL DEFAULT '',
  hometown TEXT NOT NULL DEFAULT '',
  residence TEXT NOT NULL DEFAULT '',
  joined_on TEXT,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE membership (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person(id),
  unit_id INTEGER NOT NULL REFERENCES unit(id),
  post TEXT NOT NULL DEFAULT '',
  leader INTEGER NOT NULL DEFAULT 0 CHECK (leader IN (0, 1)),
  ended_by TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  valid_from TEXT,
  valid_to TEXT
) STRICT;
CREATE INDEX membership_person ON membership(person_id);
CREATE TABLE away_period (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person(id),
  kind TEXT NOT NULL,
  basis TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  valid_from TEXT,
  valid_to TEXT
) STRICT;
CREATE INDEX away_period_person ON away_period(person_id);
CREATE TABLE clock_number (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL,
  device TEXT NOT NULL DEFAULT '',
  person_id INTEGER NOT NULL REFERENCES person(id),
  valid_from TEXT,
  valid_to TEXT
) STRICT;
CREATE TABLE import_mapping (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  headings TEXT NOT NULL,
  mapping TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (kind, headings)
) STRICT;
CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  at TEXT NOT NULL,
  line_count INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  device TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
"""

_CALENDAR = """
CREATE TABLE working_time (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  person_id INTEGER REFERENCES person(id),
  days TEXT NOT NULL DEFAULT '2222200',
  morning_from TEXT NOT NULL,
  morning_to TEXT NOT NULL,
  afternoon_from TEXT NOT NULL,
  afternoon_to TEXT NOT NULL,
  season_from TEXT NOT NULL DEFAULT '',
  season_to TEXT NOT NULL DEFAULT '',
  grace_late INTEGER NOT NULL DEFAULT 0,
  grace_early INTEGER NOT NULL DEFAULT 0,
  watch INTEGER NOT NULL DEFAULT 60,
  source TEXT NOT NULL DEFAULT '',
  confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)),
  valid_from TEXT,
  valid_to TEXT
) STRICT;
CREATE TABLE calendar_day (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  day TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'in-lieu', 'swapped', 'work', 'ordinary')),
  halves TEXT NOT NULL DEFAULT 'both' CHECK (halves IN ('both', 'morning', 'afternoon')),
  reason TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1))
) STRICT;
"""

# A punch carries no reference to its batch on purpose: undo takes the batch away and the raw lines, which
# are never changed, fall out of sight; redo brings the batch back under its number and they are seen again.
_ATTENDANCE = """
CREATE TABLE attendance_symbol (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  counts_as TEXT NOT NULL,
  leave_kind TEXT NOT NULL DEFAULT '',
  weight INTEGER NOT NULL DEFAULT 1,
  needs_paper INTEGER NOT NULL DEFAULT 0 CHECK (needs_paper IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  source TEXT NOT NULL DEFAULT '',
  valid_from TEXT,
  valid_to TEXT
) STRICT;
CREATE TABLE attendance_day (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person(id),
  day TEXT NOT NULL,
  morning TEXT NOT NULL DEFAULT '',
  afternoon TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (day, person_id)
) STRICT;
CREATE INDEX attendance_day_person ON attendance_day(person_id, day);
CREATE TABLE absence_paper (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person(id),
  code TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  signed_on TEXT,
  scan TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  valid_from TEXT,
  valid_to TEXT
) STRICT;
CREATE INDEX absence_paper_person ON absence_paper(person_id);
CREATE TABLE leave_adjustment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person(id),
  year INTEGER NOT NULL,
  halves INTEGER NOT NULL,
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE punch (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  number TEXT NOT NULL,
  at TEXT NOT NULL,
  raw TEXT NOT NULL DEFAULT '',
  state INTEGER,
  device TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX punch_at ON punch(at);
CREATE TABLE clock_verdict (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  morning TEXT NOT NULL DEFAULT '',
  afternoon TEXT NOT NULL DEFAULT '',
  late_morning INTEGER NOT NULL DEFAULT 0,
  early_morning INTEGER NOT NULL DEFAULT 0,
  late_afternoon INTEGER NOT NULL DEFAULT 0,
  early_afternoon INTEGER NOT NULL DEFAULT 0,
  detail TEXT NOT NULL DEFAULT '',
  UNIQUE (day, person_id)
) STRICT;
CREATE TABLE verdict_stamp (
  month TEXT PRIMARY KEY,
  stamp TEXT NOT NULL
) STRICT;
CREATE TABLE month_closing (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  month TEXT NOT NULL,
  closed_at TEXT NOT NULL,
  figures TEXT NOT NULL,
  reopened_at TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  CHECK ((reopened_at = '') = (reason = ''))
) STRICT;
CREATE UNIQUE INDEX month_closing_open ON month_closing(month) WHERE reopened_at = '';
"""

_CONDUCT = """
CREATE TABLE conduct_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  words TEXT NOT NULL DEFAULT '',
  plan_item TEXT NOT NULL DEFAULT '',
  tone TEXT NOT NULL DEFAULT 'fault' CHECK (tone IN ('fault', 'merit', 'either')),
  severity TEXT NOT NULL DEFAULT 'light' CHECK (severity IN ('light', 'medium', 'grave')),
  grace INTEGER NOT NULL DEFAULT 0,
  watch TEXT NOT NULL DEFAULT '' CHECK (watch IN ('', 'late', 'early', 'absent')),
  points TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  verified INTEGER NOT NULL DEFAULT 0 CHECK (verified IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  valid_from TEXT,
  valid_to TEXT
) STRICT;
CREATE TABLE point_scale (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  base INTEGER NOT NULL,
  floor INTEGER NOT NULL DEFAULT 0,
  cap INTEGER NOT NULL,
  basis TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT
) STRICT;
CREATE TABLE incident (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person(id),
  day TEXT NOT NULL,
  half TEXT NOT NULL DEFAULT '' CHECK (half IN ('', 'morning', 'afternoon')),
  at_time TEXT NOT NULL DEFAULT '',
  minutes INTEGER,
  points INTEGER,
  rule TEXT NOT NULL,
  merit INTEGER NOT NULL DEFAULT 0 CHECK (merit IN (0, 1)),
  place TEXT NOT NULL DEFAULT '',
  noted_by TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  folded TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'noted'
    CHECK (state IN ('noted', 'awaiting', 'confirmed', 'excused', 'cancelled')),
  explain_by TEXT,
  answer TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  decided_on TEXT,
  origin TEXT NOT NULL DEFAULT 'hand' CHECK (origin IN ('hand', 'clock')),
  noted_at TEXT NOT NULL DEFAULT '',
  CHECK (state NOT IN ('excused', 'cancelled') OR reason != '')
) STRICT;
CREATE INDEX incident_day ON incident(day);
CREATE INDEX incident_person ON incident(person_id, day);
CREATE TABLE incident_paper (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  incident_id INTEGER NOT NULL REFERENCES incident(id),
  kind TEXT NOT NULL DEFAULT 'other',
  name TEXT NOT NULL DEFAULT '',
  scan TEXT NOT NULL DEFAULT '',
  added_on TEXT
) STRICT;
CREATE TABLE discipline (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person(id),
  number TEXT NOT NULL,
  decided_on TEXT,
  issuer TEXT NOT NULL DEFAULT '',
  form TEXT NOT NULL,
  act TEXT NOT NULL DEFAULT '',
  duty TEXT NOT NULL DEFAULT '' CHECK (duty IN ('', 'yes', 'no')),
  withdrawn_by TEXT NOT NULL DEFAULT '',
  withdrawn_on TEXT,
  scan TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  valid_from TEXT,
  valid_to TEXT
) STRICT;
CREATE INDEX discipline_person ON discipline(person_id);
"""


def m004_staff_calendar_attendance_conduct(db: Database) -> None:
    """People and their membership, working time and special days, marks, punches, incidents, discipline."""
    for part in (_STAFF, _CALENDAR, _ATTENDANCE, _CONDUCT):
        for statement in part.split(";\n"):
            if statement.strip():
                db.execute(statement)
