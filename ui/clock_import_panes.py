"""The surface of the clock's import: the rail, and below it file, columns, numbers or preview."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.clock_words import LEFT_WORDS
from app.domain.import_steps import PreviewRow, Tally, figure
from app.services.clock_import import Understanding
from ui.clock_import_columns import ClockColumns
from ui.clock_import_rows import COLUMNS, GROUPS, STRANGER_COLUMNS, PunchRows
from ui.empty import EmptyState
from ui.import_steps_bar import ImportBar
from ui.import_steps_preview import ImportPreview
from ui.import_steps_rail import StepRail
from ui.import_steps_table import PreviewTable
from ui.keybutton import KeyButton
from ui.panes import Pane, label, wrapped
from ui.theme import Theme

FILE, NUMBERS, PREVIEW = range(3)
STEP_NAMES = ("Chọn tệp", "Gán số máy", "Xem trước và sửa", "Nhập")
_EMPTY, _COLUMNS, _NUMBERS, _PREVIEW = range(4)
_TRUST = "Tin cột vào, ra của máy"
_WHY_NOT = "Nhiều máy ghi cột này sai; không chọn thì vào hay ra được hiểu theo giờ trong ngày."


class ClockPreview(ImportPreview):
    """The preview over a file of any length: rows are made when they are looked at."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Các lượt chấm", COLUMNS, GROUPS, "lượt")
        self._punches: PunchRows | None = None
        self._tally = Tally(0, 0, ())

    @property
    def tally(self) -> Tally:
        """What would be imported now, and what is left and why."""
        return self._tally

    def show_punches(self, seen: Understanding, punches: PunchRows) -> None:
        """Another understanding; filters, counts and the bar follow."""
        self._punches = punches
        counts = punches.counts()
        left = tuple((seen.found.count(fate), words) for fate, words in LEFT_WORDS)
        self._tally = Tally(len(seen.file.lines), seen.kept, tuple(part for part in left if part[0]))
        words = {"": f"Tất cả  {figure(len(seen.file.lines))}"}
        words |= {group: f"{GROUPS[group]}  {figure(count)}" for group, count in counts.items() if count}
        self.filters.offer(words)
        self.next.setVisible(counts["mend"] > 0)
        self.faults.setVisible(self._tally.left_out > 0)
        self.bar.show_tally(self._tally, "lượt", counts["mend"])
        self._filter()

    def _filter(self) -> None:
        if self._punches is not None:
            self.table.show_rows(self._punches.of_group(str(self.filters.value())))


class NumberPane(QWidget):
    """The numbers of the file that are nobody's; `given` carries (place in the list, key of the choice)."""

    given = Signal(int, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = label("Gán số máy cho người", "title")
        self.about = label("", "muted")
        self.table = PreviewTable(theme, "Số máy chưa gán", STRANGER_COLUMNS)
        self.table.preview.noun = "STT"
        self.bar = ImportBar(theme)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.about, 1)
        pane = Pane(theme)
        inside = QVBoxLayout(pane)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.table, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addWidget(pane, 1)
        rows.addWidget(self.bar)
        self.table.preview.remedied.connect(self.given)
        self.setFocusProxy(self.table)

    def show_rows(self, rows: Sequence[PreviewRow]) -> None:
        """All of them, and what going on means."""
        open_ones = sum(not row.ticked and row.problem == "Chưa gán cho ai" for row in rows)
        self.about.setText(f"{figure(len(rows))} số trong tệp chưa có trong sổ")
        self.table.show_rows(rows)
        said = (
            f"Còn {figure(open_ones)} số chưa gán: lượt của các số ấy sẽ để lại."
            if open_ones
            else "Mọi số đã có người hoặc đã chọn bỏ."
        )
        self.bar.show_step(said, "Xem trước")


class ClockPanes(QWidget):
    """Widgets and where they stand; what they do is the page's."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.rail = StepRail(theme, open_done=True)
        self.first = KeyButton(theme, "Chọn tệp…", "main", icon="folder_open")
        self.leave = KeyButton(theme, "Về Chuyên cần", "plain", "Esc")
        self.empty = EmptyState(theme, "history", "", "", (self.first, self.leave))
        self.columns = ClockColumns(theme)
        self.numbers = NumberPane(theme)
        self.preview = ClockPreview(theme)
        self.trust = QCheckBox(_TRUST)
        self.trust.setToolTip(_WHY_NOT)
        self.trust.setAccessibleDescription(_WHY_NOT)
        self.notes = wrapped("", "muted")
        self.stack = QStackedWidget()
        for page in (self.empty, self.columns, self.numbers, self.preview):
            self.stack.addWidget(page)
        self.preview.add_beside(self.trust)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.rail)
        rows.addWidget(self.notes)
        rows.addWidget(self.stack, 1)

    def show_part(self, step: int, *, columns: bool = False) -> None:
        """Bring a step to the front; `columns`: the first step asks for the columns of a table."""
        at = {NUMBERS: _NUMBERS, PREVIEW: _PREVIEW}.get(step, _COLUMNS if columns else _EMPTY)
        self.stack.setCurrentIndex(at)

    def say_notes(self, notes: Sequence[str]) -> None:
        """What is to be known of the file; nothing takes no room."""
        self.notes.setText(" ".join(notes))
        self.notes.setVisible(bool(notes))
