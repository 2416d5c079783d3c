"""What the page Kiểm tra thể thức shows: heading and levels, the list or why there is none, the paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.services.conformity import DECREE, Checked
from ui.conformity_list import LEVEL_WORDS, ConformityList
from ui.conformity_paper import ConformityPaper, paragraphs
from ui.empty import EmptyState
from ui.keybutton import KeyButton
from ui.panes import Hairline, Pane, label
from ui.segments import Segments
from ui.theme import Theme

_PAPER, _WHOLE = 460, 1264


class ConformityFace(QWidget):
    """One of four: nothing chosen, being checked, could not be checked, checked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.checked: Checked | None = None
        self.title = label("Kiểm tra thể thức", "title")
        self.about = label("", "muted")
        self.back = KeyButton(theme, "Về tab Kế hoạch", "link", "Esc", "arrow_left")
        self.again = KeyButton(theme, "Kiểm tra lại", "plain", "F5", "arrow_clockwise")
        self.other = KeyButton(theme, "Kiểm tra tệp khác…", "main", "Ctrl+O", "folder_open")
        self.levels = Segments(theme, "Mức", {"": "Tất cả"})
        self.list = ConformityList(theme)
        self.empty = EmptyState(theme, "document_checkmark", "", "")
        self.paper = ConformityPaper(theme)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.list)
        self._middle.addWidget(self.empty)
        self._lay_out(theme)
        self.levels.chosen.connect(lambda _level: self._show_level())
        self.list.chosen.connect(self.paper.show_finding)
        self.paper.paragraph_clicked.connect(self._choose)
        self.show_nothing("")

    def show_nothing(self, name: str, trouble: str = "") -> None:
        """No result: none asked for (no name), one on its way, or why there will be none."""
        self._show(None, name)
        if trouble:
            self.empty.set_words("Chưa kiểm tra được", trouble)
        elif name:
            self.empty.set_words("Đang kiểm tra…", name)
        else:
            self.empty.set_words(
                "Chưa chọn văn bản nào",
                f"Chọn một tệp Word, của cơ quan hay nơi khác gửi đến, để so với {DECREE}. "
                "Cũng có thể thả tệp vào đây.",
            )

    def show_checked(self, checked: Checked, name: str) -> None:
        """The findings and the paper."""
        self._show(checked, name)
        counts = {level: sum(finding.level == level for finding in checked.findings) for level in LEVEL_WORDS}
        words: dict[str, str] = {"": f"Tất cả {len(checked.findings)}"}
        self.levels.offer(words | {level: f"{LEVEL_WORDS[level]} {counts[level]}" for level in LEVEL_WORDS})
        if checked.findings:
            self._show_level()
        else:
            self.empty.set_words(
                "Chưa thấy chỗ nào sai thể thức",
                f"Đã so với {DECREE}: khổ giấy, lề, phông chữ, các ô thể thức, chữ hoa. "
                "Nội dung vẫn cần người đọc.",
            )

    def _show(self, checked: Checked | None, name: str) -> None:
        self.checked = checked
        self.about.setText(f"{name}, theo {DECREE}" if name else "")
        self.again.setEnabled(bool(name))
        self.levels.setVisible(bool(checked and checked.findings))
        self.paper.setVisible(checked is not None)
        self.list.show_findings((), frozenset())
        self.paper.show_paper(checked.shown if checked else None, bool(checked and checked.ours))
        self._middle.setCurrentWidget(self.empty)

    def _show_level(self) -> None:
        checked, level = self.checked, self.levels.value()
        if checked is None:
            return
        order = list(LEVEL_WORDS)
        graver = sorted(checked.findings, key=lambda finding: order.index(finding.level))
        shown = [finding for finding in graver if level in ("", finding.level)]
        self.list.show_findings(shown, frozenset(f for f in shown if checked.record(f)))
        self._middle.setCurrentWidget(self.list if shown else self.empty)
        if not shown:
            self.empty.set_words(f"{_named(level)}: không có điều nào", "Xem các mức khác ở hàng trên.")

    def _choose(self, ref: str) -> None:
        """The first finding about the paragraph that was clicked."""
        for finding in self.list.findings.values:
            if ref in paragraphs(finding):
                self.list.choose(finding)
                return

    def _lay_out(self, theme: Theme) -> None:
        pane = Pane(theme)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 10, 4)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addSpacing(8)
        head.addWidget(self.back)
        head.addStretch(1)
        head.addWidget(self.again)
        head.addWidget(self.other)
        second = QHBoxLayout()
        second.setContentsMargins(12, 0, 12, 8)
        second.setSpacing(12)
        second.addWidget(self.levels)
        second.addWidget(self.about)
        second.addStretch(1)
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addLayout(second)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self._middle, 1)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(pane)
        sides.addWidget(self.paper)
        sides.setHandleWidth(8)
        sides.setChildrenCollapsible(False)
        sides.setStretchFactor(0, 1)
        sides.setSizes([_WHOLE - _PAPER, _PAPER])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sides)


def _named(level: object) -> str:
    return LEVEL_WORDS.get(level, "Tất cả")  # type: ignore[call-overload, no-any-return]
