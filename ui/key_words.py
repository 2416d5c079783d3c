"""Key sequences as the code names them, whatever language Qt speaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def sequence(name: str) -> QKeySequence:
    """`Ctrl+Enter`, `Ctrl+Return`: two keys, although both are called Enter on the screen.

    QKeySequence(str) reads the words of the screen: with Qt in Vietnamese the two would be one, and a page
    that takes both would hear neither.
    """
    return QKeySequence.fromString(name, QKeySequence.SequenceFormat.PortableText)


def shortcuts(owner: QWidget, deeds: Mapping[str, Callable[[], object]]) -> None:
    """Keys that work while the focus is within the widget."""
    for keys, deed in deeds.items():
        QShortcut(sequence(keys), owner, deed, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
