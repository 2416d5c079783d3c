"""Find and replace in one plan: a bar above the tree, F3 from place to place, one or all replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.fields import Line
from ui.keybutton import IconButton, KeyButton
from ui.panes import Hairline, label

if TYPE_CHECKING:
    from app.services.office import Office
    from app.services.plan_search import Hit
    from ui.shell import Shell


class FindBar(QWidget):
    """`gone_to` carries the Hit in front (None: none), `looked_for` the words and whether case counts."""

    gone_to = Signal(object)
    looked_for = Signal(str, bool)
    closed = Signal()

    def __init__(self, office: Office, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._shell = shell
        self._plan_id = 0
        self._frozen = False
        self._hits: tuple[Hit, ...] = ()
        self._at = -1
        self.needle = Line(placeholder="Tìm trong kế hoạch")
        self.needle.setAccessibleName("Tìm trong kế hoạch")
        self.replacement = Line(placeholder="Thay bằng")
        self.replacement.setAccessibleName("Thay bằng")
        self.case = QCheckBox("Phân biệt hoa thường")
        self.count = label("", "muted")
        theme = shell.theme
        back = IconButton(theme, "chevron_up", "Chỗ trước", "Shift+F3")
        ahead = IconButton(theme, "chevron_down", "Chỗ sau", "F3")
        close = IconButton(theme, "dismiss", "Đóng thanh tìm", "Esc")
        self.replace_one = KeyButton(theme, "Thay", "plain")
        self.replace_all = KeyButton(theme, "Thay tất cả", "plain")
        for button in (back, ahead, close):
            button.set_side(28)
        ends = QHBoxLayout()
        ends.setSpacing(4)
        for widget in (self.count, back, ahead, close):
            ends.addWidget(widget)
        doing = QHBoxLayout()
        doing.setSpacing(8)
        doing.addWidget(self.replace_one)
        doing.addWidget(self.replace_all)
        grid = QGridLayout()
        grid.setContentsMargins(12, 6, 8, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.needle, 0, 0)
        grid.addWidget(self.case, 0, 1)
        grid.addLayout(ends, 0, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.replacement, 1, 0)
        grid.addLayout(doing, 1, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(0, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(grid)
        rows.addWidget(Hairline(theme))
        self.needle.textChanged.connect(self._look)
        self.case.toggled.connect(self._look)
        back.clicked.connect(self.go_back)
        ahead.clicked.connect(self.go_on)
        close.clicked.connect(self.shut)
        self.replace_one.clicked.connect(self._replace_one)
        self.replace_all.clicked.connect(self._replace_all)
        self.stops = (
            *(self.needle, self.replacement, self.case, back, ahead, close),
            *(self.replace_one, self.replace_all),
        )
        self.hide()

    def show_plan(self, plan_id: int, frozen: bool) -> None:
        """Look in this plan; a signed one is only searched."""
        self._plan_id, self._frozen = plan_id, frozen
        if frozen:
            self._show_replacing(False)
        if self.isVisible():
            self._find_again()

    def open(self, replacing: bool = False) -> None:
        """Show the bar and put the focus into it."""
        self._show_replacing(replacing and not self._frozen)
        self.show()
        self.needle.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.needle.selectAll()
        self._look()

    def go_on(self) -> None:
        """F3: the next place."""
        self._step(1)

    def go_back(self) -> None:
        """Shift+F3: the place before."""
        self._step(-1)

    def shut(self) -> None:
        """Close the bar; nothing is marked any more."""
        self.hide()
        self._hits, self._at = (), -1
        self.looked_for.emit("", False)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Esc closes."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.shut()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.replacement.hasFocus():
                self._replace_one()
            else:
                self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _show_replacing(self, on: bool) -> None:
        for widget in (self.replacement, self.replace_one, self.replace_all):
            widget.setVisible(on)

    def _look(self) -> None:
        self._at = -1
        self._find_again()
        self.looked_for.emit(self.needle.text().strip(), self.case.isChecked())

    def _find_again(self) -> None:
        words = self.needle.text().strip()
        self._hits = self._office.plans.find(self._plan_id, words, self.case.isChecked()) if words else ()
        self._at = min(self._at, len(self._hits) - 1)
        self._tell()

    def _tell(self) -> None:
        if not self.needle.text().strip():
            self.count.setText("")
        elif not self._hits:
            self.count.setText("Không thấy")
        else:
            self.count.setText(
                f"{self._at + 1}/{len(self._hits)}" if self._at >= 0 else f"{len(self._hits)} chỗ"
            )
        self.replace_all.setEnabled(bool(self._hits))
        self.replace_one.setEnabled(bool(self._hits))

    def _step(self, by: int) -> None:
        if not self.isVisible():
            self.open()
            return
        self._find_again()
        if not self._hits:
            self.gone_to.emit(None)
            return
        self._at = (
            (self._at + by) % len(self._hits) if self._at >= 0 else (0 if by > 0 else len(self._hits) - 1)
        )
        self._tell()
        self.gone_to.emit(self._hits[self._at])

    def _replace_one(self) -> None:
        if self._at < 0:
            self._step(1)
            return
        at = self._at
        if self._replace((self._hits[at],)) is not None and self._hits:
            self._at = at % len(self._hits)
            self._tell()
            self.gone_to.emit(self._hits[self._at])

    def _replace_all(self) -> None:
        count = self._replace(None)
        if count:
            self._shell.say(f"Đã thay {count} chỗ.", _undo(self._shell))

    def _replace(self, hits: tuple[Hit, ...] | None) -> int | None:
        words, new, case = self.needle.text().strip(), self.replacement.text(), self.case.isChecked()
        done = self._shell.attempt(lambda: self._office.plans.replace(self._plan_id, words, new, case, hits))
        self._find_again()
        return None if done is None else int(done.value)


def _undo(shell: Shell):  # type: ignore[no-untyped-def]
    from ui.messages import Action

    return Action("Hoàn tác", shell.undo)
