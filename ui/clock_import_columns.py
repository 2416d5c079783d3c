"""Which column of a table holds what: asked when its headings are not known, or to correct the guess."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.clock_tables import FIELD_WORDS, TableShape, lacking
from app.domain.import_steps import guess_columns, guess_heading, headings_of, lines_below
from app.domain.read_sheet import ReadSheet
from app.services.clock_files import clock_columns
from ui.fields import Choice
from ui.import_steps_bar import ImportBar
from ui.panes import Pane, bare_scroll, label
from ui.theme import Theme

_NONE = -1
_ACROSS, _SAMPLES, _HEADING_ROWS = 3, 3, 20


class ColumnPane(QWidget):
    """`chosen` carries a TableShape once the columns are enough for a punch."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sheets: tuple[ReadSheet, ...] = ()
        self.sheet, self.heading = Choice(), Choice()
        self.fields = {key: Choice() for key in FIELD_WORDS}
        self.samples = {key: label("", "muted") for key in FIELD_WORDS}
        self.bar = ImportBar(theme)
        self.bar.back.hide()
        self._lay_out(theme)
        self.sheet.activated.connect(lambda _at: self._guess())
        self.heading.activated.connect(lambda _at: self._headed())
        for choice in self.fields.values():
            choice.activated.connect(lambda _at: self._told())

    @property
    def shape(self) -> TableShape:
        """What is chosen now."""
        columns = {
            key: int(str(c.value())) for key, c in self.fields.items() if c.value() not in (_NONE, None)
        }
        return TableShape(int(str(self.sheet.value())), int(str(self.heading.value())), columns)

    def show_table(self, sheets: Sequence[ReadSheet], shape: TableShape | None) -> None:
        """The sheets of a file, and how it was read, if it was."""
        self._sheets = tuple(sheets)
        self.sheet.offer({at: sheet.name for at, sheet in enumerate(sheets)})
        if shape is None:
            self._guess()
            return
        self.sheet.set_value(shape.sheet)
        self._offer_headings(shape.heading)
        self._offer_columns(dict(shape.columns))

    def confirm(self) -> None:
        """Ctrl+Enter: read the table so, if the columns are enough."""
        if self._sheets and not lacking(self.shape.columns):
            self.chosen.emit(self.shape)

    def _guess(self) -> None:
        sheet = self._sheets[int(str(self.sheet.value()))]
        self._offer_headings(max(0, guess_heading(sheet, clock_columns())))
        self._headed()

    def _headed(self) -> None:
        sheet, heading = self._sheets[int(str(self.sheet.value()))], int(str(self.heading.value()))
        self._offer_columns(guess_columns(headings_of(sheet, heading), clock_columns()))

    def _offer_headings(self, chosen: int) -> None:
        sheet = self._sheets[int(str(self.sheet.value()))]
        rows = {
            at: f"Dòng {at + 1}: {', '.join(cell for cell in row if cell)[:60]}"
            for at, row in enumerate(sheet.rows[:_HEADING_ROWS])
        }
        self.heading.offer(rows)
        self.heading.set_value(chosen)

    def _offer_columns(self, chosen: dict[str, int]) -> None:
        sheet, heading = self._sheets[int(str(self.sheet.value()))], int(str(self.heading.value()))
        words = {_NONE: "Không có", **dict(enumerate(headings_of(sheet, heading)))}
        for key, choice in self.fields.items():
            choice.offer(words)
            choice.set_value(chosen.get(key, _NONE))
        self._told()

    def _told(self) -> None:
        shape = self.shape
        sheet = self._sheets[shape.sheet]
        below = lines_below(sheet, shape.heading)[:_SAMPLES]
        for key, words in self.samples.items():
            column = shape.columns.get(key)
            cells = [sheet.rows[at][column] for at in below] if column is not None else []
            words.setText(" · ".join(cell for cell in cells if cell)[:44])
        missing = lacking(shape.columns)
        reason = f"Chưa chọn cột {missing}." if missing else ""
        self.bar.show_step(
            "Chọn cột của bảng; lần sau tệp cùng tiêu đề được nhớ.", "Đọc theo các cột này", reason
        )

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.addWidget(label("Chỉ cột của bảng", "title"))
        head.addStretch(1)
        grid = QGridLayout()
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(16)
        asked = {"Trang": (self.sheet, None), "Dòng tiêu đề": (self.heading, None)}
        asked |= {words: (self.fields[key], self.samples[key]) for key, words in FIELD_WORDS.items()}
        for at, (words, (choice, sample)) in enumerate(asked.items()):
            choice.setAccessibleName(words)
            choice.setMinimumContentsLength(18)
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box = QVBoxLayout()
            box.setSpacing(3)
            box.addWidget(label(words, "label"))
            box.addWidget(choice)
            box.addWidget(sample or label("", "muted"))
            grid.addLayout(box, at // _ACROSS, at % _ACROSS)
        grid.setRowStretch(len(asked) // _ACROSS + 1, 1)
        inside = QWidget()
        inside.setLayout(grid)
        scroll = bare_scroll(inside)
        pane = Pane(theme)
        filled = QVBoxLayout(pane)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.addWidget(scroll)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addWidget(pane, 1)
        rows.addWidget(self.bar)
