"""Where the fields of a certificate fall on a pre-printed blank: millimetres by field, and a test sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from app import paths
from app.domain.certificates import Shift, read_shift, shift_words
from app.errors import SayToUser
from app.services.blank_shifts import BlankDesk
from ui.dialog import Dialog
from ui.fields import Field, Line
from ui.keybutton import KeyButton
from ui.print_desk import Printable, PrintDesk

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_ACROSS = 2
_EXAMPLE = "1,5; -2"


class BlankDialog(Dialog):
    """One line a field, "right; down"; the test sheet is printed with what is typed."""

    def __init__(self, office: Office, shell: Shell, parent: QWidget) -> None:
        theme = shell.theme
        super().__init__(
            theme,
            "Giấy khen in trên phôi",
            "Vị trí các dòng trên phôi",
            "In tờ thử lên giấy thường, đặt lên phôi rồi soi. Dòng nào lệch thì gõ số mm sang phải; số mm "
            "xuống dưới (số âm: sang trái; lên trên). Để trống là đúng chỗ của mẫu.",
            "Ghi vị trí",
            "Bỏ",
            width=640,
            parent=parent,
        )
        self._desk = BlankDesk(office)
        self.not_yet = "Chưa ghi"
        self.printing = PrintDesk(shell, self)
        kept = self._desk.shifts()
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for at, (name, words) in enumerate(self._desk.fields().items()):
            line = Line(shift_words(kept.get(name, Shift())), _EXAMPLE)
            self.fields[name] = Field(theme, words, line)
            grid.addWidget(self.fields[name], at // _ACROSS, at % _ACROSS)
        self.body.addLayout(grid)
        self.trial = KeyButton(theme, "In tờ thử", "plain", icon="print")
        self.trial.clicked.connect(self.print_trial)
        self.body.addWidget(self.trial)
        self.deed = self._save

    def typed(self) -> dict[str, Shift]:
        """What is typed, by field; raises SayToUser at the first that is no pair of numbers."""
        found = {}
        for name, field in self.fields.items():
            field.set_error("")
            assert isinstance(field.editor, Line)
            found[name] = read_shift(field.editor.words(), name)
        return found

    def print_trial(self) -> None:
        """The boxes with their measures, as they would fall now."""
        try:
            cards = self._desk.trial(self.typed())
        except SayToUser as trouble:
            self.show_wrong(trouble)
            return
        self.printing.print_paper(Printable(cards, paths.papers_folder() / "To-thu-phoi.docx"))

    def _save(self) -> None:
        self._desk.save(self.typed())
