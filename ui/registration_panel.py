"""The panel of the registration page: what one holder aims at, and the form of one aim with day and note."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.holder import holder_of
from app.domain.registration_lines import RegistrationLine
from app.domain.registrations import REGISTERED_KIND_WORDS
from ui.achievement_form import AchievementForm
from ui.achievement_specs import REGISTRATION
from ui.holder_words import target_of
from ui.keybutton import IconButton, KeyButton
from ui.panes import SidePanel, clear_rows, label, wrapped

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell


class RegistrationPanel(SidePanel):
    """`turned` tells whether an aim is being written; `left` that it no longer is."""

    turned = Signal(bool)
    left = Signal()

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(shell.theme, "")
        self._office = office
        self._shell = shell
        self._line: RegistrationLine | None = None
        theme = shell.theme
        self.setFixedWidth(round(theme.size(340)))
        self.form = AchievementForm(office, shell, (REGISTRATION,))
        self.history = KeyButton(theme, "Mở trang thành tích", "link", icon="ribbon")
        self._aims = QVBoxLayout()
        self._aims.setSpacing(8)
        self.body.addLayout(self._aims)
        self.body.addWidget(self.form)
        self.body.addWidget(self.history)
        self.body.addStretch(1)
        self.drop = KeyButton(theme, "Bỏ", "plain", "Esc")
        self.confirm = KeyButton(theme, "Ghi đăng ký", "main", "Ctrl+Enter")
        self.buttons.addWidget(self.drop)
        self.buttons.addWidget(self.confirm)
        self.history.clicked.connect(self._open_history)
        self.form.saved.connect(self._saved)
        self.drop.clicked.connect(self.leave)
        self.confirm.clicked.connect(self.form.confirm)

    @property
    def writing(self) -> bool:
        """Whether an aim is in the form."""
        return self.form.record is not None

    def show_line(self, line: RegistrationLine | None) -> None:
        """Another holder, or the same read again: what is being typed into the form is kept."""
        self._line = line
        writing = self.form.record
        if writing is not None:
            mine = line.aims if line is not None else ()
            again = next((aim.row for aim in mine if writing.id and aim.row.id == writing.id), None)
            if again is not None:
                self.form.refresh(again)
                return
            if line is not None and not writing.id and holder_of(writing) == line.holder:
                return
            if not self.form.keep():
                return
            self.form.clear()
        self.setVisible(line is not None)
        self._turn(writing=False)
        clear_rows(self._aims)
        if line is None:
            return
        self.heading.setText(line.name)
        if not line.aims:
            self._aims.addWidget(wrapped("Chưa đăng ký gì trong năm này.", "muted"))
        for aim in line.aims:
            self._aims.addWidget(self._aim(aim))

    def begin(self) -> None:
        """The form of a new registration of the holder."""
        if self._line is None or not self.form.keep():
            return
        self.form.begin(REGISTRATION, self._line.holder, self._shell.year())
        self._turn(writing=True, new=True)
        self.form.focus_first()

    def edit(self, row: Any) -> None:
        """One aim in the form."""
        self.form.edit(row)
        self._turn(writing=True)
        self.form.focus_first()

    def remove(self, row: Any) -> None:
        """Take one aim out."""
        done = self._shell.attempt(lambda: self._office.achievements.registrations.remove(row))
        if done is not None:
            self._shell.report(done)

    def leave(self) -> None:
        """Back to the aims, after what was typed is saved."""
        if self.form.keep():
            self.form.clear()
            self.left.emit()

    def _saved(self, done: Any) -> None:
        self._shell.report(done)
        if self.form.record is not None and not self.form.record.id:
            self.leave()

    def _aim(self, aim: Any) -> QWidget:
        box = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(REGISTERED_KIND_WORDS[aim.row.kind], "hint"))
        words.addWidget(wrapped(aim.words, "strongText"))
        words.addWidget(wrapped(f"{aim.outcome}{f': {aim.result}' if aim.result else ''}", "hint"))
        mend = KeyButton(self._shell.theme, "Sửa", "link")
        mend.setAccessibleName(f"Sửa {aim.words}")
        mend.clicked.connect(partial(self.edit, aim.row))
        drop = IconButton(self._shell.theme, "delete", f"Xóa {aim.words}")
        drop.clicked.connect(partial(self.remove, aim.row))
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(words, 1)
        line.addWidget(mend, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(drop, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _turn(self, *, writing: bool, new: bool = False) -> None:
        self.form.setVisible(writing)
        self.history.setVisible(not writing)
        for at in range(self._aims.count()):
            item = self._aims.itemAt(at)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(not writing)
        self.show_buttons(writing)
        self.confirm.setVisible(new)
        self.drop.set_words("Bỏ" if new else "Xong", "Esc")
        self.turned.emit(writing)

    def _open_history(self) -> None:
        if self._line is not None:
            self._shell.open_page("achievements", target_of(self._line.holder))
