"""What a PDF says when poppler reads it: words with their places, fonts, pages, title."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
_MM = 25.4 / 72


@dataclass(frozen=True)
class Word:
    """A word and its box, in millimetres from the top left of the sheet."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def run(*command: str | Path) -> str:
    """What a tool of poppler says; the test is skipped where it is missing."""
    if shutil.which(str(command[0])) is None:
        pytest.skip("needs poppler-utils")
    done = subprocess.run(command, check=True, capture_output=True, timeout=60)
    return done.stdout.decode("utf-8")


def facts(pdf: Path) -> dict[str, str]:
    """The lines of pdfinfo."""
    pairs = (line.partition(":") for line in run("pdfinfo", pdf).splitlines())
    return {name: value.strip() for name, _, value in pairs}


def fonts(pdf: Path) -> list[list[str]]:
    """One row a font: name, type (two words), encoding, embedded, subset, with letters to copy."""
    return [line.split() for line in run("pdffonts", pdf).splitlines()[2:]]


def pages(pdf: Path) -> list[list[Word]]:
    """The words of every page in the order of the file."""
    said = run("pdftotext", "-bbox", "-raw", pdf, "-").split("<page ")[1:]
    return [
        [
            Word(html.unescape(text), *(float(part) * _MM for part in box))
            for *box, text in _WORD.findall(page)
        ]
        for page in said
    ]


def text(pdf: Path) -> str:
    """All words in the order they were painted, one blank between them."""
    return " ".join(run("pdftotext", "-raw", pdf, "-").split())
