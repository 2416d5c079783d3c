"""Which column of a table holds what: asked when its headings are not known, or to correct the guess."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from app.domain.clock_tables import TableShape, lacking
from app.domain.import_steps import guess_columns, guess_heading, headings_of
from app.domain.read_sheet import ReadSheet
from app.services.clock_files import clock_columns
from ui.import_steps_columns import ImportColumns
from ui.theme import Theme

_DEED = "Đọc theo các cột này"


class ClockColumns(ImportColumns):
    """`chosen` carries a TableShape once the columns are enough for a punch."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, clock_columns(), _DEED)
        self._sheets: tuple[ReadSheet, ...] = ()
        self._shape = TableShape(0, 0, {})
        self.title.setText("Chỉ cột của bảng")
        self.bar.back.hide()
        self.sheet_asked.connect(self._turn)
        self.heading_asked.connect(lambda row: self._guess(self._shape.sheet, row))
        self.columns_changed.connect(self._choose)
        self.bar.confirm.clicked.connect(self.confirm)

    def show_table(self, sheets: Sequence[ReadSheet], shape: TableShape | None) -> None:
        """The sheets of a file, and how it was read, if it was."""
        self._sheets = tuple(sheets)
        if shape is None:
            self._turn(next((at for at, sheet in enumerate(sheets) if not sheet.hidden), 0))
        else:
            self._show(shape)

    def confirm(self) -> None:
        """Ctrl+Enter: read the table so, if the columns are enough."""
        if self._sheets and not lacking(self._shape.columns):
            self.chosen.emit(self._shape)

    def _turn(self, sheet: int) -> None:
        self._guess(sheet, max(0, guess_heading(self._sheets[sheet], clock_columns())))

    def _guess(self, sheet: int, heading: int) -> None:
        headings = headings_of(self._sheets[sheet], heading)
        self._show(TableShape(sheet, heading, guess_columns(headings, clock_columns())))

    def _choose(self, columns: Mapping[str, int]) -> None:
        self._show(TableShape(self._shape.sheet, self._shape.heading, dict(columns)))

    def _show(self, shape: TableShape) -> None:
        self._shape = shape
        self.show_sheet(self._sheets, shape.sheet, shape.heading, shape.columns)
        missing = lacking(shape.columns)
        reason = f"Còn thiếu cột {missing}. Chọn cột ở bên trái." if missing else ""
        self.bar.show_step("Chọn một lần: tệp sau có cùng tiêu đề thì nhớ.", _DEED, reason)
