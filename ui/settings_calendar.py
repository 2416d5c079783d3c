"""Cài đặt, Ngày nghỉ: the days of the working year that are not ordinary, confirmed by the office."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.domain.dates import show_date, show_weekday
from app.domain.working_calendar import DAY_KIND_WORDS, CalendarDay, DayKind, Halves
from app.errors import Invalid, Problem
from app.services.calendar import Origin
from ui.dated_rows import DatedRows, RowsSpec
from ui.keybutton import KeyButton
from ui.record_form import FieldSpec
from ui.row_table import Column

if TYPE_CHECKING:
    from app.services.calendar import KnownDay
    from app.services.calendar_library import Difference
    from app.services.office import Done, Office
    from ui.shell import Shell

_HALVES = {Halves.BOTH: "Cả ngày", Halves.MORNING: "Buổi sáng", Halves.AFTERNOON: "Buổi chiều"}
_KINDS = {kind: words for kind, words in DAY_KIND_WORDS.items() if kind is not DayKind.REST}
_STATES = {True: "Đã thông báo hoặc đã xác nhận", False: "Chưa xác nhận"}
_OFFERED = -10_000_000  # ids of days only the library knows lie below this


@dataclass(frozen=True)
class DayRow:
    """A day as the form edits it. `id` is its number, negative until the office has a row of its own.

    `made_up`: the rest day worked for a swapped day, asked of a new one only. `note`: what to know of it.
    """

    id: int
    day: date | None = None
    kind: DayKind = DayKind.HOLIDAY
    made_up: date | None = None
    halves: Halves = Halves.BOTH
    reason: str = ""
    source: str = ""
    confirmed: bool = True
    own: int = 0
    chip: tuple[str, str] | None = None
    note: str = ""


class DaysDesk:
    """The days of one year as rows of a settings page."""

    def __init__(self, office: Office, shell: Shell) -> None:
        self._office = office
        self._shell = shell

    def rows(self) -> tuple[DayRow, ...]:
        """The year's days, with those only the library knows among them."""
        year = self._shell.year()
        apart = {one.day: one for one in self._office.calendar.differences(year)}
        known = [_row(one, apart.get(one.row.day)) for one in self._office.calendar.year(year)]
        offered = [_offer(one.offered, one.sentence) for one in apart.values() if one.offered is not None]
        there = {row.day for row in known}
        return tuple(
            sorted(
                (*known, *(row for row in offered if row.day not in there)),
                key=lambda row: row.day or date.min,
            )
        )

    def save(self, row: DayRow) -> Done:
        """One operation, also for a swap of two days; raises Invalid naming the fields."""
        if row.day is None:
            raise Invalid((Problem("day", "Chưa có ngày. Gõ ngày/tháng/năm, ví dụ 24/11/2026."),))
        if row.id < 0 and abs(row.id) % abs(_OFFERED) != row.day.toordinal():
            raise Invalid(
                (Problem("day", "Ngày đã thông báo không dời. Thêm ngày khác, hoặc đổi loại ngày."),)
            )
        desk = self._office.calendar
        if row.id == 0 and row.kind is DayKind.SWAPPED and row.made_up is not None:
            try:
                done = desk.swap(row.day, row.made_up, row.reason, row.source)
            except Invalid as trouble:
                names = {"off": "day", "work": "made_up"}
                raise Invalid(
                    tuple(Problem(names.get(p.field, p.field), p.sentence) for p in trouble.problems)
                ) from None
        else:
            day = CalendarDay(row.own, row.day, row.kind, row.halves, row.reason, row.source, row.confirmed)
            done = desk.save(day)
        return replace(done, value=row.day.toordinal())

    def remove(self, row: DayRow) -> Done:
        """One operation: what was announced or reckoned holds again."""
        assert row.day is not None
        return self._office.calendar.remove(CalendarDay(row.own, row.day, row.kind))


def _row(known: KnownDay, apart: Difference | None) -> DayRow:
    row = known.row
    own = known.origin is Origin.OFFICE
    chip = None if row.confirmed else ("doubt", "chưa xác nhận")
    note = {
        Origin.SHIPPED: "Ngày theo lịch đi kèm chương trình.",
        Origin.RECKONED: "Ngày tính theo luật; chưa đối chiếu thông báo của năm.",
        Origin.OFFICE: "",
    }[known.origin]
    if note:
        note += " Sửa hoặc xác nhận ở đây thì thành dòng của cơ quan."
    if apart is not None and not own:
        note = f"{apart.sentence} {note}"
    return DayRow(
        row.day.toordinal() if own else -row.day.toordinal(),
        row.day,
        row.kind,
        None,
        row.halves,
        row.reason,
        row.source,
        row.confirmed,
        row.id if own else 0,
        ("good", "đã xác nhận") if own and row.confirmed else chip,
        note,
    )


def _offer(row: CalendarDay, sentence: str) -> DayRow:
    note = f"{sentence} Muốn nhận vào lịch, chọn tình trạng đã xác nhận."
    chip = ("doubt", "thư viện ghi")
    number = _OFFERED - row.day.toordinal()
    return DayRow(number, row.day, row.kind, None, row.halves, row.reason, row.source, False, 0, chip, note)


def _half_words(row: DayRow) -> str:
    return "" if row.halves is Halves.BOTH else _HALVES[row.halves].lower()


SPEC = RowsSpec(
    name="calendar",
    words="Ngày nghỉ",
    noun="ngày",
    explain="",
    tables=frozenset({"calendar_day", "working_time"}),
    rows=lambda desk: desk.rows(),
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
        super().__init__(office, shell, SPEC, DaysDesk(office, shell))
        self.head.insertWidget(self.head.count() - 1, self.confirm_all)
        self.confirm_all.clicked.connect(self.confirm_year)
        shell.year_changed.connect(lambda _year: self._another_year())

    def reload(self) -> None:
        """Read the year again and say how much of it is certain."""
        super().reload()
        year = self._shell.year()
        rows = self.table.rows.records
        open_days = sum(not row.confirmed and row.id > _OFFERED for row in rows)
        offered = sum(row.id <= _OFFERED for row in rows)
        self.title.setText(f"Ngày nghỉ năm {year}")
        parts = [
            f"{open_days} ngày chưa xác nhận." if open_days else "Mọi ngày đã thông báo hoặc đã xác nhận.",
            f"Thư viện holidays ghi khác ở {offered} ngày." if offered else "",
            "Thứ Bảy, Chủ nhật thường không ghi ở đây.",
        ]
        self.explain.setText(" ".join(part for part in parts if part))
        self.confirm_all.setEnabled(
            any((row.id < 0 and row.id > _OFFERED) or not row.confirmed for row in rows)
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
