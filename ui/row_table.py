"""A table of records driven by column descriptions: hairlines, two lines a row, chips, missing boxes.

A record with a text `group` that is not empty is a group row: its words over all columns, not chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.wording import fold
from ui.chips import CHIPS, paint_chip
from ui.memory import Memory
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
RECORD = Qt.ItemDataRole.UserRole
_COLUMN = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Column:
    """One column. `text` words the record; `second` a muted second line; `chip` a (kind, words) or None;
    `mark` an (icon, role) or None: the icon stands before the words, which take its colour.

    `missing` words what should stand there and does not ("thiếu số"); `width` 0 stretches. `tick` paints a
    box instead of words; a click on it or Space asks to turn it over. `paint` draws instead of the words,
    which are still read out.
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
        if role == _COLUMN:
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


class RowDelegate(QStyledItemDelegate):
    """Paints a cell by the design: select tint with an ink edge, hairline below, chips, dashed boxes."""

    def __init__(self, theme: Theme, view: RowTable) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        column: Column = index.data(_COLUMN)
        record = index.data(RECORD)
        box = QRect(option.rect)
        theme = self._theme
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        heading = self._view.rows.heading(index.row())
        painter.save()
        if heading:
            painter.fillRect(box, theme.colour("head"))
            painter.setFont(theme.font(9.5, 600))
            painter.setPen(theme.colour("muted"))
            words = QFontMetrics(painter.font()).elidedText(
                heading, Qt.TextElideMode.ElideRight, box.width() - 20
            )
            painter.drawText(box.adjusted(12, 0, -8, -1), Qt.AlignmentFlag.AlignVCenter, words)
            painter.restore()
            return
        if selected:
            painter.fillRect(box, theme.colour("select"))
            if index.column() == 0:
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.colour("ink"))
        painter.setPen(theme.pen("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if column.tick is not None:
            paint_tick(painter, theme, box, self._view.devicePixelRatioF(), ticked=column.tick(record))
            painter.restore()
            return
        inner = box.adjusted(12 if index.column() == 0 else 8, 0, -8, -1)
        if column.paint is not None:
            column.paint(painter, QRectF(inner), record)
            painter.restore()
            return
        self._words(painter, inner, column, record)
        painter.restore()

    def _words(self, painter: QPainter, inner: QRect, column: Column, record: Any) -> None:
        theme = self._theme
        ratio = self._view.devicePixelRatioF()
        lacking = column.missing(record) if column.missing else ""
        chip = column.chip(record) if column.chip else None
        if chip is not None:
            width = QFontMetrics(theme.font(9.5, 500)).horizontalAdvance(chip[1]) + (
                38 if CHIPS[chip[0]][2] else 17
            )
            top = inner.center().y() - 10.5
            paint_chip(painter, theme, chip[0], chip[1], QRectF(inner.left(), top, width, 22), ratio)
            inner = inner.adjusted(width + 8, 0, 0, 0)
        if lacking:
            metrics = QFontMetrics(theme.font(9.5))
            width = min(inner.width(), metrics.horizontalAdvance(lacking) + 14)
            frame = QRectF(inner.left() + 0.5, inner.center().y() - 9.5, width, 20)
            painter.setPen(QPen(theme.colour("warn"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(theme.colour("warnTint"))
            painter.drawRoundedRect(frame, 3, 3)
            painter.setFont(theme.font(9.5))
            painter.setPen(theme.colour("warn"))
            painter.drawText(frame.adjusted(7, 0, -3, 0), Qt.AlignmentFlag.AlignVCenter, lacking)
            return
        role = "muted" if column.muted else "text"
        mark = column.mark(record) if column.mark else None
        if mark is not None:
            icon, role = mark
            pixmap = theme.icons.pixmap(icon, 16, role, ratio)
            painter.drawPixmap(inner.left(), inner.center().y() - 7, pixmap)
            inner = inner.adjusted(20, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        second = column.second(record) if column.second else ""
        font = theme.font(10, column.weight)
        small = theme.font(9)
        first_height = QFontMetrics(font).height()
        block = first_height + (QFontMetrics(small).height() + 1 if second else 0)
        top = inner.top() + (inner.height() - block) // 2
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        words = QFontMetrics(font).elidedText(column.text(record), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QRect(inner.left(), top, inner.width(), first_height), side, words)
        if second:
            painter.setFont(small)
            painter.setPen(theme.colour("muted"))
            words = QFontMetrics(small).elidedText(second, Qt.TextElideMode.ElideRight, inner.width())
            rest = QRect(inner.left(), top + first_height + 1, inner.width(), QFontMetrics(small).height())
            painter.drawText(rest, side, words)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The row's height; the view sets widths."""
        return QSize(40, self._view.row_height())


def paint_tick(painter: QPainter, theme: Theme, box: QRect, ratio: float, *, ticked: bool) -> None:
    """A box in the middle of a cell, filled and checked when ticked."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    square = QRectF(box.center().x() - 7, box.center().y() - 8, 16, 16)
    painter.setPen(theme.pen("ink" if ticked else "strong"))
    painter.setBrush(theme.colour("ink" if ticked else "surface"))
    painter.drawRoundedRect(square, 3, 3)
    if ticked:
        check = theme.icons.pixmap("checkmark", 16, "inkText", ratio)
        painter.drawPixmap(square.topLeft().toPoint(), check)


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
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self.rows = RowModel(columns, self)
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
