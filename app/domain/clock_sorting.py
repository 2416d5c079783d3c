"""What becomes of every punch of a clock's file: kept, to be mended, or left out and why. Pure and fast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from app.domain.clock_lines import DAY, UNREAD, ClockFile, day_of, read_day
from app.domain.clock_owners import ClockOwners
from app.domain.clock_resets import Reset
from app.domain.clock_rules import ClockRules
from app.domain.staff_roll import clock_key

Who = int | str  # the person's id, or the number where it is nobody's
LEAVE_OUT = -1  # chosen for a number instead of a person: none of its punches


class Fate(IntEnum):
    """What becomes of a punch; the counts of all of them add up to the file."""

    KEEP = 0
    MEND = 1  # something of it cannot stand
    SAME = 2  # twice in the file
    KNOWN = 3  # already in the book
    TAP = 4  # the same person some seconds before
    LEFT = 5  # unticked
    CLOSED = 6  # its month is closed


@dataclass(frozen=True)
class Choices:
    """What the person decided; everything is found by the place of the punch in the file.

    `owners`: person by clock_key of the number, LEAVE_OUT for none. `shifts`: days by which a reset's lines
    move. `moments`: the moment of one punch. `ticks`: punches ticked or unticked by hand. `trust_state`: the
    clock's own column says in and out.
    """

    owners: Mapping[str, int] = field(default_factory=dict)
    shifts: Mapping[int, int] = field(default_factory=dict)
    moments: Mapping[int, int] = field(default_factory=dict)
    ticks: Mapping[int, bool] = field(default_factory=dict)
    trust_state: bool = False


NO_CHOICE = Choices()


@dataclass(frozen=True)
class Sorted:
    """The fate of each punch by its place: `fates`, its moment after correction, whose it is (0: nobody's).

    `before`: for a double the place of the punch that stays. `night`: places counted for the day before.
    `doubted`: the reset a place lies in, while it is not corrected.
    """

    fates: list[Fate]
    moments: list[int]
    owners: list[int]
    before: dict[int, int]
    night: tuple[int, ...]
    doubted: dict[int, Reset]

    def count(self, fate: Fate) -> int:
        """How many punches share a fate."""
        return self.fates.count(fate)


def sort_punches(
    file: ClockFile,
    resets: Iterable[Reset],
    owners: ClockOwners,
    known: Iterable[tuple[Who, int]] = (),
    choices: Choices = NO_CHOICE,
    rules: ClockRules = ClockRules(),  # noqa: B008 - a frozen value
    closed: frozenset[str] = frozenset(),
) -> Sorted:
    """Decide about every punch of the file.

    `known` are those in the book, as (whose, moment); `closed` the months ("2023-04") that take none.
    """
    moments, doubted = _corrected(file, resets, choices)
    whose = _Whose(owners, choices)
    taken = _by_person(known)
    size = len(file.lines)
    keep, mend = Fate.KEEP, Fate.MEND  # looked up once: this loop runs a hundred thousand times
    fates, people, before = [keep] * size, [0] * size, dict[int, int]()
    last: dict[Who, tuple[int, int]] = {}
    unordered: set[Who] = set()
    night: list[int] = []
    starts = rules.day_starts.hour * 3600 + rules.day_starts.minute * 60
    tap, nothing, fresh = rules.double_tap, frozenset[int](), (UNREAD - DAY, 0)
    lines = file.lines
    for place, (number, device, moment) in enumerate(zip(lines.numbers, lines.devices, moments, strict=True)):
        person = whose[number, device]
        if person is None:
            person = whose.on(number, device, _likely(file, doubted, place, moment))
        people[place] = person
        if moment == UNREAD or person == 0 or place in doubted:
            fates[place] = mend
        elif person == LEAVE_OUT:
            fates[place] = Fate.LEFT
        else:
            earlier, at = last.get(person, fresh)
            apart = moment - earlier
            if apart < 0:
                unordered.add(person)
            elif apart == 0:
                fates[place], before[place] = Fate.SAME, at
                continue
            if taken and moment in taken.get(person, nothing):
                fates[place] = Fate.KNOWN
            elif apart <= tap:
                fates[place], before[place] = Fate.TAP, at
                continue
            last[person] = moment, place
            if moment % DAY < starts:
                night.append(place)
    if unordered:
        _again(file, unordered, Sorted(fates, moments, people, before, (), doubted), taken, tap)
        night = [p for p in range(size) if moments[p] % DAY < starts and fates[p] in (Fate.KEEP, Fate.KNOWN)]
    for place, ticked in choices.ticks.items():
        if not ticked and fates[place] is not Fate.MEND:
            fates[place] = Fate.LEFT
        elif ticked and fates[place] is Fate.TAP:
            fates[place] = Fate.KEEP
    if closed:
        months = _Months()
        for place, fate in enumerate(fates):
            if fate is keep and months[(moments[place] - starts) // DAY] in closed:
                fates[place] = Fate.CLOSED
    return Sorted(fates, moments, people, before, tuple(night), doubted)


class _Months(dict[int, str]):
    """The month of a day, each worded once."""

    def __missing__(self, day: int) -> str:
        month = self[day] = f"{day_of(day * DAY):%Y-%m}"
        return month


class _Whose(dict[tuple[str, str], int | None]):
    """The owner of a number of a clock: chosen now, or by the rows; None where it depends on the day."""

    def __init__(self, owners: ClockOwners, choices: Choices) -> None:
        super().__init__()
        self._owners, self._chosen = owners, choices.owners

    def __missing__(self, key: tuple[str, str]) -> int | None:
        number, device = key
        owner = self._owners.always(number, device) if number else 0
        chosen = self._chosen.get(clock_key(number), 0) if number and owner == 0 else owner
        self[key] = chosen
        return chosen

    def on(self, number: str, device: str, moment: int) -> int:
        """The owner on the day of the moment."""
        if moment == UNREAD:
            return 0
        found = self._owners.owner(number, device, day_of(moment))
        return found or self._chosen.get(clock_key(number), 0)


def _likely(file: ClockFile, doubted: Mapping[int, Reset], place: int, moment: int) -> int:
    """A moment of the day the punch is likely of, to find its owner: its own, that of a line whose time alone
    cannot be read, the first day proposed for a run that is not believed.
    """
    reset = doubted.get(place)
    if reset is not None and reset.shifts:
        return moment + reset.shifts[0] * DAY
    if moment == UNREAD:
        day = read_day(file.unread[place].day)
        return UNREAD if day is None else day * DAY
    return moment


def _corrected(
    file: ClockFile, resets: Iterable[Reset], choices: Choices
) -> tuple[list[int], dict[int, Reset]]:
    moments = list(file.lines.moments)
    doubted: dict[int, Reset] = {}
    for reset in resets:
        shift = choices.shifts.get(reset.id)
        for place in reset.places:
            if shift is None:
                doubted[place] = reset
            else:
                moments[place] += shift * DAY
    for place, moment in choices.moments.items():
        moments[place] = moment
        doubted.pop(place, None)
    return moments, doubted


def _by_person(known: Iterable[tuple[Who, int]]) -> dict[Who, set[int]]:
    taken: dict[Who, set[int]] = defaultdict(set)
    for who, moment in known:
        taken[who].add(moment)
    return dict(taken)


def _again(file: ClockFile, people: set[Who], found: Sorted, taken: dict[Who, set[int]], tap: int) -> None:
    """Decide once more about people whose punches are not in the order of time."""
    places: dict[Who, list[int]] = defaultdict(list)
    open_fates = (Fate.MEND, Fate.LEFT)
    for place in range(len(file.lines)):
        if found.owners[place] in people and found.fates[place] not in open_fates:
            places[found.owners[place]].append(place)
            found.before.pop(place, None)
    for person, of_person in places.items():
        last, at = UNREAD, 0
        for place in sorted(of_person, key=lambda p: (found.moments[p], p)):
            moment = found.moments[place]
            apart = moment - last if last != UNREAD else tap + 1
            if apart == 0:
                found.fates[place], found.before[place] = Fate.SAME, at
                continue
            if moment in taken.get(person, ()):
                found.fates[place] = Fate.KNOWN
            elif apart <= tap:
                found.fates[place], found.before[place] = Fate.TAP, at
                continue
            else:
                found.fates[place] = Fate.KEEP
            last, at = moment, place
