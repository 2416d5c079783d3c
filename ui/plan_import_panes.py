"""The surface of the import: rail, offer of letters, three panes side by side, and the bar that confirms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.legacy_encodings import Recognised
from ui.empty import EmptyState
from ui.import_steps_rail import StepRail
from ui.keybutton import KeyButton
from ui.panes import Hairline, Pane, label, wrapped
from ui.plan_import_file import FileText
from ui.plan_import_list import ItemTable
from ui.plan_import_mend import MendPanel
from ui.segments import Segments
from ui.theme import Theme

_LONGEST_SAMPLE = 90


class ImportPanes(QWidget):
    """Widgets and where they stand; what they do is the page's."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.first = KeyButton(theme, "Chọn tệp…", "main", icon="folder_open")
        self.empty = EmptyState(theme, "document_text", "", "", (self.first,))
        self.rail = StepRail(theme)
        self.title = label("", "title")
        self.name = label("", "muted")
        self.back = KeyButton(theme, "Bỏ lần sửa vừa rồi", "plain", icon="arrow_undo")
        self.doubts = KeyButton(theme, "Chỗ cần xem tiếp theo", "plain", "F8", "arrow_right")
        self.table = ItemTable(theme)
        self.file = FileText(theme)
        self.panel = MendPanel(theme)
        self.letters = Segments(theme, "Bảng mã", {True: "Chuyển sang Unicode", False: "Để nguyên"})
        self.count = label("", "strongText")
        self.effect = wrapped("", "muted")
        self.other = KeyButton(theme, "Chọn tệp khác…", "plain")
        self.cancel = KeyButton(theme, "Hủy", "plain", "Esc")
        self.confirm = KeyButton(theme, "Nhập", "main", "Ctrl+Enter", "arrow_import")
        self._before = label("", "body")
        self._after = label("", "strongText")
        self._said = wrapped("", "body")
        self._strip = self._letters_strip()
        self._stack = QStackedWidget()
        nothing = Pane(theme)
        QVBoxLayout(nothing).addWidget(self.empty)
        self._stack.addWidget(nothing)
        self._stack.addWidget(self._work())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._stack)
        self.setFocusProxy(self.table)

    def show_work(self, shown: bool) -> None:
        """The file and what was understood, or the invitation to choose one."""
        self._stack.setCurrentIndex(1 if shown else 0)
        self.setFocusProxy(self.table if shown else self.first)

    def offer(self, found: Sequence[Recognised]) -> None:
        """Offer to turn old encodings into Unicode, with a line before and after."""
        self._strip.setVisible(bool(found))
        blocked = self.letters.blockSignals(True)
        self.letters.set_value(True)
        self.letters.blockSignals(blocked)
        if found:
            names = ", ".join(
                f"{f.encoding.words} ({', '.join(name or 'tệp văn bản' for name in f.fonts)})" for f in found
            )
            self._said.setText(f"Tệp viết bằng bảng mã cũ {names}, {sum(f.count for f in found)} đoạn chữ.")
            self._before.setText(f"Trước:  {_short(found[0].before)}")
            self._after.setText(f"Sau:  {_short(found[0].after)}")

    def _letters_strip(self) -> Pane:
        strip = Pane(self.theme, "warnTint")
        words = QVBoxLayout()
        words.setSpacing(2)
        for widget in (self._said, self._before, self._after):
            words.addWidget(widget)
        line = QHBoxLayout(strip)
        line.setContentsMargins(12, 8, 12, 8)
        line.addLayout(words, 1)
        line.addWidget(self.letters, 0, Qt.AlignmentFlag.AlignVCenter)
        return strip

    def _work(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.setContentsMargins(4, 0, 0, 0)
        head.addWidget(self.title)
        head.addWidget(self.name, 1)
        head.addWidget(self.back)
        head.addWidget(self.doubts)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(8)
        for heading, inside, width in (
            ("Chương trình hiểu là", self.table, 564),
            ("Chữ trong tệp", self.file, 360),
        ):
            panes.addWidget(self._pane(heading, inside, width))
        self._widen()
        self.theme.changed.connect(self._widen)
        panes.addWidget(self.panel)
        panes.setStretchFactor(0, 3)
        panes.setStretchFactor(1, 2)
        panes.setStretchFactor(2, 0)
        panes.setSizes([564, 360, 324])
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.rail)
        rows.addLayout(head)
        rows.addWidget(self._strip)
        rows.addWidget(panes, 1)
        rows.addWidget(self._foot())
        return whole

    def _widen(self) -> None:
        """Larger letters, a wider panel: no button in it is cut."""
        self.panel.setMinimumWidth(round(self.theme.size(316)))

    def _pane(self, heading: str, inside: QWidget, width: int) -> Pane:
        pane = Pane(self.theme)
        pane.setMinimumWidth(width // 2)
        words = label(heading, "pane")
        words.setContentsMargins(12, 0, 12, 0)
        words.setFixedHeight(44)
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(words)
        rows.addWidget(Hairline(self.theme))
        rows.addWidget(inside, 1)
        return pane

    def _foot(self) -> Pane:
        foot = Pane(self.theme)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.count)
        words.addWidget(self.effect)
        line = QHBoxLayout(foot)
        line.setContentsMargins(12, 6, 8, 6)
        line.setSpacing(8)
        line.addLayout(words, 1)
        for button in (self.other, self.cancel, self.confirm):
            line.addWidget(button)
        return foot


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SAMPLE else f"{text[:_LONGEST_SAMPLE].rstrip()}…"
