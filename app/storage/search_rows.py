"""What the one search box asks of the tables: rows whose folded words hold what is typed, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.storage.office_file import OfficeFile

# Numbers of decisions are plain letters but for Đ, which SQLite leaves alone.
_NUMBER = "replace(replace(lower(number), 'Đ', 'd'), 'đ', 'd')"


class PersonFound(NamedTuple):
    """A person and where the person stood last; `valid_to` as ISO text, None while here."""

    id: int
    name: str
    post: str
    unit: str
    valid_to: str | None


class AwardFound(NamedTuple):
    """One award given by one decision to so many people and collectives; ids are those of the first."""

    id: int
    person_id: int | None
    unit_id: int | None
    code: str
    name: str
    year: int
    number: str
    decided_on: str | None
    people: int
    collectives: int
    first: str


class InitiativeFound(NamedTuple):
    """An initiative and its first author."""

    id: int
    name: str
    year: int
    number: str
    author: str


class WorkFound(NamedTuple):
    """An outstanding work."""

    id: int
    name: str
    year: int
    node: str


class MovementFound(NamedTuple):
    """A movement or campaign with its item of the plan."""

    id: int
    name: str
    node: str
    begins: str | None


class DisciplineFound(NamedTuple):
    """A decision of discipline and whom it names."""

    id: int
    number: str
    decided_on: str | None
    name: str


class GradesFound(NamedTuple):
    """A decision of grading for so many people and collectives; the holder is the first."""

    number: str
    year: int
    decided_on: str | None
    people: int
    collectives: int
    person_id: int | None
    unit_id: int | None


def people(db: OfficeFile, words: list[str], most: int) -> list[PersonFound]:
    """People whose name or staff number holds every folded word."""
    each = " AND ".join("(instr(p.folded, ?) OR instr(lower(p.staff_number), ?))" for _ in words)
    found = db.execute(
        f"""SELECT p.id, p.name, m.post, u.name, m.valid_to FROM person p
            LEFT JOIN membership m ON m.id = (SELECT id FROM membership WHERE person_id = p.id
              ORDER BY valid_from IS NULL, valid_from DESC, id DESC LIMIT 1)
            LEFT JOIN unit u ON u.id = m.unit_id WHERE {each} ORDER BY p.id LIMIT ?""",
        [*(word for word in words for _ in range(2)), most],
    )
    return [PersonFound(*row) for row in found]


def awards(db: OfficeFile, words: list[str], most: int) -> list[AwardFound]:
    """Awards whose number, name, issuer or reason hold every word, one line a decision and code."""
    return _awards(db, _each("a.folded", words), words, most)


def awards_of(db: OfficeFile, codes: list[str], year: int | None, most: int) -> list[AwardFound]:
    """Awards of these codes (those of one year when given), one line a decision and code."""
    where = f"a.code IN ({', '.join('?' * len(codes))})"
    if year is None:
        return _awards(db, where, codes, most)
    return _awards(db, f"{where} AND a.year = ?", [*codes, year], most)


def _awards(db: OfficeFile, where: str, values: Sequence[object], most: int) -> list[AwardFound]:
    found = db.execute(
        f"""SELECT min(a.id), a.person_id, a.unit_id, a.code, a.name, a.year, a.number, a.decided_on,
              count(a.person_id), count(*) - count(a.person_id), coalesce(p.name, u.name, '')
            FROM award_held a LEFT JOIN person p ON p.id = a.person_id LEFT JOIN unit u ON u.id = a.unit_id
            WHERE {where} GROUP BY a.number, a.decided_on, a.code, a.name, a.year,
              CASE WHEN a.number = '' THEN a.id END
            ORDER BY a.year DESC, a.decided_on DESC, min(a.id) LIMIT ?""",
        [*values, most],
    )
    return [AwardFound(*row) for row in found]


def initiatives(db: OfficeFile, words: list[str], most: int) -> list[InitiativeFound]:
    """Initiatives whose name, field or number hold every word."""
    found = db.execute(
        f"""SELECT i.id, i.name, i.year, i.number, coalesce(p.name, a.name, '') FROM initiative i
            LEFT JOIN initiative_author a ON a.id = (SELECT id FROM initiative_author
              WHERE initiative_id = i.id ORDER BY person_id IS NULL, share DESC, id LIMIT 1)
            LEFT JOIN person p ON p.id = a.person_id
            WHERE {_each("i.folded", words)} ORDER BY i.year DESC, i.id LIMIT ?""",
        [*words, most],
    )
    return [InitiativeFound(*row) for row in found]


def works(db: OfficeFile, words: list[str], most: int) -> list[WorkFound]:
    """Outstanding works whose name, words or figures hold every word."""
    found = db.execute(
        f"SELECT id, name, year, node FROM outstanding_work WHERE {_each('folded', words)}"
        " ORDER BY year DESC, id LIMIT ?",
        [*words, most],
    )
    return [WorkFound(*row) for row in found]


def movements(db: OfficeFile, words: list[str], most: int) -> list[MovementFound]:
    """Movements and campaigns whose name or words hold every word."""
    found = db.execute(
        f"SELECT id, name, node, valid_from FROM movement WHERE {_each('folded', words)}"
        " ORDER BY valid_from DESC, id LIMIT ?",
        [*words, most],
    )
    return [MovementFound(*row) for row in found]


def discipline(db: OfficeFile, words: list[str], most: int) -> list[DisciplineFound]:
    """Decisions of discipline whose number holds every word."""
    found = db.execute(
        f"""SELECT d.id, d.number, d.decided_on, p.name FROM discipline d JOIN person p ON p.id = d.person_id
            WHERE {_each(_NUMBER, words)} ORDER BY d.decided_on DESC, d.id LIMIT ?""",
        [*words, most],
    )
    return [DisciplineFound(*row) for row in found]


def grades(db: OfficeFile, words: list[str], most: int) -> list[GradesFound]:
    """Decisions of grading whose number holds every word."""
    found = db.execute(
        f"""SELECT number, year, decided_on, count(person_id), count(*) - count(person_id), person_id, unit_id
            FROM quality_grade
            WHERE number != '' AND {_each(_NUMBER, words)} GROUP BY number, year, decided_on
            ORDER BY year DESC, number LIMIT ?""",
        [*words, most],
    )
    return [GradesFound(*row) for row in found]


def _each(column: str, words: list[str]) -> str:
    return " AND ".join(f"instr({column}, ?)" for _ in words)
