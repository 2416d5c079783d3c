"""The strip below the list: the question of the chosen place, and the words that answer it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.next_year import Proposal, answer_problem, with_room
from ui.fields import Choice, Field, Line
from ui.keybutton import KeyButton
from ui.panes import Hairline
from ui.theme import Theme


class _AnswerLine(Line):
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the answer; with Ctrl it belongs to the page."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
            return
        super().keyPressEvent(event)


class AnswerStrip(QWidget):
    """`answered` carries the question and the words; `left` says the focus may go back to the list."""

    answered = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._proposal: Proposal | None = None
        self._year = 0
        self.line = _AnswerLine()
        self.field = Field(theme, "Chữ thay vào", self.line)
        self.choice = Choice()
        self.picked = Field(theme, "Chọn", self.choice)
        self.give = KeyButton(theme, "Trả lời", "plain", "Enter")
        self.suggest = KeyButton(theme, "", "link", icon="edit")
        self.give.clicked.connect(self.answer)
        self.line.entered.connect(self.answer)
        self.suggest.clicked.connect(self._take_suggestion)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.picked, 1)
        # Level with the editor, whatever stands below it.
        beside = QVBoxLayout()
        beside.addSpacing(self.field.label.sizeHint().height() + 3)
        beside.addWidget(self.give)
        beside.addStretch(1)
        row.addLayout(beside)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(Hairline(theme))
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 8, 12, 8)
        inner.setSpacing(4)
        inner.addLayout(row)
        inner.addWidget(self.suggest)
        rows.addLayout(inner)
        self.hide()

    def show_proposal(self, proposal: Proposal | None, answer: str, year: int, places: int) -> None:
        """The question of this place; `places` say how many take the same answer."""
        if proposal is None:
            self._proposal = None
            self.hide()
            return
        same = self._proposal is not None and self._proposal.question == proposal.question
        self._proposal, self._year = proposal, year
        many = f" (một câu trả lời cho {places} chỗ)" if places > 1 else ""
        options = bool(proposal.options)
        self.field.setVisible(not options)
        self.picked.setVisible(options)
        shown = self.picked if options else self.field
        shown.label.setText(f"{proposal.why}{many}")
        shown.editor.setAccessibleName(f"{proposal.why}{many}")
        if options:
            self.choice.offer({words: words for words, _ in proposal.options})
            self.choice.set_value(answer)
        elif not same or not self.line.hasFocus():
            self.line.setText(answer)
            example = f"số 02/CT-UBND ngày 08/01/{year}" if proposal.kind == "act" else proposal.new
            self.line.setPlaceholderText(f"ví dụ {example}" if example else "")
        if not same:
            self.field.set_error("")
        suggestion = self._suggestion()
        act = proposal.kind == "act" and not proposal.new
        self.suggest.setText(f"Để chỗ trống: {suggestion}" if act else f"Dùng gợi ý: {suggestion}")
        self.suggest.set_words(self.suggest.text())
        self.suggest.setVisible(bool(suggestion) and not options)
        self.setVisible(proposal.why != "" and (not options or bool(proposal.options)))

    def focus(self) -> None:
        """The cursor into the answer."""
        editor = self.choice if self.picked.isVisible() else self.line
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> None:
        """Give what stands in the field, or say below it what is wrong."""
        proposal = self._proposal
        if proposal is None:
            return
        words = str(self.choice.value() or "") if proposal.options else self.line.words()
        said = answer_problem(proposal, words)
        shown = self.picked if proposal.options else self.field
        shown.set_error(said)
        if said:
            self.focus()
            return
        self.answered.emit(proposal.question, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list and not away from the page; Enter gives what is chosen."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.choice.hasFocus():
            self.answer()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _suggestion(self) -> str:
        proposal = self._proposal
        if proposal is None:
            return ""
        if proposal.new or proposal.kind != "act":
            return proposal.new
        return with_room(proposal, self._year)

    def _take_suggestion(self) -> None:
        self.line.setText(self._suggestion())
        self.answer()
