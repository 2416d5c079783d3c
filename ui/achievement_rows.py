"""The rows behind the cells: which record an entry stands for, what is said of it, what may be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from app.domain.award_catalogue import day_of, entry_on
from app.domain.award_facts import COLLECTIVE, FORM_WORDS, PERSON
from app.domain.awards_held import AwardHeld
from app.domain.discipline import Discipline
from app.domain.evidence import Proves
from app.domain.history_page import HistoryPage
from app.domain.initiatives import Initiative
from app.errors import SayToUser
from app.services.award_catalogue import catalogue
from app.services.initiative_proposals import proposals
from ui.detail_words import (
    Detail,
    Link,
    award_detail,
    discipline_detail,
    grade_detail,
    initiative_detail,
    registration_detail,
    work_detail,
    year_detail,
)
from ui.evidence_pane import Proved
from ui.history_cells import CONDUCT, HEADS, YEAR, Entry, Place
from ui.history_words import Named
from ui.year_conduct import conduct_detail

if TYPE_CHECKING:
    from app.services.office import Office

CANCELLABLE = frozenset({"award", "grade", "initiative"})
REMOVABLE = frozenset({"award", "grade", "initiative", "registration", "works"})


class AchievementRows:
    """Reads one page's rows; built anew for each page."""

    def __init__(self, office: Office, page: HistoryPage) -> None:
        self._office = office
        self.page = page

    @cached_property
    def named(self) -> Named:
        """How awards, codes and forms of discipline are called on this page."""
        desk = self._office.achievements
        subject = PERSON if self.page.holder.person_id is not None else COLLECTIVE

        def code(code: str, year: int) -> str:
            entry = entry_on(catalogue(), code, subject, date(year, 12, 31))
            return entry.short if entry else code

        def form(row: Discipline) -> str:
            words = FORM_WORDS.get(row.form, row.form)
            found = self._office.discipline.form_name(row)
            return found if found != row.form else words[:1].upper() + words[1:]

        def rank(row: AwardHeld) -> int:
            entry = entry_on(catalogue(), row.code, subject, day_of(row))
            return entry.rank if entry else 0

        return Named(desk.awards.name, code, form, rank)

    def record(self, entry: Entry) -> Any:
        """The row of an entry, None where it has none; raises SayToUser when it is gone."""
        desk = self._office.achievements
        readers: dict[str, Callable[[int], Any]] = {
            "award": desk.awards.award,
            "grade": self._grade,
            "initiative": desk.initiatives.initiative,
            "discipline": self._discipline,
            "registration": self._registration,
            "works": desk.works.work,
        }
        return readers[entry.kind](entry.id) if entry.kind in readers and entry.id else None

    def detail(self, place: Place) -> tuple[Detail, Proved | None]:
        """What the panel says of a cell."""
        line = next(line for line in self.page.lines if line.year == place.year)
        entry = place.entry
        if place.column == YEAR:
            return year_detail(line, self.named), None
        if place.column == CONDUCT and self.page.holder.person_id is not None:
            return conduct_detail(line, self.page.holder.person_id), None
        row = self.record(entry) if entry is not None else None
        if entry is None or row is None:
            doubts = (
                tuple(mark.sentence for mark in line.marks) if entry is not None and entry.missing else ()
            )
            text = "" if doubts else "Chưa ghi gì ở ô này."
            return Detail(f"Năm {place.year}", HEADS[place.column], doubts=doubts, text=text), None
        return self._said(entry, row), self._proved(entry, row)

    def save_cancelled(self, entry: Entry) -> Callable[[str, date | None], Any]:
        """Who takes the row back by a decision."""
        desk = self._office.achievements
        row = self.record(entry)
        by_kind = {"award": desk.awards, "grade": desk.grades, "initiative": desk.initiatives}
        owner: Any = by_kind[entry.kind]
        return partial(owner.cancel, row)

    def remove(self, entry: Entry) -> Any:
        """Take the row away, written by mistake; raises SayToUser when it may not be."""
        desk = self._office.achievements
        owners: dict[str, Any] = {
            "award": desk.awards,
            "grade": desk.grades,
            "initiative": desk.initiatives,
            "registration": desk.registrations,
            "works": desk.works,
        }
        return owners[entry.kind].remove(self.record(entry))

    def _said(self, entry: Entry, row: Any) -> Detail:
        if entry.kind == "award":
            work = None
            if row.work_id is not None:
                work = self._office.achievements.works.work(row.work_id)
            said = award_detail(self.page, row, self.named, work)
            return replace(said, links=(*said.links, *self._may_rest(row)))
        if entry.kind == "grade":
            return grade_detail(self.page, row)
        if entry.kind == "initiative":
            return initiative_detail(self.page, row, self.named, self._authors(row))
        if entry.kind == "works":
            return work_detail(row)
        if entry.kind == "registration":
            return registration_detail(row, self.named)
        return discipline_detail(row, self.named.form(row))

    def _may_rest(self, row: AwardHeld) -> tuple[Link, ...]:
        """The way to say on which initiative the award rested, where it asks for one and says none."""
        found = proposals(self._office, (row,))
        if not found:
            return ()
        free = sum(not one.before for one in found)
        beside = f"{free} sáng kiến chưa dùng" if free else "sáng kiến có đều đã dùng"
        target = f"initiative-use:awards/{row.id}"
        return (Link("Ghi dựa vào sáng kiến nào", "initiative-use", row.id, beside, target),)

    def _proved(self, entry: Entry, row: Any) -> Proved | None:
        desk = self._office.achievements
        kinds: dict[str, tuple[Proves, Any]] = {
            "award": (Proves.AWARD, desk.awards),
            "grade": (Proves.GRADE, desk.grades),
            "initiative": (Proves.INITIATIVE, desk.initiatives),
        }
        if entry.kind == "works":
            return Proved(Proves.WORK, row.id)
        if entry.kind not in kinds:
            return None
        proves, owner = kinds[entry.kind]
        return Proved(proves, row.id, bool(row.scan), partial(owner.scan, row), partial(owner.attach, row))

    def _authors(self, row: Initiative) -> str:
        people = {one.id: one.name for one in self._office.staff.people()}
        return ", ".join(
            (one.name or people.get(one.person_id or 0, "")) + (f" {one.share} %" if one.share else "")
            for one in self._office.achievements.initiatives.authors(row.id)
        )

    def followed(self, row_id: int) -> Any:
        """A month or quarter followed; raises SayToUser when it is gone."""
        return _of((row for line in self.page.lines for row in line.follow_ups), row_id)

    def _grade(self, row_id: int) -> Any:
        return _of(self.page.history.grades, row_id)

    def _discipline(self, row_id: int) -> Any:
        return _of(self.page.history.discipline, row_id)

    def _registration(self, row_id: int) -> Any:
        return _of((row for line in self.page.lines for row in line.registrations), row_id)


def _of(rows: Any, row_id: int) -> Any:
    found = next((row for row in rows if row.id == row_id), None)
    if found is None:
        raise SayToUser("Dòng này không còn trong sổ. Chọn lại trong danh sách.")
    return found
