"""Frozen records as rows: one reader and one writer for every table whose columns are the record's fields."""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable, Sequence
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_type_hints

from app.domain import (
    absence,
    attendance_symbols,
    awards_held,
    conduct,
    conduct_points,
    discipline,
    evidence,
    initiatives,
    open_matters,
    outstanding_works,
    own_rules,
    quality_grades,
    registrations,
    round_seal,
    rounds,
    staff,
    unit_succession,
    working_calendar,
)
from app.domain.wording import fold
from app.storage.insertion import insert_row
from app.storage.office_file import OfficeFile

R = TypeVar("R")

# Table and order of each record kind; the order is the one in which a person reads the rows.
TABLES: dict[type, tuple[str, str]] = {
    staff.Person: ("person", "id"),
    staff.Membership: ("membership", "person_id, valid_from IS NOT NULL, valid_from, id"),
    staff.AwayPeriod: ("away_period", "person_id, valid_from IS NOT NULL, valid_from, id"),
    staff.ClockNumber: ("clock_number", "number, valid_from IS NOT NULL, valid_from, id"),
    working_calendar.WorkingTime: (
        "working_time",
        "person_id IS NOT NULL, person_id, valid_from IS NOT NULL, valid_from, season_from, id",
    ),
    working_calendar.CalendarDay: ("calendar_day", "day"),
    attendance_symbols.Symbol: (
        "attendance_symbol",
        "position, code, valid_from IS NOT NULL, valid_from, id",
    ),
    absence.AbsencePaper: ("absence_paper", "valid_from IS NOT NULL, valid_from, id"),
    absence.LeaveAdjustment: ("leave_adjustment", "person_id, year, id"),
    absence.MonthClosing: ("month_closing", "id"),
    conduct.ConductRule: ("conduct_rule", "position, code, valid_from IS NOT NULL, valid_from, id"),
    conduct.Incident: ("incident", "day, at_time, id"),
    conduct.IncidentPaper: ("incident_paper", "id"),
    discipline.Discipline: ("discipline", "decided_on DESC, id DESC"),
    conduct_points.PointScale: ("point_scale", "valid_from IS NOT NULL, valid_from, id"),
    awards_held.AwardHeld: ("award_held", "year, decided_on, id"),
    initiatives.Initiative: ("initiative", "year, decided_on, id"),
    initiatives.InitiativeAuthor: ("initiative_author", "initiative_id, share DESC, id"),
    initiatives.InitiativeUse: ("initiative_use", "year, id"),
    quality_grades.QualityGrade: ("quality_grade", "year, id"),
    quality_grades.GradeFollowUp: ("grade_follow_up", "period, id"),
    registrations.Registration: ("registration", "year, id"),
    outstanding_works.OutstandingWork: ("outstanding_work", "year, node, first_on, id"),
    outstanding_works.WorkPerson: ("work_person", "work_id, id"),
    outstanding_works.Movement: ("movement", "valid_from IS NOT NULL, valid_from, id"),
    unit_succession.UnitSuccession: ("unit_succession", "happened_on, id"),
    open_matters.OpenMatter: ("open_matter", "valid_from, id"),
    evidence.EvidenceFile: ("evidence_file", "record, record_id, id"),
    rounds.Round: ("award_round", "year, meets_on, id"),
    rounds.RoundTitle: ("round_title", "round_id, position, id"),
    rounds.CouncilMember: ("council_member", "round_id, position, id"),
    rounds.Nominee: ("nominee", "title_id, position, id"),
    rounds.AgainVote: ("again_vote", "turn, id"),
    rounds.PaperAccount: ("paper_account", "turn, title_id IS NOT NULL, title_id, id"),
    round_seal.RoundClosing: ("round_closing", "id"),
    round_seal.RoundCorrection: ("round_correction", "id"),
    own_rules.OwnSet: ("own_rule_set", "valid_from, id"),
    own_rules.OwnRule: ("own_rule", "rule_set, kind, valid_from, id"),
}
# Columns kept beside the record for the search without accents: the fields each is folded from.
FOLDED: dict[str, tuple[str, ...]] = {
    "person": ("name",),
    "incident": ("words",),
    "award_held": ("number", "name", "issuer", "reason"),
    "initiative": ("name", "field", "number"),
    "outstanding_work": ("name", "words", "figures"),
    "movement": ("name", "words"),
}


def rows(db: OfficeFile, kind: type[R], where: str = "", values: Sequence[object] = ()) -> tuple[R, ...]:
    """The records of a kind in their order; `where` is SQL of ours with marks for `values`."""
    table, order = TABLES[kind]
    names, readers = _readers(cast("Hashable", kind))
    sql = f"SELECT {', '.join(names)} FROM {table}{' WHERE ' + where if where else ''} ORDER BY {order}"
    records = []
    for row in db.execute(sql, list(values)).fetchall():
        read_row = list(row)
        for place, read in readers:
            read_row[place] = read(read_row[place])
        records.append(kind(*read_row))
    return tuple(records)


def one(db: OfficeFile, kind: type[R], record_id: int) -> R | None:
    """The record with this id, or None."""
    return next(iter(rows(db, kind, "id = ?", (record_id,))), None)


def save(db: OfficeFile, record: Any) -> int:
    """Insert when the id is 0, else update, inside an open operation; returns the id."""
    table = TABLES[type(record)][0]
    written = {key: _stored(value) for key, value in vars(record).items() if key != "id"}
    if table in FOLDED:
        written["folded"] = fold(" ".join(written[name] for name in FOLDED[table] if written[name]))
    if record.id == 0:
        return insert_row(db, table, written)
    marks = ", ".join(f"{key} = ?" for key in written)
    db.conn.execute(f"UPDATE {table} SET {marks} WHERE id = ?", (*written.values(), record.id))
    return int(record.id)


def drop(db: OfficeFile, record: Any) -> None:
    """Take the row away, inside an open operation."""
    db.conn.execute(f"DELETE FROM {TABLES[type(record)][0]} WHERE id = ?", (record.id,))


@cache
def _readers(kind: Any) -> tuple[tuple[str, ...], tuple[tuple[int, Callable[[Any], Any]], ...]]:
    """The columns of a record, and the places of those that are stored otherwise, with what reads each."""
    hints = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind))
    found = ((place, _reader(hints[name])) for place, name in enumerate(names))
    return names, tuple((place, read) for place, read in found if read is not None)


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    """How a stored value becomes one of this type; None where it is the same."""
    if isinstance(hint, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
        if hint in {int, str}:
            return None
        read = _plain(hint)
        return lambda value: None if value is None else read(value)
    return None if hint in {int, str} else _plain(hint)


def _plain(hint: Any) -> Callable[[Any], Any]:
    if hint is date:
        return date.fromisoformat
    if hint is bool:
        return bool
    if isinstance(hint, type) and issubclass(hint, Enum):
        # Looked up in a dictionary: the call of an Enum costs five times as much, for every row.
        return {member.value: member for member in hint}.__getitem__
    raise TypeError(f"a record may not hold {hint}")


def _stored(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return int(value) if isinstance(value, bool) else value
