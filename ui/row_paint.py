"""How a row of a table is painted: hairlines, two lines, chips, ticks, dashed boxes, group rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.chips import CHIPS, paint_chip
from ui.row_model import COLUMN, RECORD, Column, Index
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.row_table import RowTable


class RowDelegate(QStyledItemDelegate):
    """Paints a cell by the design: select tint with an ink edge, hairline below, chips, dashed boxes."""

    def __init__(self, theme: Theme, view: RowTable) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        column: Column = index.data(COLUMN)
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
            icon, colour = mark
            role = role if colour == "seal" else colour  # red is the stamp's alone
            pixmap = theme.icons.pixmap(icon, 16, colour, ratio)
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
