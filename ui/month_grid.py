"""The month grid: names at the left, totals at the right, days between; what its keys do to the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.month_sheet import MonthSheet
from ui.month_grid_days import DaysView
from ui.month_grid_model import NAME, MonthModel
from ui.month_grid_paint import CellPainter
from ui.month_grid_view import GridView, place_rows, show_columns
from ui.panes import Pane

if TYPE_CHECKING:
    from ui.theme import Theme

# Widths in px: of a day the least and the most, of the name, and of the totals.
DAY_LEAST, DAY_MOST = 18, 38
NAME_LEAST, NAME_MOST = 140, 340
TOTAL_WIDTHS = (46, 42, 52, 44)
_BAR = 14
_TALL = 900


class MonthGrid(Pane):
    """`total_asked` carries person and column of a total, `person_asked` a person, `moved` the new cell."""

    total_asked = Signal(int, int)
    person_asked = Signal(int)
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._tall = False
        self.model = MonthModel()
        self.model.setParent(self)
        self._cells = CellPainter(theme)
        self.names = GridView(theme, self.model, self._cells, "Họ và tên")
        self.days = DaysView(theme, self.model, self._cells)
        self.totals = GridView(theme, self.model, self._cells, "Tổng của tháng")
        self.views = (self.names, self.days, self.totals)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.names)
        row.addWidget(self.days)
        row.addWidget(self.totals)
        row.addStretch(1)
        for view in (self.names, self.totals):
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            view.setSelectionModel(self.days.selectionModel())
        self.totals.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.days.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        bars = [view.verticalScrollBar() for view in self.views]
        for bar in bars:
            for other in bars:
                if other is not bar:
                    bar.valueChanged.connect(other.setValue)
        self.totals.picked.connect(self._total)
        self.names.picked.connect(lambda index: self._person(index.row()))
        model = self.days.selectionModel()
        model.currentChanged.connect(self._moved)
        model.selectionChanged.connect(lambda *_: self._repaint())
        self.model.modelReset.connect(self._laid_out)
        theme.changed.connect(self._laid_out)
        self.setFocusProxy(self.days)

    @property
    def sheet(self) -> MonthSheet | None:
        """What is shown."""
        return self.model.sheet

    def set_sheet(self, sheet: MonthSheet) -> None:
        """Show a sheet; the cursor stays on its person and day where both are still there."""
        before = self.cursor()
        self.days.read_only = sheet.closed
        self.model.set_sheet(sheet)
        if before is not None and not self.days.currentIndex().isValid():
            person, at = before
            self.go_to(person, min(at, len(sheet.days) - 1))

    def cursor(self) -> tuple[int, int] | None:
        """Person and day (from 0) under the cursor."""
        at = self.days.currentIndex()
        line = self.model.line(at.row()) if at.isValid() else None
        return (line.person.id, at.column() - 1) if line is not None and at.column() > NAME else None

    def go_to(self, person: int, at: int) -> None:
        """Put the cursor on a person's day."""
        if person in self.model.place:
            self.days.go_to(self.model.place[person], at + 1)

    def to_missing(self, by: int) -> bool:
        """The next (or previous) half without a code, round about; False when there is none."""
        found = [
            (self.model.place[line.person.id], at + 1)
            for line in (self.sheet.lines if self.sheet else ())
            if line.totals.missing
            for at, cell in enumerate(line.cells)
            if cell.morning.missing or cell.afternoon.missing
        ]
        if not found:
            return False
        now = self.days.currentIndex()
        here = (now.row(), now.column()) if now.isValid() else (-1, -1)
        if by > 0:
            target = next((place for place in found if place > here), found[0])
        else:
            target = next((place for place in reversed(found) if place < here), found[-1])
        self.days.go_to(*target)
        return True

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(900, 480)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns bend to the width."""
        super().resizeEvent(event)
        if self._tall != (self.window().height() >= _TALL):
            self._laid_out()
        self._place()

    def _laid_out(self) -> None:
        self._cells.forget()
        self._tall = self.window().height() >= _TALL
        place_rows(self.views, self._theme, self._tall)
        self._place()
        self._repaint()

    def _place(self) -> None:
        count = self.model.day_count
        if not count:
            return
        scale = self._theme.points / 10
        totals = [round(width * scale) for width in TOTAL_WIDTHS]
        least, room = round(DAY_LEAST * scale), self.contentsRect().width() - sum(totals) - _BAR
        name_least = round(NAME_LEAST * scale)
        wanted = (room - round(178 * scale)) // count
        day = min(max(least, wanted), round(DAY_MOST * scale))
        name = min(max(name_least, room - day * count), round(NAME_MOST * scale))
        more = max(0, room - day * count - name) // len(totals)
        totals = [min(width + more, 2 * width) for width in totals]
        show_columns((self.names, self.days, self.totals), day, name, totals)
        self.days.setFixedWidth(min(day * count, max(least * 5, room - name)))
        self.totals.setFixedWidth(sum(totals) + _BAR)

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        self._repaint()
        self.moved.emit()

    def _repaint(self) -> None:
        for view in self.views:
            view.viewport().update()

    def _total(self, index: QModelIndex) -> None:
        line = self.model.line(index.row())
        if line is not None:
            self.total_asked.emit(line.person.id, index.column() - self.model.day_count - 1)

    def _person(self, row: int) -> None:
        line = self.model.line(row)
        if line is not None:
            self.person_asked.emit(line.person.id)
