"""The rows of Trước khi ký: sentence, place, and the links that mend, leave alone or lead there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.proof_rows import DISMISS, GO, RESTORE, Link, ProofRow, Row, explained, links, read_out
from ui.theme import Theme
from ui.value_list import VALUE, Index, ValueModel, paint_chosen

_GAP = 16


class FindingsModel(ValueModel):
    """The rows in their order."""

    def said(self, value: Row, role: int) -> Any:
        """Sentence, the whole read out, or why it is found."""
        if role == Qt.ItemDataRole.DisplayRole:
            return value.sentence
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return read_out(value)
        return explained(value) if role == Qt.ItemDataRole.ToolTipRole else None


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._theme.row(28))

    def link_boxes(self, box: QRect, row: Row) -> list[tuple[QRectF, Link]]:
        """Where the links stand, from left to right."""
        metrics = QFontMetricsF(self._theme.font(10))
        right = float(box.right() - 12)
        found = []
        for link in reversed(links(row)):
            width = metrics.horizontalAdvance(link.words)
            found.append((QRectF(right - width, box.top(), width + 4, box.height()), link))
            right -= width + _GAP
        return found[::-1]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(VALUE)
        theme, box = self._theme, option.rect
        painter.save()
        paint_chosen(painter, theme, option, edge=bool(option.state & QStyle.StateFlag.State_HasFocus))
        icon, role = _sign(row)
        pixmap = theme.icons.pixmap(icon, 16, role, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(box.left() + 12, box.center().y() - 7), pixmap)
        boxes = self.link_boxes(box, row)
        painter.setFont(theme.font(10))
        painter.setPen(theme.colour("ink"))
        for place, link in boxes:
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, link.words)
        left, right = box.left() + 36.0, boxes[0][0].left() - 12
        left = self._words(painter, row.sentence, 10, "text", left, right, box) + 10
        self._words(painter, row.place, 9, "muted", left, right, box)
        painter.restore()

    def _words(
        self, painter: QPainter, words: str, points: float, role: str, left: float, right: float, box: QRect
    ) -> float:
        if right - left < 16:
            return right
        font = self._theme.font(points)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, right - left)
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        painter.drawText(
            QRectF(left, box.top(), right - left + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, shown
        )
        return left + metrics.horizontalAdvance(shown)


class FindingsList(QListView):
    """Enter or a double click goes to the place, Delete leaves it alone, Insert takes that back.

    A link does what it says. `asked` carries the deed (GO, MEND, DISMISS, RESTORE) and the row; `chosen` the
    row that came to the front.
    """

    asked = Signal(str, object)
    chosen = Signal(object)

    def __init__(self, theme: Theme, model: FindingsModel) -> None:
        super().__init__()
        self.painter = _Painter(theme)
        self.setModel(model)
        self.setItemDelegate(self.painter)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setAccessibleName("Trước khi ký")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def current(self) -> Row | None:
        """The row in front."""
        index = self.currentIndex()
        return index.data(VALUE) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.asked.emit(GO, row)
        elif key == Qt.Key.Key_Delete and row is not None:
            self.asked.emit(DISMISS, row)
        elif key == Qt.Key.Key_Insert and row is not None:
            self.asked.emit(RESTORE, row)
        else:
            super().keyPressEvent(event)
            self._tell(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        link = self._link_at(event)
        row = self.indexAt(event.position().toPoint()).data(VALUE)
        if link is not None:
            self.asked.emit(link.deed, row)
        elif row is not None:
            self.chosen.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._link_at(event) is None:
            self.asked.emit(GO, index.data(VALUE))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = self._link_at(event) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def _tell(self, before: Row | None) -> None:
        now = self.current()
        if now is not None and now is not before:
            self.chosen.emit(now)

    def _link_at(self, event: QMouseEvent) -> Link | None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return None
        boxes = self.painter.link_boxes(self.visualRect(index), index.data(VALUE))
        return next((link for box, link in boxes if box.contains(event.position())), None)


def _sign(row: Row) -> tuple[str, str]:
    if isinstance(row, ProofRow):
        return "text_proofing_tools_abc", "muted" if row.level == "hint" else "ink"
    return ("warning", "warn") if row.level == "warn" else ("info", "muted")
