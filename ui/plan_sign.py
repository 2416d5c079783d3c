"""Ký và ghi số: number, date and signer of a plan that is read-only from then on.

What cannot stand (letters in the number, no date) is an error beside its field. What is only doubtful (a
number used twice, a date before the act the plan rests on) is said there, too; the button then says "Vẫn ký
và khóa", and signs when it is pressed with the same values: they have been read.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLayout, QWidget

from app.domain.dates import show_date
from app.domain.office import Signatory, in_force
from app.domain.plan import Plan
from app.errors import Invalid, Problem, SayToUser
from ui.dialog import Dialog
from ui.fields import Choice, DateLine, Field, Line
from ui.plan_fields import signatory_words
from ui.theme import Theme

if TYPE_CHECKING:
    from app.services.office import Office

_CONFIRM = "Ký và khóa kế hoạch"
_CONFIRM_ANYWAY = "Vẫn ký và khóa"


def period_words(signatory: Signatory) -> str:
    """`Có thẩm quyền ký từ 01/03/2021 đến nay.`"""
    if signatory.valid_from is None and signatory.valid_to is None:
        return "Có thẩm quyền ký, danh sách không ghi thời hạn."
    start = f"từ {show_date(signatory.valid_from)} " if signatory.valid_from else ""
    end = f"đến {show_date(signatory.valid_to)}" if signatory.valid_to else "đến nay"
    return f"Có thẩm quyền ký {start}{end}."


class SignDialog(Dialog):
    """Signs `plan` when confirmed; `done` holds the operation then."""

    def __init__(self, office: Office, theme: Theme, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            "Ký và ghi số",
            f"Kế hoạch {plan.year}",
            "Ký xong, kế hoạch chỉ đọc. Muốn đổi thì lập bản thay thế, bản này vẫn giữ.",
            _CONFIRM,
            icon="lock_closed",
            parent=parent,
        )
        self._office = office
        self._plan = plan
        self._read: tuple[object, frozenset[str]] = ((), frozenset())
        self.done_operation: object = None
        self.not_yet = "Chưa ký"
        self.deed = self._do_sign
        proposed = plan.number or office.plans.next_number(plan.year)
        self.number = Line(f"{proposed:02d}")
        number = Field(
            theme, "Số", self.number, self._largest_words(), f"/{office.plans.symbol_for(plan)}", width=96
        )
        self.add_field("number", number)
        self.day = DateLine(lambda: office.now().date())
        self.day.set_day(plan.issued.complete() if plan.issued else None)
        self.add_field("signed_on", Field(theme, "Ngày ký", self.day, "Ctrl+; ghi ngày hôm nay."))
        self.signer = Choice()
        self.add_field("signatory", Field(theme, "Người ký", self.signer))
        self.day.textChanged.connect(self._day_changed)
        self.signer.currentIndexChanged.connect(self._signer_changed)
        self._day_changed()
        self.number.textChanged.connect(self._edited)
        self.day.textChanged.connect(self._edited)
        self.signer.currentIndexChanged.connect(self._edited)
        self.number.setFocus()
        self.number.selectAll()

    def _largest_words(self) -> str:
        used = self._office.plans.next_number(self._plan.year) - 1
        symbol = self._office.plans.symbol_for(self._plan)
        return (
            f"Số lớn nhất đã dùng trong năm: {used:02d}/{symbol}." if used else "Trong năm chưa dùng số nào."
        )

    def _day(self) -> date | None:
        try:
            return self.day.day()
        except SayToUser:
            return None

    def _day_changed(self) -> None:
        self.fields["signed_on"].set_beside(self.day.weekday())
        day = self._day()
        everyone = self._office.settings.signatories()
        offered = in_force(everyone, day) if day else everyone
        before = self.signer.value() if self.signer.count() else self._as_printed(offered)
        self.signer.blockSignals(True)
        self.signer.offer({row: signatory_words(row) for row in offered})
        self.signer.set_value(before)
        self.signer.blockSignals(False)
        self._signer_changed()

    def _as_printed(self, offered: tuple[Signatory, ...]) -> Signatory | None:
        """The signer the draft already names."""
        return next((row for row in offered if row.name == self._plan.signer_name), None)

    def _signer_changed(self) -> None:
        chosen = self.signer.value()
        field = self.fields["signatory"]
        if isinstance(chosen, Signatory):
            field.set_hint(period_words(chosen))
        elif self._day():
            field.set_hint("Ngày này chưa có người ký nào còn hiệu lực. Thêm người ký trong Cài đặt.")

    def _do_sign(self) -> None:
        number, day, signer = self._values()
        doubts, allowed = self._read
        allow = allowed if doubts == (number, day, signer) else frozenset()
        try:
            self.done_operation = self._office.plans.sign(self._plan.id, number, day, signer, allow=allow)
        except Invalid as trouble:
            read = frozenset(p.field for p in trouble.problems if p.doubt)
            self._read = ((number, day, signer), read | allow)
            raise

    def show_wrong(self, trouble: SayToUser) -> None:
        """Errors as in every dialog; where all are doubts, what to do about them."""
        super().show_wrong(trouble)
        if isinstance(trouble, Invalid) and all(problem.doubt for problem in trouble.problems):
            self._say(f"{len(trouble.problems)} điều cần xem. Vẫn đúng thì bấm ký.")
            self.confirm_button.set_words(_CONFIRM_ANYWAY)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        assert layout is not None
        # The smallest size of wrapped words is that of a narrow column; it must not stretch the dialog.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.invalidate()
        self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    def _edited(self) -> None:
        """Other values have not been read yet."""
        self.confirm_button.set_words(_CONFIRM)
        for field in self.fields.values():
            field.set_error("")
        self._say("")

    def _values(self) -> tuple[int | None, date | None, Signatory | None]:
        """What is typed; raises Invalid with every field that cannot be read or stand."""
        problems: list[Problem] = []
        largest = self._office.plans.next_number(self._plan.year) - 1
        words = self.number.words()
        number = int(words) if words.isascii() and words.isdigit() and int(words) else None
        day: date | None = None
        try:
            day = self.day.day()
        except SayToUser as trouble:
            problems.append(Problem("signed_on", str(trouble)))
        chosen = self.signer.value()
        signer = chosen if isinstance(chosen, Signatory) else None
        if number is None:
            used = f" {self._largest_words()}" if largest else ""
            problems.append(Problem("number", f"Số chỉ gồm chữ số, ví dụ {largest + 1:02d}.{used}"))
        if problems:
            named = {problem.field for problem in problems}
            rest = self._office.plans.signing_problems(self._plan.id, number or largest + 1, day, signer)
            order = {"number": 0, "signed_on": 1, "signatory": 2}
            problems += [problem for problem in rest if problem.field not in named]
            raise Invalid(tuple(sorted(problems, key=lambda p: order[p.field])))
        return number, day, signer
