"""The rows of the page as a Qt model that takes a new page as differences and never resets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from ui.outline_rows import Row, spoken

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class OutlineModel(QAbstractListModel):
    """Visible rows in the order of the page; depth and folding are part of the row.

    A row is known by its target, so selection, current row and scroll stay with it through every change.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._places: dict[str, int] | None = None
        self.frozen = False

    @property
    def rows(self) -> Sequence[Row]:
        """Every visible row."""
        return self._rows

    def row_at(self, place: int) -> Row:
        """The row at a place."""
        return self._rows[place]

    def place_of(self, target: str) -> int:
        """Where the row of a target stands, -1 when it is not shown."""
        if self._places is None:
            self._places = {row.target: place for place, row in enumerate(self._rows)}
        return self._places.get(target, -1)

    def index_of(self, target: str) -> QModelIndex:
        """The index of a target; an invalid one when it is not shown."""
        place = self.place_of(target)
        return self.index(place) if place >= 0 else QModelIndex()

    def show_rows(self, new: list[Row]) -> None:
        """Become `new` by removing, reordering, inserting and changing single rows."""
        old = self._rows
        if [row.target for row in old] != [row.target for row in new]:
            self._drop(new)
            self._reorder(new)
            self._insert(new)
        self._change(new)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """The number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a row; the row itself under ROW."""
        place = index.row()
        if not 0 <= place < len(self._rows):
            return None
        row = self._rows[place]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.label} {row.words}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Nodes can be dragged while the plan may change."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if not self.frozen:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
            if self._rows[index.row()].is_node:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def _drop(self, new: list[Row]) -> None:
        stay = {row.target for row in new}
        gone = [place for place, row in enumerate(self._rows) if row.target not in stay]
        for first, last in reversed(list(_runs(gone))):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self._places = None
            self.endRemoveRows()

    def _reorder(self, new: list[Row]) -> None:
        there = {row.target: row for row in self._rows}
        wanted = [there[row.target] for row in new if row.target in there]
        if wanted == self._rows:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        targets = [self._rows[index.row()].target for index in before]
        self._rows = wanted
        self._places = None
        self.changePersistentIndexList(before, [self.index_of(target) for target in targets])
        self.layoutChanged.emit()

    def _insert(self, new: list[Row]) -> None:
        there = {row.target for row in self._rows}
        fresh = [place for place, row in enumerate(new) if row.target not in there]
        for first, last in _runs(fresh):
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = new[first : last + 1]
            self._places = None
            self.endInsertRows()

    def _change(self, new: list[Row]) -> None:
        changed = [place for place, (old, row) in enumerate(zip(self._rows, new, strict=True)) if old != row]
        for first, last in _runs(changed):
            self._rows[first : last + 1] = new[first : last + 1]
            self.dataChanged.emit(self.index(first), self.index(last))


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """`1 2 3 7` as (1, 3), (7, 7)."""
    start = previous = -2
    for place in places:
        if place != previous + 1:
            if previous >= 0:
                yield start, previous
            start = place
        previous = place
    if previous >= 0:
        yield start, previous
