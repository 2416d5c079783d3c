"""A form over one frozen record, driven by field descriptions: leaving a field saves it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.wording import clean
from app.errors import Invalid, Problem, SayToUser
from ui.fields import Choice, DateLine, Editor, Field, Line, Lines, show_problems
from ui.figures import read_money, read_points, show_money, show_points
from ui.panes import wrapped
from ui.theme import Theme


@dataclass(frozen=True)
class FieldSpec:
    """How one attribute of the record is typed.

    `kind`: line, lines (text with line breaks), list (a tuple, one line each), date, number (a whole
    number or empty), order (a whole number, 0 when empty), money (đồng or empty), points (hundredths or
    empty), choice (one of `choices`, or of what `offer` gives for the record). `suggest` gives words a line
    may take. Specs with the same `row` stand side by side. `needed` says by the record whether the field is
    shown at all.
    """

    name: str
    words: str
    kind: str = "line"
    hint: str = ""
    width: int = 0
    row: int = 0
    choices: Mapping[Any, str] | None = None
    placeholder: str = ""
    needed: Callable[[Any], bool] | None = None
    offer: Callable[[Any], Mapping[Any, str]] | None = None
    suggest: Callable[[], Sequence[str]] | None = None


class RecordForm(QWidget):
    """`save` gets the changed record and raises Invalid; `saved` carries what it returned."""

    saved = Signal(object)

    def __init__(
        self,
        theme: Theme,
        specs: Sequence[FieldSpec],
        save: Callable[[Any], Any],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._specs = tuple(specs)
        self._save = save
        self._record: Any = None
        self.fields: dict[str, Field] = {}
        self.note = wrapped("", "warnText")
        self.note.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(self.note)
        beside: dict[int, QHBoxLayout] = {}
        for spec in self._specs:
            field = Field(theme, spec.words, _editor(spec, today), spec.hint, width=spec.width)
            self.fields[spec.name] = field
            field.left.connect(self.leave)
            if spec.row not in beside or not spec.row:
                line = QHBoxLayout()
                line.setSpacing(12)
                rows.addLayout(line)
                if spec.row:
                    beside[spec.row] = line
            else:
                line = beside[spec.row]
            line.addWidget(field, 0 if spec.row and _fixed(spec) else 1, Qt.AlignmentFlag.AlignTop)
            if isinstance(field.editor, Choice):
                field.editor.activated.connect(lambda _index, field=field: self._picked(field))
        for row, line in beside.items():
            if all(_fixed(spec) for spec in self._specs if spec.row == row):
                line.addStretch(1)

    @property
    def record(self) -> Any:
        """The record in the form, as last saved."""
        return self._record

    def show_record(self, record: Any, *, read_only: bool = False) -> None:
        """Fill the form; a field being typed in keeps its words if it is the same record."""
        same = self._record is not None and record is not None and self._record.id == record.id
        self._record = record
        for spec in self._specs:
            field = self.fields[spec.name]
            if same and field.editor.hasFocus() and field.changed():
                continue
            self._offer(spec, record)
            _put(field.editor, spec, getattr(record, spec.name) if record is not None else None)
            field.settle()
            if not same:
                field.set_error("")
            field.editor.setEnabled(not read_only)
        self._show_needed(record)

    def typed(self) -> Any:
        """The record with what stands in the fields; raises Invalid for what cannot be read."""
        problems: list[Problem] = []
        values: dict[str, Any] = {}
        for spec in self._specs:
            try:
                values[spec.name] = _take(self.fields[spec.name].editor, spec)
            except SayToUser as trouble:
                problems.append(Problem(spec.name, str(trouble)))
        if problems:
            raise Invalid(tuple(problems))
        return replace(self._record, **values)

    def leave(self) -> None:
        """Save what was typed if the record exists already; a new one waits for its button."""
        if self._record is None:
            return
        if self._record.id == 0:
            with suppress(Invalid):
                self._refresh(self.typed())
            return
        self.confirm(focus=False)

    def confirm(self, *, focus: bool = True) -> bool:
        """Save; errors go below their fields, and the first wrong one takes the focus if asked."""
        try:
            record = self.typed()
            if record == self._record and record.id != 0:
                show_problems(self.fields, ())
                return True
            done = self._save(record)
        except Invalid as trouble:
            show_problems(self.fields, trouble.problems, focus=focus)
            return False
        show_problems(self.fields, ())
        self.saved.emit(done)
        return True

    def keep(self) -> bool:
        """Save what is being typed into a record that exists before another takes its place; False if wrong.

        A key such as Ctrl+N leaves no field, so nothing else would save it.
        """
        return self._record is None or self._record.id == 0 or self.confirm()

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.fields[self._specs[0].name].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str) -> None:
        """A note above the fields; "" takes it away."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def _picked(self, field: Field) -> None:
        if field.changed():
            field.settle()
            self.leave()

    def _refresh(self, record: Any) -> None:
        """What is typed may change what a choice offers and which fields are needed."""
        for spec in self._specs:
            self._offer(spec, record)
        self._show_needed(record)

    def _offer(self, spec: FieldSpec, record: Any) -> None:
        editor = self.fields[spec.name].editor
        if spec.offer is None or record is None or not isinstance(editor, Choice):
            return
        words, before = spec.offer(record), editor.value()
        if not editor.offers(words):
            editor.offer(words)
            editor.set_value(before)
            self.fields[spec.name].settle()

    def _show_needed(self, record: Any) -> None:
        for spec in self._specs:
            if spec.needed is not None and record is not None:
                self.fields[spec.name].setVisible(spec.needed(record))


