"""The paragraphs of a file as they were understood: one row each, several can be chosen and moved at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.plan_import_rows import ItemRow
from ui.row_paint import RowDelegate
from ui.row_table import Column, RowTable
from ui.theme import Theme

_INDENT = 18
_CONTENT = "Nội dung"


def _chip(row: ItemRow) -> tuple[str, str] | None:
    if row.notes:
        return "warn", "Cần xem"
    return ("good", "Đã sửa") if row.item.fixed else None


COLUMNS = (
    Column("Hiểu là", lambda row: row.part, 152, muted=True),
    Column(_CONTENT, lambda row: f"{row.label} {row.words}".strip()),
    Column("", lambda row: "", 102, chip=_chip),
)


class ItemDelegate(RowDelegate):
    """Paints the words by their place: indented below their number, titles strong, what is left struck."""

    def _words(self, painter: QPainter, inner: QRect, column: Column, record: Any) -> None:
        if column.head != _CONTENT:
            super()._words(painter, inner, column, record)
            return
        row: ItemRow = record
        theme = self._theme
        left = inner.left() + _INDENT * row.depth
        if row.label:
            font = theme.font(10, 500)
            painter.setFont(font)
            painter.setPen(theme.colour("text"))
            wide = max(_INDENT, QFontMetrics(font).horizontalAdvance(row.label) + 6)
            painter.drawText(
                QRect(left, inner.top(), wide, inner.height()), Qt.AlignmentFlag.AlignVCenter, row.label
            )
            left += wide
        font = QFont(theme.font(10, 600 if row.heading else 400))
        font.setStrikeOut(row.left_out)
        painter.setFont(font)
        painter.setPen(theme.colour("muted" if row.left_out else "text"))
        room = max(0, inner.right() - left)
        words = QFontMetrics(font).elidedText(row.words.replace("\n", " "), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, inner.top(), room, inner.height()), Qt.AlignmentFlag.AlignVCenter, words)


class ItemTable(RowTable):
    """`picked` carries the ids of the chosen rows; `level_asked` 1 (Tab) or -1 (Shift+Tab)."""

    picked = Signal(object)
    level_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Chương trình hiểu là", COLUMNS, 1, parent)
        self.setItemDelegate(ItemDelegate(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit(self.ids()))

    def ids(self) -> tuple[int, ...]:
        """The chosen paragraphs, from the top."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows.records[row].id for row in chosen)

    def show_rows(self, rows: Sequence[ItemRow], chosen: Collection[int]) -> None:
        """Other rows; those with these ids stay chosen, the view stays where it is."""
        at = self.verticalScrollBar().value()
        model = self.selectionModel()
        blocked = model.blockSignals(True)
        self.rows.set_records(rows)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        places = [place for place, row in enumerate(rows) if row.id in chosen]
        for place in places:
            model.select(self.rows.index(place, 0), flags)
        if places:
            model.setCurrentIndex(self.rows.index(places[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.blockSignals(blocked)
        self.verticalScrollBar().setValue(at)
        self.viewport().update()
        self.picked.emit(self.ids())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tab moves a level in, Shift+Tab out, as in the plan; F6 leaves the list."""
        if event.key() == Qt.Key.Key_Tab:
            self.level_asked.emit(1)
        elif event.key() == Qt.Key.Key_Backtab:
            self.level_asked.emit(-1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab is a key of the list."""
        return False
