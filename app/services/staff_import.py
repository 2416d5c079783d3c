"""The desk of the staff import: guesses remembered, a look at every row, one operation that keeps them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from app import paths
from app.domain.import_cells import Vocabulary
from app.domain.import_steps import ColumnSpec, PreviewRow, Step, Tally, lines_below, tally, untold
from app.domain.office import Unit
from app.domain.read_sheet import ReadSheet
from app.domain.staff import ClockNumber
from app.domain.staff_import import GROUPS, NEW_UNIT, Given, Known, understand
from app.domain.staff_import_changes import Change
from app.domain.staff_import_twins import Candidate
from app.domain.wording import clean, fold, upper_first
from app.errors import SayToUser
from app.services.row_import import Looking, RowImportDesk
from app.services.staff import PROMOTED, TRANSFERRED
from app.storage import import_rows, office_rows, record_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office

KIND, UNIT_KIND = "staff", "staff-unit"


@dataclass(frozen=True)
class Look:
    """Every row of the sheet as understood; what `keep` writes are the ticked ones."""

    sheet: ReadSheet
    heading: int
    columns: Mapping[str, int]
    given: Given
    candidates: tuple[Candidate, ...]

    @property
    def rows(self) -> tuple[PreviewRow, ...]:
        """As the preview shows them."""
        return tuple(candidate.row for candidate in self.candidates)

    @property
    def sentence(self) -> str:
        """What would be written and what is left, in one line."""
        return tally(self.rows, {key: words.lower() for key, words in GROUPS.items()}).sentence("người")


@cache
def _shipped() -> dict[str, Any]:
    with paths.data("imports", "staff.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def specs() -> tuple[ColumnSpec, ...]:
    """The fields a staff list may fill, in the order of the form."""
    return tuple(
        ColumnSpec(
            row["key"], row["words"], tuple(row["synonyms"]), row.get("needed", False), width=row["width"]
        )
        for row in _shipped()["column"]
    )


@cache
def vocabulary() -> Vocabulary:
    """Words in cells, from data/imports."""
    words = {key: tuple(words) for key, words in _shipped()["words"].items()}
    return Vocabulary(words, {spec.key: spec.words for spec in specs()})


class StaffImportDesk(RowImportDesk):
    """Nothing is written before `keep`; what it writes is one operation and one step of undo."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, KIND, specs())

    def units_remembered(self) -> dict[str, int]:
        """Folded words of files → the unit they were said to be, as long as the unit is there."""
        ids = {unit.id for unit in self._office.staff.units()}
        found = import_rows.mappings(self._office.db, UNIT_KIND)
        return {words: chosen["unit"] for words, chosen in found.items() if chosen["unit"] in ids}

    def look(self, sheet: ReadSheet, heading: int, columns: Mapping[str, int], given: Given) -> Look:
        """Every row below the heading; raises SayToUser when no column gives the names."""
        found: Look = self.looking(sheet, heading, columns, given).take(untold)
        return found

    def looking(
        self,
        sheet: ReadSheet,
        heading: int,
        columns: Mapping[str, int],
        given: Given,
        before: Look | None = None,
    ) -> Looking:
        """The same look, for another thread to take; raises as `look` does. Nothing is kept of `before`."""
        if "name" not in columns and "given_name" in columns:
            columns = {"name": columns["given_name"]} | {
                key: column for key, column in columns.items() if key != "given_name"
            }
        if "name" not in columns:
            raise SayToUser("Chưa biết cột nào là Họ và tên. Chỉ rõ cột đó rồi nhập lại.", "name")
        staff = self._office.staff
        today = self._office.now().date()
        known = Known(
            staff.people(), staff.units(), staff.clock_numbers(), today, staff.places(), staff.memberships()
        )
        remembered = replace(given, units={**self.units_remembered(), **given.units})
        lines = lines_below(sheet, heading)

        def take(step: Step) -> Look:
            candidates = understand(sheet, lines, columns, vocabulary(), known, remembered, step)
            return Look(sheet, heading, columns, given, candidates)

        return Looking(len(lines), take)

    def keep(self, name: str, look: Look) -> Done:
        """Write the ticked rows, units that are new first: new people, and what others change of people who
        are there; `Done.value` are the ids of them all.

        `name` is the file's, for the diary. Raises SayToUser when nothing is ticked.
        """
        chosen = [c for c in look.candidates if c.row.ticked and c.person and c.membership]
        if not chosen:
            raise SayToUser("Chưa có dòng nào được đánh dấu để nhập. Sửa hoặc đánh dấu ít nhất một dòng.")
        db, now = self._office.db, self._office.now()
        changed = sum(c.change is not None for c in chosen)
        deed = Tally(len(chosen), len(chosen), (), changed).deed("cán bộ")
        with self._office.operation(f"{upper_first(deed)} từ {clean(name)}") as op:
            made: dict[str, int] = {}
            ids = []
            for candidate in chosen:
                assert candidate.person is not None
                assert candidate.membership is not None
                unit_id = candidate.membership.unit_id
                if unit_id == NEW_UNIT:
                    unit_id = self._unit(candidate.unit_words, made)
                if candidate.change is not None:
                    ids.append(self._change(candidate.change, unit_id))
                    continue
                person = record_rows.save(db, candidate.person)
                ids.append(person)
                place = replace(candidate.membership, person_id=person, unit_id=unit_id)
                record_rows.save(db, place)
                if candidate.clock:
                    number = ClockNumber(0, candidate.clock, person, valid_from=place.valid_from)
                    record_rows.save(db, number)
            self.remember(look)
            for words, unit_id in look.given.units.items():
                kept = made.get(words, unit_id)
                if kept > 0:
                    import_rows.remember(db, UNIT_KIND, words, {"unit": kept}, now)
            op.value = tuple(ids)
        return op.done

    def _change(self, change: Change, unit_id: int) -> int:
        """Write what a row changes of a person; their id."""
        db, person = self._office.db, change.person
        record_rows.save(db, person)
        rows = change.places(unit_id)
        if change.since is not None:
            closed, opened = rows
            why = PROMOTED if closed.unit_id == opened.unit_id else TRANSFERRED
            rows = (replace(closed, ended_by=why), opened)
        for row in rows:
            record_rows.save(db, row)
        if change.clock:
            record_rows.save(db, ClockNumber(0, change.clock, person.id, valid_from=change.since))
        return person.id

    def _unit(self, words: str, made: dict[str, int]) -> int:
        """The id of a unit made for these words, once an import."""
        key = fold(words)
        if key not in made:
            position = max((unit.position for unit in self._office.staff.units()), default=0) + 1
            made[key] = office_rows.save(self._office.db, Unit(0, words, position=position))
        return made[key]
