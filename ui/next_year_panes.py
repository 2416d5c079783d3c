"""The panes of next year's plan: proposals left, the new page right, or why there is nothing to make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.empty import EmptyState
from ui.keybutton import KeyButton
from ui.next_year_answer import AnswerStrip
from ui.next_year_rows import ProposalList
from ui.panes import Hairline, Pane, label, wrapped
from ui.paper_pane import PaperPane
from ui.segments import Segments

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

EVERY = "all"
_LIST, _PAGE, _LEAST = 796, 460, 520


class NextYearPanes(QWidget):
    """What stands where; the deeds belong to the page."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        theme = shell.theme
        self.title = label("", "title")
        self.source = label("", "body")
        self.back = KeyButton(theme, "Về tab Kế hoạch", "link", "Esc", "arrow_left")
        self.make = KeyButton(theme, "Lập kế hoạch", "main", "Ctrl+Enter", "document_add")
        self.filter = Segments(theme, "Đề nghị", {EVERY: "Tất cả"})
        self.take_all = KeyButton(theme, "Lấy tất cả", "plain", "Ctrl+A", "checkmark")
        self.count = label("", "muted")
        self.notices = wrapped("", "warnText")
        self.list = ProposalList(theme)
        self.answer = AnswerStrip(theme)
        self.paper = PaperPane(theme)
        self.paper.view.set_practice(office.practice)
        # The page is not written yet: there is nothing to export, open or print.
        for button in (self.paper.export, self.paper.open, self.paper.print, self.paper.ways):
            button.hide()
        self.open_there = KeyButton(theme, "Mở kế hoạch", "main", icon="document_text")
        self.compare = KeyButton(theme, "So sánh hai kế hoạch", "plain", icon="document_search")
        self.empty = EmptyState(theme, "document_text", "", "", (self.open_there, self.compare))
        self._lay_out()

    def _lay_out(self) -> None:
        theme = self._shell.theme
        pane = Pane(theme)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 10, 4)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.source)
        head.addSpacing(4)
        head.addWidget(self.back)
        head.addStretch(1)
        head.addWidget(self.make)
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 0, 10, 8)
        filters.setSpacing(8)
        filters.addWidget(self.filter)
        filters.addStretch(1)
        filters.addWidget(self.take_all)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 5, 12, 6)
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(label("Chưa ghi gì cho đến khi lập", "muted"))
        self.notices.setContentsMargins(12, 0, 12, 8)
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addLayout(filters)
        rows.addWidget(self.notices)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self.list, 1)
        rows.addWidget(self.answer)
        rows.addWidget(Hairline(theme))
        rows.addLayout(foot)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(pane)
        sides.addWidget(self.paper)
        sides.setHandleWidth(8)
        sides.setChildrenCollapsible(False)
        sides.setStretchFactor(0, 1)
        sides.setSizes([_LIST, _PAGE])
        pane.setMinimumWidth(_LEAST)
        covered = Pane(theme)
        inside = QVBoxLayout(covered)
        inside.addWidget(self.empty)
        self._middle = QStackedWidget()
        self._middle.addWidget(sides)
        self._middle.addWidget(covered)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._middle)
