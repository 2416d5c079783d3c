"""F1: the keys of the page in front, laid over the right side; F1 or Esc takes it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.keybutton import KeyButton
from ui.messages import KeyHint
from ui.panes import SidePanel, label, wrapped
from ui.theme import Theme

_WIDTH = 400


class KeysHelp(SidePanel):
    """Built anew for each page."""

    def __init__(
        self, theme: Theme, words: str, own: Sequence[KeyHint], everywhere: Sequence[KeyHint], parent: QWidget
    ) -> None:
        super().__init__(theme, f"Phím: {words}", parent)
        self.setAccessibleName(f"Phím tắt: {words}")
        if own:
            self._table(theme, own)
            self.body.addSpacing(8)
            self.body.addWidget(label("Ở mọi nơi", "card"))
        self._table(theme, everywhere)
        self.body.addStretch(1)
        self.close_button = KeyButton(theme, "Đóng", "plain", "Esc")
        self.close_button.clicked.connect(self.hide)
        self.buttons.addWidget(self.close_button)

    def place(self, top: int, bottom: int) -> None:
        """Take the right side of the window between these heights."""
        window = self.parentWidget() or self
        width = min(_WIDTH, window.width() - 24)
        self.setGeometry(window.width() - width - 8, top, width, bottom - top)
        self.raise_()

    def _table(self, theme: Theme, hints: Sequence[KeyHint]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, hint in enumerate(hints):
            keys: QLabel = label(hint.keys, "strongText")
            grid.addWidget(keys, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(wrapped(hint.words, "body"), row, 1)
        self.body.addLayout(grid)
