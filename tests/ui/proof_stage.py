"""The proofreader of the plan tab over a real file: what it has read, its rows, its wavy lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.plan_stage import Stage
from ui.proof_rows import ProofRow

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(name="stage")
def proof_stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path)
    read(made)
    yield made
    made.tab.proof.settle()
    made.close()


def read(stage: Stage) -> None:
    """Until the proofreader has read what is stored now."""
    tab = stage.tab
    stage.qtbot.waitUntil(lambda: not tab._check_later.isActive() and not tab.proof.busy, timeout=20000)


def rows(stage: Stage) -> tuple[ProofRow, ...]:
    return tuple(row for row in stage.tab.findings.model.values if isinstance(row, ProofRow))


def row(stage: Stage, found: str) -> ProofRow:
    """The first row about these words."""
    return next(each for each in rows(stage) if each.proof.found == found)


def front(stage: Stage, wanted: ProofRow) -> None:
    """Bring a row to the front of the list, the focus with it."""
    panel = stage.tab.findings
    panel.unfold()
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(panel.model.values.index(wanted)))


def text(stage: Stage, target: str) -> str:
    return stage.outline.node(int(target.removeprefix("node:"))).text


def waved(edit: QPlainTextEdit) -> set[str]:
    """The words under which a wavy line runs."""
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    selections = edit.extraSelections()
    assert all(each.format.underlineStyle() == wave for each in selections)
    return {each.cursor.selectedText() for each in selections}
