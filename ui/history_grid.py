"""The years of one person or collective, the newest above: cells that grow with what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.history_cells import CONDUCT, GRADE, HEADS, INITIATIVE, REWARD, TITLE, YEAR, Entry, Place, YearCells
from ui.row_model import Index
from ui.theme import Theme

_WIDTHS = {YEAR: 54, GRADE: 116, CONDUCT: 48}
_WITH_POINTS = 56
_SHARES = {TITLE: 180, REWARD: 176, INITIATIVE: 160}  # of what the fixed columns leave
_PAD = 6
_MOST = 4  # entries a cell shows; the others are told by their number and reached by Space and in the panel


def _shown(cell: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """What is painted of a cell: all of it, or the first ones and how many more there are."""
    if len(cell) <= _MOST:
        return cell
    kept, left = cell[: _MOST - 1], cell[_MOST - 1 :]
    missing = "còn chỗ cần xem" if any(entry.missing for entry in left) else ""
    return (*kept, Entry("", 0, f"và {len(left)} dòng nữa", muted=True, missing=missing))


class _Model(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[YearCells, ...] = ()
        self.heads = HEADS

    def show(self, lines: Sequence[YearCells]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == CONDUCT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        entries = line.cells[index.column()]
        told = "; ".join(entry.told for entry in entries)
        if role == Qt.ItemDataRole.DisplayRole:
            return told
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(entry.told for entry in entries) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.year}, {self.heads[index.column()]}: {told or 'trống'}"
        return line if role == Qt.ItemDataRole.UserRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: HistoryGrid) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: YearCells = index.data(Qt.ItemDataRole.UserRole)
        box = QRect(option.rect)
        theme = self._theme
        current = self._view.currentIndex()
        chosen = current.isValid() and current.row() == index.row()
        painter.save()
        if chosen:
            painter.fillRect(box, theme.colour("inkTint"))
        elif line.running:
            painter.fillRect(box, theme.colour("alt"))
        painter.setPen(theme.pen("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(12 if index.column() == YEAR else 8, _PAD, -8, -_PAD)
        self._entries(painter, inner, index.column(), _shown(line.cells[index.column()]))
        if chosen and current.column() == index.column():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ink" if self._view.hasFocus() else "strong"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.restore()

    def _entries(self, painter: QPainter, inner: QRect, column: int, entries: tuple[Entry, ...]) -> None:
        heights = [self._view.entry_height(entry) for entry in entries]
        top = inner.top() + max(0, (inner.height() - sum(heights)) // 2)
        for entry, height in zip(entries, heights, strict=True):
            self._entry(painter, QRect(inner.left(), top, inner.width(), height), column, entry)
            top += height

    def _entry(self, painter: QPainter, box: QRect, column: int, entry: Entry) -> None:
        theme = self._theme
        weight = 600 if column in {YEAR, CONDUCT} and not entry.muted else 400 if entry.muted else 500
        font = theme.font(11 if column == YEAR else 10, weight)
        font.setStrikeOut(entry.struck)
        height = QFontMetrics(font).height()
        top = box.top() + 2
        side = Qt.AlignmentFlag.AlignRight if column == CONDUCT else Qt.AlignmentFlag.AlignLeft
        if entry.words:
            painter.setFont(font)
            painter.setPen(theme.colour("muted" if entry.muted or entry.struck else "text"))
            metrics = QFontMetrics(font)
            fits = metrics.horizontalAdvance(entry.words) <= box.width() or not entry.brief
            said = entry.words if fits else entry.brief
            words = metrics.elidedText(said, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(
                QRect(box.left(), top, box.width(), height), side | Qt.AlignmentFlag.AlignVCenter, words
            )
            top += height
        small = QFontMetrics(theme.font(9)).height() + 2
        if entry.second:
            self._second(painter, QRect(box.left(), top, box.width(), small), entry, side)
            top += small
        if entry.missing:
            self._missing(painter, QRect(box.left(), top, box.width(), small + 4), entry)

    def _second(self, painter: QPainter, box: QRect, entry: Entry, side: Qt.AlignmentFlag) -> None:
        theme, left = self._theme, box.left()
        small = theme.font(9)
        if entry.seal:
            role = "muted" if entry.struck else "seal"
            seal = theme.icons.pixmap("dau", 16, role, self._view.devicePixelRatioF())
            painter.drawPixmap(left - 1, box.top() + (box.height() - 16) // 2, seal)
            left += 18
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        metrics, room = QFontMetrics(small), box.right() - left + 1
        said = entry.second
        if entry.seal and metrics.horizontalAdvance(said) > room:
            said = said.partition(", ")[0]  # the number whole rather than half a date
        words = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room)
        room_left = QRect(left, box.top(), room, box.height())
        painter.drawText(room_left, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _missing(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        theme = self._theme
        font = theme.font(9)
        metrics = QFontMetrics(font)
        room = box.width() - 28
        words = metrics.elidedText(entry.missing, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(words) + 28
        high = metrics.height() + 4
        frame = QRectF(box.left() - 2.5, box.top() + (box.height() - high) / 2 + 0.5, width, high)
        painter.setPen(QPen(theme.colour("warn"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("warnTint"))
        painter.drawRoundedRect(frame, 3, 3)
        icon = theme.icons.pixmap("warning", 16, "warn", self._view.devicePixelRatioF())
        painter.drawPixmap(round(frame.left() + 4), round(frame.center().y() - 8), icon)
        painter.setFont(font)
        painter.setPen(theme.colour("warn"))
        painter.drawText(frame.adjusted(23, 0, -2, 0), Qt.AlignmentFlag.AlignVCenter, words)


class HistoryGrid(QTableView):
    """Arrows move a frame over cells. `chosen` carries a Place, `opened` one by Enter, F2 or double click."""

    chosen = Signal(object)
    opened = Signal(object)
    unwanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = _Model(self)
        self._at = self._pointed = 0
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setAccessibleName("Các năm")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(20)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def lines(self) -> tuple[YearCells, ...]:
        """What is shown, the newest year first."""
        return self._model.lines

    def show_lines(self, lines: Sequence[YearCells], heads: tuple[str, ...] = HEADS) -> None:
        """Other years; the cell chosen before stays chosen when its year is still there. A column whose head
        is empty is hidden.
        """
        before = self.place()
        self._model.heads = heads
        self._model.show(lines)
        for column, head in enumerate(heads):
            self.setColumnHidden(column, not head)
        self._measure()
        kept = before is not None and self.choose(before.year, before.column, before.at)
        if not kept:
            self._at = 0
            self.setCurrentIndex(QModelIndex())

    def place(self) -> Place | None:
        """The chosen cell, or None."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        line = self._model.lines[index.row()]
        entries = line.cells[index.column()]
        return Place(line.year, index.column(), entries, min(self._at, max(0, len(entries) - 1)))

    def choose(self, year: int, column: int, at: int = 0) -> bool:
        """Put the frame on a cell; False when the year is not shown."""
        for row, line in enumerate(self._model.lines):
            if line.year == year:
                index = self._model.index(row, column)
                if index == self.currentIndex():
                    self._at = at
                    self.chosen.emit(self.place())
                else:
                    self._pointed = at
                    self.setCurrentIndex(index)
                self.scrollTo(index)
                return True
        return False

    def find(self, kind: str, record_id: int) -> bool:
        """Put the frame on the entry of a row; False when it is not shown."""
        for line in self._model.lines:
            for column, cell in enumerate(line.cells):
                for at, entry in enumerate(cell):
                    if (entry.kind, entry.id) == (kind, record_id):
                        return self.choose(line.year, column, at)
        return False

    def next_missing(self, by: int) -> bool:
        """F8: the next marked cell, going round; False when nothing is marked."""
        marked = [
            (row, column)
            for row, line in enumerate(self._model.lines)
            for column, cell in enumerate(line.cells)
            if any(entry.missing for entry in cell)
        ]
        if not marked:
            return False
        index = self.currentIndex()
        here = (index.row(), index.column()) if index.isValid() else (-1, -1)
        later = [at for at in marked if (at > here if by > 0 else at < here)]
        row, column = (later[0] if by > 0 else later[-1]) if later else marked[0 if by > 0 else -1]
        cell = self._model.lines[row].cells[column]
        at = next(at for at, entry in enumerate(cell) if entry.missing)
        return self.choose(self._model.lines[row].year, column, at)

    def entry_height(self, entry: Entry) -> int:
        """Pixels one entry needs in its cell."""
        words = QFontMetrics(self._theme.font(10, 500)).height() if entry.words else 0
        small = QFontMetrics(self._theme.font(9)).height()
        below = (small + 2 if entry.second else 0) + (small + 6 if entry.missing else 0)
        return words + below + 4

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Another cell: its first entry unless one was pointed at; the tint of both rows moves."""
        super().currentChanged(current, previous)
        self._at, self._pointed = self._pointed, 0
        self.viewport().update()
        if current.isValid():
            self.chosen.emit(self.place())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The entry under the mouse is the chosen one."""
        index = self.indexAt(event.position().toPoint())
        at = self._entry_at(index, event.position().y()) if index.isValid() else 0
        if index.isValid() and index == self.currentIndex():
            self._at = at
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.chosen.emit(self.place())
            return
        self._pointed = at
        super().mousePressEvent(event)
        self._pointed = 0

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is under the mouse."""
        place = self.place()
        if place is not None:
            self.opened.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 open, Delete asks to remove, Space goes to the next entry of the cell."""
        place = self.place()
        if place is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            if not event.modifiers():
                self.opened.emit(place)
                return
        elif place is not None and event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit(place)
            return
        elif place is not None and event.key() == Qt.Key.Key_Space and len(place.entries) > 1:
            self._at = (place.at + 1) % len(place.entries)
            self.chosen.emit(self.place())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles, rewards and initiatives share the room the rest leaves."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        pointed = any(entry.second for line in self._model.lines for entry in line.cells[CONDUCT])
        widths = {**_WIDTHS, CONDUCT: _WITH_POINTS} if pointed else _WIDTHS
        fixed = {column: round(self._theme.size(width)) for column, width in widths.items()}
        taken = sum(width for column, width in fixed.items() if not self.isColumnHidden(column))
        room = max(0, self.viewport().width() - taken)
        shared = {column: room * part // sum(_SHARES.values()) for column, part in _SHARES.items()}
        shared[REWARD] += room - sum(shared.values())
        for column, width in {**fixed, **shared}.items():
            self.setColumnWidth(column, width)

    def _entry_at(self, index: QModelIndex, y: float) -> int:
        entries = _shown(self._model.lines[index.row()].cells[index.column()])
        heights = [self.entry_height(entry) for entry in entries]
        box = self.visualRect(index)
        top = box.top() + _PAD + max(0, (box.height() - 2 * _PAD - sum(heights)) // 2)
        for at, height in enumerate(heights):
            top += height
            if y < top:
                return at
        return max(0, len(entries) - 1)

    def _measure(self) -> None:
        head = self.horizontalHeader()
        head.setFixedHeight(self._theme.row(28, 9.5))
        for column in range(len(HEADS)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self._share()
        least = self._theme.row(48, 9.5, 2)
        for row, line in enumerate(self._model.lines):
            needed = max((sum(map(self.entry_height, _shown(cell))) for cell in line.cells), default=0)
            self.setRowHeight(row, max(least, (needed + 2 * _PAD + 3) // 4 * 4))
        self.viewport().update()
