"""The tab Kế hoạch over a real file, with hands on the keyboard, and what was said."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.outline import Node, Outline
from app.services.office import Office
from ui.jobs import Jobs
from ui.messages import Message
from ui.outline_rows import Row
from ui.plan_tab import PlanTab
from ui.shell import Shell
from ui.theme import Theme

NOW = datetime(2023, 1, 10, 9, 41)
_THEMES: list[Theme] = []


def theme() -> Theme:
    """One for the whole run: it belongs to the application."""
    if not _THEMES:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        _THEMES.append(Theme(app))
    return _THEMES[0]


def type_text(widget: QWidget, text: str) -> None:
    """Letters one by one, as the keyboard sends them."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                widget, QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            )


class Stage(QObject):
    """The tab in a window of its own, the practice office below it."""

    def __init__(self, qtbot: QtBot, folder: Path, year: int = 2023, practice: bool = True) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.office = Office.create(folder / "so.db", practice=practice, now=lambda: NOW)
        self.jobs = Jobs(self)
        self.shell = Shell(self.office, theme(), self.jobs, year, self)
        self.said: list[Message] = []
        self.pages: list[str] = []
        self.shell.said.connect(self.said.append)
        self.shell.page_asked.connect(lambda name, _target: self.pages.append(name))
        self.tab = PlanTab(self.office, self.shell)
        self.tab.resize(1264, 594)
        self.tab.show()
        self.tab.activateWindow()
        qtbot.waitUntil(self.tab.isActiveWindow)
        self.tree.view.setFocus()

    def close(self) -> None:
        """Everything away, the file too."""
        self.tab.close()
        self.jobs.settle()
        self.tab.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.office.close()

    @property
    def tree(self):  # type: ignore[no-untyped-def]
        return self.tab.tree

    @property
    def plan_id(self) -> int:
        plan = self.office.plans.current(self.shell.year())
        assert plan is not None
        return plan.id

    @property
    def outline(self) -> Outline:
        """As it is stored."""
        return self.office.plans.outline(self.plan_id)

    def node(self, code: str) -> Node:
        """A stored node by its code."""
        return next(entry.node for entry in self.outline.entries if entry.code == code)

    def target(self, code: str) -> str:
        return f"node:{self.node(code).id}"

    def row(self, target: str) -> Row:
        """A row as it is shown."""
        row: Row = self.tree.model.row_at(self.tree.model.place_of(target))
        return row

    def choose(self, *codes: str) -> None:
        """Select nodes, the focus on the tree."""
        self.tree.view.setFocus()
        self.tree.view.choose(*(self.target(code) for code in codes))

    def open(self, code: str) -> QPlainTextEdit:
        """Open a node for typing, as Enter does."""
        self.choose(code)
        self.press(Qt.Key.Key_Return)
        return self.edit

    @property
    def edit(self) -> QPlainTextEdit:
        """The editor that is open."""
        edit: QPlainTextEdit = self.tree.typing.editor.edit
        return edit

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        widget: QWidget | None = None,
    ) -> None:
        """A key where the focus is."""
        at = widget or QApplication.focusWidget()
        assert at is not None
        QTest.keyClick(at, key, modifiers)

    def type(self, text: str) -> None:
        """Letters where the focus is."""
        at = QApplication.focusWidget()
        assert at is not None
        type_text(at, text)

    @property
    def operations(self) -> list[str]:
        """Names of all operations, newest first."""
        return [line.name for line in self.office.diary.operations()]

    def sentences(self) -> str:
        """Everything said so far."""
        return "\n".join(message.sentence for message in self.said)
