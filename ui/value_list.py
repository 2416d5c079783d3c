"""Values as the rows of a list: what every painted list of ours needs of its model and its ground."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from ui.panes import fill
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
VALUE = Qt.ItemDataRole.UserRole


class ValueModel(QAbstractListModel):
    """Rows that are values, each to be had whole under the role VALUE; the words are the heirs'."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values: tuple[Any, ...] = ()

    def show_values(self, values: Iterable[Any]) -> None:
        """Other values; equal ones leave choice and scroll where they are."""
        wanted = tuple(values)
        if wanted != self.values:
            self.beginResetModel()
            self.values = wanted
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One a value."""
        return 0 if parent.isValid() else len(self.values)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The value itself, or what is said of it."""
        value = self.values[index.row()]
        return value if role == VALUE else self.said(value, role)

    def said(self, value: Any, role: int) -> Any:
        """Words of a value for a role of Qt; None where there are none."""
        return None


def paint_chosen(
    painter: QPainter, theme: Theme, option: QStyleOptionViewItem, tint: str = "select", edge: bool = True
) -> bool:
    """The ground of a row that is chosen, with the ink edge at its left; whether it is chosen."""
    if not option.state & QStyle.StateFlag.State_Selected:
        return False
    box = QRect(option.rect)
    fill(painter, box, theme.colour(tint))
    if edge:
        fill(painter, QRect(box.left(), box.top(), 3, box.height()), theme.colour("ink"))
    return True
