"""The counting table: figures typed like Excel, teller 1 hidden until teller 2 has finished."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.round_count_model import NAME, SEATS, VERDICT, WRITTEN, CountModel, teller_of
from ui.round_count_paint import FIGURE_WIDTH, CountCells, CountHead
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {NAME: 170, WRITTEN: 62, SEATS: 152}
_MOST_DIGITS = 4


class CountTable(QTableView):
    """`typed` carries row, teller, part (0 to 2) and the figure or None when a cell is left."""

    typed = Signal(int, int, int, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draft: str | None = None
        self.written = 0
        self.rows = CountModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(CountCells(theme, self))
        self.setHorizontalHeader(CountHead(theme, self))
        self.setAccessibleName("Số phiếu từng tên")
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.modelReset.connect(self._measure)
        theme.changed.connect(self._measure)
        self._measure()

    def shown_figure(self, row: int, column: int) -> str | None:
        """What the cell shows: what is being typed, the figure, a dot for teller 1, or None for blank."""
        here = self.currentIndex()
        if self._draft is not None and (here.row(), here.column()) == (row, column):
            return self._draft or None
        figure = self.rows.figure(row, column)
        if figure is None:
            return None
        hidden = teller_of(column) == 1 and not self.rows.sums(row, 2).whole and not self.rows.kept
        own = teller_of(here.column()) != 2
        return "•" if hidden and not own else str(figure)

    def go_to(self, nominee_id: int, teller: int) -> None:
        """The first figure of a name that the teller lacks, else the first."""
        for row, line in enumerate(self.rows.lines):
            if line.nominee is not None and line.nominee.id == nominee_id:
                parts = self.rows.sums(row, teller).parts
                part = parts.index(None) if None in parts else 0
                self._move(row, 1 + 3 * (teller - 1) + part)
                self.setFocus()
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits type, Tab and Enter go on within the teller, arrows move, Delete empties."""
        at, text = self.currentIndex(), event.text()
        if not at.isValid() or not teller_of(at.column()) or self.rows.kept:
            super().keyPressEvent(event)
        elif text and text.isdigit() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._draft = ((self._draft or "") + text)[:_MOST_DIGITS]
            self.update(at)
        elif event.key() == Qt.Key.Key_Backspace and self._draft:
            self._draft = self._draft[:-1]
            self.viewport().update()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._draft = ""
            self.leave()
        elif event.key() == Qt.Key.Key_Escape and self._draft is not None:
            self._draft = None
            self.viewport().update()
        elif event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}:
            self._step(1)
        elif event.key() in {Qt.Key.Key_Backtab, Qt.Key.Key_Left}:
            self._step(-1)
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.leave()
            self._up_down(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the table while figures are typed."""
        if self.rows.kept or not teller_of(self.currentIndex().column()):
            return super().focusNextPrevChild(forward)
        return self._step(1 if forward else -1) or super().focusNextPrevChild(forward)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Leaving a cell hands over what was typed in it."""
        self._hand_over(previous)
        super().currentChanged(current, previous)
        if teller_of(current.column()) != teller_of(previous.column()):
            self.viewport().update()  # whose figures are dots has changed
            self.horizontalHeader().viewport().update()
            return
        for index in (current, previous):
            if index.isValid():
                self.update(index)

    def leave(self) -> None:
        """Hand over what is being typed."""
        self._hand_over(self.currentIndex())

    def _hand_over(self, at: Index) -> None:
        if self._draft is None or not at.isValid() or not teller_of(at.column()):
            self._draft = None
            return
        value = int(self._draft) if self._draft else None
        self._draft = None
        self.typed.emit(at.row(), teller_of(at.column()), (at.column() - 1) % 3, value)

    def _step(self, by: int) -> bool:
        """The next figure of the same teller, in the next name after the third."""
        at = self.currentIndex()
        teller, part, row = teller_of(at.column()), (at.column() - 1) % 3 + by, at.row()
        while not 0 <= part <= 2:
            row = self._name_row(row, 1 if part > 2 else -1)
            part = 0 if part > 2 else 2
            if row < 0:
                self.leave()
                return False
        self._move(row, 1 + 3 * (teller - 1) + part)
        return True

    def _up_down(self, by: int) -> None:
        row = self._name_row(self.currentIndex().row(), by)
        if row >= 0:
            self._move(row, self.currentIndex().column())

    def _name_row(self, row: int, by: int) -> int:
        row += by
        while 0 <= row < len(self.rows.lines) and self.rows.lines[row].nominee is None:
            row += by
        return row if 0 <= row < len(self.rows.lines) else -1

    def _move(self, row: int, column: int) -> None:
        index = self.rows.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _measure(self) -> None:
        head, theme = self.horizontalHeader(), self._theme
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in range(self.rows.columnCount()):
            self.setColumnWidth(column, round(theme.size(_WIDTHS.get(column, FIGURE_WIDTH))))
        head.setSectionResizeMode(VERDICT, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(theme.row(40, 9.5, 2))
        self._draft = None
        self.clearSpans()
        high, low = theme.row(40, 9.5, 2), theme.row(30, 9.5)
        for row, line in enumerate(self.rows.lines):
            head = line.nominee is None
            if head:
                self.setSpan(row, 0, 1, self.rows.columnCount())
            # Other names: a row that was a head keeps its height until told otherwise.
            if self.rowHeight(row) != (low if head else high):
                self.setRowHeight(row, low if head else high)
        self.viewport().update()
