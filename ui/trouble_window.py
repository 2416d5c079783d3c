"""When the file cannot be opened: what happened and what to do, before any office is there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import FileTrouble, SayToUser
from app.services.safety import BackupInfo
from ui.empty import EmptyState
from ui.keybutton import KeyButton
from ui.theme import Theme


class TroubleWindow(QWidget):
    """`again` asks for the assistant (another file, a new one), `restore` for a copy, `left` for the end."""

    again = Signal()
    left = Signal()
    restore = Signal(object)

    def __init__(self, theme: Theme, trouble: SayToUser, copy: BackupInfo | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._going_on = False
        self.setWindowTitle("Sổ Thi Đua")
        name = trouble.path.name if isinstance(trouble, FileTrouble) else ""
        kind = "plain" if copy else "main"
        other = KeyButton(theme, "Chọn sổ khác", kind, "" if copy else "Enter", "folder_open")
        other.clicked.connect(self._go_on)
        close = KeyButton(theme, "Đóng", "plain")
        close.clicked.connect(self.close)
        buttons, sentence = [other, close], str(trouble)
        if copy is not None:
            sentence += (
                f"\nBản sao gần nhất đã kiểm tra: {copy.at:%H:%M ngày %d/%m/%Y}. "
                "Khôi phục thì tệp hỏng vẫn được giữ lại bên cạnh."
            )
            take = KeyButton(theme, "Khôi phục bản sao này", "main", "Enter", "arrow_counterclockwise")
            take.clicked.connect(lambda: self._take(copy))
            buttons.insert(0, take)
        rows = QVBoxLayout(self)
        rows.addWidget(EmptyState(theme, "warning", f"Chưa mở được {name or 'sổ'}", sentence, tuple(buttons)))
        self.setAccessibleName(sentence)
        self.resize(720, 460)
        buttons[0].setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The end, unless another file is to be chosen."""
        event.accept()
        if not self._going_on:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A plain surface."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("surface"))

    def _take(self, copy: BackupInfo) -> None:
        self._going_on = True
        self.restore.emit(copy)
        self.close()

    def _go_on(self) -> None:
        self._going_on = True
        self.again.emit()
        self.close()
