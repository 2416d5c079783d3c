"""What the proofreader knows, as values handed in: syllables, words, pairs, names, terms, titles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from app.domain.proofreading.phrases import PhraseFinder
from app.domain.proofreading.syllables import usual
from app.domain.proofreading.values import Kind, Level
from app.domain.wording import fold


@dataclass(frozen=True)
class Pair:
    """Words that are written for others: `found` is wrong, `suggestion` is right; `note` says why."""

    found: str
    suggestion: str
    level: Level = Level.ERROR
    kind: Kind = Kind.SPELLING
    note: str = ""


@dataclass(frozen=True)
class Name:
    """A name as it is written. `always` is false where the words in small letters mean something common."""

    text: str
    rule: str = ""
    always: bool = True
    level: Level = Level.ERROR


@dataclass(frozen=True)
class Term:
    """One spelling for a term, and the ways it is also met."""

    text: str
    variants: tuple[str, ...]
    level: Level = Level.WARNING


class TermShapes(NamedTuple):
    """The variants of one term that are made of the same words, by their marks."""

    term: Term
    shapes: frozenset[str]


@dataclass(frozen=True)
class Act:
    """A known act: number and symbol, title without "về"."""

    number: str
    title: str


@dataclass(frozen=True)
class Lore:
    """All of it; a new one for each set of the office's own pairs."""

    syllables: frozenset[str]
    compounds: frozenset[str]
    free: frozenset[str] = frozenset()  # words that stand beside anything
    echoes: frozenset[str] = frozenset()  # words that are rightly said twice: luôn luôn
    passed: frozenset[str] = frozenset()  # foreign words and parts of names, in small letters
    pairs: tuple[Pair, ...] = ()
    names: tuple[Name, ...] = ()
    terms: tuple[Term, ...] = ()
    orders: tuple[tuple[str, ...], ...] = ()
    titles: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    openers: frozenset[str] = frozenset()  # words of two syllables that begin a name, in small letters
    name_openers: frozenset[str] = frozenset()  # first syllables of names, in small letters
    common: frozenset[str] = frozenset()  # two-syllable common nouns that are no names
    clause_verbs: tuple[str, ...] = ()
    surnames: frozenset[str] = frozenset()

    @cached_property
    def parts_of_compounds(self) -> frozenset[str]:
        return frozenset(part for word in self.compounds for part in word.split())

    @cached_property
    def by_skeleton(self) -> dict[str, tuple[str, ...]]:
        """Compounds by their letters without tones and marks, sounds that are confused made one."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.compounds:
            found[skeleton(word)].append(word)
        return {key: tuple(words) for key, words in found.items()}

    @cached_property
    def by_loose(self) -> dict[str, tuple[str, ...]]:
        """Compounds by `loose`."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.compounds:
            found[loose(word)].append(word)
        return {key: tuple(words) for key, words in found.items()}

    @cached_property
    def pair_finder(self) -> PhraseFinder[Pair]:
        return PhraseFinder((pair.found, pair) for pair in self.pairs)

    @cached_property
    def name_finder(self) -> PhraseFinder[Name]:
        return PhraseFinder((name.text, name) for name in self.names)

    @cached_property
    def term_finder(self) -> PhraseFinder[TermShapes]:
        by_words: dict[tuple[str, ...], tuple[Term, set[str]]] = {}
        for term in self.terms:
            for variant in term.variants:
                words = tuple(re.findall(r"[^\W\d_]+", variant))
                by_words.setdefault(words, (term, set()))[1].add(" ".join(map(key_of, variant.split())))
        return PhraseFinder(
            (" ".join(words), TermShapes(term, frozenset(shapes)))
            for words, (term, shapes) in by_words.items()
        )


_SOUNDS = (
    (re.compile(r"\bngh"), "ng"),
    (re.compile(r"\bgh"), "g"),
    (re.compile(r"\btr"), "ch"),
    (re.compile(r"\bx"), "s"),
    (re.compile(r"\bgi(?=[aeou])|\br"), "d"),
    (re.compile(r"\bk(?!h)"), "c"),
    (re.compile("y"), "i"),
)


@lru_cache(maxsize=20000)
def skeleton(words: str) -> str:
    """Letters without tones and marks, with the sounds that are confused in writing made one."""
    out = fold(words)
    for pattern, sound in _SOUNDS:
        out = pattern.sub(sound, out)
    return out


_LOOSER = (
    (re.compile(r"\bl"), "n"),
    (re.compile(r"\bkh"), "c"),
    (re.compile(r"(?<=[aeiou])(?:ng|nh)\b"), "n"),
    (re.compile(r"(?<=[aeiou])ch?\b"), "t"),
)


@lru_cache(maxsize=20000)
def loose(words: str) -> str:
    """`skeleton` with more made one that some parts of the country confuse: n, l; ng, n; c, t; kh, k."""
    out = skeleton(words)
    for pattern, sound in _LOOSER:
        out = pattern.sub(sound, out)
    return out


def first_words(texts: Iterable[str]) -> frozenset[str]:
    """The first word of each text in small letters."""
    return frozenset(text.split()[0].lower() for text in texts if text.split())


def key_of(word: str) -> str:
    """A word as it is compared: small letters, one way of placing the tone."""
    return usual(word.lower())
