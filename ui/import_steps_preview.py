"""Step "Xem trước và sửa" of an import: heading, filters with counts, the table, and the bar that adds up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.import_steps import PreviewRow, Standing, Tally, figure, tally
from ui.import_steps_bar import ImportBar
from ui.import_steps_table import PreviewColumn, PreviewTable
from ui.key_words import sequence
from ui.keybutton import KeyButton
from ui.panes import Hairline, Pane, label
from ui.segments import Segments
from ui.theme import Theme

_ALL = ""


class ImportPreview(QWidget):
    """Shows rows and tells what the hand does; who owns it makes the rows anew and shows them again.

    `ticked` carries (lines, on), `mended` (line, column, words), `remedied` (line, key). `groups` words the
    filters as their buttons ("Cần sửa"), `noun` the things imported ("lượt", "người").
    """

    ticked = Signal(object, bool)
    mended = Signal(int, int, str)
    remedied = Signal(int, str)
    faults_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        columns: Sequence[PreviewColumn],
        groups: Mapping[str, str],
        noun: str,
        before: int = 5,
    ) -> None:
        super().__init__()
        self._groups = dict(groups)
        self._noun = noun
        self._rows: tuple[PreviewRow, ...] = ()
        self.title = label("", "title")
        self.about = label("", "muted")
        self.next = KeyButton(theme, "Dòng cần sửa tiếp theo", "plain", "F8", "arrow_right")
        self.faults = KeyButton(theme, "Xuất dòng lỗi ra Excel", "plain", icon="document_table")
        self.filters = Segments(theme, "Lọc", {_ALL: "Tất cả"})
        self.note = label("", "muted")
        self.table = PreviewTable(theme, name, columns, before)
        self.bar = ImportBar(theme)
        self._lay_out(theme)
        self.table.preview.ticked.connect(self.ticked)
        self.table.preview.mended.connect(self.mended)
        self.table.preview.remedied.connect(self.remedied)
        self.filters.chosen.connect(lambda _group: self._filter())
        self.next.clicked.connect(lambda: self.table.next_problem(1))
        self.faults.clicked.connect(self.faults_asked)
        for keys, by in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(
                sequence(keys),
                self,
                lambda by=by: self.go_to_problem(by),
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )
        self.setFocusProxy(self.table)

    @property
    def tally(self) -> Tally:
        """What would be imported now, and what is left and why."""
        return tally(self._rows, {group: words.lower() for group, words in self._groups.items()})

    def show_rows(self, rows: Sequence[PreviewRow]) -> None:
        """Show all rows under the chosen filter; counts, buttons and the bar follow."""
        self._rows = tuple(rows)
        counts = {group: sum(row.group == group for row in rows) for group in self._groups}
        words = {_ALL: f"Tất cả  {figure(len(rows))}"}
        words |= {g: f"{self._groups[g]}  {figure(count)}" for g, count in counts.items() if count}
        self.filters.offer(words)
        wrong = sum(row.standing is Standing.MEND for row in rows)
        self.next.setVisible(bool(wrong))
        self.faults.setVisible(any(not row.ticked for row in rows))
        self.bar.show_tally(self.tally, self._noun, wrong)
        self._filter()

    def forget(self) -> None:
        """The next file is seen from its top, unfiltered."""
        self.filters.offer({_ALL: "Tất cả"})
        self.table.forget()

    def go_to_problem(self, by: int) -> None:
        """F8: the next row to be mended, whatever filter hides it."""
        if not self.table.next_problem(by):
            self.filters.set_value(_ALL)
            self.table.next_problem(by)

    def add_beside(self, widget: QWidget) -> None:
        """Something more to choose, at the right of the filters."""
        self._strip.addWidget(widget)

    def type_in(self, row_id: int) -> None:
        """Open the first wrong cell of the row to be typed into, once the present editor has closed."""
        QTimer.singleShot(0, self, lambda: self.table.type_in(row_id))

    def _filter(self) -> None:
        group = self.filters.value()
        self.table.show_rows([row for row in self._rows if group in (_ALL, row.group)])

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.about, 1)
        head.addWidget(self.next)
        head.addWidget(self.faults)
        line = self._strip = QHBoxLayout()
        line.setContentsMargins(10, 6, 12, 6)
        line.setSpacing(8)
        line.addWidget(self.filters)
        line.addStretch(1)
        line.addWidget(self.note)
        pane = Pane(theme)
        inside = QVBoxLayout(pane)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(line)
        inside.addWidget(Hairline(theme))
        inside.addWidget(self.table, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addWidget(pane, 1)
        rows.addWidget(self.bar)
