"""Cài đặt, Luật: every rule of a set in words with its source, and the office's own in their place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.dates import show_date
from app.domain.own_rules import OwnSet
from app.domain.rule_words import RuleLine
from app.errors import SayToUser
from ui.fields import Choice, DateLine
from ui.key_words import sequence
from ui.keybutton import KeyButton
from ui.panes import Hairline, Pane, label, wrapped
from ui.row_table import Column, RowTable
from ui.rule_panel import RulePanel
from ui.segments import Segments

if TYPE_CHECKING:
    from app.domain.award_rules import RuleSet
    from app.services.office import Office
    from ui.shell import Shell

_EXPLAIN = (
    "Bộ có hiệu lực vào ngày quyết định là bộ được dùng. Dòng của cơ quan thay dòng đi kèm cùng việc, "
    "từ ngày ghi trong văn bản của cơ quan."
)
_ALL, _DOUBT, _LOCAL, _OWN = "all", "doubt", "local", "own"


@dataclass(frozen=True)
class _Row:
    """A rule, or the heading of those that follow."""

    line: RuleLine | None
    heading: str

    @property
    def id(self) -> str:
        return self.line.id if self.line else ""

    @property
    def group(self) -> str:
        """What makes the row a heading."""
        return "" if self.line else self.heading


class RulesPage(QWidget):
    """Set and day at the head, the rules in the middle, the chosen one at the right."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._filling = False
        theme = shell.theme
        self.set = Choice()
        self.set.setAccessibleName("Bộ quy định")
        self.day = DateLine(self._today)
        self.day.setAccessibleName("Xem theo ngày")
        self.day.offer_month(theme)
        self.kinds = Segments(theme, "Lọc quy định", {_ALL: "Tất cả"})
        self.add = KeyButton(theme, "Thêm bộ", "plain", "Ctrl+N", "add")
        self.change = KeyButton(theme, "Sửa bộ", "plain", icon="edit")
        self.compare = KeyButton(theme, "So với bộ khác", "plain")
        self.table = RowTable(
            theme,
            "Quy định",
            (
                Column("Về", lambda row: row.line.about, 120, muted=True),
                Column("Quy định", lambda row: row.line.words, second=lambda row: row.line.source),
                Column("", lambda row: "", 150, chip=lambda row: _chip(row.line)),
            ),
            2,
        )
        self.panel = RulePanel(office, shell)
        self._lay_out()
        self.set.activated.connect(lambda _index: self._set_chosen())
        self.day.editingFinished.connect(self._day_typed)
        self.kinds.chosen.connect(lambda _kind: self._fill())
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda _line: self._begin())
        self.add.clicked.connect(self.add_set)
        self.change.clicked.connect(self._change_set)
        self.compare.clicked.connect(lambda: self.panel.compare(self.code, self._when))
        self.panel.changed.connect(self._changed)
        self.panel.left.connect(self._given_up)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(sequence("Ctrl+N"), self, self.add_set, context=here)
        QShortcut(sequence("Ctrl+Return"), self, self.panel.confirm, context=here)
        shell.touched.connect(self._heard)
        self.setFocusProxy(self.table)
        self._when = self._today()
        self.day.set_day(self._when)
        self.reload()

    @property
    def code(self) -> str:
        """The code of the set shown."""
        return str(self.set.value())

    def show_on(self, day: date) -> None:
        """The rules as they are on a day, those of the set in force on it."""
        self._when = day
        self.day.set_day(day)
        self.reload()

    def open_place(self, place: str) -> None:
        """`R2025/<id of a rule>`: the rule in its set, whatever the filter was."""
        code, _, line = place.partition("/")
        found = next((one for one in self._office.rules.sets(self._when) if one.code == code), None)
        if found is None:
            return
        self.kinds.set_value(_ALL)
        if not found.holds_on(self._when):
            today = self._today()
            self.show_on(today if found.holds_on(today) else found.valid_from)
        else:
            self.reload()
        self.table.choose(line)
        self.table.setFocus()

    def reload(self) -> None:
        """Read sets and rules again; the set of the day is chosen."""
        sets = self._office.rules.sets(self._when)
        self.set.offer({rules.code: _set_words(rules) for rules in sets})
        found = next((rules for rules in sets if rules.holds_on(self._when)), sets[0])
        self.set.set_value(found.code)
        self._fill()

    def add_set(self) -> None:
        """The form of a new set of the office."""
        codes = {one.code: one.code for one in self._office.rules.sets(self._when)}
        self.table.clearSelection()
        self.panel.show_set(OwnSet(0, "", "", self.code, ""), codes)
        if self.panel.form is not None:
            self.panel.form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up what is being added before it leaves the page."""
        if event.key() == Qt.Key.Key_Escape and self.panel.adding:
            self.panel.give_up()
            return
        super().keyPressEvent(event)

    def _today(self) -> date:
        return self._office.now().date()

    def _set_chosen(self) -> None:
        """Another set: the day goes to its first one, unless it lies in it already."""
        rules = next(one for one in self._office.rules.sets(self._when) if one.code == self.code)
        if not rules.holds_on(self._when):
            self.show_on(rules.valid_from)

    def _day_typed(self) -> None:
        try:
            day = self.day.day()
            if day is None or day == self._when:
                return
            self._office.rules.set_on(day)
        except SayToUser as trouble:
            self._shell.fail(trouble, cause="rules")
            self.day.set_day(self._when)
            return
        self.show_on(day)

    def _fill(self) -> None:
        lines = self._office.rules.lines(self.code, self._when)
        counts = {kind: sum(_is(line, kind) for line in lines) for kind in (_DOUBT, _LOCAL, _OWN)}
        self.kinds.offer(
            {
                _ALL: f"Tất cả {len(lines)}",
                _DOUBT: f"Chưa kiểm chứng {counts[_DOUBT]}",
                _LOCAL: f"Để cơ quan đặt {counts[_LOCAL]}",
                _OWN: f"Của cơ quan {counts[_OWN]}",
            }
        )
        shown = [line for line in lines if _is(line, str(self.kinds.value()))]
        records: list[_Row] = []
        for line in shown:
            if not records or records[-1].heading != line.group:
                records.append(_Row(None, line.group))
            records.append(_Row(line, line.group))
        self.table.set_records(records)
        if self.table.current() is None and shown and not self.panel.adding:
            self.table.choose(shown[0].id)
        own = {one.code for one in self._office.rules.own_sets()}
        self.change.setVisible(self.code in own)

    def _show(self, line: Any) -> None:
        if line is not None:
            self.panel.show_line(line.line, self.code, self._when)

    def _begin(self) -> None:
        if self.panel.form is not None:
            self.panel.form.focus_first()
        else:
            self.panel.begin()

    def _change_set(self) -> None:
        row = next(one for one in self._office.rules.own_sets() if one.code == self.code)
        codes = {one.code: one.code for one in self._office.rules.sets(self._when) if one.code != row.code}
        self.panel.show_set(row, codes)

    def _changed(self, done: Any) -> None:
        """Something was kept or taken away; a new row or set gives the focus back to the table."""
        form = self.panel.form
        known = form is not None and form.record.id != 0 and not isinstance(form.record, OwnSet)
        if known:
            self._fill()
        else:
            added = isinstance(form.record, OwnSet) if form is not None else False
            self.panel.form = None
            begun = [
                own.valid_from for own in self._office.rules.own_sets() if added and own.id == done.value
            ]
            if begun and begun[0] is not None:
                self.show_on(begun[0])
            else:
                self.reload()
            lines = (row.line for row in self.table.rows.records if row.line is not None)
            self.table.choose(
                next((line.id for line in lines if line.own_id == done.value and not added), "")
            )
            self._show(self.table.current())
            self.table.setFocus()
        self._shell.report(done)

    def _given_up(self) -> None:
        self._fill()
        self._show(self.table.current())
        self.table.setFocus()

    def _heard(self, kinds: frozenset[str]) -> None:
        if kinds & {"own_rule", "own_rule_set"} and not self.panel.adding:
            self.reload()

    def _lay_out(self) -> None:
        theme = self._shell.theme
        pane = Pane(theme)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 10, 4)
        head.setSpacing(8)
        head.addWidget(label("Luật", "title"))
        head.addStretch(1)
        for button in (self.change, self.compare, self.add):
            head.addWidget(button)
        explain = wrapped(_EXPLAIN, "muted")
        explain.setContentsMargins(12, 0, 12, 8)
        which = QHBoxLayout()
        which.setContentsMargins(12, 0, 12, 8)
        which.setSpacing(8)
        self.set.setMinimumWidth(250)
        for widget in (self.set, label("theo ngày", "muted"), self.day):
            which.addWidget(widget)
        which.addStretch(1)
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 0, 12, 8)
        filters.addWidget(self.kinds)
        filters.addStretch(1)
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(explain)
        rows.addLayout(which)
        rows.addLayout(filters)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self.table, 1)
        side = QHBoxLayout(self)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(pane, 1)
        side.addWidget(self.panel)


def _set_words(rules: RuleSet) -> str:
    until = f" đến {show_date(rules.valid_to)}" if rules.valid_to else ""
    return f"{rules.code}, từ {show_date(rules.valid_from)}{until}"


def _is(line: RuleLine, kind: str) -> bool:
    if kind == _DOUBT:
        return not line.verified
    if kind == _LOCAL:
        return line.local and not line.own_id
    return bool(line.own_id) if kind == _OWN else True


def _chip(line: RuleLine) -> tuple[str, str] | None:
    if line.own_id:
        return ("draft", "của cơ quan")
    return None if line.verified else ("doubt", "chưa kiểm chứng")
