"""Cài đặt, Ngày nghỉ: the days of the working year that are not ordinary, confirmed by the office."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain.dates import show_date, show_weekday
from app.domain.working_calendar import DAY_KIND_WORDS, DayKind, Halves
from ui.dated_rows import DatedRows, RowsSpec
from ui.keybutton import KeyButton
from ui.record_form import FieldSpec
from ui.row_table import Column
from ui.settings_days import OFFERED, DayRow, DaysDesk

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_HALVES = {Halves.BOTH: "Cả ngày", Halves.MORNING: "Buổi sáng", Halves.AFTERNOON: "Buổi chiều"}
_KINDS = {kind: words for kind, words in DAY_KIND_WORDS.items() if kind is not DayKind.REST}
_STATES = {True: "Đã thông báo hoặc đã xác nhận", False: "Chưa xác nhận"}


def _half_words(row: DayRow) -> str:
    return "" if row.halves is Halves.BOTH else _HALVES[row.halves].lower()


SPEC = RowsSpec(
    name="calendar",
    words="Ngày nghỉ",
    noun="ngày",
    explain="",
    tables=frozenset({"calendar_day", "working_time"}),
    rows=lambda desk: desk.shown(),
    blank=lambda: DayRow(0),
    columns=(
        Column(
            "Ngày", lambda row: show_date(row.day), 98, weight=500, second=lambda row: show_weekday(row.day)
        ),
        Column("Loại", lambda row: _KINDS[row.kind], 104, second=_half_words),
        Column("Lý do", lambda row: row.reason, second=lambda row: row.source),
        Column("", lambda row: "", 128, chip=lambda row: row.chip),
    ),
    fields=(
        FieldSpec("day", "Ngày", "date"),
        FieldSpec("kind", "Loại", "choice", choices=_KINDS),
        FieldSpec(
            "made_up",
            "Làm bù vào ngày",
            "date",
            hint="Thứ Bảy hoặc Chủ nhật làm thay; cả hai ngày ghi cùng lúc. Để trống nếu không làm bù.",
            needed=lambda row: row.id == 0 and row.kind is DayKind.SWAPPED,
        ),
        FieldSpec("halves", "Phần ngày", "choice", choices=_HALVES),
        FieldSpec("reason", "Lý do", placeholder="Quốc khánh"),
        FieldSpec("source", "Nguồn", "lines", hint="Văn bản thông báo: số, ngày, cơ quan."),
        FieldSpec("confirmed", "Tình trạng", "choice", choices=_STATES),
    ),
    empty="Ngày nghỉ lễ, nghỉ bù, nghỉ hoán đổi và ngày làm bù của năm.",
    icon="clock",
    lines=2,
    fixed=lambda row: row.note,
)


class CalendarPage(DatedRows):
    """The days of the window's working year; the whole year is confirmed by one button."""

    def __init__(self, office: Office, shell: Shell) -> None:
        self.confirm_all = KeyButton(shell.theme, "Xác nhận cả năm", "plain", icon="checkmark")
        self._days = DaysDesk(office, shell)
        super().__init__(office, shell, SPEC, self._days)
        self.head.insertWidget(self.head.count() - 1, self.confirm_all)
        self.confirm_all.clicked.connect(self.confirm_year)
        shell.year_changed.connect(lambda _year: self._another_year())

    def reload(self) -> None:
        """Read the year again and say how much of it is certain."""
        super().reload()
        year = self._shell.year()
        rows = self.table.rows.records
        open_days = sum(not row.confirmed and row.id > OFFERED for row in rows)
        offered = sum(row.id <= OFFERED for row in rows)
        self.title.setText(f"Ngày nghỉ năm {year}")
        parts = [
            f"{open_days} ngày chưa xác nhận." if open_days else "Mọi ngày đã thông báo hoặc đã xác nhận.",
            f"Thư viện holidays ghi khác ở {offered} ngày." if offered else "",
            "Thứ Bảy, Chủ nhật thường không ghi ở đây.",
        ]
        self.explain.setText(self._days.trouble or " ".join(part for part in parts if part))
        self.confirm_all.setEnabled(
            any((row.id < 0 and row.id > OFFERED) or not row.confirmed for row in rows)
        )

    def confirm_year(self) -> None:
        """The office stands for every day of the year, in one step."""
        if not self.form.keep():
            return
        done = self._shell.attempt(partial(self._office.calendar.confirm_year, self._shell.year()))
        if done is not None and done.touched:
            self._shell.report(done)

    def _another_year(self) -> None:
        self.form.show_record(None)
        self.reload()
        rows = self.table.rows.records
        if rows:
            self.table.choose(rows[0].id)
