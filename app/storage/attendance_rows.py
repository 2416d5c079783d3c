"""Hand marks of the month sheet as rows: read raw, because a month of many people is thousands of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from app.domain.month_building import Mark
from app.storage.office_file import OfficeFile

_PUT = """
INSERT INTO attendance_day (person_id, day, morning, afternoon) VALUES (?, ?, ?, ?)
ON CONFLICT (day, person_id) DO UPDATE SET morning = excluded.morning, afternoon = excluded.afternoon
"""
# A row a day, in the order of its index: six thousand rows would each become a tuple.
_MONTH = """
SELECT day, json_group_array(person_id), json_group_array(morning), json_group_array(afternoon)
FROM attendance_day WHERE day BETWEEN ? AND ? GROUP BY day
"""


# A day of the month from 0, its people as places in the two lists of marks.
_Day = tuple[int, dict[int, int], list[str], list[str]]


class MonthMarks:
    """The marks of a month, found by day and person."""

    def __init__(self, days: list[_Day]) -> None:
        self._days = days

    def of(self, person_id: int) -> Iterator[tuple[int, Mark]]:
        """One person's marks, each with its place in the month from 0."""
        for at, places, mornings, afternoons in self._days:
            place = places.get(person_id)
            if place is not None:
                yield at, (mornings[place], afternoons[place])


def month_marks(db: OfficeFile, first: date, last: date) -> MonthMarks:
    """Marks of everybody in a month."""
    days: list[_Day] = []
    known: dict[str, dict[int, int]] = {}  # mostly the same people every day
    for day, people, morning, afternoon in db.conn.execute(_MONTH, (first.isoformat(), last.isoformat())):
        places = known.get(people)
        if places is None:
            places = known[people] = {person: at for at, person in enumerate(json.loads(people))}
        days.append((int(day[8:]) - 1, places, json.loads(morning), json.loads(afternoon)))
    return MonthMarks(days)


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


def month_used(db: OfficeFile, month: str) -> bool:
    """Whether anything of "2023-05" was ever kept: a mark, a punch or a closing."""
    row = db.execute(
        "SELECT EXISTS (SELECT 1 FROM attendance_day WHERE day BETWEEN :month || '-01' AND :month || '-31')"
        " OR EXISTS (SELECT 1 FROM punch WHERE at BETWEEN :month || '-01' AND :month || '-99')"
        " OR EXISTS (SELECT 1 FROM month_closing WHERE month = :month)",
        {"month": month},
    ).fetchone()
    return bool(row[0])


def open_incidents(db: OfficeFile, first: date, last: date) -> int:
    """How many notes of II.6 in the span still wait for an explanation or a decision."""
    row = db.execute(
        "SELECT count(*) FROM incident WHERE state IN ('noted', 'awaiting') AND day BETWEEN ? AND ?",
        (first.isoformat(), last.isoformat()),
    ).fetchone()
    return int(row[0])
