"""The council of a round: its members by the names of its day, who is present, whose opinion came in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dates import show_date
from app.domain.rounds import CouncilMember, Level, Role, Round, check_member, read_stays, show_stays
from app.domain.staff_roll import head_of
from app.errors import Invalid, Problem, SayToUser
from app.services.holders import Holders
from app.services.record_writing import cleaned, refuse
from app.storage import record_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office


class CouncilDesk:
    """Each method that changes something is one operation."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def rows(self, round_id: int) -> tuple[CouncilMember, ...]:
        """The members in their order."""
        return record_rows.rows(self._office.db, CouncilMember, "round_id = ?", (round_id,))

    def member(self, member_id: int) -> CouncilMember:
        """The member; raises SayToUser when the book does not hold that number."""
        found = record_rows.one(self._office.db, CouncilMember, member_id)
        if found is None:
            raise SayToUser("Thành viên này không còn trong Hội đồng. Chọn lại trong danh sách.")
        return found

    def from_person(self, row: Round, person_id: int) -> CouncilMember:
        """A person of the book as a member, with post and unit of the day of the meeting; not yet written."""
        holders = Holders(self._office)
        day = row.meets_on or date(row.year, 12, 31)
        standing = holders.standing(person_id, day)
        if standing is None:
            name = self._office.staff.person(person_id).name
            raise Invalid(
                (Problem("name", f"{name} không thuộc cơ quan ngày {show_date(day)}. Chọn người khác."),)
            )
        return CouncilMember(
            0,
            row.id,
            person_id,
            holders.people[person_id].name,
            holders.post_and_unit(person_id, day),
            standing.unit_id,
            position=len(self.rows(row.id)),
        )

    def problems(self, row: CouncilMember) -> tuple[Problem, ...]:
        """What cannot stand about a member as written."""
        view = self._office.rounds.view(row.round_id)
        allowed = any(p.about == "substitute" and p.value == "authorised" for p in view.rules.procedures)
        return check_member(row, view.members, substitutes=allowed)

    def save(self, row: CouncilMember) -> Done:
        """Write a member (id 0: a new one); raises Invalid. `Done.value` is its id."""
        row = cleaned(row)
        refuse(self.problems(row))
        verb = "Thêm" if row.id == 0 else "Sửa"
        with self._office.operation(f"{verb} thành viên Hội đồng: {row.name}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove(self, row: CouncilMember) -> Done:
        """Take a member out before the count."""
        with self._office.operation(f"Bỏ thành viên Hội đồng: {row.name}") as op:
            record_rows.drop(self._office.db, row)
        return op.done

    def add_unit(self, row: Round) -> Done:
        """Everybody of the unit that meets and is no member yet, its head in the chair; raises SayToUser."""
        known = {member.person_id for member in self.rows(row.id)}
        day = row.meets_on or date(row.year, 12, 31)
        lines = self._office.staff.roll(day, day, row.unit_id or 0)
        fresh = [line for line in lines if line.person.id not in known and not line.away(day)]
        if row.level is not Level.UNIT or not fresh:
            raise SayToUser("Mọi người của phòng đang làm việc ngày họp đã có trong danh sách.")
        with self._office.operation(f"Thêm cả phòng vào {row.name}") as op:
            chaired = any(member.role is Role.CHAIR for member in self.rows(row.id))
            head = None if chaired else head_of(fresh, day)
            for line in fresh:
                member = self.from_person(row, line.person.id)
                role = Role.CHAIR if line is head else Role.MEMBER
                record_rows.save(self._office.db, replace(member, role=role))
            op.value = len(fresh)
        return op.done

    def copy_from(self, row: Round, source: Round) -> Done:
        """Take over decision and members of an earlier round, without presence and opinions, by the posts of
        this meeting; `Done.value` names those who belong to the office no more and stay out.
        """
        if self.rows(row.id):
            raise SayToUser("Hội đồng của đợt này đã có thành viên. Bỏ các dòng ấy trước khi lấy lại.")
        day = row.meets_on or date(row.year, 12, 31)
        names = Holders(self._office)
        with self._office.operation(f"Lấy Hội đồng của đợt {source.name}") as op:
            left: list[str] = []
            for member in self.rows(source.id):
                fresh = self._of_day(names, row, member, day)
                if fresh is None:
                    left.append(member.name)
                else:
                    record_rows.save(self._office.db, fresh)
            decision = replace(
                row,
                council_number=source.council_number,
                council_on=source.council_on,
                council_issuer=source.council_issuer,
            )
            record_rows.save(self._office.db, decision)
            op.value = tuple(left)
        return op.done

    def _of_day(self, names: Holders, row: Round, member: CouncilMember, day: date) -> CouncilMember | None:
        """A member of an earlier council by post and unit of the day; None for who belongs no more."""
        fresh = replace(
            member, id=0, round_id=row.id, came_at="", left_at="", earlier="", absence="", opinion=False
        )
        if member.person_id is None:
            return fresh
        standing = names.standing(member.person_id, day)
        if standing is None:
            return None
        post = names.post_and_unit(member.person_id, day)
        return replace(fresh, name=names.people[member.person_id].name, post=post, unit_id=standing.unit_id)

    def came(self, row: CouncilMember, hour: str) -> Done:
        """The member came at the hour; one who had left is back, and the stay before is kept."""
        earlier = row.earlier
        if row.came_at and row.left_at:
            stays = (*read_stays(earlier), (row.came_at, row.left_at))
            earlier, hour = show_stays(stays), max(hour, row.left_at)
        here = replace(row, came_at=hour, left_at="", earlier=earlier, absence="", opinion=False)
        return self._presence(here, "có mặt")

    def left(self, row: CouncilMember, hour: str) -> Done:
        """The member left at the hour."""
        return self._presence(replace(row, left_at=hour), "ra về")

    def absent(self, row: CouncilMember, reason: str, *, opinion: bool) -> Done:
        """The member did not come; `opinion`: a written opinion was received, nothing more is kept of it."""
        return self._presence(
            replace(row, came_at="", left_at="", earlier="", absence=reason, opinion=opinion), "vắng mặt"
        )

    def all_came(self, row: Round, hour: str) -> Done:
        """Everybody who is not marked absent came at the hour."""
        with self._office.operation(f"Ghi cả Hội đồng có mặt lúc {hour}") as op:
            for member in self.rows(row.id):
                if not member.came_at and not member.absence and not member.opinion:
                    record_rows.save(self._office.db, replace(member, came_at=hour))
        return op.done

    def _presence(self, row: CouncilMember, what: str) -> Done:
        row = cleaned(row)
        refuse(self.problems(row))
        with self._office.operation(f"Ghi {row.name} {what}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done
