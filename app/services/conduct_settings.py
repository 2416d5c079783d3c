"""The office's own rows of II.6 and its confirmed scales of points, over the shipped ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.conduct import ConductRule, month_of
from app.domain.conduct_checks import check_rule
from app.domain.conduct_points import PointScale, PointSheet, check_scale, point_sheet
from app.domain.conduct_tally import Fact
from app.domain.office import check_period, in_force
from app.domain.staff_roll import overlap
from app.domain.wording import clean
from app.errors import Invalid, Problem
from app.services.clock_verdicts import month_ends, months_between
from app.storage import record_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office


class ConductRuleDesk:
    """Rules by code and date: a shipped row that is changed becomes the office's own."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def rows(self) -> tuple[ConductRule, ...]:
        """Shipped rows first in each code, then the office's own, in the order of the rules.

        A shipped row the office has written again from the same day on is out of use and not among them.
        """
        rules = self._office.conduct.rules()
        own = {(row.code, row.valid_from) for row in rules if row.id > 0}
        found = (row for row in rules if row.id > 0 or (row.code, row.valid_from) not in own)
        return tuple(sorted(found, key=lambda row: (row.position, row.code, row.id > 0)))

    def save(self, row: ConductRule) -> Done:
        """Write a rule (id 0: a new one); raises Invalid naming the fields. `Done.value` is its id."""
        texts = {key: clean(value) for key, value in vars(row).items() if type(value) is str}
        row = replace(row, **{**texts, "code": texts["code"].upper(), "id": max(row.id, 0)})  # type: ignore[arg-type]
        own = record_rows.rows(self._office.db, ConductRule)
        symbols = [symbol.code for symbol in self._office.attendance.symbols()]
        problems = check_rule(row, own, symbols)
        if problems:
            raise Invalid(problems)
        verb = "Thêm" if row.id == 0 else "Sửa"
        with self._office.operation(f"{verb} nội dung {row.code} {row.name}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove(self, row: ConductRule) -> Done:
        """Take the office's row away: the shipped one of that code holds again."""
        with self._office.operation(f"Xóa nội dung {row.code} {row.name}") as op:
            record_rows.drop(self._office.db, row)
        return op.done


class PointDesk:
    """Points are off until the office confirms a scale with a date and a paper; internal tracking only."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def rows(self) -> tuple[PointScale, ...]:
        """The scales the office confirmed, oldest first."""
        return record_rows.rows(self._office.db, PointScale)

    def scale_on(self, day: date) -> PointScale | None:
        """The scale in force, or None: then nothing has points."""
        found = in_force(self.rows(), day)
        return found[-1] if found else None

    def save(self, row: PointScale) -> Done:
        """Confirm a scale (id 0: a new one); raises Invalid naming the fields. `Done.value` is its id."""
        row = replace(row, basis=clean(row.basis))
        problems = [*check_period(row), *check_scale(row)]
        if any(other.id != row.id and overlap(other, row) for other in self.rows()):
            said = "Trùng thời gian với thang điểm khác. Ghi ngày hết của thang trước."
            problems.append(Problem("valid_from", said))
        if problems:
            raise Invalid(tuple(problems))
        verb = "Xác nhận" if row.id == 0 else "Sửa"
        with self._office.operation(f"{verb} thang điểm theo dõi") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove(self, row: PointScale) -> Done:
        """Take a scale away: its months have no points any more."""
        with self._office.operation("Xóa thang điểm theo dõi") as op:
            record_rows.drop(self._office.db, row)
        return op.done

    def of_person(self, person_id: int, facts: Iterable[Fact], until: date) -> tuple[PointSheet, ...]:
        """The sheets of one person from these facts: each month begun by `until` in which they belonged
        here and a scale was in force, the oldest first.
        """
        scales = self.rows()
        if not scales:
            return ()
        by_month: dict[str, list[Fact]] = {}
        for fact in facts:
            by_month.setdefault(month_of(fact.day), []).append(fact)
        stays = self._office.staff.memberships(person_id)
        since = min((row.valid_from for row in scales if row.valid_from), default=until)
        found = []
        for month in months_between(since, until):
            first, last = month_ends(month)
            scale = self.scale_on(first)
            here = any((row.valid_from or first) <= last and (row.valid_to or last) >= first for row in stays)
            if scale is not None and here:
                found.append(point_sheet(person_id, month, scale, by_month.get(month, ())))
        return tuple(found)

    def sheets(self, month: str, unit_id: int = 0) -> tuple[PointSheet, ...]:
        """One sheet a person of "2023-05" by unit and name; nothing where no scale is in force that month."""
        first, last = month_ends(month)
        scale = self.scale_on(first)
        if scale is None:
            return ()
        by_person: dict[int, list[Fact]] = {}
        for fact in self._office.conduct.facts(first, last):
            by_person.setdefault(fact.person_id, []).append(fact)
        return tuple(
            point_sheet(line.person.id, month, scale, by_person.get(line.person.id, ()))
            for line in self._office.staff.roll(first, last, unit_id)
        )
