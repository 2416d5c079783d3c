"""Titles, commendations and grades as lists write them, to the codes of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.domain.decision_reading import Decision, Issuers, holds_decision, read_decisions, without_decisions
from app.domain.wording import clean, fold
from app.domain.year_words import YearSpan, read_years, years_in
from app.errors import SayToUser

_PARTED = re.compile(r"[;,+\n•]|\s(?:và|va|&)\s", re.IGNORECASE)
_EDGES = " .,;:-–—+()/*•"
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Alias:
    """Words lists use for one award or grade; `keep`: what follows belongs to its name (kỷ niệm chương …).

    `codes` are by issuing body where the words leave it open ("Bằng khen"); `""` stands for any body.
    `collective` is meant when a collective has it; `alone`: it is only meant when nothing else is said.
    """

    words: tuple[str, ...]
    codes: tuple[tuple[str, str], ...] = ()
    grade: str = ""
    collective: str = ""
    keep: bool = False
    alone: bool = False

    def code(self, body: str) -> str:
        """The code when this body gave it; "" when that leaves it open."""
        found = dict(self.codes)
        return found.get(body, found.get("", ""))


@dataclass(frozen=True)
class AwardPart:
    """One title or commendation of a cell: its words, what they mean, and what else stands with it.

    `alias` is None for words unknown. `rest` is what follows without meaning of its own, mostly the reason.
    """

    words: str
    alias: Alias | None = None
    rest: str = ""
    years: tuple[YearSpan, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class AwardWords:
    """Every alias known; `fillers` beside awards mean nothing, `nothing` says there is none."""

    aliases: tuple[Alias, ...]
    fillers: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()

    @cached_property
    def _by_words(self) -> dict[str, Alias]:
        return {_key(words): alias for alias in self.aliases for words in alias.words}

    @cached_property
    def _inside(self) -> re.Pattern[str]:
        """Any alias within a line of folded words, the longest first."""
        return _any_of(key for key, alias in self._by_words.items() if not alias.alone)

    @cached_property
    def _filler(self) -> re.Pattern[str]:
        return _any_of(map(_key, self.fillers))

    @cached_property
    def _nothing(self) -> frozenset[str]:
        return frozenset(map(_key, self.nothing))

    def called(self, words: str) -> Alias | None:
        """The alias the whole of the words is."""
        return self._by_words.get(_key(words))

    def is_nothing(self, words: str) -> bool:
        """Whether a cell says there is no award: empty, "không", "-"."""
        if not words:
            return True
        key = _key(words)
        return not key or key in self._nothing

    def read(self, text: str, today: date, issuers: Issuers) -> tuple[AwardPart, ...]:
        """Every award the cell names, in order; () for a cell that says there is none."""
        text = " ".join(clean(text).split())
        if self.is_nothing(text):
            return ()
        whole = self.called(text)
        if whole is not None:
            return (AwardPart(text, whole),)
        found = list(self._inside.finditer(fold(text)))
        starts = [match.start() for match in found]
        parts = [
            self._unknown(words) for words in _cut(text[: starts[0] if starts else len(text)])
            if self._says(words)
        ]  # fmt: skip
        for place, match in enumerate(found):
            end = starts[place + 1] if place + 1 < len(found) else len(text)
            alias = self._by_words[_key(match.group())]
            parts.extend(
                self._part(text[match.start() : match.end()], alias, text[match.end() : end], today, issuers)
            )
        return tuple(parts)

    def _part(
        self, words: str, alias: Alias, tail: str, today: date, issuers: Issuers
    ) -> Iterable[AwardPart]:
        """The award with its own decisions and years, then what stands after it and is something else."""
        mine: list[str] = []
        others: list[str] = []
        for place, piece in enumerate(_cut(tail)):
            bare = without_decisions(piece)
            belongs = place == 0 or holds_decision(piece) or years_in(piece) or not self._says(bare)
            (mine if belongs else others).append(piece)
        said = ", ".join(mine).strip(_EDGES)
        decisions: tuple[Decision, ...] = ()
        if holds_decision(said):
            try:
                decisions = tuple(row for row in read_decisions(said, today, issuers) if not row.is_empty)
            except SayToUser:
                decisions = ()
        bare = without_decisions(said)
        years: tuple[YearSpan, ...] = ()
        if years_in(bare):
            try:
                years = read_years(bare, today)
            except SayToUser:
                years = ()
        rest = bare.strip(_EDGES) if self._says(bare) else ""
        yield AwardPart(f"{words} {rest}".strip() if alias.keep else words, alias, rest, years, decisions)
        for piece in others:
            yield self._unknown(piece)

    def _unknown(self, words: str) -> AwardPart:
        words = " ".join(words.split()).strip(_EDGES)
        return AwardPart(words, self.called(words))

    def _says(self, words: str) -> bool:
        """Whether anything is left of the words without fillers."""
        return bool(_LETTER.search(self._filler.sub(" ", fold(words))))


def _cut(text: str) -> list[str]:
    """The pieces of a line, parentheses kept whole with what stands before them."""
    pieces: list[str] = [""]
    depth, last = 0, 0
    for match in re.finditer(r"[()]|" + _PARTED.pattern, text, re.IGNORECASE):
        if match.group() in "()":
            depth = max(0, depth + (1 if match.group() == "(" else -1))
        elif depth == 0:
            pieces[-1] = text[last : match.start()]
            pieces.append("")
            last = match.end()
    pieces[-1] = text[last:]
    return pieces


def _key(words: str) -> str:
    """Words as they are compared: no accents, case, stops, or strokes between them."""
    return " ".join(re.sub(r"[^\w]+", " ", fold(clean(words))).split())


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest = sorted((key for key in words if key), key=lambda key: -len(key))
    if not longest:
        return re.compile(r"(?!)")
    said = "|".join(r"[\s.\-–/]*".join(map(re.escape, key.split())) for key in longest)
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)")
