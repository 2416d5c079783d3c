"""Sổ văn bản đi: the year's outgoing papers by series, what is doubtful in them, and Excel."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app import paths
from app.domain.register import SERIES_WORDS, RegisterEntry, Series
from ui import ask_file
from ui.empty import EmptyState
from ui.fields import Line, matches
from ui.key_words import shortcuts
from ui.keybutton import KeyButton
from ui.list_frame import filter_row, lay_list
from ui.messages import Action
from ui.pane_walk import walk_panes
from ui.panes import SidePanel, label
from ui.record_form import RecordForm
from ui.register_files import RegisterFiles
from ui.register_specs import FIELDS, KEYS, columns
from ui.row_table import RowTable
from ui.segments import Segments

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell


class RegisterPage(QWidget):
    """A page over the tabs, reached from the plan and by search."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._doubts: dict[int, tuple[str, ...]] = {}
        theme = shell.theme
        self.title = label("", "title")
        self.series = Segments(theme, "Sổ", {s: SERIES_WORDS[s] for s in Series})
        self.filter = Line(placeholder="Lọc, gõ không dấu cũng được")
        self.filter.setAccessibleName("Lọc sổ văn bản đi, Ctrl+F")
        self.filter.setFixedWidth(220)
        self.add = KeyButton(theme, "Ghi văn bản", "plain", "Ctrl+N", "add")
        self.export = KeyButton(theme, "Xuất Excel", "main", "Ctrl+E", "document_table")
        self.table = RowTable(theme, "Sổ văn bản đi", columns(self._doubtful), 2)
        first = KeyButton(theme, "Ghi văn bản", "plain", "Ctrl+N", "add")
        first.clicked.connect(self.begin)
        self._empty = EmptyState(theme, "table", "", "", (first,))
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._empty)
        self.form = RecordForm(theme, FIELDS, office.register.save, lambda: office.now().date())
        self.panel = SidePanel(theme, "")
        self.panel.setFixedWidth(400)
        self.panel.body.addWidget(self.form)
        self.files = RegisterFiles(office, shell)
        self.panel.body.addWidget(self.files)
        self.panel.body.addStretch(1)
        self.remove = KeyButton(theme, "Xóa", "quiet", icon="delete")
        self.drop = KeyButton(theme, "Bỏ", "plain", "Esc")
        self.confirm = KeyButton(theme, "Ghi vào sổ", "main", "Ctrl+Enter")
        for button in (self.remove, self.drop, self.confirm):
            self.panel.buttons.addWidget(button)
        filters = filter_row(self.series, self.filter)
        buttons = (self.add, self.export)
        home = "Về tab Kế hoạch", "plan"
        lay_list(self, shell, self.title, buttons, (filters, self._middle), self.panel, home)
        self._connect()
        walk_panes(self, lambda: (self.table, self.series, self.panel))
        shell.set_keys("register", KEYS)
        self.setFocusProxy(self.table)
        self.reload()

    def reload(self) -> None:
        """Read the year again."""
        year = self._shell.year()
        entries = self._office.register.entries(year)
        counts = {s: sum(entry.series is s for entry in entries) for s in Series}
        self.series.offer({s: f"{SERIES_WORDS[s]} ({counts[s]})" for s in Series})
        self.title.setText(f"Sổ văn bản đi {year}")
        self._doubts = {entry.id: self._office.register.problems(entry) for entry in entries}
        shown = [entry for entry in entries if entry.series is self.series.value() and self._wanted(entry)]
        self.table.set_records(shown)
        self._middle.setCurrentIndex(0 if shown else 1)
        if self.filter.words():
            self._empty.set_words("Chưa thấy văn bản nào", "Thử ít chữ hơn, hoặc xóa ô lọc.")
        else:
            self._empty.set_words(
                f"Sổ năm {year} còn trống",
                "Mỗi văn bản gửi đi là một dòng: số, ngày, trích yếu. Kế hoạch ký xong tự vào sổ.",
            )
        adding = self.form.record is not None and self.form.record.id == 0
        if not adding:
            if self.table.current() is None and shown:
                self.table.choose(shown[-1].id)
            elif not shown:
                self._show(None)

    def open_target(self, target: object) -> None:
        """`register:5`: that entry, whatever filter hides it."""
        number = str(target).partition(":")[2]
        if not number.isdigit():
            return
        entry = next(
            (e for e in self._office.register.entries(self._shell.year()) if e.id == int(number)), None
        )
        if entry is not None:
            self.filter.clear()
            self.series.set_value(entry.series)
            self.table.choose(entry.id)

    def begin(self) -> None:
        """The form of a new entry, its number proposed, after what is being typed into another is saved."""
        if not self.form.keep():
            return
        year, today = self._shell.year(), self._office.now().date()
        series = self.series.value()
        assert isinstance(series, Series)
        number = self._office.register.next_number(year, series)
        # In a year that is over the next paper is dated like the last one; the secretary types her own.
        known = [entry.issued_on for entry in self._office.register.entries(year, series)]
        day = today if today.year == year else max(known, default=date(year, 1, 1))
        self.table.clearSelection()
        self._fill(RegisterEntry(0, year, series, number, "", day, "", ""))
        self.form.fields["symbol"].editor.setFocus()

    def export_year(self) -> None:
        """The year's entries of the chosen series as Excel."""
        year, series = self._shell.year(), self.series.value()
        assert isinstance(series, Series)
        start = paths.papers_folder() / f"So-van-ban-di-{year}.xlsx"
        target = ask_file.save_as(self, "Xuất sổ văn bản đi", start, ask_file.EXCEL)
        if target is not None:
            written: Path | None = self._shell.attempt(
                lambda: self._office.register.export(year, target, series), cause="register-export"
            )
            if written is not None:
                self._shell.withdraw("register-export")
                self._shell.say(
                    f"Đã xuất {written.name}.",
                    Action("Mở thư mục", lambda: ask_file.show_folder(written.parent)),
                )

    def next_doubt(self, by: int) -> None:
        """F8: choose the next entry with something to look at."""
        records = self.table.rows.records
        doubtful = [at for at, entry in enumerate(records) if self._doubts.get(entry.id)]
        if not doubtful:
            self._shell.say("Sổ này không có chỗ nào cần xem.")
            return
        current = self.table.currentIndex().row()
        later = [at for at in doubtful if (at > current if by > 0 else at < current)]
        at = (later[0] if by > 0 else later[-1]) if later else doubtful[0 if by > 0 else -1]
        self.table.choose(records[at].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives a new entry up before it leaves the page."""
        if event.key() == Qt.Key.Key_Escape and self.form.record is not None and self.form.record.id == 0:
            self._give_up()
            return
        super().keyPressEvent(event)

    def _doubtful(self, entry: RegisterEntry) -> tuple[str, ...]:
        return self._doubts.get(entry.id, ())

    def _wanted(self, entry: RegisterEntry) -> bool:
        return matches(
            self.filter.words(), entry.number_text, entry.kind, entry.summary, entry.signer, entry.note
        )

    def _show(self, entry: RegisterEntry | None) -> None:
        if entry is not None:
            self._fill(entry)
        elif self.form.record is None or self.form.record.id != 0:
            self.form.show_record(None)
            self.panel.setVisible(False)

    def _fill(self, entry: RegisterEntry) -> None:
        new = entry.id == 0
        self.panel.heading.setText("Ghi văn bản vào sổ" if new else entry.number_text)
        signed = "Dòng của kế hoạch đã ký: số, ngày, trích yếu không sửa. Các ô khác vẫn ghi thêm được."
        notes = [*self._doubts.get(entry.id, ()), *([signed] if entry.plan_id is not None else [])]
        self.form.say("\n".join(notes))
        self.form.show_record(entry)
        self.files.show_entry(entry)
        self.panel.setVisible(True)
        self.remove.setVisible(not new and entry.plan_id is None)
        self.drop.setVisible(new)
        self.confirm.setVisible(new)
        self.export.set_kind("plain" if new else "main")

    def _give_up(self) -> None:
        self.form.show_record(None)
        self.reload()
        self.table.setFocus()

    def _remove(self, entry: RegisterEntry | None) -> None:
        if entry is None or entry.id == 0:
            return
        done = self._shell.attempt(lambda: self._office.register.remove(entry))
        if done is not None:
            self._shell.report(done)

    def _saved(self, done: Any) -> None:
        saved = next(
            (e for e in self._office.register.entries(self._shell.year()) if e.id == done.value), None
        )
        if saved is not None:
            self.series.set_value(saved.series)
        self.reload()
        self.table.choose(done.value)
        self._shell.report(done)

    def _confirm_key(self) -> None:
        if self.form.record is not None and self.form.record.id == 0:
            self.form.confirm()

    def _heard(self, kinds: frozenset[str]) -> None:
        if "register_entry" in kinds or "plan" in kinds:
            self.reload()

    def _connect(self) -> None:
        self.add.clicked.connect(self.begin)
        self.export.clicked.connect(self.export_year)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda _entry: self.form.focus_first())
        self.table.unwanted.connect(self._remove)
        self.series.chosen.connect(lambda _series: self.reload())
        self.filter.textChanged.connect(lambda _text: self.reload())
        self.form.saved.connect(self._saved)
        self.remove.clicked.connect(lambda: self._remove(self.form.record))
        self.drop.clicked.connect(self._give_up)
        self.confirm.clicked.connect(self.form.confirm)
        self._shell.touched.connect(self._heard)
        self._shell.year_changed.connect(lambda _year: self._give_up())
        shortcuts(
            self,
            {
                "Ctrl+N": self.begin,
                "Ctrl+E": self.export_year,
                "F12": self.export_year,
                "Ctrl+F": self.filter.setFocus,
                "Ctrl+Return": self._confirm_key,
                "F8": lambda: self.next_doubt(1),
                "Shift+F8": lambda: self.next_doubt(-1),
            },
        )
