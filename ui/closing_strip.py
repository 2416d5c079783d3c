"""The strip over the grid: what still stands between the month and its closing, each part with a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.domain.dates import show_date
from app.domain.month_sheet import MonthSheet, show_halves
from ui.keybutton import KeyButton
from ui.panes import Pane, label

if TYPE_CHECKING:
    from app.services.month_closing import Pending
    from ui.theme import Theme


class ClosingStrip(Pane):
    """`asked` carries what to show: missing, incidents, calendar, papers, changes, reopen."""

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "alt", parent=parent)
        self._theme = theme
        self._measure()
        theme.changed.connect(self._measure)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 12, 0)
        self._row.setSpacing(6)
        self.words: tuple[str, ...] = ()

    def show_open(
        self, sheet: MonthSheet, need: Pending, before_closed: bool | None, changed: int, reopened: str
    ) -> None:
        """A month that is open. `changed`: cells that differ from its last closing, -1 for never closed."""
        self._clear()
        month = int(sheet.month[5:])
        self._part("", f"Để chốt tháng {month}:", kind="strongText")
        if need.missing:
            self._part("warning", f"{need.missing} nửa ngày chưa chấm", "missing", "Đến ô đầu tiên")
        elif need.ahead:
            self._part("clock", f"còn {show_halves(need.ahead)} ngày công chưa đến")
        else:
            self._part("good", "Đã chấm đủ")
        if need.incidents:
            self._part("warning", f"{need.incidents} vụ việc chưa xong", "incidents", "Mở")
        if need.unconfirmed:
            count = len(need.unconfirmed)
            words = (
                f"{count} ngày nghỉ chưa xác nhận"
                if count > 1
                else (f"ngày nghỉ {show_date(need.unconfirmed[0])} chưa xác nhận")
            )
            self._part("warning", words, "calendar", "Mở")
        elif changed < 0:  # a reopened month has more to say than fits, and was closed with this told
            self._part("good", "Ngày nghỉ đã xác nhận")
        if need.lacking:
            self._part("warning", f"{len(need.lacking)} đợt nghỉ chưa có giấy", "papers", "Mở")
        if before_closed is not None and changed < 0:
            before = month - 1 or 12
            self._part(
                "good" if before_closed else "info",
                f"Tháng {before} {'đã' if before_closed else 'chưa'} chốt",
            )
        if changed >= 0:
            words = f"Đã đổi từ lần chốt trước: {changed} ô" if changed else "Chưa đổi gì từ lần chốt trước"
            self._part("history", words, "changes", "Xem")
        self._end(f"{show_halves(sheet.working_halves)} ngày làm việc")
        self.setToolTip(reopened)

    def show_closed(self, sheet: MonthSheet, when: str, changed: int) -> None:
        """A closed month: only read; `when` it was closed, `changed` cells that are not as closed."""
        self._clear()
        month = int(sheet.month[5:])
        self._part("lock_closed", f"Tháng {month} đã chốt nên chỉ đọc.", kind="strongText")
        self._part("", when, "reopen", "Mở lại tháng…")
        if changed:
            self._part("warning", f"{changed} ô nay khác số đã chốt", "changes", "Xem")
        self._end(f"{show_halves(sheet.working_halves)} ngày làm việc")
        self.setToolTip("")

    def _measure(self) -> None:
        self.setFixedHeight(self._theme.row(32))

    def _clear(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.words = ()

    def _part(self, icon: str, words: str, asks: str = "", link: str = "", kind: str = "") -> None:
        if self.words:
            self._row.addSpacing(10)
        names = {"good": ("checkmark_circle-filled", "good"), "warning": ("warning", "warn")}
        if icon:
            name, role = names.get(icon, (icon, "muted"))
            sign = QLabel()
            sign.setPixmap(self._theme.icons.pixmap(name, 16, role, self.devicePixelRatioF()))
            self._row.addWidget(sign)
        self._row.addWidget(label(words, kind))
        if link:
            button = KeyButton(self._theme, link, "link")
            button.setAccessibleName(f"{link}: {words}")
            button.clicked.connect(lambda: self.asked.emit(asks))
            self._row.addWidget(button)
        self.words = (*self.words, words)

    def _end(self, words: str) -> None:
        self._row.addStretch(1)
        self._row.addWidget(label(words, "muted"), 0, Qt.AlignmentFlag.AlignRight)
