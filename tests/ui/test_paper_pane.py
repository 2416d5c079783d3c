"""The pane around the preview: its buttons say what was asked, and give way where it is narrow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.documents.papers_for_tests import seed_paper
from ui.paper_pane import PaperPane
from ui.theme import Theme


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> PaperPane:
    made = PaperPane(Theme(qapp))
    qtbot.addWidget(made)
    made.resize(460, 600)
    made.show()
    return made


def button(pane: QWidget, name: str) -> QAbstractButton:
    """The one visible button that begins to be called so."""
    (found,) = (
        child
        for child in pane.findChildren(QAbstractButton)
        if child.isVisible() and child.accessibleName().startswith(name)
    )
    return found


def show(pane: PaperPane) -> None:
    pane.view.show_document(seed_paper())
    pane.view.finish()


def test_the_buttons_say_what_was_asked(pane: PaperPane, qtbot: QtBot) -> None:
    for name, signal in (("Xuất Word", pane.export_asked), ("Mở bằng Word", pane.open_asked)):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button(pane, name), Qt.MouseButton.LeftButton)


def test_pages_are_stepped_through_and_the_ends_are_ends(pane: PaperPane, qtbot: QtBot) -> None:
    assert not button(pane, "Trang sau").isEnabled()
    show(pane)
    assert not button(pane, "Trang trước").isEnabled()
    for _ in range(3):
        qtbot.mouseClick(button(pane, "Trang sau"), Qt.MouseButton.LeftButton)
    assert pane.view.page == 4
    assert not button(pane, "Trang sau").isEnabled()
    qtbot.mouseClick(button(pane, "Trang trước"), Qt.MouseButton.LeftButton)
    assert pane.view.page == 3


def test_zoom_by_buttons_and_back_to_the_width(pane: PaperPane, qtbot: QtBot) -> None:
    pane.resize(700, 600)
    show(pane)
    fitted = pane.view.zoom
    qtbot.mouseClick(button(pane, "Phóng to"), Qt.MouseButton.LeftButton)
    assert pane.view.zoom > fitted
    qtbot.mouseClick(button(pane, "Thu nhỏ"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(pane, "Vừa bề rộng"), Qt.MouseButton.LeftButton)
    assert pane.view.zoom == fitted


@pytest.mark.parametrize("width", [330, 400, 460, 700, 1200])
def test_nothing_in_the_head_is_cut_off_at_any_width(pane: PaperPane, width: int) -> None:
    pane.resize(width, 500)
    show(pane)
    for child in (button(pane, "Xuất Word, Ctrl+E"), button(pane, "Mở bằng Word"), button(pane, "Trang sau")):
        assert child.width() >= child.sizeHint().width()
        assert child.geometry().right() <= width


def test_every_button_is_named(pane: PaperPane) -> None:
    assert all(child.accessibleName() for child in pane.findChildren(QAbstractButton))
