"""Đăng ký thi đua: what everybody aims at in the year, sent out and taken back, beside what was reached."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import paths
from app.domain.achievement_year import HIGHER, MISSED, REACHED
from app.domain.holder import Holder, holder_of
from app.domain.registration_lines import RegistrationLine
from app.domain.registrations import REGISTERED_KIND_WORDS, RegisteredKind
from app.services.registration_year import RegistrationYear
from ui import ask_file
from ui.achievement_form import AchievementForm
from ui.achievement_specs import REGISTRATION
from ui.empty import EmptyState
from ui.fields import Choice, Line, matches
from ui.holder_words import target_of
from ui.key_words import sequence
from ui.keybutton import IconButton, KeyButton
from ui.messages import Action, KeyHint
from ui.pane_walk import HINT, walk_panes
from ui.panes import Hairline, Pane, SidePanel, label, wrapped
from ui.row_table import Column, RowTable
from ui.segments import Segments

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_KEYS = (
    KeyHint("Ctrl+N, Enter", "thêm đăng ký cho dòng đang chọn"),
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
_CHIPS = {REACHED: "good", HIGHER: "good", MISSED: "none"}


@dataclass(frozen=True)
class _Row:
    """A group row, or one holder."""

    id: Holder | int
    group: str = ""
    line: RegistrationLine | None = None


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
        self.table = RowTable(theme, "Đăng ký thi đua", self._columns(), 2)
        self.empty = EmptyState(theme, "ribbon", "", "")
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.empty)
        self.panel = SidePanel(theme, "")
        self.panel.setFixedWidth(round(theme.size(340)))
        self.form = AchievementForm(office, shell, (REGISTRATION,))
        self.history = KeyButton(theme, "Mở trang thành tích", "link", icon="ribbon")
        self._aims = QVBoxLayout()
        self._aims.setSpacing(8)
        self.panel.body.addLayout(self._aims)
        self.panel.body.addWidget(self.form)
        self.panel.body.addWidget(self.history)
        self.panel.body.addStretch(1)
        self.drop = KeyButton(theme, "Bỏ", "plain", "Esc")
        self.confirm = KeyButton(theme, "Ghi đăng ký", "main", "Ctrl+Enter")
        self.panel.buttons.addWidget(self.drop)
        self.panel.buttons.addWidget(self.confirm)
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
        self.table.set_records(_grouped(shown))
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

    def begin(self) -> None:
        """The form of a new registration of the chosen holder."""
        line = self._line()
        if line is None or not self.form.keep():
            return
        self.form.begin(REGISTRATION, line.holder, self._shell.year())
        self._turn(writing=True, new=True)
        self.form.focus_first()

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
        if event.key() == Qt.Key.Key_Escape and self.form.record is not None:
            self._leave()
            return
        super().keyPressEvent(event)

    def _columns(self) -> tuple[Column, ...]:
        def words(kind: RegisteredKind) -> Any:
            return lambda row: row.line.words(kind)

        return (
            Column(
                "Người, tập thể", lambda row: row.line.name, 178, weight=500, second=lambda row: row.line.post
            ),
            Column(
                "Danh hiệu",
                words(RegisteredKind.TITLE),
                missing=lambda row: "" if row.line.aims else "chưa đăng ký",
            ),
            Column("Khen thưởng", words(RegisteredKind.FORM), 150),
            Column("Sáng kiến", words(RegisteredKind.INITIATIVE), 150),
            Column("Kết quả", lambda row: "", 132, chip=_chip),
        )

    def _wanted(self, line: RegistrationLine) -> bool:
        which = self.which.value()
        if (which == _NONE and line.aims) or (which == _BEHIND and line.outcome != MISSED):
            return False
        aims = (aim.words for aim in line.aims)
        return matches(self.filter.words(), line.name, line.unit, line.post, *aims)

    def _line(self) -> RegistrationLine | None:
        row = self.table.current()
        return row.line if isinstance(row, _Row) else None

    def _show(self, row: Any) -> None:
        line = row.line if isinstance(row, _Row) else None
        writing = self.form.record
        if writing is not None:
            mine = line.aims if line is not None else ()
            again = next((aim.row for aim in mine if writing.id and aim.row.id == writing.id), None)
            if again is not None:
                self.form.refresh(again)
                return
            if line is not None and not writing.id and holder_of(writing) == line.holder:
                return
            if not self.form.keep():
                return
            self.form.clear()
        self.panel.setVisible(line is not None)
        self._turn(writing=False)
        _clear(self._aims)
        if line is None:
            return
        self.panel.heading.setText(line.name)
        if not line.aims:
            self._aims.addWidget(wrapped("Chưa đăng ký gì trong năm này.", "muted"))
        for aim in line.aims:
            self._aims.addWidget(self._aim(aim))

    def _aim(self, aim: Any) -> QWidget:
        box = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(REGISTERED_KIND_WORDS[aim.row.kind], "hint"))
        words.addWidget(wrapped(aim.words, "strongText"))
        words.addWidget(wrapped(f"{aim.outcome}{f': {aim.result}' if aim.result else ''}", "hint"))
        mend = KeyButton(self._shell.theme, "Sửa", "link")
        mend.setAccessibleName(f"Sửa {aim.words}")
        mend.clicked.connect(partial(self._edit, aim.row))
        drop = IconButton(self._shell.theme, "delete", f"Xóa {aim.words}")
        drop.clicked.connect(partial(self._remove, aim.row))
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(words, 1)
        line.addWidget(mend, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(drop, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _edit(self, row: Any) -> None:
        self.form.edit(row)
        self._turn(writing=True)
        self.form.focus_first()

    def _remove(self, row: Any) -> None:
        done = self._shell.attempt(lambda: self._office.achievements.registrations.remove(row))
        if done is not None:
            self._shell.report(done)

    def _turn(self, *, writing: bool, new: bool = False) -> None:
        self.form.setVisible(writing)
        self.history.setVisible(not writing)
        for at in range(self._aims.count()):
            item = self._aims.itemAt(at)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(not writing)
        self.panel.show_buttons(writing)
        self.confirm.setVisible(new)
        self.drop.set_words("Bỏ" if new else "Xong", "Esc")
        self.add.set_kind("plain" if writing else "main")

    def _leave(self) -> None:
        if not self.form.keep():
            return
        self.form.clear()
        self._show(self.table.current())
        self.table.setFocus()

    def _saved(self, done: Any) -> None:
        self._shell.report(done)
        if self.form.record is not None and not self.form.record.id:
            self._leave()
        self.reload()

    def _heard(self, kinds: frozenset[str]) -> None:
        if kinds & _TABLES:
            self.reload()

    def _open_history(self) -> None:
        line = self._line()
        if line is not None:
            self._shell.open_page("achievements", target_of(line.holder))

    def _connect(self) -> None:
        self.add.clicked.connect(self.begin)
        self.export.clicked.connect(self.export_form)
        self.importing.clicked.connect(lambda: self._shell.open_page("registrations-import"))
        self.history.clicked.connect(self._open_history)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda _row: self.begin())
        self.filter.textChanged.connect(lambda _text: self.reload())
        self.which.chosen.connect(lambda _which: self.reload())
        self.unit.activated.connect(lambda _at: self.reload())
        self.form.saved.connect(self._saved)
        self.drop.clicked.connect(self._leave)
        self.confirm.clicked.connect(self.form.confirm)
        self._shell.touched.connect(self._heard)
        self._shell.year_changed.connect(lambda _year: self._turned())
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, deed in (
            ("Ctrl+N", self.begin),
            ("Ctrl+E", self.export_form),
            ("F12", self.export_form),
            ("Ctrl+F", self.filter.setFocus),
            ("F4", lambda: self.panel.setVisible(not self.panel.isVisible())),
            ("Ctrl+Return", lambda: self.form.confirm() if self.form.record is not None else None),
        ):
            QShortcut(sequence(keys), self, deed, context=here)

    def _turned(self) -> None:
        self.form.clear()
        self.reload()
        self._show(self.table.current())

    def _lay_out(self) -> None:
        theme = self._shell.theme
        back = KeyButton(theme, "Về tab Thành tích", "link", "Esc", "arrow_left")
        back.clicked.connect(lambda: self._shell.open_page("achievements"))
        pane = Pane(theme)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 10, 4)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(back)
        head.addStretch(1)
        for button in (self.importing, self.export, self.add):
            head.addWidget(button)
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 0, 12, 8)
        filters.setSpacing(8)
        for part in (self.which, self.unit, self.filter):
            filters.addWidget(part)
        filters.addStretch(1)
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addLayout(filters)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self._middle, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(pane, 1)
        whole.addWidget(self.panel)


def _grouped(lines: list[RegistrationLine]) -> list[_Row]:
    out: list[_Row] = []
    for unit in dict.fromkeys(line.unit for line in lines):
        mine = [line for line in lines if line.unit == unit]
        done = sum(bool(line.aims) for line in mine)
        out.append(_Row(-len(out) - 1, f"{unit}, {done} trên {len(mine)} đã đăng ký"))
        out += [_Row(line.holder, line=line) for line in mine]
    return out


def _chip(row: _Row) -> tuple[str, str] | None:
    outcome = row.line.outcome if row.line is not None else ""
    return (_CHIPS[outcome], "Đạt cao hơn" if outcome == HIGHER else outcome) if outcome else None


def _clear(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
