"""The number or sign a paragraph begins with: "I.", "2.1.", "a)", "-", "Điều 3."; typed or Word's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from app.documents.checks.wording import plain
from app.documents.docx_reading.values import ReadParagraph

Kind = Literal[
    "chapter", "article", "roman", "capital", "arabic", "nested", "letter", "dash", "bullet", "sign"
]

_CHAPTER = r"(?P<word>Phần|Chương|Mục|Tiểu mục)\s+(?P<number>[IVXLC]+|\d+)\s*[.:]?(?=\s|$)"
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("chapter", re.compile(_CHAPTER, re.IGNORECASE)),
    ("article", re.compile(r"Điều\s+(?P<number>\d+)\s*[.:]?(?=\s|$)")),
    ("nested", re.compile(r"(?P<number>\d+(?:\.\d+)+)\s*[.)]?(?=\s|$)")),
    ("arabic", re.compile(r"(?P<number>\d{1,3})\s*\.(?=\D|$)")),
    ("sign", re.compile(r"(?P<number>\d{1,3})\s*[)/](?=\s)")),
    ("sign", re.compile(r"(?P<number>[a-zđ])\s*[./](?=\s)")),
    ("sign", re.compile(r"(?P<number>[IVXLC]+)\s*[)/](?=\s)")),
    ("letter", re.compile(r"(?P<number>[a-zđ])\s*\)(?=\s|\w|$)")),
    ("roman", re.compile(r"(?P<number>[IVXLC]+)\s*\.(?=\D|$)")),
    ("capital", re.compile(r"(?P<number>[A-ZĐ])\s*\.(?=\s)")),
    ("dash", re.compile(r"(?P<number>[-–—])(?=\s|\w|“)")),
    ("bullet", re.compile(r"(?P<number>[+•▪*➢❖·])(?=\s|\w|“)")),
)  # fmt: skip
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True)
class Label:
    """What stands first: its kind, the number in it, the label as written and the words after it."""

    kind: Kind
    number: str
    written: str
    rest: str
    word: str = ""


def label_of(paragraph: ReadParagraph) -> Label | None:
    """The label of a paragraph, None when it has none."""
    text = plain(paragraph.full_text)
    for kind, pattern in _PATTERNS:
        if found := pattern.match(text):
            rest = text[found.end() :].strip()
            word = found["word"] if kind == "chapter" else ""
            return Label(kind, found["number"], found[0].strip(), rest, word)
    return None


def roman_value(text: str) -> int:
    """The worth of a Roman number, 0 for what is none."""
    total = before = 0
    for letter in reversed(text.upper()):
        worth = _VALUES.get(letter, 0)
        if not worth:
            return 0
        total += worth if worth >= before else -worth
        before = max(before, worth)
    return total
