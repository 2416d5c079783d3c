"""Hand marks of the month sheet as rows: read raw, because a month of many people is thousands of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.month_building import Mark
from app.storage.office_file import OfficeFile

_PUT = """
INSERT INTO attendance_day (person_id, day, morning, afternoon) VALUES (?, ?, ?, ?)
ON CONFLICT (day, person_id) DO UPDATE SET morning = excluded.morning, afternoon = excluded.afternoon
"""
# A row a person, its days joined by signs no code may hold: six thousand rows would each become a tuple.
_NEXT, _BETWEEN = "\x1e", "\x1f"
_MONTH = """
SELECT person_id, group_concat(substr(day, 9) || morning || char(31) || afternoon, char(30))
FROM attendance_day WHERE day BETWEEN ? AND ? GROUP BY person_id
"""


def month_marks(db: OfficeFile, first: date, last: date) -> dict[int, list[tuple[int, Mark]]]:
    """Marks of a month by person, each with its place in the month from 0."""
    found: dict[int, list[tuple[int, Mark]]] = {}
    kept: dict[str, Mark] = {}
    for person, text in db.conn.execute(_MONTH, (first.isoformat(), last.isoformat())):
        marks = found[person] = []
        for one in text.split(_NEXT):
            code = one[2:]
            mark = kept.get(code)
            if mark is None:
                morning, _, afternoon = code.partition(_BETWEEN)
                mark = kept[code] = (morning, afternoon)
            marks.append((int(one[:2]) - 1, mark))
    return found


def person_marks(db: OfficeFile, person_id: int, first: date, last: date) -> list[tuple[date, Mark]]:
    """One person's marks in a span, by day."""
    rows = db.execute(
        "SELECT day, morning, afternoon FROM attendance_day WHERE person_id = ? AND day BETWEEN ? AND ?"
        " ORDER BY day",
        (person_id, first.isoformat(), last.isoformat()),
    )
    return [(date.fromisoformat(day), (morning, afternoon)) for day, morning, afternoon in rows]


def code_halves(
    db: OfficeFile, codes: Iterable[str], first: date, last: date
) -> list[tuple[int, str, str, str]]:
    """(person, day, morning, afternoon) of the span where either half bears one of the codes."""
    wanted = tuple(codes)
    marks = ", ".join("?" for _ in wanted)
    return db.execute(
        "SELECT person_id, day, morning, afternoon FROM attendance_day WHERE day BETWEEN ? AND ?"
        f" AND (morning IN ({marks}) OR afternoon IN ({marks})) ORDER BY day",
        (first.isoformat(), last.isoformat(), *wanted, *wanted),
    ).fetchall()


def put_marks(db: OfficeFile, rows: Iterable[tuple[int, date, str, str]]) -> None:
    """Write whole days, inside an open operation; a day left without marks and note goes."""
    values = [(person, day.isoformat(), *mark) for person, day, *mark in rows]
    db.conn.executemany(_PUT, values)
    empty = [value[:2] for value in values if not (value[2] or value[3])]
    if empty:
        db.conn.executemany(
            "DELETE FROM attendance_day WHERE person_id = ? AND day = ?"
            " AND morning = '' AND afternoon = '' AND note = ''",
            empty,
        )


def open_closing(db: OfficeFile, month: str) -> int:
    """Number of the closing in force of "2023-05", 0 when the month is open."""
    row = db.execute("SELECT id FROM month_closing WHERE month = ? AND reopened_at = ''", [month]).fetchone()
    return int(row[0]) if row else 0


def closed_months(db: OfficeFile, year: int) -> frozenset[str]:
    """The months of a year that are closed."""
    rows = db.execute(
        "SELECT month FROM month_closing WHERE reopened_at = '' AND month BETWEEN ? AND ?",
        (f"{year}-01", f"{year}-12"),
    )
    return frozenset(month for (month,) in rows)


def open_incidents(db: OfficeFile, first: date, last: date) -> int:
    """How many notes of II.6 in the span still wait for an explanation or a decision."""
    row = db.execute(
        "SELECT count(*) FROM incident WHERE state IN ('noted', 'awaiting') AND day BETWEEN ? AND ?",
        (first.isoformat(), last.isoformat()),
    ).fetchone()
    return int(row[0])
