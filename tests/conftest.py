"""Settings every test shares: no screen, own folders for the user's data, no key that Qt dies of."""

import os
from collections.abc import Iterator
from pathlib import Path

# Set here and not only by the Makefile: Wine drops every QT_* variable of the environment.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("QT_STYLE_OVERRIDE", None)

import pytest
from hypothesis import settings
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

settings.register_profile("sothidua", deadline=None, database=None, print_blob=True)
settings.load_profile("sothidua")


@pytest.fixture(autouse=True)
def user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Send every folder of the user (data, settings, cache, documents) into a temporary one."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    return home


@pytest.fixture(autouse=True)
def no_letters_qt_dies_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse QTest.keyClicks with Vietnamese letters: Qt would abort the whole test run without a report."""
    original = QTest.keyClicks

    def checked(widget: object, text: str, *rest: object, **named: object) -> None:
        assert text.isascii(), f"QTest.keyClicks aborts the process on {text!r}; send a QKeyEvent per letter"
        original(widget, text, *rest, **named)

    monkeypatch.setattr(QTest, "keyClicks", checked)


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Delete closed windows now, and empty the clipboard.

    Without a running loop Qt keeps what is to be deleted, and each new style sheet is then set on the
    windows of every test before. The offscreen platform frees its clipboard after Python has ended, and
    crashes on what Python put there.
    """
    yield
    if isinstance(QApplication.instance(), QApplication):
        QApplication.clipboard().clear()
        # A dialog a test left open would keep the focus, and the keys, of the windows after it.
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible():
                widget.hide()
                widget.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
