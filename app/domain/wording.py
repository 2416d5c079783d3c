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
_SPACES = re.compile("[ \t\u2002-\u200a\u3000]+")


def clean(text: str, lines: bool = False) -> str:
    """Text fit to be stored: NFC, no control characters; one line unless `lines`.

    Runs of blanks are kept (the proofreader points at them); see `squeeze`.
    """
    text = tidy(text)
    return text.strip() if lines else " ".join(text.split("\n")).strip()


def tidy(text: str) -> str:
    """NFC, one kind of line end, no control characters, no tabs; blanks at the ends stay."""
    return unicodedata.normalize("NFC", _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))).replace("\t", " ")


def squeeze(text: str) -> str:
    """One blank where there were several, none at the ends of a line; non-breaking spaces stay."""
    return "\n".join(_SPACES.sub(" ", line).strip(" ") for line in text.split("\n")).strip("\n")


def fold(text: str) -> str:
    """For searching without accents: `dang` finds `Đặng`. Same length as the NFC text it came from."""
    folded = []
    for char in unicodedata.normalize("NFC", text):
        base = unicodedata.normalize("NFD", char)[0]
        lowered = {"Đ": "d", "đ": "d"}.get(base) or base.lower()
        folded.append(lowered if len(lowered) == 1 else base)
    return "".join(folded)


def upper_first(text: str) -> str:
    """The first letter as a capital, the rest untouched."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The first letter as a small one, the rest untouched."""
    return text[:1].lower() + text[1:]
