"""The desk of Kỷ luật: formal decisions, by the forms of the law of their day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.dates import show_date
from app.domain.discipline import Discipline, check_discipline, in_effect
from app.domain.discipline_forms import DisciplineForm
from app.domain.staff import STAFF_KIND_WORDS, membership_on
from app.domain.wording import clean
from app.errors import Invalid, NotInForce, Problem
from app.services.discipline_rules import discipline_forms
from app.storage import record_rows
from app.storage.scans import find_scan, keep_scan

if TYPE_CHECKING:
    from app.services.office import Done, Office


class DisciplineDesk:
    """Each method that changes something is one operation."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def rows(self, person_id: int = 0) -> tuple[Discipline, ...]:
        """Every decision, newest first; of one person when given."""
        where, values = ("person_id = ?", (person_id,)) if person_id else ("", ())
        return record_rows.rows(self._office.db, Discipline, where, values)

    def in_force(self, person_id: int, day: date) -> tuple[Discipline, ...]:
        """The person's decisions that work on the day."""
        return tuple(row for row in self.rows(person_id) if in_effect(row, day))

    def forms(self, person_id: int, day: date) -> tuple[DisciplineForm, ...]:
        """What the law of the day knows for that person, by kind of staff and post on that day.

        Raises NotInForce where no row of the law covers the day.
        """
        person = self._office.staff.person(person_id)
        belonging = membership_on(self._office.staff.memberships(person_id), person_id, day)
        return discipline_forms(day, person.kind, leader=belonging is not None and belonging.leader)

    def form_name(self, row: Discipline) -> str:
        """`Khiển trách`, as the law of its day calls it; the bare code where that is not known."""
        if row.decided_on is None:
            return row.form
        try:
            forms = self.forms(row.person_id, row.decided_on)
        except NotInForce:
            return row.form
        return next((form.name for form in forms if form.code == row.form), row.form)

    def save(self, row: Discipline) -> Done:
        """Write a decision (id 0: a new one); raises Invalid naming the fields. `Done.value` is its id."""
        row = _cleaned(row)
        problems = self._problems(row)
        if problems:
            raise Invalid(problems)
        name = self._office.staff.person(row.person_id).name
        verb = "Ghi" if row.id == 0 else "Sửa"
        with self._office.operation(f"{verb} quyết định kỷ luật {row.number}: {name}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove(self, row: Discipline) -> Done:
        """Take out what was entered by mistake; one that was withdrawn is written as withdrawn instead."""
        with self._office.operation(f"Xóa quyết định kỷ luật {row.number}") as op:
            record_rows.drop(self._office.db, row)
        return op.done

    def attach(self, row: Discipline, source: Path) -> Done:
        """Keep the scan of the decision; raises FileTrouble when it cannot be."""
        scan = keep_scan(self._office.path, source)
        with self._office.operation(f"Gắn bản quét quyết định {row.number}") as op:
            op.value = record_rows.save(self._office.db, replace(row, scan=scan))
        return op.done

    def scan(self, row: Discipline) -> Path | None:
        """The kept scan, or None; raises FileTrouble when it is missing or altered."""
        return find_scan(self._office.path, row.scan) if row.scan else None

    def _problems(self, row: Discipline) -> tuple[Problem, ...]:
        if not row.person_id or row.decided_on is None:
            return check_discipline(row, self.rows(row.person_id), (), "", belongs=True)
        person = self._office.staff.person(row.person_id)
        belonging = membership_on(self._office.staff.memberships(person.id), person.id, row.decided_on)
        post = " giữ chức vụ lãnh đạo, quản lý" if belonging is not None and belonging.leader else ""
        known = f"{STAFF_KIND_WORDS[person.kind]}{post}, ngày {show_date(row.decided_on)}"
        try:
            forms = self.forms(person.id, row.decided_on)
        except NotInForce as trouble:
            return (Problem("decided_on", str(trouble)),)
        return check_discipline(row, self.rows(person.id), forms, known, belongs=belonging is not None)


def _cleaned(row: Discipline) -> Discipline:
    texts = {key: clean(value) for key, value in vars(row).items() if type(value) is str}
    return replace(row, **texts)  # type: ignore[arg-type]
