"""Whose a clock number is on a day, asked a hundred thousand times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from app.domain.staff import ClockNumber
from app.domain.staff_roll import clock_key, clock_owner, meets


class ClockOwners:
    """The rows of clock numbers, sorted once; answers as staff_roll.clock_owner does."""

    def __init__(self, numbers: Iterable[ClockNumber]) -> None:
        self.rows = tuple(numbers)
        self._by_key: dict[str, list[ClockNumber]] = defaultdict(list)
        for row in self.rows:
            self._by_key[clock_key(row.number)].append(row)
        self._always: dict[tuple[str, str], int | None] = {}

    def owner(self, number: str, device: str, day: date) -> int:
        """The person's id, 0 when the number is nobody's on the day."""
        always = self.always(number, device)
        if always is not None:
            return always
        return clock_owner(self._by_key[clock_key(number)], number, day, device)

    def always(self, number: str, device: str) -> int | None:
        """The owner on every day (0: never anybody's), None where it depends on the day."""
        asked = (number, device)
        if asked not in self._always:
            rows = [row for row in self._by_key.get(clock_key(number), ()) if row.device in ("", device)]
            open_ended = all(row.valid_from is None and row.valid_to is None for row in rows)
            simple = not rows or (len(rows) == 1 and open_ended)
            self._always[asked] = (rows[0].person_id if rows else 0) if simple else None
        return self._always[asked]

    def people(self, first: date, last: date) -> dict[int, tuple[ClockNumber, ...]]:
        """Everybody with a number in force in the span, with the rows."""
        found: dict[int, list[ClockNumber]] = defaultdict(list)
        for row in self.rows:
            if meets(row, first, last):
                found[row.person_id].append(row)
        return {person: tuple(rows) for person, rows in found.items()}
