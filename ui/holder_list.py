"""The list at the left of tab Thành tích: people by unit or collectives, and how much is marked of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.holder import OFFICE, Holder
from app.domain.staff_roll import RollLine
from ui.empty import EmptyState
from ui.fields import Line, matches
from ui.panes import Hairline, Pane
from ui.row_table import Column, RowTable
from ui.segments import Segments

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.theme import Theme

PEOPLE, COLLECTIVES, LACKING = "people", "collectives", "lacking"
_WORDS = {PEOPLE: "Cá nhân", COLLECTIVES: "Tập thể", LACKING: "Còn thiếu"}


@dataclass(frozen=True)
class HolderRow:
    """A group row (`group`), or a person or collective with the number of its marks."""

    id: Holder | int
    name: str = ""
    group: str = ""
    marks: int = 0
    told: str = ""


class HolderList(Pane):
    """`chosen` carries a Holder or None, `opened` a Holder by Enter."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.filter = Line(placeholder="Lọc tên, không cần dấu")
        self.filter.setAccessibleName("Lọc người, tập thể, Ctrl+F")
        self.which = Segments(theme, "Danh sách", _WORDS, pad=8)
        self.table = RowTable(
            theme,
            "Người và tập thể",
            (
                Column("Tên", lambda row: row.name, second=None),
                Column("Còn thiếu", lambda row: str(row.marks or ""), 52, mark=_mark, weight=600),
            ),
        )
        self.table.horizontalHeader().hide()
        self.nothing = EmptyState(theme, "search", "Chưa thấy ai", "Thử ít chữ hơn, hoặc xóa ô lọc.")
        self.nothing.layout().setContentsMargins(8, 8, 8, 8)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.nothing)
        top = QVBoxLayout()
        top.setContentsMargins(8, 8, 8, 8)
        top.setSpacing(6)
        top.addWidget(self.filter)
        top.addWidget(self.which)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self._middle, 1)
        self.table.chosen.connect(lambda row: self.chosen.emit(row.id if row is not None else None))
        self.table.opened.connect(lambda row: self.opened.emit(row.id))

    def show_rows(self, rows: Iterable[HolderRow]) -> None:
        """Other rows; the one chosen before stays chosen, else the first."""
        shown = tuple(rows)
        if shown:
            self._middle.setCurrentIndex(0)
        self.table.set_records(shown)
        if not shown:
            lacking = self.which.value() == LACKING and not self.filter.words()
            words = ("Không còn chỗ nào thiếu", "Mọi dòng đều có quyết định và xếp loại liền năm.")
            self.nothing.set_words(
                *(words if lacking else ("Chưa thấy ai", "Thử ít chữ hơn, hoặc xóa ô lọc."))
            )
            self._middle.setCurrentIndex(1)
        elif self.table.current() is None:
            first = next((row for row in shown if not row.group), None)
            if first is not None:
                self.table.choose(first.id)

    def choose(self, holder: Holder) -> bool:
        """Choose somebody shown; False when the filter hides them."""
        return self.table.choose(holder)


def holder_rows(
    office: Office, day: date, which: object, words: str, marks: Mapping[Holder, int]
) -> tuple[HolderRow, ...]:
    """The list of a day under a filter; who has left and units of before stand below."""
    if which == COLLECTIVES:
        groups = _collectives(office, day, marks)
    else:
        groups = _people(office, day, marks)
        if which == LACKING:
            groups = [*groups, *_collectives(office, day, marks)]
            groups = [(name, [row for row in rows if row.marks]) for name, rows in groups]
    out: list[HolderRow] = []
    for name, rows in groups:
        found = [row for row in rows if matches(words, row.name, row.told)]
        if found:
            out.append(HolderRow(-len(out) - 1, group=f"{name}, {len(found)}"))
            out += found
    return tuple(out)


Groups = list[tuple[str, list[HolderRow]]]


def _people(office: Office, day: date, marks: Mapping[Holder, int]) -> Groups:
    staff = office.staff
    by_unit: dict[str, list[HolderRow]] = {}
    for line in staff.roll(day, day):
        by_unit.setdefault(line.unit.name, []).append(_person(line, day, marks))
    gone = [_person(line, day, marks) for line in (*staff.left(day), *staff.coming(day))]
    lost = [
        HolderRow(Holder(one.id), one.name, marks=marks.get(Holder(one.id), 0)) for one in staff.unplaced()
    ]
    return [*by_unit.items(), ("Đã rời, chưa vào", gone), ("Chưa ghi đơn vị", lost)]


def _person(line: RollLine, day: date, marks: Mapping[Holder, int]) -> HolderRow:
    holder = Holder(line.person.id)
    here = line.membership(day)
    post = here.post if here else ""
    return HolderRow(
        holder,
        line.person.name,
        "",
        marks.get(holder, 0),
        f"{post} {line.unit.name} {line.person.staff_number}",
    )


def _collectives(office: Office, day: date, marks: Mapping[Holder, int]) -> Groups:
    identity = office.settings.identity_on(day)
    here = {unit.id for unit in office.staff.units(day)}
    units = office.staff.units()

    def row(holder: Holder, name: str) -> HolderRow:
        return HolderRow(holder, name, "", marks.get(holder, 0))

    return [
        ("Cơ quan", [row(OFFICE, identity.name if identity else "Cơ quan")]),
        ("Phòng, đơn vị", [row(Holder(None, unit.id), unit.name) for unit in units if unit.id in here]),
        (
            "Đơn vị trước đây",
            [row(Holder(None, unit.id), unit.name) for unit in units if unit.id not in here],
        ),
    ]


def _mark(row: HolderRow) -> tuple[str, str] | None:
    return ("warning", "warn") if row.marks else None
