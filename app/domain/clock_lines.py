"""The lines of a clock's file as values, and the two plain text forms clocks write: USB stick and push."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple, overload

DAY = 86_400
UNREAD = -1
_EPOCH = date(1970, 1, 1).toordinal()
_TIME = re.compile(r"(\d{1,2})[:hg](\d{1,2})(?:[:mp](\d{1,2})s?)?", re.IGNORECASE)
_STARTS = re.compile(r"^\s*[\w.-]{1,24}\s*\t\s*\d{4}-\d\d-\d\d\b")
_PUSH_FIELDS = 7  # number, time, state, verify, work code, reserved …: ten as a rule, never below seven
_STICK_FIELDS = 4
_LOOKED_AT = 200


class ClockLine(NamedTuple):
    """One punch of a file: `moment` in seconds (see `moment_of`), UNREAD where it could not be read.

    `line`: the line or row of the file, from 1; a row with several times gives several of these.
    """

    line: int
    number: str
    moment: int
    state: int | None
    device: str
    raw: str


class ClockLines(Sequence[ClockLine]):
    """Lines kept field by field: a hundred thousand tuples would cost as much again as reading them.

    Each field is a list of its own, all of one length; what runs over a whole file looks at these.
    """

    def __init__(self) -> None:
        self.places: list[int] = []
        self.numbers: list[str] = []
        self.moments: list[int] = []
        self.states: list[int | None] = []
        self.devices: list[str] = []
        self.raws: list[str] = []

    def add(self, line: ClockLine) -> None:
        """One more line."""
        for column, value in zip(self.columns, line, strict=True):
            column.append(value)

    @property
    def columns(self) -> tuple[list[Any], ...]:
        """The fields in the order of ClockLine."""
        return self.places, self.numbers, self.moments, self.states, self.devices, self.raws

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, at: int) -> ClockLine: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[ClockLine]: ...
    def __getitem__(self, at: int | slice) -> ClockLine | Sequence[ClockLine]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        return ClockLine(*(column[at] for column in self.columns))

    def __iter__(self) -> Iterator[ClockLine]:
        return map(ClockLine._make, zip(*self.columns, strict=True))


class Unread(NamedTuple):
    """What stands where day and time should be, and what is wrong with it in words without full stop."""

    day: str
    time: str
    words: str


@dataclass(frozen=True)
class ClockFile:
    """A file read, nothing decided: every punch in the order of the file.

    `unread` by place in `lines`; `names` gives the name written beside a number, where the file has names;
    `notes` are sentences; `line_count` counts lines or rows that are not blank.
    """

    name: str
    lines: ClockLines
    unread: Mapping[int, Unread] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    line_count: int = 0
    size: int = 0
    sha256: str = ""


def moment_of(at: datetime) -> int:
    """Seconds by the wall clock since 1970: comparable, and cheap for a hundred thousand lines."""
    return (at.toordinal() - _EPOCH) * DAY + at.hour * 3600 + at.minute * 60 + at.second


def at_of(moment: int) -> datetime:
    """The moment as a time of the calendar."""
    return datetime(1970, 1, 1) + timedelta(seconds=moment)


def day_of(moment: int) -> date:
    """The day a moment lies on, midnight to midnight."""
    return date.fromordinal(_EPOCH + moment // DAY)


def days_number(day: date) -> int:
    """The day counted as moments count: `moment // 86400`."""
    return day.toordinal() - _EPOCH


def read_day(text: str) -> int | None:
    """The day written 2023-05-22, 22/05/2023, 22.5.2023 or 20230522, counted as moments count."""
    parts = [part for part in re.split(r"[-/. ]", text.strip()) if part]
    if len(parts) == 1 and len(text.strip()) == 8 and text.strip().isdecimal():
        parts = [text.strip()[:4], text.strip()[4:6], text.strip()[6:]]
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() for part in parts):
        return None
    year, month, day = parts if len(parts[0]) == 4 else reversed(parts)
    if len(year) != 4:
        return None
    try:
        return days_number(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def read_clock_time(text: str) -> int | None:
    """Seconds since midnight of 07:28, 07:28:03, 7h28; None where it is no time, "7h3" among them."""
    if len(text) == len("07:28:03") and text[2] == text[5] == ":" and text.isascii():  # as clocks write it
        figures = text[:2], text[3:5], text[6:]
        if all(map(str.isdecimal, figures)) and figures < ("24",) and max(figures[1:]) < "60":
            return int(figures[0]) * 3600 + int(figures[1]) * 60 + int(figures[2])
    found = _TIME.fullmatch(text.strip())
    if not found or len(found[2]) != 2:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    return hour * 3600 + minute * 60 + second if hour < 24 and minute < 60 and second < 60 else None


def is_clock_text(text: str) -> bool:
    """Whether most of the first lines are number, TAB, moment: a clock's own file without headings."""
    first = [line for line in text[:20_000].splitlines()[:_LOOKED_AT] if line.strip()]
    fit = sum(_STARTS.match(line) is not None for line in first)
    return bool(first) and fit * 2 > len(first)


