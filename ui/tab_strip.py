"""The tabs: icon and word, the current one with a filled icon, a dark word and an ink line below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from ui.panes import fill
from ui.theme import Theme


class TabStrip(QTabBar):
    """A QTabBar drawn by the design; every state has the same weight, so no word is cut."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: list[str] = []
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setAccessibleName("Các tab")
        self.setMouseTracking(True)

    def add(self, words: str, icon: str) -> int:
        """One more tab; its index."""
        self._icons.append(icon)
        index = self.addTab(words)
        self.setTabToolTip(index, f"{words}, Ctrl+{index + 1}")
        return index

    def tabSizeHint(self, index: int) -> QSize:
        """Icon 16, word, 12 to either side; 36 high."""
        words = QFontMetrics(self._theme.font(10)).horizontalAdvance(self.tabText(index))
        return QSize(words + 50, self._theme.row(36))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never squeezed."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """All tabs; nothing current when a page of no tab covers them."""
        painter = QPainter(self)
        painter.setFont(self._theme.font(10))
        ratio = self.devicePixelRatioF()
        for index in range(self.count()):
            box = self.tabRect(index)
            current = index == self.currentIndex() and not self.property("covered")
            name = f"{self._icons[index]}-filled" if current else self._icons[index]
            role = "ink" if current else "muted"
            painter.drawPixmap(
                box.left() + 12, box.center().y() - 8, self._theme.icons.pixmap(name, 16, role, ratio)
            )
            painter.setPen(self._theme.colour("text" if current else "muted"))
            words = QRect(box.left() + 38, box.top(), box.width() - 38, box.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.tabText(index))
            if current:
                line = QRect(box.left(), box.bottom() - 2, box.width(), 3)
                fill(painter, line, self._theme.colour("ink"))
            if current and self.hasFocus():
                painter.setPen(QPen(self._theme.colour("ink"), 1, Qt.PenStyle.DotLine))
                painter.drawRect(box.adjusted(4, 4, -5, -6))
