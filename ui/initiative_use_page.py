"""Sáng kiến đã dùng: awards that may rest on an initiative, and which one to write down as used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.dates import show_date
from app.domain.initiative_proposals import Resting
from app.errors import Invalid, SayToUser
from app.services.history import use_rule_or_none
from app.services.initiative_proposals import of_ids, of_year
from ui.detail_words import Fact
from ui.empty import EmptyState
from ui.fields import Field, Line
from ui.initiative_uses import award_words
from ui.key_words import shortcuts
from ui.keybutton import KeyButton
from ui.list_frame import lay_list
from ui.messages import KeyHint
from ui.pane_walk import HINT, walk_panes
from ui.panes import SidePanel, label, wrapped
from ui.row_table import Column, RowTable

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_KEYS = (
    KeyHint("Space", "đánh dấu, bỏ dấu dòng đang chọn"),
    KeyHint("Ctrl+Enter", "ghi các dòng đã đánh dấu"),
    HINT,
    KeyHint("Esc", "về tab"),
)
_TABLES = frozenset({"award_held", "initiative", "initiative_author", "initiative_use", "quality_grade"})
_CAUSE = "initiative-use"


@dataclass(frozen=True)
class _Row:
    """One award with one initiative; `ticked` as long as nothing stands against it or a hand ticked it."""

    id: tuple[int, int]
    rests: Resting
    name: str
    award: str
    ticked: bool


class InitiativeUsePage(QWidget):
    """A cover: what is ticked is written in one step; a second use is refused with the first one named."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__()
        self._office = office
        self._shell = shell
        self._awards: tuple[int, ...] = ()
        self._hand: dict[tuple[int, int], bool] = {}
        theme = shell.theme
        self.title = label("", "title")
        self.explain = wrapped(
            "Mỗi sáng kiến chỉ dùng một lần khi xét. Đánh dấu sáng kiến mà danh hiệu, khen thưởng dựa vào.",
            "muted",
        )
        self.explain.setContentsMargins(12, 0, 12, 8)
        self.keep = KeyButton(theme, "Ghi đã dùng", "main", "Ctrl+Enter")
        self.table = RowTable(theme, "Danh hiệu và sáng kiến", _COLUMNS, 2)
        self.empty = EmptyState(theme, "lightbulb", "", "")
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.empty)
        self.panel = SidePanel(theme, "")
        self.panel.setFixedWidth(round(theme.size(340)))
        self.said = wrapped("", "")
        self.doubt = wrapped("", "warnText")
        self.reason = Field(theme, "Lý do vẫn dùng lần nữa", Line(placeholder="Hội đồng thống nhất ngày …"))
        for part in (self.said, self.doubt, self.reason):
            self.panel.body.addWidget(part)
        self.panel.body.addStretch(1)
        self.panel.show_buttons(False)
        lay_list(self, shell, self.title, (self.keep,), (self.explain, self._middle), self.panel)
        self.keep.clicked.connect(self.write)
        self.table.chosen.connect(self._show)
        self.table.toggled.connect(self._toggle)
        shell.touched.connect(self._heard)
        shell.year_changed.connect(lambda _year: self._turned())
        shortcuts(self, {"Ctrl+Return": self.write})
        walk_panes(self, lambda: (self.table, self.panel))
        shell.set_keys("initiative-use", _KEYS)
        self.setFocusProxy(self.table)
        self.reload()

    def reload(self) -> None:
        """Ask again what may rest on what."""
        year, office = self._shell.year(), self._office
        found = of_ids(office, self._awards) if self._awards else of_year(office, year)
        names = office.staff.names()
        free: dict[int, int] = {}
        for one in found:
            free[one.award.id] = free.get(one.award.id, 0) + (not one.before)
        rows = []
        for one in found:
            key = one.award.id, one.initiative.id
            clear = not one.before and not one.beside and free[one.award.id] == 1
            award = f"{office.achievements.awards.name(one.award)} {one.award.year}"
            rows.append(
                _Row(key, one, names.get(one.award.person_id or 0, ""), award, self._hand.get(key, clear))
            )
        self.title.setText("Sáng kiến đã dùng" if self._awards else f"Sáng kiến đã dùng {year}")
        self.table.set_records(rows)
        self._middle.setCurrentIndex(0 if rows else 1)
        self.empty.set_words(
            "Không còn gì để ghi",
            "Danh hiệu, khen thưởng cần sáng kiến đều đã ghi dựa vào sáng kiến nào, "
            "hoặc người ấy chưa có sáng kiến được công nhận.",
        )
        self._count()
        if self.table.current() is None and rows:
            self.table.choose(rows[0].id)
        self._show(self.table.current())

    def open_target(self, target: object) -> None:
        """`initiative-use:2023` that year, `initiative-use:awards/4,7` these awards."""
        words = str(target).partition(":")[2]
        listed = words.removeprefix("awards/")
        self._awards, self._hand = (), {}
        if words.isdigit():
            self._shell.set_year(int(words))
        elif listed != words:
            self._awards = tuple(int(one) for one in listed.split(",") if one.isdigit())
        self.reload()

    def write(self) -> None:
        """Write what is ticked; a refusal stands at its row and nothing is written."""
        chosen = [row.rests for row in self.table.rows.records if row.ticked]
        if not chosen:
            return
        assert isinstance(self.reason.editor, Line)
        try:
            done = self._office.achievements.initiatives.use_each(chosen, self.reason.editor.words())
        except Invalid as trouble:
            self._refused(trouble)
            return
        except SayToUser as trouble:
            self._shell.fail(trouble, cause=_CAUSE)
            return
        self._shell.withdraw(_CAUSE)
        self._hand = {}
        self.reason.editor.clear()
        self._shell.report(done)

    def _refused(self, trouble: Invalid) -> None:
        problem = trouble.problems[0]
        barred = next((row for row in self.table.rows.records if row.ticked and row.rests.before), None)
        if problem.field == "reason" and barred is not None:
            self.table.choose(barred.id)
            self.reason.set_error(problem.sentence)
            self.reason.editor.setFocus()
        else:
            self._shell.fail(problem.sentence, cause=_CAUSE)

    def _toggle(self, row: _Row) -> None:
        self._hand[row.id] = not row.ticked
        self.reload()

    def _count(self) -> None:
        ticked = sum(row.ticked for row in self.table.rows.records)
        self.keep.set_words(f"Ghi {ticked} sáng kiến đã dùng" if ticked else "Ghi đã dùng", "Ctrl+Enter")
        self.keep.setEnabled(bool(ticked))
        self.keep.setToolTip("" if ticked else "Đánh dấu ít nhất một dòng bằng Dấu cách.")

    def _show(self, row: _Row | None) -> None:
        self.panel.setVisible(row is not None)
        if row is None:
            return
        rests, asked = row.rests, row.rests.condition
        self.panel.heading.setText(rests.initiative.name)
        facts = (
            Fact("Công nhận", f"{rests.initiative.number or 'chưa có số'}, năm {rests.initiative.year}"),
            Fact("Người", row.name),
            Fact("Để xét", row.award),
            Fact("Vì", f"{asked.words} ({asked.source}{_doubt(asked.verified)})"),
        )
        self.said.setText("\n".join(f"{fact.label}: {fact.value}" for fact in facts))
        rule = use_rule_or_none(date(rests.award.year, 12, 31))
        doubts = [f"Cũng đạt mà không cần sáng kiến: {rests.beside}."] if rests.beside else []
        if rests.before:
            first = rests.before[0]
            source = f" ({rule.source}{_doubt(rule.verified)})" if rule is not None else ""
            served = award_words(first.code, first.year)
            doubts.append(f"Đã dùng cho {served} năm {first.year}, không dùng lần nữa{source}.")
        self.doubt.setText("\n".join(doubts))
        self.doubt.setVisible(bool(doubts))
        self.reason.setVisible(bool(rests.before) and rule is not None and not rule.verified)

    def _heard(self, kinds: frozenset[str]) -> None:
        if kinds & _TABLES and self.isVisible():
            self.reload()

    def showEvent(self, event: Any) -> None:
        """As the book is now."""
        super().showEvent(event)
        self.reload()

    def _turned(self) -> None:
        self._awards, self._hand = (), {}
        self.reload()


def _chip(row: _Row) -> tuple[str, str] | None:
    if row.rests.before:
        first = row.rests.before[0]
        return "none", f"đã dùng {first.year}"
    return ("doubt", "có cách khác") if row.rests.beside else None


def _doubt(verified: bool) -> str:
    return "" if verified else ", chưa kiểm chứng"


def _decision(row: _Row) -> str:
    award = row.rests.award
    day = show_date(award.decided_on) if award.decided_on else ""
    return ", ".join(filter(None, (award.number, day)))


_COLUMNS = (
    Column("", lambda row: "chọn" if row.ticked else "không chọn", 36, tick=lambda row: row.ticked),
    Column("Người", lambda row: row.name, 190, weight=500),
    Column("Danh hiệu, khen thưởng", lambda row: row.award, 230, second=_decision),
    Column(
        "Sáng kiến",
        lambda row: row.rests.initiative.name,
        second=lambda row: f"năm {row.rests.initiative.year}, {row.rests.initiative.number or 'chưa có số'}",
    ),
    Column("", lambda row: "", 132, chip=_chip),
)
