"""Vietnamese written in the encodings of before Unicode (TCVN3, VNI): recognised, and turned into Unicode."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

_FIRST_UNICODE_ONLY = 0x100
# Letters above Latin-1 say that a stretch is Unicode already; quotes and dashes may stand beside codes.
_PUNCTUATION = range(0x2010, 0x2070)
_PRIVATE = range(0xF020, 0xF100)  # where Word keeps letters of fonts it takes for symbol fonts
_BREAKS = re.compile(r"[\s!-/:-@\[-`{-~“”‘’–—…]+")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SYLLABLE = re.compile(
    r"(?:ngh?|gh|gi|kh|ph|th|tr|ch|nh|qu|[bcdđghklmnprstvx])?"
    r"(?:iêu|yêu|oai|oao|oay|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|uêu|oă|uơ"
    r"|a[iouy]?|ă|â[uy]?|eo?|êu?|i[aêu]?|o[aăeio]?|ôi?|ơi?|u[aâêiơôy]?|ư[aơiu]?|yê?)"
    r"(?:ch|nh|ng|[cmnpt])?"
)
_FEWEST_WORDS = 8  # without a telling font, fewer odd words than this are no evidence
_SURE_AFTER, _DOUBTFUL_BEFORE = 0.85, 0.5


@dataclass(frozen=True)
class Encoding:
    """One encoding: letters by their codes, and the fonts it is written in.

    `fonts` are beginnings of font names; in a font whose name ends with `capital_ending` ("" for none) every
    letter prints as a capital. `letters` maps a Unicode letter to its code; capitals follow from small ones.
    """

    name: str
    words: str
    fonts: tuple[str, ...]
    capital_ending: str
    letters: Mapping[str, str]

    @cached_property
    def codes(self) -> dict[str, str]:
        """Letter by code, capitals included; the first sign of a code decides about its case."""
        table = {code: letter for letter, code in self.letters.items()}
        pairs = len(max(table, key=len)) > 1
        for letter, code in self.letters.items() if pairs else ():
            for big in (code.upper(), code[0].upper() + code[1:]):
                table.setdefault(big, letter.upper())
        return table

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self.codes, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest)))

    def written_in(self, font: str) -> bool:
        """Whether the font's name says this encoding."""
        return font.casefold().startswith(tuple(name.casefold() for name in self.fonts))

    def convert(self, text: str, font: str = "") -> str:
        """The text in Unicode; letters without a code stay."""
        text = "".join(chr(ord(c) - 0xF000) if ord(c) in _PRIVATE else c for c in text)
        found = self._pattern.sub(lambda match: self.codes[match[0]], text)
        if self.capital_ending and self.written_in(font) and font.endswith(self.capital_ending):
            return found.upper()
        return _even_capitals(found) if self.capital_ending else found


@dataclass(frozen=True)
class Stretch:
    """Text of one font; `capitals` when the format prints it in capitals."""

    text: str
    font: str = ""
    capitals: bool = False


@dataclass(frozen=True)
class Recognised:
    """An encoding found in a file: its fonts there, in how many stretches, one of them before and after."""

    encoding: Encoding
    fonts: tuple[str, ...]
    count: int
    before: str
    after: str


def may_be_coded(text: str) -> bool:
    """Whether a stretch holds codes and no letter that only Unicode has."""
    odd = [c for c in text if not c.isascii()]
    return any(ord(c) < _FIRST_UNICODE_ONLY or ord(c) in _PRIVATE for c in odd) and all(
        ord(c) < _FIRST_UNICODE_ONLY or ord(c) in _PRIVATE or ord(c) in _PUNCTUATION for c in odd
    )


