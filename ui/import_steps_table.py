"""The preview of an import: every row of the file, ticked or not, its problem named and mended in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.import_steps import PreviewRow
from ui.import_steps_lazy import LazyRows, ids_of, place_of, wrong_of
from ui.import_steps_paint import PreviewDelegate
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
TICK, LINE, PROBLEM, REMEDY = "tick", "line", "problem", "remedy"
_WIDTHS = {TICK: 40, LINE: 56, PROBLEM: 330, REMEDY: 204}
_LEAST_PROBLEM = 250


@dataclass(frozen=True)
class PreviewColumn:
    """One column of cells: its heading, its width in px (0 stretches), numbers to the `right`."""

    head: str
    width: int = 120
    right: bool = False
    weight: int = 400
    mendable: bool = True


class PreviewModel(QAbstractTableModel):
    """Tick and line, the first `before` columns of cells, the problem and its remedy, the other cells."""

    mended = Signal(int, int, str)
    remedied = Signal(int, str)
    ticked = Signal(object, bool)

    def __init__(self, columns: Sequence[PreviewColumn], before: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[PreviewRow] = ()
        self.noun = "Dòng"
        self.offer(columns, before)

    def offer(self, columns: Sequence[PreviewColumn], before: int) -> None:
        """Other columns: another mapping, another file."""
        self.beginResetModel()
        self.columns = tuple(columns)
        first, rest = range(min(before, len(columns))), range(before, len(columns))
        self.places: tuple[str | int, ...] = (TICK, LINE, *first, PROBLEM, REMEDY, *rest)
        self.endResetModel()

    def show_rows(self, rows: Sequence[PreviewRow]) -> None:
        """Other rows; the same rows changed keep their place on the screen."""
        rows = rows if isinstance(rows, LazyRows) else tuple(rows)
        if ids_of(rows) == ids_of(self.rows):
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.places) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One a row of the file."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The cells and what stands around them."""
        return 0 if parent.isValid() else len(self.places)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells may be typed into, remedies chosen."""
        flags = super().flags(index)
        if not index.isValid():
            return flags
        place, row = self.places[index.column()], self.rows[index.row()]
        typed = isinstance(place, int) and self.columns[place].mendable
        return flags | Qt.ItemFlag.ItemIsEditable if typed or (place == REMEDY and row.remedies) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, the row itself, or how it is read out."""
        if not index.isValid():
            return None
        row, place = self.rows[index.row()], self.places[index.column()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.EditRole and isinstance(place, int):
            return row.cells[place]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self._words(row, place)
        if role == Qt.ItemDataRole.ToolTipRole:
            if isinstance(place, int) and place in row.bad:
                return f"{self._words(row, place)}\n{row.problem}".strip()
            return self._words(row, place)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, place)
        if role == Qt.ItemDataRole.CheckStateRole and place == TICK:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed or chosen; who made the rows makes them anew."""
        row, place = self.rows[index.row()], self.places[index.column()]
        if place == REMEDY:
            self.remedied.emit(row.id, str(value))
        elif isinstance(place, int) and value != row.cells[place]:
            self.mended.emit(row.id, place, str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        place = self.places[section]
        if role == Qt.ItemDataRole.DisplayRole:
            if isinstance(place, int):
                return self.columns[place].head
            return {TICK: "", LINE: self.noun, PROBLEM: "Vấn đề", REMEDY: "Xử lý"}[place]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = place == LINE or (isinstance(place, int) and self.columns[place].right)
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, row: PreviewRow, place: str | int) -> str:
        if isinstance(place, int):
            before = row.old.get(place)
            return row.cells[place] if before is None else f"{before or 'trống'} → {row.cells[place]}"
        return {
            TICK: "",
            LINE: str(row.number),
            PROBLEM: row.problem,
            REMEDY: row.remedy or (row.remedies[0].words if row.remedies else ""),
        }[place]

    def _spoken(self, row: PreviewRow, place: str | int) -> str:
        if place == TICK:
            return f"Dòng {row.number}: {'sẽ nhập' if row.ticked else 'để lại'}"
        head = self.columns[place].head if isinstance(place, int) else ""
        bad = f", {row.problem}" if isinstance(place, int) and place in row.bad else ""
        return f"{head} {self._words(row, place)}{bad}".strip()


class PreviewTable(QTableView):
    """Arrows walk the cells, Space ticks the chosen rows, F2 or Enter mends the cell; F8 is the page's."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        columns: Sequence[PreviewColumn],
        before: int = 5,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._roomy = False
        self.preview = PreviewModel(columns, before, self)
        self.setModel(self.preview)
        self.setItemDelegate(PreviewDelegate(theme, self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(32)
        self.preview.modelReset.connect(self._measure)
        self._measure()
        theme.changed.connect(self._measure)

    def show_rows(self, rows: Sequence[PreviewRow]) -> None:
        """Show these; the current row stays current if it is still there."""
        current, column = self.current_row(), max(0, self.currentIndex().column())
        self.preview.show_rows(rows)
        if current is not None:
            self.choose(current.id, column)
        elif rows:
            self.setCurrentIndex(self.preview.index(0, min(2, len(self.preview.places) - 1)))

    def forget(self) -> None:
        """No rows: what comes next begins at the top, whatever its lines are called."""
        self.preview.show_rows(())
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def current_row(self) -> PreviewRow | None:
        """The row of the current cell, or None."""
        index = self.currentIndex()
        return self.preview.rows[index.row()] if 0 <= index.row() < len(self.preview.rows) else None

    def choose(self, row_id: int, column: int = 2) -> bool:
        """Make the row of this line current; False when it is not shown."""
        at = place_of(self.preview.rows, row_id)
        if at < 0:
            return False
        index = self.preview.index(at, column)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        return True

    def type_in(self, row_id: int) -> None:
        """Open the first wrong cell of the row."""
        at = place_of(self.preview.rows, row_id)
        if at >= 0 and self.preview.rows[at].bad:
            column = self.preview.places.index(min(self.preview.rows[at].bad))
            self.choose(row_id, column)
            self.edit(self.preview.index(at, column))

    def next_problem(self, by: int) -> bool:
        """Go to the next row that must be mended, to its first wrong cell; False when there is none."""
        rows = self.preview.rows
        wrong = wrong_of(rows)
        if not wrong:
            return False
        current = self.currentIndex().row()
        later = [at for at in wrong if (at > current if by > 0 else at < current)]
        at = (later[0] if by > 0 else later[-1]) if later else wrong[0 if by > 0 else -1]
        places = self.preview.places
        row = rows[at]
        column = places.index(REMEDY) if row.remedies else places.index(min(row.bad)) if row.bad else 2
        self.clearSelection()
        self.setCurrentIndex(self.preview.index(at, column))
        self.scrollTo(self.preview.index(at, places.index(PROBLEM)))
        self.scrollTo(self.currentIndex())
        self.setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter mends."""
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:  # Return goes on from the editor to here
            return
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self._tick_chosen()
            return
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers()
        if enter and index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks, one on a remedy opens its choices."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        place = self.preview.places[index.column()]
        if place == TICK:
            row = self.preview.rows[index.row()]
            if row.tickable:
                self.preview.ticked.emit((row.id,), not row.ticked)
        elif place == REMEDY and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After typing the focus is in the table, on the same cell."""
        super().closeEditor(editor, hint)
        self.setFocus()

    def _tick_chosen(self) -> None:
        chosen = [self.preview.rows[index.row()] for index in self.selectionModel().selectedRows()]
        chosen = [row for row in chosen if row.tickable]
        if chosen:
            self.preview.ticked.emit(tuple(row.id for row in chosen), not all(row.ticked for row in chosen))

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.row(32))
        head = self.horizontalHeader()
        head.setFixedHeight(self._theme.row(28, 9.5))
        widths = [self._width(place) for place in self.preview.places]
        stretched = False
        self._roomy = self._all_fits(widths)
        for at, (place, width) in enumerate(zip(self.preview.places, widths, strict=True)):
            fit = not width or (place == PROBLEM and self._roomy)
            head.setSectionResizeMode(
                at,
                QHeaderView.ResizeMode.Stretch
                if fit and not stretched
                else QHeaderView.ResizeMode.Interactive,
            )
            stretched = stretched or bool(fit)
            if not fit:
                self.setColumnWidth(at, width or round(self._theme.size(160)))
        self.viewport().update()

    def _width(self, place: str | int) -> int:
        """Pixels of a column, wide enough for its head; 0 stretches."""
        if not isinstance(place, int):
            return round(self._theme.size(_WIDTHS[place]))
        column = self.preview.columns[place]
        letters = QFontMetrics(self._theme.font(9.5, 600))
        head = letters.horizontalAdvance(column.head) + 18
        return max(round(self._theme.size(column.width)), head) if column.width else 0

    def _all_fits(self, widths: list[int]) -> bool:
        """Whether the window shows every column beside a problem that may shrink a little."""
        spare = round(self._theme.size(_WIDTHS[PROBLEM] - _LEAST_PROBLEM))
        return sum(widths) - spare <= self.viewport().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What fits is another with another width."""
        super().resizeEvent(event)
        if self._all_fits([self._width(place) for place in self.preview.places]) != self._roomy:
            self._measure()
