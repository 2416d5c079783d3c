"""What an operation changed: per record, each field with the words before and after."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.panes import Pane, label, wrapped
from ui.theme import Theme

if TYPE_CHECKING:
    from app.services.diary_words import ChangeLine

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
            self._rows.addWidget(
                label(f"Còn {len(groups) - _MOST} mục nữa cùng đổi trong việc này.", "muted")
            )

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
        one_sided = not any(line.before for line in lines) or not any(line.after for line in lines)
        for line in lines:
            if one_sided:
                self._put(grid, row, line.what, line.before or line.after, line.what, "")
                row += 1
                continue
            grid.addWidget(label(line.what, "label"), row, 0, 1, 2)
            self._put(grid, row + 1, "trước", line.before, f"{line.what}, trước", "body")
            self._put(grid, row + 2, "sau", line.after, f"{line.what}, sau", "")
            row += 3
        return card

    @staticmethod
    def _put(grid: QGridLayout, row: int, side: str, text: str, name: str, kind: str) -> None:
        grid.addWidget(label(side, "hint"), row, 0, Qt.AlignmentFlag.AlignTop)
        words = wrapped(_short(text) if text else "để trống", kind if text else "body")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setAccessibleName(f"{name}: {text or 'để trống'}")
        grid.addWidget(words, row, 1)


def _of(line: ChangeLine) -> tuple[str, str]:
    return line.kind, line.record


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[:_LONG].rsplit(" ", 1)[0] + "…"
