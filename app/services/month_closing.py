"""Closing a month and opening it again: what is still to do, the figures kept, what changed since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.absence import AbsencePaper, MonthClosing
from app.domain.dates import show_date
from app.domain.month_figures import FigureChange, figures_of, figures_since
from app.domain.month_sheet import MonthSheet
from app.domain.office import holds
from app.domain.wording import clean
from app.domain.working_calendar import DayKind
from app.errors import Invalid, Problem, SayToUser
from app.storage import attendance_rows, record_rows
from app.storage.schema_attendance import CLOSING_KEPT

if TYPE_CHECKING:
    from app.services.office import Done, Office


@dataclass(frozen=True)
class Lacking:
    """A run of days under a code that needs a paper and has none."""

    person_id: int
    name: str
    code: str
    first: date
    last: date


@dataclass(frozen=True)
class Pending:
    """What stands between a month and its closing.

    `missing`: halves up to today without a code, `ahead`: halves still to come; both hold the closing up.
    The others are told and may stand: open incidents, days off not confirmed, codes without their paper.
    """

    month: str
    missing: int
    ahead: int
    incidents: int
    unconfirmed: tuple[date, ...]
    lacking: tuple[Lacking, ...]

    @property
    def blocked(self) -> str:
        """Why it cannot be closed yet: a sentence, or ""."""
        name = month_words(self.month)
        if self.missing:
            return f"Chưa chốt được {name}: còn {self.missing} nửa ngày chưa chấm. F8 đưa đến từng ô."
        if self.ahead:
            return f"Chưa chốt được {name}: tháng còn {self.ahead} nửa ngày làm việc chưa đến."
        return ""


def month_words(month: str) -> str:
    """`tháng 5/2023`."""
    return f"tháng {int(month[5:])}/{month[:4]}"


def pending(office: Office, sheet: MonthSheet) -> Pending:
    """What the month of a sheet of the whole office still needs."""
    to_come = [at for at, plan in enumerate(sheet.days) if plan.day > sheet.today]
    ahead = sum(
        1
        for line in sheet.lines
        for at in to_come
        for half in line.cells[at]
        if half.expected and not half.code
    )
    special = (DayKind.ORDINARY, DayKind.REST)
    return Pending(
        sheet.month,
        sheet.totals.missing,
        ahead,
        attendance_rows.open_incidents(office.db, sheet.first, sheet.last),
        tuple(plan.day for plan in sheet.days if plan.kind not in special and not plan.confirmed),
        lacking(sheet, record_rows.rows(office.db, AbsencePaper)),
    )


def lacking(sheet: MonthSheet, papers: tuple[AbsencePaper, ...]) -> tuple[Lacking, ...]:
    """The runs of days whose code needs a paper that nobody attached."""
    found: list[Lacking] = []
    needing = _cells_needing(sheet)
    for line in sheet.lines:
        if needing.isdisjoint(map(id, line.cells)):
            continue
        mine = [paper for paper in papers if paper.person_id == line.person.id]
        for at, (plan, cell) in enumerate(zip(sheet.days, line.cells, strict=True)):
            for code in dict.fromkeys(half.code for half in cell if half.expected and half.code):
                symbol = sheet.symbols[at].by_code.get(code)
                if symbol is None or not symbol.needs_paper:
                    continue
                if any(paper.code in ("", code) and holds(paper, plan.day) for paper in mine):
                    continue
                last = found[-1] if found else None
                same = last is not None and (last.person_id, last.code) == (line.person.id, code)
                if (
                    last is not None
                    and same
                    and not _worked_between(sheet, line.person.id, last.last, plan.day)
                ):
                    found[-1] = replace(last, last=plan.day)
                else:
                    found.append(Lacking(line.person.id, line.person.name, code, plan.day, plan.day))
    return tuple(found)


def _cells_needing(sheet: MonthSheet) -> frozenset[int]:
    """Which of the shared cells hold a code that needs a paper on any day: most people have none of them."""
    codes = {row.code for table in set(sheet.symbols) for row in table.rows if row.needs_paper}
    cells = {id(cell): cell for line in sheet.lines for cell in line.cells}
    return frozenset(key for key, cell in cells.items() if any(half.code in codes for half in cell))


def close(office: Office, sheet: MonthSheet) -> Done:
    """Keep the figures and make the month read-only; raises SayToUser when halves are missing."""
    if sheet.closed:
        raise SayToUser(f"{month_words(sheet.month).capitalize()} đã chốt rồi.")
    blocked = pending(office, sheet).blocked
    if blocked:
        raise SayToUser(blocked)
    at = office.now().isoformat(timespec="seconds")
    row = MonthClosing(0, sheet.month, at, figures_of(sheet))
    with office.operation(f"Chốt {month_words(sheet.month)}", barrier=CLOSING_KEPT) as op:
        op.value = record_rows.save(office.db, row)
    return op.done


def reopen(office: Office, month: str, reason: str) -> Done:
    """Open a closed month again with the reason; raises Invalid without one, SayToUser when it is open."""
    reason = clean(reason)
    if not reason:
        raise Invalid((Problem("reason", "Chưa có lý do. Gõ vì sao mở lại, ví dụ bổ sung giấy nghỉ ốm."),))
    row = next((row for row in closings(office, month) if not row.reopened_at), None)
    if row is None:
        raise SayToUser(f"{month_words(month).capitalize()} đang mở, không cần mở lại.")
    at = office.now().isoformat(timespec="seconds")
    with office.operation(f"Mở lại {month_words(month)}", barrier=CLOSING_KEPT) as op:
        op.value = record_rows.save(office.db, replace(row, reopened_at=at, reason=reason))
    return op.done


def closings(office: Office, month: str) -> tuple[MonthClosing, ...]:
    """Every closing of the month, the oldest first; the last may still stand."""
    return record_rows.rows(office.db, MonthClosing, "month = ?", (month,))


def changed_since(office: Office, sheet: MonthSheet) -> tuple[FigureChange, ...]:
    """What differs from the last closing of the month; nothing for a month never closed."""
    rows = closings(office, sheet.month)
    return figures_since(rows[-1].figures, sheet) if rows else ()


def closing_words(row: MonthClosing) -> str:
    """`Chốt 01/06/2023, mở lại 05/06/2023: bổ sung giấy nghỉ`."""
    words = f"Chốt {show_date(date.fromisoformat(row.closed_at[:10]))}"
    if row.reopened_at:
        words += f", mở lại {show_date(date.fromisoformat(row.reopened_at[:10]))}: {row.reason}"
    return words


def _worked_between(sheet: MonthSheet, person_id: int, first: date, last: date) -> bool:
    """Whether a day that asks for a mark lies between two days, both left out."""
    cells = sheet.by_person[person_id].cells
    return any(cells[at].expected for at in range(first.day, last.day - 1))
