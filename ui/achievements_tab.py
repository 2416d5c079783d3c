"""Tab Thành tích: who, their years, and every row behind them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShortcut

from ui import history_cells as cells
from ui.achievement_outputs import export_year, open_papers
from ui.achievement_rows import REMOVABLE
from ui.achievement_specs import FORM, GRADE, INITIATIVE, KEYS, TITLE, WORK
from ui.achievements_view import AchievementsView
from ui.awards_import_offer import offer_imports
from ui.detail_words import Link
from ui.history_cells import Place
from ui.holder_list import COLLECTIVES, PEOPLE
from ui.holder_words import read_target
from ui.key_words import sequence
from ui.pane_walk import walk_panes

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_TABLES = frozenset(
    """award_held quality_grade initiative initiative_author initiative_use registration outstanding_work
    work_person evidence_file grade_follow_up discipline person membership away_period unit
    unit_succession""".split()
)
# Every mark typed into a month touches the tally of II.6: read again only when the tab is looked at.
_OF_CONDUCT = frozenset(
    """incident conduct_rule point_scale import_batch attendance_day clock_number working_time
    calendar_day""".split()
)
_KINDS = {cells.GRADE: GRADE, cells.TITLE: TITLE, cells.REWARD: FORM, cells.INITIATIVE: INITIATIVE}


class AchievementsTab(AchievementsView):
    """One person or collective at a time; every row is written, taken back and followed from here."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(office, shell)
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._count_marks)
        self._connect()
        walk_panes(self, lambda: (self.people.table, self.grid, self.panel))
        shell.set_keys("achievements", KEYS)
        self.setFocusProxy(self.grid)
        self.show_mode("detail")
        self.reload()
        self._later.start()

    def open_target(self, target: object) -> None:
        """`achievements:p5`, `achievements:u2`, `achievements:office`, with `/award-7` the row itself."""
        holder, link = read_target(str(target))
        if holder is None:
            return
        self._give_up()
        self.people.filter.clear()
        self.people.which.set_value(PEOPLE if holder.person_id is not None else COLLECTIVES)
        self.reload()
        if not self.people.choose(holder):
            self._show_holder(holder)
        if link is not None:
            self._go(link)
        self.grid.setFocus()

    def begin(self) -> None:
        """A new row of the kind of the column, in the year of the frame."""
        holder = self.holder()
        if holder is None or not self.form.keep():
            return
        place = self.grid.place()
        kind = _KINDS.get(place.column, TITLE) if place is not None else TITLE
        if kind == INITIATIVE and holder.person_id is None:
            kind = WORK
        self.form.begin(kind, holder, self.year())
        self._writing(f"Thêm vào năm {self.year()}")
        self.form.focus_first()

    def _open(self, place: Place) -> None:
        """Enter, F2: the row's form; what belongs to another page opens there; an empty cell begins a row."""
        entry, holder = place.entry, self.holder()
        if place.column == cells.YEAR or self._rows is None or holder is None:
            return
        if place.column == cells.CONDUCT and holder.person_id is not None:
            self._shell.set_year(place.year)
            self._shell.open_page("conduct", f"conduct:{place.year}/{holder.person_id}")
        elif entry is not None and entry.kind in {"discipline", "works"}:
            self._shell.open_page(entry.kind, f"{entry.kind}:{entry.id}")
        elif entry is None or not entry.id:
            self.begin()
        else:
            rows, wanted = self._rows, entry
            row = self._shell.attempt(lambda: rows.record(wanted), "achievement-row")
            if row is not None:
                self._edit(row)

    def _edit(self, row: Any) -> None:
        self.form.edit(row)
        self._writing("")
        self.form.focus_first()

    def _writing(self, new: str) -> None:
        """The panel turns into the form; `new` words what is being added."""
        self.show_mode("form")
        self.panel.show_buttons(True)
        for button in (self.edit, self.cancel, self.remove):
            button.hide()
        self.drop.set_words("Bỏ" if new else "Xong", "Esc")
        self.confirm.setVisible(bool(new))
        self.confirm.set_words("Ghi", "Ctrl+Enter")
        self.panel.heading.setText(new or "Sửa")
        self.panel.show()

    def _begin_cancel(self) -> None:
        place = self.grid.place()
        if place is None or place.entry is None or self._rows is None:
            return
        rows, entry = self._rows, place.entry
        cancel = self._shell.attempt(lambda: rows.save_cancelled(entry), "achievement-row")
        if cancel is None:
            return
        self.show_mode("cancel")
        for button in (self.edit, self.cancel, self.remove):
            button.hide()
        self.drop.set_words("Bỏ", "Esc")
        self.confirm.setVisible(True)
        self.confirm.set_words("Ghi thu hồi", "Ctrl+Enter")
        self.panel.heading.setText(f"Năm {place.year}")
        self.cancelling.begin(entry.words, cancel)

    def _confirm(self) -> None:
        if self.cancelling.isVisible():
            self.cancelling.form.confirm()
        elif self.form.record is not None:
            self.form.confirm()

    def _remove(self, place: Place | None) -> None:
        entry = place.entry if place is not None else None
        if entry is None or not entry.id or entry.kind not in REMOVABLE or self._rows is None:
            return
        rows = self._rows
        done = self._shell.attempt(lambda: rows.remove(entry), "achievement-row")
        if done is not None:
            self._shell.report(done)

    def _saved(self, done: Any) -> None:
        """A new row is found in the grid and chosen; one of the book goes on being edited."""
        new = self.form.record is not None and not self.form.record.id
        kind = str(self.form.kind.value())
        over = new or self.cancelling.isVisible()
        if over:
            self._give_up()
        self._shell.report(done)
        if new and isinstance(done.value, int):
            self.grid.find("award" if kind in {TITLE, FORM} else kind, done.value)
        self._show_place(self.grid.place()) if not self.form.record else None
        if over:
            self.grid.setFocus()

    def _go(self, link: Link) -> None:
        """Follow a link to its row: on the page, else to the page of its kind."""
        if link.kind == "follow" and self._rows is not None:
            self._edit(self._rows.followed(link.id))
        elif link.target:
            self._shell.open_page(link.kind, link.target)
        elif link.kind in self.links:
            self._shell.open_page(link.kind, f"{link.kind}:{link.id}")
        elif not self.grid.find(link.kind, link.id):
            self._shell.say("Dòng này không ở trang đang mở.")
        else:
            self.grid.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the form; what was saved on leaving its fields stays."""
        if event.key() == Qt.Key.Key_Escape and not self.detail.isVisible():
            self._leave_form()
            return
        super().keyPressEvent(event)

    def _leave_form(self) -> None:
        if not self.form.keep():
            return
        self._give_up()
        self._show_place(self.grid.place())
        self.grid.setFocus()

    def _heard(self, kinds: frozenset[str]) -> None:
        if not kinds & _TABLES:
            self._tally_stale |= bool(kinds & _OF_CONDUCT)
            if self._tally_stale and self.isVisible():
                self._show_tally()
            return
        self._shell.withdraw("achievement-row")
        holder = self.holder()
        if holder is not None:
            writing = self.form.record is not None or self.cancelling.isVisible()
            self.grid.blockSignals(writing)
            self._show_holder_again(holder)
            self.grid.blockSignals(False)
        self._later.start()

    def _turned(self, year: int) -> None:
        self.reload()
        place = self.grid.place()
        self.grid.choose(year, place.column if place is not None else cells.TITLE)

    def _look_again(self) -> None:
        """Other colours: what is painted once is painted anew."""
        if self.detail.isVisible():
            self._show_place(self.grid.place())

    def _next_entry(self) -> None:
        place = self.grid.place()
        if place is not None and place.entries:
            self.grid.choose(place.year, place.column, (place.at + 1) % len(place.entries))

    def _connect(self) -> None:
        self.people.chosen.connect(self._show_holder)
        self.people.opened.connect(lambda _holder: self.grid.setFocus())
        self.people.filter.textChanged.connect(lambda _text: self.reload())
        self.people.which.chosen.connect(lambda _which: self.reload())
        self.grid.chosen.connect(self._show_place)
        self.grid.opened.connect(self._open)
        self.grid.unwanted.connect(self._remove)
        self.cards.asked.connect(self._show_figure)
        self.detail.linked.connect(self._go)
        self.detail.turned.connect(lambda _by: self._next_entry())
        self.form.saved.connect(self._saved)
        self.form.doubted.connect(lambda doubt: self.confirm.set_words("Vẫn ghi" if doubt else "Ghi"))
        self.cancelling.saved.connect(self._saved)
        self.add.clicked.connect(self.begin)
        self.report.clicked.connect(lambda: open_papers(self._shell, self.holder()))
        self.export.clicked.connect(lambda: export_year(self, self._office, self._shell))
        offer_imports(self.importing, self._shell.open_page)
        self.edit.clicked.connect(lambda: self._open(self.grid.place()) if self.grid.place() else None)
        self.cancel.clicked.connect(self._begin_cancel)
        self.remove.clicked.connect(lambda: self._remove(self.grid.place()))
        self.drop.clicked.connect(self._leave_form)
        self.confirm.clicked.connect(self._confirm)
        self.first_staff.clicked.connect(lambda: self._shell.open_page("staff"))
        for name, button in self.links.items():
            button.clicked.connect(partial(self._shell.open_page, name))
        self.successions.clicked.connect(partial(self._shell.open_page, "successions"))
        self._shell.touched.connect(self._heard)
        self._shell.year_changed.connect(self._turned)
        self._shell.theme.changed.connect(self._look_again)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, deed in (
            ("Ctrl+N", self.begin),
            ("Ctrl+P", self.report.click),
            ("Ctrl+E", self.export.click),
            ("F12", self.export.click),
            ("Ctrl+F", self.people.filter.setFocus),
            ("Ctrl+Return", self._confirm),
            ("F4", self.toggle_panel),
            ("F8", lambda: self.next_missing(1)),
            ("Shift+F8", lambda: self.next_missing(-1)),
        ):
            QShortcut(sequence(keys), self, deed, context=here)
