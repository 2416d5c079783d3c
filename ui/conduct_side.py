"""Where the panel of Ctrl+I stands: right of the page where there is room for both, over it where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QStackedWidget, QWidget
from shiboken6 import isValid

from ui import page_focus
from ui.conduct_prefill import Prefill
from ui.keybutton import KeyButton

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.conduct_panel import ConductPanel
    from ui.shell import Shell

_WIDTH, _GAP = 320, 8


class ConductSide(QObject):
    """Builds the panel at its first opening.

    A page may answer `incident_cell()` with a Prefill or None, have a hidden widget `side_room` in its
    layout where the panel is to stand, and close what stands there in its `make_room()`.
    """

    def __init__(self, office: Office, shell: Shell, stack: QStackedWidget, window: QWidget) -> None:
        super().__init__(window)
        self._office = office
        self._shell = shell
        self._stack = stack
        self._window = window
        self.panel: ConductPanel | None = None
        self.room = QWidget()
        self.room.setFixedWidth(_WIDTH + _GAP)
        self.room.hide()
        self._slot: QWidget | None = None
        self._outlined: list[KeyButton] = []
        self._before: tuple[QWidget, ...] = ()
        stack.currentChanged.connect(lambda _at: self._turned())

    def toggle(self) -> None:
        """Ctrl+I: open with what the page points at; with the focus inside, close.

        While words of the outline are edited the key does nothing: there it is Word's italics.
        """
        focus = QApplication.focusWidget()
        if isinstance(focus, QPlainTextEdit) and _is_outline(focus):
            return
        panel = self.panel
        if panel is not None and panel.isVisible() and focus is not None and panel.isAncestorOf(focus):
            panel.leave()
            return
        page = self._stack.currentWidget()
        self.open(page.incident_cell() if hasattr(page, "incident_cell") else None)

    def open(self, prefill: Prefill | None = None) -> None:
        """Show the panel; what is being typed elsewhere is left, and so saved, first."""
        from ui.conduct_panel import ConductPanel

        if self.panel is None:
            self.panel = ConductPanel(self._office, self._shell, self._window)
            self.panel.hide()
            self.panel.closed.connect(self._closed)
        if not self.panel.isVisible():
            self._before = page_focus.upwards(QApplication.focusWidget())
            self._outline()
        page = self._stack.currentWidget()
        if hasattr(page, "make_room"):
            page.make_room()
        self.panel.open(prefill or Prefill())
        self.place()
        # A page that has made room has its new layout only now.
        QTimer.singleShot(0, self, self.place)

    def place(self) -> None:
        """Beside the page if both fit into the window, else over its right edge."""
        panel = self.panel
        if panel is None or not panel.isVisible():
            return
        page = self._stack.currentWidget()
        slot = getattr(page, "side_room", None)
        needed = page.minimumSizeHint().width() if page is not None else 0
        top = self._stack.mapTo(self._window, self._stack.rect().topLeft()).y()
        foot = top + self._stack.height()
        if isinstance(slot, QWidget):
            slot.setFixedWidth(_WIDTH)
            slot.show()
            self._slot = slot
            self.room.hide()
            if slot.height() and slot.isVisible():
                top = slot.mapTo(self._window, slot.rect().topLeft()).y()
        else:
            self.room.setVisible(needed + _WIDTH + 3 * _GAP <= self._window.width())
        panel.setGeometry(self._window.width() - _WIDTH - _GAP, top, _WIDTH, foot - top)
        panel.raise_()

    def _turned(self) -> None:
        if self.panel is not None and self.panel.isVisible():
            self._give_room_back()
            self._fill_back()
            self._outline()
            # The page gets its size after the stack has turned.
            QTimer.singleShot(0, self, self.place)

    def _outline(self) -> None:
        """One filled button in a window: the panel's, while it is open."""
        page = self._stack.currentWidget()
        for button in page.findChildren(KeyButton) if page is not None else ():
            if button.kind == "main":
                button.set_kind("plain")
                self._outlined.append(button)

    def _fill_back(self) -> None:
        for button in self._outlined:
            button.set_kind("main")
        self._outlined.clear()

    def _give_room_back(self) -> None:
        if self._slot is not None and isValid(self._slot):
            self._slot.hide()
        self._slot = None

    def _closed(self) -> None:
        self.room.hide()
        self._give_room_back()
        self._fill_back()
        before, self._before = self._before, ()
        page_focus.give_back(before)


def _is_outline(editor: QPlainTextEdit) -> bool:
    from ui.outline_editor import GrowingEdit

    return isinstance(editor, GrowingEdit)
