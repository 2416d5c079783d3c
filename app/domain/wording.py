"""Vietnamese text as it enters and as it is searched: NFC, without control characters, foldable."""

from __future__ import annotations

import re
import unicodedata

# Word, Excel, Zalo and PDF bring these along: they break .docx (control characters, lone surrogates,
# non-characters) or make two equal words differ (zero-width characters, byte order mark).
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + _ZERO_WIDTH + "]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# A hyphen that keeps its words on one line is the same letter for everything but setting the line.
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
_SPACES = re.compile("[ \t\u2002-\u200a\u3000]+")


def clean(text: str, lines: bool = False) -> str:
    """Text fit to be stored: NFC, no control characters; one line unless `lines`.

    Runs of blanks are kept (the proofreader points at them); see `squeeze`.
    """
    text = tidy(text)
    return text.strip() if lines else " ".join(text.split("\n")).strip()


def tidy(text: str) -> str:
    """NFC, one kind of line end, no control characters, no tabs; blanks at the ends stay."""
    if not text.isprintable():  # else there is nothing but letters, signs and blanks
        text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", " ")
    return unicodedata.normalize("NFC", text).translate(_HYPHENS)


def squeeze(text: str) -> str:
    """One blank where there were several, none at the ends of a line; non-breaking spaces stay."""
    return "\n".join(_SPACES.sub(" ", line).strip(" ") for line in text.split("\n")).strip("\n")


class _Letters(dict[str, str]):
    """Each letter without accent and case, found once: the same letters come again in every text."""

    def __missing__(self, char: str) -> str:
        base = unicodedata.normalize("NFD", char)[0]
        lowered = {"Đ": "d", "đ": "d"}.get(base) or base.lower()
        self[char] = folded = lowered if len(lowered) == 1 else base
        return folded


_BARE = _Letters()


def fold(text: str) -> str:
    """For searching without accents: `dang` finds `Đặng`. Same length as the NFC text it came from."""
    return "".join(map(_BARE.__getitem__, unicodedata.normalize("NFC", text)))


def upper_first(text: str) -> str:
    """The first letter as a capital, the rest untouched."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The first letter as a small one, the rest untouched."""
    return text[:1].lower() + text[1:]
