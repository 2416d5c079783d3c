"""The surface of tab Cán bộ: head, day and filter, the list, the panel; what they do is the tab's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.empty import EmptyState
from ui.fields import DateLine, Line
from ui.keybutton import KeyButton
from ui.panes import Hairline, Pane, SidePanel, label
from ui.staff_list import StaffTable, columns
from ui.theme import Theme


class StaffPanes(QWidget):
    """Widgets and where they stand."""

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.title = label("Cán bộ", "title")
        self.count = label("", "muted")
        self.day = DateLine(today)
        self.day.setAccessibleName("Danh sách của ngày")
        self.day.offer_month(theme)
        self.weekday = label("", "muted")
        self.filter = Line(placeholder="Lọc, gõ không dấu cũng được")
        self.filter.setAccessibleName("Lọc cán bộ, Ctrl+F")
        self.filter.setFixedWidth(230)
        self.importing = KeyButton(theme, "Nhập từ Excel", "plain", icon="arrow_import")
        self.export = KeyButton(theme, "Xuất Excel", "plain", "Ctrl+E", "document_table")
        self.add = KeyButton(theme, "Thêm cán bộ", "main", "Ctrl+N", "add")
        self.table = StaffTable(theme, "Cán bộ", columns(), 2)
        self.first_import = KeyButton(theme, "Nhập từ Excel", "main", icon="arrow_import")
        self.first_add = KeyButton(theme, "Thêm cán bộ", "plain", "Ctrl+N", "add")
        self.empty = EmptyState(theme, "people", "", "", (self.first_import, self.first_add))
        self._nothing = EmptyState(
            theme, "search", "Chưa thấy ai", "Thử ít chữ hơn, hoặc xóa ô lọc, hoặc chọn ngày khác."
        )
        self._middle = QStackedWidget()
        for widget in (self.table, self._nothing):
            self._middle.addWidget(widget)
        self.panel = SidePanel(theme, "")
        self.panel.setFixedWidth(400)
        self.remove = KeyButton(theme, "Xóa", "quiet", icon="delete")
        self.drop = KeyButton(theme, "Bỏ", "plain", "Esc")
        self.confirm = KeyButton(theme, "Thêm cán bộ", "main", "Ctrl+Enter")
        for button in (self.remove, self.drop, self.confirm):
            self.panel.buttons.addWidget(button)
        self._lay_out(theme)

    def show_in_panel(self, *parts: QWidget) -> None:
        """What the panel holds, from top to bottom."""
        for part in parts:
            self.panel.body.addWidget(part)
        self.panel.body.addStretch(1)

    def show_list(self, shown: bool) -> None:
        """The list, or the invitation to begin one."""
        self._stack.setCurrentIndex(1 if shown else 0)

    def show_found(self, found: bool) -> None:
        """The rows of the list, or that the filter finds nobody."""
        self._middle.setCurrentIndex(0 if found else 1)

    def _lay_out(self, theme: Theme) -> None:
        pane = Pane(theme)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 10, 4)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.count, 1)
        for button in (self.importing, self.export, self.add):
            head.addWidget(button)
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 0, 12, 8)
        filters.setSpacing(8)
        filters.addWidget(label("Ngày", "label"))
        filters.addWidget(self.day)
        filters.addWidget(self.weekday)
        filters.addStretch(1)
        filters.addWidget(self.filter)
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addLayout(filters)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self._middle, 1)
        listed = QWidget()
        both = QHBoxLayout(listed)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(8)
        both.addWidget(pane, 1)
        both.addWidget(self.panel)
        nobody = Pane(theme)
        QVBoxLayout(nobody).addWidget(self.empty)
        self.empty.set_words(
            "Chưa có cán bộ nào",
            "Danh sách này dùng cho chấm công và vụ việc. Nhập từ bảng Excel đang có, hoặc thêm từng người.",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(nobody)
        self._stack.addWidget(listed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
