"""Counting the history: each answer comes with the rows it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from app.domain.award_facts import LEVELS, at_least
from app.domain.awards_held import AwardHeld
from app.domain.discipline import Discipline, in_effect
from app.domain.history import History, in_year
from app.domain.history_rules import BY_INITIATIVE, BridgeRule, InitiativeUseRule
from app.domain.initiatives import Initiative, InitiativeUse
from app.domain.quality_grades import QualityGrade
from app.domain.runs import Run, run_back
from app.domain.staff import AwayPeriod

Row: TypeAlias = AwardHeld | QualityGrade | Initiative | InitiativeUse | Discipline | AwayPeriod


@dataclass(frozen=True)
class Counted:
    """`count` of years, awards or rows, `years` they fall into (newest first) and the `rows` used.

    `bridged` are years without a row that an absence explains, `bridges` the rules that let them pass;
    `missing` is the year that ended the run because nothing is known of it, None when something else did.
    """

    count: int
    years: tuple[int, ...] = ()
    rows: tuple[Row, ...] = ()
    bridged: tuple[int, ...] = ()
    bridges: tuple[BridgeRule, ...] = field(default=())
    missing: int | None = None

    @property
    def verified(self) -> bool:
        """Whether no rule that was not verified helped to this answer."""
        return all(rule.verified for rule in self.bridges)


def consecutive_years(
    history: History,
    year: int,
    *,
    grade: str = "",
    title: str = "",
    bridges: Iterable[BridgeRule] = (),
) -> Counted:
    """Years in a row up to `year` graded `grade` or above, or holding `title`; either may be left out.

    A year without a grade is passed over where a rule explains it by an absence; a grade below, or a title
    lost, ends the run whatever the absence.
    """

    def rows_of(at: int) -> tuple[Row, ...]:
        found: list[Row] = []
        graded = history.grade(at)
        if grade and graded is not None and at_least(graded.grade, grade):
            found.append(graded)
        if title:
            found += history.awards_of(title, at)
        return tuple(found)

    explained = explained_years(history, bridges)
    run = run_back(year, lambda at: bool(rows_of(at)), lambda at: at in explained)
    rows = [row for at in run.years for row in rows_of(at)]
    return _counted(history, run, rows, explained)


def consecutive_awards(
    history: History, year: int, code: str, *, own_run: int = 1, built_on: str = ""
) -> Counted:
    """The award so many times in a row, the last in `year`, each on `own_run` years of its own.

    Two follow each other when they are `own_run` years apart, or further but with `built_on` held in every
    year between: no year serves two of them, and none between is lost (Luật 06/2022/QH15, Điều 21).
    """
    held = sorted({row.year for row in history.standing_awards(code) if row.year <= year})
    if not held or held[-1] != year:
        return Counted(0, rows=tuple(r for r in history.standing_awards(code) if r.year <= year))
    chain, rows = [year], list(history.awards_of(code, year))
    for earlier in reversed(held[:-1]):
        apart = chain[-1] - earlier
        between = [history.awards_of(built_on, at) for at in range(earlier + 1, chain[-1] + 1)]
        whole = bool(built_on) and all(between)
        if apart == own_run or (apart > own_run and whole):
            rows += [row for found in between for row in found] if apart > own_run else []
            rows += history.awards_of(code, earlier)
            chain.append(earlier)
        elif apart > own_run:
            break
    return Counted(len(chain), tuple(chain), tuple(dict.fromkeys(rows)))


def times_within(history: History, code: str, first: int, last: int) -> Counted:
    """How many years of the span hold the award; two decisions in one year count once, both are shown."""
    rows = tuple(row for row in history.standing_awards(code) if first <= row.year <= last)
    years = tuple(sorted({row.year for row in rows}, reverse=True))
    return Counted(len(years), years, rows)


def unused_initiatives(
    history: History, level: str, first: int, last: int, rule: InitiativeUseRule
) -> Counted:
    """Recognised initiatives of the level or a wider one in the span that may still serve.

    Where the rule lets an initiative serve again, one already used is free too.
    """
    found = [
        row
        for row in history.initiatives
        if row.recognised and first <= row.year <= last and LEVELS.index(row.level) >= LEVELS.index(level)
    ]
    free = [row for row in found if not used_before(history, row, rule)]
    return Counted(len(free), tuple(sorted({row.year for row in free}, reverse=True)), tuple(free))


def used_before(history: History, row: Initiative, rule: InitiativeUseRule) -> tuple[InitiativeUse, ...]:
    """The uses that bar a new one for this person; none where the rule lets an initiative serve again."""
    if not rule.single:
        return ()
    mine = history.holder.person_id
    return tuple(
        use for use in history.uses_of(row) if rule.per == BY_INITIATIVE or use.person_id in (None, mine)
    )


def discipline_in_force(history: History, day: date) -> Counted:
    """Decisions of discipline that work on the day."""
    rows = tuple(row for row in history.discipline if in_effect(row, day))
    return Counted(len(rows), rows=rows)


def discipline_of_year(history: History, year: int, *, duty_only: bool = False) -> Counted:
    """Decisions of the year not withdrawn; with `duty_only` only acts not said to lie outside công vụ."""
    rows = tuple(
        row
        for row in history.discipline
        if row.decided_on is not None
        and row.decided_on.year == year
        and not row.withdrawn_by
        and not (duty_only and row.duty.value == "no")
    )
    return Counted(len(rows), (year,) if rows else (), rows)


def explained_years(history: History, bridges: Iterable[BridgeRule]) -> dict[int, BridgeRule]:
    """Years without a counted grade in which an absence of a bridging kind falls, and the rule."""
    found: dict[int, BridgeRule] = {}
    for rule in bridges:
        if not rule.bridges:
            continue
        for away in history.aways:
            if away.kind is not rule.kind:
                continue
            begins = away.valid_from.year if away.valid_from else None
            ends = away.valid_to.year if away.valid_to else begins
            if begins is None or ends is None:
                continue
            for year in range(begins, ends + 1):
                if history.grade(year) is None:
                    found.setdefault(year, rule)
    return found


def _counted(history: History, run: Run, rows: list[Row], explained: dict[int, BridgeRule]) -> Counted:
    """With the absences that bridged it, and the year nothing is known of, if that ended it."""
    for year in run.bridged:
        rows += [away for away in history.aways if away.kind is explained[year].kind and in_year(away, year)]
    rules = tuple(dict.fromkeys(explained[year] for year in run.bridged))
    known = history.grade(run.broken) is not None
    return Counted(
        len(run),
        run.years,
        tuple(dict.fromkeys(rows)),
        run.bridged,
        rules,
        None if known else run.broken,
    )
