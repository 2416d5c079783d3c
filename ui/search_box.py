"""The search field of the bar and the list of hits under it; the focus never leaves the field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.wording import clean
from ui.theme import Theme

if TYPE_CHECKING:
    from app.services.search import SearchHit
    from ui.search_popup import SearchPopup

_PAUSE_MS = 120  # a Telex word comes as several keys: look once it pauses


class SearchBox(QLineEdit):
    """Ctrl+K. `opened` carries the hit that was chosen."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.finder: Callable[[str], Sequence[SearchHit]] | None = None
        self._popup: SearchPopup | None = None
        self.setPlaceholderText("Tìm người, kế hoạch, văn bản…")
        self.setAccessibleName("Tìm mọi thứ, Ctrl+K")
        self.setFixedWidth(296)
        self.setTextMargins(26, 0, 50, 0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.textChanged.connect(lambda _text: self._pause.start())

    def look(self) -> None:
        """Search for what stands in the field and show the hits."""
        self._pause.stop()
        text = clean(self.text())
        if not text or self.finder is None or not self.hasFocus():
            self._hide()
            return
        self._shown().show_hits(text, self.finder(text))
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose, Enter opens, Esc leaves."""
        popup = self._popup if self._popup is not None and self._popup.isVisible() else None
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if popup is not None or self.text():
                self.clear()
                self._hide()
            else:
                self.clearFocus()
                self.left.emit()
            return
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if popup is None or self._pause.isActive():
                self.look()
                popup = self._popup
            if popup is not None:
                popup.open_current()
            return
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            if popup is None:
                self.look()
            else:
                popup.move_choice(1 if key == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The hits go with the focus."""
        super().focusOutEvent(event)
        self._hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field with the looking glass at its left and its key at its right."""
        super().paintEvent(event)
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        icon = self._theme.icons.pixmap("search", 16, "muted", ratio)
        painter.drawPixmap(9, (self.height() - 16) // 2, icon)
        painter.setFont(self._theme.font(9))
        painter.setPen(self._theme.colour("muted"))
        box = self.rect().adjusted(0, 0, -9, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "Ctrl+K")

    def _shown(self) -> SearchPopup:
        if self._popup is None:
            from ui.search_popup import SearchPopup  # not before something is looked for

            self._popup = SearchPopup(self._theme, self.window())
            self._popup.opened.connect(self._open)
        return self._popup

    def _place(self) -> None:
        popup = self._shown()
        corner = self.mapTo(self.window(), QPoint(2, self.height() + 4))
        width = min(480, self.window().width() - 24)
        left = min(corner.x(), self.window().width() - width - 12)
        popup.setGeometry(
            left, corner.y(), width, min(popup.wanted(), self.window().height() - corner.y() - 8)
        )
        popup.show()
        popup.raise_()

    def _hide(self) -> None:
        self._pause.stop()
        if self._popup is not None:
            self._popup.hide()

    def _open(self, hit: object) -> None:
        self.clear()
        self._hide()
        self.clearFocus()
        self.opened.emit(hit)
