"""Words as the checks compare and quote them: one placement of the tone mark, numbers the Vietnamese way."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Old and new placement of the tone mark are the same word: "uỷ" and "ủy", "hoà" and "hòa".
_OLD = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_NEW = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_PLACED = dict(zip(_OLD, _NEW, strict=True))
_PLACED |= {old.upper(): new.upper() for old, new in _PLACED.items()}
_PLACED |= {old.capitalize(): new.capitalize() for old, new in zip(_OLD, _NEW, strict=True)}
_TONES = re.compile(rf"(?<![qQ])[oOuU][{''.join(sorted({pair[1] for pair in _PLACED}))}](?!\w)")
_SPACES = re.compile(r"\s+")
_SPACES_TO_BLANKS = str.maketrans({"\u00a0": " ", "\t": " ", "\u2011": "-", "\u2010": "-"})
_MOST_QUOTED = 60
_FIRST_WORDS = 4
_LABEL = re.compile(r"\s*(?:[-–—•+*]|[IVXLC]+\.|\d+(?:\.\d+)*[.)/]|[a-zđ][.)/]|Điều \d+\.)\s+")


def same(text: str) -> str:
    """NFC with every tone mark where the newer custom puts it; of the same length as the NFC text."""
    return _TONES.sub(lambda found: _PLACED.get(found[0], found[0]), unicodedata.normalize("NFC", text))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """`same`, blanks of every kind as one, none at the ends."""
    return _SPACES.sub(" ", same(text).translate(_SPACES_TO_BLANKS)).strip()


def quoted(text: str) -> str:
    """The text in quotation marks, the middle left out of a long one."""
    text = plain(text)
    if len(text) > _MOST_QUOTED:
        half = _MOST_QUOTED // 2
        text = f"{text[:half].rstrip()}…{text[-half:].lstrip()}"
    return f"“{text}”"


def named(index: int, text: str) -> str:
    """A paragraph for the reader: đoạn 12 “Nhằm tạo khí thế…”."""
    text = plain(text)
    label = _LABEL.match(text)
    words = text[label.end() if label else 0 :].split(" ")
    start = " ".join(words[:_FIRST_WORDS])[:_MOST_QUOTED].rstrip(" ,;:.")
    if not start:
        return f"đoạn {index}"
    return f"đoạn {index} “{start}{'…' if len(words) > _FIRST_WORDS else ''}”"


def measure(value: float, unit: str, digits: int = 1) -> str:
    """A number as it is written in Vietnamese, with its unit: “12,5 mm”, “20 mm”."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{'0' if text == '-0' else text.replace('.', ',')} {unit}".strip()


def span(values: tuple[float, ...], joiner: str = " - ") -> str:
    """Numbers as “13 - 14”, one number once."""
    return joiner.join(dict.fromkeys(measure(value, "") for value in values))
