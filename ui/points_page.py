"""Điểm theo dõi: the month's points of each person, and every row they rest on; internal tracking only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.conduct import HALF_WORDS, HalfDay
from app.domain.conduct_points import NOT_LEGAL, PointLine, PointSheet
from app.domain.dates import show_date
from ui.empty import EmptyState
from ui.fields import Choice
from ui.keybutton import KeyButton
from ui.messages import KeyHint
from ui.panes import Hairline, Pane, SidePanel, label, wrapped
from ui.row_table import Column, RowTable

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_KEYS = (
    KeyHint("Enter, F2", "mở vụ việc của dòng đang chọn"),
    KeyHint("Esc", "về tab"),
)
_TABLES = frozenset(
    {
        "incident",
        "conduct_rule",
        "point_scale",
        "person",
        "membership",
        "unit",
        "import_batch",
        "attendance_day",
    }
)


@dataclass(frozen=True)
class _Person:
    """One person's month as a row."""

    id: int
    name: str
    unit: str
    sheet: PointSheet


@dataclass(frozen=True)
class _Row:
    """One row of the sheet; `id` its place."""

    id: int
    line: PointLine


class PointsPage(QWidget):
    """A cover; empty, with the way to confirm a scale, until the office has confirmed one."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        theme = shell.theme
        self.title = label("", "title")
        self.month = Choice({month: f"Tháng {month}" for month in range(1, 13)})
        self.month.setAccessibleName("Tháng")
        self.month.set_value(shell.month())
        self.table = RowTable(theme, "Điểm theo dõi", _PEOPLE, 2)
        settle = KeyButton(theme, "Xác nhận thang điểm", "main", icon="settings")
        settle.set_icon_name("")
        settle.clicked.connect(lambda: shell.open_page("settings/points"))
        self._empty = EmptyState(theme, "checkmark_circle", "", "", (settle,))
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._empty)
        self.panel = SidePanel(theme)
        self.panel.setFixedWidth(460)
        self.sum = wrapped("", "body")
        self.lines = RowTable(theme, "Các dòng tính điểm", _LINES, 2)
        self._lay_out()
        self.month.currentIndexChanged.connect(self._month_chosen)
        self.table.chosen.connect(self._show)
        self.lines.opened.connect(self._open)
        shell.touched.connect(self._heard)
        shell.year_changed.connect(self._year_changed)
        shell.set_keys("points", _KEYS)
        self.setFocusProxy(self.table)
        self.reload()

    def reload(self) -> None:
        """Reckon the month anew."""
        year, month = self._shell.year(), int(str(self.month.value()))
        sheets = self._office.points.sheets(f"{year}-{month:02d}")
        roll = {line.person.id: line for line in self._office.staff.roll(*_ends(year, month))}
        people = []
        for sheet in sheets:
            line = roll[sheet.person_id]
            people.append(_Person(sheet.person_id, line.person.name, line.unit.name, sheet))
        self.title.setText(f"Điểm theo dõi tháng {month} năm {year}")
        self._middle.setCurrentIndex(0 if people else 1)
        if self._office.points.scale_on(date(year, month, 1)) is None:
            self._empty.set_words(
                "Tháng này không tính điểm",
                "Điểm chỉ tính khi cơ quan xác nhận thang điểm bằng văn bản, từ một ngày. " + NOT_LEGAL,
            )
        else:
            self._empty.set_words("Tháng này chưa có cán bộ nào", "Thêm người ở tab Cán bộ.")
        self.table.set_records(people)
        if self.table.current() is None and people:
            self.table.choose(people[0].id)
        elif not people:
            self._show(None)

    def showEvent(self, event: QShowEvent) -> None:
        """The month looked at elsewhere meanwhile."""
        super().showEvent(event)
        self.month.set_value(self._shell.month())

    def _month_chosen(self, _at: int) -> None:
        self._shell.set_month(int(str(self.month.value())))
        self.reload()

    def _year_changed(self, _year: int) -> None:
        blocked = self.month.blockSignals(True)
        self.month.set_value(self._shell.month())
        self.month.blockSignals(blocked)
        self.reload()

    def open_target(self, target: object) -> None:
        """`points:2023-05/12`: the month, and the person in it."""
        month, _, person = str(target).partition(":")[2].partition("/")
        if len(month) != 7:
            return
        self._shell.set_year(int(month[:4]))
        self.month.set_value(int(month[5:]))
        self.reload()
        if person.isdigit():
            self.table.choose(int(person))

    def _show(self, person: _Person | None) -> None:
        self.panel.setVisible(person is not None)
        if person is None:
            return
        sheet = person.sheet
        self.panel.heading.setText(person.name)
        capped = f" (cộng tối đa {sheet.scale.cap})" if sheet.merits > sheet.merits_counted else ""
        floored = f", thấp nhất {sheet.scale.floor}" if sheet.score == sheet.scale.floor else ""
        added = f"{sheet.scale.base} - {-sheet.faults} + {sheet.merits_counted}{capped}"
        self.sum.setText(f"{added} = {sheet.score}{floored}. {NOT_LEGAL}")
        self.lines.set_records([_Row(at, line) for at, line in enumerate(sheet.lines, start=1)])

    def _open(self, row: _Row) -> None:
        fact = row.line.fact
        seen = f"{fact.day:%Y-%m}/{fact.person_id}/{fact.day.day}/{fact.half}/{fact.rule.code}"
        self._shell.open_page("conduct", f"conduct:{fact.incident_id or seen}")

    def _heard(self, kinds: frozenset[str]) -> None:
        if kinds & _TABLES:
            self.reload()

    def _lay_out(self) -> None:
        theme = self._shell.theme
        back = KeyButton(theme, "Về danh sách vụ việc", "plain", icon="arrow_left")
        back.clicked.connect(lambda: self._shell.open_page("conduct"))
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 10, 4)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addSpacing(8)
        head.addWidget(self.month)
        head.addStretch(1)
        head.addWidget(back)
        note = wrapped(NOT_LEGAL, "muted")
        note.setContentsMargins(12, 0, 12, 8)
        pane = Pane(theme)
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(note)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self._middle, 1)
        self.panel.body.setContentsMargins(0, 8, 0, 0)
        self.sum.setContentsMargins(12, 0, 12, 4)
        self.panel.body.addWidget(self.sum)
        self.panel.body.addWidget(self.lines, 1)
        self.panel.show_buttons(False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(pane, 1)
        whole.addWidget(self.panel)


def _ends(year: int, month: int) -> tuple[date, date]:
    import calendar

    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _worth(row: _Row) -> str:
    return f"{row.line.points:+d}" if row.line.counts else f"({row.line.points:+d})"


def _when(row: _Row) -> str:
    fact = row.line.fact
    half = f", {HALF_WORDS[fact.half]}" if fact.half is not HalfDay.DAY else ""
    return f"{show_date(fact.day)}{half}"


_PEOPLE = (
    Column("Người", lambda row: row.name, weight=500, second=lambda row: row.unit),
    Column("Đầu tháng", lambda row: str(row.sheet.scale.base), 90, right=True, muted=True),
    Column("Trừ", lambda row: str(row.sheet.faults or ""), 64, right=True),
    Column("Cộng", lambda row: f"{row.sheet.merits_counted:+d}" if row.sheet.merits else "", 64, right=True),
    Column("Điểm", lambda row: str(row.sheet.score), 64, right=True, weight=600),
)
_LINES = (
    Column(
        "Việc",
        lambda row: f"{row.line.fact.rule.code} {row.line.fact.rule.name}",
        second=lambda row: row.line.words or row.line.fact.state_words,
    ),
    Column("Ngày", _when, 136),
    Column("Theo thang", lambda row: row.line.fact.rule.points, 0, muted=True),
    Column("Điểm", _worth, 60, right=True, weight=600),
)
