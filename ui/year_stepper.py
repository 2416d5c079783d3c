"""The working year of the whole window: a box of 132 with a step to either side."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

FIRST_YEAR, LAST_YEAR = 1990, 2099
_SIDE = 32


class YearStepper(QWidget):
    """◀ Năm 2026 ▶; `chosen` carries the year. Left and right step when it has the focus."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._year = year
        # A click leaves the keys with the page.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip("Năm làm việc. Alt+PgUp năm trước, Alt+PgDn năm sau.")
        self.set_year(year)

    def set_year(self, year: int) -> None:
        """Show a year without telling it."""
        self._year = year
        self.setAccessibleName(f"Năm làm việc: {year}")
        self.update()

    def step(self, by: int) -> None:
        """Go `by` years on and tell it."""
        year = self._year + by
        if FIRST_YEAR <= year <= LAST_YEAR:
            self.set_year(year)
            self.chosen.emit(year)

    def sizeHint(self) -> QSize:
        """132 × 32, more for larger text."""
        words = QFontMetrics(self._theme.font(11, 600)).horizontalAdvance("Năm 0000")
        return QSize(max(132, words + 2 * (_SIDE - 4)), self._theme.row(32, 11))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step."""
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
        }.get(Qt.Key(event.key()), 0)
        if step:
            self.step(step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The sides step."""
        if event.position().x() < _SIDE:
            self.step(-1)
        elif event.position().x() > self.width() - _SIDE:
            self.step(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, chevrons, year."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(self._theme.colour("surface"))
        focus = self.hasFocus()
        painter.setPen(QPen(self._theme.colour("ink"), 2) if focus else self._theme.pen("strong"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5) if focus else box, 4, 4)
        ratio = self.devicePixelRatioF()
        top = (self.height() - 16) // 2
        painter.drawPixmap(8, top, self._theme.icons.pixmap("chevron_left", 16, "text", ratio))
        right = self._theme.icons.pixmap("chevron_right", 16, "text", ratio)
        painter.drawPixmap(self.width() - 24, top, right)
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self._theme.font(11, 600))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, f"Năm {self._year}")
