"""The desk of initiatives: what was recognised, who made it, where it served."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.award_catalogue import entry_on
from app.domain.award_facts import PERSON
from app.domain.awards_held import AwardHeld
from app.domain.history import History
from app.domain.history_counts import used_before
from app.domain.holder import Holder
from app.domain.initiative_proposals import Resting
from app.domain.initiatives import Initiative, InitiativeAuthor, InitiativeUse, check_initiative
from app.errors import Problem, SayToUser
from app.services.award_catalogue import catalogue
from app.services.history_rules import initiative_use_rule
from app.services.record_writing import cleaned, refuse, taken_back
from app.storage import achievement_rows, record_rows
from app.storage.scans import find_scan, keep_scan

if TYPE_CHECKING:
    from app.services.office import Done, Office

_LINES = ("effect", "spread", "note")


class InitiativeDesk:
    """Each method that changes something is one operation. With `stand` a doubt is let stand."""

    def __init__(self, office: Office) -> None:
        self._office = office

    # Reading.

    def rows(self, year: int | None = None) -> tuple[Initiative, ...]:
        """The initiatives of a year (all without one), cancelled ones included."""
        where, values = ("year = ?", (year,)) if year is not None else ("", ())
        return record_rows.rows(self._office.db, Initiative, where, values)

    def of_person(self, person_id: int) -> tuple[Initiative, ...]:
        """Those the person is an author of, by year."""
        return achievement_rows.initiatives_of(self._office.db, person_id)

    def initiative(self, initiative_id: int) -> Initiative:
        """The row; raises SayToUser when the book does not hold that number."""
        found = record_rows.one(self._office.db, Initiative, initiative_id)
        if found is None:
            raise SayToUser("Sáng kiến này không còn trong sổ. Chọn lại trong danh sách.")
        return found

    def authors(self, initiative_id: int = 0) -> tuple[InitiativeAuthor, ...]:
        """Authors of one initiative (0: of all), the largest share first."""
        if initiative_id:
            return achievement_rows.authors_of(self._office.db, initiative_id)
        return record_rows.rows(self._office.db, InitiativeAuthor)

    def uses(self, initiative_id: int = 0) -> tuple[InitiativeUse, ...]:
        """Where one initiative (0: each of all) served, by year."""
        if initiative_id:
            return achievement_rows.uses_of(self._office.db, initiative_id)
        return record_rows.rows(self._office.db, InitiativeUse)

    def problems(self, row: Initiative, authors: Sequence[InitiativeAuthor]) -> tuple[Problem, ...]:
        """What cannot stand and what is doubtful about an initiative as written."""
        return check_initiative(row, authors, self.rows(row.year), self._office.now().date())

    # Changing.

    def save(self, row: Initiative, authors: Sequence[InitiativeAuthor], *, stand: bool = False) -> Done:
        """Write an initiative (id 0: a new one) with its authors; raises Invalid. `Done.value`: its id."""
        row = cleaned(row, lines=_LINES)
        authors = [cleaned(one) for one in authors]
        refuse(self.problems(row, authors), stand=stand)
        verb = "Ghi" if row.id == 0 else "Sửa"
        with self._office.operation(f"{verb} sáng kiến: {row.name}") as op:
            op.value = self.put(row, authors)
        return op.done

    def put(self, row: Initiative, authors: Sequence[InitiativeAuthor]) -> int:
        """Write the rows inside an open operation; returns the initiative's id."""
        db = self._office.db
        made = record_rows.save(db, row)
        kept = {one.id for one in authors}
        for before in achievement_rows.authors_of(db, made):
            if before.id not in kept:
                record_rows.drop(db, before)
        for one in authors:
            record_rows.save(db, replace(one, initiative_id=made))
        return made

    def cancel(self, row: Initiative, by: str, on: date | None) -> Done:
        """Write the decision that takes the recognition back; the row stays and stops counting."""
        row = taken_back(row, by, on, lines=_LINES)
        with self._office.operation(f"Hủy công nhận sáng kiến: {row.name}") as op:
            op.value = record_rows.save(self._office.db, row)
        return op.done

    def remove(self, row: Initiative) -> Done:
        """Take out what was entered by mistake, with authors, uses and evidence."""
        with self._office.operation(f"Xóa sáng kiến: {row.name}") as op:
            achievement_rows.drop_with_evidence(self._office.db, row)
        return op.done

    def attach(self, row: Initiative, source: Path) -> Done:
        """Keep the scan of the recognition; raises FileTrouble when it cannot be."""
        scan = keep_scan(self._office.path, source)
        with self._office.operation(f"Gắn bản quét công nhận: {row.name}") as op:
            op.value = record_rows.save(self._office.db, replace(row, scan=scan))
        return op.done

    def scan(self, row: Initiative) -> Path | None:
        """The kept scan, or None; raises FileTrouble when it is missing or altered."""
        return find_scan(self._office.path, row.scan) if row.scan else None

    # Where it served.

    def use(
        self,
        initiative_id: int,
        person_id: int | None,
        code: str,
        year: int,
        *,
        award_id: int | None = None,
        reason: str = "",
    ) -> Done:
        """Write that the initiative served an award of a year; `Done.value` is the id of the use.

        Where the rule of the year's end lets it serve once, a second use raises Invalid (field `reason`)
        naming the first; only a rule that was not verified is overridden, with a reason.
        """
        row = self.initiative(initiative_id)
        made = cleaned(InitiativeUse(0, initiative_id, person_id, code, year, award_id, reason))
        refuse(self.use_problems(row, made))
        with self._office.operation(f"Dùng sáng kiến cho {_called(code, year)} năm {year}: {row.name}") as op:
            op.value = record_rows.save(self._office.db, made)
        return op.done

    def use_each(self, found: Iterable[Resting], reason: str = "") -> Done:
        """Write each initiative down as used for its award, in one operation; `Done.value` is how many.

        Raises Invalid as `use` does, and then writes nothing. `reason` is that of all of them.
        """
        rows = tuple(found)
        if not rows:
            raise SayToUser("Chưa chọn sáng kiến nào. Đánh dấu ít nhất một dòng.")
        names = f"{len(rows)} sáng kiến" if len(rows) > 1 else rows[0].initiative.name
        with self._office.operation(f"Ghi đã dùng để xét: {names}") as op:
            for one in rows:
                award = one.award
                made = InitiativeUse(
                    0, one.initiative.id, award.person_id, award.code, award.year, award.id,
                    reason if one.before else "",
                )  # fmt: skip
                made = cleaned(made)
                refuse(self.use_problems(one.initiative, made))
                record_rows.save(self._office.db, made)
            op.value = len(rows)
        return op.done

    def use_problems(self, row: Initiative, use: InitiativeUse) -> tuple[Problem, ...]:
        """Why the initiative may not serve as written; empty when it may."""
        if not row.recognised:
            return (Problem("initiative", f"“{row.name}” chưa được công nhận, hoặc công nhận đã hủy."),)
        history = self._used_by(row, use.person_id)
        if any(
            (one.code, one.year, one.person_id) == (use.code, use.year, use.person_id)
            for one in history.uses_of(row)
        ):
            return (Problem("initiative", f"Đã ghi dùng cho {_called(use.code, use.year)} năm {use.year}."),)
        rule = initiative_use_rule(date(use.year, 12, 31))
        before = used_before(history, row, rule)
        if not before or (use.reason and not rule.verified):
            return ()
        first = f"{_called(before[0].code, before[0].year)} năm {before[0].year}"
        said = f"“{row.name}” đã dùng cho {first}, không dùng lần nữa ({rule.source})."
        if not rule.verified:
            said += " Quy định này chưa kiểm chứng: ghi lý do nếu vẫn dùng."
        return (Problem("reason", said),)

    def unuse(self, use: InitiativeUse) -> Done:
        """Take a use written by mistake away: the initiative is free again."""
        name = self.initiative(use.initiative_id).name
        with self._office.operation(f"Bỏ lần dùng sáng kiến: {name}") as op:
            record_rows.drop(self._office.db, use)
        return op.done

    def _used_by(self, row: Initiative, person_id: int | None) -> History:
        """The uses of one initiative with the awards they served, as seen by the person."""
        uses = self.uses(row.id)
        served = [record_rows.one(self._office.db, AwardHeld, use.award_id) for use in uses if use.award_id]
        return History(Holder(person_id), awards=tuple(one for one in served if one), uses=uses)


def _called(code: str, year: int) -> str:
    """The usual abbreviation of an award in that year, `CSTĐCS`."""
    entry = entry_on(catalogue(), code, PERSON, date(year, 12, 31))
    return entry.short if entry else code
