"""The month sheet as a model: a row a person under a row a unit, a column a day, then the totals."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.grid_marks import cell_text
from app.domain.month_sheet import MonthLine, MonthSheet
from app.domain.office import Unit
from ui.month_grid_words import TOTALS, TOTALS_EXPLAINED, cell_words, total_text, total_words

Index = QModelIndex | QPersistentModelIndex
NAME = 0


class GroupRow:
    """The heading row of a unit."""

    def __init__(self, unit: Unit, count: int) -> None:
        self.unit = unit
        self.count = count


Row = GroupRow | MonthLine


class MonthModel(QAbstractTableModel):
    """Columns: the name, the days from 1 on, four totals."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: MonthSheet | None = None
        self.rows: list[Row] = []
        self.place: dict[int, int] = {}

    @property
    def day_count(self) -> int:
        """How many days the month has; 0 without a sheet."""
        return len(self.sheet.days) if self.sheet else 0

    def set_sheet(self, sheet: MonthSheet) -> None:
        """Show another sheet; where only lines differ, only their rows are told."""
        before = self.sheet
        if before is not None and _same_frame(before, sheet):
            self.sheet = sheet
            for old, line in zip(before.lines, sheet.lines, strict=True):
                if old is not line and old != line:
                    at = self.place[line.person.id]
                    self.rows[at] = line
                    other = [
                        day
                        for day, two in enumerate(zip(old.cells, line.cells, strict=True))
                        if two[0] != two[1]
                    ]
                    first, last = min(other, default=0) + 1, max(other, default=self.day_count - 1) + 1
                    self.dataChanged.emit(self.index(at, first), self.index(at, last))
                    self.dataChanged.emit(
                        self.index(at, self.day_count + 1), self.index(at, self.columnCount() - 1)
                    )
            return
        self.beginResetModel()
        self.sheet = sheet
        self.rows = []
        for unit, lines in sheet.groups:
            self.rows.append(GroupRow(unit, len(lines)))
            self.rows += lines
        self.place = {row.person.id: at for at, row in enumerate(self.rows) if isinstance(row, MonthLine)}
        self.endResetModel()

    def line(self, row: int) -> MonthLine | None:
        """The person of the row; None for a heading."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, MonthLine) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Units and people."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Name, days, totals."""
        return 0 if parent.isValid() or not self.sheet else 1 + self.day_count + len(TOTALS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading takes no cursor."""
        if not index.isValid() or self.line(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text as copied; words as read out."""
        if not index.isValid() or self.sheet is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._words(index)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Day numbers and names of columns; the header paints its second line itself."""
        if orientation != Qt.Orientation.Horizontal or self.sheet is None:
            return None
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if section == NAME:
            return "Họ và tên"
        if section > self.day_count:
            words = TOTALS_EXPLAINED if role == Qt.ItemDataRole.ToolTipRole else TOTALS
            return words[section - self.day_count - 1]
        plan = self.sheet.days[section - 1]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plan.reason or None
        return str(plan.day.day)

    def _text(self, index: Index) -> str:
        row, column = self.rows[index.row()], index.column()
        if isinstance(row, GroupRow):
            return row.unit.name if column == NAME else ""
        if column == NAME:
            return row.person.name
        if column > self.day_count:
            return total_text(row, column - self.day_count - 1)
        return cell_text(row.cells[column - 1])

    def _words(self, index: Index) -> str:
        row, column = self.rows[index.row()], index.column()
        if isinstance(row, GroupRow):
            return f"{row.unit.name}, {row.count} người"
        assert self.sheet is not None
        if column == NAME:
            return row.person.name
        if column > self.day_count:
            return total_words(row, column - self.day_count - 1)
        return cell_words(self.sheet, row, column - 1)


def _same_frame(one: MonthSheet, two: MonthSheet) -> bool:
    """Whether both show the same people in the same places of the same month."""
    return (
        one.month == two.month
        and one.days == two.days
        and len(one.lines) == len(two.lines)
        and all(
            a.roll is b.roll or (a.person == b.person and a.unit == b.unit)
            for a, b in zip(one.lines, two.lines, strict=True)
        )
    )
