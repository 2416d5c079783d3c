"""F6 and Shift+F6: the focus goes to the next pane, to the previous one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.key_words import sequence
from ui.messages import KeyHint

HINT = KeyHint("F6, Shift+F6", "sang ngăn sau, ngăn trước")


def walk_panes(owner: QWidget, panes: Callable[[], Sequence[QWidget]]) -> None:
    """Let F6 walk `panes()` while the focus is inside `owner`; hidden ones are passed over."""

    def step(by: int) -> None:
        shown = [pane for pane in panes() if pane.isVisible()]
        focus = QApplication.focusWidget()
        at = next(
            (i for i, pane in enumerate(shown) if focus and (pane is focus or pane.isAncestorOf(focus))), -1
        )
        for offset in range(1, len(shown) + 1):
            target = first_stop(shown[(at + by * offset) % len(shown)])
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    for keys, by in (("F6", 1), ("Shift+F6", -1)):
        QShortcut(
            sequence(keys),
            owner,
            lambda by=by: step(by),
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )


def first_stop(pane: QWidget) -> QWidget | None:
    """The pane itself if it takes the focus, else the first part of it that does."""
    for part in (pane, *pane.findChildren(QWidget)):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and part.isEnabled():
            return part
    return None
