"""Cài đặt: a page over the tabs, its parts listed at the left; Esc goes back to the tab."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.dated_rows import DatedRows, RowsSpec
from ui.messages import KeyHint
from ui.nav_list import NavList
from ui.pane_walk import HINT, walk_panes
from ui.panes import Hairline, Pane, SidePanel, label
from ui.settings_specs import PAGES

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_KEYS = (
    KeyHint("Ctrl+N", "thêm dòng mới"),
    KeyHint("F2, Enter", "sửa dòng đang chọn"),
    KeyHint("Delete", "xóa dòng đang chọn, hoàn tác được"),
    KeyHint("Ctrl+;", "ghi ngày hôm nay vào ô ngày"),
    HINT,
    KeyHint("Esc", "bỏ dòng đang thêm, rồi về tab"),
)


class SettingsPage(QWidget):
    """Each part is built when it is first shown."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._built: dict[str, QWidget] = {}
        self._makers: dict[str, Callable[[], QWidget]] = {
            spec.name: partial(DatedRows, office, shell, spec) for spec in PAGES
        }
        self._makers["successions"] = lambda: _successions(office, shell)
        self._makers["hours"] = lambda: _hours(office, shell)
        self._makers["calendar"] = lambda: _calendar(office, shell)
        self._makers["symbols"] = lambda: DatedRows(office, shell, _symbols(), office.attendance)
        self._makers["conduct"] = lambda: _conduct(office, shell)
        self._makers["points"] = lambda: _points(office, shell)
        self._makers["rules"] = lambda: _rules(office, shell)
        self._makers["wordings"] = lambda: _wordings(office, shell)
        self._makers["word_pairs"] = lambda: _word_pairs(office, shell)
        self._makers["backup"] = lambda: _backup(office, shell)
        self._makers["display"] = lambda: _display(shell)
        words = {}
        for spec in PAGES:
            words[spec.name] = spec.words
            if spec.name == "units":
                words["successions"] = "Sáp nhập, đổi tên"
        words |= {"hours": "Giờ làm việc", "calendar": "Ngày nghỉ", "symbols": "Ký hiệu chấm công"}
        words["conduct"] = "Nội dung II.6"
        words |= {"points": "Thang điểm", "rules": "Luật", "wordings": "Câu mẫu"}
        words["word_pairs"] = "Cặp từ hay nhầm"
        words |= {"backup": "Sao lưu", "display": "Hiển thị"}
        theme = shell.theme
        self.list = NavList(theme, "Các phần của cài đặt", words)
        self.list.chosen.connect(self._show)
        self._stack = QStackedWidget()
        left = Pane(theme)
        left.setFixedWidth(196)
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 8)
        rows.setSpacing(0)
        head = label("Cài đặt", "pane")
        head.setContentsMargins(12, 0, 12, 0)
        head.setFixedHeight(44)
        rows.addWidget(head)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self.list, 1)
        side = QHBoxLayout(self)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(left)
        side.addWidget(self._stack, 1)
        walk_panes(self, lambda: (self.list, *self._parts()))
        shell.set_keys("settings", _KEYS)
        self.setFocusProxy(self.list)
        self._show(next(iter(words)))

    def open_target(self, target: object) -> None:
        """`settings:units` and the like, `settings:rules/…` a place in it; an unknown part is passed over."""
        name, _, place = str(target).partition(":")[2].partition("/")
        self.list.set_value(name)
        part = self._stack.currentWidget()
        if place and hasattr(part, "open_place"):
            part.open_place(place)

    def part(self, name: str) -> QWidget:
        """A part of the page by its name, built if need be."""
        self.list.set_value(name)
        return self._built[name]

    def _parts(self) -> tuple[QWidget, ...]:
        part = self._stack.currentWidget()
        if isinstance(part, DatedRows):
            return (part.table, part.panel)
        if part is not None and part is self._built.get("wordings"):
            return (part, part.findChildren(SidePanel)[0])
        return (part,) if part is not None else ()

    def _show(self, name: object) -> None:
        key = str(name)
        if key not in self._built:
            self._built[key] = self._makers[key]()
            self._stack.addWidget(self._built[key])
        self._stack.setCurrentWidget(self._built[key])


def _successions(office: Office, shell: Shell) -> QWidget:
    from ui.settings_successions import successions_page

    return successions_page(office, shell)


def _hours(office: Office, shell: Shell) -> QWidget:
    from ui.settings_hours import HoursPage

    return HoursPage(office, shell)


def _calendar(office: Office, shell: Shell) -> QWidget:
    from ui.settings_calendar import CalendarPage

    return CalendarPage(office, shell)


def _conduct(office: Office, shell: Shell) -> QWidget:
    from ui.settings_conduct import rules_page

    return rules_page(office, shell)


def _points(office: Office, shell: Shell) -> QWidget:
    from ui.settings_conduct import scales_page

    return scales_page(office, shell)


def _rules(office: Office, shell: Shell) -> QWidget:
    from ui.settings_rules import RulesPage

    return RulesPage(office, shell)


def _symbols() -> RowsSpec:
    from ui.settings_symbols import SYMBOLS

    return SYMBOLS


def _wordings(office: Office, shell: Shell) -> QWidget:
    from ui.settings_wordings import WordingsPage

    return WordingsPage(office, shell)


def _word_pairs(office: Office, shell: Shell) -> QWidget:
    from ui.proof_pairs import PairsPage

    return PairsPage(office, shell)


def _backup(office: Office, shell: Shell) -> QWidget:
    from ui.settings_backup import BackupPage

    return BackupPage(office, shell)


def _display(shell: Shell) -> QWidget:
    from ui.settings_display import DisplayPage

    return DisplayPage(shell)
