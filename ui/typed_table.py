"""A table typed into like Excel: letters begin typing, Enter goes down, blocks are copied and pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QCompleter,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.wording import fold
from ui.row_model import RECORD, Column, Index, RowModel
from ui.row_paint import RowDelegate
from ui.row_table import RowTable
from ui.theme import Theme

Cells = tuple[tuple[Any, int, str], ...]


class TypedModel(RowModel):
    """`typed` carries (record, column, words) of every cell typed or pasted into, all of one deed at once."""

    typed = Signal(object)

    def set_records(self, records: Sequence[Any]) -> None:
        """Other records; the same ones in the same order only change their cells, so that typing goes on."""
        before, after = [row.id for row in self.records], [row.id for row in records]
        if before != after or not records:
            super().set_records(records)
            return
        self.records = tuple(records)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.records) - 1, len(self.columns) - 1))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What may be typed into is told by its column."""
        flags = super().flags(index)
        if not flags or not index.isValid():
            return flags
        typed = self.columns[index.column()].typed
        if typed is not None and typed(self.records[index.row()]):
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """An editor begins with what stands in the cell."""
        same = Qt.ItemDataRole.DisplayRole if role == Qt.ItemDataRole.EditRole else role
        return super().data(index, same)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """What was typed goes to whoever keeps it."""
        words = str(value).strip()
        if words == str(index.data()).strip():
            return False
        self.typed.emit(((self.records[index.row()], index.column(), words),))
        return True


