"""The keys and the mouse of the tree, and which rows are chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.outline_keys import IN_TREE, Deed, deed_of
from ui.outline_list import OutlineRows
from ui.outline_model import OutlineModel
from ui.outline_paint import NODE_LEFT
from ui.outline_rows import Fold
from ui.theme import Theme

_HINT = QAbstractItemView.ScrollHint


class OutlineView(OutlineRows):
    """`asked` carries a Deed, `opened` the target to edit, `folding` a target and whether to fold it."""

    asked = Signal(object)
    opened = Signal(str)
    folding = Signal(str, bool)
    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, parent)
        self.setAccessibleName("Các mục của kế hoạch")

    def current_target(self) -> str:
        """The target of the current row, or ""."""
        index = self.currentIndex()
        return self._rows.row_at(index.row()).target if index.isValid() else ""

    def chosen_nodes(self) -> list[int]:
        """Ids of the selected nodes from top to bottom."""
        rows = (self._rows.row_at(index.row()) for index in self.selectedIndexes())
        order = {row.node_id: self._rows.place_of(row.target) for row in rows if row.is_node}
        return sorted(order, key=lambda node_id: order[node_id])

    def choose(self, *targets: str, hint: QAbstractItemView.ScrollHint = _HINT.EnsureVisible) -> None:
        """Select these rows, the last one becoming the current one."""
        found = [index for index in map(self._rows.index_of, targets) if index.isValid()]
        if not found:
            return
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(found[-1], flags.ClearAndSelect)
        for index in found[:-1]:
            self.selectionModel().select(index, flags.Select)
        self.scrollTo(found[-1], hint)

    def event(self, event: QEvent) -> bool:
        """Tab indents while the plan may change, so it must not leave first."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self._rows.frozen:
            deed = deed_of(event, IN_TREE)
            if deed in (Deed.INDENT, Deed.OUTDENT):
                self.asked.emit(deed)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Deeds by their keys; a bare letter does nothing."""
        deed = deed_of(event, IN_TREE)
        if deed in (Deed.FOLD, Deed.UNFOLD):
            self._fold_by_key(deed is Deed.UNFOLD)
        elif deed is Deed.EDIT:
            if self.currentIndex().isValid():
                self.opened.emit(self.current_target())
        elif deed is not None:
            self.asked.emit(deed)
        elif (
            event.text().isprintable()
            and event.text()
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the arrow folds, elsewhere it chooses."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            row = self._rows.row_at(index.row())
            if self.painter.arrow_box(row, self.visualRect(index)).contains(event.position().toPoint()):
                self.folding.emit(row.target, row.fold is Fold.OPEN)
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the row."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        row = self._rows.row_at(index.row())
        if self.painter.arrow_box(row, self.visualRect(index)).contains(event.position().toPoint()):
            self.folding.emit(row.target, row.fold is Fold.OPEN)
        else:
            self.opened.emit(row.target)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu at the mouse, or below the current row when a key asks for it."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid() and not self.selectionModel().isSelected(index):
                self.choose(self._rows.row_at(index.row()).target)
            self.menu_asked.emit(event.globalPos())
        else:
            rect = self.visualRect(self.currentIndex())
            self.menu_asked.emit(self.viewport().mapToGlobal(QPoint(NODE_LEFT + 40, rect.bottom())))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arrows must have a row to start from."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.choose(self._rows.row_at(0).target)

    def _fold_by_key(self, open_it: bool) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        row = self._rows.row_at(index.row())
        if open_it and row.fold is Fold.FOLDED:
            self.folding.emit(row.target, False)
        elif not open_it and row.fold is Fold.OPEN:
            self.folding.emit(row.target, True)
        elif row.is_node and open_it and row.fold is Fold.OPEN:
            self.choose(self._rows.row_at(index.row() + 1).target)
        elif row.is_node and not open_it and row.depth:
            above = next(
                place
                for place in range(index.row() - 1, -1, -1)
                if self._rows.row_at(place).depth < row.depth
            )
            self.choose(self._rows.row_at(above).target)
