"""Tab Cán bộ: who belongs to the office on a day, by unit; everything written about the chosen person."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShortcut

from app import paths
from app.domain.dates import show_weekday
from app.domain.staff import Membership, Person
from app.errors import Invalid, SayToUser
from ui import ask_file
from ui.fields import Choice
from ui.key_words import sequence
from ui.messages import Action
from ui.pane_walk import walk_panes
from ui.panes import restyle
from ui.record_form import RecordForm
from ui.staff_list import StaffRow, list_rows
from ui.staff_panel import PersonDetail
from ui.staff_panes import StaffPanes
from ui.staff_specs import KEYS, NEW, NewPerson

if TYPE_CHECKING:
    from app.services.office import Done, Office
    from ui.shell import Shell

_TABLES = frozenset({"person", "membership", "away_period", "clock_number", "unit"})


class StaffTab(StaffPanes):
    """List at the left, the person at the right; a new one has a form of its own."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(shell.theme, lambda: office.now().date())
        self._office = office
        self._shell = shell
        self._read: NewPerson | None = None
        self._panel_off = False
        self.detail = PersonDetail(office, shell, self.chosen_day)
        self.form = RecordForm(shell.theme, NEW, self._add, self._today)
        self.show_in_panel(self.detail, self.form)
        self._connect()
        walk_panes(self, lambda: (self.table, self.day, self.panel))
        shell.set_keys("staff", KEYS)
        self.setFocusProxy(self.table)
        self._reset_day()

    def chosen_day(self) -> date:
        """The day of the list; the year's own day when what is typed is no day."""
        try:
            return self.day.day() or self._own_day()
        except SayToUser:
            return self._own_day()

    def _day_is_wrong(self) -> str:
        """Why what is typed is no day, and which day is shown instead; "" for a day."""
        try:
            self.day.day()
        except SayToUser:
            return f"Chưa phải ngày, đang xem {self._own_day():%d/%m/%Y}"
        return ""

    def reload(self) -> None:
        """Read the list again."""
        day = self.chosen_day()
        rows = list_rows(self._office.staff, day, self.filter.words())
        known = bool(rows) or bool(self._office.staff.people())
        here = len(self._office.staff.roll(day, day))
        self.count.setText(f"{here} người")
        wrong = self._day_is_wrong()
        restyle(self.day, bad=bool(wrong))
        self.day.setAccessibleDescription(wrong)
        self.weekday.setText(wrong or show_weekday(day))
        self.show_list(known or self._adding())
        self.setFocusProxy(self.table if known else self.first_import)
        self.show_found(bool(rows))
        self.table.set_records(rows)
        self.export.setEnabled(here > 0)
        if not self._adding() and self.table.current() is None:
            people = [row for row in rows if not row.group]
            if people:
                self.table.choose(people[0].id)
            else:
                self._show(None)

    def open_target(self, target: object) -> None:
        """`staff:5`: that person, whatever filter or day hides them."""
        number = str(target).partition(":")[2]
        if number.isdigit():
            self._give_up_form()
            self.filter.clear()
            self.reload()
            self.table.choose(int(number))

    def begin(self) -> None:
        """The form of somebody new, after what is being typed about another is saved."""
        if not self._adding() and not self.detail.keep():
            return
        units = self._office.staff.units(self.chosen_day())
        if not units:
            self._shell.fail(
                "Chưa có phòng, đơn vị nào nên chưa thêm được cán bộ. Ghi phòng, đơn vị trong Cài đặt trước.",
                Action("Mở Cài đặt", lambda: self._shell.open_page("settings/units")),
                "staff-units",
            )
            return
        current = self.table.current()
        editor = self.form.fields["unit_id"].editor
        assert isinstance(editor, Choice)
        editor.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        editor.offer({unit.id: unit.name for unit in units})
        unit_id = current.line.unit.id if isinstance(current, StaffRow) and current.line else units[0].id
        if unit_id not in {unit.id for unit in units}:
            unit_id = units[0].id
        self.table.clearSelection()
        self._read = None
        self.form.show_record(None)
        self.form.show_record(NewPerson(unit_id=unit_id))
        self.form.say("")
        self._show_panel(adding=True)
        self.show_list(True)
        self.form.focus_first()

    def export_list(self) -> None:
        """The list of the day as Excel."""
        day = self.chosen_day()
        start = paths.papers_folder() / f"Danh-sach-can-bo-{day:%d-%m-%Y}.xlsx"
        target = ask_file.save_as(self, "Xuất danh sách cán bộ", start, ask_file.EXCEL)
        if target is None:
            return
        written: Path | None = self._shell.attempt(
            lambda: self._office.staff.export(day, target), cause="staff-export"
        )
        if written is not None:
            self._shell.withdraw("staff-export")
            self._shell.say(
                f"Đã xuất {written.name}.",
                Action("Mở thư mục", lambda: ask_file.show_folder(written.parent)),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives a new person up."""
        if event.key() == Qt.Key.Key_Escape and self._adding():
            self._give_up()
            return
        super().keyPressEvent(event)

    def _adding(self) -> bool:
        return self.form.record is not None

    def _own_day(self) -> date:
        """Today in the running year, else the last day of the working year."""
        today, year = self._office.now().date(), self._shell.year()
        return today if today.year == year else date(year, 12, 31)

    def _reset_day(self) -> None:
        self.day.set_day(self._own_day())
        self._give_up_form()
        self.reload()

    def _show(self, row: StaffRow | None) -> None:
        if row is not None and row.line is not None:
            self._give_up_form()
            self.detail.show_person(self._office.staff.person(row.id))
            self.panel.heading.setText(row.name)
            self._show_panel(adding=False)
        elif not self._adding():
            self.panel.setVisible(False)

    def toggle_panel(self) -> None:
        """F4: the panel off, so that the list has all the room, and on again."""
        self._panel_off = not self._panel_off
        self._show(self.table.current())

    def _show_panel(self, *, adding: bool) -> None:
        self.panel.setVisible(adding or not self._panel_off)
        self.detail.setVisible(not adding)
        self.form.setVisible(adding)
        if adding:
            self.panel.heading.setText("Thêm cán bộ")
            self.confirm.set_words("Thêm cán bộ")
        self.remove.setVisible(not adding)
        self.drop.setVisible(adding)
        self.confirm.setVisible(adding)
        self.add.set_kind("plain" if adding else "main")

    def _add(self, typed: NewPerson) -> Done:
        """Write somebody new; what is only doubtful stands when it was read and is confirmed again."""
        person = Person(0, typed.name, typed.birth_date, typed.sex, typed.kind, typed.staff_number)
        place = Membership(0, 0, typed.unit_id, typed.post, typed.leader, valid_from=typed.valid_from)
        try:
            return self._office.staff.add(person, place, typed.clock, stand=typed == self._read)
        except Invalid as trouble:
            doubtful = all(problem.doubt for problem in trouble.problems)
            self._read = typed if doubtful else None
            self.confirm.set_words("Vẫn thêm" if doubtful else "Thêm cán bộ")
            raise

    def _added(self, done: Any) -> None:
        self._give_up_form()
        self.filter.clear()
        self.reload()
        self.table.choose(done.value)
        self._shell.report(done)

    def _saved(self, done: Any) -> None:
        self._shell.report(done)  # the list has heard of it already

    def _give_up_form(self) -> None:
        self._read = None
        self.form.show_record(None)
        self._show_panel(adding=False)

    def _give_up(self) -> None:
        self._give_up_form()
        self.reload()
        self.table.setFocus()

    def _open(self, _row: object) -> None:
        if self._panel_off:
            self.toggle_panel()
        self.detail.focus_first()

    def _remove(self, row: StaffRow | None) -> None:
        if row is None or row.line is None:
            return
        person = row.line.person
        try:
            done = self._office.staff.remove(person)
        except SayToUser as trouble:
            leave = Action("Ghi thôi việc", self.detail.begin_leaving) if row.line.memberships else None
            self._shell.fail(trouble, leave, "staff-remove")
            return
        self._shell.report(done)

    def _remove_row(self, row: Any) -> None:
        done = self._shell.attempt(lambda: self._office.staff.remove_row(row), "staff-row")
        if done is not None:
            self._shell.report(done)

    def _heard(self, kinds: frozenset[str]) -> None:
        if kinds & _TABLES:
            self._shell.withdraw("staff-remove")
            self.reload()

    def _import(self) -> None:
        self._shell.open_page("staff-import")

    def _connect(self) -> None:
        self.add.clicked.connect(self.begin)
        self.first_add.clicked.connect(self.begin)
        self.export.clicked.connect(self.export_list)
        for button in (self.importing, self.first_import):
            button.clicked.connect(self._import)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._open)
        self.table.unwanted.connect(self._remove)
        self.filter.textChanged.connect(lambda _text: self.reload())
        self.day.editingFinished.connect(self.reload)
        self.form.saved.connect(self._added)
        self.detail.saved.connect(self._saved)
        self.detail.removed.connect(self._remove_row)
        self.remove.clicked.connect(lambda: self._remove(self.table.current()))
        self.drop.clicked.connect(self._give_up)
        self.confirm.clicked.connect(self.form.confirm)
        self._shell.touched.connect(self._heard)
        self._shell.year_changed.connect(lambda _year: self._reset_day())
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, deed in (
            ("Ctrl+N", self.begin),
            ("Ctrl+E", self.export_list),
            ("F12", self.export_list),
            ("Ctrl+F", self.filter.setFocus),
            ("F4", self.toggle_panel),
            ("Ctrl+Return", lambda: self.form.confirm() if self._adding() else None),
        ):
            QShortcut(sequence(keys), self, deed, context=here)
