"""Rows whose places are arithmetic: one height for all but the edited row, which is as high as its editor.

The place of any row is one multiplication whatever the length of the plan; only rows in sight are painted. It
derives from QListView for the sake of screen readers, and takes the whole geometry into its own hands.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from ui.outline_model import OutlineModel
from ui.outline_paint import OutlinePainter
from ui.panes import give_viewport
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_HINT = QAbstractItemView.ScrollHint
_MOVE = QAbstractItemView.CursorAction


class RowEditor(Protocol):
    """A widget on the edited row."""

    def height_for(self, width: int) -> int:
        """How high the row must be at this width, in px."""


class OutlineRows(QListView):
    """Shows an OutlineModel; `hold_editor` gives one row an editor that decides how high it is."""

    def __init__(self, theme: Theme, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)
        self.theme = theme
        self._rows = model
        self._editor: QWidget | None = None
        self._edited = ""
        self._edited_height = 0
        self.painter = OutlinePainter(theme)
        self.setItemDelegate(self.painter)
        self.setModel(model)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._relaid)

    def hold_editor(self, target: str, editor: QWidget | None) -> None:
        """Put an editor on the row of `target`; None takes it away (the caller deletes it)."""
        self._edited = target if editor is not None else ""
        self._editor = editor
        self.painter.editing = self._edited
        if editor is not None:
            editor.setParent(self.viewport())
            editor.show()
        self._relaid()

    def editor_grew(self) -> None:
        """The editor wants another height: move what stands below."""
        if self._editor is not None and self._wanted_height() != self._edited_height:
            self._relaid()
            self._keep_caret_in_sight()

    @property
    def edited(self) -> str:
        """The target being edited, or ""."""
        return self._edited

    def top_of(self, place: int) -> int:
        """Top of a row in px from the first row's top."""
        height = self.painter.row_height
        edited = self._edited_place()
        extra = self._edited_height - height if 0 <= edited < place else 0
        return place * height + extra

    def place_at(self, y: int) -> int:
        """The row at `y` px below the first row's top; -1 below the last."""
        height = self.painter.row_height
        edited = self._edited_place()
        if edited >= 0 and y >= edited * height:
            below = y - edited * height - self._edited_height
            place = edited if below < 0 else edited + 1 + below // height
        else:
            place = y // height
        return place if 0 <= place < self._rows.rowCount() else -1

    def content_height(self) -> int:
        """Height of all rows together."""
        return self.top_of(self._rows.rowCount())

    def _edited_place(self) -> int:
        return self._rows.place_of(self._edited) if self._edited else -1

    def _height_of(self, place: int) -> int:
        return self._edited_height if place == self._edited_place() else self.painter.row_height

    def _wanted_height(self) -> int:
        editor = self._editor
        return max(self.painter.row_height, editor.height_for(self._editor_width())) if editor else 0  # type: ignore[attr-defined]

    def _editor_left(self) -> int:
        place = self._edited_place()
        return self.painter.text_left(self._rows.row_at(place)) - 8 if place >= 0 else 0

    def _editor_width(self) -> int:
        return max(120, self.viewport().width() - self._editor_left() - 12)

    def _relaid(self) -> None:
        self._edited_height = self._wanted_height()
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:
        """The scroll bar, and the editor on its row."""
        bar = self.verticalScrollBar()
        room = self.viewport().height()
        bar.setRange(0, max(0, self.content_height() - room))
        bar.setPageStep(room)
        bar.setSingleStep(self.painter.row_height)
        self._place_editor()

    def _place_editor(self) -> None:
        place = self._edited_place()
        if self._editor is None or place < 0:
            return
        left = self._editor_left()
        top = self.top_of(place) - self.verticalOffset()
        self._editor.setGeometry(left, top, self._editor_width(), self._edited_height - 1)

    def _keep_caret_in_sight(self) -> None:
        place = self._edited_place()
        bottom = self.top_of(place) + self._edited_height
        bar = self.verticalScrollBar()
        if bottom - bar.value() > self.viewport().height() and self._edited_height < self.viewport().height():
            bar.setValue(bottom - self.viewport().height())

    def doItemsLayout(self) -> None:
        """Nothing is laid out beforehand."""
        self._relaid()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Width decides the height of the edited row."""
        self._relaid()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move the editor along and paint what came into sight."""
        self._place_editor()
        self.viewport().update()

    def horizontalOffset(self) -> int:
        """Nothing scrolls sideways."""
        return 0

    def verticalOffset(self) -> int:
        """How far the rows are scrolled, in px."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        """Folded rows are not in the model at all."""
        return False

    def visualRect(self, index: Index) -> QRect:
        """Where a row is in the viewport."""
        if not index.isValid():
            return QRect()
        place = index.row()
        top = self.top_of(place) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._height_of(place))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row under a point of the viewport."""
        place = self.place_at(point.y() + self.verticalOffset())
        return self._rows.index(place) if place >= 0 else QModelIndex()

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _HINT.EnsureVisible) -> None:
        """Bring a row into sight, with the least movement unless the hint says otherwise."""
        if not index.isValid():
            return
        top, height = self.top_of(index.row()), self._height_of(index.row())
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if hint == _HINT.PositionAtTop or (hint == _HINT.EnsureVisible and top < bar.value()):
            bar.setValue(top)
        elif hint == _HINT.PositionAtCenter:
            bar.setValue(top - (room - height) // 2)
        elif hint == _HINT.PositionAtBottom or top + height > bar.value() + room:
            bar.setValue(min(top, top + height - room))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The row arrows, Page and Home/End lead to."""
        count = self._rows.rowCount()
        if not count:
            return QModelIndex()
        at = self.currentIndex().row() if self.currentIndex().isValid() else 0
        page = max(1, self.viewport().height() // self.painter.row_height - 1)
        step = {
            _MOVE.MoveUp: -1,
            _MOVE.MovePrevious: -1,
            _MOVE.MoveDown: 1,
            _MOVE.MoveNext: 1,
            _MOVE.MovePageUp: -page,
            _MOVE.MovePageDown: page,
            _MOVE.MoveHome: -count,
            _MOVE.MoveEnd: count,
        }.get(action, 0)
        return self._rows.index(max(0, min(count - 1, at + step)))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the rows a rectangle of the viewport touches."""
        offset = self.verticalOffset()
        first = self.place_at(max(0, min(rect.top(), rect.bottom()) + offset))
        last = self.place_at(max(rect.top(), rect.bottom()) + offset)
        if first < 0:
            return
        last = self._rows.rowCount() - 1 if last < 0 else last
        chosen = QItemSelection(self._rows.index(first), self._rows.index(last))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What must be painted again when this selection changes."""
        region = QRegion()
        ranges: list[QItemSelectionRange] = [selection.at(i) for i in range(selection.count())]
        for chosen in ranges:
            top = self.top_of(chosen.top())
            bottom = self.top_of(chosen.bottom()) + self._height_of(chosen.bottom())
            box = QRect(0, top - self.verticalOffset(), self.viewport().width(), bottom - top)
            region += box & self.viewport().rect()
        return region

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows in sight."""
        painter = QPainter(self.viewport())
        offset, count = self.verticalOffset(), self._rows.rowCount()
        place = self.place_at(event.rect().top() + offset)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        chosen, current = self.selectionModel(), self.currentIndex()
        focused = self.hasFocus()
        while 0 <= place < count:
            index = self._rows.index(place)
            option.rect = self.visualRect(index)
            if option.rect.top() > event.rect().bottom():
                break
            option.state = QStyle.StateFlag.State_Enabled
            if chosen.isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if focused and index == current:
                option.state |= QStyle.StateFlag.State_HasFocus
            self.painter.paint(painter, option, index)
            place += 1
