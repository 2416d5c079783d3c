"""The panel of the grading page: the decision behind all proposals, or why a grade stands by reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.award_facts import GRADE_WORDS, GRADES
from app.domain.grading_round import GradingLine
from app.domain.holder import Holder
from app.errors import Invalid, Problem
from ui.keybutton import KeyButton
from ui.panes import SidePanel, wrapped
from ui.record_form import FieldSpec, RecordForm

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell


@dataclass(frozen=True)
class _Decision:
    id: int = 0
    number: str = ""
    decided_on: date | None = None
    issuer: str = ""


@dataclass(frozen=True)
class _Exception:
    id: int
    grade: str
    points: int | None
    reason: str


class GradingPanel(SidePanel):
    """Hidden until it asks; `outstanding` says whether the office itself is graded outstanding."""

    def __init__(self, office: Office, shell: Shell, outstanding: Callable[[], bool]) -> None:
        super().__init__(shell.theme, "")
        self._office = office
        self._shell = shell
        self._outstanding = outstanding
        self._read: _Decision | None = None
        self._exception = Holder()
        theme = shell.theme
        decision = (
            FieldSpec("number", "Số quyết định", placeholder="231/QĐ-SNgV"),
            FieldSpec("decided_on", "Ngày quyết định", "date"),
            FieldSpec("issuer", "Cơ quan ban hành", suggest=office.achievements.issuers),
        )
        self.form = RecordForm(theme, decision, self._decide, lambda: office.now().date())
        grades = {code: GRADE_WORDS[code][:1].upper() + GRADE_WORDS[code][1:] for code in GRADES}
        reason = (
            FieldSpec("reason", "Lý do", "lines"),
            FieldSpec("grade", "Mức", "choice", choices=grades),
        )
        self.reason = RecordForm(theme, reason, self._except, lambda: office.now().date())
        self.setFixedWidth(round(theme.size(320)))
        self.about = wrapped("", "muted")
        for part in (self.about, self.form, self.reason):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.drop = KeyButton(theme, "Bỏ", "plain", "Esc")
        self.confirm = KeyButton(theme, "Ghi quyết định", "main", "Ctrl+Enter")
        self.buttons.addWidget(self.drop)
        self.buttons.addWidget(self.confirm)
        self.hide()

    def ask_decision(self) -> None:
        """Number, day and issuer."""
        issuers = self._office.achievements.issuers()
        self._open(self.form, _Decision(issuer=issuers[0] if issuers else ""), "Quyết định xếp loại")
        self.about.setText("Mọi mức dự kiến của năm được ghi theo quyết định này.")
        self.confirm.set_words("Ghi quyết định")

    def ask_reason(self, line: GradingLine, grade: str, points: int | None, why: str) -> None:
        """Why a grade stands against the rule."""
        self._exception = line.holder
        self._open(self.reason, _Exception(0, grade, points, ""), line.name)
        self.about.setText(why)
        self.confirm.set_words("Ghi có lý do")

    def confirm_open(self) -> bool:
        """Confirm what is being asked; False when nothing is."""
        for form in (self.form, self.reason):
            if form.record is not None:
                form.confirm()
                return True
        return False

    def leave(self) -> None:
        """Nothing is asked any more."""
        self.form.show_record(None)
        self.reason.show_record(None)
        self.hide()

    def _open(self, form: RecordForm, record: Any, heading: str) -> None:
        self._read = None
        for one in (self.form, self.reason):
            one.show_record(None)
            one.setVisible(one is form)
        form.show_record(record)
        form.say("")
        self.heading.setText(heading)
        self.show()
        form.focus_first()

    def _decide(self, typed: _Decision) -> Any:
        """The decision; what is doubtful about the whole is told once and stands when confirmed again."""
        try:
            return self._office.achievements.grading.decide(
                self._shell.year(),
                typed.number,
                typed.decided_on,
                typed.issuer,
                outstanding=self._outstanding(),
                stand=typed == self._read,
            )
        except Invalid as trouble:
            doubts = [one.sentence for one in trouble.problems if one.doubt]
            self.form.say("\n".join(doubts))
            whole = all(one.doubt for one in trouble.problems)
            self._read = typed if whole else None
            self.confirm.set_words("Vẫn ghi quyết định" if whole else "Ghi quyết định")
            raise

    def _except(self, typed: _Exception) -> Any:
        if not typed.reason:
            raise Invalid((Problem("reason", "Ghi lý do, hoặc bấm Bỏ để giữ như trước."),))
        return self._office.achievements.grading.propose(
            self._shell.year(), self._exception, typed.grade, points=typed.points, reason=typed.reason
        )
