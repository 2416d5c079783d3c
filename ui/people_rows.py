"""People of one record, each with a share or a part: authors of an initiative, who did a work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.staff_roll import RollLine
from ui.fields import Line
from ui.keybutton import IconButton, KeyButton
from ui.panes import label
from ui.person_line import PersonLine
from ui.record_form import Field
from ui.theme import Theme


@dataclass(frozen=True)
class NamedPerson:
    """One row: `id` of its record, the person or a name from outside, and the words beside it."""

    id: int
    person_id: int | None
    name: str
    beside: str


class _PersonRow(QWidget):
    changed = Signal()
    dropped = Signal()

    def __init__(self, theme: Theme, number: int, beside: str, width: int) -> None:
        super().__init__()
        self.kept = NamedPerson(0, None, "", "")
        self.person = PersonLine()
        self.beside = Line(placeholder=beside)
        self.person.setAccessibleName(f"Người thứ {number}")
        self.beside.setAccessibleName(f"{beside}, người thứ {number}")
        if width:
            self.beside.setFixedWidth(width)
        drop = IconButton(theme, "dismiss", f"Bỏ người thứ {number}")
        drop.clicked.connect(lambda _checked: self.dropped.emit())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.person, 3)
        line.addWidget(self.beside, 0 if width else 2)
        line.addWidget(drop)
        for editor in (self.person, self.beside):
            editor.editingFinished.connect(self._left)

    def value(self) -> NamedPerson:
        person = self.person.person_id or None
        return NamedPerson(self.kept.id, person, "" if person else self.person.words(), self.beside.words())

    def show_person(self, row: NamedPerson) -> None:
        self.kept = row
        self.person.set_person(row.person_id or 0)
        if not row.person_id:
            self.person.setText(row.name)
        self.beside.setText(row.beside)
        self.kept = self.value()

    def _left(self) -> None:
        if self.value() != self.kept:
            self.kept = self.value()
            self.changed.emit()


class PeopleRows(QWidget):
    """`changed` comes when a row was left with something else in it, or taken away."""

    changed = Signal()

    def __init__(self, theme: Theme, heading: str, beside: str, width: int = 0) -> None:
        super().__init__()
        self._theme = theme
        self._beside = beside
        self._width = width
        self._offered: Sequence[RollLine] = ()
        self._rows: list[_PersonRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.add = KeyButton(theme, "Thêm người", "link", icon="add")
        self.add.clicked.connect(self._begin)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(label(heading, "label"))
        rows.addLayout(self._lines)
        rows.addWidget(self.add)
        # Problems of the whole list are shown like those of a field.
        self.problems = Field(theme, "", Line())
        self.problems.editor.hide()
        self.problems.label.hide()
        rows.addWidget(self.problems)

    def offer(self, lines: Sequence[RollLine]) -> None:
        """Who may be named."""
        self._offered = lines
        for row in self._rows:
            row.person.offer(lines)

    def show_people(self, people: Sequence[NamedPerson]) -> None:
        """These people; one empty row when there is nobody."""
        while self._rows:
            self._take(self._rows[-1])
        for one in people or (NamedPerson(0, None, "", ""),):
            self._row().show_person(one)

    def value(self) -> list[NamedPerson]:
        """Rows that name somebody."""
        found = [row.value() for row in self._rows]
        return [one for one in found if one.person_id or one.name]

    def focus_last(self) -> None:
        """The cursor into the last row."""
        if self._rows:
            self._rows[-1].person.setFocus()

    def _begin(self) -> None:
        self._row()
        self.focus_last()

    def _row(self) -> _PersonRow:
        row = _PersonRow(self._theme, len(self._rows) + 1, self._beside, self._width)
        row.person.offer(self._offered)
        row.changed.connect(self.changed)
        row.dropped.connect(partial(self._drop, row))
        self._rows.append(row)
        self._lines.addWidget(row)
        row.show()
        return row

    def _drop(self, row: _PersonRow) -> None:
        named = bool(row.value().name or row.value().person_id)
        self._take(row)
        if named:
            self.changed.emit()

    def _take(self, row: _PersonRow) -> None:
        self._rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
