"""Moving nodes with the mouse: where a drop would go, the mark that shows it, several nodes at once."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.domain.outline import Outline
from app.domain.outline_edit import topmost
from ui.outline_clipboard import OWN
from ui.outline_model import OutlineModel
from ui.outline_paint import NODE_LEFT, STEP
from ui.outline_rows import ABOVE, Fold, Row
from ui.outline_view import OutlineView
from ui.theme import Theme

_EDGE = 28
_SCROLL_MS = 40


class Place(NamedTuple):
    """Under `parent` (None: top level) before the child now at `before`; `into`: dropped on the parent."""

    parent: int | None
    before: int
    into: bool = False


def drop_place(outline: Outline, row: Row | None, share: float) -> Place:
    """Where a drop at `share` (0 top, 1 bottom) of a row goes; None is the empty room below the last row."""
    if row is None or not row.is_node or not outline.has(row.node_id):
        first = row is not None and row.target in ABOVE
        return Place(None, 0 if first else len(outline.roots))
    node = outline.node(row.node_id)
    index = [sibling.id for sibling in outline.children(node.parent)].index(node.id)
    if share < 1 / 3:
        return Place(node.parent, index)
    if share < 2 / 3:
        return Place(node.id, len(outline.children(node.id)), into=True)
    if row.fold is Fold.OPEN:
        return Place(node.id, 0)
    return Place(node.parent, index + 1)


def without_moved(outline: Outline, ids: Collection[int], place: Place) -> Place | None:
    """The place counted without the moved nodes; None when it lies inside one of them."""
    tops = topmost(outline, ids)
    inside = {node.id for top in tops for node in outline.below(top.id)}
    if place.parent in inside:
        return None
    earlier = [child.id for child in outline.children(place.parent)][: place.before]
    return place._replace(before=place.before - sum(1 for top in tops if top.id in earlier))


class DragView(OutlineView):
    """`dropped` carries the ids moved, parent and index; `received` words from elsewhere and their place."""

    dropped = Signal(object, object, int)
    received = Signal(object, object, int)

    def __init__(self, theme: Theme, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, parent)
        self.outline = Outline()
        self.make_mime: Callable[[], QMimeData] = QMimeData
        self._place: Place | None = None
        self._mark = QRectF()
        self._pull = 0
        self._at = 0
        self._moving_own = False
        self._scroller = QTimer(self)
        self._scroller.setInterval(_SCROLL_MS)
        self._scroller.timeout.connect(self._scroll)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragEnabled(True)
        self.setDropIndicatorShown(False)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """The chosen nodes follow the mouse; outside the program they arrive as numbered words."""
        ids = self.chosen_nodes()
        if not ids or self._rows.frozen:
            return
        drag = QDrag(self)
        drag.setMimeData(self.make_mime())
        drag.setPixmap(self._ticket(len(ids)))
        drag.setHotSpot(QPoint(-12, 8))
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
        self._end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Nodes of this program, or words."""
        if self._takes(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go; near an edge the rows move along."""
        if not self._takes(event):
            event.ignore()
            return
        y = self._at = event.position().toPoint().y()
        self._moving_own = self._own(event)
        room = self.viewport().height()
        self._pull = -1 if y < _EDGE else 1 if y > room - _EDGE else 0
        if self._pull and not self._scroller.isActive():
            self._scroller.start()
        self._aim(y, self._moving_own)
        if self._place is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is aimed at any more."""
        self._end()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move, or take words in."""
        own = self._own(event)
        self._aim(event.position().toPoint().y(), own)
        place = self._place
        self._end()
        if place is None or not self._takes(event):
            event.ignore()
            return
        if own:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.dropped.emit(self.chosen_nodes(), place.parent, place.before)
        else:
            event.acceptProposedAction()
            self.received.emit(event.mimeData(), place.parent, place.before)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and above them the mark of the drop."""
        super().paintEvent(event)
        if self._place is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("ink"), 2))
        if self._place.into:
            painter.drawRoundedRect(self._mark.adjusted(2, 1, -2, -2), 4, 4)
        else:
            y = self._mark.top()
            painter.drawEllipse(QPointF(self._mark.left() + 3, y), 3, 3)
            painter.drawLine(QPointF(self._mark.left() + 6, y), QPointF(self._mark.right(), y))

    def _takes(self, event: QDropEvent) -> bool:
        return not self._rows.frozen and (self._own(event) or event.mimeData().hasText())

    def _own(self, event: QDropEvent) -> bool:
        return event.source() is self and event.mimeData().hasFormat(OWN)

    def _aim(self, y: int, own: bool) -> None:
        inside = y + self.verticalOffset()
        at = self.place_at(inside)
        row = self._rows.row_at(at) if at >= 0 else None
        height = self._height_of(at) if at >= 0 else 1
        share = (inside - self.top_of(at)) / height if at >= 0 else 1.0
        aimed = drop_place(self.outline, row, share)
        self._place = without_moved(self.outline, self.chosen_nodes(), aimed) if own else aimed
        if self._place is not None:
            self._mark = self._mark_box(aimed, at, share)
            self._place = self._place._replace(into=aimed.into)
        self.viewport().update()

    def _mark_box(self, aimed: Place, at: int, share: float) -> QRectF:
        width = self.viewport().width()
        depth = 0 if aimed.parent is None else self.outline.entry(aimed.parent).depth + 1
        if at < 0:
            return QRectF(NODE_LEFT, self.content_height() - self.verticalOffset(), width - NODE_LEFT - 12, 1)
        top = self.top_of(at) - self.verticalOffset()
        if aimed.into:
            return QRectF(0, top, width, self._height_of(at))
        left = NODE_LEFT + STEP * depth
        y = top if share < 1 / 3 else top + self._height_of(at)
        return QRectF(left, max(1, y), width - left - 12, 1)

    def _scroll(self) -> None:
        if not self._pull:
            self._scroller.stop()
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._pull * self.painter.row_height // 2)
        self._aim(self._at, self._moving_own)

    def _end(self) -> None:
        self._place = None
        self._pull = 0
        self._scroller.stop()
        self.viewport().update()

    def _ticket(self, count: int) -> QPixmap:
        """`3 mục`, small, beside the mouse."""
        words = f"{count} mục"
        font = self.theme.font(9.5, 500)
        ratio = self.devicePixelRatioF()
        width = QFontMetrics(font).horizontalAdvance(words) + 16
        pixmap = QPixmap(round(width * ratio), round(24 * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self.theme.colour("ink"))
        painter = QPainter(pixmap)
        painter.setFont(font)
        painter.setPen(self.theme.colour("inkText"))
        painter.drawText(QRectF(0, 0, width, 24), Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
        return pixmap
