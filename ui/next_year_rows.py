"""The list of proposals: each in its sentence with the old words struck out and the new ones after them."""

from __future__ import annotations

from PySide6.QtCore import (
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.wording import upper_first
from app.services.next_year import Proposal, Sort
from ui.compare_text import CHANGED, OFFERED, marked_text, paint_text
from ui.next_year_model import ProposalsModel
from ui.theme import Theme
from ui.value_list import VALUE, Index, paint_chosen

_LEFT = 44
_PAD = 7


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: ProposalList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._heights: dict[tuple[object, ...], int] = {}

    def forget(self) -> None:
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        proposal: Proposal = index.data(VALUE)
        width = self._view.viewport().width()
        model = self._view.rows
        key = (proposal, width, model.new_words(proposal))
        if key not in self._heights:
            text = marked_text(self._theme, model.pieces(proposal), width - _LEFT - 14)
            line = QFontMetricsF(self._theme.font(9)).height()
            self._heights[key] = round(text.size().height() + 2 * line + 2 * _PAD + 4)
        return QSize(width, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        proposal: Proposal = index.data(VALUE)
        theme, box, model = self._theme, QRect(option.rect), self._view.rows
        taken = proposal.key in model.taken
        ratio = painter.device().devicePixelRatioF()
        painter.save()
        paint_chosen(painter, theme, option, "inkTint")
        painter.setPen(theme.pen("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        top = box.top() + _PAD
        self._tick(painter, QRectF(box.left() + 14.5, top + 1.5, 16, 16), proposal, taken, ratio)
        line = QFontMetricsF(theme.font(9)).height()
        width = box.width() - _LEFT - 14
        head = QRectF(box.left() + _LEFT, top, width, line)
        self._head(painter, head, proposal)
        look = CHANGED if taken else OFFERED
        text = marked_text(theme, model.pieces(proposal), width, look)
        paint_text(painter, text, theme, QPointF(box.left() + _LEFT, top + line + 2))
        painter.setFont(theme.font(9))
        painter.setPen(theme.colour("muted"))
        foot = QRectF(head.left(), top + line + 4 + text.size().height(), width, line)
        why = QFontMetricsF(theme.font(9)).elidedText(proposal.why, Qt.TextElideMode.ElideRight, width)
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, why)
        painter.restore()

    def _head(self, painter: QPainter, box: QRectF, proposal: Proposal) -> None:
        theme = self._theme
        painter.setFont(theme.font(9, 600))
        painter.setPen(theme.colour("muted"))
        place = upper_first(proposal.place)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, place)
        state = self._view.rows.state(proposal)
        asked = state in ("cần trả lời", "chờ trả lời")
        painter.setFont(theme.font(9, 500))
        painter.setPen(theme.colour("warn" if asked else "good" if state == "đã lấy" else "muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, state)

    def _tick(self, painter: QPainter, box: QRectF, proposal: Proposal, taken: bool, ratio: float) -> None:
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QPointF(box.left() - 0.5, box.top() - 0.5)
        if proposal.sort is Sort.KEEP:
            painter.drawPixmap(where, theme.icons.pixmap("lock_closed", 16, "muted", ratio))
        elif proposal.question and proposal.question not in self._view.rows.answers:
            asked = proposal.sort is Sort.ASK
            icon, role = ("question_circle", "warn") if asked else ("clock", "muted")
            painter.drawPixmap(where, theme.icons.pixmap(icon, 16, role, ratio))
        else:
            painter.setPen(QPen(theme.colour("ink" if taken else "strong"), 1))
            painter.setBrush(theme.colour("ink" if taken else "surface"))
            painter.drawRoundedRect(box, 3, 3)
            if taken:
                painter.drawPixmap(where, theme.icons.pixmap("checkmark", 16, "inkText", ratio))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


class ProposalList(QListView):
    """Space and a click on the box tick; Enter takes and goes on, or asks for the answer."""

    chosen = Signal(object)
    toggled = Signal(object)
    entered_on = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows = ProposalsModel()
        self.setModel(self.rows)
        self._painter = _Painter(theme, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("Đề nghị cho năm mới, Space lấy hoặc để nguyên")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.selectionModel().currentChanged.connect(lambda now, _before: self.chosen.emit(now.data(VALUE)))
        theme.changed.connect(self._again)

    def current(self) -> Proposal | None:
        """The proposal under the cursor."""
        index = self.currentIndex()
        return index.data(VALUE) if index.isValid() else None

    def choose(self, key: str) -> bool:
        """Go to a proposal; False when it is not shown."""
        for row, proposal in enumerate(self.rows.values):
            if proposal.key == key:
                self.setCurrentIndex(self.rows.index(row))
                self.scrollTo(self.rows.index(row))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter takes and goes on."""
        proposal = self.current()
        if proposal is not None and event.key() == Qt.Key.Key_Space:
            self.toggled.emit(proposal)
            return
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not with_ctrl
        if proposal is not None and enter:
            self.entered_on.emit(proposal)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < _LEFT - 4:
            self.toggled.emit(index.data(VALUE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the sentences anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _again(self) -> None:
        self._painter.forget()
        self.scheduleDelayedItemsLayout()
