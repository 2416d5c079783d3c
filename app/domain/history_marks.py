"""What in a history is doubtful: gaps between years and rows that contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from app.domain.award_catalogue import CatalogueEntry, award_name, day_of, entry_on
from app.domain.award_facts import GRADE_WORDS, at_least
from app.domain.awards_held import AwardHeld, AwardKind, Merit
from app.domain.dates import show_date
from app.domain.history import History, in_year
from app.domain.history_counts import used_before
from app.domain.history_rules import DecisionRule, InitiativeUseRule
from app.domain.holder import holder_of
from app.domain.staff import AWAY_KIND_WORDS


class MarkKind(StrEnum):
    """Why a row or a year is to be looked at."""

    GRADE_MISSING = "grade-missing"
    NO_DECISION = "no-decision"
    EXCLUDING = "excluding"
    TWICE = "twice"
    EARLY = "early"
    GRADE_BELOW = "grade-below"
    USED_TWICE = "used-twice"


@dataclass(frozen=True)
class Mark:
    """One doubt about a year in a sentence; `award_ids` and `initiative_ids` are the rows it is about."""

    kind: MarkKind
    year: int
    sentence: str
    award_ids: tuple[int, ...] = ()
    initiative_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class LeastGrade:
    """The grade a title asks of its year, and where that stands in the law."""

    grade: str
    source: str
    verified: bool


Dated = Callable[[date], DecisionRule | None]
Least = Callable[[str, str, date], LeastGrade | None]


def marks(
    history: History,
    catalogue: Iterable[CatalogueEntry],
    decision_on: Dated,
    use_on: Callable[[date], InitiativeUseRule | None],
    least_on: Least,
) -> tuple[Mark, ...]:
    """Every doubt, oldest year first. `decision_on` and `use_on` give the rule of a day, or None.

    `least_on` gives the grade asked for a code by a subject on a day, None where no rule asks one.
    """
    entries = tuple(catalogue)
    found = [
        *_missing_grades(history),
        *_without_decision(history, entries),
        *_excluding(history, entries),
        *_early(history, entries, decision_on),
        *_graded_below(history, entries, least_on),
        *_used_twice(history, use_on),
    ]
    return tuple(sorted(found, key=lambda mark: (mark.year, mark.kind)))


def _missing_grades(history: History) -> Iterable[Mark]:
    graded = sorted({row.year for row in history.grades if row.counts})
    for before, after in pairwise(graded):
        for year in range(before + 1, after):
            away = next((row for row in history.aways if in_year(row, year)), None)
            why = f" ({AWAY_KIND_WORDS[away.kind].lower()} trong năm)" if away else ""
            said = f"Năm {year} chưa có xếp loại, giữa năm {before} và {after}{why}."
            yield Mark(MarkKind.GRADE_MISSING, year, said)


def _without_decision(history: History, entries: tuple[CatalogueEntry, ...]) -> Iterable[Mark]:
    for row in history.standing_awards():
        missing = [words for words, value in (("số", row.number), ("ngày", row.decided_on)) if not value]
        if missing:
            said = f"{award_name(entries, row)} năm {row.year} thiếu {' và '.join(missing)} quyết định."
            yield Mark(MarkKind.NO_DECISION, row.year, said, (row.id,))


def _excluding(history: History, entries: tuple[CatalogueEntry, ...]) -> Iterable[Mark]:
    """The same award twice, or one the catalogue sets above another of the same year."""
    rows = history.standing_awards()
    for row in rows:
        name = award_name(entries, row)
        entry = entry_on(entries, row.code, holder_of(row).subject, day_of(row))
        for other in rows:
            if other.year != row.year or other.id == row.id:
                continue
            if row.id < other.id and _key(other) == _key(row):
                said = f"{name} năm {row.year} có hai quyết định: {_decision(row)} và {_decision(other)}."
                yield Mark(MarkKind.TWICE, row.year, said, (row.id, other.id))
            elif entry is not None and other.code in entry.over:
                said = f"Năm {row.year} có cả {name} và {award_name(entries, other)}. Kiểm tra lại."
                yield Mark(MarkKind.EXCLUDING, row.year, said, (row.id, other.id))


def _early(history: History, entries: tuple[CatalogueEntry, ...], decision_on: Dated) -> Iterable[Mark]:
    """A yearly award decided before its year could be summed up."""
    for row in history.standing_awards():
        if row.decided_on is None or row.merit is not Merit.ON_MERIT:
            continue
        rule = decision_on(row.decided_on)
        if rule is None or row.decided_on >= date(row.year, *rule.earliest):
            continue
        said = (
            f"{award_name(entries, row)} năm {row.year} quyết định ngày {show_date(row.decided_on)}, "
            "khi năm ấy chưa tổng kết."
        )
        yield Mark(MarkKind.EARLY, row.year, said, (row.id,))


def _graded_below(history: History, entries: tuple[CatalogueEntry, ...], least_on: Least) -> Iterable[Mark]:
    """A title of a year that was graded below what the title asks."""
    for row in history.standing_awards():
        graded = history.grade(row.year)
        if row.kind is not AwardKind.TITLE or row.first_year is not None or graded is None:
            continue
        least = least_on(row.code, holder_of(row).subject, day_of(row))
        if least is None or at_least(graded.grade, least.grade):
            continue
        doubt = "" if least.verified else ", chưa kiểm chứng"
        said = (
            f"{award_name(entries, row)} năm {row.year} mà xếp loại {GRADE_WORDS[graded.grade]}; quy định là "
            f"{GRADE_WORDS[least.grade]} trở lên ({least.source}{doubt})."
        )
        yield Mark(MarkKind.GRADE_BELOW, row.year, said, (row.id,))


def _used_twice(history: History, use_on: Callable[[date], InitiativeUseRule | None]) -> Iterable[Mark]:
    for row in history.initiatives:
        last = max((use.year for use in history.uses_of(row)), default=0)
        rule = use_on(date(last, 12, 31)) if last else None
        if rule is None:
            continue
        uses = used_before(history, row, rule)
        if len(uses) > 1:
            said = f"Sáng kiến “{row.name}” đã dùng {len(uses)} lần: " + ", ".join(
                f"{use.code} năm {use.year}" for use in uses
            )
            yield Mark(MarkKind.USED_TWICE, row.year, f"{said}.", initiative_ids=(row.id,))


def _key(row: AwardHeld) -> tuple[str, str, Merit]:
    return row.code, row.name, row.merit


def _decision(row: AwardHeld) -> str:
    return row.number or "không số"
