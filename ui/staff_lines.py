"""One dated part of a person: its lines, the way to mend each, and the form that opens below them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.fields import Choice
from ui.keybutton import KeyButton
from ui.panes import Hairline, label, wrapped
from ui.record_form import FieldSpec, RecordForm
from ui.theme import Theme


@dataclass(frozen=True)
class Deed:
    """Something one may do here: the words of its button, the form it opens, and who keeps what is typed.

    `blank` makes the record the form begins with; `words` also names the confirming button.
    """

    words: str
    fields: tuple[FieldSpec, ...]
    blank: Callable[[], Any]
    keep: Callable[[Any], Any]


class DatedPart(QWidget):
    """`saved` carries the Done of a deed; `removed` the record whose line is to go."""

    saved = Signal(object)
    removed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        heading: str,
        edit: Deed | None,
        deeds: Sequence[Deed],
        today: Callable[[], date],
        nothing: str,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self._edit = edit
        self._nothing = nothing
        self._choices: dict[str, Mapping[Any, str]] = {}
        self.form: RecordForm | None = None
        self._deed: Deed | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._place = QVBoxLayout()
        self.buttons: dict[str, KeyButton] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        for deed in deeds:
            button = KeyButton(theme, deed.words, "plain")
            button.clicked.connect(partial(self.open, deed))
            self.buttons[deed.words] = button
            row.addWidget(button)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 8, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(label(heading, "card"))
        rows.addLayout(self._lines)
        rows.addLayout(self._place)
        rows.addLayout(row)

    def offer(self, field: str, choices: Mapping[Any, str]) -> None:
        """What a choice of the forms offers (the units)."""
        self._choices[field] = choices

    def show_lines(self, records: Sequence[Any], worded: Callable[[Any], tuple[str, str]]) -> None:
        """The records, `worded` as (what, when); each with "Sửa"."""
        _clear(self._lines)
        if self.form is not None and self.form.record.id:
            same = next((record for record in records if record.id == self.form.record.id), None)
            if same is None:
                self.close_form()
            else:
                self.form.show_record(same)
        if not records:
            self._lines.addWidget(wrapped(self._nothing, "muted"))
        for record in records:
            what, when = worded(record)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(wrapped(what, "body"))
            words.addWidget(wrapped(when, "hint"))
            line = QHBoxLayout()
            line.setContentsMargins(0, 4, 0, 4)
            line.addLayout(words, 1)
            if self._edit is not None:
                mend = KeyButton(self._theme, "Sửa", "link")
                mend.setAccessibleName(f"Sửa {what}, {when}")
                mend.clicked.connect(partial(self.open, self._edit, record))
                line.addWidget(mend, 0, Qt.AlignmentFlag.AlignTop)
            box = QWidget()
            box.setLayout(line)
            self._lines.addWidget(box)
            box.show()
            self._lines.addWidget(Hairline(self._theme))

    def open(self, deed: Deed, record: Any = None) -> None:
        """The form of a deed, over `record` or a blank one, in place of one already open."""
        self.close_form()
        record = record or deed.blank()
        self._deed = deed
        form = self.form = RecordForm(self._theme, deed.fields, deed.keep, self._today)
        for name, choices in self._choices.items():
            editor = form.fields[name].editor if name in form.fields else None
            if isinstance(editor, Choice):
                editor.offer(choices)
                editor.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        form.show_record(record)
        form.saved.connect(self._kept)
        old = bool(record.id)
        keep = KeyButton(self._theme, "Xong" if old else deed.words, "plain", "" if old else "Enter")
        keep.clicked.connect(form.confirm if not old else self._finish)
        drop = KeyButton(self._theme, "Bỏ", "quiet", "Esc")
        drop.clicked.connect(self.close_form)
        row = QHBoxLayout()
        row.addStretch(1)
        if old:
            remove = KeyButton(self._theme, "Xóa dòng này", "quiet", icon="delete")
            remove.clicked.connect(partial(self.removed.emit, record))
            row.addWidget(remove)
        row.addWidget(drop)
        row.addWidget(keep)
        self._place.addWidget(form)
        form.show()
        box = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        box.setLayout(row)
        self._place.addWidget(box)
        box.show()
        for button in self.buttons.values():
            button.setEnabled(False)
        form.focus_first()

    def close_form(self) -> None:
        """Give the open form up; what was saved on leaving its fields stays."""
        self.form = self._deed = None
        _clear(self._place)
        for button in self.buttons.values():
            button.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps what is new, Esc gives it up."""
        if self.form is not None and event.key() == Qt.Key.Key_Escape:
            self.close_form()
            return
        if (
            self.form is not None
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and not event.modifiers()
        ):
            self._finish()
            return
        super().keyPressEvent(event)

    def _finish(self) -> None:
        if self.form is not None and self.form.confirm():
            self.close_form()

    def _kept(self, done: Any) -> None:
        if self.form is not None and self.form.record.id == 0:
            self.close_form()
        self.saved.emit(done)


def _clear(layout: Any) -> None:
    while layout.count():
        item = layout.takeAt(0)
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
