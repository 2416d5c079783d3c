"""The letters of the windows: Segoe UI on Windows, elsewhere a sans that has every Vietnamese letter."""

from __future__ import annotations

import unicodedata

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

SANS = ("Segoe UI", "Noto Sans", "Be Vietnam Pro", "Roboto", "Liberation Sans", "Arimo", "DejaVu Sans")

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")


def vietnamese_letters() -> str:
    """The 73 small letters that carry a mark or a tone, đ included, and their capitals."""
    marked = [unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES]
    small = "".join(letter for letter in marked if not letter.isascii()) + "đ"
    return small + small.upper()


def has_all_letters(family: str) -> bool:
    """Whether a family of this machine draws every Vietnamese letter itself, without a second font."""
    raw = QRawFont.fromFont(QFont(family))
    return raw.isValid() and all(raw.supportsCharacter(ord(letter)) for letter in vietnamese_letters())


def sans_family() -> str:
    """The family the windows are written in; "" leaves the choice to the system."""
    there = set(QFontDatabase.families())
    for family in SANS:
        if family in there and has_all_letters(family):
            return family
    return ""
