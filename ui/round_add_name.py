"""Proposing somebody the list does not hold: a name of the staff or a unit, put on the list by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.award_facts import COLLECTIVE
from app.domain.holder import OFFICE, Holder
from app.domain.rounds import RoundTitle
from ui.fields import Choice
from ui.keybutton import KeyButton

if TYPE_CHECKING:
    from ui.round_hub import RoundHub


class AddName(QWidget):
    """A choice and a button in one line below the table."""

    def __init__(self, hub: RoundHub, title: Callable[[], RoundTitle | None]) -> None:
        super().__init__()
        self._hub = hub
        self._title = title
        self.who = Choice()
        self.who.setAccessibleName("Người, tập thể được đề nghị thêm")
        self.who.setMinimumWidth(280)
        self.add = KeyButton(hub.shell.theme, "Đề nghị thêm", "plain", icon="add")
        self.add.clicked.connect(self._add)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 12, 6)
        line.setSpacing(8)
        line.addWidget(self.who)
        line.addWidget(self.add)
        line.addStretch(1)
        hub.changed.connect(self._offer)
        self._offer()

    def _offer(self) -> None:
        view = self._hub.view
        if view is None:
            return
        day = view.round.meets_on or date(view.round.year, 12, 31)
        words: dict[Holder | None, str] = {None: "Chọn người, tập thể khác"}
        staff = self._hub.office.staff
        lines = staff.roll(date(view.round.year, 1, 1), day)
        words |= {Holder(one.person.id): f"{one.person.name}, {one.unit.name}" for one in lines}
        words |= {Holder(None, unit.id): unit.name for unit in staff.units(day)}
        words[OFFICE] = "Cả cơ quan"
        if self.who.count() != len(words):
            self.who.offer(words)

    def _add(self) -> None:
        holder, title = self.who.value(), self._title()
        if not isinstance(holder, Holder) or title is None:
            self._hub.shell.fail(
                "Chọn một người hoặc tập thể trong danh sách bên cạnh trước.", cause="nominees"
            )
            return
        if (title.subject == COLLECTIVE) != (holder.subject == COLLECTIVE):
            kind = "tập thể" if title.subject == COLLECTIVE else "cá nhân"
            self._hub.shell.fail(f"Danh hiệu này dành cho {kind}. Chọn lại.", cause="nominees")
            return
        done = self._hub.shell.attempt(lambda: self._hub.office.rounds.nominees.put(title, [holder]))
        if done is not None:
            self._hub.shell.withdraw("nominees")
            self._hub.shell.report(done)
