"""What an operation changed: per record, each field with the words before and after."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.panes import Pane, label, wrapped
from ui.theme import Theme

if TYPE_CHECKING:
    from app.services.diary import ChangeLine

_MOST = 40  # records shown whole: an import of a plan touches hundreds, the rest is counted
_LONG = 600


class ChangeList(QWidget):
    """Cards of records; empty sides say so in words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)

    def show_changes(self, changes: Sequence[ChangeLine]) -> None:
        """Replace what is shown."""
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        groups = [(kind, record, tuple(lines)) for (kind, record), lines in groupby(changes, key=_of)]
        for kind, record, lines in groups[:_MOST]:
            self._rows.addWidget(self._card(kind, record, lines))
        if len(groups) > _MOST:
            self._rows.addWidget(label(f"Còn {len(groups) - _MOST} mục nữa cùng đổi trong việc này.", "muted"))

    def _card(self, kind: str, record: str, lines: Sequence[ChangeLine]) -> Pane:
        card = Pane(self._theme, "alt", 4)
        grid = QGridLayout(card)
        grid.setContentsMargins(10, 8, 10, 8)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(kind, "label"), 0, 0, 1, 2)
        row = 1
        if record:
            grid.addWidget(wrapped(_short(record), "strongText"), row, 0, 1, 2)
            row += 1
        for line in lines:
            grid.addWidget(label(line.what, "label"), row, 0, 1, 2)
            row += 1
            for word, text in (("trước", line.before), ("sau", line.after)):
                if word == "trước" and not line.before and not _both(lines):
                    continue
                side: QLabel = label(word, "hint")
                grid.addWidget(side, row, 0, Qt.AlignmentFlag.AlignTop)
                words = wrapped(_short(text) if text else "để trống", "" if word == "sau" and text else "body")
                words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                words.setAccessibleName(f"{line.what}, {word}: {text or 'để trống'}")
                grid.addWidget(words, row, 1)
                row += 1
        return card


def _of(line: ChangeLine) -> tuple[str, str]:
    return line.kind, line.record


def _both(lines: Sequence[ChangeLine]) -> bool:
    """False for a record that was not there before: its empty sides need no words."""
    return any(line.before for line in lines)


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[:_LONG].rsplit(" ", 1)[0] + "…"
