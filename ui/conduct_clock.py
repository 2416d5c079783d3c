"""What only the time clock saw, among the notes: its row, and at the right why, with the way to a note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.conduct import HALF_WORDS, HalfDay, Incident
from app.domain.conduct_tally import Fact, FactKey
from app.domain.dates import show_date, show_weekday
from ui.chips import Chip
from ui.keybutton import KeyButton
from ui.panes import SidePanel, wrapped

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

CHIP = ("clock", "Máy ghi")
_CLOSED = "Tháng này đã chốt nên chỉ đọc. Muốn sửa, mở lại tháng ở tab Chuyên cần."
_HOW = (
    "Chưa ai ghi nhận; vẫn được đếm với số phút này. Ghi thành vụ việc thì thay cho giờ máy, không đếm hai "
    "lần. Máy ghi nhầm thì chấm tay ô ấy: chấm tay luôn thắng máy."
)


@dataclass(frozen=True)
class ClockRow:
    """A fact of the clock, with the words of a note that it does not have."""

    fact: Fact
    at_time: str = ""
    words: str = "Theo máy chấm công, chưa ghi thành vụ việc"
    place: str = ""
    answer: str = ""
    reason: str = ""
    state: None = None

    @property
    def id(self) -> FactKey:
        return self.fact.key

    @property
    def person_id(self) -> int:
        return self.fact.person_id

    @property
    def day(self) -> date:
        return self.fact.day

    @property
    def half(self) -> HalfDay:
        return self.fact.half

    @property
    def rule(self) -> str:
        return self.fact.rule.code

    @property
    def minutes(self) -> int | None:
        return self.fact.minutes


class ClockDetail(SidePanel):
    """The punches behind it; `noted` carries the fact to be made a note, `cell_asked` one to be looked at."""

    noted = Signal(object)
    cell_asked = Signal(object)

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(shell.theme)
        self._office = office
        self._row: ClockRow | None = None
        self.setFixedWidth(400)
        self.chip = Chip(shell.theme, *CHIP)
        self.facts = wrapped("", "body")
        self.why = wrapped("", "hint")
        self.how = wrapped("", "muted")
        self.cell = KeyButton(shell.theme, "Mở ô chấm công", "plain", icon="calendar_ltr")
        self.confirm = KeyButton(shell.theme, "Ghi thành vụ việc", "main", "Ctrl+Enter")
        self.cell.clicked.connect(lambda: self._row and self.cell_asked.emit(self._row.fact))
        self.confirm.clicked.connect(lambda: self._row and self.noted.emit(self._row.fact))
        self.head.addWidget(self.chip)
        for part in (self.facts, self.why, self.how):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.buttons.addWidget(self.cell)
        self.buttons.addWidget(self.confirm)

    def show_row(self, row: ClockRow | None) -> None:
        """Show it, or nothing."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        fact, office = row.fact, self._office
        closed = office.conduct.closed(fact.day)
        self.heading.setText(office.staff.person(fact.person_id).name)
        minutes = f", {fact.minutes} phút" if fact.minutes else ""
        when = f"{show_weekday(fact.day)} {show_date(fact.day)}, {HALF_WORDS[fact.half]}"
        self.facts.setText(f"{fact.rule.code} {fact.rule.name}{minutes}: {when}.")
        self.why.setText("\n".join(office.clock.explain(fact.person_id, fact.day)))
        self.how.setText(_CLOSED if closed else _HOW)
        self.confirm.setVisible(not closed)


def fact_key(row: Incident | ClockRow) -> FactKey:
    """The fact a row of the list stands for."""
    return (0 if isinstance(row, ClockRow) else row.id, row.person_id, row.day, row.half, row.rule)
