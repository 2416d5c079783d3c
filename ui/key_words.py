"""Key sequences as the code names them, whatever language Qt speaks."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence


def sequence(name: str) -> QKeySequence:
    """`Ctrl+Enter`, `Ctrl+Return`: two keys, although both are called Enter on the screen.

    QKeySequence(str) reads the words of the screen: with Qt in Vietnamese the two would be one, and a page
    that takes both would hear neither.
    """
    return QKeySequence.fromString(name, QKeySequence.SequenceFormat.PortableText)
