"""The list of a year's grading as a table typed like Excel: months, points, grade, decision, what is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.grading_round import GradingLine, check_proposal
from app.domain.quality_grades import GradeState
from ui.figures import show_points
from ui.history_words import GRADE_SHORT
from ui.row_table import Index
from ui.theme import Theme

NAME, MONTHS, POINTS, GRADE, DECISION, NOTE = range(6)
HEADS = ("Người, tập thể", "Tháng", "Điểm", "Mức", "Quyết định", "Quy định nói gì")
_WIDTHS = {NAME: 210, MONTHS: 60, POINTS: 64, GRADE: 148, DECISION: 140}
TYPED = (POINTS, GRADE)


@dataclass(frozen=True)
class GroupRow:
    """The heading of a unit."""

    words: str


Row = GroupRow | GradingLine


class GradingModel(QAbstractTableModel):
    """`typed` carries (GradingLine, column, text) for every cell that was typed into."""

    typed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Other lines; the same holders in the same order only change their cells."""
        before, self.rows = self.rows, tuple(rows)
        if [_key(row) for row in before] == [_key(row) for row in self.rows]:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, NOTE))
        else:
            self.beginResetModel()
            self.endResetModel()

    def line(self, row: int) -> GradingLine | None:
        """The line of a row, None for a heading."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, GradingLine) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One a line and one a heading."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """HEADS."""
        return 0 if parent.isValid() else len(HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Points and grade are typed unless decided; headings are only read."""
        line = self.line(index.row())
        if line is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return (
            flags | Qt.ItemFlag.ItemIsEditable if index.column() in TYPED and not is_decided(line) else flags
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "Mức: XS, T, HT, K" if section == GRADE else HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = section in {MONTHS, POINTS}
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of the cell, or the row itself."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if isinstance(row, GroupRow):
            heads = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return row.words if role in heads else None
        words = cell_words(row, index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return words or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {HEADS[index.column()]}: {words or 'trống'}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """What was typed goes to whoever keeps it."""
        line = self.line(index.row())
        if line is None or str(value).strip() == cell_words(line, index.column()):
            return False
        self.typed.emit(((line, index.column(), str(value).strip()),))
        return True


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: GradingTable) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        row = index.data(Qt.ItemDataRole.UserRole)
        line.setAccessibleName(f"{HEADS[index.column()]}, {row.name}")
        return line

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        box, theme = QRect(option.rect), self._theme
        painter.save()
        if isinstance(row, GroupRow):
            painter.fillRect(box, theme.colour("head"))
            painter.setFont(theme.font(9.5, 600))
            painter.setPen(theme.colour("muted"))
            painter.drawText(box.adjusted(12, 0, -8, -1), Qt.AlignmentFlag.AlignVCenter, row.words)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("select"))
        elif index.column() in TYPED and is_decided(row):
            painter.fillRect(box, theme.colour("alt"))
        painter.setPen(theme.pen("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(12 if index.column() == NAME else 8, 0, -8, -1)
        self._cell(painter, inner, row, index.column())
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(QPen(theme.colour("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.restore()

    def _cell(self, painter: QPainter, inner: QRect, line: GradingLine, column: int) -> None:
        theme = self._theme
        if column == NAME:
            self._two(painter, inner, line.name, line.post)
            return
        role, weight = "text", 400
        if column == GRADE:
            weight = 500
            role = "warn" if contradicted(line) else "text"
        elif column in {MONTHS, DECISION} or (column == NOTE and not contradicted(line)):
            role = "muted"
        elif column == NOTE:
            role = "warn"
        if column == DECISION and is_decided(line) and line.row is not None and line.row.number:
            seal = theme.icons.pixmap("dau", 16, "seal", self._view.devicePixelRatioF())
            painter.drawPixmap(inner.left() - 1, inner.center().y() - 7, seal)
            inner = inner.adjusted(18, 0, 0, 0)
        if column == NOTE and contradicted(line):
            icon = theme.icons.pixmap("warning", 16, "warn", self._view.devicePixelRatioF())
            painter.drawPixmap(inner.left(), inner.center().y() - 7, icon)
            inner = inner.adjusted(20, 0, 0, 0)
        font = theme.font(10 if column in TYPED else 9.5, weight)
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        words = QFontMetrics(font).elidedText(
            cell_words(line, column), Qt.TextElideMode.ElideRight, inner.width()
        )
        right = column in {MONTHS, POINTS}
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _two(self, painter: QPainter, inner: QRect, first: str, second: str) -> None:
        theme = self._theme
        strong, small = theme.font(10, 500), theme.font(9)
        high, low = QFontMetrics(strong).height(), QFontMetrics(small).height()
        block = high + (low + 1 if second else 0)
        top = inner.top() + (inner.height() - block) // 2
        for words, font, role, height in ((first, strong, "text", high), (second, small, "muted", low)):
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            said = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
            line = QRect(inner.left(), top, inner.width(), height)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, said)
            top += height + 1


class GradingTable(QTableView):
    """Letters and figures begin typing, Enter goes down, Tab right; Delete, Ctrl+C, V, D as in Excel."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.grading = GradingModel(self)
        self.setModel(self.grading)
        self.setItemDelegate(_Delegate(theme, self))
        self.setAccessibleName("Xếp loại chất lượng")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        theme.changed.connect(self._measure)
        self._measure()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other lines."""
        self.grading.show(rows)
        self._measure()
        if not self.currentIndex().isValid():
            self.go_to(next((at for at, row in enumerate(rows) if isinstance(row, GradingLine)), 0), GRADE)

    def line(self) -> GradingLine | None:
        """The line of the current cell."""
        return self.grading.line(self.currentIndex().row())

    def go_to(self, row: int, column: int) -> None:
        """Make a cell current."""
        index = self.grading.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def find(self, wanted: Callable[[GradingLine], bool], by: int) -> bool:
        """Go to the next (1) or previous (-1) line like that, going round; False for none."""
        count = len(self.grading.rows)
        here = self.currentIndex().row()
        for step in range(1, count + 1):
            at = (here + by * step) % count
            line = self.grading.line(at)
            if line is not None and wanted(line):
                self.go_to(at, GRADE)
                return True
        return False

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Tell whose line it is."""
        super().currentChanged(current, previous)
        self.chosen.emit(self.grading.line(current.row()))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes down, as in Excel."""
        super().closeEditor(editor, hint)
        ends = QAbstractItemDelegate.EndEditHint
        if hint in {ends.NoHint, ends.SubmitModelCache}:
            self._down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete clears, Ctrl+C copies, Ctrl+V pastes, Ctrl+D repeats the first cell; Enter goes down."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        key = event.key()
        enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers()
        if enter and self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # the editor's own: it commits in a moment and then goes down
        elif enter:
            self._down()
        elif key == Qt.Key.Key_Delete:
            self._write([(index, "") for index in self._typed_cells()])
        elif control and key == Qt.Key.Key_C:
            self._copy()
        elif control and key == Qt.Key.Key_V:
            self._paste()
        elif control and key == Qt.Key.Key_D:
            found = self._typed_cells()
            if found:
                words = str(found[0].data())
                self._write([(index, words) for index in found if index.column() == found[0].column()])
        else:
            super().keyPressEvent(event)

    def _down(self) -> None:
        index = self.currentIndex()
        row = index.row() + 1
        while row < len(self.grading.rows) and self.grading.line(row) is None:
            row += 1
        if row < len(self.grading.rows):
            self.go_to(row, index.column())

    def _typed_cells(self) -> list[QModelIndex]:
        found = [index for index in self.selectedIndexes() if index.column() in TYPED]
        open_ones = [index for index in found if index.flags() & Qt.ItemFlag.ItemIsEditable]
        return sorted(open_ones, key=lambda index: (index.row(), index.column()))

    def _write(self, cells: Sequence[tuple[QModelIndex, str]]) -> None:
        typed = []
        for index, words in cells:
            line = self.grading.line(index.row())
            if line is not None and words != cell_words(line, index.column()):
                typed.append((line, index.column(), words))
        if typed:
            self.grading.typed.emit(tuple(typed))

    def _copy(self) -> None:
        rows: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column())):
            rows.setdefault(index.row(), []).append(str(index.data()))
        QApplication.clipboard().setText("\n".join("\t".join(words) for words in rows.values()))

    def _paste(self) -> None:
        """From the current cell on, down the lines that stand there and right within the typed columns."""
        start = self.currentIndex()
        cells = []
        row = start.row()
        for text in QApplication.clipboard().text().rstrip("\n").split("\n"):
            while row < len(self.grading.rows) and self.grading.line(row) is None:
                row += 1
            if row >= len(self.grading.rows):
                break
            for at, words in enumerate(text.split("\t")):
                index = self.grading.index(row, start.column() + at)
                if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
                    cells.append((index, words.strip()))
            row += 1
        self._write(cells)

    def _measure(self) -> None:
        head = self.horizontalHeader()
        head.setFixedHeight(self._theme.row(28, 9.5))
        for column in range(len(HEADS)):
            stretch = column == NOTE
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Fixed
            head.setSectionResizeMode(column, mode)
            if not stretch:
                self.setColumnWidth(column, round(self._theme.size(_WIDTHS[column])))
        self.clearSpans()
        for row, what in enumerate(self.grading.rows):
            group = isinstance(what, GroupRow)
            if group:
                self.setSpan(row, 0, 1, len(HEADS))
            self.setRowHeight(row, self._theme.row(26, 9.5) if group else self._theme.row(40, 9.5, 2))
        self.viewport().update()


def is_decided(line: GradingLine) -> bool:
    """Whether a decision stands behind the grade, so that it is no longer typed."""
    return line.row is not None and line.row.state is GradeState.DECIDED


def contradicted(line: GradingLine) -> bool:
    """Whether the grade is one the rule does not allow and no reason says why it stands."""
    return line.row is not None and bool(check_proposal(line, line.row.grade, line.row.reason))


def cell_words(line: GradingLine, column: int) -> str:
    """What stands in a cell."""
    row = line.row
    if column == NAME:
        return line.name
    if column == MONTHS:
        return "" if line.holder.person_id is None else str(line.months)
    if column == POINTS:
        return show_points(row.points) if row is not None and row.points is not None else ""
    if column == GRADE:
        return GRADE_SHORT.get(row.grade, row.grade) if row is not None else ""
    if column == DECISION:
        if row is None:
            return ""
        return "dự kiến" if row.state is GradeState.PROPOSED else row.number or "thiếu số"
    followed = ""
    if line.points is not None:
        gives = f", theo thang điểm là {GRADE_SHORT[line.by_points].lower()}" if line.by_points else ""
        followed = f"Theo dõi {len(line.followed)} kỳ, trung bình {show_points(line.points)} điểm{gives}."
    reason = f"Lý do: {row.reason}" if row is not None and row.reason else ""
    return " ".join(filter(None, (reason, *line.why, followed)))


def _key(row: Row) -> object:
    return row.words if isinstance(row, GroupRow) else row.holder
