"""Where an initiative served: the uses of it, and one more, refused when a rule lets it serve once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.award_catalogue import entry_on
from app.domain.award_facts import PERSON
from app.domain.initiatives import Initiative
from app.errors import Invalid, Problem
from app.services.award_catalogue import catalogue
from ui.achievement_specs import OTHER, catalogue_choices
from ui.keybutton import IconButton, KeyButton
from ui.panes import Hairline, clear_rows, label, wrapped
from ui.record_form import FieldSpec, RecordForm

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell


@dataclass(frozen=True)
class _Draft:
    id: int
    person_id: int | None
    code: str
    year: int
    reason: str = ""


class InitiativeUses(QWidget):
    """Below the form of a recognised initiative."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._row: Initiative | None = None
        theme = shell.theme
        fields = (
            FieldSpec("code", "Dùng để xét", "choice", offer=self._awards),
            FieldSpec("year", "Năm", "number", width=80, row=1),
            FieldSpec("person_id", "Cho tác giả", "choice", row=1, offer=self._authors),
            FieldSpec(
                "reason", "Lý do vẫn dùng", hint="Chỉ khi sáng kiến đã dùng và quy định chưa kiểm chứng."
            ),
        )
        self.form = RecordForm(theme, fields, self._use, lambda: office.now().date())
        self.form.saved.connect(self._used)
        self.add = KeyButton(theme, "Ghi đã dùng để xét", "link", icon="add")
        self.add.clicked.connect(self.begin)
        self.keep = KeyButton(theme, "Ghi đã dùng", "plain", "Enter")
        self.keep.clicked.connect(self.form.confirm)
        self.drop = KeyButton(theme, "Bỏ", "quiet")
        self.drop.clicked.connect(self._close)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._buttons = QWidget()
        line = QHBoxLayout(self._buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(self.drop)
        line.addWidget(self.keep)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 8, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(Hairline(theme))
        rows.addWidget(label("Đã dùng để xét", "card"))
        rows.addLayout(self._lines)
        rows.addWidget(self.add)
        rows.addWidget(self.form)
        rows.addWidget(self._buttons)
        self._close()

    def show_initiative(self, row: Initiative | None) -> None:
        """Its uses; hidden for one that is not in the book."""
        if row is None or self._row is None or row.id != self._row.id:
            self._close()
        self._row = row
        self.setVisible(row is not None)
        clear_rows(self._lines)
        if row is None:
            return
        uses = self._office.achievements.initiatives.uses(row.id)
        people = {one.id: one.name for one in self._office.staff.people()}
        for use in uses:
            name = award_words(use.code, use.year)
            whom = people.get(use.person_id or 0, "")
            self._lines.addWidget(
                self._line(f"{name} năm {use.year}", ", ".join(filter(None, (whom, use.reason))), use)
            )
        if not uses:
            said = (
                "Chưa dùng lần nào." if row.recognised else "Chưa được công nhận nên chưa dùng để xét được."
            )
            self._lines.addWidget(wrapped(said, "muted"))
        self.add.setVisible(row.recognised and self.form.record is None)

    def begin(self) -> None:
        """The form of one more use."""
        if self._row is None:
            return
        authors = [one.person_id for one in self._office.achievements.initiatives.authors(self._row.id)]
        year = self._shell.year()
        self.form.show_record(_Draft(0, authors[0] if authors else None, "CSTDCS", max(year, self._row.year)))
        self.form.show()
        self._buttons.show()
        self.add.hide()
        self.form.focus_first()

    def _line(self, words: str, beside: str, use: Any) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(wrapped(words))
        if beside:
            said.addWidget(wrapped(beside, "hint"))
        drop = IconButton(self._shell.theme, "dismiss", f"Bỏ lần dùng: {words}")
        drop.set_side(24)
        drop.clicked.connect(partial(self._unuse, use))
        line.addLayout(said, 1)
        line.addWidget(drop, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _awards(self, draft: _Draft) -> Mapping[str, str]:
        found = catalogue_choices(self._office, PERSON, date(max(draft.year, 2000), 12, 31))
        return {code: name for code, name in found.items() if name != OTHER}

    def _authors(self, _draft: _Draft) -> Mapping[int | None, str]:
        if self._row is None:
            return {}
        people = {one.id: one.name for one in self._office.staff.people()}
        authors = self._office.achievements.initiatives.authors(self._row.id)
        return {one.person_id: people.get(one.person_id or 0, one.name) for one in authors}

    def _use(self, draft: _Draft) -> Any:
        assert self._row is not None
        desk = self._office.achievements.initiatives
        try:
            return desk.use(self._row.id, draft.person_id, draft.code, draft.year, reason=draft.reason)
        except Invalid as trouble:
            # What is wrong with the initiative itself stands below the award it was meant for.
            raise Invalid(
                tuple(
                    Problem("code" if one.field == "initiative" else one.field, one.sentence, one.doubt)
                    for one in trouble.problems
                )
            ) from None

    def _used(self, done: Any) -> None:
        self._close()
        self._shell.report(done)
        self.show_initiative(self._row)

    def _unuse(self, use: Any) -> None:
        done = self._shell.attempt(lambda: self._office.achievements.initiatives.unuse(use))
        if done is not None:
            self._shell.report(done)

    def _close(self) -> None:
        self.form.show_record(None)
        self.form.hide()
        self._buttons.hide()
        self.add.setVisible(self._row is not None and self._row.recognised)


def award_words(code: str, year: int) -> str:
    """The name of an award for a person by its code, as of the end of the year."""
    entry = entry_on(catalogue(), code, PERSON, date(year, 12, 31))
    return entry.name if entry else code
