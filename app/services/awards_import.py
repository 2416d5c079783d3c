"""The desks of lists of awards and of returned registration sheets: a look first, then one operation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.award_import import GROUPS, Candidate, Memo, shown_keys, understand
from app.domain.award_import_held import InBook, Record
from app.domain.award_import_lines import Reading, year_columns
from app.domain.award_import_people import SKIP, Roll
from app.domain.award_import_rows import AS_WRITTEN, AwardsGiven, Understanding
from app.domain.awards_held import AwardHeld
from app.domain.decision_reading import Issuers
from app.domain.import_steps import PreviewRow, Step, figure, headings_of, lines_below, tally, untold
from app.domain.office import Identity, Unit
from app.domain.quality_grades import QualityGrade
from app.domain.read_sheet import ReadSheet
from app.domain.registrations import Registration
from app.domain.staff import Membership, Person
from app.domain.unit_succession import successors
from app.domain.wording import clean
from app.errors import SayToUser
from app.services import awards_import_rows as shipped
from app.services.award_catalogue import catalogue
from app.services.awards_import_rows import AWARDS, REGISTRATIONS
from app.services.row_import import Guess, Looking, RowImportDesk, joined_heading
from app.storage import import_rows, office_rows, record_rows

if TYPE_CHECKING:
    from app.services.office import Done, Office

_NOUNS = {AWARDS: "dòng khen thưởng", REGISTRATIONS: "đăng ký"}
_ANSWERS = "award-answer"


@dataclass(frozen=True)
class AwardsLook:
    """Every row of the sheet as understood; what `keep` writes are the ticked ones."""

    sheet: ReadSheet
    heading: int
    columns: Mapping[str, int]
    given: AwardsGiven
    candidates: tuple[Candidate, ...]
    purpose: str
    known: Understanding = field(compare=False, repr=False)
    memo: Memo = field(compare=False, repr=False)

    @property
    def noun(self) -> str:
        """What is imported, in the plural of a count."""
        return _NOUNS[self.purpose]

    @property
    def rows(self) -> tuple[PreviewRow, ...]:
        """As the preview shows them."""
        return tuple(candidate.row for candidate in self.candidates)

    @property
    def shown(self) -> tuple[str, ...]:
        """The fields of the cells of each row, in order."""
        return shown_keys(self.columns, registering=self.purpose == REGISTRATIONS)

    @property
    def sentence(self) -> str:
        """What would be written and what is left, in one line."""
        words = {key: words.lower() for key, words in GROUPS.items()}
        return tally(self.rows, words).sentence(self.noun)


class AwardsImportDesk(RowImportDesk):
    """Nothing is written before `keep`; what it writes is one operation and one step of undo.

    `purpose` is AWARDS (titles, commendations, grades) or REGISTRATIONS.
    """

    def __init__(self, office: Office, purpose: str = AWARDS) -> None:
        super().__init__(office, purpose, shipped.columns(purpose))
        self.purpose = purpose
        self._known: tuple[date, Understanding] | None = None
        office.listen(lambda _done: self._forget(), first=True)

    def prepared(self, sheet: ReadSheet) -> ReadSheet:
        """The sheet with a heading of two rows made one."""
        return joined_heading(sheet, self.specs)

    def guess(self, sheet: ReadSheet, heading: int | None = None) -> Guess:
        """As every import guesses; a column headed by one year alone holds awards of it, not years."""
        found = super().guess(sheet, heading)
        at = found.columns.get("year")
        if at is None or found.heading < 0 or found.remembered:
            return found
        named = headings_of(sheet, found.heading)
        if not any(column == at for column, _year in year_columns(named, {})):
            return found
        return replace(found, columns={k: c for k, c in found.columns.items() if k != "year"})

    def look(
        self,
        sheet: ReadSheet,
        heading: int,
        columns: Mapping[str, int],
        given: AwardsGiven,
        before: AwardsLook | None = None,
    ) -> AwardsLook:
        """Every row below the heading; raises SayToUser when no column gives the names.

        What `before`, the last look, made of the same sheet is made anew only where it hangs on an answer.
        """
        found: AwardsLook = self.looking(sheet, heading, columns, given, before).take(untold)
        return found

    def looking(
        self,
        sheet: ReadSheet,
        heading: int,
        columns: Mapping[str, int],
        given: AwardsGiven,
        before: AwardsLook | None = None,
    ) -> Looking:
        """The same look, for another thread to take; raises as `look` does."""
        if "name" not in columns:
            raise SayToUser("Chưa biết cột nào là Họ và tên. Chỉ rõ cột đó rồi nhập lại.", "name")
        remembered = self._remembered()
        unseen = frozenset(remembered.keys() - given.answers.keys())
        given_all = replace(given, answers={**remembered, **given.answers}, remembered=unseen)
        lines, known, purpose = lines_below(sheet, heading), self._understanding(), self.purpose
        memo = Memo()
        if before is not None and before.sheet is sheet and before.known is known:
            memo = before.memo if (before.heading, before.columns) == (heading, columns) else memo

        def take(step: Step) -> AwardsLook:
            candidates = understand(sheet, heading, lines, columns, known, given_all, memo, step)
            return AwardsLook(sheet, heading, columns, given, candidates, purpose, known, memo)

        return Looking(len(lines), take, again=bool(memo.lines))

    def keep(self, name: str, look: AwardsLook) -> Done:
        """Write the ticked rows; `Done.value` are their ids in order.

        `name` is the file's, for the diary. Raises SayToUser when nothing is ticked.
        """
        chosen = [row.record for row in look.candidates if row.row.ticked and row.record is not None]
        if not chosen:
            raise SayToUser("Chưa có dòng nào được đánh dấu để nhập. Sửa hoặc đánh dấu ít nhất một dòng.")
        with self._office.operation(f"Nhập {figure(len(chosen))} {look.noun} từ {clean(name)}") as op:
            op.value = tuple(record_rows.save(self._office.db, record) for record in chosen)
            self.remember(look)
            self._remember_answers(look.given.answers)
        return op.done

    def _forget(self) -> None:
        self._known = None

    def _understanding(self) -> Understanding:
        """The book as rows are judged by it, read once until something is written or the day is over."""
        today = self._office.now().date()
        if self._known is None or self._known[0] != today:
            self._forget()
            registering = self.purpose == REGISTRATIONS
            self._known = (today, Understanding(self._reading(), catalogue(), self._book(), registering))
        return self._known[1]

    def _reading(self) -> Reading:
        db = self._office.db
        memberships: dict[int, list[Membership]] = {}
        for row in record_rows.rows(db, Membership):
            memberships.setdefault(row.person_id, []).append(row)
        identities = office_rows.rows(db, Identity)
        called = (words for one in reversed(identities) for words in (one.name, one.abbreviation) if words)
        known = shipped.vocabulary()
        roll = Roll(
            record_rows.rows(db, Person),
            memberships,
            office_rows.rows(db, Unit),
            (*called, *shipped.own_names()),
            known,
            successors(self._office.achievements.successions.rows()),
        )
        own = tuple(shipped.own_issuer(one.name, one.abbreviation) for one in reversed(identities))
        issuers = Issuers((*own, *shipped.issuers()))
        return Reading(roll, shipped.award_words(), known, issuers, self._office.now().date())

    def _book(self) -> InBook:
        db = self._office.db
        rows: list[Record] = []
        if self.purpose == REGISTRATIONS:
            rows.extend(record_rows.rows(db, Registration))
        else:
            rows.extend(row for row in record_rows.rows(db, AwardHeld) if not row.cancelled)
            rows.extend(record_rows.rows(db, QualityGrade))
        return InBook(rows)

    def _remembered(self) -> dict[str, str]:
        """Answers of earlier imports: who a name is, what words of an award mean."""
        people = {person.id for person in record_rows.rows(self._office.db, Person)}
        units = {unit.id for unit in office_rows.rows(self._office.db, Unit)}
        found = {}
        for asked, chosen in import_rows.mappings(self._office.db, _ANSWERS).items():
            ((word, number),) = chosen.items()
            if (word == "person" and number not in people) or (word == "unit" and number not in units):
                continue
            found[asked] = f"{word}:{number}" if asked.startswith("holder:") else word
        return found

    def _remember_answers(self, answers: Mapping[str, str]) -> None:
        for asked, answer in answers.items():
            if asked.startswith("row:") or answer in (SKIP, AS_WRITTEN):
                continue
            word, _, number = answer.partition(":")
            chosen = {word: int(number or 0)}
            import_rows.remember(self._office.db, _ANSWERS, asked, chosen, self._office.now())
