"""What the time clock says of one person on one day: a verdict a half, and the punches it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from app.domain.wording import lower_first


class HalfVerdict(StrEnum):
    """What the clock says of a half; NOTHING asks for a hand entry, it is never an absence. Nor is WAITING: a
    punch that may belong to the half was left to be mended.
    """

    NOTHING = ""
    PRESENT = "present"
    ABSENT = "absent"
    WAITING = "waiting"


HALF_VERDICT_WORDS = {
    HalfVerdict.NOTHING: "Máy chưa đủ lượt để biết",
    HalfVerdict.PRESENT: "Có mặt",
    HalfVerdict.ABSENT: "Vắng",
    HalfVerdict.WAITING: "Chờ sửa giờ chấm",
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


class DayVerdict(NamedTuple):
    """The verdict of one day; minutes count from the start or to the end of a half, never from a grace.

    A tuple, because a month of 300 people is nine thousand of them. `detail` holds the used and the dropped
    punches and the remarks, and is only read when asked: see `used`, `dropped`, `remarks`.
    """

    person_id: int
    day: date
    morning: HalfVerdict = HalfVerdict.NOTHING
    afternoon: HalfVerdict = HalfVerdict.NOTHING
    late_morning: int = 0
    early_morning: int = 0
    late_afternoon: int = 0
    early_afternoon: int = 0
    detail: str = ""

    @property
    def minutes(self) -> int:
        """All minutes late and early of the day."""
        return self.late_morning + self.early_morning + self.late_afternoon + self.early_afternoon

    @property
    def says_something(self) -> bool:
        """Whether anything of the day is worth keeping."""
        return bool(self.morning or self.afternoon or self.detail)

    @property
    def used(self) -> tuple[Judged, ...]:
        """The punches the verdict rests on, in order, with what each was taken for."""
        return _judged(self._said("used"))

    @property
    def dropped(self) -> tuple[Judged, ...]:
        """The punches left aside, in order, with the reason."""
        return _judged(self._said("dropped"))

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences without full stop: lateness against which hour, what is missing, why absent."""
        return tuple(self._said("remarks"))

    def halves(self) -> tuple[str, str]:
        """`sáng có mặt, muộn 9 phút` and the afternoon."""
        return (
            _half_words("sáng", self.morning, self.late_morning, self.early_morning),
            _half_words("chiều", self.afternoon, self.late_afternoon, self.early_afternoon),
        )

    def lines(self) -> tuple[str, ...]:
        """The day in words: what was used, what was left aside and why, then the remarks."""
        return (
            *(f"Dùng {one}" for one in self.used),
            *(f"Bỏ {one}" for one in self.dropped),
            *self.remarks,
        )

    def _said(self, part: str) -> list[Any]:
        return list(json.loads(self.detail)[part]) if self.detail else []


def changed_since_closing(closed: DayVerdict | None, now: DayVerdict | None) -> str:
    """What a closed day would be judged now, as a sentence; empty where nothing differs."""
    if closed == now:
        return ""
    head = "Giờ làm việc, ngày nghỉ hoặc số máy đã sửa sau khi chốt"
    if closed is not None and now is not None and closed[:8] == now[:8]:
        return f"{head}; ngày này tính lại vẫn như vậy."
    told = "; ".join(now.halves()) if now is not None else "máy không nói gì về ngày này"
    return f"{head}. Tính lại theo bây giờ: {told}. Số đã chốt giữ nguyên."


_ENCODED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def detail_of(used: Iterable[Judged], dropped: Iterable[Judged], remarks: Iterable[str]) -> str:
    """What `DayVerdict.detail` holds; empty when there is nothing to tell."""
    said = {"used": _texts(used), "dropped": _texts(dropped), "remarks": list(remarks)}
    if not any(said.values()):
        return ""
    return _ENCODED(said)


def _half_words(name: str, said: HalfVerdict, late: int, early: int) -> str:
    minutes = [f"muộn {late} phút"] * bool(late) + [f"sớm {early} phút"] * bool(early)
    return ", ".join([f"{name} {lower_first(HALF_VERDICT_WORDS[said])}", *minutes])


def _texts(judged: Iterable[Judged]) -> list[tuple[object, ...]]:
    return [(one.at.isoformat(), *one[1:]) for one in judged]


def _judged(rows: Iterable[Sequence[Any]]) -> tuple[Judged, ...]:
    return tuple(Judged(datetime.fromisoformat(at), *rest) for at, *rest in rows)