def read_clock_text(name: str, text: str) -> ClockFile:
    """The file line by line; a line that is no punch is kept as unread, with what is wrong."""
    rows = text.replace("\r\n", "\n").split("\n")
    lines = ClockLines()
    unread: dict[int, Unread] = {}
    known = _Known()
    days, times, numbers, states = known.days, known.times, known.numbers, known.states
    push = _is_push(rows)
    place_in, number_in, moment_in, state_in, device_in, raw_in = (c.append for c in lines.columns)
    for place, raw in enumerate(rows, start=1):
        try:  # the form of a USB stick, as nearly every line has it
            number, at, device, state, _ = raw.split("\t", _STICK_FIELDS)
            try:
                moment = days[at[:10]] + times[at[10:]]
                bare, told = numbers[number], states[state]
            except KeyError:
                if push or not known.learn(number, at, state):
                    raise ValueError from None
                moment = days[at[:10]] + times[at[10:]]
                bare, told = numbers[number], states[state]
            place_in(place)
            number_in(bare)
            moment_in(moment)
            state_in(told)
            device_in(device)
            raw_in(raw)
        except ValueError:
            if raw.strip(" \t\r\0\x1a"):
                line, wrong = _other_line(place, raw.rstrip("\r"), push=push)
                if wrong is not None:
                    unread[len(lines)] = wrong
                lines.add(line)
    return ClockFile(name, lines, unread, line_count=len(lines))


class _Known:
    """What words of a file mean, each looked into once; what cannot be read never gets here.

    Empty for a push, whose lines have the fields in another order.
    """

    def __init__(self) -> None:
        self.days: dict[str, int] = {}
        self.times: dict[str, int] = {}
        self.numbers: dict[str, str] = {}
        self.states: dict[str, int | None] = {}

    def learn(self, number: str, at: str, state: str) -> bool:
        """Look into the words of one line that are new; whether all of them can be read."""
        if at[:10] not in self.days:
            day = read_day(at[:10])
            if day is None:
                return False
            self.days[at[:10]] = day * DAY
        if at[10:] not in self.times:
            seconds = read_clock_time(at[11:])
            if seconds is None:
                return False
            self.times[at[10:]] = seconds
        if state not in self.states:
            self.states[state] = _state(state)
        if number not in self.numbers and _number(number):
            self.numbers[number] = _number(number)
        return number in self.numbers


def _other_line(place: int, raw: str, *, push: bool) -> tuple[ClockLine, Unread | None]:
    """A line of fewer or more fields, or one that cannot be read."""
    parts = raw.split("\t")
    fields = len(parts)
    if fields < 2:
        return ClockLine(place, "", UNREAD, None, "", raw.strip()), _no_punch(raw)
    at = parts[1].strip()
    day, seconds = read_day(at[:10]), read_clock_time(at[11:])
    device = parts[2].strip() if not push and fields > 2 else ""
    state = _state(parts[2 if push else 3]) if fields > (2 if push else 3) else None
    number = _number(parts[0])
    if day is None or seconds is None or not number:
        return ClockLine(place, number, UNREAD, state, device, raw), _wrong(number, at, day, seconds)
    return ClockLine(place, number, day * DAY + seconds, state, device, raw), None


def _number(text: str) -> str:
    return text.strip(" \ufeff\0")


def _is_push(rows: Sequence[str]) -> bool:
    counts = Counter(row.count("\t") + 1 for row in rows[:_LOOKED_AT] if row.strip())
    return bool(counts) and counts.most_common(1)[0][0] >= _PUSH_FIELDS


def _state(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else None


def _no_punch(raw: str) -> Unread:
    shown = "".join(c if c.isprintable() else "·" for c in raw.strip())
    return Unread("", shown[:24], f"Dòng không có số máy và giờ: “{shown[:40]}”")


def _wrong(number: str, at: str, day: int | None, seconds: int | None) -> Unread:
    day_text, _, time_text = at.strip().partition(" ")
    if not number:
        return Unread(day_text, time_text, "Thiếu số máy")
    if day is None:
        return Unread(day_text, time_text, f"Không đọc được ngày “{day_text[:20]}”")
    assert seconds is None
    if not time_text:
        return Unread(day_text, "", "Thiếu giờ, dòng bị cắt")
    return Unread(day_text, time_text, f"Không đọc được giờ “{time_text[:20]}”")


def shown_days(file: ClockFile) -> Iterator[date]:
    """First and last day of what was read; nothing for a file without a readable punch."""
    moments = [moment for moment in file.lines.moments if moment != UNREAD]
    if moments:
        yield day_of(min(moments))
        yield day_of(max(moments))
