"""A line in which a person of the office is named: a few letters without accents, then a choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from app.domain.staff_roll import RollLine
from app.domain.vietnamese_order import name_key
from ui.fields import Line, matches

_MOST = 12


class PersonLine(Line):
    """`picked` carries the person's id, 0 while what is typed names nobody or several."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "Gõ tên, không dấu cũng được", parent)
        self._words: dict[str, int] = {}
        self._searched: dict[str, str] = {}
        self._id = 0
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_MOST)
        completer.activated.connect(self._take)
        self.setCompleter(completer)
        self.textEdited.connect(self._narrow)
        self.editingFinished.connect(self._settle)

    def offer(self, lines: Sequence[RollLine]) -> None:
        """Who may be named; people of one name are told apart by unit, then by number."""
        names = [line.person.name for line in lines]
        self._words.clear()
        for line in sorted(lines, key=lambda line: name_key(line.person.name)):
            person = line.person
            words = person.name
            if names.count(words) > 1:
                words = f"{words} ({line.unit.short_name or line.unit.name})"
            if words in self._words:
                words = f"{words} số {person.staff_number or person.id}"
            self._words[words] = person.id
            self._searched[words] = f"{words} {line.unit.name} {person.staff_number}"

    @property
    def person_id(self) -> int:
        """Who is named, 0 for nobody."""
        return self._id

    def set_person(self, person_id: int) -> None:
        """Name this person, or nobody."""
        words = next((words for words, number in self._words.items() if number == person_id), "")
        self.setText(words)
        self._name(self._words.get(words, 0))

    def _narrow(self, text: str) -> None:
        fitting = [words for words in self._words if matches(text, self._searched[words])]
        self._model.setStringList(fitting[:_MOST])
        self._name(self._words.get(text, 0))

    def _take(self, words: str) -> None:
        self.setText(words)
        self._name(self._words.get(words, 0))

    def _settle(self) -> None:
        """Leaving with letters that fit one person alone names that person."""
        if self._id == 0 and self.words():
            fitting = [words for words in self._words if matches(self.words(), self._searched[words])]
            if len(fitting) == 1:
                self._take(fitting[0])

    def _name(self, person_id: int) -> None:
        if person_id != self._id:
            self._id = person_id
            self.picked.emit(person_id)
