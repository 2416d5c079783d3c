"""A table of records driven by column descriptions; rows are chosen whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.wording import fold
from ui.memory import Memory
from ui.row_model import RECORD, Column, Index, RowModel
from ui.row_paint import RowDelegate
from ui.theme import Theme


class RowTable(QTableView):
    """Rows are chosen whole. `chosen` carries the record or None, `opened` by Enter, F2, double click."""

    chosen = Signal(object)
    opened = Signal(object)
    unwanted = Signal(object)
    toggled = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        columns: Sequence[Column],
        lines: int = 1,
        parent: QWidget | None = None,
        model: type[RowModel] = RowModel,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self.rows = model(columns, self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(32)
        head.setStretchLastSection(False)
        self._memory = Memory()
        self._measuring = False
        self._measure()
        head.sectionResized.connect(self._dragged)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(RECORD)))
        theme.changed.connect(self._measure)

    def row_height(self) -> int:
        """28 for one line, 40 for two; larger text makes it grow."""
        return self._theme.row(40 if self._lines > 1 else 28, 9.5, self._lines)

    def set_records(self, records: Sequence[Any]) -> None:
        """Show these; the record chosen before (by `id`) stays chosen."""
        kept = getattr(self.current(), "id", None)
        self.rows.set_records(records)
        self._span()
        if kept is None or not self.choose(kept):
            self.chosen.emit(self.current())

    def current(self) -> Any:
        """The chosen record or None."""
        rows = self.selectionModel().selectedRows()
        return rows[0].data(RECORD) if rows else None

    def choose(self, record_id: object) -> bool:
        """Choose the record with this id; False when it is not shown."""
        for row, record in enumerate(self.rows.records):
            if getattr(record, "id", None) == record_id:
                self.selectRow(row)
                self.setCurrentIndex(self.rows.index(row, 0))
                self.scrollTo(self.rows.index(row, 0))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 open, Delete asks to remove; Home and End go to the ends."""
        record = self.current()
        if record is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.opened.emit(record)
            return
        if record is not None and event.key() == Qt.Key.Key_Space and self._ticks():
            self.toggled.emit(record)
            return
        if record is not None and event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit(record)
            return
        super().keyPressEvent(event)

    def _ticks(self) -> bool:
        return any(column.tick is not None for column in self.rows.columns)

    def _clicked(self, index: Index) -> None:
        if self.rows.columns[index.column()].tick is not None:
            self.toggled.emit(index.data(RECORD))

    def _span(self) -> None:
        """Group rows run over all columns and are lower."""
        self.clearSpans()
        for row in range(len(self.rows.records)):
            if self.rows.heading(row):
                if len(self.rows.columns) > 1:
                    self.setSpan(row, 0, 1, len(self.rows.columns))
                self.setRowHeight(row, self._theme.row(26, 9.5))

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.horizontalHeader().setFixedHeight(self._theme.row(28, 9.5))
        self._measuring = True
        for at, column in enumerate(self.rows.columns):
            mode = QHeaderView.ResizeMode.Interactive if column.width else QHeaderView.ResizeMode.Stretch
            self.horizontalHeader().setSectionResizeMode(at, mode)
            if column.width:
                kept = self._memory.number(self._width_key(at), column.width)
                self.setColumnWidth(at, round(self._theme.size(kept)))
        self._measuring = False
        self._span()
        self.viewport().update()

    def _width_key(self, at: int) -> str:
        return f"columns/{fold(self.accessibleName())}/{len(self.rows.columns)}/{at}"

    def _dragged(self, at: int, _old: int, width: int) -> None:
        """A width chosen by hand is kept for this table, at the size of type it was chosen in."""
        if width and not self._measuring and self.rows.columns[at].width:  # hiding a column is no wish
            self._memory.keep(self._width_key(at), round(width * 100 / self._theme.size(100)))

    def _tell(self) -> None:
        self.chosen.emit(self.current())
