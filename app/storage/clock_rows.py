"""Punches, their batches and the verdicts reckoned from them, as rows.

A punch is seen only while its batch is there: undo takes the batch away, redo brings it back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from app.domain.clock_verdict import DayVerdict, HalfVerdict, Punch
from app.storage.insertion import insert_row
from app.storage.office_file import OfficeFile

CLOCK = "clock"
_SEEN = "FROM punch JOIN import_batch ON import_batch.id = punch.batch_id"
_VERDICTS = (
    "SELECT person_id, day, morning, afternoon, late_morning, early_morning, late_afternoon,"
    " early_afternoon, detail FROM clock_verdict"
)
_HALVES = {half.value: half for half in HalfVerdict}


class Batch(NamedTuple):
    """One import of a clock's file; `kept` punches out of `line_count` lines."""

    id: int
    file_name: str
    sha256: str
    at: str
    line_count: int
    kept: int
    device: str = ""
    note: str = ""


def batches(db: OfficeFile) -> tuple[Batch, ...]:
    """The imports that stand, oldest first."""
    rows = db.execute(
        "SELECT id, file_name, sha256, at, line_count, kept, device, note FROM import_batch"
        " WHERE kind = ? ORDER BY id",
        [CLOCK],
    )
    return tuple(map(Batch._make, rows))


def add_batch(db: OfficeFile, batch: Batch) -> int:
    """Insert the batch inside an open operation; its number."""
    row = {key: value for key, value in batch._asdict().items() if key != "id"}
    return insert_row(db, "import_batch", {"kind": CLOCK, **row})


def add_punches(db: OfficeFile, rows: Iterable[tuple[int, int, str, str, str, int | None, str]]) -> None:
    """Insert (batch, line, number, at, raw, state, device) rows inside the batch's operation."""
    db.conn.executemany(
        "INSERT INTO punch (batch_id, line, number, at, raw, state, device) VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def punches(db: OfficeFile, since: datetime, before: datetime) -> list[Punch]:
    """The punches seen from one moment up to, but without, another; in order."""
    found = db.execute(
        f"SELECT punch.at, number, punch.device, state, line, batch_id, punch.id {_SEEN}"
        " WHERE punch.at >= ? AND punch.at < ? ORDER BY punch.at, punch.id",
        (_text(since), _text(before)),
    )
    read = datetime.fromisoformat
    return [Punch(read(at), *rest) for at, *rest in found]


def punches_of(db: OfficeFile, numbers: Iterable[str], since: datetime, before: datetime) -> list[Punch]:
    """The same of some numbers alone, as they are written in the files."""
    found = db.execute(
        f"SELECT punch.at, number, punch.device, state, line, batch_id, punch.id {_SEEN}"
        " WHERE punch.at >= ? AND punch.at < ? AND number IN (SELECT value FROM json_each(?))"
        " ORDER BY punch.at, punch.id",
        (_text(since), _text(before), json.dumps(list(numbers))),
    )
    read = datetime.fromisoformat
    return [Punch(read(at), *rest) for at, *rest in found]


def numbers(db: OfficeFile) -> list[str]:
    """Every number seen, as it is written in the files."""
    return [number for (number,) in db.execute(f"SELECT DISTINCT number {_SEEN}")]


def running(db: OfficeFile, begins_minutes: int) -> dict[date, set[str]]:
    """The clocks that worked each day; a day begins so many minutes after midnight."""
    found: dict[date, set[str]] = {}
    for day, device in db.execute(
        f"SELECT DISTINCT date(punch.at, ?), punch.device {_SEEN}", (f"-{begins_minutes} minutes",)
    ):
        found.setdefault(date.fromisoformat(day), set()).add(device)
    return found


def known(db: OfficeFile, since: str, until: str) -> list[tuple[str, str, str]]:
    """Number, device and moment of the punches seen between two moments, both included."""
    return db.execute(
        f"SELECT number, punch.device, punch.at {_SEEN} WHERE punch.at BETWEEN ? AND ?", (since, until)
    ).fetchall()


def latest(db: OfficeFile) -> datetime | None:
    """The last moment any punch seen was made."""
    row = db.execute(f"SELECT punch.at {_SEEN} ORDER BY punch.at DESC LIMIT 1").fetchone()
    return datetime.fromisoformat(row[0]) if row else None


def earliest(db: OfficeFile) -> datetime | None:
    """The first moment any punch seen was made."""
    row = db.execute(f"SELECT punch.at {_SEEN} ORDER BY punch.at LIMIT 1").fetchone()
    return datetime.fromisoformat(row[0]) if row else None


def closed_months(db: OfficeFile) -> frozenset[str]:
    """The months that are closed, whatever their year: "2023-04"."""
    return frozenset(
        month for (month,) in db.execute("SELECT month FROM month_closing WHERE reopened_at = ''")
    )


def stamp(db: OfficeFile, month: str) -> str:
    """By what the month's stored verdicts were reckoned; empty when there are none."""
    row = db.execute("SELECT stamp FROM verdict_stamp WHERE month = ?", [month]).fetchone()
    return str(row[0]) if row else ""


def verdicts(db: OfficeFile, first: date, last: date) -> dict[tuple[int, date], DayVerdict]:
    """The stored verdicts of the span."""
    return _read_verdicts(
        db.execute(
            f"{_VERDICTS} WHERE day BETWEEN ? AND ? ORDER BY day, person_id",
            (first.isoformat(), last.isoformat()),
        )
    )


def verdicts_of(db: OfficeFile, person_id: int, days: Iterable[date]) -> dict[tuple[int, date], DayVerdict]:
    """The stored verdicts of one person on these days, found one by one through their index."""
    wanted = json.dumps([day.isoformat() for day in days])
    found = db.execute(
        f"{_VERDICTS} WHERE day IN (SELECT value FROM json_each(?)) AND person_id = ? ORDER BY day",
        (wanted, person_id),
    )
    return _read_verdicts(found)


def _read_verdicts(rows: Iterable[Sequence[Any]]) -> dict[tuple[int, date], DayVerdict]:
    days: dict[str, date] = {}
    found = {}
    for person, text, morning, afternoon, *rest in rows:
        day = days.get(text) or days.setdefault(text, date.fromisoformat(text))
        found[person, day] = DayVerdict(person, day, _HALVES[morning], _HALVES[afternoon], *rest)
    return found


def keep_verdicts(
    db: OfficeFile,
    month: str,
    first: date,
    last: date,
    stamp: str,
    found: Mapping[tuple[int, date], DayVerdict],
) -> None:
    """Put these in place of the month's; derived rows, outside undo."""
    with db.atomic():
        db.conn.execute(
            "DELETE FROM clock_verdict WHERE day BETWEEN ? AND ?", (first.isoformat(), last.isoformat())
        )
        db.conn.executemany(
            "INSERT INTO clock_verdict (person_id, day, morning, afternoon, late_morning, early_morning,"
            " late_afternoon, early_afternoon, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(v[0], v.day.isoformat(), v.morning.value, v.afternoon.value, *v[4:]) for v in found.values()],
        )
        db.conn.execute(
            "INSERT INTO verdict_stamp VALUES (?, ?)"
            " ON CONFLICT (month) DO UPDATE SET stamp = excluded.stamp",
            (month, stamp),
        )


def _text(at: datetime) -> str:
    return at.isoformat(sep=" ", timespec="seconds")
