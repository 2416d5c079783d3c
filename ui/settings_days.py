"""The days of a year as rows of a form: the office's own, the announced ones, and what the library has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.working_calendar import CalendarDay, DayKind, Halves
from app.errors import Invalid, NotInForce, Problem
from app.services.calendar_days import Origin

if TYPE_CHECKING:
    from app.services.calendar_days import KnownDay
    from app.services.calendar_library import Difference
    from app.services.office import Done, Office
    from ui.shell import Shell

OFFERED = -10_000_000  # ids of days only the library knows lie below this


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
        self.trouble = ""

    def shown(self) -> tuple[DayRow, ...]:
        """The year's days, or none and the reason in `trouble`."""
        try:
            rows, self.trouble = self.rows(), ""
        except NotInForce as trouble:
            rows, self.trouble = (), trouble.sentence
        return rows

    def rows(self) -> tuple[DayRow, ...]:
        """The year's days, with those only the library knows among them.

        Raises NotInForce for a year before the oldest law the program knows.
        """
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
        if row.id < 0 and abs(row.id) % abs(OFFERED) != row.day.toordinal():
            raise Invalid(
                (Problem("day", "Ngày đã thông báo không dời. Thêm ngày khác, hoặc đổi loại ngày."),)
            )
        desk = self._office.calendar
        if row.id == 0 and row.kind is DayKind.SWAPPED and row.made_up is not None:
            try:
                done = desk.swap(
                    row.day,
                    row.made_up,
                    row.reason,
                    row.source,
                    halves=row.halves,
                    confirmed=row.confirmed,
                )
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
    number = OFFERED - row.day.toordinal()
    return DayRow(number, row.day, row.kind, None, row.halves, row.reason, row.source, False, 0, chip, note)
