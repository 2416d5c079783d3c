"""One of the three views of the month grid: names, days or totals over the same model and selection.

The views paint their rows themselves: nine hundred cells through a delegate would each cross into Python
several times.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.domain.month_sheet import MonthLine
from ui.month_grid_head import GridHead
from ui.month_grid_model import NAME, GroupRow, MonthModel
from ui.month_grid_paint import CellPainter
from ui.month_grid_words import TOTALS, total_text
from ui.theme import Theme

GROUP_HEIGHT = 22
ROW_HEIGHT, ROW_HEIGHT_TALL = 24, 28


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Ink:
    """Colours and letters of names and totals."""

    def __init__(self, theme: Theme) -> None:
        self.chosen, self.surface, self.alt = (theme.colour(role) for role in ("select", "surface", "alt"))
        self.ink, self.text, self.warn = (theme.colour(role) for role in ("ink", "text", "warn"))
        self.line = theme.pen("line")
        self.name, self.strong_name = theme.font(10), theme.font(10, 500)
        self.letters, self.strong_letters = QFontMetrics(self.name), QFontMetrics(self.strong_name)
        self.total, self.strong_total = theme.font(9.5), theme.font(9.5, 600)


class GridView(QTableView):
    """A view of some columns; the others are hidden. Names and totals only tell where they were `picked`."""

    picked = Signal(QModelIndex)

    def __init__(self, theme: Theme, model: MonthModel, cells: CellPainter, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.grid = model
        self._cells = cells
        self._kept_ink: _Ink | None = None
        theme.changed.connect(self._forget_ink)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setHorizontalHeader(GridHead(theme, model, self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(16)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The selection belongs to the days: a press elsewhere is only told."""
        if self.focusPolicy() != Qt.FocusPolicy.NoFocus:
            super().mousePressEvent(event)
            return
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.grid.line(index.row()) is not None:
            self.picked.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Only the days select by dragging."""
        if self.focusPolicy() != Qt.FocusPolicy.NoFocus:
            super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows and columns that are to be seen anew."""
        painter = QPainter(self.viewport())
        area = event.rect()
        painter.fillRect(area, self.theme.colour("surface"))
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        if first < 0 or self.grid.sheet is None:
            return
        last = last if last >= 0 else len(self.grid.rows) - 1
        begin, end = self.columnAt(area.left()), self.columnAt(area.right())
        columns = [
            (column, self.columnViewportPosition(column), width)
            for column in range(max(0, begin), (end if end >= 0 else self.grid.columnCount() - 1) + 1)
            if (width := self.columnWidth(column))  # a hidden one has none
        ]
        current = self.currentIndex()
        chosen = self._chosen()
        # Asked for once a paint, not once a cell: each crosses into Qt.
        ink = self._ink() if self.isColumnHidden(1) else None
        plans, ratio = self.grid.sheet.days, self.devicePixelRatioF()
        for row in range(first, last + 1):
            found = self.grid.rows[row]
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            if isinstance(found, GroupRow):
                self._group(painter, found, top, height)
                continue
            tint = "inkTint" if row == current.row() else ""
            cells = found.cells
            for column, left, width in columns:
                box = (left, top, width, height)
                mine = "select" if row in chosen[0] and column in chosen[1] else tint
                if ink is None:
                    self._cells.paint(painter, box, cells[column - 1], plans[column - 1], mine, ratio)
                else:
                    self._words(painter, QRect(*box), found, column, mine, ink)
        if current.isValid() and not self.isColumnHidden(current.column()):
            self._frame(painter, self.visualRect(current))

    def _ink(self) -> _Ink:
        """Colours and letters, found out again when the theme is another."""
        if self._kept_ink is None:
            self._kept_ink = _Ink(self.theme)
        return self._kept_ink

    def _forget_ink(self) -> None:
        self._kept_ink = None

    def _words(
        self, painter: QPainter, box: QRect, line: MonthLine, column: int, tint: str, ink: _Ink
    ) -> None:
        painter.fillRect(box, ink.chosen if tint else ink.surface if column == NAME else ink.alt)
        painter.setPen(ink.line)
        painter.drawLine(box.topRight(), box.bottomRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if column == NAME:
            if tint:
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), ink.ink)
            painter.setFont(ink.strong_name if tint else ink.name)
            painter.setPen(ink.text)
            room = box.adjusted(10, 0, -6, 0)
            letters = ink.strong_letters if tint else ink.letters
            words = letters.elidedText(line.person.name, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
            return
        at = column - self.grid.day_count - 1
        if text := total_text(line, at):
            painter.setFont(ink.total if at else ink.strong_total)
            painter.setPen(ink.warn if at >= 2 else ink.text)
            painter.drawText(box.adjusted(0, 0, -7, 0), _RIGHT, text)

    def _group(self, painter: QPainter, row: GroupRow, top: int, height: int) -> None:
        theme = self.theme
        box = QRect(0, top, self.viewport().width() + 1, height)
        painter.fillRect(box, theme.colour("head"))
        painter.setPen(theme.pen("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        # The words run on over the border of names and days: both views draw them, each its own part.
        name = self.isColumnHidden(NAME)
        if name and self.isColumnHidden(1):
            return
        shift = 10 - (self.x() - self.parentWidget().contentsRect().left() if name else 0)
        bold, light = theme.font(9, 600), theme.font(9)
        painter.setFont(bold)
        painter.setPen(theme.colour("muted"))
        flags = Qt.AlignmentFlag.AlignVCenter
        wide = QFontMetrics(bold).horizontalAdvance(row.unit.name) + 8
        painter.drawText(QRectF(shift, top, wide, height - 1), flags, row.unit.name)
        painter.setFont(light)
        painter.drawText(QRectF(shift + wide, top, 120, height - 1), flags, f"{row.count} người")

    def _frame(self, painter: QPainter, box: QRect) -> None:
        role = "ink" if self.hasFocus() or self.isAncestorOf(self.focusWidget() or self) else "strong"
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self.theme.pen(role, 2))
        painter.drawRect(QRectF(box).adjusted(1, 1, -1, -1))

    def _chosen(self) -> tuple[range, range]:
        """Rows and columns of the selected block; nothing for a single cell, which has its frame."""
        picked = self.selectionModel().selection()
        if picked.isEmpty():
            return range(0), range(0)
        block = picked.first()
        if block.height() * block.width() == 1:
            return range(0), range(0)
        return range(block.top(), block.bottom() + 1), range(block.left(), block.right() + 1)


def place_rows(views: tuple[GridView, ...], theme: Theme, tall: bool) -> None:
    """Heights of rows, the same in every view; headings are lower."""
    height = theme.row(ROW_HEIGHT_TALL if tall else ROW_HEIGHT, 9)
    group = theme.row(GROUP_HEIGHT, 8)
    for view in views:
        view.verticalHeader().setDefaultSectionSize(height)
        for at, row in enumerate(view.grid.rows):
            if isinstance(row, GroupRow):
                view.setRowHeight(at, group)


def show_columns(
    views: tuple[GridView, GridView, GridView], day_width: int, name: int, totals: list[int]
) -> None:
    """Give each view its columns and their widths."""
    names = views[0]
    count = names.grid.day_count
    for column in range(names.grid.columnCount()):
        group = 0 if column == NAME else 1 if column <= count else 2
        for at, view in enumerate(views):
            view.setColumnHidden(column, at != group)
        width = (name, day_width, totals[column - count - 1] if group == 2 else 0)[group]
        views[group].setColumnWidth(column, width)
    assert len(TOTALS) == len(totals)
    names.setFixedWidth(name)


SINGLE = QItemSelectionModel.SelectionFlag.ClearAndSelect
