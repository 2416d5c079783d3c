"""A page of the settings over one kind of record: the rows, and the form of the chosen one beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.dates import show_date
from ui.empty import EmptyState
from ui.key_words import sequence
from ui.keybutton import KeyButton
from ui.panes import Hairline, Pane, SidePanel, label, wrapped
from ui.record_form import FieldSpec, RecordForm
from ui.row_table import Column, RowTable

if TYPE_CHECKING:
    from app.services.office import Done, Office
    from ui.shell import Shell


_HEADING = 64


class RowsDesk(Protocol):
    """Who keeps the rows; each of both is one operation."""

    def save(self, record: Any) -> Done:
        """Write a record (id 0: a new one); raises Invalid."""

    def remove(self, record: Any) -> Done:
        """Take it away."""


@dataclass(frozen=True)
class RowsSpec:
    """One page: `rows` asks the desk, `noun` words the button ("người ký"), a change of any of `tables`
    reloads it.

    `fixed` says by the record why it is only read (""), and then it cannot be removed either.
    """

    name: str
    words: str
    noun: str
    explain: str
    tables: frozenset[str]
    rows: Callable[[Any], Sequence[Any]]
    blank: Callable[[], Any]
    columns: tuple[Column, ...]
    fields: tuple[FieldSpec, ...]
    empty: str
    icon: str = "building"
    lines: int = 1
    fixed: Callable[[Any], str] | None = None


def period(row: Any) -> str:
    """`từ 01/03/2021`, `01/03/2021 đến 31/12/2024`, `không hạn`."""
    start, end = row.valid_from, row.valid_to
    if start and end:
        return f"{show_date(start)} đến {show_date(end)}"
    if start:
        return f"từ {show_date(start)}"
    return f"đến {show_date(end)}" if end else "không hạn"


VALIDITY = (
    FieldSpec("valid_from", "Từ ngày", "date", row=90),
    FieldSpec("valid_to", "Đến ngày", "date", row=90),
)


class DatedRows(QWidget):
    """Existing rows are saved on leaving a field, a new one by its button."""

    def __init__(self, office: Office, shell: Shell, spec: RowsSpec, desk: RowsDesk | None = None) -> None:
        super().__init__()
        self._desk: RowsDesk = desk or office.settings
        self._office = office
        self._shell = shell
        self._spec = spec
        theme = shell.theme
        self.title = label(spec.words, "title")
        self.explain = wrapped(spec.explain, "muted")
        self.head = QHBoxLayout()
        self.add = KeyButton(theme, f"Thêm {spec.noun}", "main", "Ctrl+N", "add")
        self.add.clicked.connect(self.begin)
        self.table = RowTable(theme, spec.words, spec.columns, spec.lines)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._open)
        self.table.unwanted.connect(self._remove)
        # Where nothing is yet the first step stands in the middle, and only there.
        self.first = KeyButton(theme, f"Thêm {spec.noun}", "main", "Ctrl+N", "add")
        self.first.clicked.connect(self.begin)
        self.empty = EmptyState(theme, spec.icon, f"Chưa có {spec.noun}", spec.empty, (self.first,))
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.empty)
        self.form = RecordForm(theme, spec.fields, self._desk.save, self._today)
        self.form.saved.connect(self._saved)
        self.panel = SidePanel(theme, "")
        self.panel.setFixedWidth(400)
        self.panel.body.addWidget(self.form)
        self.panel.body.addStretch(1)
        self.remove = KeyButton(theme, "Xóa", "quiet", icon="delete")
        self.remove.clicked.connect(lambda: self._remove(self.form.record))
        self.drop = KeyButton(theme, "Bỏ", "plain", "Esc")
        self.drop.clicked.connect(self._give_up)
        self.confirm = KeyButton(theme, f"Thêm {spec.noun}", "main", "Ctrl+Enter")
        self.confirm.clicked.connect(self.form.confirm)
        for button in (self.remove, self.drop, self.confirm):
            self.panel.buttons.addWidget(button)
        self._lay_out()
        QShortcut(sequence("Ctrl+N"), self, self.begin, context=_HERE)
        QShortcut(sequence("Ctrl+Return"), self, self._confirm_key, context=_HERE)
        shell.touched.connect(self._heard)
        self.setFocusProxy(self.table)
        self.reload()

    def reload(self) -> None:
        """Read the rows again."""
        rows = self._spec.rows(self._desk)
        self._middle.setCurrentIndex(0 if rows else 1)
        adding = self.form.record is not None and self.form.record.id == 0
        self.table.set_records(rows)
        if self.table.current() is None and rows and not adding:
            self.table.choose(rows[0].id)
        if not rows and not adding:
            self._show(None)
        self._offer_first()

    def open_target(self, target: object) -> None:
        """`discipline:5`: that row."""
        number = str(target).partition(":")[2]
        if number.isdigit() and self.form.keep():
            self.form.show_record(None)
            self.table.choose(int(number))

    def begin(self) -> None:
        """Open the form of a new row, after what is being typed into another is saved."""
        if not self.form.keep():
            return
        self.table.clearSelection()
        self._fill(self._spec.blank())
        self.form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives a new row up before it leaves the page."""
        if event.key() == Qt.Key.Key_Escape and self.form.record is not None and self.form.record.id == 0:
            self._give_up()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        pane = Pane(self._shell.theme)
        head = self.head
        head.setContentsMargins(12, 8, 10, 4)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.add)
        self.explain.setContentsMargins(12, 0, 12, 10)
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(self.explain)
        rows.addWidget(Hairline(self._shell.theme))
        rows.addWidget(self._middle, 1)
        side = QHBoxLayout(self)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(pane, 1)
        side.addWidget(self.panel)

    def _today(self) -> date:
        return self._office.now().date()

    def _show(self, row: Any) -> None:
        if row is not None:
            self._fill(row)
        elif self.form.record is None or self.form.record.id != 0:
            self.form.show_record(None)
            self.panel.setVisible(False)

    def _fill(self, row: Any) -> None:
        new = row.id == 0
        fixed = self._spec.fixed(row) if self._spec.fixed is not None else ""
        self.panel.heading.setText(
            f"Thêm {self._spec.noun}" if new else _short(self._spec.columns[0].text(row))
        )
        self.form.say(fixed)
        self.form.show_record(row)
        self.panel.setVisible(True)
        self.panel.show_buttons(new or not fixed)
        self.remove.setVisible(not new and not fixed)
        self.drop.setVisible(new)
        self.confirm.setVisible(new)
        self.add.set_kind("plain" if new else "main")
        self._offer_first()

    def _offer_first(self) -> None:
        """One button adds: in the head over rows, in the middle where there are none, none in a new form."""
        empty = not self.table.rows.records
        adding = self.form.record is not None and self.form.record.id == 0
        self.add.setHidden(empty)
        self.first.setHidden(adding)

    def _open(self, _row: object) -> None:
        self.form.focus_first()

    def _confirm_key(self) -> None:
        if self.form.record is not None:
            self.form.confirm()

    def _give_up(self) -> None:
        self.form.show_record(None)
        self.reload()
        self.table.setFocus()

    def _remove(self, row: Any) -> None:
        if row is None or row.id <= 0:
            return
        done = self._shell.attempt(lambda: self._desk.remove(row))
        if done is not None:
            self._shell.report(done)

    def _saved(self, done: Any) -> None:
        self.reload()
        self.table.choose(done.value)
        self._shell.report(done)

    def _heard(self, kinds: frozenset[str]) -> None:
        if kinds & self._spec.tables:
            self.reload()


def _short(words: str) -> str:
    """A heading of at most two lines."""
    return words if len(words) <= _HEADING else words[:_HEADING].rsplit(" ", 1)[0] + "…"


_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
