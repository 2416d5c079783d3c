"""How the counting table is painted: a head of two storeys, dots, blank boxes, seats and verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.round_counting import RowState
from ui.round_count_model import NAME, SEATS, VERDICT, WRITTEN, teller_of
from ui.round_seats import paint_seats
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.round_count_table import CountTable

Index = QModelIndex | QPersistentModelIndex
FIGURE_WIDTH = 50


class CountHead(QHeaderView):
    """Two storeys: the tellers above their three columns."""

    def __init__(self, theme: Theme, table: CountTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._theme = theme
        self._table = table
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(100, self._theme.row(48, 9.5, 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("head"))
        upper = QRect(0, 0, 0, self.height() // 2)
        active = teller_of(self._table.currentIndex().column())
        painter.setFont(theme.font(9.5, 600))
        for teller, first in ((1, 1), (2, 4)):
            box = QRect(self._left(first), 2, self._left(first + 3) - self._left(first), upper.height())
            painter.setPen(theme.colour("ink" if teller == active else "muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"Người kiểm {teller}")
        members = self._table.rows.lines[0].members if self._table.rows.lines else 0
        for column in range(self.count()):
            box = QRect(self._left(column), 0, self.sectionSize(column), self.height())
            painter.setPen(theme.colour("muted"))
            if teller_of(column):
                painter.setFont(theme.font(9))
                words = ("Đồng ý", "Không", "Trống")[(column - 1) % 3]
                lower = box.adjusted(0, upper.height(), 0, -4)
                painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, words)
                continue
            painter.setFont(theme.font(9.5, 600))
            side = Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignHCenter if column == WRITTEN else Qt.AlignmentFlag.AlignLeft
            )
            words = {
                NAME: "Người được đề nghị",
                WRITTEN: "Ý kiến\nvăn bản",
                SEATS: f"Đồng ý / {members} thành viên",
                VERDICT: "Kết luận",
            }[column]
            painter.drawText(box.adjusted(0 if column == WRITTEN else 12, 0, 0, 0), side, words)
        painter.setPen(theme.pen("line"))
        for column in (1, 4, WRITTEN, SEATS):
            painter.drawLine(self._left(column), 0, self._left(column), self.height())
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _left(self, column: int) -> int:
        return self.sectionViewportPosition(column)


class CountCells(QStyledItemDelegate):
    """Paints one cell by the state of its row."""

    def __init__(self, theme: Theme, table: CountTable) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rows = self._theme, self._table.rows
        line, box, column = rows.lines[index.row()], QRect(option.rect), index.column()
        painter.save()
        if line.nominee is None:
            self._heading(painter, box, line.words, f"cần {line.need}/{line.members}", line.tail)
            painter.restore()
            return
        state = rows.state(index.row())
        wrong = state in (RowState.DIFFERS, RowState.BROKEN)
        if wrong:
            painter.fillRect(box, theme.colour("errTint"))
        painter.setPen(theme.pen("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if column in (1, 4, WRITTEN, SEATS):
            painter.drawLine(box.topLeft(), box.bottomLeft())
        if column == NAME:
            self._two_lines(painter, box.adjusted(12, 0, -6, -1), line.words, line.tail)
        elif teller_of(column):
            self._figure(painter, box, index, state)
        elif column == WRITTEN:
            painter.setFont(theme.font(10))
            painter.setPen(theme.colour("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._table.written))
        elif column == SEATS:
            result = rows.result(index.row())
            members, need = (result.members, result.need) if result else (line.members, line.need)
            agree = result.agree if result else None
            inner = QRectF(box.adjusted(12, 0, -8, -1))
            paint_seats(painter, theme, inner, agree, members, need, passed=bool(result and agree >= need))
        else:
            self._verdict(painter, box.adjusted(10, 2, -8, -3), index.row())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(FIGURE_WIDTH, self._theme.row(40, 9.5, 2))

    def _heading(self, painter: QPainter, box: QRect, words: str, need: str, tail: str) -> None:
        theme = self._theme
        painter.fillRect(box, theme.colour("head"))
        x = box.left() + 12
        for text, font, role in (
            (words, theme.font(9.5, 600), "text"),
            (need, theme.font(9.5, 600), "ink"),
            (tail, theme.font(9.5), "muted"),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            room = QRect(x, box.top(), box.right() - x - 8, box.height())
            metrics = QFontMetrics(font)
            painter.drawText(
                room,
                Qt.AlignmentFlag.AlignVCenter,
                metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width()),
            )
            x += metrics.horizontalAdvance(text) + 14

    def _two_lines(self, painter: QPainter, box: QRect, words: str, tail: str) -> None:
        theme = self._theme
        half = box.height() // 2
        for text, font, role, top in (
            (words, theme.font(10, 500), "text", box.top() + 3),
            (tail, theme.font(9), "muted", box.top() + half),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(QRect(box.left(), top, box.width(), half), Qt.AlignmentFlag.AlignVCenter, shown)

    def _figure(self, painter: QPainter, box: QRect, index: Index, state: RowState) -> None:
        theme, table = self._theme, self._table
        here = index == table.currentIndex() and table.hasFocus()
        value = table.shown_figure(index.row(), index.column())
        wrong = state is RowState.DIFFERS
        if value is None and not here and not table.rows.kept:
            painter.setPen(QPen(theme.colour("strong"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(QRectF(box).adjusted(8.5, 8.5, -9.5, -9.5))
        elif value is not None:
            yes = (index.column() - 1) % 3 == 0
            painter.setFont(theme.font(11 if yes else 10, 600 if yes else 400))
            painter.setPen(
                theme.colour("err" if wrong and self._differs(index) else "text" if yes else "muted")
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, value)
        if here:
            painter.setPen(QPen(theme.colour("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -2))
            if value is None:
                middle = box.center()
                painter.drawLine(middle.x(), middle.y() - 8, middle.x(), middle.y() + 8)

    def _differs(self, index: Index) -> bool:
        other = index.column() + (3 if teller_of(index.column()) == 1 else -3)
        rows = self._table.rows
        return rows.figure(index.row(), index.column()) != rows.figure(index.row(), other)

    def _verdict(self, painter: QPainter, box: QRect, row: int) -> None:
        theme = self._theme
        role, words = self._table.rows.verdict(row)
        icon = {"good": "checkmark_circle-filled", "none": "dismiss_circle", "err": "error_circle"}.get(role)
        if icon:
            sign = theme.icons.pixmap(icon, 16, role, self._table.devicePixelRatioF())
            painter.drawPixmap(box.left(), box.center().y() - 7, sign)
            box = box.adjusted(22, 0, 0, 0)
        painter.setFont(theme.font(9.5, 400 if role == "muted" else 600))
        painter.setPen(theme.colour(role))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box, flags, words)
