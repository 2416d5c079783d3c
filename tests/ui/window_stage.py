"""The whole window over a real file, and hands that type as a Vietnamese keyboard does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.office import Office
from tests.ui.plan_stage import theme
from ui.memory import Memory
from ui.pages import TABS, Page
from ui.window import Window

NOW = datetime(2023, 6, 5, 9, 41)
W = TypeVar("W", bound=QWidget)


def an_office(folder: Path, practice: bool = True, now: Callable[[], datetime] = lambda: NOW) -> Office:
    """A real file in `folder`."""
    return Office.create(folder / "so.db", practice=practice, now=now)


def a_window(
    qtbot: QtBot, office: Office, folder: Path, tabs: tuple[Page, ...] = TABS[1:], front: str = "diary"
) -> Window:
    """The window shown and in front, by default without the tab of the plan."""
    # Windows of earlier tests wait to be deleted; they would still hear the theme they share.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window = Window(office, theme(), Memory(folder / "memory.ini"), 2023, tabs)
    qtbot.addWidget(window, before_close_func=lambda _window: None)
    window.closed.connect(office.close)
    show_active(qtbot, window)
    window.show_page(front)
    return window


def show_active(qtbot: QtBot, widget: QWidget) -> None:
    """Show it and wait until it can hold the focus."""
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def type_text(widget: QWidget, text: str) -> None:
    """Letters one by one, as the keyboard sends them."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key, down and up."""
    QTest.keyClick(widget, key, held)


def named(parent: QWidget, kind: type[W], name: str) -> W:
    """The visible widget with this accessible name."""
    found = [w for w in parent.findChildren(kind) if w.accessibleName() == name and w.isVisible()]
    assert found, f"{name!r} is not among {sorted({w.accessibleName() for w in parent.findChildren(kind)})}"
    return found[0]


def click(parent: QWidget, name: str) -> None:
    """Press the button with this accessible name."""
    named(parent, QAbstractButton, name).click()