class _TypedDelegate(RowDelegate):
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        record = index.data(RECORD)
        column = self._view.rows.columns[index.column()]
        line = QLineEdit(parent)
        line.setAccessibleName(f"{column.head}, {self._view.rows.columns[0].text(record)}")
        if column.offers is not None:
            completer = QCompleter(line)
            completer.setModel(QStringListModel(list(column.offers(record)), completer))
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        return line

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        view = self._view
        if index != view.currentIndex() or not view.hasFocus() or view.rows.heading(index.row()):
            return
        painter.save()
        painter.setPen(QPen(self._theme.colour("ink"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(option.rect.adjusted(1, 1, -1, -2))
        painter.restore()


class TypedTable(RowTable):
    """Cells are chosen, not rows. `strangers` carries names of a pasted block that no row alone has."""

    strangers = Signal(object)
    rows: TypedModel

    def __init__(self, theme: Theme, name: str, columns: Sequence[Column], lines: int = 2) -> None:
        super().__init__(theme, name, columns, lines, model=TypedModel)
        self.setItemDelegate(_TypedDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.horizontalHeader().setSectionsClickable(False)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Tell whose cell it is."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.chosen.emit(self.current())

    def _tell(self) -> None:
        """A selection says nothing here: it changes before the current cell does."""

    def current(self) -> Any:
        """The record of the current cell or None."""
        index = self.currentIndex()
        return index.data(RECORD) if index.isValid() and not self.rows.heading(index.row()) else None

    def choose(self, record_id: object, column: int | None = None) -> bool:
        """Go to the record, in the present column, else in `column` or the first that is typed into."""
        for row, record in enumerate(self.rows.records):
            if record.id == record_id:
                here = self.currentIndex()
                first = self._first_typed() if column is None else column
                self.go_to(row, here.column() if here.isValid() else first)
                return True
        return False

    def go_to(self, row: int, column: int) -> None:
        """Make a cell current."""
        index = self.rows.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def find(self, wanted: Callable[[Any], bool], by: int) -> bool:
        """Go to the next (1) or previous (-1) record like that, going round; False for none."""
        count, here = len(self.rows.records), self.currentIndex().row()
        for step in range(1, count + 1):
            at = (here + by * step) % count
            if not self.rows.heading(at) and wanted(self.rows.records[at]):
                self.go_to(at, self._first_typed(last=True))
                return True
        return False

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes down, as in Excel."""
        super().closeEditor(editor, hint)
        ends = QAbstractItemDelegate.EndEditHint
        if hint in {ends.NoHint, ends.SubmitModelCache}:
            self._down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete clears, Ctrl+C copies, Ctrl+V pastes, Ctrl+D repeats the first cell; Enter goes down."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        key = event.key()
        enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers()
        if enter and self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # the editor's own: it commits in a moment and then goes down
        elif enter:
            self._down()
        elif key == Qt.Key.Key_Delete:
            self._write([(index, "") for index in self._open_cells()])
        elif control and key == Qt.Key.Key_C:
            self._copy()
        elif control and key == Qt.Key.Key_V:
            self._paste()
        elif control and key == Qt.Key.Key_D:
            found = self._open_cells()
            self._write([(one, str(found[0].data())) for one in found if one.column() == found[0].column()])
        else:
            QAbstractItemView.keyPressEvent(self, event)

    def _first_typed(self, *, last: bool = False) -> int:
        typed = [at for at, column in enumerate(self.rows.columns) if column.typed is not None]
        return typed[-1 if last else 0] if typed else 0

    def _down(self) -> None:
        row = self._line_from(self.currentIndex().row() + 1)
        if row < len(self.rows.records):
            self.go_to(row, self.currentIndex().column())

    def _line_from(self, row: int) -> int:
        """The next row that is no heading."""
        while row < len(self.rows.records) and self.rows.heading(row):
            row += 1
        return row

    def _open_cells(self) -> list[QModelIndex]:
        found = [one for one in self.selectedIndexes() if one.flags() & Qt.ItemFlag.ItemIsEditable]
        return sorted(found, key=lambda index: (index.row(), index.column()))

    def _write(self, cells: Sequence[tuple[QModelIndex, str]]) -> None:
        typed = [
            (index.data(RECORD), index.column(), words)
            for index, words in cells
            if words != str(index.data()).strip()
        ]
        if typed:
            self.rows.typed.emit(tuple(typed))

    def _copy(self) -> None:
        rows: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column())):
            if not self.rows.heading(index.row()):
                rows.setdefault(index.row(), []).append(str(index.data()))
        QApplication.clipboard().setText("\n".join("\t".join(words) for words in rows.values()))

    def _paste(self) -> None:
        """From the current cell on, down and right; on the first column the block's names say the rows."""
        start = self.currentIndex()
        block = [line.split("\t") for line in QApplication.clipboard().text().rstrip("\n").split("\n")]
        if start.column() == 0 and len(block[0]) > 1:
            self._paste_by_name(block)
            return
        cells = []
        row = start.row()
        for words in block:
            row = self._line_from(row)
            if row >= len(self.rows.records):
                break
            cells += self._across(row, start.column(), words)
            row += 1
        self._write(cells)

    def _paste_by_name(self, block: Sequence[Sequence[str]]) -> None:
        named: dict[str, list[int]] = {}
        for row, record in enumerate(self.rows.records):
            if not self.rows.heading(row):
                named.setdefault(_key(self.rows.columns[0].text(record)), []).append(row)
        cells, strange = [], []
        for first, *rest in block:
            rows = named.get(_key(first), [])
            if len(rows) == 1:
                cells += self._across(rows[0], self._first_typed(), rest)
            elif first.strip():
                strange.append(first.strip())
        self._write(cells)
        if strange:
            self.strangers.emit(tuple(strange))

    def _across(self, row: int, column: int, words: Sequence[str]) -> list[tuple[QModelIndex, str]]:
        found = [(self.rows.index(row, column + at), one.strip()) for at, one in enumerate(words)]
        return [(at, one) for at, one in found if at.isValid() and at.flags() & Qt.ItemFlag.ItemIsEditable]


def _key(name: str) -> str:
    return " ".join(fold(name).split())


def strangers_words(names: Sequence[str]) -> str:
    """What is said of names in a pasted block that stand in no row, or in several."""
    shown = ", ".join(f"“{name}”" for name in names[:5])
    more = f" và {len(names) - 5} tên khác" if len(names) > 5 else ""
    return f"Chưa dán được {len(names)} dòng: {shown}{more} không có, hoặc có nhiều lần, trong danh sách này."
