"""The left pane: every year with the state of its plan, the versions of a replaced one, and ways to begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.plan import Plan, PlanState
from app.services.plans import YearLine
from ui.keybutton import KeyButton
from ui.panes import Hairline, Pane, give_viewport, label
from ui.theme import Theme
from ui.value_list import VALUE, Index, ValueModel, paint_chosen

WIDTH = 196


@dataclass(frozen=True)
class PlanLine:
    """A year (`version` 0) or one version of its plan; `plan_id` 0 where a year has no plan yet."""

    year: int
    plan_id: int
    version: int
    signed: bool
    words: str


def year_words(line: YearLine) -> str:
    """`05/KH-SNgV, 09/01/2023` or what stands in its place."""
    day = line.issued.show() if line.issued and line.issued.complete() else ""
    if line.number_text:
        words = ", ".join(part for part in (line.number_text, day) if part)
        return words if line.state is PlanState.SIGNED else f"Dự thảo, {words}"
    return "Dự thảo, chưa có số"


def version_words(plan: Plan, symbol: str) -> str:
    """`Bản 1, 05/KH-SNgV` of an older or newer version."""
    number = plan.number_text(symbol) or "dự thảo"
    return f"Bản {plan.version}, {number}"


class YearsModel(ValueModel):
    """Years, newest first, each followed by its versions when there is more than one."""

    def said(self, value: PlanLine, role: int) -> Any:
        """Words of a line."""
        line = value
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            signed = "đã ký, " if line.signed else ""
            return f"Năm {line.year}: {signed}{line.words}" if not line.version else f"{signed}{line.words}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.words
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH - 20, self._height(index.data(VALUE)))

    def _height(self, line: PlanLine) -> int:
        return self._theme.row(28) if line.version else self._theme.row(48, lines=2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: PlanLine = index.data(VALUE)
        theme, box = self._theme, option.rect
        painter.save()
        if paint_chosen(painter, theme, option) and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.pen("ink", 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.setPen(theme.pen("line"))
        painter.drawLine(
            QPointF(box.left(), box.bottom() + 0.5), QPointF(box.right() + 1, box.bottom() + 0.5)
        )
        left = box.left() + (24 if line.version else 12)
        top = box.top()
        if not line.version:
            half = box.height() / 2
            painter.setFont(theme.font(11, 600))
            painter.setPen(theme.colour("text"))
            painter.drawText(
                QRectF(left, top + 3, box.width(), half - 3),
                Qt.AlignmentFlag.AlignVCenter,
                f"Năm {line.year}",
            )
            self._state(painter, line, QRectF(left, top + half - 1, box.right() - left - 6, half - 3))
        else:
            self._state(painter, line, QRectF(left, top, box.right() - left - 6, box.height()))
        painter.restore()

    def _state(self, painter: QPainter, line: PlanLine, box: QRectF) -> None:
        theme = self._theme
        left = box.left()
        if line.signed:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(
                QPointF(left - 1, box.center().y() - 8), theme.icons.pixmap("dau", 16, "seal", ratio)
            )
            left += 18
        font = theme.font(9)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        words = QFontMetrics(font).elidedText(
            line.words, Qt.TextElideMode.ElideRight, round(box.right() - left)
        )
        painter.drawText(
            QRectF(left, box.top(), box.right() - left, box.height()), Qt.AlignmentFlag.AlignVCenter, words
        )


class YearsPane(Pane):
    """`chosen` carries year and plan id (0: the year has none); the links have signals of their own.

    `next_asked` carries the plan to start from and the year to make.
    """

    chosen = Signal(int, int)
    new_asked = Signal()
    import_asked = Signal()
    register_asked = Signal()
    check_asked = Signal()
    next_asked = Signal(int, int)
    compare_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.model = YearsModel()
        self.list = QListView()
        give_viewport(self.list)
        self.list.setModel(self.model)
        self._painter = _Painter(theme)
        self.list.setItemDelegate(self._painter)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Các năm")
        self.new = KeyButton(theme, "Lập kế hoạch", "link", icon="document_add")
        self.next = KeyButton(theme, "Lập kế hoạch năm sau", "link", icon="calendar_ltr")
        self.compare = KeyButton(theme, "So sánh kế hoạch", "link", icon="document_search")
        self._from_plan, self._to_year = 0, 0
        self.take = KeyButton(theme, "Nhập từ Word…", "link", icon="arrow_import")
        self.take.setToolTip("Nhập từ Word hoặc tệp văn bản")
        self.register = KeyButton(theme, "Sổ văn bản đi", "link", icon="send")
        self.check = KeyButton(theme, "Kiểm tra thể thức", "link", icon="document_checkmark")
        self.new.clicked.connect(self.new_asked)
        self.next.clicked.connect(lambda: self.next_asked.emit(self._from_plan, self._to_year))
        self.compare.clicked.connect(self.compare_asked)
        self.check.clicked.connect(self.check_asked)
        self.take.clicked.connect(self.import_asked)
        self.register.clicked.connect(self.register_asked)
        heading = label("Các năm", "pane")
        heading.setContentsMargins(12, 0, 0, 0)
        heading.setFixedHeight(45)
        links = QVBoxLayout()
        links.setContentsMargins(12, 4, 4, 6)
        links.setSpacing(0)
        for button in (self.new, self.next, self.compare, self.take, self.check, self.register):
            links.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(heading)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self.list, 1)
        rows.addLayout(links)
        self.setMinimumWidth(160)
        self.setFocusProxy(self.list)
        self.list.selectionModel().currentChanged.connect(self._moved)
        theme.changed.connect(self.list.doItemsLayout)

    def show_lines(self, lines: Sequence[PlanLine], year: int, plan_id: int) -> None:
        """The years, with the shown plan chosen; where the year has no plan the link offers one."""
        blocked = self.list.selectionModel().blockSignals(True)
        self.model.show_values(lines)
        place = next(
            (i for i, line in enumerate(lines) if line.plan_id == plan_id and line.version and plan_id),
            next((i for i, line in enumerate(lines) if line.year == year and not line.version), -1),
        )
        self.list.setCurrentIndex(self.model.index(place) if place >= 0 else QModelIndex())
        self.list.selectionModel().blockSignals(blocked)
        self.list.viewport().update()
        self.new.set_words(f"Lập kế hoạch {year}")
        self.new.setVisible(not any(line.year == year and line.plan_id for line in lines))
        self._offer_next(lines, year, plan_id)

    def _offer_next(self, lines: Sequence[PlanLine], year: int, plan_id: int) -> None:
        """The year after the shown plan's while it has none; an empty year is made from an earlier one."""
        years = {line.year: line.plan_id for line in lines if line.plan_id and not line.version}
        earlier = max((y for y in years if y < year), default=0)
        if plan_id:
            self._from_plan, self._to_year = plan_id, year + 1
        else:
            self._from_plan, self._to_year = years.get(earlier, 0), year
        words = "Lập kế hoạch năm sau" if plan_id else f"Lập từ kế hoạch {earlier}"
        self.next.set_words(words)
        self.next.setVisible(bool(self._from_plan) and self._to_year not in years)
        self.compare.setVisible(sum(1 for line in lines if line.plan_id) > 1)

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            line = self.model.values[index.row()]
            self.chosen.emit(line.year, line.plan_id)
