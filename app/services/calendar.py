"""The desk of the calendar: hours of work and special days, shipped, reckoned and the office's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dates import show_date, show_weekday
from app.domain.wording import clean
from app.domain.working_calendar import CalendarDay, DayKind, Halves, WorkingCalendar, WorkingTime
from app.domain.working_hours import check_time, tidied
from app.errors import Invalid, Problem
from app.services.calendar_days import CONFIRMED_WORDS, KnownDay, Origin, days_without_office
from app.services.calendar_files import shipped_calendar
from app.storage import record_rows

if TYPE_CHECKING:
    from app.services.calendar_library import Difference
    from app.services.office import Done, Office


class CalendarDesk:
    """The office's hours and days over the shipped ones; each method that changes something is one step."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def times(self) -> tuple[WorkingTime, ...]:
        """Every row of hours: the shipped example (negative id), then the office's own."""
        return (*shipped_calendar().times, *self.own_times())

    def own_times(self) -> tuple[WorkingTime, ...]:
        """The office's own rows of hours, those of persons last."""
        return record_rows.rows(self._office.db, WorkingTime)

    def between(self, first: date, last: date) -> WorkingCalendar:
        """Hours and special days of the span, as one value that may go to another thread."""
        days = [known.row for year in range(first.year, last.year + 1) for known in self.year(year)]
        return WorkingCalendar(self.times(), {row.day: row for row in days if first <= row.day <= last})

    def year(self, year: int) -> tuple[KnownDay, ...]:
        """Every day of the year with a row, in order; the office's row stands for the shipped one."""
        own = self._own(year)
        theirs = [known for known in days_without_office(year, self._general()) if known.row.day not in own]
        mine = [KnownDay(r, Origin.OFFICE, "" if r.confirmed else CONFIRMED_WORDS) for r in own.values()]
        return tuple(sorted((*theirs, *mine), key=lambda known: known.row.day))

    def differences(self, year: int) -> tuple[Difference, ...]:
        """Where the holidays library disagrees with the calendar as it stands: it proposes, nothing more."""
        from app.services.calendar_library import differences

        standing = {known.row.day: known.row for known in self.year(year)}
        return differences(year, standing, WorkingCalendar(self._general()).rests)

    def save(self, row: WorkingTime | CalendarDay) -> Done:
        """Write hours or a day (id 0: a new one); raises Invalid naming the fields. `Done.value`: its id.

        A shipped row of hours that was changed becomes the office's own.
        """
        return self._save_time(row) if isinstance(row, WorkingTime) else self._save_day(row)

    def remove(self, row: WorkingTime | CalendarDay) -> Done:
        """Take a row of the office away: what is shipped or reckoned holds again."""
        words = "giờ làm việc" if isinstance(row, WorkingTime) else f"ngày {show_date(row.day)} trong lịch"
        with self._office.operation(f"Xóa {words}") as op:
            record_rows.drop(self._office.db, row)
        return op.done

    def swap(
        self,
        off: date,
        work: date,
        reason: str = "",
        source: str = "",
        *,
        halves: Halves = Halves.BOTH,
        confirmed: bool = True,
    ) -> Done:
        """A working day, or the named half of it, off and a rest day worked for it, in one step.

        Raises Invalid when `off` is no working day or `work` no day of rest.
        """
        calendar = self.between(min(off, work), max(off, work))
        problems = []
        if not calendar.on(off).works:
            problems.append(Problem("off", f"Ngày {show_date(off)} vốn đã nghỉ. Chọn một ngày làm việc."))
        if off == work or calendar.on(work).kind is not DayKind.REST:
            problems.append(
                Problem(
                    "work", f"Ngày {show_date(work)} không phải ngày nghỉ hằng tuần. Chọn thứ Bảy, Chủ nhật."
                )
            )
        if problems:
            raise Invalid(tuple(problems))
        rows = (
            CalendarDay(0, off, DayKind.SWAPPED, reason=f"Nghỉ hoán đổi với {_named(work)}"),
            CalendarDay(0, work, DayKind.MAKE_UP, reason=f"Làm bù cho {_named(off)}"),
        )
        with self._office.operation(f"Hoán đổi ngày {show_date(off)} với {show_date(work)}") as op:
            for row in rows:
                words = f"{row.reason}: {clean(reason)}" if clean(reason) else row.reason
                self._put(
                    replace(row, halves=halves, reason=words, source=clean(source), confirmed=confirmed)
                )
        return op.done

    def confirm(self, days: Iterable[date]) -> Done:
        """The office stands for these days as they are: they become its own rows, confirmed, in one step."""
        wanted = frozenset(days)
        known = [k.row for year in sorted({day.year for day in wanted}) for k in self.year(year)]
        rows = [row for row in known if row.day in wanted and not (row.id > 0 and row.confirmed)]
        words = f"ngày {show_date(rows[0].day)}" if len(rows) == 1 else f"{len(rows)} ngày trong lịch"
        with self._office.operation(f"Xác nhận {words}") as op:
            for row in rows:
                self._put(replace(row, confirmed=True))
            op.value = len(rows)
        return op.done

    def confirm_year(self, year: int) -> Done:
        """Every day of the year as it stands; `Done.value`: how many were confirmed by this."""
        return self.confirm(known.row.day for known in self.year(year))

    def _own(self, year: int) -> dict[date, CalendarDay]:
        rows = record_rows.rows(
            self._office.db, CalendarDay, "day BETWEEN ? AND ?", (f"{year}-01-01", f"{year}-12-31")
        )
        return {row.day: row for row in rows}

    def _general(self) -> tuple[WorkingTime, ...]:
        return tuple(row for row in self.times() if row.person_id is None)

    def _put(self, row: CalendarDay) -> int:
        """Write over the office's row of that day, if there is one; inside an open operation."""
        there = self._own(row.day.year).get(row.day)
        return record_rows.save(self._office.db, replace(row, id=there.id if there else 0))

    def _save_time(self, row: WorkingTime) -> Done:
        row = tidied(row)
        problems = check_time(row, self.times())
        if problems:
            raise Invalid(problems)
        verb = "Thêm" if row.id <= 0 else "Sửa"
        with self._office.operation(f"{verb} giờ làm việc “{row.name}”") as op:
            op.value = record_rows.save(self._office.db, replace(row, id=max(row.id, 0)))
        return op.done

    def _save_day(self, row: CalendarDay) -> Done:
        row = replace(row, reason=clean(row.reason), source=clean(row.source))
        problems = []
        if not row.reason:
            problems.append(Problem("reason", "Chưa có lý do. Gõ tên ngày lễ hoặc lý do, ví dụ Quốc khánh."))
        there = self._own(row.day.year).get(row.day)
        if there is not None and there.id != row.id:
            problems.append(Problem("day", f"Ngày {show_date(row.day)} đã có trong lịch. Sửa dòng ấy."))
        if problems:
            raise Invalid(tuple(problems))
        with self._office.operation(f"Ghi ngày {show_date(row.day)} vào lịch") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done


def _named(day: date) -> str:
    return f"{show_weekday(day)} {show_date(day)}"
