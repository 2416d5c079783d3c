"""The days of the grid, typed like Excel: what each key does to the selected cells."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit

from app.domain.attendance_symbols import PRESENT
from app.domain.grid_marks import cell_text, table_of
from ui.month_grid_model import MonthModel
from ui.month_grid_paint import CellPainter
from ui.month_grid_view import SINGLE, GridView
from ui.theme import Theme

# Rows of cells as typed, to be put at the block.
Block = list[list[str]]
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class CodeLine(QLineEdit):
    """The small line over a cell. Leaving it by an arrow, Enter or Tab is said with the step to take."""

    ended = Signal(int, int)
    dropped = Signal()
    left = Signal()

    def __init__(self, view: GridView) -> None:
        super().__init__(view.viewport())
        self.setMaxLength(12)
        self.setAccessibleName("Ký hiệu")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Tab is a key of the grid, not a way out of it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key()) if event.key() in _STEPS else None
            if key is not None and not event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier):
                self.ended.emit(*_STEPS[key])
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.dropped.emit()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving saves, as everywhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class DaysView(GridView):
    """`typed` carries the rows of text for the selected block; the tab answers whether it could be kept."""

    typed = Signal(object)
    pasted = Signal(object)
    cleared = Signal()
    as_before = Signal()
    filled = Signal(int, int)
    next_missing = Signal(int)

    def __init__(self, theme: Theme, model: MonthModel, cells: CellPainter) -> None:
        super().__init__(theme, model, cells, "Bảng chấm công")
        self.line = CodeLine(self)
        self.line.ended.connect(self._end)
        self.line.dropped.connect(self._drop)
        self.line.left.connect(self._leave)
        self.accepted = True
        self.read_only = False

    def block(self) -> QRect:
        """The selected block: left and width in days from 0, top and height in rows of the model."""
        picked = self.selectionModel().selection()
        at = self.currentIndex()
        if picked.isEmpty():
            return QRect(at.column() - 1, at.row(), 1, 1) if at.isValid() else QRect()
        one = picked.first()
        first, last = max(1, one.left()), min(self.grid.day_count, one.right())
        return QRect(first - 1, one.top(), last - first + 1, one.height())

    def begin(self, text: str, *, whole: bool = False) -> None:
        """Open the line over the current cell."""
        at = self.currentIndex()
        if self.read_only or not at.isValid():
            self.typed.emit(None)
            return
        box = self.visualRect(at)
        width = max(box.width(), self.line.fontMetrics().horizontalAdvance("Ts/Nb") + 16)
        left = min(box.left() + (box.width() - width) // 2, self.viewport().width() - width)
        self.line.setStyleSheet("QLineEdit { min-height: 0; padding: 0; border-radius: 2px; }")
        self.line.setFont(self.theme.font(9.5, 600))
        self.line.setGeometry(max(0, left), box.top(), width, box.height())
        self.line.setText(text)
        if whole:
            self.line.selectAll()
        self.line.show()
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in Excel; letters open the line and never move the cursor by themselves."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held in (Qt.KeyboardModifier.NoModifier, _SHIFT):
            if self._plain(key, held, event.text()):
                return
        elif held == _CTRL and self._held(key):
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit what is there."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.edit_current()

    def event(self, event: QEvent) -> bool:
        """Tab and Shift+Tab step from cell to cell; F6 leaves the grid."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            and not event.modifiers() & _CTRL
        ):
            self.step(0, 1 if event.key() == Qt.Key.Key_Tab else -1)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always a cell to type into."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(next(iter(self.grid.place.values()), -1), 1)

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell and show it."""
        index = self.grid.index(row, column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, SINGLE)
            self.scrollTo(index)

    def step(self, down: int, right: int) -> None:
        """One cell on, over headings, never out of the days."""
        at = self.currentIndex()
        row, column = at.row() + down, min(max(1, at.column() + right), self.grid.day_count)
        while 0 <= row < len(self.grid.rows) and self.grid.line(row) is None:
            row += down or 1
        if self.grid.line(row) is not None:
            self.go_to(row, column)

    def edit_current(self) -> None:
        """F2: the content in the line, ready to be changed."""
        at = self.currentIndex()
        line = self.grid.line(at.row())
        if line is not None:
            self.begin(cell_text(line.cells[at.column() - 1]), whole=True)

    def copy(self) -> None:
        """The block as text Excel takes."""
        box = self.block()
        lines = [self.grid.line(row) for row in range(box.top(), box.top() + box.height())]
        days = range(box.left(), box.left() + box.width())
        rows = ["\t".join(cell_text(line.cells[at]) for at in days) for line in lines if line is not None]
        QGuiApplication.clipboard().setText("\n".join(rows) + "\n")

    def _plain(self, key: int, held: Qt.KeyboardModifier, text: str) -> bool:
        if text == PRESENT:
            self.typed.emit([[PRESENT]])
        elif key == Qt.Key.Key_Space:
            self.as_before.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif key == Qt.Key.Key_F2:
            self.edit_current()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if held == _SHIFT else 1, 0)
        elif key == Qt.Key.Key_F8:
            self.next_missing.emit(-1 if held == _SHIFT else 1)
        elif text and text.isprintable() and not text.isspace():
            self.begin(text)
        else:
            return False
        return True

    def _held(self, key: int) -> bool:
        match key:
            case Qt.Key.Key_C:
                self.copy()
            case Qt.Key.Key_X:
                self.copy()
                self.cleared.emit()
            case Qt.Key.Key_V:
                self.pasted.emit(table_of(QGuiApplication.clipboard().text()))
            case Qt.Key.Key_D:
                self.filled.emit(1, 0)
            case Qt.Key.Key_R:
                self.filled.emit(0, 1)
            case _:
                return False
        return True

    def _end(self, down: int, right: int) -> None:
        if self._keep():
            self.setFocus()
            if self.block().width() * self.block().height() <= 1:
                self.step(down, right)

    def _keep(self) -> bool:
        """Hand over what was typed; the line stays open while it is no code."""
        if not self.line.isVisible():
            return True
        text = self.line.text().strip()
        self.accepted = True
        if text:
            self.typed.emit([[text]])
        self.line.setProperty("bad", not self.accepted)
        if self.accepted:
            self._close()
        else:
            self.line.selectAll()
        return self.accepted

    def _leave(self) -> None:
        if self.line.isVisible():
            self._keep()
            self._close()

    def _drop(self) -> None:
        self._close()
        self.setFocus()

    def _close(self) -> None:
        if self.line.isVisible():
            self.line.hide()
            self.line.clear()

    def moveCursor(self, action: object, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End are the ends of the month; Page keys pass over headings."""
        index = super().moveCursor(action, modifiers)  # type: ignore[arg-type]
        column = min(max(1, index.column()), self.grid.day_count)
        row = index.row()
        if self.grid.line(row) is None:
            row = row + 1 if row < self.currentIndex().row() and row + 1 < len(self.grid.rows) else row - 1
            row = row if self.grid.line(row) is not None else self.currentIndex().row()
        return self.grid.index(row, column)
