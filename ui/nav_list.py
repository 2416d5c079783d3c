"""A short list of places at the left of a page; the current one in select tint with an ink edge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import Theme
from ui.value_list import Index, paint_chosen


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._theme.row(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRect(option.rect)
        painter.save()
        chosen = paint_chosen(painter, self._theme, option)
        painter.setFont(self._theme.font(10, 500 if chosen else 400))
        painter.setPen(self._theme.colour("text"))
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(box.adjusted(12, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class NavList(QListWidget):
    """`chosen` carries the value of the place."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, name: str, words: Mapping[Any, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values = list(words)
        self.setItemDelegate(_Delegate(theme, self))
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for text in words.values():
            self.addItem(QListWidgetItem(text))
        self.setCurrentRow(0)
        self.currentRowChanged.connect(self._moved)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def set_value(self, value: object) -> None:
        """Go to a place; an unknown one changes nothing."""
        if value in self._values:
            self.setCurrentRow(self._values.index(value))

    def _moved(self, row: int) -> None:
        if 0 <= row < len(self._values):
            self.chosen.emit(self._values[row])
