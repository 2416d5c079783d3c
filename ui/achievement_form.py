"""The form of one row of tab Thành tích: which kind, its fields, and its people where it has several."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.awards_held import AwardHeld, AwardKind
from app.domain.holder import Holder
from app.domain.initiatives import Initiative, InitiativeAuthor
from app.domain.outstanding_works import OutstandingWork, WorkPerson
from app.domain.quality_grades import GradeFollowUp, QualityGrade
from app.domain.registrations import Registration
from app.errors import Invalid, Problem
from ui.achievement_specs import (
    FOLLOW,
    FORM,
    GRADE,
    INITIATIVE,
    KIND_WORDS,
    REGISTRATION,
    TITLE,
    WORK,
    KindForm,
    award_form,
    follow_form,
    grade_form,
    initiative_fields,
    registration_form,
    work_fields,
)
from ui.fields import Choice, Field
from ui.people_rows import NamedPerson, PeopleRows
from ui.record_form import RecordForm

if TYPE_CHECKING:
    from app.services.office import Done, Office
    from ui.shell import Shell


class AchievementForm(QWidget):
    """A new row waits for its button; a row of the book is saved on leaving a field.

    `saved` carries the Done, `doubted` whether what is typed may be let stand by confirming again.
    """

    saved = Signal(object)
    doubted = Signal(bool)

    def __init__(self, office: Office, shell: Shell, kinds: Sequence[str] = tuple(KIND_WORDS)) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._kinds = tuple(kinds)
        self._holder = Holder()
        self._year = 0
        self._read: Any = None
        self.forms: dict[str, RecordForm] = {}
        self.people: dict[str, PeopleRows] = {}
        self._made: dict[str, KindForm] = {}
        self.kind = Choice({kind: KIND_WORDS[kind] for kind in self._kinds})
        self._kind_field = Field(shell.theme, "Loại dòng", self.kind)
        self.kind.activated.connect(lambda _index: self._turn())
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        self._rows.addWidget(self._kind_field)

    @property
    def record(self) -> Any:
        """The row in the form, as last saved; None when nothing is being written."""
        form = self._current()
        return form.record if form is not None else None

    def begin(self, kind: str, holder: Holder, year: int) -> None:
        """A new row of a kind."""
        self._holder, self._year, self._read = holder, year, None
        # Initiatives are people's; a page that writes nothing else names their authors in the form.
        fit = [k for k in self._kinds if holder.person_id is not None or k != INITIATIVE]
        offered = fit or list(self._kinds)
        self.kind.offer({k: KIND_WORDS[k] for k in offered})
        self.kind.set_value(kind if kind in offered else offered[0])
        self._kind_field.setVisible(len(offered) > 1)
        self._turn()

    def edit(self, row: Any) -> None:
        """A row of the book."""
        self._read = None
        self._kind_field.hide()
        kind = kind_of(row)
        self.kind.offer({kind: KIND_WORDS[kind]})
        self._show(kind, row)

    def refresh(self, row: Any) -> None:
        """The same row of the book, read again; a field being typed into keeps its words."""
        form = self._current()
        if form is not None:
            form.show_record(row)

    def clear(self) -> None:
        """Nothing is being written any more."""
        for form in self.forms.values():
            form.show_record(None)
            form.hide()
        for people in self.people.values():
            people.hide()

    def confirm(self) -> bool:
        """Save; a doubt is told first and stands when confirmed unchanged."""
        form = self._current()
        return form is not None and form.confirm()

    def keep(self) -> bool:
        """Save what is being typed into a row of the book; False when it cannot stand."""
        form = self._current()
        return form is None or form.keep()

    def focus_first(self) -> None:
        """The cursor into the first field."""
        form = self._current()
        if form is not None:
            form.focus_first()

    def _current(self) -> RecordForm | None:
        return next((form for form in self.forms.values() if form.record is not None), None)

    def _turn(self) -> None:
        kind = str(self.kind.value())
        self._form(kind)
        self._show(kind, self._made[kind].blank(self._holder, self._year))

    def _show(self, kind: str, row: Any) -> None:
        self.clear()
        form = self._form(kind)
        form.show_record(row)
        form.say("")
        form.show()
        people = self.people.get(kind)
        if people is not None:
            people.offer(self._offered(row.year))
            people.show_people(self._people_of(kind, row))
            people.problems.set_error("")
            people.show()
        self.doubted.emit(False)

    def _form(self, kind: str) -> RecordForm:
        if kind not in self.forms:
            made = self._made[kind] = self._make(kind)
            theme = self._shell.theme
            form = RecordForm(theme, made.fields, self._save, lambda: self._office.now().date())
            form.saved.connect(self.saved)
            self.forms[kind] = form
            self._rows.addWidget(form)
            if kind in {INITIATIVE, WORK}:
                heading, beside = _PEOPLE[kind]
                people = self.people[kind] = PeopleRows(
                    theme, heading, beside, 72 if kind == INITIATIVE else 0
                )
                people.changed.connect(self._people_left)
                form.fields["people" if kind == WORK else "authors"] = people.problems
                self._rows.addWidget(people)
        return self.forms[kind]

    def _make(self, kind: str) -> KindForm:
        office = self._office
        if kind in {TITLE, FORM}:
            return award_form(office, AwardKind.TITLE if kind == TITLE else AwardKind.FORM)
        if kind == GRADE:
            return grade_form(office)
        if kind == REGISTRATION:
            return registration_form(office)
        if kind == FOLLOW:
            return follow_form(office)
        if kind == INITIATIVE:
            return KindForm(kind, initiative_fields(office), self._blank_initiative, self._save_initiative)
        return KindForm(kind, work_fields(office, self._units), self._blank_work, self._save_work)

    def _save(self, row: Any) -> Done:
        """A new row with doubts is told them once; confirmed as it was read it stands."""
        kind = kind_of(row) if not isinstance(row, AwardHeld) else self._award_kind()
        people = self.people[kind].value() if kind in self.people else None
        try:
            done: Done = self._made[kind].save(row, bool(row.id) or (row, people) == self._read)
        except Invalid as trouble:
            doubtful = all(problem.doubt for problem in trouble.problems)
            self._read = (row, people) if doubtful else None
            self.doubted.emit(doubtful)
            raise
        self._read = None
        return done

    def _award_kind(self) -> str:
        return next(
            kind for kind in (TITLE, FORM) if kind in self.forms and self.forms[kind].record is not None
        )

    def _people_left(self) -> None:
        """People of a row of the book are saved as its fields are."""
        row = self.record
        form = self._current()
        if row is None or not row.id or form is None:
            return
        try:
            done = self._save(form.typed())
        except Invalid as trouble:
            for name, field in form.fields.items():
                said = next((one.sentence for one in trouble.problems if one.field == name), "")
                field.set_error(said)
            return
        self.saved.emit(done)

    # People.

    def _offered(self, year: int) -> Any:
        return self._office.staff.roll(date(year, 1, 1), date(year, 12, 31))

    def _people_of(self, kind: str, row: Any) -> list[NamedPerson]:
        desk = self._office.achievements
        if row.id and kind == INITIATIVE:
            return [
                NamedPerson(one.id, one.person_id, one.name, str(one.share or ""))
                for one in desk.initiatives.authors(row.id)
            ]
        if row.id:
            return [NamedPerson(one.id, one.person_id, "", one.part) for one in desk.works.people(row.id)]
        if self._holder.person_id is None:
            return []
        return [NamedPerson(0, self._holder.person_id, "", "100" if kind == INITIATIVE else "")]

    def _blank_initiative(self, _holder: Holder, year: int) -> Initiative:
        return Initiative(0, "", year)

    def _save_initiative(self, row: Initiative, stand: bool) -> Done:
        authors = [
            InitiativeAuthor(one.id, row.id, one.person_id, one.name, _share(one.beside))
            for one in self.people[INITIATIVE].value()
        ]
        return self._office.achievements.initiatives.save(row, authors, stand=stand)

    def _blank_work(self, holder: Holder, year: int) -> OutstandingWork:
        return OutstandingWork(0, year, "", unit_id=holder.unit_id)

    def _save_work(self, row: OutstandingWork, stand: bool) -> Done:
        strange = next((one.name for one in self.people[WORK].value() if one.person_id is None), "")
        if strange:
            said = f"Chưa thấy ai tên “{strange}” trong cơ quan năm {row.year}. Chọn trong danh sách gợi ý."
            raise Invalid((Problem("people", said),))
        people = [
            WorkPerson(one.id, row.id, one.person_id, one.beside)
            for one in self.people[WORK].value()
            if one.person_id is not None
        ]
        return self._office.achievements.works.save(row, people, stand=stand)

    def _units(self) -> dict[int | None, str]:
        return {None: "Cả cơ quan", **{unit.id: unit.name for unit in self._office.staff.units()}}


_PEOPLE = {INITIATIVE: ("Tác giả và phần đóng góp", "%"), WORK: ("Người thực hiện", "Phần việc")}


def kind_of(row: Any) -> str:
    """The form a row is written in."""
    if isinstance(row, AwardHeld):
        return TITLE if row.kind is AwardKind.TITLE else FORM
    kinds: dict[type, str] = {
        QualityGrade: GRADE,
        Initiative: INITIATIVE,
        Registration: REGISTRATION,
        OutstandingWork: WORK,
        GradeFollowUp: FOLLOW,
    }
    return kinds[type(row)]


def _share(words: str) -> int:
    """Percent as typed; what is no number is refused by the desk as out of bounds."""
    bare = words.removesuffix("%").strip()
    if not bare:
        return 0
    return int(bare) if bare.isascii() and bare.isdigit() else -1
