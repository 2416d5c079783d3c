"""The list of differences: where, what became of it, and the words with what went and what came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.plan_comparison import Change, Row, said
from app.domain.word_diff import shortened
from app.domain.wording import upper_first
from ui.compare_text import marked_text, paint_text
from ui.theme import Theme
from ui.value_list import VALUE, Index, ValueModel, paint_chosen

_LEFT = 44
_PAD = 8
_KEPT = 170  # letters of an unchanged stretch shown beside a change
# The weightiest change gives the sign; every row says all of them in words.
_SIGNS = (
    (Change.ADDED, "add", "good"),
    (Change.REMOVED, "delete", "none"),
    (Change.CHANGED, "edit", "ink"),
    (Change.MOVED, "arrow_right", "violet"),
    (Change.RENUMBERED, "arrow_right", "muted"),
)


class DifferencesModel(ValueModel):
    """The rows shown, in the order of the page."""

    def said(self, value: Row, role: int) -> Any:
        """The words; how it is read out: what went before what came."""
        if role == Qt.ItemDataRole.DisplayRole:
            return value.new_text or value.old_text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = [f"{upper_first(value.place)}. {said(value)}."]
            if value.old_ref:
                words.append(f"Cũ: {value.old_text}")
            if value.new_ref:
                words.append(f"Mới: {value.new_text}")
            return " ".join(words)
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: DifferenceList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._heights: dict[tuple[Row, int], int] = {}

    def forget(self) -> None:
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(VALUE)
        width = self._view.viewport().width()
        if (row, width) not in self._heights:
            text = marked_text(self._theme, shortened(row.pieces, _KEPT), width - _LEFT - 16)
            line = QFontMetricsF(self._theme.font(9, 600)).height()
            self._heights[row, width] = round(text.size().height() + line + 2 * _PAD + 3)
        return QSize(width, self._heights[row, width])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(VALUE)
        theme, box = self._theme, QRect(option.rect)
        ratio = painter.device().devicePixelRatioF()
        painter.save()
        paint_chosen(painter, theme, option, "inkTint")
        painter.setPen(theme.pen("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        top, width = box.top() + _PAD, box.width() - _LEFT - 16
        icon, role = next(
            ((icon, role) for change, icon, role in _SIGNS if change in row.changes), ("edit", "muted")
        )
        painter.drawPixmap(QPointF(box.left() + 14, top), theme.icons.pixmap(icon, 16, role, ratio))
        line = QFontMetricsF(theme.font(9, 600)).height()
        head = QRectF(box.left() + _LEFT, top, width, line)
        painter.setFont(theme.font(9, 600))
        painter.setPen(theme.colour("muted"))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, upper_first(row.place))
        painter.setFont(theme.font(9, 500))
        painter.setPen(theme.colour(role))
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said(row))
        text = marked_text(theme, shortened(row.pieces, _KEPT), width)
        paint_text(painter, text, theme, QPointF(box.left() + _LEFT, top + line + 3))
        painter.restore()


class DifferenceList(QListView):
    """`opened` carries the row by Enter or a double click."""

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows = DifferencesModel()
        self.setModel(self.rows)
        self._painter = _Painter(theme, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("Chỗ khác nhau, Enter mở ở kế hoạch")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(VALUE)))
        theme.changed.connect(self._again)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other rows, the first one chosen."""
        self.rows.show_values(rows)
        if rows:
            self.setCurrentIndex(self.rows.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        index = self.currentIndex()
        if index.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(index.data(VALUE))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _again(self) -> None:
        self._painter.forget()
        self.scheduleDelayedItemsLayout()
