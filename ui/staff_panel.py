"""The panel of one person: fields in groups, where they worked and work, long absences, clock numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.staff import AWAY_KIND_WORDS, AwayKind, AwayPeriod, ClockNumber, Membership, Person
from app.errors import Invalid, Problem
from app.services.staff import ENDINGS
from ui.dated_rows import period
from ui.panes import label, wrapped
from ui.record_form import RecordForm
from ui.staff_lines import DatedPart, Deed
from ui.staff_specs import AWAY, CLOCK, GROUPS, MEMBERSHIP, MOVE, Leaving, Move, leaving

if TYPE_CHECKING:
    from app.services.office import Done, Office
    from ui.shell import Shell

LEAVE, TRANSFER = "Ghi thôi việc, nghỉ hưu", "Chuyển đơn vị"


class PersonDetail(QWidget):
    """Everything written about one person; what is typed is saved on leaving its field.

    `saved` carries the Done of each change, `removed` a row of membership, absence or clock to take away.
    """

    saved = Signal(object)
    removed = Signal(object)

    def __init__(self, office: Office, shell: Shell, day: Callable[[], date]) -> None:
        super().__init__()
        self._office = office
        self._day = day
        self._person: Person | None = None
        theme, today = shell.theme, lambda: office.now().date()
        self.doubt = wrapped("", "warnText")
        self.places = DatedPart(
            theme,
            "Quá trình công tác",
            Deed("Sửa", MEMBERSHIP, lambda: None, office.staff.save_membership),
            (
                Deed(TRANSFER, MOVE, self._move, self._transfer),
                Deed(LEAVE, leaving(ENDINGS), lambda: Leaving(0, self._day()), self._leave),
            ),
            today,
            "Chưa ghi đơn vị nào.",
        )
        self.again = DatedPart(
            theme,
            "",
            None,
            (Deed("Ghi vào đơn vị", MEMBERSHIP, self._membership, office.staff.save_membership),),
            today,
            "",
        )
        self.aways = DatedPart(
            theme,
            "Vắng dài ngày",
            Deed("Sửa", AWAY, lambda: None, self._save_away),
            (Deed("Ghi vắng dài ngày", AWAY, self._away, self._save_away),),
            today,
            "Thai sản, đi học, biệt phái, nghỉ dài: chưa ghi lần nào.",
        )
        self.clocks = DatedPart(
            theme,
            "Số máy chấm công",
            Deed("Sửa", CLOCK, lambda: None, office.staff.save_clock),
            (Deed("Thêm số máy", CLOCK, lambda: ClockNumber(0, "", self._id()), office.staff.save_clock),),
            today,
            "Chưa gán số nào.",
        )
        self.forms: list[RecordForm] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.doubt)
        for place, (heading, specs) in enumerate(GROUPS):
            if place:
                title = label(heading, "card")
                title.setContentsMargins(0, 8, 0, 0)
                rows.addWidget(title)
            form = RecordForm(theme, specs, office.staff.save, today)
            form.saved.connect(self.saved)
            self.forms.append(form)
            rows.addWidget(form)
            for part in (self.places, self.again, self.aways, self.clocks) if not place else ():
                rows.addWidget(part)
                part.saved.connect(self.saved)
                part.removed.connect(self.removed)
        rows.addStretch(1)

    @property
    def person(self) -> Person | None:
        """Who is shown, as last saved."""
        return self._person

    def show_person(self, person: Person) -> None:
        """Fill everything; a form being typed into keeps its words while it is the same person."""
        desk = self._office.staff
        if self._person is None or self._person.id != person.id:
            for part in (self.places, self.again, self.aways, self.clocks):
                part.close_form()
        self._person = person
        doubts = [problem.sentence for problem in desk.problems(person)]
        self.doubt.setText(" ".join(doubts))
        self.doubt.setVisible(bool(doubts))
        units = {unit.id: unit.name for unit in desk.units()}
        for part in (self.places, self.again):
            part.offer("unit_id", units)
        memberships = desk.memberships(person.id)
        self.places.show_lines(memberships[::-1], lambda row: (_place(row, units), _when(row)))
        open_end = any(row.valid_to is None or row.valid_to >= self._day() for row in memberships)
        for button in self.places.buttons.values():
            button.setVisible(open_end)
        self.again.setVisible(not open_end)
        self.aways.show_lines(desk.aways(person.id)[::-1], lambda row: (_absence(row), period(row)))
        self.clocks.show_lines(desk.clock_numbers(person.id), lambda row: (_number(row), period(row)))
        for form in self.forms:
            form.show_record(person)

    def keep(self) -> bool:
        """Save what is being typed; False when it cannot stand."""
        return all(form.keep() for form in self.forms)

    def focus_first(self) -> None:
        """The cursor goes to the name."""
        self.forms[0].focus_first()

    def begin_leaving(self) -> None:
        """Open the form of the last day."""
        self.places.buttons[LEAVE].click()

    def _id(self) -> int:
        assert self._person is not None
        return self._person.id

    def _current(self) -> Membership | None:
        rows = self._office.staff.memberships(self._id())
        return rows[-1] if rows else None

    def _move(self) -> Move:
        now = self._current()
        return Move(0, self._day(), now.unit_id if now else 0, now.post if now else "")

    def _membership(self) -> Membership:
        now = self._current()
        units = self._office.staff.units(self._day())
        unit_id = now.unit_id if now else units[0].id if units else 0
        return Membership(0, self._id(), unit_id, now.post if now else "", valid_from=self._day())

    def _away(self) -> AwayPeriod:
        return AwayPeriod(0, self._id(), AwayKind.MATERNITY, valid_from=self._day())

    def _transfer(self, typed: Move) -> Done:
        day = _needed(typed.valid_from, "valid_from", "Chưa có ngày chuyển. Gõ ngày, ví dụ 05/06/2023.")
        return self._office.staff.transfer(self._id(), day, typed.unit_id, typed.post, leader=typed.leader)

    def _leave(self, typed: Leaving) -> Done:
        day = _needed(typed.valid_to, "valid_to", "Chưa có ngày cuối. Gõ ngày, ví dụ 05/06/2023.")
        return self._office.staff.leave(self._id(), day, typed.why)

    def _save_away(self, row: AwayPeriod) -> Done:
        return self._office.staff.save_away(replace(row, person_id=self._id()))


def _needed(day: date | None, field: str, sentence: str) -> date:
    if day is None:
        raise Invalid((Problem(field, sentence),))
    return day


def _place(row: Membership, units: dict[int, str]) -> str:
    words = ", ".join(filter(None, (row.post, units.get(row.unit_id, "đơn vị đã xóa"))))
    return f"{words} (lãnh đạo đơn vị)" if row.leader else words


def _when(row: Membership) -> str:
    return ", ".join(filter(None, (period(row), row.ended_by.lower())))


def _absence(row: AwayPeriod) -> str:
    return ", ".join(filter(None, (AWAY_KIND_WORDS[row.kind], row.basis, row.note)))


def _number(row: ClockNumber) -> str:
    return f"Số {row.number}" + (f", máy {row.device}" if row.device else "")
