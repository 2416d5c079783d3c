"""The bar on top: year, office name, search, undo and redo by name, practice mark, help, settings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.chips import PracticeMark
from ui.keybutton import IconButton, KeyButton
from ui.panes import label
from ui.search_box import SearchBox
from ui.theme import Theme
from ui.year_stepper import YearStepper

_WORDS_MOST = 172
_WIDE = 1400


class Bar(QWidget):
    """44 px: what holds for every tab."""

    help_asked = Signal()
    settings_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, theme: Theme, year: int, practice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = ""
        self.year = YearStepper(theme, year)
        self.office = label("", "strongText")
        self.office.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.search = SearchBox(theme)
        self.undo = KeyButton(theme, "Hoàn tác", "quiet", icon="arrow_undo")
        self.redo = KeyButton(theme, "Làm lại", "quiet", icon="arrow_redo")
        for button in (self.undo, self.redo):
            button.set_most(_WORDS_MOST)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        help_button = IconButton(theme, "question_circle", "Phím tắt của tab này", "F1", 20)
        settings = IconButton(theme, "settings", "Cài đặt", "", 20)
        self.undo.clicked.connect(self.undo_asked)
        self.redo.clicked.connect(self.redo_asked)
        help_button.clicked.connect(self.help_asked)
        settings.clicked.connect(self.settings_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.year)
        row.addWidget(self.office, 3)
        row.addWidget(self.search)
        row.addStretch(2)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        if practice:
            row.addSpacing(4)
            row.addWidget(PracticeMark(theme))
            row.addSpacing(4)
        row.addWidget(help_button)
        row.addWidget(settings)
        self._measure()
        theme.changed.connect(self._measure)
        self.set_undo("", "")

    def set_office(self, name: str) -> None:
        """The office's name of today; elided, whole in the tooltip."""
        self._name = name
        self._elide()

    def set_undo(self, undo: str, redo: str) -> None:
        """Names of what Ctrl+Z and Ctrl+Y would do; "" when there is nothing."""
        for button, word, name, key in (
            (self.undo, "Hoàn tác", undo, "Ctrl+Z"),
            (self.redo, "Làm lại", redo, "Ctrl+Y"),
        ):
            whole = f"{word}: {name}" if name else word
            button.set_words(whole)
            button.setEnabled(bool(name))
            button.setToolTip(f"{whole}, {key}" if name else f"Chưa có việc nào để {word.lower()}.")
            button.setAccessibleName(f"{whole}, {key}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The search field widens from 1400 px on."""
        super().resizeEvent(event)
        self.search.setFixedWidth(336 if self.width() >= _WIDE else 296)
        self._elide()

    def _measure(self) -> None:
        self.setFixedHeight(self._theme.row(44, 11))

    def _elide(self) -> None:
        row = self.layout()
        if row is not None:
            row.activate()
        font = self._theme.font(10, 600)
        room = max(self.office.width() - 2, 40)
        shown = QFontMetrics(font).elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.office.setText(shown)
        self.office.setToolTip(self._name)
        self.office.setAccessibleName(self._name)
