"""Cài đặt, Cặp từ hay nhầm: added, changed and removed like any row of the settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.office import Office
from app.services.proofreading import WordPair
from tests.ui.window_stage import a_window, an_office
from ui.proof_pairs import PairRow, PairsPage
from ui.settings_page import SettingsPage
from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = a_window(qtbot, an_office(tmp_path), tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(window: Window) -> PairsPage:
    settings = window.show_page("settings/word_pairs")
    assert isinstance(settings, SettingsPage)
    made = settings.part("word_pairs")
    assert isinstance(made, PairsPage)
    return made


def fill(page: PairsPage, **words: str) -> None:
    for name, text in words.items():
        page.form.fields[name].editor.setText(text)  # type: ignore[union-attr]


def office(window: Window) -> Office:
    return window.office


def test_a_pair_is_added_in_one_operation(page: PairsPage, window: Window) -> None:
    page.begin()
    fill(page, found="tham mưa", suggestion="tham mưu", note="Từ điển tiếng Việt")
    page.confirm.click()
    (pair,) = office(window).proofreading.pairs()
    assert pair[1:] == ("tham mưa", "tham mưu", "Từ điển tiếng Việt")
    assert page.table.current() == PairRow(*pair)
    assert office(window).diary.operations(limit=1)[0].name == "Thêm từ dễ nhầm"


def test_a_pair_of_equal_words_is_refused_at_its_field(page: PairsPage, window: Window) -> None:
    page.begin()
    fill(page, found="tham mưu", suggestion="tham mưu")
    page.confirm.click()
    assert office(window).proofreading.pairs() == ()
    assert "khác với từ hay nhầm" in page.form.fields["suggestion"].error()


def test_an_existing_pair_is_saved_on_leaving_its_field_and_removed_with_a_way_back(
    page: PairsPage, window: Window
) -> None:
    office(window).proofreading.save_pair(WordPair(0, "tham mưa", "tham mưu", ""))
    page.table.choose(office(window).proofreading.pairs()[0].id)
    fill(page, note="hay gặp")
    page.form.leave()
    assert office(window).proofreading.pairs()[0].note == "hay gặp"
    page.remove.click()
    assert office(window).proofreading.pairs() == ()
    window.undo()
    assert office(window).proofreading.pairs()[0].found == "tham mưa"
    assert page.table.current() is not None


def test_an_empty_list_says_what_belongs_there(page: PairsPage) -> None:
    assert page._middle.currentIndex() == 1
