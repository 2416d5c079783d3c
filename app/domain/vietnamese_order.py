"""The order of Vietnamese names: given name, then the rest; letters and tones as in a dictionary."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_LETTERS = {letter: at for at, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_OTHER = 100

WordKey = tuple[tuple[int, ...], int]
NameKey = tuple[WordKey, tuple[WordKey, ...], str]


def word_key(word: str) -> WordKey:
    """Letters first, the tone of the syllable after them; `Hoà` and `Hòa` are one word."""
    letters: list[int] = []
    tone = 0
    for char in unicodedata.normalize("NFC", word.casefold()):
        parts = unicodedata.normalize("NFD", char)
        tone = next((_TONES[mark] for mark in parts if mark in _TONES), tone)
        bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
        letters.append(_LETTERS.get(bare, _OTHER + ord(bare[0])) if bare else 0)
    return tuple(letters), tone


@lru_cache(maxsize=8192)
def name_key(name: str) -> NameKey:
    """For `sorted`: by given name, then family and middle names from the left."""
    words = name.split()
    given = word_key(words[-1]) if words else ((), 0)
    return given, tuple(map(word_key, words[:-1])), name
