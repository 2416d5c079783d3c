"""Left of the count: who is present, the papers as each teller counted them, and whether all of it agrees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.round_counting import ACCOUNT_WORDS, Account, Sheet, account_checks, account_differences
from app.services.round_view import RoundView
from ui.chips import Chip
from ui.fields import Field, Line
from ui.panes import Hairline, Pane, bare_scroll, label, restyle, wrapped

if TYPE_CHECKING:
    from ui.theme import Theme

WIDTH = 280


class FiguresPane(Pane):
    """`typed` carries teller, name of the figure and the figure or None."""

    typed = Signal(int, str, object)
    note_left = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self.setFixedWidth(WIDTH)
        self.chip = Chip(theme, "none", "")
        self.presence = wrapped("", "muted")
        self.note = Field(
            theme, "Ghi chú khi số liệu không khớp", Line(placeholder="một phiếu in hỏng, đã hủy")
        )
        self.note.left.connect(lambda: self.note_left.emit(self.note_words()))
        self.fields: dict[tuple[int, str], Line] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label("Số phiếu", "card"), 0, 0)
        for teller in (1, 2):
            grid.addWidget(label(f"Kiểm {teller}", "muted"), 0, teller, Qt.AlignmentFlag.AlignHCenter)
        for row, words in enumerate(ACCOUNT_WORDS.values(), start=1):
            grid.addWidget(label(words), row, 0)
        # Down one teller's column first: that is the order of the hand.
        for teller in (1, 2):
            for row, (name, words) in enumerate(ACCOUNT_WORDS.items(), start=1):
                line = Line()
                line.setFixedWidth(52)
                line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                line.setAccessibleName(f"{words}, người kiểm {teller}")
                line.editingFinished.connect(
                    lambda teller=teller, name=name, line=line: self._left(teller, name, line)
                )
                self.fields[teller, name] = line
                grid.addWidget(line, row, teller)
        self._said: object = None
        self._checks = QVBoxLayout()
        self._checks.setSpacing(6)
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(12, 10, 12, 10)
        rows.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(label("Hội đồng", "card"))
        top.addStretch(1)
        top.addWidget(self.chip)
        rows.addLayout(top)
        rows.addWidget(self.presence)
        rows.addWidget(Hairline(theme))
        rows.addLayout(grid)
        rows.addWidget(Hairline(theme))
        rows.addWidget(label("Đối chiếu", "card"))
        rows.addLayout(self._checks)
        rows.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(bare_scroll(body), 1)
        outer.addWidget(Hairline(theme))
        self.note.setContentsMargins(12, 8, 12, 0)  # outside the scroll: who is asked for it must see it
        outer.addWidget(self.note)
        secret = wrapped("Chỉ lưu tổng số, không lưu ai bầu gì.", "muted")
        secret.setContentsMargins(12, 8, 12, 8)
        outer.addWidget(secret)

    def set_note(self, words: str) -> None:
        """The note of another ballot."""
        assert isinstance(self.note.editor, Line)
        self.note.editor.setText(words)
        self.note.settle()

    def note_words(self) -> str:
        """The note as typed."""
        assert isinstance(self.note.editor, Line)
        return self.note.editor.words()

    def show(  # type: ignore[override]
        self, view: RoundView, one: Sheet, two: Sheet, problems: tuple[str, ...], *, fixed: bool
    ) -> None:
        """Quorum, figures of both tellers, and the identities as they stand."""
        room, quorum = view.room, view.quorum
        enough = room.present >= quorum
        words = f"Đủ họp: {room.present}/{room.members}, cần {quorum}"
        if not enough:
            words = f"Chưa đủ họp: {room.present}/{room.members}, cần {quorum}"
        self.chip.set_chip("good" if enough else "warn", words)
        tail = f", {room.written} đã có ý kiến văn bản" if room.written else ""
        self.presence.setText(f"Có mặt {room.present}, vắng {room.absent}{tail}.")
        differing = account_differences(one, two)
        for (teller, name), line in self.fields.items():
            value = getattr((one if teller == 1 else two).account, name)
            if not (line.hasFocus() and line.isModified()):
                line.setText("" if value is None else str(value))
            line.setReadOnly(fixed)
            if bool(line.property("bad")) != (name in differing):
                restyle(line, bad=name in differing)
        self.note.setVisible(bool(problems) or bool(self.note_words()))
        self._show_checks(two if two.account != Account() else one, view, differing, problems)

    def _show_checks(
        self, sheet: Sheet, view: RoundView, differing: tuple[str, ...], problems: tuple[str, ...]
    ) -> None:
        lines = [(one.words, one.holds) for one in account_checks(sheet.account, view.room)]
        lines += [(f"{ACCOUNT_WORDS[name]}: hai người kiểm lệch", False) for name in differing]
        known = {words for words, _ in lines}
        lines += [(words, False) for words in problems if words not in known]
        lines.sort(key=lambda one: one[1] is not False)  # what does not hold stands first
        shown = (tuple(lines), self._theme.dark)
        if shown == self._said:  # a key typed must not wait for labels that say the same
            return
        self._said = shown
        while (item := self._checks.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for words, holds in lines:
            icon, role = {
                True: ("checkmark_circle-filled", "good"),
                False: ("error_circle", "err"),
                None: ("info", "muted"),
            }[holds]
            made = QWidget()
            row = QHBoxLayout(made)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            sign = QLabel()
            sign.setPixmap(self._theme.icons.pixmap(icon, 16, role, self.devicePixelRatioF()))
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(wrapped(words, "error" if holds is False else ""), 1)
            self._checks.addWidget(made)

    def _left(self, teller: int, name: str, line: Line) -> None:
        if line.isReadOnly() or not line.isModified():  # looked at only, perhaps in another round by now
            return
        text = line.words()
        if text and not text.isdigit():
            restyle(line, bad=True)
            line.setToolTip("Gõ một số, ví dụ 8. Chưa biết thì để trống.")
            return
        line.setToolTip("")
        line.setModified(False)
        self.typed.emit(teller, name, int(text) if text else None)


def with_figure(sheet: Sheet, name: str, value: int | None) -> Sheet:
    """The sheet with one figure of the papers replaced."""
    account: Account = replace(sheet.account, **{name: value})
    return replace(sheet, account=account)
