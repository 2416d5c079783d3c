"""Câu mẫu: the fixed sentences of each form, the office's own in their place, checked as they are saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import Invalid, SayToUser
from app.services.wordings import PLACEHOLDERS, Wording
from ui.fields import Field, Lines
from ui.keybutton import KeyButton
from ui.panes import Hairline, Pane, SidePanel, label, restyle, wrapped
from ui.row_table import Column, RowTable

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_EXPLAIN = (
    "Câu có sẵn khi lập văn bản mới. Chỗ điền như {year} tự thay bằng năm, tên cơ quan; "
    "văn bản đã lập không đổi theo."
)


class _Line:
    """A wording with the id that the table keeps it chosen by."""

    def __init__(self, row: Wording) -> None:
        self.row = row
        self.id = row.key


class WordingsPage(QWidget):
    """Leaving the field saves; what is wrong stands below it and nothing is written."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._row: Wording | None = None
        theme = shell.theme
        self.table = RowTable(
            theme,
            "Câu mẫu",
            (
                Column("Câu", lambda line: line.row.words, 170, weight=500, second=_form),
                Column("Nội dung", lambda line: line.row.text.replace("\n", "; ")),
                Column("", lambda line: "", 136, chip=_chip),
            ),
            2,
        )
        self.edit = Lines(rows=5)
        self.field = Field(theme, "Câu của cơ quan", self.edit)
        self.places = wrapped("", "hint")
        self.sample = wrapped("", "body")
        self.shipped = wrapped("", "body")
        self.source = wrapped("", "hint")
        self.reset = KeyButton(theme, "Dùng lại câu gốc", "plain", icon="arrow_counterclockwise")
        self.panel = SidePanel(theme, "")
        self.panel.setFixedWidth(400)
        for widget in (self.field, self.places, _head("Trên giấy sẽ là"), self.sample):
            self.panel.body.addWidget(widget)
        self._shipped_head = _head("Câu gốc")
        for widget in (self._shipped_head, self.shipped, self.source):
            self.panel.body.addWidget(widget)
        self.panel.body.addStretch(1)
        self.panel.buttons.addWidget(self.reset)
        self._lay_out()
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda _line: self.edit.setFocus(Qt.FocusReason.OtherFocusReason))
        self.field.left.connect(self.save)
        self.edit.textChanged.connect(self._preview)
        self.reset.clicked.connect(self.use_shipped)
        shell.touched.connect(self._heard)
        self.setFocusProxy(self.table)
        self.reload()

    def reload(self) -> None:
        """Read the sentences again; what is being typed stays."""
        lines = [_Line(row) for row in self._office.wordings.rows()]
        kept = self._row.key if self._row else lines[0].id
        self.table.set_records(lines)
        self.table.choose(kept)

    def save(self) -> None:
        """Keep the office's words, or say below the field which placeholder is wrong."""
        row = self._row
        if row is None:
            return
        try:
            done = self._office.wordings.save(self._typed(row))
        except Invalid as trouble:
            self.field.set_error(trouble.sentence)
            return
        except SayToUser as trouble:
            self._shell.fail(trouble, cause="wordings")
            return
        self.field.set_error("")
        self.field.settle()
        if done.touched:
            self.reload()
            self._shell.report(done)

    def use_shipped(self) -> None:
        """The shipped sentence again; undo brings the office's words back."""
        row = self._row
        if row is None:
            return
        self.edit.setPlainText(row.shipped)
        self.field.settle()
        self.field.set_error("")
        done = self._shell.attempt(lambda: self._office.wordings.reset(row.key), "wordings")
        if done is not None and done.touched:
            self._shell.report(done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the field takes back what was typed, then it leaves the page."""
        if event.key() == Qt.Key.Key_Escape and self._row is not None and self.field.changed():
            self._fill(self._row)
            self.table.setFocus()
            return
        super().keyPressEvent(event)

    def _typed(self, row: Wording) -> Wording:
        return replace(row, text=self.edit.words())

    def _show(self, line: _Line | None) -> None:
        if line is None:
            return
        same = self._row is not None and self._row.key == line.row.key
        self._row = line.row
        typing = same and self.edit.hasFocus() and self.field.changed()
        self._fill(line.row, typing=typing)

    def _fill(self, row: Wording, *, typing: bool = False) -> None:
        self.panel.heading.setText(row.words)
        if not typing:
            if self.edit.words() != row.text:
                self.edit.setPlainText(row.text)
            self.field.settle()
            self.field.set_error("")
        self.field.set_hint(row.hint)
        names = [f"{{{name}}} {PLACEHOLDERS[name]}" for name in (*row.must, *row.may)]
        needed = ", ".join(f"{{{name}}}" for name in row.must)
        must = f" Phải có {needed}." if needed else ""
        self.places.setText(f"Chỗ điền: {', '.join(names)}.{must}" if names else "Không có chỗ điền.")
        self.shipped.setText(row.shipped)
        self._shipped_head.setVisible(row.own)
        self.shipped.setVisible(row.own)
        doubt = "" if row.verified else " (chưa kiểm chứng)"
        self.source.setText(f"Nguồn câu gốc: {row.source}{doubt}.")
        self.reset.setEnabled(row.own)
        self.reset.setToolTip("" if row.own else "Đang dùng câu gốc.")
        self._preview()

    def _preview(self) -> None:
        if self._row is not None:
            self.sample.setText(self._office.wordings.sample(self._typed(self._row)))
            restyle(self.sample)

    def _heard(self, kinds: frozenset[str]) -> None:
        if kinds & {"wording", "office_identity"}:
            self.reload()

    def _lay_out(self) -> None:
        theme = self._shell.theme
        pane = Pane(theme)
        title = label("Câu mẫu", "title")
        title.setContentsMargins(12, 12, 12, 6)
        explain = wrapped(_EXPLAIN, "muted")
        explain.setContentsMargins(12, 0, 12, 10)
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(title)
        rows.addWidget(explain)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self.table, 1)
        side = QHBoxLayout(self)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(pane, 1)
        side.addWidget(self.panel)


def _head(words: str) -> QWidget:
    return label(words, "label")


def _form(line: Any) -> str:
    return str(line.row.form_words)


def _chip(line: Any) -> tuple[str, str] | None:
    return ("draft", "của cơ quan") if line.row.own else None
