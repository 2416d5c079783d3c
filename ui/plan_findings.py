"""Trước khi ký: what is missing or doubtful, each one step from its place; it advises and forbids nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.readiness import Finding
from ui.keybutton import IconButton, KeyButton
from ui.panes import Hairline, label
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_FINDING = Qt.ItemDataRole.UserRole
_MOST_ROWS = 4
SIGN_KINDS = ("number", "date")


def link_words(finding: Finding) -> str:
    """What the link at the right of a finding says."""
    if finding.target.startswith("settings:"):
        return "Mở Cài đặt"
    if finding.kind == "number" and finding.sentence.startswith("Chưa"):
        return "Ký và ghi số…"
    return "Đến chỗ này"


class FindingsModel(QAbstractListModel):
    """The findings in the order of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.findings: tuple[Finding, ...] = ()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Other findings."""
        if tuple(findings) != self.findings:
            self.beginResetModel()
            self.findings = tuple(findings)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """The number of findings."""
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Sentence and place; the finding itself under the user role."""
        finding = self.findings[index.row()]
        if role == _FINDING:
            return finding
        if role == Qt.ItemDataRole.DisplayRole:
            return finding.sentence
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{finding.sentence}. {finding.place}. {link_words(finding)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{finding.sentence}. {finding.place}."
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._theme.row(28))

    def link_box(self, box: QRect, finding: Finding) -> QRectF:
        """Where the link stands."""
        width = QFontMetricsF(self._theme.font(10)).horizontalAdvance(link_words(finding))
        return QRectF(box.right() - 12 - width, box.top(), width + 4, box.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding: Finding = index.data(_FINDING)
        theme, box = self._theme, option.rect
        painter.save()
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("select"))
            if focused:
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.colour("ink"))
        warn = finding.level == "warn"
        ratio = painter.device().devicePixelRatioF()
        pixmap = theme.icons.pixmap("warning" if warn else "info", 16, "warn" if warn else "muted", ratio)
        middle = box.center().y() + 1
        painter.drawPixmap(QPointF(box.left() + 12, middle - 8), pixmap)
        link = self.link_box(box, finding)
        painter.setFont(theme.font(10))
        painter.setPen(theme.colour("ink"))
        painter.drawText(link, Qt.AlignmentFlag.AlignVCenter, link_words(finding))
        left, right = box.left() + 36.0, link.left() - 12
        left = self._words(painter, finding.sentence, 10, "text", left, right, box) + 10
        self._words(painter, finding.place, 9, "muted", left, right, box)
        painter.restore()

    def _words(
        self, painter: QPainter, words: str, points: float, role: str, left: float, right: float, box: QRect
    ) -> float:
        if right - left < 16:
            return right
        font = self._theme.font(points)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, right - left)
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        painter.drawText(
            QRectF(left, box.top(), right - left + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, shown
        )
        return left + metrics.horizontalAdvance(shown)


class _List(QListView):
    """Enter, a click on the link or a double click goes to the place."""

    gone_to = Signal(object)

    def __init__(self, painter: _Painter) -> None:
        super().__init__()
        self.painter = painter
        self.setItemDelegate(painter)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.gone_to.emit(self.currentIndex().data(_FINDING))
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._on_link(index, event):
            self.gone_to.emit(index.data(_FINDING))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._on_link(index, event):
            self.gone_to.emit(index.data(_FINDING))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        hand = index.isValid() and self._on_link(index, event)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def _on_link(self, index: Index, event: QMouseEvent) -> bool:
        return self.painter.link_box(self.visualRect(index), index.data(_FINDING)).contains(event.position())


class FindingsPanel(QWidget):
    """`gone_to` carries the Finding to open. Folds to its heading by hand or when the window is low."""

    gone_to = Signal(object)
    check_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._by_hand: bool | None = None
        self._low = False
        self.model = FindingsModel()
        self._painter = _Painter(theme)
        self.list = _List(self._painter)
        self.list.setModel(self.model)
        self.list.setAccessibleName("Trước khi ký")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.gone_to.connect(self.gone_to)
        self._heading = label("Trước khi ký", "strongText")
        self._count = label("", "muted")
        self._shut = IconButton(theme, "chevron_down", "Gập danh sách")
        self._unshut = IconButton(theme, "chevron_up", "Mở danh sách")
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(self._heading)
        head.addWidget(self._count, 1)
        self.check = KeyButton(theme, "Kiểm tra thể thức", "link")
        self.check.clicked.connect(self.check_asked)
        head.addWidget(self.check)
        for button in (self._shut, self._unshut):
            button.set_side(28)
            button.clicked.connect(self._by_button)
            head.addWidget(button)
        self._head = QWidget()
        self._head.setLayout(head)
        self._head.setFixedHeight(32)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 4)
        rows.setSpacing(0)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self._head)
        rows.addWidget(self.list)
        theme.changed.connect(self._fit)
        self._fit()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Other findings; the panel is as high as up to four of them."""
        chosen = self.list.currentIndex().row()
        self.model.show_findings(findings)
        if 0 <= chosen < len(findings):
            self.list.setCurrentIndex(self.model.index(chosen))
        count = len(findings)
        self._count.setText(
            f"{count} điều nên xem, không cản việc xuất" if count else "Không có điều nào cần xem"
        )
        self._head.setAccessibleName(f"Trước khi ký: {self._count.text()}")
        self._fit()

    def set_low(self, low: bool) -> None:
        """The window is low: the list folds unless it was opened by hand."""
        if low != self._low:
            self._low = low
            self._by_hand = None
            self._fit()

    @property
    def folded(self) -> bool:
        """Whether only the heading is shown."""
        return self._low if self._by_hand is None else self._by_hand

    def unfold(self) -> None:
        """Show the list."""
        self._by_hand = False
        self._fit()

    def step(self, by: int) -> Finding | None:
        """The next (1) or previous (-1) finding from the last one gone to, round and round."""
        count = len(self.model.findings)
        if not count:
            return None
        at = self.list.currentIndex().row()
        at = (at + by) % count if at >= 0 else (0 if by > 0 else count - 1)
        self.list.setCurrentIndex(self.model.index(at))
        return self.model.findings[at]

    def _by_button(self) -> None:
        self._by_hand = not self.folded
        self._fit()

    def _fit(self) -> None:
        shown = not self.folded and bool(self.model.findings)
        self.list.setVisible(shown)
        self.list.setFixedHeight(min(_MOST_ROWS, max(1, len(self.model.findings))) * self._theme.row(28))
        self._shut.setVisible(shown)
        self._unshut.setVisible(bool(self.model.findings) and not shown)
