"""Step "Trang và cột" of an import: which sheet, which heading row, which column fills which field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from app.domain.import_steps import ColumnSpec, headings_of
from app.domain.read_sheet import ReadSheet, column_letters, shown_cell
from ui.fields import Choice, Field
from ui.import_steps_bar import ImportBar
from ui.panes import Hairline, Pane, SidePanel, label, wrapped
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NOTHING = -1
_SHOWN, _HEADINGS, _LONGEST, _COLUMNS = 200, 40, 34, 256


class SheetModel(QAbstractTableModel):
    """The first rows of a sheet as they are; the heading stands out, used columns are named after fields."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet = ReadSheet("", ())
        self._heading = NOTHING
        self._used: dict[int, str] = {}

    def show_sheet(self, sheet: ReadSheet, heading: int, used: Mapping[int, str]) -> None:
        """Another sheet, heading or mapping."""
        self.beginResetModel()
        self._sheet, self._heading, self._used = sheet, heading, dict(used)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """At most some hundred rows are shown."""
        return 0 if parent.isValid() else min(_SHOWN, len(self._sheet.rows))

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """As in the file."""
        return 0 if parent.isValid() else self._sheet.width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words; the heading bold on ink tint, rows above it faint."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return shown_cell(self._sheet.rows[row][column])
        if role == Qt.ItemDataRole.FontRole:
            return self._theme.font(10, 600 if row == self._heading else 400)
        if role == Qt.ItemDataRole.ForegroundRole:
            dim = row < self._heading or (column not in self._used and row != self._heading)
            return QBrush(self._theme.colour("muted" if dim else "text"))
        if role == Qt.ItemDataRole.BackgroundRole and row == self._heading:
            return QBrush(self._theme.colour("inkTint"))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Above a column the field it fills, or its letter; beside a row its line."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self._used.get(section, column_letters(section))


class ImportColumns(QWidget):
    """`sheet_asked` carries the place of a sheet, `heading_asked` a row from 0 (-1: none).

    `columns_changed` carries the mapping field → column. `bar.confirm` goes on; its owner connects it.
    """

    sheet_asked = Signal(int)
    heading_asked = Signal(int)
    columns_changed = Signal(object)

    def __init__(self, theme: Theme, specs: Sequence[ColumnSpec], deed: str) -> None:
        super().__init__()
        self._specs = tuple(specs)
        self._deed = deed
        self.title = label("", "title")
        self.about = label("", "muted")
        self.note = wrapped("", "warnText")
        self.sheet = Field(theme, "Trang tính", Choice({}))
        self.heading = Field(theme, "Dòng tiêu đề", Choice({}))
        self.fields = {
            spec.key: Field(theme, spec.words + (" (bắt buộc)" if spec.needed else ""), Choice({}))
            for spec in specs
        }
        self.model = SheetModel(theme, self)
        self.view = QTableView()
        self.bar = ImportBar(theme)
        for field in (self.sheet, self.heading, *self.fields.values()):
            # As wide as the panel, whatever long heading is offered.
            _choice(field).setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            _choice(field).setMinimumContentsLength(12)
        self._lay_out(theme)
        theme.changed.connect(self.model.layoutChanged)
        _choice(self.sheet).activated.connect(self.sheet_asked)
        _choice(self.heading).activated.connect(
            lambda _at: self.heading_asked.emit(_choice(self.heading).value())
        )
        for field in self.fields.values():
            _choice(field).activated.connect(lambda _at: self.columns_changed.emit(self.columns()))
        self.setFocusProxy(_choice(self.fields[specs[0].key]))

    def columns(self) -> dict[str, int]:
        """Field → column as chosen; of two fields with one column the one chosen last keeps it."""
        found = {key: _choice(field).value() for key, field in self.fields.items()}
        return {key: column for key, column in found.items() if isinstance(column, int) and column >= 0}

    def show_sheet(
        self, sheets: Sequence[ReadSheet], at: int, heading: int, columns: Mapping[str, int]
    ) -> None:
        """The sheet in place `at`, its heading row and the mapping."""
        sheet = sheets[at]
        names = {n: s.name + (" (đang ẩn)" if s.hidden else "") for n, s in enumerate(sheets)}
        _choice(self.sheet).offer(names)
        _choice(self.sheet).set_value(at)
        self.sheet.setVisible(len(sheets) > 1)
        rows = {NOTHING: "Không có dòng tiêu đề"}
        rows |= {
            row: f"Dòng {row + 1}: {_short(', '.join(filter(None, cells)))}"
            for row, cells in enumerate(sheet.rows[:_HEADINGS])
            if any(cells)
        }
        _choice(self.heading).offer(rows)
        _choice(self.heading).set_value(heading)
        named = headings_of(sheet, heading)
        words = {NOTHING: "không có"}
        words |= {n: f"{column_letters(n)}: {_short(name)}" for n, name in enumerate(named[:_COLUMNS])}
        for key, field in self.fields.items():
            _choice(field).offer(words)
            _choice(field).set_value(columns.get(key, NOTHING))
        used = {columns[spec.key]: spec.words for spec in self._specs if spec.key in columns}
        self.model.show_sheet(sheet, heading, used)
        if 0 <= heading < self.model.rowCount():
            self.view.scrollTo(self.model.index(heading, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        self.note.setText("\n".join(sheet.notes))
        self.note.setVisible(bool(sheet.notes))
        lacking = [s.words for s in self._specs if s.needed and s.key not in columns]
        reason = f"Còn thiếu cột: {', '.join(lacking)}. Chọn cột ở bên trái." if lacking else ""
        said = f"{len(columns)} cột sẽ dùng, {sheet.width - len(columns)} cột bỏ qua."
        self.bar.show_step(said, self._deed, reason)

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.about, 1)
        panel = SidePanel(theme, "Cột nào là gì")
        panel.setFixedWidth(360)
        panel.show_buttons(False)
        for field in (self.sheet, self.heading):
            panel.body.addWidget(field)
        panel.body.addWidget(Hairline(theme))
        for field in self.fields.values():
            panel.body.addWidget(field)
        panel.body.addStretch(1)
        self.view.setModel(self.model)
        self.view.setAccessibleName("Các dòng đầu của trang tính")
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setTabKeyNavigation(False)
        self.view.setWordWrap(False)
        self.view.horizontalHeader().setDefaultSectionSize(140)
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.view.verticalHeader().setDefaultSectionSize(theme.row(28))
        pane = Pane(theme)
        inside = QVBoxLayout(pane)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        self.note.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self.note)
        inside.addWidget(self.view, 1)
        both = QHBoxLayout()
        both.setSpacing(8)
        both.addWidget(panel)
        both.addWidget(pane, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addLayout(both, 1)
        rows.addWidget(self.bar)


def _choice(field: Field) -> Choice:
    assert isinstance(field.editor, Choice)
    return field.editor


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
