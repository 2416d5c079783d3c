"""The office's practice with the time clock, as a row of data/attendance/clock.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from app.domain.clock_verdict import Direction


@dataclass(frozen=True)
class ClockRules:
    """How punches are read; every figure is practice, none is law.

    `day_starts`: a punch before this hour belongs to the day before. `double_tap`: seconds within which two
    punches of one person are one. `first_day`: no clock of the office wrote before it. `jump`: days by which
    a date must leave the order of the file to be doubted. `largest`: bytes of a file.
    """

    day_starts: time = time(4)
    double_tap: int = 60
    first_day: date = date(2010, 1, 1)
    jump: int = 2
    largest: int = 64 << 20
    states_in: frozenset[int] = frozenset({0, 4})
    states_out: frozenset[int] = frozenset({1, 5})

    def work_day(self, at: datetime) -> date:
        """The day a punch is counted for."""
        return (at - timedelta(hours=self.day_starts.hour, minutes=self.day_starts.minute)).date()

    def begins(self, day: date) -> datetime:
        """The first moment that is counted for the day."""
        return datetime.combine(day, self.day_starts)

    def direction(self, state: int | None) -> Direction:
        """Coming or going by the clock's own column."""
        if state in self.states_in:
            return Direction.IN
        return Direction.OUT if state in self.states_out else Direction.UNKNOWN


def read_clock_rules(row: Mapping[str, Any]) -> ClockRules:
    """The rules out of the shipped row; KeyError or ValueError for a damaged one, which is our fault."""
    return ClockRules(
        time.fromisoformat(row["day_starts"]),
        int(row["double_tap_seconds"]),
        row["first_day"],
        int(row["jump_days"]),
        int(row["largest_bytes"]),
        frozenset(row["states_in"]),
        frozenset(row["states_out"]),
    )
