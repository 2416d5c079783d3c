"""The desk of Cán bộ: people, where they belong on a day, longer absences, clock numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.dates import show_date
from app.domain.office import Unit, in_force
from app.domain.staff import AWAY_KIND_WORDS, AwayPeriod, ClockNumber, Membership, Person
from app.domain.staff_checks import check_away, check_clock, check_membership, check_person
from app.domain.staff_roll import RollLine, staff_roll
from app.domain.vietnamese_order import name_key
from app.domain.wording import clean, fold
from app.errors import Invalid, Problem, SayToUser
from app.services.record_writing import cleaned, refuse
from app.storage import office_rows, record_rows, staff_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office

R = TypeVar("R", Person, Membership, AwayPeriod, ClockNumber)
TRANSFERRED, PROMOTED = "Chuyển đơn vị", "Đổi chức vụ"
ENDINGS = ("Nghỉ hưu", "Thôi việc", "Chuyển công tác", "Hết hợp đồng", "Từ trần")


class StaffDesk:
    """People of the office. What only looks doubtful is refused once; with `stand` it is let stand."""

    def __init__(self, office: Office) -> None:
        self._office = office

    # Reading.

    def people(self) -> tuple[Person, ...]:
        """Everybody the book knows, by name, those who left included."""
        found = record_rows.rows(self._office.db, Person)
        return tuple(sorted(found, key=lambda person: (name_key(person.name), person.id)))

    def names(self) -> dict[int, str]:
        """What to call everybody in a list to choose from: namesakes with their last unit in brackets."""
        people = self.people()
        often = Counter(person.name for person in people)
        units = {unit.id: unit.short_name or unit.name for unit in self.units()}
        last: dict[int, Membership] = {}
        for row in sorted(self.memberships(), key=lambda row: row.valid_from or date.min):
            last[row.person_id] = row
        return {
            person.id: f"{person.name} ({units.get(last[person.id].unit_id, '')})"
            if often[person.name] > 1 and person.id in last
            else person.name
            for person in people
        }

    def person(self, person_id: int) -> Person:
        """The person; raises SayToUser when the book does not hold that number."""
        found = record_rows.one(self._office.db, Person, person_id)
        if found is None:
            raise SayToUser("Người này không còn trong sổ. Chọn lại trong danh sách cán bộ.")
        return found

    def find(self, words: str) -> tuple[Person, ...]:
        """People whose name or staff number holds every word, without accents."""
        wanted = fold(clean(words)).split()
        return tuple(
            person
            for person in self.people()
            if wanted and all(word in fold(f"{person.name} {person.staff_number}") for word in wanted)
        )

    def units(self, day: date | None = None) -> tuple[Unit, ...]:
        """The units in their order; with a day only those that exist on it."""
        found = office_rows.rows(self._office.db, Unit)
        return found if day is None else in_force(found, day)

    def memberships(self, person_id: int = 0) -> tuple[Membership, ...]:
        """Of one person (0: of everybody), oldest first."""
        return self._rows(Membership, person_id)

    def aways(self, person_id: int = 0) -> tuple[AwayPeriod, ...]:
        """Longer absences of one person (0: of everybody), oldest first."""
        return self._rows(AwayPeriod, person_id)

    def clock_numbers(self, person_id: int = 0) -> tuple[ClockNumber, ...]:
        """Of one person (0: of everybody); see staff_roll.clock_owner."""
        return self._rows(ClockNumber, person_id)

    def roll(self, first: date, last: date, unit_id: int = 0) -> tuple[RollLine, ...]:
        """Who belongs on at least one day of the span, by unit, then by name; see staff_roll."""
        people = record_rows.rows(self._office.db, Person)
        return staff_roll(
            people, self.memberships(), self.aways(), self.units(), first, last, unit_id=unit_id
        )

    def left(self, day: date) -> tuple[RollLine, ...]:
        """Who was of the office before the day and is no more, by unit and name."""
        here = {line.person.id for line in self.roll(day, day)}
        return tuple(line for line in self.roll(date.min, day) if line.person.id not in here)

    def coming(self, day: date) -> tuple[RollLine, ...]:
        """Who only begins after the day, by unit and name."""
        known = {line.person.id for line in self.roll(date.min, day)}
        return tuple(line for line in self.roll(day, date.max) if line.person.id not in known)

    def unplaced(self) -> tuple[Person, ...]:
        """People without any membership; they stand in no list until one is written."""
        placed = {row.person_id for row in self.memberships()}
        return tuple(person for person in self.people() if person.id not in placed)

    def problems(self, person: Person) -> tuple[Problem, ...]:
        """What cannot stand and what is doubtful (same name) about a person as written."""
        return check_person(person, self.people(), self._today(), self.places())

    def places(self) -> dict[int, str]:
        """Unit of everybody by id: the present one, of who left the last one."""
        units = {unit.id: unit.name for unit in self.units()}
        rows = sorted(self.memberships(), key=lambda row: row.valid_from or date.min)
        return {row.person_id: units.get(row.unit_id, "") for row in rows}

    # Changing.

    def add(self, person: Person, membership: Membership, clock: str = "", *, stand: bool = False) -> Done:
        """A new person with the first membership and, when given, a clock number.

        Raises Invalid naming fields of both; `Done.value` is the person's id.
        """
        person = cleaned(replace(person, id=0))
        membership = cleaned(replace(membership, id=0, person_id=0))
        number = ClockNumber(0, clean(clock), 0, valid_from=membership.valid_from)
        problems = [*self.problems(person), *check_membership(membership, (), self.units())]
        if number.number:
            renamed = (Problem("clock", p.sentence) for p in self._clock_problems(number))
            problems.extend(renamed)
        refuse(problems, stand=stand)
        with self._office.operation(f"Thêm cán bộ {person.name}") as op:
            made = record_rows.save(self._office.db, person)
            record_rows.save(self._office.db, replace(membership, person_id=made))
            if number.number:
                record_rows.save(self._office.db, replace(number, person_id=made))
            op.value = made
        return op.done

    def save(self, person: Person, *, stand: bool = True) -> Done:
        """Change what is written about a person; a doubt stands unless `stand` is False."""
        person = cleaned(person)
        refuse(self.problems(person), stand=stand)
        return self._write(f"Sửa thông tin {person.name}", person)

    def save_membership(self, row: Membership) -> Done:
        """Write one line of membership (id 0: a new one); raises Invalid."""
        row = cleaned(row)
        refuse(check_membership(row, self.memberships(row.person_id), self.units()))
        verb = "Ghi" if row.id == 0 else "Sửa"
        return self._write(f"{verb} quá trình công tác của {self._name(row)}", row)

    def transfer(
        self, person_id: int, day: date, unit_id: int, post: str = "", *, leader: bool = False
    ) -> Done:
        """From `day` in another unit or post: the membership before ends the day before, as one operation.

        Raises Invalid (fields valid_from, unit_id) when the day does not fall into an open membership.
        """
        rows = self.memberships(person_id)
        before = next((row for row in rows if row.valid_to is None or row.valid_to >= day), None)
        if before is None or (before.valid_from is not None and before.valid_from >= day):
            said = f"Ngày {show_date(day)} không có quá trình công tác nào đang mở từ trước. Chọn ngày khác."
            raise Invalid((Problem("valid_from", said),))
        same = before.unit_id == unit_id
        if same and (before.post, before.leader) == (clean(post), leader):
            raise Invalid(
                (Problem("unit_id", "Đơn vị và chức vụ vẫn như cũ. Chọn đơn vị hoặc chức vụ mới."),)
            )
        name = PROMOTED if same else TRANSFERRED
        closed = replace(before, valid_to=day - timedelta(days=1), ended_by=name)
        opened = cleaned(
            Membership(0, person_id, unit_id, post, leader, valid_from=day, valid_to=before.valid_to)
        )
        others = [closed if row.id == before.id else row for row in rows]
        refuse(check_membership(opened, others, self.units()))
        with self._office.operation(f"{name} cho {self._name(before)}") as op:
            record_rows.save(self._office.db, closed)
            op.value = record_rows.save(self._office.db, opened)
        return op.done

    def leave(self, person_id: int, last_day: date, why: str) -> Done:
        """The person's last day here, and why; later memberships and clock numbers end with it.

        Raises Invalid (field valid_to) when the person does not belong on that day.
        """
        rows = self.memberships(person_id)
        last = next((row for row in rows if row.valid_to is None or row.valid_to >= last_day), None)
        if last is None or (last.valid_from is not None and last.valid_from > last_day):
            said = f"Ngày {show_date(last_day)} người này không ở cơ quan. Chọn ngày cuối cùng còn làm việc."
            raise Invalid((Problem("valid_to", said),))
        if any(row.valid_from and row.valid_from > last_day for row in rows):
            said = "Sau ngày này còn quá trình công tác khác. Xóa hoặc sửa dòng sau trước."
            raise Invalid((Problem("valid_to", said),))
        why = clean(why) or ENDINGS[1]
        with self._office.operation(f"Ghi {why.lower()}: {self._name(last)}") as op:
            op.value = record_rows.save(self._office.db, replace(last, valid_to=last_day, ended_by=why))
            for number in self.clock_numbers(person_id):
                if number.valid_to is None or number.valid_to > last_day:
                    start = number.valid_from
                    if start is None or start <= last_day:
                        record_rows.save(self._office.db, replace(number, valid_to=last_day))
        return op.done

    def save_away(self, row: AwayPeriod, *, stand: bool = False) -> Done:
        """Write a longer absence (id 0: a new one); raises Invalid."""
        row = cleaned(row)
        refuse(check_away(row, self.aways(row.person_id), self.memberships(row.person_id)), stand=stand)
        return self._write(f"Ghi {AWAY_KIND_WORDS[row.kind].lower()}: {self._name(row)}", row)

    def save_clock(self, row: ClockNumber) -> Done:
        """Write a clock number (id 0: a new one); raises Invalid when it is another's on the same days."""
        row = cleaned(row)
        refuse(self._clock_problems(row))
        return self._write(f"Gán số máy {row.number} cho {self._name(row)}", row)

    def remove_row(self, row: Membership | AwayPeriod | ClockNumber) -> Done:
        """Take a line written by mistake away; undo brings it back."""
        noun = {Membership: "quá trình công tác", AwayPeriod: "thời gian vắng", ClockNumber: "số máy"}
        if isinstance(row, Membership) and len(self.memberships(row.person_id)) == 1:
            raise SayToUser(
                "Đây là dòng công tác duy nhất, xóa thì người này không còn ở đơn vị nào. "
                "Sửa dòng, hoặc ghi thôi việc."
            )
        with self._office.operation(f"Xóa {noun[type(row)]} của {self._name(row)}") as op:
            record_rows.drop(self._office.db, row)
        return op.done

    def remove(self, person: Person) -> Done:
        """Take out a person entered by mistake; raises SayToUser when the book holds records of them."""
        kept = staff_rows.records_of(self._office.db, person.id)
        if kept:
            counts = ", ".join(f"{count} {noun}" for count, noun in kept)
            raise SayToUser(
                f"Chưa xóa được {person.name}: sổ còn giữ {counts} của người này. "
                "Người đã nghỉ thì ghi thôi việc, nghỉ hưu; sổ các năm trước vẫn còn tên."
            )
        with self._office.operation(f"Xóa cán bộ {person.name}") as op:
            staff_rows.drop_person(self._office.db, person.id)
        return op.done

    def export(self, day: date, target: Path) -> Path:
        """Write the list of the day as Excel; raises FileTrouble when the target cannot be written."""
        from app.documents.excel import write_excel
        from app.documents.layouts.staff import staff_sheet

        numbers: dict[int, str] = {}
        for row in in_force(self.clock_numbers(), day):
            numbers[row.person_id] = ", ".join(filter(None, (numbers.get(row.person_id, ""), row.number)))
        identity = self._office.settings.identity_on(day)
        lines = self.roll(day, day)
        return write_excel(staff_sheet(lines, day, numbers, identity, practice=self._office.practice), target)

    def _write(self, name: str, row: Any) -> Done:
        with self._office.operation(name) as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def _rows(self, kind: type[R], person_id: int) -> tuple[R, ...]:
        where, values = ("person_id = ?", (person_id,)) if person_id else ("", ())
        return record_rows.rows(self._office.db, kind, where, values)

    def _clock_problems(self, row: ClockNumber) -> tuple[Problem, ...]:
        return check_clock(row, self.clock_numbers(), self.people())

    def _name(self, row: Membership | AwayPeriod | ClockNumber) -> str:
        return self.person(row.person_id).name

    def _today(self) -> date:
        return self._office.now().date()
