"""Runs of good years up to the one rewarded: what is known of them, and how far they may still go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.award_facts import Facts, at_least
from app.domain.runs import run_back


@dataclass(frozen=True)
class GradedRun:
    """`years` count, newest first; `bridged` were passed over by a rule.

    `bad` is the newest known year that is not good and ends the run whatever is found, None where none is
    known; `unknown` the year without a grade that ends it, None where something else did.
    """

    years: tuple[int, ...]
    bridged: tuple[int, ...]
    bad: int | None
    unknown: int | None

    def holds(self, year: int) -> bool:
        """Whether the year lies within the run."""
        return bool(self.years) and min(self.years) <= year <= self.years[0]

    def may_hold(self, facts: Facts, year: int) -> bool:
        """Whether the year would lie within it if every unknown grade were good."""
        return year <= facts.year and (self.bad is None or self.bad < year)

    def possible(self, facts: Facts, since: int) -> tuple[int, ...]:
        """The years after `since` that could count if every unknown grade were good, newest first."""
        span = range(facts.year, since, -1)
        return tuple(year for year in span if year in self.years or year not in facts.explained)


def graded_run(facts: Facts, floor: str, title: str) -> GradedRun:
    """The years graded `floor` or above, or holding `title` (empty: none), counted as a history is."""

    def good(year: int) -> bool:
        grade = facts.grade(year)
        return (bool(title) and facts.has(title, year)) or (grade is not None and at_least(grade, floor))

    run = run_back(facts.year, good, lambda year: year in facts.explained)
    if facts.grade(run.broken) is not None:
        return GradedRun(run.years, run.bridged, run.broken, None)
    bad = [year for year in facts.grades if year <= run.broken and not good(year)]
    return GradedRun(run.years, run.bridged, max(bad, default=None), run.broken)


def passed_words(facts: Facts, years: Iterable[int]) -> str:
    """`; không tính năm 2023, nghỉ thai sản (Nghị định …, chưa kiểm chứng)`: what a rule lets pass."""
    told = []
    for year in years:
        why = facts.explained[year]
        doubt = "" if why.verified else ", chưa kiểm chứng"
        told.append(f"; không tính năm {year}, {why.words} ({why.source}{doubt})")
    return "".join(told)
