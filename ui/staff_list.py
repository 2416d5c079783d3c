"""The list of tab Cán bộ: who belongs on a day by unit, then who left, who is still to come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent

from app.domain.dates import show_date
from app.domain.office import holds
from app.domain.staff import AWAY_KIND_WORDS, SEX_WORDS, STAFF_KIND_WORDS, ClockNumber
from app.domain.staff_roll import NO_UNIT, RollLine
from app.domain.wording import fold
from ui.fields import matches
from ui.row_table import Column, RowTable

if TYPE_CHECKING:
    from app.services.staff import StaffDesk


# Places of columns(): what always stands, what gives way (the first first), and how wide a name is in points.
_FIXED, _LAST, _MAY_GO, _LEAST_NAME = (1, 5), 6, (3, 2, 4), 20


@dataclass(frozen=True)
class StaffRow:
    """One line of the list: a group row (`group`) or a person on the day of the list."""

    id: int
    group: str = ""
    line: RollLine | None = None
    post: str = ""
    state: tuple[str, str] | None = None
    numbers: str = ""

    @property
    def name(self) -> str:
        """The person's name, "" of a group row."""
        return self.line.person.name if self.line else ""


def columns() -> tuple[Column, ...]:
    """Name over post, birth date, sex, kind, numbers, and a chip where something is out of the ordinary."""
    return (
        Column("Họ và tên", lambda row: row.name, weight=500, second=lambda row: row.post),
        Column("Ngày sinh", lambda row: _day(row.line.person.birth_date), 92),
        Column("Giới", lambda row: SEX_WORDS[row.line.person.sex], 48),
        Column("Loại", lambda row: STAFF_KIND_WORDS[row.line.person.kind], 88, muted=True),
        Column("Số hiệu", lambda row: row.line.person.staff_number, 84),
        Column("Số máy", lambda row: row.numbers, 72, right=True),
        Column("", lambda row: "", 164, chip=lambda row: row.state),
    )


class StaffTable(RowTable):
    """The list; where it is narrow, kind, sex and staff number give way so that names are read."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns that may go, go in their order until the name has its room."""
        super().resizeEvent(event)
        room = self.viewport().width() - sum(map(self.columnWidth, _FIXED)) - self.columnWidth(_LAST)
        least = round(self.font().pointSizeF() * _LEAST_NAME)
        for column in reversed(_MAY_GO):
            shown = room - self._width(column) >= least
            self.setColumnHidden(column, not shown)
            room -= self._width(column) if shown else 0

    def _width(self, column: int) -> int:
        wanted = self.rows.columns[column].width * self.font().pointSizeF() / 10
        return self.columnWidth(column) or round(wanted)


def list_rows(desk: StaffDesk, day: date, words: str) -> tuple[StaffRow, ...]:
    """The rows of a day under a filter; groups without anybody are left out."""
    numbers = desk.clock_numbers()
    names = Counter(fold(person.name) for person in desk.people())
    here = _grouped([_row(line, day, names, numbers) for line in desk.roll(day, day)], words)
    gone = [_row(line, day, names, numbers) for line in desk.left(day)]
    coming = [_row(line, day, names, numbers) for line in desk.coming(day)]
    lost = [StaffRow(person.id, line=RollLine(person, NO_UNIT)) for person in desk.unplaced()]
    for heading, group in (
        ("Đã rời", gone),
        (f"Vào sau {show_date(day)}", coming),
        ("Chưa ghi đơn vị", lost),
    ):
        found = [row for row in group if _wanted(row, words)]
        if found:
            here.append(StaffRow(-len(here) - 1, f"{heading}, {len(found)} người"))
            here.extend(found)
    return tuple(here)


def _row(line: RollLine, day: date, names: Counter[str], numbers: Sequence[ClockNumber]) -> StaffRow:
    membership = line.membership(day)
    away = line.away(day)
    state: tuple[str, str] | None = None
    post = membership.post if membership else ""
    if membership is None:
        last = max(line.memberships, key=lambda row: row.valid_to or date.max)
        until = f" {show_date(last.valid_to)}" if last.valid_to and last.valid_to < day else ""
        post = ", ".join(filter(None, (last.post, line.unit.name)))
        state = ("none", f"{last.ended_by or 'Rời'}{until}") if until else None
    elif away is not None:
        state = ("due", AWAY_KIND_WORDS[away.kind])
    elif names[fold(line.person.name)] > 1:
        state = ("warn", "Trùng họ tên")
    mine = ", ".join(row.number for row in numbers if row.person_id == line.person.id and holds(row, day))
    return StaffRow(line.person.id, "", line, post, state, mine)


def _grouped(rows: Iterable[StaffRow], words: str) -> list[StaffRow]:
    """Rows under the heading of their unit, with the count of the unit."""
    out: list[StaffRow] = []
    by_unit: dict[int, list[StaffRow]] = {}
    for row in rows:
        if row.line is not None and _wanted(row, words):
            by_unit.setdefault(row.line.unit.id, []).append(row)
    for group in by_unit.values():
        assert group[0].line is not None
        out.append(StaffRow(-len(out) - 1, f"{group[0].line.unit.name}, {len(group)} người"))
        out.extend(group)
    return out


def _wanted(row: StaffRow, words: str) -> bool:
    person = row.line.person if row.line else None
    if person is None or row.line is None:
        return False
    return matches(words, person.name, row.post, row.line.unit.name, person.staff_number, row.numbers)


def _day(day: date | None) -> str:
    return show_date(day) if day else ""
