"""Đăng ký thi đua: what everybody aims at in the year, sent out and taken back, beside what was reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app import paths
from app.domain.achievement_year import HIGHER, MISSED, REACHED
from app.domain.awards_held import AwardKind
from app.domain.registration_lines import RegistrationLine
from app.domain.registrations import RegisteredKind
from app.services.registration_year import RegistrationYear
from ui import ask_file
from ui.empty import EmptyState
from ui.fields import Choice, Line, matches
from ui.key_words import shortcuts
from ui.keybutton import KeyButton
from ui.list_frame import filter_row, lay_list
from ui.messages import Action, KeyHint
from ui.pane_walk import HINT, walk_panes
from ui.panes import label
from ui.registration_panel import RegistrationPanel
from ui.row_model import Column, LineRow, grouped
from ui.segments import Segments
from ui.typed_table import TypedTable, strangers_words

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_KEYS = (
    KeyHint("Gõ chữ, F2", "gõ tên hoặc chữ viết tắt (LĐTT; CSTĐCS), Enter xuống dòng"),
    KeyHint("Ctrl+C, Ctrl+V, Ctrl+D", "chép, dán khối từ Excel (ở cột tên: dán theo tên), lặp ô trên cùng"),
    KeyHint("Delete", "xóa đăng ký ở các ô đang chọn"),
    KeyHint("F8, Shift+F8", "người chưa đăng ký sau, trước"),
    KeyHint("Ctrl+N", "thêm đăng ký cho dòng đang chọn, có ngày và ghi chú"),
    KeyHint("Ctrl+E, F12", "xuất phiếu đăng ký cho đơn vị đang chọn"),
    KeyHint("Ctrl+F", "lọc"),
    KeyHint("F4", "hiện, ẩn ngăn bên phải"),
    HINT,
    KeyHint("Esc", "bỏ dòng đang ghi, rồi về tab"),
)
_TABLES = frozenset(
    {"registration", "award_held", "initiative", "initiative_author", "person", "membership", "unit"}
)
_EVERYBODY, _NONE, _BEHIND = "all", "none", "behind"
_KINDS = {1: RegisteredKind.TITLE, 2: RegisteredKind.FORM, 3: RegisteredKind.INITIATIVE}
_CAUSE = "registration-typed"
_CHIPS = {REACHED: "good", HIGHER: "good", MISSED: "none"}


class RegistrationPage(QWidget):
    """A cover reached from Thành tích."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        theme = shell.theme
        self.title = label("", "title")
        self.unit = Choice({"": "Mọi đơn vị"})
        self.unit.setAccessibleName("Đơn vị")
        self.unit.setFixedWidth(220)
        self.which = Segments(theme, "Xem", {_EVERYBODY: "Tất cả"})
        self.filter = Line(placeholder="Lọc, gõ không dấu cũng được")
        self.filter.setAccessibleName("Lọc đăng ký, Ctrl+F")
        self.filter.setFixedWidth(200)
        self.importing = KeyButton(theme, "Nhập phiếu", "plain", icon="arrow_import")
        self.export = KeyButton(theme, "Xuất phiếu", "plain", "Ctrl+E", "document_table")
        self.add = KeyButton(theme, "Thêm đăng ký", "main", "Ctrl+N", "add")
        self.table = TypedTable(theme, "Đăng ký thi đua", self._columns())
        self.empty = EmptyState(theme, "ribbon", "", "")
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.empty)
        self.panel = RegistrationPanel(office, shell)
        self._lay_out()
        self._connect()
        walk_panes(self, lambda: (self.table, self.panel))
        shell.set_keys("registration", _KEYS)
        self.setFocusProxy(self.table)
        self.reload()

    def reload(self) -> None:
        """Read the year again."""
        year = self._shell.year()
        self.title.setText(f"Đăng ký thi đua {year}")
        lines = RegistrationYear(self._office, year).lines()
        units = {"": "Mọi đơn vị", **{line.unit: line.unit for line in lines}}
        if not self.unit.offers(units):
            chosen = self.unit.value()
            self.unit.offer(units)
            self.unit.set_value(chosen)
        unit = self.unit.value()
        mine = [line for line in lines if unit in {"", line.unit}]
        self.which.offer(
            {
                _EVERYBODY: f"Tất cả ({len(mine)})",
                _NONE: f"Chưa đăng ký ({sum(not line.aims for line in mine)})",
                _BEHIND: f"Chưa đạt ({sum(line.outcome == MISSED for line in mine)})",
            }
        )
        shown = [line for line in mine if self._wanted(line)]
        self.table.set_records(grouped(shown, _unit_words))
        self._middle.setCurrentIndex(0 if shown else 1)
        known = bool(self._office.staff.people())
        self.empty.set_words(
            "Chưa thấy ai" if known else "Chưa có cán bộ nào",
            "Đổi bộ lọc ở trên để xem người khác."
            if known
            else "Thêm cán bộ ở tab Cán bộ rồi đăng ký thi đua.",
        )
        if self.table.current() is None and shown:
            self.table.choose(shown[0].holder)
        elif not shown:
            self._show(None)

    def export_form(self) -> None:
        """The sheet of the chosen unit as Excel."""
        year, unit = self._shell.year(), str(self.unit.value() or "")
        name = f"Phieu-dang-ky-thi-dua-{year}.xlsx"
        target = ask_file.save_as(self, "Xuất phiếu đăng ký", paths.papers_folder() / name, ask_file.EXCEL)
        if target is None:
            return
        written: Path | None = self._shell.attempt(
            lambda: RegistrationYear(self._office, year).export(target, unit), cause="registration-export"
        )
        if written is not None:
            self._shell.withdraw("registration-export")
            whom = unit or "cả cơ quan"
            self._shell.say(
                f"Đã xuất {written.name} cho {whom}. Phiếu gửi về thì bấm Nhập phiếu.",
                Action("Mở", lambda: ask_file.open_file(written)),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the form before it leaves the page."""
        if event.key() == Qt.Key.Key_Escape and self.panel.writing:
            self.panel.leave()
            return
        super().keyPressEvent(event)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                "Người, tập thể", lambda row: row.line.name, 178, weight=500, second=lambda row: row.line.post
            ),
            Column(
                "Danh hiệu: gõ LĐTT; CSTĐCS",
                _words(RegisteredKind.TITLE),
                missing=lambda row: "" if row.line.aims else "chưa đăng ký",
                typed=lambda _row: True,
                offers=lambda row: self._offered(row, AwardKind.TITLE),
            ),
            Column(
                "Khen thưởng",
                _words(RegisteredKind.FORM),
                170,
                typed=lambda _row: True,
                offers=lambda row: self._offered(row, AwardKind.FORM),
            ),
            Column(
                "Sáng kiến",
                _words(RegisteredKind.INITIATIVE),
                170,
                typed=lambda row: row.id.person_id is not None,
            ),
            Column("Kết quả", lambda row: "", 132, chip=_chip),
        )

    def _offered(self, row: Any, kind: AwardKind) -> list[str]:
        day = date(self._shell.year(), 12, 31)
        entries = self._office.achievements.awards.catalogue(day, row.id.subject)
        return [entry.name for entry in entries if entry.kind is kind]

    def _typed(self, cells: Any) -> None:
        """Cells typed or pasted, in one step; what is no award is said and nothing is written."""
        typed = {(row.id, _KINDS[column]): words for row, column, words in cells}
        desk, year = self._office.achievements.registrations, self._shell.year()
        done = self._shell.attempt(lambda: desk.set_all(year, typed), cause=_CAUSE)
        if done is not None:
            self._shell.withdraw(_CAUSE)
            self._shell.report(done)

    def _wanted(self, line: RegistrationLine) -> bool:
        which = self.which.value()
        if (which == _NONE and line.aims) or (which == _BEHIND and line.outcome != MISSED):
            return False
        aims = (aim.words for aim in line.aims)
        return matches(self.filter.words(), line.name, line.unit, line.post, *aims)

    def _show(self, row: Any) -> None:
        self.panel.show_line(row.line if row is not None else None)

    def _left(self) -> None:
        self.reload()
        self._show(self.table.current())
        self.table.setFocus()

    def _heard(self, kinds: frozenset[str]) -> None:
        if kinds & _TABLES:
            self.reload()

    def _connect(self) -> None:
        self.add.clicked.connect(self.panel.begin)
        self.export.clicked.connect(self.export_form)
        self.importing.clicked.connect(lambda: self._shell.open_page("registrations-import"))
        self.table.chosen.connect(self._show)
        self.table.rows.typed.connect(self._typed)
        self.table.strangers.connect(lambda names: self._shell.warn(strangers_words(names), cause=_CAUSE))
        self.filter.textChanged.connect(lambda _text: self.reload())
        self.which.chosen.connect(lambda _which: self.reload())
        self.unit.activated.connect(lambda _at: self.reload())
        self.panel.turned.connect(lambda writing: self.add.set_kind("plain" if writing else "main"))
        self.panel.left.connect(self._left)
        self._shell.touched.connect(self._heard)
        self._shell.year_changed.connect(lambda _year: self._turned())
        shortcuts(
            self,
            {
                "Ctrl+N": self.panel.begin,
                "Ctrl+E": self.export_form,
                "F12": self.export_form,
                "Ctrl+F": self.filter.setFocus,
                "F4": lambda: self.panel.setVisible(not self.panel.isVisible()),
                "F8": lambda: self._next(1),
                "Shift+F8": lambda: self._next(-1),
                "Ctrl+Return": lambda: self.panel.form.confirm() if self.panel.writing else None,
            },
        )

    def _next(self, by: int) -> None:
        if not self.table.find(lambda row: not row.line.aims, by):
            self._shell.say("Ai cũng đã đăng ký.")

    def _turned(self) -> None:
        self.panel.form.clear()
        self.reload()
        self._show(self.table.current())

    def _lay_out(self) -> None:
        filters = filter_row(self.which, self.unit, self.filter)
        buttons = (self.importing, self.export, self.add)
        lay_list(self, self._shell, self.title, buttons, (filters, self._middle), self.panel)


def _unit_words(unit: str, lines: Sequence[RegistrationLine]) -> str:
    return f"{unit}, {sum(bool(line.aims) for line in lines)} trên {len(lines)} đã đăng ký"


def _words(kind: RegisteredKind) -> Callable[[Any], str]:
    return lambda row: row.line.words(kind)


def _chip(row: LineRow) -> tuple[str, str] | None:
    outcome = row.line.outcome if row.line is not None else ""
    return (_CHIPS[outcome], "Đạt cao hơn" if outcome == HIGHER else outcome) if outcome else None
