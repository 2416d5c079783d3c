"""The steps that make and change the tables; a released step is never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.storage.migration_achievements import m005_achievements
from app.storage.migration_attendance import m004_staff_calendar_attendance_conduct
from app.storage.migration_matters import m009_matters
from app.storage.migration_meetings import m008_meetings
from app.storage.migration_rounds import m006_rounds
from app.storage.migration_rules import m007_own_rules

if TYPE_CHECKING:
    from sqlite_utils import Database

# AUTOINCREMENT: a number once given is never given again, so that an undo from the diary and the memory of
# an export cannot meet another row under it.
_FIRST = """
CREATE TABLE operation (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  undoes INTEGER REFERENCES operation(id),
  barrier TEXT NOT NULL DEFAULT '',
  schema INTEGER NOT NULL,
  open INTEGER CHECK (open = 1)
) STRICT;
CREATE UNIQUE INDEX operation_open ON operation(open) WHERE open = 1;
CREATE UNIQUE INDEX operation_undoes ON operation(undoes) WHERE undoes IS NOT NULL;
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  operation_id INTEGER NOT NULL REFERENCES operation(id),
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX journal_operation ON journal(operation_id);
CREATE TABLE property (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE office_identity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  superior TEXT NOT NULL,
  name TEXT NOT NULL,
  abbreviation TEXT NOT NULL,
  place TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT
) STRICT;
CREATE TABLE unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL DEFAULT '',
  abbreviation TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  valid_from TEXT,
  valid_to TEXT
) STRICT;
CREATE TABLE signatory (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  authority TEXT NOT NULL DEFAULT '',
  acting_for TEXT NOT NULL DEFAULT '',
  basis TEXT NOT NULL DEFAULT '',
  valid_from TEXT,
  valid_to TEXT
) STRICT;
CREATE TABLE recipient_preset (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  paper_kind TEXT NOT NULL DEFAULT '',
  lines TEXT NOT NULL DEFAULT '',
  valid_from TEXT,
  valid_to TEXT
) STRICT;
CREATE TABLE legal_basis (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  text TEXT NOT NULL,
  paper_kind TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  source TEXT NOT NULL DEFAULT '',
  verified INTEGER NOT NULL DEFAULT 0 CHECK (verified IN (0, 1)),
  valid_from TEXT,
  valid_to TEXT
) STRICT;

CREATE TABLE plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  year INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  replaces INTEGER REFERENCES plan(id),
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'signed')),
  number INTEGER CHECK (number > 0),
  symbol TEXT NOT NULL DEFAULT '',
  issued TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  kind_name TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  opening TEXT NOT NULL DEFAULT '',
  legal_bases TEXT NOT NULL DEFAULT '',
  lead_in TEXT NOT NULL DEFAULT '',
  period_from TEXT NOT NULL DEFAULT '',
  period_to TEXT NOT NULL DEFAULT '',
  closing TEXT NOT NULL DEFAULT '',
  recipients TEXT NOT NULL DEFAULT '',
  signer_lines TEXT NOT NULL DEFAULT '',
  signer_name TEXT NOT NULL DEFAULT '',
  signer_office_title TEXT NOT NULL DEFAULT '',
  UNIQUE (year, version),
  CHECK (state = 'draft' OR (number IS NOT NULL AND length(issued) = 10))
) STRICT;
CREATE TABLE plan_node (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL,
  plan_id INTEGER NOT NULL REFERENCES plan(id),
  parent INTEGER REFERENCES plan_node(id),
  position INTEGER NOT NULL,
  numbering TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  folded TEXT NOT NULL DEFAULT '',
  UNIQUE (plan_id, uid)
) STRICT;
CREATE INDEX plan_node_parent ON plan_node(parent);

CREATE TABLE register_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  year INTEGER NOT NULL,
  series TEXT NOT NULL CHECK (series IN ('office', 'council')),
  number INTEGER NOT NULL CHECK (number > 0),
  symbol TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  kind TEXT NOT NULL,
  summary TEXT NOT NULL,
  signer TEXT NOT NULL DEFAULT '',
  recipients TEXT NOT NULL DEFAULT '',
  archive_unit TEXT NOT NULL DEFAULT '',
  copies INTEGER,
  sent_on TEXT,
  received_by TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  plan_id INTEGER REFERENCES plan(id),
  basis_on TEXT,
  file TEXT NOT NULL DEFAULT '',
  scan TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX register_entry_number ON register_entry(year, series, number);

CREATE TABLE export (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  record TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  operation_id INTEGER
) STRICT;
CREATE INDEX export_record ON export(record, record_id);
"""


def m001_office_plan_register(db: Database) -> None:
    """Operations and their journal, the office's dated rows, plans, the register and the exports."""
    for statement in _FIRST.split(";\n"):
        if statement.strip():
            db.execute(statement)


def m002_proofreading(db: Database) -> None:
    """The office's own confused words, and findings of the proofreader that were let stand for good.

    A finding is known by the year of its plan, its place ("node:<uid>", "field:title"), its kind and its
    words; it only remembers, so it has no reference and passes through no operation.
    """
    db.execute(
        "CREATE TABLE word_pair"
        " (id INTEGER PRIMARY KEY AUTOINCREMENT, found TEXT NOT NULL, suggestion TEXT NOT NULL,"
        " note TEXT NOT NULL DEFAULT '') STRICT"
    )
    db.execute(
        "CREATE TABLE dismissed_finding"
        " (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, year INTEGER NOT NULL,"
        " place TEXT NOT NULL, kind TEXT NOT NULL, found TEXT NOT NULL, suggestion TEXT NOT NULL,"
        " UNIQUE (year, place, kind, found, suggestion)) STRICT"
    )


def m003_wordings(db: Database) -> None:
    """The office's own words for the fixed sentences of forms, by the key of the shipped ones."""
    db.execute(
        "CREATE TABLE wording"
        " (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT"
    )


STEPS = (
    m001_office_plan_register,
    m002_proofreading,
    m003_wordings,
    m004_staff_calendar_attendance_conduct,
    m005_achievements,
    m006_rounds,
    m007_own_rules,
    m008_meetings,
    m009_matters,
)
