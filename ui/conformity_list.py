"""The findings of a conformity check as rows: how grave, where, what was found, what the decree asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.services.conformity import Finding, Level
from ui.theme import Theme
from ui.value_list import VALUE, Index, ValueModel, paint_chosen

_LEFT, _RIGHT, _TOP = 36, 12, 6
_GO = "Đến chỗ này"

LEVEL_WORDS: dict[Level, str] = {"error": "Lỗi", "warning": "Cảnh báo", "hint": "Gợi ý"}
_SIGNS: dict[Level, tuple[str, str]] = {
    "error": ("error_circle", "err"),
    "warning": ("warning", "warn"),
    "hint": ("info", "muted"),
}


class ConformityModel(ValueModel):
    """Findings in the order of the checks; `linked` are those with a record of ours to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.linked: frozenset[Finding] = frozenset()

    def said(self, value: Finding, role: int) -> Any:
        """What was found; for screen readers the whole row as sentences."""
        if role == Qt.ItemDataRole.DisplayRole:
            return value.found
        if role == Qt.ItemDataRole.AccessibleTextRole:
            level = LEVEL_WORDS[value.level]
            return (
                f"{level} {value.id}. {value.place}. Thấy {value.found}. "
                f"Quy định: {value.asked}. {value.article}"
            )
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: ConformityModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self.width = 400

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = self._words(index.data(VALUE))
        height = 2 * _TOP + self._line(10) + 2 + words.boundingRect().height() + 2 + self._line(9)
        return QSize(100, round(height) + 1)

    def link_box(self, box: QRect, finding: Finding) -> QRectF:
        """Where the link stands; empty without one."""
        if finding not in self._model.linked:
            return QRectF(box.right() - _RIGHT, box.top(), 0, 0)
        width = QFontMetricsF(self._theme.font(10)).horizontalAdvance(_GO)
        return QRectF(box.right() - _RIGHT - width, box.top() + _TOP, width + 4, self._line(10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding: Finding = index.data(VALUE)
        theme, box = self._theme, option.rect
        painter.save()
        paint_chosen(painter, theme, option, edge=bool(option.state & QStyle.StateFlag.State_HasFocus))
        painter.setPen(theme.pen("line"))
        foot = box.bottom() + 0.5
        painter.drawLine(QPointF(box.left(), foot), QPointF(box.right() + 1, foot))
        icon, role = _SIGNS[finding.level]
        ratio = painter.device().devicePixelRatioF()
        top = box.top() + _TOP
        middle = top + (self._line(10) - 16) / 2
        painter.drawPixmap(QPointF(box.left() + 12, middle), theme.icons.pixmap(icon, 16, role, ratio))
        link = self.link_box(box, finding)
        if link.width():
            painter.setFont(theme.font(10))
            painter.setPen(theme.colour("ink"))
            painter.drawText(link, Qt.AlignmentFlag.AlignVCenter, _GO)
        right = link.left() - 12 if link.width() else box.right() - _RIGHT
        left = self._put(painter, LEVEL_WORDS[finding.level], (10, 600, role), box.left() + _LEFT, right, top)
        left = self._put(painter, finding.id, (9, 400, "muted"), left + 10, right, top)
        self._put(painter, finding.place, (9, 400, "muted"), left + 10, right, top)
        words = self._words(finding)
        painter.setPen(theme.colour("text"))
        words.draw(painter, QPointF(box.left() + _LEFT, top + self._line(10) + 2))
        below = top + self._line(10) + 4 + words.boundingRect().height()
        pixmap = theme.icons.pixmap("book", 16, "muted", ratio)
        painter.drawPixmap(QPointF(box.left() + _LEFT, below + (self._line(9) - 16) / 2), pixmap)
        edge = box.right() - _RIGHT
        self._put(painter, finding.article, (9, 400, "muted"), box.left() + _LEFT + 22, edge, below, 9)
        painter.restore()

    def _line(self, points: float) -> float:
        return QFontMetricsF(self._theme.font(points)).height()

    def _put(
        self,
        painter: QPainter,
        words: str,
        look: tuple[float, int, str],
        left: float,
        right: float,
        top: float,
        row: float = 10,
    ) -> float:
        """Words on one line of the height of `row` points, elided at `right`; where they end."""
        points, weight, role = look
        if right - left < 16:
            return right
        font = self._theme.font(points, weight)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, right - left)
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        place = QRectF(left, top, right - left + 2, self._line(row))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        return left + metrics.horizontalAdvance(shown)

    def _words(self, finding: Finding) -> QTextLayout:
        """What was found, heavier, and what is asked, over as many lines as they need."""
        layout = QTextLayout(f"{finding.found}   Quy định: {finding.asked}", self._theme.font(10))
        part = QTextLayout.FormatRange()
        look = QTextCharFormat()
        look.setFontWeight(600)
        part.start, part.length, part.format = 0, len(finding.found), look
        layout.setFormats([part])
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(80, self.width - _LEFT - _RIGHT))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout


class ConformityList(QListView):
    """`chosen` carries the Finding in front (or None), `gone_to` the one to be mended at its record."""

    chosen = Signal(object)
    gone_to = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.findings = ConformityModel()
        self._painter = _Painter(theme, self.findings)
        self.setModel(self.findings)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("Các điều thấy được")
        self.selectionModel().currentChanged.connect(self._moved)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_findings(self, findings: Sequence[Finding], linked: frozenset[Finding]) -> None:
        """Other findings; the one in front stays in front if it is still there."""
        before = self.current()
        self.findings.linked = linked
        self.findings.show_values(())  # the same findings of a paper read again are chosen anew
        self.findings.show_values(findings)
        at = findings.index(before) if before in findings else 0
        if findings:
            self.setCurrentIndex(self.findings.index(at))
        else:
            self.chosen.emit(None)

    def current(self) -> Finding | None:
        """The finding in front."""
        index = self.currentIndex()
        return self.findings.values[index.row()] if index.isValid() else None

    def choose(self, finding: Finding) -> None:
        """Bring a finding to the front."""
        if finding in self.findings.values:
            self.setCurrentIndex(self.findings.index(self.findings.values.index(finding)))

    def step(self, by: int) -> None:
        """The next (1) or previous (-1) finding, round and round."""
        count = len(self.findings.values)
        if count:
            at = (self.currentIndex().row() + by) % count
            self.setCurrentIndex(self.findings.index(at))

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.findings.values[index.row()])

    def _go(self, index: Index) -> None:
        if index.isValid() and index.data(VALUE) in self.findings.linked:
            self.gone_to.emit(index.data(VALUE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their words at this width."""
        self._painter.width = self.viewport().width()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._go(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """So does a click on the link."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._on_link(index, event):
            self._go(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """And a double click on the row."""
        self._go(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over the link."""
        index = self.indexAt(event.position().toPoint())
        hand = index.isValid() and self._on_link(index, event)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def _on_link(self, index: Index, event: QMouseEvent) -> bool:
        box = self._painter.link_box(self.visualRect(index), index.data(VALUE))
        return box.contains(event.position())
