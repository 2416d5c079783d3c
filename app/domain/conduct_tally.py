"""Facts under item II.6 from notes and from the time clock, each once, and what they add up to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app.domain.conduct import STANDING, STATE_WORDS, ConductRule, HalfDay, Incident, Origin, State, Watch

K = TypeVar("K", bound=Hashable)
FactKey = tuple[int, int, date, HalfDay, str]
"""Note (0 for the clock's), person, day, half, code: what tells one fact from every other."""


@dataclass(frozen=True)
class Fact:
    """One thing that happened, counted once: a note, or what the clock saw and nobody noted.

    `unit_id` is where the person stood that day, 0 where nowhere; `incident_id` 0 for the clock's.
    """

    person_id: int
    unit_id: int
    day: date
    half: HalfDay
    rule: ConductRule
    merit: bool
    minutes: int | None
    state: State
    origin: Origin
    incident_id: int = 0
    points: int | None = None

    @property
    def key(self) -> FactKey:
        """What tells it from every other fact."""
        return self.incident_id, self.person_id, self.day, self.half, self.rule.code

    @property
    def stands(self) -> bool:
        """Whether it counts: neither excused nor cancelled."""
        return self.state in STANDING

    @property
    def state_words(self) -> str:
        """`Chờ giải trình`; what only the clock saw says so."""
        return "Máy chấm công ghi" if self.incident_id == 0 else STATE_WORDS[self.state]


@dataclass(frozen=True)
class ClockFact:
    """A half the clock calls late or early, in minutes, or absent (`minutes` None)."""

    person_id: int
    day: date
    half: HalfDay
    watch: Watch
    minutes: int | None


@dataclass(frozen=True)
class Tally:
    """How often, by what became of it. `minutes` and `standing` leave out excused and cancelled ones;
    `excused_minutes` are those of accepted reasons.
    """

    noted: int = 0
    awaiting: int = 0
    confirmed: int = 0
    excused: int = 0
    cancelled: int = 0
    clock: int = 0
    minutes: int = 0
    excused_minutes: int = 0

    @property
    def standing(self) -> int:
        """What counts; the clock's own facts included."""
        return self.noted + self.awaiting + self.confirmed + self.clock

    @property
    def known(self) -> int:
        """Everything that happened: cancelled notes did not."""
        return self.standing + self.excused


NOTHING = Tally()


def spoken_for(fact: Fact) -> tuple[HalfDay, ...]:
    """The halves over which a note stands in the place of the clock: both where it names none, none where it
    was cancelled.
    """
    if fact.incident_id == 0 or fact.state is State.CANCELLED:
        return ()
    return (HalfDay.MORNING, HalfDay.AFTERNOON) if fact.half is HalfDay.DAY else (fact.half,)


def facts_of(
    incidents: Iterable[Incident],
    clock: Iterable[ClockFact],
    rules_on: Callable[[date], tuple[ConductRule, ...]],
    unit_on: Callable[[int, date], int],
) -> tuple[Fact, ...]:
    """Every fact once, by day: a note of a person, day, half and rule takes the place of the clock's.

    A cancelled note takes no place: the clock's fact stands again. A note under a rule that is not in force
    any more keeps its bare code.
    """
    found = []
    taken: set[tuple[int, date, HalfDay, str]] = set()
    for incident in incidents:
        rule = _rule(rules_on(incident.day), incident.rule)
        fact = _noted(incident, rule, unit_on(incident.person_id, incident.day))
        found.append(fact)
        taken |= {(fact.person_id, fact.day, half, incident.rule) for half in spoken_for(fact)}
    for seen in clock:
        watching = next((rule for rule in rules_on(seen.day) if rule.watch is seen.watch), None)
        if watching is None or (seen.person_id, seen.day, seen.half, watching.code) in taken:
            continue
        found.append(_seen(seen, watching, unit_on(seen.person_id, seen.day)))
    return tuple(sorted(found, key=lambda fact: (fact.day, fact.person_id, fact.half, fact.incident_id)))


def tally(facts: Iterable[Fact]) -> Tally:
    """Count them."""
    counts = dict.fromkeys(State, 0)
    clock = minutes = excused_minutes = 0
    for fact in facts:
        if fact.incident_id == 0:
            clock += 1
        else:
            counts[fact.state] += 1
        if fact.stands:
            minutes += fact.minutes or 0
        elif fact.state is State.EXCUSED:
            excused_minutes += fact.minutes or 0
    return Tally(
        counts[State.NOTED],
        counts[State.AWAITING],
        counts[State.CONFIRMED],
        counts[State.EXCUSED],
        counts[State.CANCELLED],
        clock,
        minutes,
        excused_minutes,
    )


def tallies(facts: Iterable[Fact], key: Callable[[Fact], K]) -> dict[K, Tally]:
    """A tally each: by rule, person, unit, month, or several of them as a tuple; in order of the facts."""
    groups: dict[K, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(key(fact), []).append(fact)
    return {name: tally(group) for name, group in groups.items()}


def quarter_of(day: date) -> str:
    """`2023-Q2`."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def _rule(rules: Iterable[ConductRule], code: str) -> ConductRule:
    return next((rule for rule in rules if rule.code == code), ConductRule(0, code, code, position=999))


def _noted(incident: Incident, rule: ConductRule, unit_id: int) -> Fact:
    return Fact(
        incident.person_id,
        unit_id,
        incident.day,
        incident.half,
        rule,
        incident.merit,
        incident.minutes,
        incident.state,
        incident.origin,
        incident.id,
        incident.points,
    )


def _seen(seen: ClockFact, rule: ConductRule, unit_id: int) -> Fact:
    minutes, state = seen.minutes, State.NOTED
    return Fact(seen.person_id, unit_id, seen.day, seen.half, rule, False, minutes, state, Origin.CLOCK)
