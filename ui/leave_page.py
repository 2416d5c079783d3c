"""Ngày phép: everybody's yearly leave, and at the right what one person's rests on, with adjustments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.absence import LeaveAdjustment
from app.domain.leave import LeaveBalance, LeaveRow, show_days
from app.errors import Invalid, NotInForce
from ui.empty import EmptyState
from ui.fields import Field, Line, show_problems
from ui.key_words import sequence
from ui.keybutton import KeyButton
from ui.messages import KeyHint
from ui.pane_walk import HINT, walk_panes
from ui.panes import Hairline, Pane, SidePanel, label, wrapped
from ui.row_table import Column, RowTable

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_SHOWN = frozenset(
    {
        "person",
        "membership",
        "unit",
        "attendance_day",
        "attendance_symbol",
        "leave_adjustment",
        "calendar_day",
    }
    | {"working_time"}
)
_DAYS = re.compile(r"([+-]?)(\d{1,3})(?:[.,]([05]))?")
_KEYS = (
    KeyHint("Lên, Xuống", "chọn người; ngăn phải cho thấy từng dòng"),
    KeyHint("Ctrl+Enter", "ghi điều chỉnh"),
    HINT,
    KeyHint("Esc", "về bảng chấm công"),
)


@dataclass(frozen=True)
class BalanceRow:
    """One person of the list."""

    id: int
    name: str
    unit: str
    balance: LeaveBalance


@dataclass(frozen=True)
class PartRow:
    """One row of a balance; `id` is its place."""

    id: int
    part: LeaveRow
    taken: bool


class LeavePage(QWidget):
    """The working year's list."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._stale = False
        theme = shell.theme
        self.heading = label("", "title")
        self.about = wrapped("", "muted")
        self.table = RowTable(
            theme,
            "Ngày phép của từng người",
            (
                Column("Họ và tên", lambda row: row.name, weight=500, second=lambda row: row.unit),
                Column("Được nghỉ", lambda row: show_days(row.balance.right), 92, right=True),
                Column("Đã nghỉ", lambda row: show_days(row.balance.used), 84, right=True),
                Column("Còn", lambda row: show_days(row.balance.left), 72, right=True, weight=600),
                Column("", _chip_words, 120, chip=_chip),
            ),
            2,
        )
        self.table.chosen.connect(self._show)
        self.parts = RowTable(
            theme,
            "Dựa vào",
            (
                Column("Dòng", _part_words, second=lambda row: row.part.source),
                Column("Ngày", _part_days, 60, right=True),
            ),
            2,
        )
        self.parts.unwanted.connect(self._remove)
        self.days = Field(
            theme, "Thêm (hoặc bớt) số ngày", Line(placeholder="1,5"), "Bớt thì gõ dấu trừ: -1.", width=96
        )
        self.reason = Field(theme, "Lý do", Line(placeholder="phép năm trước chuyển sang"))
        self.add = KeyButton(theme, "Ghi điều chỉnh", "main", "Ctrl+Enter")
        self.add.clicked.connect(self._adjust)
        self.panel = SidePanel(theme, "")
        self.panel.setFixedWidth(400)
        self.panel.body.addWidget(self.parts, 1)
        self.panel.body.addWidget(self.days)
        self.panel.body.addWidget(self.reason)
        self.panel.buttons.addWidget(self.add)
        self._empty = EmptyState(theme, "people", "", "")
        self._lay_out()
        QShortcut(sequence("Ctrl+Return"), self, self._adjust, context=_HERE)
        walk_panes(self, lambda: (self.table, self.panel))
        shell.set_keys("leave", _KEYS)
        shell.touched.connect(self._heard)
        shell.year_changed.connect(lambda _year: self.reload())
        self.setFocusProxy(self.table)
        self.reload()

    def reload(self) -> None:
        """Reckon the year again."""
        year = self._shell.year()
        self.heading.setText(f"Ngày phép năm {year}")
        try:
            found = self._office.leave.balances(year)
        except NotInForce as trouble:
            self._nothing(f"Chưa tính được ngày phép năm {year}", str(trouble))
            return
        if not found:
            self._nothing(
                f"Năm {year} chưa có cán bộ nào",
                "Danh sách lấy từ tab Cán bộ, người thuộc cơ quan trong năm.",
            )
            return
        doubt = (
            "" if all(balance.verified for _line, balance in found) else " Số ngày theo luật chưa kiểm chứng."
        )
        self.about.setText(
            "Được nghỉ theo luật, thâm niên và số tháng, cộng điều chỉnh; đã nghỉ là các nửa ngày ghi phép "
            f"trong bảng chấm công.{doubt}"
        )
        self._middle.setCurrentIndex(0)
        rows = [BalanceRow(line.person.id, line.person.name, line.unit.name, one) for line, one in found]
        self.table.set_records(rows)
        if self.table.current() is None:
            self.table.choose(rows[0].id)
        self._show(self.table.current())

    def open_target(self, target: object) -> None:
        """`leave:12`: that person."""
        words = str(target).partition(":")[2]
        if words.isdigit():
            self.table.choose(int(words))

    def _show(self, row: BalanceRow | None) -> None:
        self.panel.setVisible(row is not None)
        if row is None:
            return
        self.panel.heading.setText(row.name)
        balance = row.balance
        parts = [(part, False) for part in (*balance.entitled, *balance.adjusted)]
        parts += [(part, True) for part in balance.taken]
        self.parts.set_records([PartRow(at, *part) for at, part in enumerate(parts)])

    def _adjust(self) -> None:
        row = self.table.current()
        days, reason = self.days.editor, self.reason.editor
        assert isinstance(days, Line)
        assert isinstance(reason, Line)
        if row is None:
            return
        made = LeaveAdjustment(0, row.id, self._shell.year(), read_halves(days.words()), reason.words())
        try:
            done = self._office.leave.save(made)
        except Invalid as trouble:
            show_problems({"halves": self.days, "reason": self.reason}, trouble.problems)
            return
        show_problems({"halves": self.days, "reason": self.reason}, ())
        days.clear()
        reason.clear()
        self._shell.report(done)

    def _remove(self, row: PartRow) -> None:
        made = row.part.adjustment
        if made is None:
            self._shell.fail(
                "Dòng này tính từ luật hoặc từ bảng chấm công, không xóa ở đây. Chỉ xóa điều chỉnh."
            )
            return
        self._shell.report(self._office.leave.remove(made))

    def _nothing(self, heading: str, explain: str) -> None:
        self._empty.set_words(heading, explain)
        self._middle.setCurrentIndex(1)
        self.about.setText("")
        self.panel.hide()

    def _heard(self, kinds: frozenset[str]) -> None:
        # Each mark in the grid touches it: reckoned only while it is seen.
        if kinds & _SHOWN:
            if self.isVisible():
                self.reload()
            else:
                self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is reckoned now."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()

    def _lay_out(self) -> None:
        pane = Pane(self._shell.theme)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 10, 4)
        head.addWidget(self.heading)
        head.addStretch(1)
        self.about.setContentsMargins(12, 0, 12, 10)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._empty)
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(self.about)
        rows.addWidget(Hairline(self._shell.theme))
        rows.addWidget(self._middle, 1)
        side = QHBoxLayout(self)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(pane, 1)
        side.addWidget(self.panel)


def read_halves(text: str) -> int:
    """Halves of a number of days typed as `1,5`, `-1`; 0 for what is no number of half days."""
    found = _DAYS.fullmatch(text.replace("−", "-").strip())
    if not found:
        return 0
    halves = int(found[2]) * 2 + (found[3] == "5")
    return -halves if found[1] == "-" else halves


def _part_words(row: PartRow) -> str:
    return f"{row.part.day:%d/%m/%Y}: {row.part.words}" if row.part.day else row.part.words


def _part_days(row: PartRow) -> str:
    return show_days(-row.part.halves if row.taken else row.part.halves)


def _chip(row: BalanceRow) -> tuple[str, str] | None:
    return ("warn", "quá số phép") if row.balance.left < 0 else None


def _chip_words(row: BalanceRow) -> str:
    return ""


_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