def _fixed(spec: FieldSpec) -> bool:
    return bool(spec.width) or spec.kind == "date"


def _editor(spec: FieldSpec, today: Callable[[], date]) -> Editor:
    if spec.kind in {"lines", "list"}:
        return Lines(rows=6 if spec.kind == "list" else 3)
    if spec.kind == "date":
        return DateLine(today)
    if spec.kind == "choice":
        made = Choice(spec.choices or {})
        if spec.offer is not None:  # words come later and must not widen the form
            made.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return made
    line = Line(placeholder=spec.placeholder)
    if spec.suggest is not None:
        line.suggest(spec.suggest)
    return line


def _put(editor: Editor, spec: FieldSpec, value: Any) -> None:
    if isinstance(editor, Choice):
        editor.set_value(value)
    elif isinstance(editor, DateLine):
        editor.set_day(value)
    elif isinstance(editor, Lines):
        editor.setPlainText("\n".join(value) if isinstance(value, tuple) else value or "")
    else:
        editor.setText("" if value is None else _SHOWN.get(spec.kind, str)(value))
        editor.setCursorPosition(0)


def _take(editor: Editor, spec: FieldSpec) -> Any:
    if isinstance(editor, Choice):
        return editor.value()
    if isinstance(editor, DateLine):
        return editor.day()
    if isinstance(editor, Lines):
        text = editor.words()
        return (
            tuple(line for line in map(str.strip, text.split("\n")) if line) if spec.kind == "list" else text
        )
    text = clean(editor.text())
    if spec.kind == "money":
        return read_money(text)
    if spec.kind == "points":
        return read_points(text)
    if spec.kind not in {"number", "order"}:
        return text
    if not text:
        return 0 if spec.kind == "order" else None
    if text[:1] in ("-", "−", "–") and text[1:].strip().isdigit():
        raise SayToUser(f"“{text}” là số âm, ô này chỉ nhận số từ 0 trở lên, ví dụ 5.")
    if not text.isascii() or not text.isdigit():
        raise SayToUser(f"“{text}” chưa phải số. Chỉ gõ chữ số, ví dụ 05.")
    return int(text)


_SHOWN: dict[str, Callable[[Any], str]] = {"money": show_money, "points": show_points}
