"""Places in a running text that a new year touches: each with what becomes of it and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.office import Identity, LegalBasis
from app.domain.year_rules import YearRules


class Sort(StrEnum):
    """What becomes of a place: arithmetic decides it, only a person can say, or it stays as it is."""

    CHANGE = "change"
    ASK = "ask"
    KEEP = "keep"


@dataclass(frozen=True)
class Turn:
    """From the plan of one year to that of another, with the office as it was and as it will be.

    `old_day` and `new_day` are the days whose names the two papers bear.
    """

    old: int
    new: int
    rules: YearRules
    old_day: date
    new_day: date
    was: Identity | None = None
    becomes: Identity | None = None
    bases: tuple[LegalBasis, ...] = ()
    gone_units: tuple[str, ...] = ()

    @property
    def step(self) -> int:
        """Years between the two plans."""
        return self.new - self.old


@dataclass(frozen=True)
class Mark:
    """Letters `start` to `end` of a text and what is to be done with them.

    `new` takes their place; of an ASK it is only a suggestion, or empty. Marks with the same `question` have
    one answer; a CHANGE with a `question` holds only once that is answered. `short` asks for the answer
    without its date.
    """

    start: int
    end: int
    kind: str
    sort: Sort
    why: str
    new: str = ""
    question: str = ""
    short: bool = False


@dataclass
class Page:
    """One text being read: marks are claimed in turn, and no two overlap."""

    text: str
    turn: Turn
    marks: list[Mark] = field(default_factory=list)
    clauses: list[tuple[int, int, str]] = field(default_factory=list)
    """Stretches that name an asked act: (start, end, question)."""
    asked: frozenset[str] = frozenset()
    """Questions asked anywhere in the plan."""

    def free(self, start: int, end: int) -> bool:
        """Whether nothing of the stretch is claimed yet."""
        return all(end <= mark.start or mark.end <= start for mark in self.marks)

    def claim(self, mark: Mark) -> None:
        """Add a mark unless its place is taken."""
        if mark.end > mark.start and self.free(mark.start, mark.end):
            self.marks.append(mark)

    def question_at(self, place: int) -> str:
        """The question of the act in whose clause the place lies, or ""."""
        return next((question for start, end, question in self.clauses if start <= place < end), "")

    def kept(self, start: int, end: int, kind: str, why: str) -> None:
        """Claim a stretch that stays as it is."""
        self.claim(Mark(start, end, kind, Sort.KEEP, why))


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds the stretch begins and ends; a ";" ends one too."""
    stops = (". ", "; ", "… ", "? ", "! ", "\n")
    begin = max((text.rfind(stop, 0, start) + len(stop) for stop in stops if stop in text[:start]), default=0)
    ends = [at for at in (text.find(stop, end) for stop in stops) if at >= 0]
    finish = min(ends, default=len(text))
    if finish < len(text) and text[finish] != "\n":
        finish += 1
    return begin, finish


def words_before(text: str, start: int, most: int = 40) -> str:
    """The letters before a place in the same sentence, in small letters, at most `most`."""
    begin, _ = sentence_around(text, start, start)
    return text[max(begin, start - most) : start].lower()


def in_order(marks: list[Mark]) -> Iterator[Mark]:
    """Marks from the first to the last of the text."""
    return iter(sorted(marks, key=lambda mark: mark.start))
