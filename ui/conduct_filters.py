"""Which notes the list shows: by state, rule, unit, part of the year, and words."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.conduct import OPEN, ConductRule, Incident, State
from app.domain.office import Unit
from app.domain.wording import lower_first
from ui.conduct_clock import ClockRow
from ui.fields import Choice, Line
from ui.segments import Segments
from ui.theme import Theme

CLOCK = "clock"
"""What only the time clock saw."""
STATES: Mapping[str, tuple[str, frozenset[State]]] = {
    "open": ("Chưa xong", OPEN),
    "confirmed": ("Đã xác nhận", frozenset({State.CONFIRMED})),
    "excused": ("Chấp nhận lý do", frozenset({State.EXCUSED})),
    "cancelled": ("Đã hủy", frozenset({State.CANCELLED})),
    CLOCK: ("Máy ghi", frozenset()),
    "all": ("Tất cả", frozenset(State)),
}


class ConductFilters(QWidget):
    """`changed` comes when the list must be filtered anew, `period_changed` when it must be read anew."""

    changed = Signal()
    period_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.state = Segments(theme, "Trạng thái", {key: words for key, (words, _) in STATES.items()})
        self.period = _choice("Thời gian", 120)
        self.period.offer(_periods())
        self.rule = _choice("Nội dung", 150)
        self.unit = _choice("Phòng, đơn vị", 190)
        self.words = Line(placeholder="Lọc, không cần dấu")
        self.words.setAccessibleName("Lọc vụ việc, Ctrl+F")
        self.words.setFixedWidth(192)
        upper = QHBoxLayout()
        upper.addWidget(self.state)
        upper.addStretch(1)
        lower = QHBoxLayout()
        lower.setSpacing(8)
        for widget in (self.period, self.rule, self.unit, self.words):
            lower.addWidget(widget)
        lower.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 0, 12, 8)
        rows.setSpacing(8)
        rows.addLayout(upper)
        rows.addLayout(lower)
        self.state.chosen.connect(lambda _state: self.changed.emit())
        self.rule.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.unit.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.words.textChanged.connect(lambda _text: self.changed.emit())
        self.period.currentIndexChanged.connect(lambda _at: self.period_changed.emit())

    def offer(self, rules: Iterable[ConductRule], units: Sequence[Unit]) -> None:
        """The rules and units there are; what is chosen stays."""
        named = {rule.code: f"{rule.code} {rule.name}" for rule in rules}
        _offer(self.rule, {"": "Mọi nội dung", **named})
        _offer(self.unit, {0: "Cả cơ quan", **{unit.id: unit.name for unit in units}})

    def count(self, rows: Sequence[Incident | ClockRow]) -> None:
        """How many of the span stand in each state."""
        self.state.offer(
            {key: f"{words} ({sum(map(partial(_in, key), rows))})" for key, (words, _) in STATES.items()}
        )

    def span(self, year: int) -> tuple[date, date]:
        """First and last day of what is chosen."""
        first, last = self.period.value() or (1, 12)  # type: ignore[misc]
        return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])

    def span_words(self, year: int) -> str:
        """`quý II năm 2023`, `tháng 5 năm 2023`, `năm 2023`."""
        words = "" if self.period.value() == (1, 12) else f"{lower_first(self.period.currentText())} "
        return f"{words}năm {year}"

    def wants(self, one: Incident | ClockRow) -> bool:
        """Whether state and rule fit; unit and words are the list's to know."""
        return _in(str(self.state.value()), one) and self.rule.value() in {"", one.rule}

    def narrowing(self) -> str:
        """What narrows the list besides the time, in words; "" when everything is shown."""
        state = str(self.state.value())
        parts = [STATES[state][0]] * (state != "all")
        parts += [choice.currentText() for choice in (self.rule, self.unit) if choice.value()]
        parts += [f"“{self.words.words()}”"] * bool(self.words.words())
        return "; ".join(parts)

    def show_all(self) -> None:
        """Hide nothing of the year."""
        for choice, value in ((self.rule, ""), (self.unit, 0), (self.period, (1, 12))):
            choice.set_value(value)
        self.words.clear()
        self.state.set_value("all")


def _in(state: str, one: Incident | ClockRow) -> bool:
    """Whether it stands in the state; what the clock saw stands in its own, and in "all"."""
    if isinstance(one, ClockRow):
        return state in (CLOCK, "all")
    return one.state in STATES[state][1]


def _periods() -> dict[tuple[int, int], str]:
    quarters = {(3 * q - 2, 3 * q): f"Quý {name}" for q, name in enumerate(("I", "II", "III", "IV"), 1)}
    halves = {(1, 6): "6 tháng đầu", (7, 12): "6 tháng cuối"}
    return {(1, 12): "Cả năm", **quarters, **halves, **{(m, m): f"Tháng {m}" for m in range(1, 13)}}


def _choice(name: str, width: int) -> Choice:
    made = Choice()
    made.setAccessibleName(name)
    made.setMinimumWidth(width)
    return made


def _offer(choice: Choice, words: Mapping[object, str]) -> None:
    before = choice.value()
    blocked = choice.blockSignals(True)
    choice.offer(words)
    choice.set_value(before)
    choice.blockSignals(blocked)
