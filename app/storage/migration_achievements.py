"""The step that makes the tables of achievements."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# Whose row it is: a person, a unit, or the office itself where both are NULL.
_HOLDER = """person_id INTEGER REFERENCES person(id),
  unit_id INTEGER REFERENCES unit(id)"""
_ONE_HOLDER = "CHECK (person_id IS NULL OR unit_id IS NULL)"
_DECISION = """number TEXT NOT NULL DEFAULT '',
  decided_on TEXT,
  issuer TEXT NOT NULL DEFAULT ''"""
_CANCELLING = """cancelled_by TEXT NOT NULL DEFAULT '',
  cancelled_on TEXT"""

_TABLES = f"""
CREATE TABLE movement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name != ''),
  folded TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'thuong-xuyen' CHECK (kind IN ('thuong-xuyen', 'chuyen-de', 'cuoc-van-dong')),
  launched_by TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  decided_on TEXT,
  node TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  valid_from TEXT,
  valid_to TEXT
) STRICT;
CREATE TABLE outstanding_work (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  year INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name != ''),
  folded TEXT NOT NULL DEFAULT '',
  unit_id INTEGER REFERENCES unit(id),
  node TEXT NOT NULL DEFAULT '',
  movement_id INTEGER REFERENCES movement(id),
  first_on TEXT,
  last_on TEXT,
  words TEXT NOT NULL DEFAULT '',
  figures TEXT NOT NULL DEFAULT '',
  rewarded TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX outstanding_work_year ON outstanding_work(year);
CREATE TABLE work_person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  work_id INTEGER NOT NULL REFERENCES outstanding_work(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  part TEXT NOT NULL DEFAULT '',
  UNIQUE (work_id, person_id)
) STRICT;
CREATE INDEX work_person_person ON work_person(person_id);
CREATE TABLE award_held (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  {_HOLDER},
  code TEXT NOT NULL,
  year INTEGER NOT NULL,
  kind TEXT NOT NULL DEFAULT 'title' CHECK (kind IN ('title', 'form')),
  merit TEXT NOT NULL DEFAULT 'cong-trang' CHECK (merit IN
    ('cong-trang', 'dot-xuat', 'phong-trao', 'chuyen-de', 'cong-hien', 'nien-han', 'doi-ngoai')),
  name TEXT NOT NULL DEFAULT '',
  first_year INTEGER,
  {_DECISION},
  golden_book TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  work_id INTEGER REFERENCES outstanding_work(id),
  money INTEGER CHECK (money >= 0),
  scan TEXT NOT NULL DEFAULT '',
  {_CANCELLING},
  note TEXT NOT NULL DEFAULT '',
  folded TEXT NOT NULL DEFAULT '',
  {_ONE_HOLDER},
  CHECK (code != '' OR name != '')
) STRICT;
CREATE INDEX award_held_person ON award_held(person_id, year);
CREATE INDEX award_held_unit ON award_held(unit_id, year);
CREATE INDEX award_held_year ON award_held(year, code);
CREATE TABLE initiative (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name != ''),
  folded TEXT NOT NULL DEFAULT '',
  year INTEGER NOT NULL,
  kind TEXT NOT NULL DEFAULT 'sang-kien' CHECK (kind IN ('sang-kien', 'de-tai', 'de-an')),
  field TEXT NOT NULL DEFAULT '',
  level TEXT NOT NULL DEFAULT '' CHECK (level IN ('', 'co-so', 'tinh', 'toan-quoc')),
  {_DECISION},
  effect TEXT NOT NULL DEFAULT '',
  spread TEXT NOT NULL DEFAULT '',
  scan TEXT NOT NULL DEFAULT '',
  {_CANCELLING},
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX initiative_year ON initiative(year);
CREATE TABLE initiative_author (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  initiative_id INTEGER NOT NULL REFERENCES initiative(id),
  person_id INTEGER REFERENCES person(id),
  name TEXT NOT NULL DEFAULT '',
  share INTEGER NOT NULL DEFAULT 0 CHECK (share BETWEEN 0 AND 100),
  CHECK (person_id IS NOT NULL OR name != '')
) STRICT;
CREATE INDEX initiative_author_initiative ON initiative_author(initiative_id);
CREATE INDEX initiative_author_person ON initiative_author(person_id);
CREATE TABLE initiative_use (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  initiative_id INTEGER NOT NULL REFERENCES initiative(id),
  person_id INTEGER REFERENCES person(id),
  code TEXT NOT NULL,
  year INTEGER NOT NULL,
  award_id INTEGER REFERENCES award_held(id),
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX initiative_use_initiative ON initiative_use(initiative_id);
CREATE INDEX initiative_use_award ON initiative_use(award_id);
CREATE TABLE quality_grade (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  {_HOLDER},
  year INTEGER NOT NULL,
  grade TEXT NOT NULL CHECK (grade IN ('KHT', 'HT', 'HTT', 'HTXS')),
  state TEXT NOT NULL DEFAULT 'decided' CHECK (state IN ('proposed', 'decided')),
  points INTEGER,
  {_DECISION},
  reason TEXT NOT NULL DEFAULT '',
  scan TEXT NOT NULL DEFAULT '',
  {_CANCELLING},
  note TEXT NOT NULL DEFAULT '',
  {_ONE_HOLDER}
) STRICT;
CREATE INDEX quality_grade_person ON quality_grade(person_id, year);
CREATE INDEX quality_grade_unit ON quality_grade(unit_id, year);
CREATE INDEX quality_grade_year ON quality_grade(year);
CREATE TABLE grade_follow_up (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  {_HOLDER},
  period TEXT NOT NULL,
  points INTEGER,
  grade TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  {_ONE_HOLDER}
) STRICT;
CREATE INDEX grade_follow_up_period ON grade_follow_up(period);
CREATE INDEX grade_follow_up_person ON grade_follow_up(person_id);
CREATE TABLE registration (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  {_HOLDER},
  year INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('title', 'form', 'initiative')),
  code TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  registered_on TEXT,
  note TEXT NOT NULL DEFAULT '',
  {_ONE_HOLDER},
  CHECK (code != '' OR words != '')
) STRICT;
CREATE INDEX registration_year ON registration(year);
CREATE INDEX registration_person ON registration(person_id);
CREATE TABLE unit_succession (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit_id INTEGER NOT NULL REFERENCES unit(id),
  into_id INTEGER NOT NULL REFERENCES unit(id),
  happened_on TEXT NOT NULL,
  continues INTEGER NOT NULL DEFAULT 1 CHECK (continues IN (0, 1)),
  basis TEXT NOT NULL DEFAULT '',
  CHECK (unit_id != into_id)
) STRICT;
CREATE TABLE evidence_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  record TEXT NOT NULL CHECK (record IN
    ('award_held', 'initiative', 'quality_grade', 'outstanding_work', 'movement')),
  record_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  file TEXT NOT NULL,
  size INTEGER NOT NULL,
  added_on TEXT,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX evidence_file_record ON evidence_file(record, record_id);
"""


def m005_achievements(db: Database) -> None:
    """Titles, commendations, initiatives, grades, registrations, outstanding work, evidence."""
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            db.execute(statement)
