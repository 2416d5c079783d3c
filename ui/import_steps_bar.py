"""The bar below an import: what will be written, what is left and why, back, cancel and the one deed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.import_steps import Tally, figure
from app.domain.wording import upper_first
from ui.keybutton import KeyButton
from ui.panes import Pane, label
from ui.theme import Theme

SAFE = "Chưa ghi gì vào sổ cho đến khi bấm Nhập. Nhập xong vẫn hoàn tác được cả lần nhập."


class ImportBar(Pane):
    """52 high. The deed is off, with its reason, while nothing is ticked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.sentence = label("", "strongText")
        self.effect = label(SAFE, "muted")
        self.back = KeyButton(theme, "Quay lại", "plain")
        self.cancel = KeyButton(theme, "Hủy", "plain", "Esc")
        self.confirm = KeyButton(theme, "Nhập", "main", "Ctrl+Enter", "arrow_import")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.effect)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 8, 6)
        line.setSpacing(8)
        line.addLayout(words, 1)
        for button in (self.back, self.cancel, self.confirm):
            line.addWidget(button)

    def show_tally(self, found: Tally, noun: str, wrong: int) -> None:
        """The counts, and on the button how many are written."""
        self.sentence.setText(found.sentence(noun))
        self.confirm.set_words(upper_first(found.deed(noun)))
        self.confirm.setEnabled(found.taken > 0)
        mend = f"Chưa có dòng nào để nhập: còn {figure(wrong)} dòng cần sửa."
        nothing = mend if wrong else "Chưa chọn dòng nào."
        self.effect.setText(SAFE if found.taken else nothing)
        self.confirm.setAccessibleDescription(self.effect.text())

    def show_step(self, sentence: str, deed: str, reason: str = "") -> None:
        """A step before the last: its sentence, the word on its button, and why it cannot go on yet ("")."""
        self.sentence.setText(sentence)
        self.effect.setText(reason or SAFE)
        self.confirm.set_words(deed)
        self.confirm.setEnabled(not reason)
        self.confirm.setAccessibleDescription(self.effect.text())
