"""Finding many phrases at once in the words of a paragraph, whatever capitals and marks they have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from app.domain.proofreading.syllables import usual
from app.domain.proofreading.words import Word

T = TypeVar("T")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_BETWEEN = re.compile(r"[ \u00a0]*[,–—-]?[ \u00a0]*")


class Met(NamedTuple, Generic[T]):
    """One place: the row and the words from `first` to before `last`."""

    row: T
    first: int
    last: int
    start: int
    end: int


class PhraseFinder(Generic[T]):
    """Rows by the first word of their phrase; of several that fit, the longest is taken."""

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        self._rows: dict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        for phrase, row in rows:
            keys = tuple(usual(word.lower()) for word in _WORD.findall(phrase))
            if keys:
                self._rows[keys[0]].append((keys, row))
        for group in self._rows.values():
            group.sort(key=lambda item: -len(item[0]))

    def find(self, text: str, words: Sequence[Word]) -> Iterator[Met[T]]:
        """Places from left to right, none inside another."""
        keys = [usual(word.low) for word in words]
        at = 0
        while at < len(words):
            met = self._at(text, words, keys, at)
            if met is None:
                at += 1
            else:
                yield met
                at = met.last

    def all(self, text: str, words: Sequence[Word]) -> Iterator[Met[T]]:
        """Every place, also those inside a longer one, and every row of one phrase."""
        keys = [usual(word.low) for word in words]
        for at, key in enumerate(keys):
            for phrase, row in self._rows.get(key, ()):
                if _fits(text, words, keys, at, phrase):
                    last = at + len(phrase)
                    yield Met(row, at, last, words[at].start, words[last - 1].end)

    def _at(self, text: str, words: Sequence[Word], keys: list[str], at: int) -> Met[T] | None:
        for phrase, row in self._rows.get(keys[at], ()):
            if _fits(text, words, keys, at, phrase):
                last = at + len(phrase)
                return Met(row, at, last, words[at].start, words[last - 1].end)
        return None


def _fits(text: str, words: Sequence[Word], keys: list[str], at: int, phrase: tuple[str, ...]) -> bool:
    last = at + len(phrase)
    if last > len(keys) or tuple(keys[at:last]) != phrase:
        return False
    return all(
        _BETWEEN.fullmatch(text, a.end, b.start)
        for a, b in zip(words[at:], words[at + 1 : last], strict=False)
    )
