"""Runs of years: how far back something holds without a break, and over which years it was carried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

EARLIEST_YEAR = 1945


@dataclass(frozen=True)
class Run:
    """`years` that count, newest first; `bridged` years passed over; `broken` the year that ended the run."""

    years: tuple[int, ...]
    bridged: tuple[int, ...]
    broken: int

    def __len__(self) -> int:
        return len(self.years)


def run_back(year: int, holds: Callable[[int], bool], bridged: Callable[[int], bool]) -> Run:
    """The run that ends in `year`. A bridged year is not counted, but the run goes on before it.

    A year that both holds and is bridged counts. Bridges at the far end of the run join nothing and fall off;
    the year itself may be bridged no more than any other.
    """
    counted: list[int] = []
    passed: list[int] = []
    waiting: list[int] = []
    at = year
    while at >= EARLIEST_YEAR:
        if holds(at):
            passed += waiting
            waiting = []
            counted.append(at)
        elif counted and bridged(at):
            waiting.append(at)
        else:
            break
        at -= 1
    return Run(tuple(counted), tuple(passed), waiting[0] if waiting else at)
