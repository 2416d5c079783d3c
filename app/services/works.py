"""The desk of outstanding work and of the movements it was done in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.awards_held import AwardHeld
from app.domain.holder import Holder
from app.domain.outstanding_works import Movement, OutstandingWork, WorkPerson, check_movement, check_work
from app.errors import Problem, SayToUser
from app.services.record_writing import cleaned, refuse
from app.storage import achievement_rows, record_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office

_LINES = ("words", "figures", "note")


class WorkDesk:
    """Each method that changes something is one operation. With `stand` a doubt is let stand."""

    def __init__(self, office: Office) -> None:
        self._office = office

    # Reading.

    def rows(self, year: int | None = None) -> tuple[OutstandingWork, ...]:
        """The works of a year (all without one), by item of the plan."""
        where, values = ("year = ?", (year,)) if year is not None else ("", ())
        return record_rows.rows(self._office.db, OutstandingWork, where, values)

    def of_holder(self, holder: Holder) -> tuple[OutstandingWork, ...]:
        """The works of a person, of a unit or of the office itself."""
        return achievement_rows.works_of(self._office.db, holder)

    def work(self, work_id: int) -> OutstandingWork:
        """The row; raises SayToUser when the book does not hold that number."""
        found = record_rows.one(self._office.db, OutstandingWork, work_id)
        if found is None:
            raise SayToUser("Thành tích này không còn trong sổ. Chọn lại trong danh sách.")
        return found

    def people(self, work_id: int) -> tuple[WorkPerson, ...]:
        """Who did the work."""
        return achievement_rows.people_of(self._office.db, work_id)

    def everybody(self) -> tuple[WorkPerson, ...]:
        """Who did each work of the book, by work."""
        return record_rows.rows(self._office.db, WorkPerson)

    def rewards(self, work_id: int) -> tuple[AwardHeld, ...]:
        """Awards in the book that rewarded the work and were not cancelled; empty: not rewarded here."""
        found = record_rows.rows(self._office.db, AwardHeld, "work_id = ?", (work_id,))
        return tuple(row for row in found if not row.cancelled)

    def nodes(self, year: int) -> tuple[tuple[str, str], ...]:
        """(code, heading) of each item of the year's newest plan, such as "II.3"; empty without a plan."""
        plan = self._office.plans.current(year)
        if plan is None:
            return ()
        entries = self._office.plans.outline(plan.id).entries
        return tuple((one.code, one.node.title or one.node.text.partition("\n")[0]) for one in entries)

    def movements(self) -> tuple[Movement, ...]:
        """Every movement and campaign, the oldest first."""
        return record_rows.rows(self._office.db, Movement)

    def problems(self, row: OutstandingWork, people: Sequence[WorkPerson]) -> tuple[Problem, ...]:
        """What cannot stand and what is doubtful about a work as written."""
        nodes = frozenset(code for code, _ in self.nodes(row.year)) if row.node else frozenset()
        return check_work(row, people, nodes, self._office.now().date())

    # Changing.

    def save(self, row: OutstandingWork, people: Sequence[WorkPerson] = (), *, stand: bool = False) -> Done:
        """Write a work (id 0: a new one) with all its people; raises Invalid. `Done.value` is its id."""
        row = cleaned(row, lines=_LINES)
        people = [cleaned(one) for one in people]
        refuse(self.problems(row, people), stand=stand)
        verb = "Ghi" if row.id == 0 else "Sửa"
        with self._office.operation(f"{verb} thành tích: {row.name}") as op:
            op.value = self.put(row, people)
        return op.done

    def put(self, row: OutstandingWork, people: Sequence[WorkPerson]) -> int:
        """Write the rows inside an open operation; returns the work's id."""
        db = self._office.db
        made = record_rows.save(db, row)
        kept = {one.id for one in people}
        for before in achievement_rows.people_of(db, made):
            if before.id not in kept:
                record_rows.drop(db, before)
        for one in people:
            record_rows.save(db, replace(one, work_id=made))
        return made

    def remove(self, row: OutstandingWork) -> Done:
        """Take out a work entered by mistake; raises SayToUser when an award rewards it."""
        if record_rows.rows(self._office.db, AwardHeld, "work_id = ?", (row.id,)):
            raise SayToUser(
                "Chưa xóa được: có danh hiệu, khen thưởng ghi cho thành tích này. "
                "Bỏ thành tích ở dòng khen thưởng trước."
            )
        with self._office.operation(f"Xóa thành tích: {row.name}") as op:
            achievement_rows.drop_with_evidence(self._office.db, row)
        return op.done

    def save_movement(self, row: Movement) -> Done:
        """Write a movement or campaign (id 0: a new one); raises Invalid. `Done.value` is its id."""
        row = cleaned(row, lines=("words", "note"))
        refuse(check_movement(row, self.movements()))
        verb = "Ghi" if row.id == 0 else "Sửa"
        with self._office.operation(f"{verb} phong trào: {row.name}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove_movement(self, row: Movement) -> Done:
        """Take out a movement entered by mistake; raises SayToUser when works were done in it."""
        if record_rows.rows(self._office.db, OutstandingWork, "movement_id = ?", (row.id,)):
            raise SayToUser(
                "Chưa xóa được: có thành tích ghi trong phong trào này. Đổi phong trào của chúng trước."
            )
        with self._office.operation(f"Xóa phong trào: {row.name}") as op:
            achievement_rows.drop_with_evidence(self._office.db, row)
        return op.done
