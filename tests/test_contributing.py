"""The pairs in CONTRIBUTING.md are executed: the wrong halves go wrong as told, the right halves work."""

# ruff: noqa: F401  (the snippets use these names)

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.wording import clean, fold
from app.errors import SayToUser
from app.services.office import Office

GUIDE = Path(__file__).resolve().parent.parent / "CONTRIBUTING.md"
TWO_PAGES = 140


def snippets() -> list[tuple[str, str]]:
    """Each snippet with a name made of its heading and its half."""
    found: list[tuple[str, str]] = []
    heading = ""
    piece = re.compile(r"^(## [^\n]*|```python (?:wrong|right)\n.*?^```)$", re.MULTILINE | re.DOTALL)
    for part in piece.split(GUIDE.read_text(encoding="utf-8")):
        if part.startswith("## "):
            heading = part[3:]
        elif part.startswith("```python"):
            first, _, rest = part.partition("\n")
            found.append((f"{heading} ({first.split()[1]})", rest.removesuffix("```")))
    return found


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = Office.create(tmp_path / "thuc-hanh.db", practice=True)
    yield opened
    opened.close()


@pytest.mark.parametrize(("name", "code"), [pytest.param(*pair, id=pair[0]) for pair in snippets()])
def test_the_snippet_does_what_the_guide_says(
    name: str, code: str, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    known = globals() | {"office": office, "folder": tmp_path}
    exec(compile(code, f"{GUIDE.name}: {name}", "exec"), known)


def test_the_guide_fits_two_pages_and_shows_both_halves() -> None:
    names = [name for name, _ in snippets()]
    assert len(GUIDE.read_text(encoding="utf-8").splitlines()) <= TWO_PAGES
    assert any(name.endswith("(wrong)") for name in names)
    assert any(name.endswith("(right)") for name in names)
