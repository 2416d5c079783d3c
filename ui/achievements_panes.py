"""The surface of tab Thành tích: people at the left, the years of one, the panel; the tab does the deeds."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.achievement_detail import AchievementDetail
from ui.achievement_form import AchievementForm
from ui.cancel_form import CancelForm
from ui.count_cards import CountCards
from ui.empty import EmptyState
from ui.history_grid import HistoryGrid
from ui.holder_list import HolderList
from ui.keybutton import IconButton, KeyButton
from ui.panes import Elided, Hairline, Pane, SidePanel
from ui.theme import Theme

_LIST, _DETAIL, _FORM = 236, 276, 360


class AchievementsPanes(QWidget):
    """Widgets and where they stand."""

    def __init__(
        self, theme: Theme, detail: AchievementDetail, form: AchievementForm, cancelling: CancelForm
    ) -> None:
        super().__init__()
        self.detail = detail
        self.form = form
        self.cancelling = cancelling
        self.people = HolderList(theme)
        self.name = Elided("huge")
        self.post = Elided("muted")
        self.add = KeyButton(theme, "Thêm", "main", "Ctrl+N", "add")
        self.report = KeyButton(theme, "Báo cáo thành tích", "plain", "Ctrl+P", "document_text")
        self.importing = KeyButton(theme, "Nhập từ Excel", "quiet", icon="arrow_import")
        self.export = KeyButton(theme, "Xuất Excel", "quiet", "Ctrl+E", "document_table")
        self.cards = CountCards(theme)
        self.grid = HistoryGrid(theme)
        self.panel = SidePanel(theme, "")
        self.panel.heading.setText("")
        self.edit = KeyButton(theme, "Sửa", "plain", "F2", "edit")
        self.cancel = KeyButton(theme, "Thu hồi…", "quiet")
        self.remove = IconButton(theme, "delete", "Xóa dòng ghi nhầm", "Delete")
        self.drop = KeyButton(theme, "Bỏ", "plain", "Esc")
        self.confirm = KeyButton(theme, "Ghi", "main", "Ctrl+Enter")
        for button in (self.remove, self.cancel, self.edit, self.drop, self.confirm):
            self.panel.buttons.addWidget(button)
        for part in (detail, form, cancelling):
            self.panel.body.addWidget(part)
        self.panel.body.addStretch(1)
        self.links = {
            name: KeyButton(theme, words, "quiet")
            for name, words in (
                ("registration", "Đăng ký"),
                ("grading", "Xếp loại"),
                ("initiatives", "Sáng kiến"),
                ("works", "Thành tích nổi bật"),
                ("statistics", "Thống kê"),
            )
        }
        self.first_staff = KeyButton(theme, "Mở tab Cán bộ", "main", icon="people")
        self.empty = EmptyState(
            theme,
            "ribbon",
            "Chưa có cán bộ nào",
            "Thành tích ghi theo từng người, từng tập thể qua các năm. Thêm cán bộ ở tab Cán bộ trước.",
            (self.first_staff,),
        )
        self.successions = KeyButton(theme, "Sáp nhập", "quiet")
        self.successions.setToolTip("Đơn vị sáp nhập, đổi tên")
        self._mode = "detail"
        self._lay_out(theme)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        """Larger text is given to the years first: the list grows only as its filters need."""
        self.people.setFixedWidth(max(_LIST, self.people.which.sizeHint().width() + 18))
        self.panel.setFixedWidth(_DETAIL if self._mode == "detail" else _FORM)

    def show_mode(self, mode: str) -> None:
        """detail, form or cancel: what the panel holds, its buttons and its width."""
        self._mode = mode
        self.detail.setVisible(mode == "detail")
        self.form.setVisible(mode == "form")
        self.cancelling.setVisible(mode == "cancel")
        for button in (self.drop, self.confirm):
            button.setVisible(mode != "detail")
        for button in (self.report, self.importing, self.export):
            button.setVisible(mode == "detail")  # the form takes their room
        self.add.set_kind("main" if mode == "detail" else "plain")
        self._measure()

    def show_people(self, known: bool) -> None:
        """The work, or the invitation to begin with people."""
        self._stack.setCurrentIndex(1 if known else 0)

    def _lay_out(self, theme: Theme) -> None:
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(self.name)
        named.addWidget(self.post)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(named, 1)
        head.addWidget(self.report)
        head.addWidget(self.add)
        below = QHBoxLayout()
        below.setContentsMargins(12, 2, 4, 2)
        below.setSpacing(4)
        for button in self.links.values():
            below.addWidget(button)
        below.addWidget(self.successions)
        below.addStretch(1)
        below.addWidget(self.importing)
        below.addWidget(self.export)
        years = Pane(theme)
        inner = QVBoxLayout(years)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        inner.addWidget(self.grid, 1)
        inner.addWidget(Hairline(theme))
        inner.addLayout(below)
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addLayout(head)
        middle.addWidget(self.cards)
        middle.addWidget(years, 1)
        work = QWidget()
        whole = QHBoxLayout(work)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.people)
        whole.addLayout(middle, 1)
        whole.addWidget(self.panel)
        nobody = Pane(theme)
        QVBoxLayout(nobody).addWidget(self.empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(nobody)
        self._stack.addWidget(work)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._stack)