def recognise(stretches: Iterable[Stretch], encodings: Sequence[Encoding]) -> tuple[Recognised, ...]:
    """The encodings a file is written in: told by a font's name, or by its words making sense only so."""
    by_font: dict[str, list[str]] = defaultdict(list)
    for stretch in stretches:
        if may_be_coded(stretch.text):
            by_font[stretch.font].append(stretch.text)
    found: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for font, texts in by_font.items():
        encoding = _encoding_of(font, " ".join(texts), encodings)
        if encoding is not None:
            found[encoding.name].append((font, texts))
    return tuple(_recognised(e, found[e.name]) for e in encodings if e.name in found)


def decode(stretches: Sequence[Stretch], recognised: Sequence[Recognised]) -> str:
    """The text of a paragraph, its coded stretches turned into Unicode, capitals where the format asks."""
    out: list[str] = []
    for stretch in _joined(stretches):
        chosen = next((r for r in recognised if stretch.font in r.fonts), None)
        text = stretch.text
        if chosen is not None and (text.isascii() or may_be_coded(text)):
            text = chosen.encoding.convert(text, stretch.font)
        out.append(text.upper() if stretch.capitals else text)
    return "".join(out)


def sense(text: str) -> tuple[float, int]:
    """Which part of the words with marks are possible Vietnamese syllables, and how many such words."""
    words = [word for word in _BREAKS.split(text) if word and not word.isascii()]
    good = sum(map(_is_syllable, words))
    return (good / len(words) if words else 0.0), len(words)


def _encoding_of(font: str, text: str, encodings: Sequence[Encoding]) -> Encoding | None:
    before, count = sense(text)
    rated = [(sense(e.convert(text, font))[0], e) for e in encodings]
    told = [(after, e) for after, e in rated if e.written_in(font)]
    if told:
        after, encoding = told[0]
        # A font of before Unicode may have been put on Unicode text: then conversion makes it worse.
        return encoding if after >= before else None
    after, encoding = max(rated, key=lambda pair: pair[0], default=(0.0, None))  # type: ignore[assignment]
    if count >= _FEWEST_WORDS and after >= _SURE_AFTER and before <= _DOUBTFUL_BEFORE:
        return encoding
    return None


def _recognised(encoding: Encoding, found: list[tuple[str, list[str]]]) -> Recognised:
    texts = [(text, font) for font, several in found for text in several]
    sample, font = max(texts, key=lambda pair: min(len(pair[0]), 80))
    return Recognised(
        encoding,
        tuple(font for font, _ in found),
        len(texts),
        sample.strip(),
        encoding.convert(sample, font).strip(),
    )


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Neighbours of one font as one: a letter and its mark may stand in different runs."""
    out: list[Stretch] = []
    for stretch in stretches:
        last = out[-1] if out else None
        if last and (last.font, last.capitals) == (stretch.font, stretch.capitals):
            out[-1] = Stretch(last.text + stretch.text, last.font, last.capitals)
        else:
            out.append(stretch)
    return out


def _even_capitals(text: str) -> str:
    """Words in capitals whose marked letters had no capital code: "HOạCH" is "HOẠCH"."""
    words = re.split(r"(\s+)", text)
    bare = [[c for c in word if c.isascii() and c.isalpha()] for word in words]
    for at, letters in enumerate(bare):
        if len(letters) > 1 and all(c.isupper() for c in letters):
            words[at] = words[at].upper()
    if any(c.islower() for letters in bare for c in letters):
        return "".join(words)
    # A line without a single small letter that could have been a capital: "KÕ HO¹CH".
    for at, letters in enumerate(bare):
        beside = (*words[max(at - 2, 0) : at], *words[at + 1 : at + 3])
        if len(letters) < 2 and any(len(w) > 1 and w.isalpha() and w.isupper() for w in beside):
            words[at] = words[at].upper()
    return "".join(words)


@cache
def _is_syllable(word: str) -> bool:
    apart = unicodedata.normalize("NFD", word.casefold())
    if sum(mark in _TONES for mark in apart) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONES))
    return _SYLLABLE.fullmatch(bare) is not None
