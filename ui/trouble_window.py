"""When the file cannot be opened: what happened and what to do, before any office is there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import FileTrouble, SayToUser
from ui.empty import EmptyState
from ui.keybutton import KeyButton
from ui.theme import Theme


class TroubleWindow(QWidget):
    """`again` asks for the assistant (another file, a new one); `left` for the end."""

    again = Signal()
    left = Signal()

    def __init__(self, theme: Theme, trouble: SayToUser) -> None:
        super().__init__()
        self._theme = theme
        self._going_on = False
        self.setWindowTitle("Sổ Thi Đua")
        name = trouble.path.name if isinstance(trouble, FileTrouble) else ""
        other = KeyButton(theme, "Chọn sổ khác", "main", "Enter", "folder_open")
        other.clicked.connect(self._go_on)
        close = KeyButton(theme, "Đóng", "plain")
        close.clicked.connect(self.close)
        rows = QVBoxLayout(self)
        rows.addWidget(
            EmptyState(theme, "warning", f"Chưa mở được {name or 'sổ'}", str(trouble), (other, close))
        )
        self.setAccessibleName(str(trouble))
        self.resize(720, 460)
        other.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The end, unless another file is to be chosen."""
        event.accept()
        if not self._going_on:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A plain surface."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("surface"))

    def _go_on(self) -> None:
        self._going_on = True
        self.again.emit()
        self.close()
