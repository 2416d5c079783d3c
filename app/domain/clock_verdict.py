"""What the time clock says of one person on one day: a verdict a half, and the punches it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class HalfVerdict(StrEnum):
    """What the clock says of a half; NOTHING asks for a hand entry, it is never an absence."""

    NOTHING = ""
    PRESENT = "present"
    ABSENT = "absent"


HALF_VERDICT_WORDS = {
    HalfVerdict.NOTHING: "Máy chưa đủ lượt để biết",
    HalfVerdict.PRESENT: "Có mặt",
    HalfVerdict.ABSENT: "Vắng",
}


class Direction(StrEnum):
    """What a punch was by the state the clock wrote; UNKNOWN where that is not to be believed."""

    UNKNOWN = ""
    IN = "in"
    OUT = "out"


class Punch(NamedTuple):
    """One punch as it stands in the book; `state` is None where the office does not trust that column."""

    at: datetime
    number: str = ""
    device: str = ""
    state: int | None = None
    line: int = 0
    batch_id: int = 0
    id: int = 0


class Judged(NamedTuple):
    """A punch and what it was taken for ("Vào sáng"), or why it was left aside ("Chạm đúp, cách 4 giây")."""

    at: datetime
    words: str
    number: str = ""
    line: int = 0
    batch_id: int = 0

    def __str__(self) -> str:
        return f"{self.at:%H:%M:%S} {self.words}"


@dataclass(frozen=True)
class DayVerdict:
    """The verdict of one day; minutes count from the start or to the end of a half, never from a grace.

    `remarks` are sentences without their full stop: lateness with the time it is measured against, what is
    missing, why a half counts as absence.
    """

    person_id: int
    day: date
    morning: HalfVerdict = HalfVerdict.NOTHING
    afternoon: HalfVerdict = HalfVerdict.NOTHING
    late_morning: int = 0
    early_morning: int = 0
    late_afternoon: int = 0
    early_afternoon: int = 0
    used: tuple[Judged, ...] = ()
    dropped: tuple[Judged, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """All minutes late and early of the day."""
        return self.late_morning + self.early_morning + self.late_afternoon + self.early_afternoon

    @property
    def says_something(self) -> bool:
        """Whether anything of the day is worth keeping."""
        return bool(self.morning or self.afternoon or self.used or self.dropped or self.remarks)

    def lines(self) -> tuple[str, ...]:
        """The day in words: what was used, what was left aside and why, then the remarks."""
        return (
            *(f"Dùng {one}" for one in self.used),
            *(f"Bỏ {one}" for one in self.dropped),
            *self.remarks,
        )

    @property
    def detail(self) -> str:
        """Used and dropped punches and remarks as one text for the table of verdicts."""
        if not (self.used or self.dropped or self.remarks):
            return ""
        return json.dumps(
            {"used": _texts(self.used), "dropped": _texts(self.dropped), "remarks": self.remarks},
            ensure_ascii=False,
            separators=(",", ":"),
        )


def from_detail(detail: str) -> tuple[tuple[Judged, ...], tuple[Judged, ...], tuple[str, ...]]:
    """Used, dropped and remarks of the text made by `DayVerdict.detail`."""
    if not detail:
        return (), (), ()
    said: Mapping[str, list[list[str]]] = json.loads(detail)
    return _judged(said["used"]), _judged(said["dropped"]), tuple(map(str, said["remarks"]))


def _texts(judged: Iterable[Judged]) -> list[tuple[str, str, str, int, int]]:
    return [(one.at.isoformat(), *one[1:]) for one in judged]


def _judged(rows: Iterable[Iterable[object]]) -> tuple[Judged, ...]:
    found = []
    for row in rows:
        at, words, number, line, batch_id = row
        found.append(
            Judged(
                datetime.fromisoformat(str(at)), str(words), str(number), int(str(line)), int(str(batch_id))
            )
        )
    return tuple(found)
