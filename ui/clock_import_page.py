"""Nhập giờ chấm: a clock's file is read, its numbers given to people, every punch looked at, then kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from app import paths
from app.domain.clock_lines import day_of
from app.domain.clock_sorting import Choices, Fate
from app.domain.clock_words import grouped, kept_days, period_words
from app.domain.dates import show_date
from app.domain.staff_roll import clock_key
from app.errors import SayToUser
from app.services.clock_files import ClockReading, read_clock_file, reshaped
from app.services.clock_import import Stranger, Understanding, nothing_new
from app.services.clock_verdicts import clock_rules
from ui.ask_file import EXCEL, open_one, save_as, show_folder
from ui.clock_import_panes import FILE, NUMBERS, PREVIEW, STEP_NAMES, ClockPanes
from ui.clock_import_rows import PunchRows, remedied, stranger_row, ticked, typed
from ui.import_steps_rail import RailStep
from ui.key_words import sequence
from ui.messages import Action, KeyHint

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.jobs import Progress
    from ui.shell import Shell

_CAUSE = "clock-import"
_TITLE = "Nhập giờ chấm từ tệp của máy"
_KINDS = "Tệp chấm công (*.dat *.txt *.csv *.xlsx *.xls *.ods);;Mọi tệp (*)"
_TABLES = {
    "person",
    "clock_number",
    "import_batch",
    "membership",
    "working_time",
    "calendar_day",
    "month_closing",
}
KEYS = (
    KeyHint("Mũi tên, Shift", "đi trong bảng; giữ Shift hoặc Ctrl để chọn nhiều lượt"),
    KeyHint("Space", "đánh dấu, bỏ dấu các lượt đang chọn"),
    KeyHint("Enter, F2", "sửa ngày, giờ, hoặc chọn cách xử lý"),
    KeyHint("F8, Shift+F8", "dòng cần sửa tiếp theo, trước đó"),
    KeyHint("Ctrl+Enter", "bước tiếp theo; ở bước cuối là nhập"),
    KeyHint("Esc", "bỏ, không ghi gì"),
)


class ClockImportPage(ClockPanes):
    """A page over the tabs, opened with a path or empty. Nothing is written before "Nhập"."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(shell.theme)
        self._office = office
        self._shell = shell
        self._reading: ClockReading | None = None
        self._seen: Understanding | None = None
        self._strangers: tuple[Stranger, ...] = ()
        self._people: dict[int, str] = {}
        self._step = FILE
        self._stale = False
        shell.set_keys("clock-import", KEYS)
        self._connect()
        self._forget()

    def open_target(self, target: object) -> None:
        """A path: read it anew."""
        if isinstance(target, Path):
            self.read(target)

    def choose_file(self) -> None:
        """Ask which file."""
        path = open_one(self, _TITLE, paths.papers_folder(), _KINDS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file in another thread; then its next step stands here, or a sentence says why not."""
        self._shell.withdraw(_CAUSE)
        self._forget()
        today, rules = self._office.clock.today, clock_rules()
        remembered = dict(self._office.clock.remembered())

        def work(progress: Progress) -> ClockReading:
            progress.step(0, 2)
            reading = read_clock_file(path, today, rules, remembered)
            progress.step(2, 2)
            return reading

        self._shell.run_job(f"Đọc {path.name}", work, self._take, self._refuse)

    def go_on(self) -> None:
        """Ctrl+Enter: the deed of the step in front."""
        if self.stack.currentWidget() is self.columns:
            self.columns.confirm()
        elif self._step == NUMBERS:
            self._go(PREVIEW)
        elif self._step == PREVIEW:
            self.keep()

    def keep(self) -> None:
        """Write what is ticked; one operation, one undo."""
        if self._seen is None or not self._seen.kept:
            return
        seen = self._seen
        done = self._shell.attempt(lambda: self._office.clock.keep(seen), _CAUSE)
        if done is None:
            return
        self._shell.withdraw(_CAUSE)
        kept, numbers = done.value.punches, done.value.numbers
        given = f", gán {numbers} số máy" if numbers else ""
        self._forget()
        month = f"attendance:{done.value.first:%Y-%m}" if done.value.first else ""
        self._shell.open_page("attendance", month)
        left = seen.found.count(Fate.MEND)
        wait = (
            f" Còn {grouped(left)} lượt cần sửa: buổi của các lượt ấy chờ sửa, chưa tính vắng."
            if left
            else ""
        )
        self._shell.report(done, f"Đã nhập {grouped(kept)} lượt từ {seen.file.name}{given}.{wait}")

    def export_faults(self) -> None:
        """The punches that are left, with their reasons, as Excel."""
        seen = self._seen
        if seen is None:
            return
        start = paths.papers_folder() / f"{Path(seen.file.name).stem}-luot-chua-nhap.xlsx"
        target = save_as(self, "Xuất lượt chưa nhập", start, EXCEL)
        if target is None:
            return
        written = self._shell.attempt(lambda: self._office.clock.export_faults(seen, target), _CAUSE)
        if written is not None:
            folder = Action("Mở thư mục", lambda: show_folder(written.parent))
            self._shell.say(f"Đã xuất {written.name}.", folder)

    def give_up(self) -> None:
        """Back to where one came from; nothing was written."""
        self._shell.withdraw(_CAUSE)
        self._forget()
        self._shell.open_page("attendance")

    def choose(self, choices: Choices) -> None:
        """Other choices: everything is decided anew."""
        if self._reading is not None:
            self._seen = self._office.clock.look(self._reading, choices)
            if not self._seen.found.doubted:
                self._shell.withdraw(_CAUSE)
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up; while a cell is typed into it only leaves the cell, so it is no shortcut."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.give_up()
            return
        super().keyPressEvent(event)

    # What is shown.

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while another page was in front is looked at now."""
        super().showEvent(event)
        if self._stale:
            self._look_again(_TABLES)
        if self._reading is not None:
            self._warn_of_resets(self._reading)

    def _look_again(self, kinds: object) -> None:
        if self._seen is None or not isinstance(kinds, set | frozenset) or not kinds & _TABLES:
            return
        self._stale = not self.isVisible()
        if not self._stale:
            self._people = self._everybody()
            self.choose(self._seen.choices)
            self._strangers = self._office.clock.strangers(self._seen)

    def _take(self, reading: ClockReading) -> None:
        self._reading = reading
        self._people = self._everybody()
        self.say_notes(reading.file.notes)
        if reading.sheets and reading.shape is None:
            self._ask_columns()
            return
        self._seen = self._office.clock.look(reading)
        self._strangers = self._office.clock.strangers(self._seen)
        states = set(reading.file.lines.states) - {None}
        self.trust.setVisible(len(states) > 1)
        self._go(NUMBERS if self._strangers else PREVIEW)
        self._warn_of_resets(reading)

    def _reshape(self, shape: object) -> None:
        if self._reading is not None:
            self._take(reshaped(self._reading, shape, self._office.clock.today, clock_rules()))  # type: ignore[arg-type]

    def _ask_columns(self) -> None:
        assert self._reading is not None
        self._step = FILE
        self.columns.show_table(self._reading.sheets, self._reading.shape)
        self.show_part(FILE, columns=True)
        self._show_rail()
        self.setFocusProxy(self.columns)
        self.columns.setFocus()

    def _go(self, step: int) -> None:
        """To a step; back to the first of a table its columns are corrected, of another file a new one."""
        if step == FILE:
            if self._reading is not None and self._reading.sheets:
                self._ask_columns()
            else:
                self.choose_file()
            return
        self._step = step
        self.show_part(step)
        self._show()
        front = self.numbers if step == NUMBERS else self.preview
        self.setFocusProxy(front)
        front.setFocus()

    def _show(self) -> None:
        seen = self._seen
        if seen is None:
            return
        punches = PunchRows(seen, self._office.clock.meanings(seen), self._people, clock_rules())
        if self._step == NUMBERS:
            persons = punches.persons()
            self.numbers.show_rows(
                [
                    stranger_row(at, one, seen.choices.owners, self._people, persons)
                    for at, one in enumerate(self._strangers, 1)
                ]
            )
        else:
            days = kept_days(seen.found)
            self.preview.title.setText(f"Nhập giờ chấm {period_words(days)}" if days else "Nhập giờ chấm")
            self.preview.about.setText(self._about(seen))
            self.preview.show_punches(seen, punches)
            if not seen.kept:
                self.preview.bar.effect.setText(nothing_new(seen))
        self._show_rail()

    def _about(self, seen: Understanding) -> str:
        days = [show_date(day) for day in kept_days(seen.found)]
        people = len({p for p, f in zip(seen.found.owners, seen.found.fates, strict=True) if f is Fate.KEEP})
        return f"{' đến '.join(dict.fromkeys(days))}, {people} người" if days else ""

    def _show_rail(self) -> None:
        seen, reading = self._seen, self._reading
        file = "chưa có tệp" if reading is None else f"{reading.file.name}, {_size(reading.file.size)}"
        numbers = mend = "chưa tới"
        if seen is not None:
            owners = seen.choices.owners
            known = len(set(seen.file.lines.numbers) - {""}) - len(self._strangers)
            given = sum(owner > 0 for owner in owners.values())
            strange = len(self._strangers) - len(owners)
            numbers = f"{known + given} số đã gán" + (f", {strange} số lạ" if strange else "")
            wrong = seen.found.count(Fate.MEND)
            mend = f"{grouped(wrong)} dòng cần sửa" if wrong else "không có dòng nào cần sửa"
        states = (file, numbers, mend, "chưa ghi gì")
        self.rail.show_steps([RailStep(*pair) for pair in zip(STEP_NAMES, states, strict=True)], self._step)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is said of this file stands at the foot of this page only."""
        super().hideEvent(event)
        self._shell.withdraw(_CAUSE)

    def _warn_of_resets(self, reading: ClockReading) -> None:
        for reset in reading.resets[:1]:
            lines = [reading.file.lines[place] for place in reset.places]
            which = f"Dòng {lines[0].line}" + (f" đến {lines[-1].line}" if len(lines) > 1 else "")
            clock = f"máy số {lines[0].device}" if lines[0].device else "máy"
            between = ""
            if reset.before and reset.before == reset.after:
                between = f" giữa các lượt ngày {reset.before:%d/%m}"
            elif reset.before and reset.after:
                between = f" giữa hai ngày {reset.before:%d/%m} và {reset.after:%d/%m}"
            day = show_date(day_of(lines[0].moment))
            more = f" Còn {len(reading.resets) - 1} chỗ như vậy." if len(reading.resets) > 1 else ""
            self._shell.warn(f"{which}: {clock} ghi ngày {day}{between}.{more}", cause=_CAUSE)

    def _refuse(self, trouble: SayToUser) -> None:
        self._forget()
        self.empty.set_words("Chưa đọc được tệp này", str(trouble))
        self.first.setAccessibleDescription(str(trouble))
        self.first.setFocus()

    def _forget(self) -> None:
        self._reading = self._seen = None
        self._strangers = ()
        self._step = FILE
        self.trust.setChecked(False)
        self.numbers.table.forget()
        self.preview.forget()
        self.say_notes(())
        self.empty.set_words(
            "Nhập giờ từ máy chấm công",
            "Chọn tệp attlog.dat chép từ máy bằng USB, hoặc báo cáo .xls, .xlsx, .csv của máy. "
            "Chương trình cho xem từng lượt trước khi ghi.",
        )
        self.show_part(FILE)
        self.setFocusProxy(self.first)
        self._show_rail()

    def _everybody(self) -> dict[int, str]:
        return self._office.staff.names()

    # What the hand does.

    def _given(self, at: int, key: str) -> None:
        if self._seen is not None:
            number = self._strangers[at - 1].number
            place = self._seen.file.lines.numbers.index(number)
            self.choose(remedied(self._seen, place + 1, key))

    def _ungiven(self, places: tuple[int, ...]) -> None:
        """The numbers of these lines are nobody's again."""
        if self._seen is not None:
            choices = self._seen.choices
            taken = {clock_key(self._strangers[at - 1].number) for at in places}
            owners = {number: person for number, person in choices.owners.items() if number not in taken}
            self.choose(replace(choices, owners=owners))

    def _remedied(self, row_id: int, key: str) -> None:
        if self._seen is None:
            return
        if key == "type":
            self.preview.type_in(row_id)
        else:
            self.choose(remedied(self._seen, row_id, key))

    def _tried(self, change: Callable[[Understanding], Choices]) -> None:
        if self._seen is not None:
            seen = self._seen
            choices = self._shell.attempt(lambda: change(seen), _CAUSE)
            if choices is not None:
                self._shell.withdraw(_CAUSE)
                self.choose(choices)

    def _connect(self) -> None:
        shell, preview = self._shell, self.preview
        shell.touched.connect(self._look_again)
        self.first.clicked.connect(self.choose_file)
        self.rail.asked.connect(self._go)
        self.columns.chosen.connect(self._reshape)
        self.numbers.given.connect(self._given)
        self.numbers.table.preview.ticked.connect(lambda places, _on: self._ungiven(places))
        self.numbers.bar.confirm.clicked.connect(self.go_on)
        self.numbers.bar.back.clicked.connect(lambda: self._go(FILE))
        preview.ticked.connect(lambda ids, on: self._tried(lambda seen: ticked(seen, ids, on)))
        preview.mended.connect(lambda n, column, words: self._tried(lambda s: typed(s, n, column, words)))
        preview.remedied.connect(self._remedied)
        preview.faults_asked.connect(self.export_faults)
        preview.bar.back.clicked.connect(lambda: self._go(NUMBERS if self._strangers else FILE))
        preview.bar.confirm.clicked.connect(self.keep)
        self.trust.toggled.connect(self._trusted)
        for button in (self.leave, self.columns.bar.cancel, self.numbers.bar.cancel, preview.bar.cancel):
            button.clicked.connect(self.give_up)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            _shortcut(self, key, self.go_on)

    def _trusted(self, on: bool) -> None:
        if self._seen is not None:
            self.choose(replace(self._seen.choices, trust_state=on))


def _shortcut(owner: QWidget, key: str, deed: Callable[[], object]) -> None:
    shortcut = QShortcut(sequence(key), owner, deed)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def _size(count: int) -> str:
    return f"{grouped(max(1, count // 1000))} KB"
