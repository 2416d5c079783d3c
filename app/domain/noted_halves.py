"""Late coming and early leaving as noted, by half: where the facts of II.6 stand in the month sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.domain.conduct import HalfDay, Watch
from app.domain.conduct_tally import NOTHING, Fact, Tally, spoken_for, tally


class NotedHalf(NamedTuple):
    """What the notes of one half count, None where no note speaks: there the clock's minutes stand."""

    late: Tally | None = None
    early: Tally | None = None


# Morning and afternoon.
NotedDay = tuple[NotedHalf, NotedHalf]
_HALVES = (HalfDay.MORNING, HalfDay.AFTERNOON)


def noted_days(facts: Iterable[Fact]) -> dict[int, list[tuple[int, NotedDay]]]:
    """By person, each day as its place in the month from 0, out of the facts of one month's notes.

    A note that names no half is shown where such a thing happens: coming late in the morning, leaving early
    in the afternoon. What counts, and over which halves the note stands, is conduct_tally's to say.
    """
    groups: dict[tuple[int, int], list[Fact]] = {}
    for fact in facts:
        if fact.rule.watch in (Watch.LATE, Watch.EARLY) and spoken_for(fact):
            groups.setdefault((fact.person_id, fact.day.day - 1), []).append(fact)
    found: dict[int, list[tuple[int, NotedDay]]] = {}
    for (person, at), day in groups.items():
        morning, afternoon = (
            NotedHalf(_counted(day, half, Watch.LATE), _counted(day, half, Watch.EARLY)) for half in _HALVES
        )
        found.setdefault(person, []).append((at, (morning, afternoon)))
    return found


def _counted(day: Iterable[Fact], half: HalfDay, watch: Watch) -> Tally | None:
    speaking = [fact for fact in day if fact.rule.watch is watch and half in spoken_for(fact)]
    shown = [fact for fact in speaking if _shown(fact) is half]
    return (tally(shown) if shown else NOTHING) if speaking else None


def _shown(fact: Fact) -> HalfDay:
    usual = HalfDay.MORNING if fact.rule.watch is Watch.LATE else HalfDay.AFTERNOON
    return usual if fact.half is HalfDay.DAY else fact.half
