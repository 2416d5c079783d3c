"""The panel beside an import: what a paragraph is, its number, level and words; and what to know before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.outline import Numbering
from app.domain.plan_reading.notes import Note
from app.domain.plan_reading.parts import BODY, PART_WORDS, Part
from app.services.plan_outline import STYLE_WORDS
from ui.fields import Choice, Field, Lines
from ui.keybutton import KeyButton
from ui.panes import Hairline, SidePanel, label, wrapped
from ui.plan_import_rows import ItemRow
from ui.segments import Segments
from ui.theme import Theme

_TITLED = (Numbering.ROMAN, Numbering.ARABIC, Numbering.NESTED, Numbering.NONE)


class MendPanel(SidePanel):
    """Every wish is a signal; the page carries it out and shows the next rows."""

    part_asked = Signal(object)
    numbering_asked = Signal(object)
    level_asked = Signal(int)
    words_asked = Signal(str, str)
    join_asked = Signal()
    right_asked = Signal()
    year_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._rows: tuple[ItemRow, ...] = ()
        self._filling = False
        self.doubt = wrapped("", "warnText")
        self.right = KeyButton(theme, "Đúng rồi, không sửa", "link", icon="checkmark")
        self.part = Field(theme, "Đoạn này là", Choice(PART_WORDS))
        self.numbering = Segments(theme, "Kiểu số", STYLE_WORDS)
        self.outdent = KeyButton(theme, "Lùi ra", "plain", "Shift+Tab", "text_indent_decrease_ltr")
        self.indent = KeyButton(theme, "Thụt vào", "plain", "Tab", "text_indent_increase_ltr")
        self.title = Field(theme, "Tiêu đề", Lines(rows=2))
        self.words = Field(theme, "Lời văn", Lines(rows=6))
        self.join = KeyButton(theme, "Nối vào đoạn trên", "link", icon="arrow_up")
        self._number_label = label("Kiểu số và bậc", "label")
        self._line = Hairline(theme)
        self._known = label("Cần biết trước khi nhập", "card")
        self._notes = QVBoxLayout()
        self._notes.setSpacing(8)
        self._lay_out()
        self.part.editor.activated.connect(self._part_chosen)  # type: ignore[union-attr]
        self.numbering.chosen.connect(self._numbering_chosen)
        self.outdent.clicked.connect(lambda: self.level_asked.emit(-1))
        self.indent.clicked.connect(lambda: self.level_asked.emit(1))
        self.title.left.connect(self._reworded)
        self.words.left.connect(self._reworded)
        self.join.clicked.connect(self.join_asked)
        self.right.clicked.connect(self.right_asked)

    def show_rows(self, rows: Sequence[ItemRow]) -> None:
        """The chosen paragraphs: one is shown whole, of several what they have in common."""
        self._rows = tuple(rows)
        self._filling = True
        one = rows[0] if len(rows) == 1 else None
        parts = {row.item.part for row in rows}
        body = bool(rows) and parts <= BODY
        self.heading.setText(one.part if one else f"{len(rows)} đoạn" if rows else "Chọn một đoạn để sửa")
        notes = [f"{note.rstrip('.')}." for row in rows for note in row.notes]
        self.doubt.setText("\n".join(dict.fromkeys(notes)))
        self.doubt.setVisible(bool(notes))
        self.right.setVisible(any(row.item.doubt for row in rows))
        self.part.setVisible(bool(rows))
        if rows:
            self._choice().set_value(rows[0].item.part)
        nodes = bool(rows) and parts == {Part.NODE}
        for widget in (self._number_label, self.numbering, self.outdent, self.indent):
            widget.setVisible(body)
        for widget in (self.outdent, self.indent):
            widget.setEnabled(nodes)
        if body:
            self.numbering.set_value(rows[0].item.numbering)
        self._fill(one)
        self.join.setVisible(one is not None and one.id > 1)
        self._filling = False

    def show_notes(self, notes: Sequence[Note]) -> None:
        """What concerns the whole file."""
        while self._notes.count():
            taken = self._notes.takeAt(0)
            if taken is not None and (widget := taken.widget()) is not None:
                widget.deleteLater()
        for note in notes:
            self._notes.addWidget(self._note(note))
        self._known.setVisible(bool(notes))
        self._line.setVisible(bool(notes))

    def first_stop(self) -> QWidget:
        """Where typing begins: the words."""
        return self.words.editor if self.words.isVisible() else self.part.editor

    def _fill(self, row: ItemRow | None) -> None:
        titled = row is not None and row.item.part is Part.NODE and row.item.numbering in _TITLED
        self.title.setVisible(titled)
        self.words.setVisible(row is not None)
        words, title = self.words.editor, self.title.editor
        assert isinstance(words, Lines)
        assert isinstance(title, Lines)
        left_out = row is not None and row.item.part is Part.LEFT_OUT
        words.setReadOnly(left_out)
        words.setPlainText((row.item.raw if left_out else row.item.words) if row else "")
        title.setPlainText(row.item.title if row else "")
        self.words.settle()
        self.title.settle()

    def _choice(self) -> Choice:
        assert isinstance(self.part.editor, Choice)
        return self.part.editor

    def _part_chosen(self) -> None:
        if not self._filling and self._rows:
            self.part_asked.emit(self._choice().value())

    def _numbering_chosen(self, kind: object) -> None:
        if not self._filling and self._rows:
            self.numbering_asked.emit(kind)

    def _reworded(self) -> None:
        words, title = self.words.editor, self.title.editor
        if len(self._rows) == 1 and isinstance(words, Lines) and isinstance(title, Lines):
            self.words_asked.emit(" ".join(title.words().split("\n")), words.words())

    def _note(self, note: Note) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        sign = QLabel()
        name, role = ("question_circle", "warn") if note.level == "warn" else ("info", "muted")
        sign.setPixmap(self._theme.icons.pixmap(name, 16, role, self.devicePixelRatioF()))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(wrapped(f"{note.sentence.rstrip('.')}.", "body"))
        if note.year:
            other = KeyButton(self._theme, f"Nhập vào năm {note.year}", "link")
            other.clicked.connect(partial(self.year_asked.emit, note.year))
            words.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        line.addLayout(words, 1)
        return box

    def _lay_out(self) -> None:
        levels = QHBoxLayout()
        levels.setSpacing(8)
        levels.addWidget(self.outdent)
        levels.addWidget(self.indent)
        levels.addStretch(1)
        self.body.addWidget(self.doubt)
        self.body.addWidget(self.right)
        self.body.addWidget(self.part)
        self.body.addWidget(self._number_label)
        self.body.addWidget(self.numbering)
        self.body.addLayout(levels)
        self.body.addWidget(self.title)
        self.body.addWidget(self.words)
        self.body.addWidget(self.join)
        self.body.addSpacing(4)
        self.body.addWidget(self._line)
        self.body.addWidget(self._known)
        self.body.addLayout(self._notes)
        self.body.addStretch(1)
        self.show_buttons(False)
