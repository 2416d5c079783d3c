"""Checkable buttons side by side: two to five exclusive choices, filters and not tabs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme


class Segments(QWidget):
    """One choice of a few; arrows move it. `chosen` carries the value."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        words: Mapping[Any, str],
        parent: QWidget | None = None,
        pad: int = 12,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._pad = pad
        self._values = list(words)
        self._words = list(words.values())
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tell()

    def offer(self, words: Mapping[Any, str]) -> None:
        """Other words (counts) or other choices; the chosen value stays chosen if it is still there."""
        value = self.value()
        self._values, self._words = list(words), list(words.values())
        self._at = self._values.index(value) if value in self._values else 0
        self._tell()
        self.updateGeometry()
        self.update()

    def value(self) -> object:
        """The chosen value."""
        return self._values[self._at]

    def words(self) -> list[str]:
        """What the segments say, from left to right."""
        return list(self._words)

    def set_value(self, value: object) -> None:
        """Choose, and tell it when it is another."""
        if value in self._values and self._values.index(value) != self._at:
            self._at = self._values.index(value)
            self._tell()
            self.update()
            self.chosen.emit(value)

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        return QSize(sum(self._widths()) + 1, self._theme.row(32))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.set_value(self._values[max(0, min(len(self._values) - 1, self._at + step))])
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse."""
        x = event.position().x()
        for value, width in zip(self._values, self._widths(), strict=True):
            if x < width:
                self.set_value(value)
                return
            x -= width

    def paintEvent(self, event: QPaintEvent) -> None:
        """The row of choices, the chosen one in ink tint and ink words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, 4, 4)
        painter.fillPath(shape, self._theme.colour("surface"))
        left = 0
        for index, (words, width) in enumerate(zip(self._words, self._widths(), strict=True)):
            chosen = index == self._at
            cell = QRectF(left, 0, width + 1, self.height())
            if chosen:
                painter.save()
                painter.setClipPath(shape)
                painter.fillRect(cell, self._theme.colour("select"))
                painter.restore()
            if index:
                painter.setPen(self._theme.pen("strong"))
                painter.drawLine(cell.topLeft(), cell.bottomLeft())
            painter.setFont(self._theme.font(10, 500 if chosen else 400))
            painter.setPen(self._theme.colour("ink" if chosen else "text"))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, words)
            left += width
        painter.setPen(QPen(self._theme.colour("ink"), 2) if self.hasFocus() else self._theme.pen("strong"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5) if self.hasFocus() else box, 4, 4)

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(self._theme.font(10, 500))
        return [metrics.horizontalAdvance(words) + 2 * self._pad for words in self._words]

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._name}: {self._words[self._at]}")
