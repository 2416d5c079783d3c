"""Câu mẫu in the settings: typed, checked, sampled, given back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.office import Office
from tests.ui.plan_stage import theme
from ui.jobs import Jobs
from ui.messages import Message
from ui.settings_page import SettingsPage
from ui.settings_wordings import WordingsPage
from ui.shell import Shell


class Stage(QObject):
    """The settings in a window of their own, Câu mẫu in front."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__()
        self.office = Office.create(folder / "so.db", practice=True, now=lambda: datetime(2024, 1, 20, 9, 41))
        self.jobs = Jobs(self)
        self.shell = Shell(self.office, theme(), self.jobs, 2024, self)
        self.said: list[Message] = []
        self.shell.said.connect(self.said.append)
        self.settings = SettingsPage(self.office, self.shell)
        self.settings.resize(1264, 594)
        self.settings.show()
        self.settings.activateWindow()
        qtbot.waitUntil(self.settings.isActiveWindow)
        self.settings.open_target("settings:wordings")
        part = self.settings.part("wordings")
        assert isinstance(part, WordingsPage)
        self.page = part
        self.page.table.choose("F01.closing")

    def close(self) -> None:
        """Everything away, the file too."""
        self.settings.close()
        self.jobs.settle()
        self.settings.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.office.close()


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path)
    yield made
    made.close()


def type_and_leave(stage: Stage, text: str) -> None:
    stage.page.edit.setFocus(Qt.FocusReason.OtherFocusReason)
    stage.page.edit.setPlainText(text)
    stage.page.table.setFocus(Qt.FocusReason.OtherFocusReason)


def test_leaving_the_field_saves_and_the_sample_is_filled(stage: Stage) -> None:
    type_and_leave(stage, "Kế hoạch năm {year} của {office}.")
    assert stage.office.wordings.row("F01.closing").own
    assert stage.page.sample.text() == "Kế hoạch năm 2024 của Sở Ngoại vụ."
    assert stage.page.reset.isEnabled()
    assert stage.page.shipped.isVisible()


def test_a_wrong_placeholder_is_named_below_the_field_and_nothing_written(stage: Stage) -> None:
    type_and_leave(stage, "Kế hoạch năm {yeer} của {office}.")
    assert "Có phải {year}?" in stage.page.field.error()
    assert not stage.office.wordings.row("F01.closing").own
    assert stage.page.edit.toPlainText() == "Kế hoạch năm {yeer} của {office}."


def test_one_click_brings_the_shipped_sentence_back(stage: Stage) -> None:
    type_and_leave(stage, "Kế hoạch năm {year} của {office}.")
    stage.page.reset.click()
    row = stage.office.wordings.row("F01.closing")
    assert not row.own
    assert stage.page.edit.toPlainText() == row.shipped
    assert stage.said[-1].sentence == "Dùng lại câu gốc “Câu kết”."
    assert not stage.page.reset.isEnabled()


def test_esc_gives_up_what_was_typed(stage: Stage) -> None:
    before = stage.page.edit.toPlainText()
    stage.page.edit.setFocus(Qt.FocusReason.OtherFocusReason)
    stage.page.edit.setPlainText("Chữ khác")
    QTest.keyClick(stage.page.edit, Qt.Key.Key_Escape)
    assert stage.page.edit.toPlainText() == before
    assert stage.page.table.hasFocus()


def test_undo_elsewhere_shows_at_once(stage: Stage) -> None:
    type_and_leave(stage, "Kế hoạch năm {year} của {office}.")
    stage.office.diary.undo()
    assert stage.page.edit.toPlainText() == stage.office.wordings.row("F01.closing").shipped
