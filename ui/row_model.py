"""Records as rows of a table, and how each column words them.

A record with a text `group` that is not empty is a group row: its words over all columns, not chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
RECORD = Qt.ItemDataRole.UserRole
COLUMN = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Column:
    """One column. `text` words the record; `second` a muted second line; `chip` a (kind, words) or None;
    `mark` an (icon, role) or None: the icon stands before the words, which take its colour unless it
    is a seal.

    `missing` words what should stand there and does not ("thiếu số"); `width` 0 stretches. `tick` paints a
    box instead of words; a click on it or Space asks to turn it over. `paint` draws instead of the words,
    which are still read out. `typed` says whether the cell of a record may be typed into, where the table is
    a TypedTable; `offers` are words completed while typing.
    """

    head: str
    text: Callable[[Any], str]
    width: int = 0
    right: bool = False
    weight: int = 400
    muted: bool = False
    second: Callable[[Any], str] | None = None
    chip: Callable[[Any], tuple[str, str] | None] | None = None
    missing: Callable[[Any], str] | None = None
    mark: Callable[[Any], tuple[str, str] | None] | None = None
    tick: Callable[[Any], bool] | None = None
    paint: Callable[[QPainter, QRectF, Any], None] | None = None
    typed: Callable[[Any], bool] | None = None
    offers: Callable[[Any], Sequence[str]] | None = None


@dataclass(frozen=True)
class LineRow:
    """A heading over lines (its `group` words), or one line under the `id` of who it is about."""

    id: object
    group: str = ""
    line: Any = None


def grouped(lines: Sequence[Any], words: Callable[[str, Sequence[Any]], str]) -> list[LineRow]:
    """Lines (with `unit` and `holder`) below a heading a unit; `words` (unit, its lines) say the heading."""
    found: list[LineRow] = []
    for unit in dict.fromkeys(line.unit for line in lines):
        mine = [line for line in lines if line.unit == unit]
        found.append(LineRow(-len(found) - 1, words(unit, mine)))
        found += [LineRow(line.holder, line=line) for line in mine]
    return found


class RowModel(QAbstractTableModel):
    """The records and how each column words them."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.records: tuple[Any, ...] = ()

    def set_records(self, records: Sequence[Any]) -> None:
        """Other records."""
        self.beginResetModel()
        self.records = tuple(records)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One a record."""
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """One a description."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A group row is only read."""
        return Qt.ItemFlag.NoItemFlags if self.heading(index.row()) else super().flags(index)

    def heading(self, row: int) -> str:
        """The words of a group row, "" for a record."""
        return str(getattr(self.records[row], "group", "")) if 0 <= row < len(self.records) else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, the record itself, or how it is read out."""
        if not index.isValid():
            return None
        record, column = self.records[index.row()], self.columns[index.column()]
        heading = self.heading(index.row())
        if heading and role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return heading
        if heading and role == Qt.ItemDataRole.ToolTipRole:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(record)
        if role == RECORD:
            return record
        if role == COLUMN:
            return column
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._whole(record, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    @staticmethod
    def _whole(record: Any, column: Column) -> str:
        chip = column.chip(record) if column.chip else None
        parts = [
            column.text(record),
            column.missing(record) if column.missing else "",
            chip[1] if chip else "",
            column.second(record) if column.second else "",
        ]
        return "\n".join(part for part in parts if part)
