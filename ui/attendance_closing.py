"""Closing and reopening from the tab: what is asked before, what is shown after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.dates import show_date
from app.domain.month_sheet import MonthSheet
from app.errors import SayToUser
from app.services.month_closing import Pending, closing_words, month_words
from ui.dialog import Dialog
from ui.fields import Field, Line
from ui.panes import wrapped

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.attendance_tab import AttendanceTab
    from ui.closing_strip import ClosingStrip
    from ui.shell import Shell

_CAUSE = "month-closing"
_MOST = 6


class ClosingDeeds(QObject):
    """Belongs to the tab; the desk does what is written."""

    def __init__(self, office: Office, shell: Shell, tab: AttendanceTab) -> None:
        super().__init__(tab)
        self._desk = office.attendance
        self._shell = shell
        self._tab = tab
        self._need: Pending | None = None

    def show(self, strip: ClosingStrip, whole: MonthSheet) -> None:
        """Fill the strip for a sheet of the whole office."""
        closings = self._desk.closings(whole.month)
        if whole.closed:
            self._need = None
            strip.show_closed(whole, closing_words(closings[-1]), len(self._desk.changes_of(whole)))
            return
        self._need = self._desk.pending_of(whole)
        year, number = int(whole.month[:4]), int(whole.month[5:])
        before = f"{year}-{number - 1:02d}" if number > 1 else f"{year - 1}-12"
        # Of a month before the book began there is nothing to close.
        closed = before in self._desk.closed_months(int(before[:4])) if self._desk.used(before) else None
        changed = len(self._desk.changes_of(whole)) if closings else -1
        told = closing_words(closings[-1]) if closings else ""
        strip.show_open(whole, self._need, closed, changed, told)

    def closed_words(self) -> str:
        """Why a key did nothing in a closed month."""
        return f"{month_words(self._tab.month).capitalize()} đã chốt nên chỉ đọc. Muốn sửa, mở lại tháng."

    def close(self) -> None:
        """Ask once, with what is still open; say what holds it up instead of asking."""
        sheet = self._tab.sheet
        if sheet is None or sheet.closed:
            return
        need = self._desk.pending(self._tab.month)
        if need.blocked:
            self._shell.fail(need.blocked, cause=_CAUSE)
            if need.missing:
                self._tab.grid.to_missing(1)
                self._tab.grid.setFocus()
            return
        self._shell.withdraw(_CAUSE)
        name = month_words(need.month)
        dialog = Dialog(
            self._shell.theme,
            "Chốt tháng",
            f"Chốt {name}",
            "Bảng chấm công và vụ việc của tháng chuyển sang chỉ đọc; mọi ô và tổng được giữ làm số đã chốt. "
            "Muốn sửa sau này thì mở lại tháng và ghi lý do.",
            f"Chốt {name}",
            icon="lock_closed",
            parent=self._tab.window(),
        )
        for words in open_points(need):
            dialog.body.addWidget(wrapped(words, "warnText"))
        dialog.deed = lambda: self._shell.report(self._desk.close(need.month))
        dialog.exec()

    def open(self, what: str) -> None:
        """Follow a link of the strip."""
        match what:
            case "missing":
                self._tab.units.set_value(0)
                self._tab.grid.to_missing(1)
                self._tab.grid.setFocus()
            case "incidents":
                self._shell.open_page("conduct", "conduct:open")
            case "calendar":
                self._shell.open_page("settings", "settings:calendar")
            case "papers":
                self._shell.open_page("absence", f"absence:{self._tab.month}")
            case "changes":
                self.show_changes()
            case "reopen":
                self.reopen()

    def reopen(self) -> None:
        """Ask the reason; the closing stays written with it."""
        month = self._tab.month
        dialog = Dialog(
            self._shell.theme,
            "Mở lại tháng",
            f"Mở lại {month_words(month)}",
            "Số đã chốt vẫn được giữ; lần chốt sau cho thấy ô nào đã đổi. Lý do ghi vào nhật ký.",
            f"Mở lại {month_words(month)}",
            parent=self._tab.window(),
        )
        reason = Field(self._shell.theme, "Lý do mở lại", Line(placeholder="bổ sung giấy nghỉ ốm"))
        dialog.add_field("reason", reason)
        dialog.not_yet = "Chưa mở lại"
        editor = reason.editor
        assert isinstance(editor, Line)
        dialog.deed = lambda: self._shell.report(self._desk.reopen(month, editor.words()))
        dialog.exec()

    def show_changes(self) -> None:
        """What is not as it was closed, cell by cell."""
        month = self._tab.month
        rows = self._desk.changed_since(month)
        closings = self._desk.closings(month)
        if not closings:
            raise SayToUser("Tháng này chưa chốt lần nào.")
        dialog = ChangesDialog(self._tab, month, closings, rows)
        dialog.exec()


def open_points(need: Pending) -> list[str]:
    """What is told before closing and may stand."""
    said = []
    if need.incidents:
        said.append(f"{need.incidents} vụ việc chưa xong: chốt rồi thì chỉ đọc, muốn xử lý phải mở lại.")
    if need.unconfirmed:
        days = ", ".join(show_date(day) for day in need.unconfirmed[:_MOST])
        said.append(f"Ngày nghỉ chưa xác nhận: {days}.")
    for run in need.lacking[:_MOST]:
        until = f" đến {show_date(run.last)}" if run.last != run.first else ""
        said.append(f"{run.name}: {run.code} {show_date(run.first)}{until} chưa có giấy.")
    if len(need.lacking) > _MOST:
        said.append(f"Và {len(need.lacking) - _MOST} đợt nghỉ khác chưa có giấy.")
    return said


class ChangesDialog(Dialog):
    """The cells that changed since the last closing, old and new."""

    def __init__(self, tab: AttendanceTab, month: str, closings: tuple, rows: tuple) -> None:  # type: ignore[type-arg]
        from ui.row_table import Column, RowTable

        theme = tab.grid._theme
        super().__init__(
            theme,
            "Đã đổi từ lần chốt trước",
            f"{month_words(month).capitalize()}: {len(rows)} ô đã đổi",
            ". ".join(closing_words(row) for row in closings) + ".",
            "Đóng",
            parent=tab.window(),
        )
        self.cancel_button.hide()
        self.table = RowTable(
            theme,
            "Các ô đã đổi",
            (
                Column("Họ và tên", lambda row: row.person, weight=500),
                Column("Ngày", lambda row: f"{row.day:%d/%m}" if row.day else "", 64),
                Column("Khi chốt", lambda row: row.before, 130, muted=True),
                Column("Bây giờ", lambda row: row.after, 130),
            ),
        )
        self.table.setMinimumHeight(260)
        self.table.set_records(rows)
        self.body.addWidget(self.table)
