"""A year without a plan: three ways to begin, and the nearest plan there is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.empty import EmptyState
from ui.keybutton import KeyButton
from ui.panes import Pane, label
from ui.theme import Theme


class PlanEmpty(Pane):
    """`near_asked` carries the year of the nearest plan."""

    new_asked = Signal()
    copy_asked = Signal()
    import_asked = Signal()
    near_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._near_year = 0
        self.new = KeyButton(theme, "Lập kế hoạch", "main", "Ctrl+N", "add")
        self.copy = KeyButton(theme, "Chép từ kế hoạch", "plain", icon="copy")
        self.take = KeyButton(theme, "Nhập từ Word hoặc tệp văn bản…", "plain", icon="arrow_import")
        self.new.clicked.connect(self.new_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.take.clicked.connect(self.import_asked)
        self._seal = QLabel()
        self._near_words = label("", "body")
        self._go = KeyButton(theme, "Xem", "link")
        self._go.clicked.connect(lambda: self.near_asked.emit(self._near_year))
        self._near = QWidget()
        line = QHBoxLayout(self._near)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for widget in (self._seal, self._near_words, self._go):
            line.addWidget(widget)
        self._state = EmptyState(theme, "document_text", "", "", (self.new, self.copy, self.take), self._near)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._state)
        self.setFocusProxy(self.new)
        theme.changed.connect(self._paint_seal)
        self._paint_seal()

    def show_year(self, year: int, near_year: int, near_words: str, near_signed: bool) -> None:
        """Which year is empty, and the nearest plan (0: none)."""
        self._near_year = near_year
        self._state.set_words(
            f"Năm {year} chưa có kế hoạch",
            "Kế hoạch giữ mục đích, nội dung, người ký và nơi nhận của năm.",
        )
        self.new.set_words(f"Lập kế hoạch {year}")
        self.copy.set_words(f"Chép từ kế hoạch {near_year}")
        self.copy.setVisible(bool(near_year))
        self._near.setVisible(bool(near_year))
        self._near_words.setText(f"Kế hoạch gần nhất: năm {near_year}, {near_words}.")
        self._seal.setVisible(near_signed)

    def _paint_seal(self) -> None:
        self._seal.setPixmap(self._theme.icons.pixmap("dau", 16, "seal", self.devicePixelRatioF()))
