"""The number or sign before a paragraph, as hands and word processors write it: "I.", "2.1.", "a)", "-"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.outline import LETTERS, Numbering

_ROMAN_WORTH = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CAPITALS = "ABCDĐEGHIKLMNOPQRSTUVXY"
_PATTERNS: tuple[tuple[Numbering, str, re.Pattern[str]], ...] = (
    (
        Numbering.ROMAN,
        "phần",
        re.compile(r"(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?P<n>[IVXLC]+|\d+)\s*(?:[.:–-]\s*|\s*(?=\n|$))"),
    ),
    (Numbering.ARABIC, "điều", re.compile(r"(?:Điều|ĐIỀU)\s+(?P<n>\d+)\s*[.:]\s*")),
    (Numbering.NESTED, ".", re.compile(r"(?P<n>\d{1,2}(?:\s?\.\s?\d{1,2})+)\s*[.)/]?(?:\s+|(?=[^\W\d])|$)")),
    (Numbering.ROMAN, ".", re.compile(r"(?P<n>[IVXLC]+)\s?(?:[.)/]\s*(?=\S|$)|\s[-–]\s+)")),
    (Numbering.ARABIC, ".", re.compile(r"(?P<n>\d{1,3})\s?\.(?:\s*(?=[^\d\s])|\s+|$)")),
    (Numbering.ARABIC, ")", re.compile(r"(?P<n>\d{1,3})\s?[)/](?:\s+|$)")),
    (Numbering.ARABIC, "()", re.compile(r"\((?P<n>\d{1,2})\)(?:\s+|$)")),
    (Numbering.LETTER, ")", re.compile(r"(?P<n>[a-zđ])\s?\)\s*(?=\S|$)")),
    (Numbering.LETTER, "()", re.compile(r"\((?P<n>[a-zđ])\)(?:\s+|$)")),
    (Numbering.LETTER, ".", re.compile(r"(?P<n>[a-zđ])\s?[./](?:\s+|$)")),
    (Numbering.LETTER, "i", re.compile(r"\(?(?P<n>(?:x|ix|iv|v?i{1,3}))\s?[.)](?:\s+|$)")),
    (Numbering.ROMAN, "A", re.compile(r"(?P<n>[A-ZĐ])\s?[.)/](?:\s+|$)")),
    (Numbering.DASH, "-", re.compile(r"(?P<n>[-–—−])(?:\s+|(?=[^\W\d])|(?=[“\"(])|$)")),
    (Numbering.DASH, "+", re.compile(r"(?P<n>[+])(?:\s+|(?=[^\W\d])|$)")),
    (Numbering.DASH, "•", re.compile(r"(?P<n>[•*▪●○◦➢❖·■□✓])(?:\s+|$)")),
)  # fmt: skip
# Signs from the outermost in: a "-" never lies under a "+".
SIGN_ORDER = ("-", "+", "•")


@dataclass(frozen=True)
class Label:
    """`written` is the label as it stands, `value` its count (0 for a sign), `style` tells kinds of one
    numbering apart, `chain` is how many numbers it strings together."""

    numbering: Numbering
    style: str
    written: str
    value: int
    rest: str
    chain: int = 1

    @property
    def key(self) -> tuple[Numbering, str, int]:
        """Labels of one level have one key."""
        return self.numbering, self.style, self.chain


def typed_label(text: str) -> Label | None:
    """The label a paragraph begins with, None when it has none."""
    for numbering, style, pattern in _PATTERNS:
        found = pattern.match(text)
        if found is None:
            continue
        number = found["n"]
        return Label(
            numbering,
            style,
            found[0].strip(),
            _value(numbering, style, number),
            text[found.end() :].strip(),
            number.count(".") + 1 if numbering is Numbering.NESTED else 1,
        )
    return None


def label_of(text: str, own: str) -> Label | None:
    """The label of a paragraph: `own` is the one its file counts by itself, else what is typed."""
    if not own:
        return typed_label(text)
    # Word's second bullet is a letter "o" of another font.
    found = typed_label("• " if own.strip() in {"o", "§", "Ø", "v", "ü"} else own.strip() + " ")
    if found is None or found.rest:
        return None
    inner = typed_label(text) if found.numbering is Numbering.DASH else None
    rest = inner.rest if inner is not None and inner.numbering is Numbering.DASH else text.strip()
    return Label(found.numbering, found.style, found.written, found.value, rest, found.chain)


def roman_value(text: str) -> int:
    """The worth of a Roman number, 0 for what is none."""
    total = before = 0
    for sign in reversed(text.upper()):
        worth = _ROMAN_WORTH.get(sign, 0)
        if not worth:
            return 0
        total += worth if worth >= before else -worth
        before = max(before, worth)
    return total


def _value(numbering: Numbering, style: str, number: str) -> int:
    match numbering:
        case Numbering.ROMAN if style == "A":
            return _CAPITALS.find(number) + 1
        case Numbering.ROMAN:
            return int(number) if number.isdigit() else roman_value(number)
        case Numbering.ARABIC:
            return int(number)
        case Numbering.NESTED:
            return int(number.rsplit(".", 1)[-1])
        case Numbering.LETTER if style == "i":
            return roman_value(number)
        case Numbering.LETTER:
            return LETTERS.find(number) + 1
        case _:
            return 0
