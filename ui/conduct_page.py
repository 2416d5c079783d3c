"""Vụ việc: what was noted under II.6, filtered, decided one after the other, and printed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import paths
from app.domain.conduct import HALF_WORDS, OPEN, HalfDay, Incident, State
from app.domain.dates import show_date, show_weekday
from app.services.attendance import GROUND
from app.services.conduct import NOT_DISCIPLINE
from app.services.conduct_lines import Only
from ui import ask_file
from ui.conduct_clock import ClockDetail, ClockRow, fact_key
from ui.conduct_detail import ConductDetail
from ui.conduct_filters import CLOCK, ConductFilters
from ui.conduct_prefill import Prefill
from ui.conduct_words import state_chip
from ui.empty import EmptyState
from ui.fields import matches
from ui.key_words import sequence
from ui.keybutton import KeyButton
from ui.messages import Action, KeyHint
from ui.pane_walk import HINT, walk_panes
from ui.panes import Hairline, Pane, label, wrapped
from ui.row_table import Column, RowTable

if TYPE_CHECKING:
    from app.domain.conduct_tally import Fact
    from app.services.office import Office
    from ui.shell import Shell

_KEYS = (
    KeyHint("Ctrl+I, Ctrl+N", "ghi nhận vụ việc"),
    KeyHint("F8, Shift+F8", "vụ việc chưa xong sau, trước"),
    KeyHint("Ctrl+Enter", "xác nhận vụ việc đang chọn; việc máy ghi thì ghi thành vụ việc"),
    KeyHint("Ctrl+E, F12", "xuất Excel những dòng đang xem"),
    KeyHint("Ctrl+F", "lọc"),
    HINT,
    KeyHint("Esc", "về tab"),
)
_TABLES = GROUND | {"incident_paper", "attendance_day", "month_closing"}


class ConductPage(QWidget):
    """A cover reached from Chuyên cần, from the search and by a click on a figure."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._names: dict[int, str] = {}
        self._units: dict[int, str] = {}
        self._unit_of: dict[object, int] = {}
        self._rules: dict[str, str] = {}
        self._rows: tuple[Incident | ClockRow, ...] = ()
        self._stale = False
        theme = shell.theme
        self.title = label("", "title")
        self.filters = ConductFilters(theme)
        self.add = KeyButton(theme, "Ghi nhận vụ việc", "plain", "Ctrl+I", "add")
        self.points = KeyButton(theme, "Điểm theo dõi", "plain")
        self.report = KeyButton(theme, "Báo cáo", "plain", icon="document_text")
        self.export = KeyButton(theme, "Xuất Excel", "plain", "Ctrl+E", "document_table")
        self.discipline = KeyButton(theme, "Quyết định kỷ luật", "plain")
        self.table = RowTable(theme, "Vụ việc", self._columns(), 2)
        first = KeyButton(theme, "Ghi nhận vụ việc", "plain", "Ctrl+I", "add")
        first.clicked.connect(self.note)
        self._empty = EmptyState(theme, "clock", "", "", (first,))
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._empty)
        self.detail = ConductDetail(office, shell)
        self.clock = ClockDetail(office, shell)
        self.clock.hide()
        self._lay_out()
        self._connect()
        walk_panes(self, lambda: (self.table, self.filters, self.detail, self.clock))
        shell.set_keys("conduct", _KEYS)
        self.setFocusProxy(self.table)
        self.reload()

    def reload(self) -> None:
        """Read the span again: notes, and what only the clock saw."""
        self._stale = False
        office, year = self._office, self._shell.year()
        first, last = self.filters.span(year)
        self._names = {person.id: person.name for person in office.staff.people()}
        units = office.staff.units()
        self._units = {unit.id: unit.name for unit in units}
        rules = office.conduct.rules_on(last)
        self._rules = {rule.code: rule.name for rule in rules}
        self.filters.offer(rules, units)
        facts = office.conduct.facts(first, last)
        notes = {one.id: one for one in office.conduct.incidents(first, last)}
        self._rows = tuple(notes.get(fact.incident_id) or ClockRow(fact) for fact in reversed(facts))
        self._unit_of = {row.id: fact.unit_id for row, fact in zip(self._rows, reversed(facts), strict=True)}
        self.filters.count(self._rows)
        self.title.setText(f"Vụ việc {self.filters.span_words(year)}")
        self.refilter()

    def _span_chosen(self) -> None:
        first, last = self.filters.span(self._shell.year())
        if first.month == last.month:
            self._shell.set_month(first.month)
        self.reload()

    def refilter(self) -> None:
        """What of the span the filters let through."""
        shown = [one for one in self._rows if self._wanted(one)]
        self.table.set_records(shown)
        self._middle.setCurrentIndex(0 if shown else 1)
        if self._rows:
            self._empty.set_words("Không có vụ việc nào ở đây", "Đổi bộ lọc ở trên để xem vụ việc khác.")
        else:
            self._empty.set_words(
                "Chưa có vụ việc nào",
                "Đi muộn, về sớm, không đeo thẻ… và cả việc làm tốt theo mục II.6 ghi ở đây bằng Ctrl+I.",
            )
        if self.table.current() is None and shown:
            self.table.choose(shown[0].id)
        elif not shown:
            self._show(None)

    def _show(self, one: Incident | ClockRow | None) -> None:
        self.detail.show_incident(one if isinstance(one, Incident) else None)
        self.clock.show_row(one if isinstance(one, ClockRow) else None)

    def open_target(self, target: object) -> None:
        """`conduct:7` that note, `conduct:open` what waits, `conduct:2023-05` a month, what waits first,
        `conduct:2023-05/12` a month of person 12, everything, `conduct:2023/12` the whole year; with
        `/18/morning/ĐM` behind the month what the clock saw on that half.
        """
        words = str(target).partition(":")[2]
        if words == "open":
            self.filters.show_all()
            self.filters.state.set_value("open")
        elif words.isdigit():
            self.filters.show_all()
            self.table.choose(int(words))
        elif words[4:5] == "/" and words[5:].isdigit():
            self.filters.show_all()
            self.filters.words.setText(self._names.get(int(words[5:]), ""))
        elif words[5:7].isdigit():
            self.filters.show_all()
            self.filters.period.set_value((int(words[5:7]), int(words[5:7])))
            _, _, rest = words.partition("/")
            person, *seen = rest.split("/")
            if person.isdigit():
                self.filters.words.setText(self._names.get(int(person), ""))
                for day, half, code in [seen] if seen else ():
                    on = date(int(words[:4]), int(words[5:7]), int(day))
                    self.table.choose((0, int(person), on, HalfDay(half), code))
            elif any(one.state in OPEN for one in self.table.rows.records):
                self.filters.state.set_value("open")

    def incident_cell(self) -> Prefill | None:
        """Ctrl+I begins with the day of the note in front."""
        current = self.table.current()
        if isinstance(current, ClockRow):
            return Prefill(current.person_id, current.day, current.half)
        return Prefill(day=current.day) if isinstance(current, Incident) else None

    def note(self) -> None:
        """The panel of Ctrl+I, on the day of the note in front."""
        self._shell.note_incident(self.incident_cell())

    def next_open(self, by: int) -> None:
        """F8: the next note that waits for a decision."""
        records = self.table.rows.records
        waiting = [at for at, one in enumerate(records) if one.state in OPEN]
        if not waiting:
            self._shell.say("Không còn vụ việc nào chưa xong trong danh sách này.")
            return
        current = self.table.currentIndex().row()
        later = [at for at in waiting if (at > current if by > 0 else at < current)]
        at = (later[0] if by > 0 else later[-1]) if later else waiting[0 if by > 0 else -1]
        self.table.choose(records[at].id)

    def _columns(self) -> tuple[Column, ...]:
        def day(one: Incident | ClockRow) -> str:
            half = f", {HALF_WORDS[one.half]}" if one.half is not HalfDay.DAY else ""
            return f"{show_weekday(one.day)}{half}{f' {one.at_time}' if one.at_time else ''}"

        return (
            Column("Ngày", lambda one: show_date(one.day), 128, second=day),
            Column(
                "Người",
                lambda one: self._names.get(one.person_id, ""),
                180,
                weight=500,
                second=lambda one: self._units.get(self._unit_of.get(one.id, 0), ""),
            ),
            Column(
                "Nội dung",
                lambda one: f"{one.rule} {self._rules.get(one.rule, '')}".strip(),
                second=lambda one: one.words.partition("\n")[0],
            ),
            Column("Phút", lambda one: str(one.minutes or ""), 52, right=True),
            Column("", lambda one: "", 152, chip=state_chip),
        )

    def _wanted(self, one: Incident | ClockRow) -> bool:
        unit = self._unit_of.get(one.id, 0)
        return (
            self.filters.wants(one)
            and self.filters.unit.value() in {0, None, unit}
            and matches(
                self.filters.words.words(),
                self._names.get(one.person_id, ""),
                self._units.get(unit, ""),
                one.rule,
                self._rules.get(one.rule, ""),
                one.words,
                one.place,
                one.answer,
                one.reason,
            )
        )

    def _confirm_key(self) -> None:
        if self.detail.isVisible() and self.detail.confirm.isVisible():
            self.detail.decide(State.CONFIRMED)
        elif self.clock.isVisible() and self.clock.confirm.isVisible():
            self.clock.confirm.click()

    def _note_clock(self, fact: Fact) -> None:
        """What the clock saw becomes a note; the list stays where it was, on the new note."""
        done = self._shell.attempt(lambda: self._office.conduct.note_clock(fact))
        if done is not None:
            if self.filters.state.value() == CLOCK:
                self.filters.state.set_value("all")
            self.table.choose(done.value)
            self._shell.report(done)

    def _to_cell(self, fact: Fact) -> None:
        target = f"attendance:{fact.day:%Y-%m}/{fact.person_id}/{fact.day.day}/{fact.half}"
        self._shell.open_page("attendance", target)

    def _report(self) -> None:
        first, last = self.filters.span(self._shell.year())
        unit = self.filters.unit.value() or 0
        self._shell.open_page("conduct_paper", f"conduct_paper:report/{first}/{last}/{unit}")

    def _export(self) -> None:
        """The rows in sight as a workbook: notes, occasions, and their tallies."""
        first, last = self.filters.span(self._shell.year())
        papers = self._office.attendance_papers
        words = self.filters.narrowing()
        only = Only(words, frozenset(map(fact_key, self.table.rows.records))) if words else None
        start = paths.papers_folder() / papers.conduct_name(first, last, only)
        target = ask_file.save_as(self, "Xuất theo dõi chấp hành", start, ask_file.EXCEL)
        if target is None:
            return
        done = self._shell.attempt(lambda: papers.export_conduct(first, last, target, only))
        if done is not None:
            held = f"{len(self.table.rows.records)} dòng đang lọc ({words})" if words else "mọi vụ việc"
            said = f"Đã xuất {target.name}: {held} của {self.filters.span_words(self._shell.year())}."
            self._shell.say(said, Action("Mở", lambda: ask_file.open_file(target)))

    def _heard(self, kinds: frozenset[str]) -> None:
        if not kinds & _TABLES:
            return
        if not self.isVisible():
            self._stale = True  # read when it is looked at: marks typed into the grid do not wait for it
            return
        self.reload()
        self._show(self.table.current())

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while it was covered is read now."""
        super().showEvent(event)
        if self._stale:
            self.reload()
            self._show(self.table.current())

    def _open(self, one: Incident | ClockRow) -> None:
        """Enter: type into a note; of what the clock saw its half opens."""
        if isinstance(one, ClockRow):
            self._to_cell(one.fact)
        else:
            self.detail.form.focus_first()

    def _connect(self) -> None:
        self.add.clicked.connect(self.note)
        self.report.clicked.connect(self._report)
        self.export.clicked.connect(self._export)
        self.points.clicked.connect(lambda: self._shell.open_page("points"))
        self.discipline.clicked.connect(lambda: self._shell.open_page("discipline"))
        self.clock.noted.connect(self._note_clock)
        self.clock.cell_asked.connect(self._to_cell)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._open)
        self.filters.changed.connect(self.refilter)
        self.filters.period_changed.connect(self._span_chosen)
        self._shell.touched.connect(self._heard)
        self._shell.year_changed.connect(lambda _year: self.reload())
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, deed in (
            ("Ctrl+N", self.note),
            ("Ctrl+E", self._export),
            ("F12", self._export),
            ("Ctrl+F", self.filters.words.setFocus),
            ("Ctrl+Return", self._confirm_key),
            ("F8", lambda: self.next_open(1)),
            ("Shift+F8", lambda: self.next_open(-1)),
        ):
            QShortcut(sequence(keys), self, deed, context=here)

    def _lay_out(self) -> None:
        theme = self._shell.theme
        pane = Pane(theme)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 10, 4)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addStretch(1)
        for button in (self.points, self.discipline, self.report, self.add):
            head.addWidget(button)
        note = wrapped(NOT_DISCIPLINE, "muted")
        under = QHBoxLayout()
        under.setContentsMargins(12, 0, 10, 6)
        under.setSpacing(8)
        under.addWidget(note, 1)
        under.addWidget(self.export)
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addLayout(under)
        rows.addWidget(self.filters)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self._middle, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(pane, 1)
        whole.addWidget(self.detail)
        whole.addWidget(self.clock)
