"""Step 3, Đề cử: a segment a title, who could be proposed, the verdict and why, the quota live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.domain.award_facts import COLLECTIVE
from app.domain.rounds import NomineeState, RoundKind, RoundTitle
from app.errors import Invalid, SayToUser
from app.services.round_eligibility import Candidate, Eligibility, grade_words
from app.services.unit_rounds import source_words, take_over, waiting
from ui.chips import Chip
from ui.empty import EmptyState
from ui.fields import Field, Line
from ui.key_words import sequence
from ui.keybutton import KeyButton
from ui.panes import Pane, wrapped
from ui.round_add_name import AddName
from ui.round_findings import VERDICT_CHIPS, FindingsPanel
from ui.row_table import Column, RowTable
from ui.segments import Segments

if TYPE_CHECKING:
    from ui.round_hub import RoundHub


_BY_NAME = "Đợt ngoài bình xét hằng năm: đề nghị từng người, từng tập thể ở dòng dưới."


class NomineePage(QWidget):
    """Ticked rows stand on the list of the vote; whoever asked and is left out keeps the reason."""

    def __init__(self, hub: RoundHub) -> None:
        super().__init__()
        self._hub = hub
        theme = hub.shell.theme
        self.titles = Segments(theme, "Danh hiệu", {0: "Chưa chọn danh hiệu"})
        self.all = KeyButton(theme, "Đưa vào người đủ điều kiện", "plain", icon="add")
        self.take = KeyButton(theme, "Lấy kết quả họp phòng", "plain", icon="arrow_import")
        self.done = KeyButton(theme, "Lập danh sách bầu", "main", "Ctrl+Enter")
        self.chips = {verdict: Chip(theme, *VERDICT_CHIPS[verdict]) for verdict in VERDICT_CHIPS}
        self.quota = wrapped("", "body")
        self.over = Field(theme, "Lý do vượt chỉ tiêu của cơ quan", Line(), width=320)
        self.table = RowTable(theme, "Người được đề nghị", _columns(), 2)
        self.panel = FindingsPanel(theme)
        self.panel.setFixedWidth(420)
        self.add_name = AddName(hub, self._title)
        first = KeyButton(theme, "Chọn danh hiệu ở bước Đợt", "main")
        first.clicked.connect(lambda: hub.step_asked.emit(0))
        self._empty = EmptyState(
            theme, "people", "Chưa có danh hiệu nào để xét", "Danh hiệu của đợt chọn ở bước Đợt.", (first,)
        )
        self._lay_out()
        self.titles.chosen.connect(lambda _value: self.reload())
        self.all.clicked.connect(self._put_all)
        self.take.clicked.connect(self._take_over)
        self.done.clicked.connect(self.main_deed)
        self.table.toggled.connect(self._toggle)
        self.table.chosen.connect(self._show)
        self.panel.reason_left.connect(self._reason)
        self.panel.vote_left.connect(self._unit_vote)
        self.panel.grade_asked.connect(lambda: hub.shell.open_page("achievements"))
        self.over.left.connect(self._over_reason)
        hub.changed.connect(self._follow)
        theme.changed.connect(self._repaint)
        QShortcut(
            sequence("F8"), self, self._next_silent, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.setFocusProxy(self.table)
        self._follow()

    def main_deed(self) -> None:
        """Ctrl+Enter: the list stands when everyone left out has a reason and no quota is overrun."""
        view = self._hub.view
        if view is None:
            return
        why = self._held_up()
        if why:
            self._hub.shell.fail(why, cause="nominees")
            self._next_silent()
            return
        self._hub.shell.withdraw("nominees")
        self._hub.step_asked.emit(5 if view.simple else 3)

    def reload(self) -> None:
        """Judge the title in front again."""
        view, title = self._hub.view, self._title()
        if view is None or title is None:
            return
        try:
            found = Eligibility(self._hub.office, view).candidates(title)
        except SayToUser as trouble:
            self._hub.shell.fail(trouble, cause="nominees")
            found = ()
        self.table.set_records(found)
        if self.table.current() is None and found:
            self.table.choose(found[0].id)
        for verdict, chip in self.chips.items():
            count = sum(one.judgement.verdict is verdict for one in found)
            chip.set_chip(VERDICT_CHIPS[verdict][0], f"{VERDICT_CHIPS[verdict][1]} {count}")
        self._tell_quota(found)

    # Inside.

    def _title(self) -> RoundTitle | None:
        view = self._hub.view
        return next((t for t in view.titles if t.id == self.titles.value()), None) if view else None

    def _follow(self) -> None:
        view = self._hub.view
        self._middle.setCurrentIndex(0 if view is not None and view.titles else 1)
        if view is None or not view.titles:
            return
        words = {}
        for title in view.titles:
            count = len(view.nominees_of(title.id, listed=True))
            words[title.id] = f"{_short(self._hub, title)}  {count}"
        kept = self.titles.value()
        self.titles.blockSignals(True)
        self.titles.offer(words)
        self.titles.set_value(kept if kept in words else next(iter(words)))
        self.titles.blockSignals(False)
        open_still = view.closing is None and not view.counted
        yearly = view.round.kind is RoundKind.YEARLY
        self.all.setVisible(open_still and yearly)
        self._by_name.setVisible(open_still and not yearly)
        self.add_name.setVisible(open_still)
        self.take.setVisible(open_still and bool(waiting(self._hub.office, view)))
        self.done.setVisible(view.closing is None)
        self.reload()

    def _repaint(self) -> None:
        self._show(self.table.current())

    def _tell_quota(self, found: tuple[Candidate, ...]) -> None:
        view, title = self._hub.view, self._title()
        assert view is not None
        assert title is not None
        nominees = self._hub.office.rounds.nominees
        words = nominees.quota_said(view, title)
        prefers = Eligibility(self._hub.office, view).preference(title)
        if prefers is not None and nominees.over_quota(view, title):
            words += f" {prefers.words} ({prefers.source})."
        self.quota.setText(words)
        quota = view.quota(title)
        local = quota is not None and quota.local and quota.percent is not None
        self.over.setVisible(local and (bool(nominees.over_quota(view, title)) or bool(title.over_reason)))
        assert isinstance(self.over.editor, Line)
        self.over.editor.setText(title.over_reason)
        self.over.settle()
        self._silent.setText(_silent_words(sum(one.silent for one in found), title.subject))

    def _held_up(self) -> str:
        view, shell = self._hub.view, self._hub.office.rounds.nominees
        assert view is not None
        if not any(n.state is NomineeState.LISTED for n in view.nominees):
            return "Danh sách bầu còn trống. Đánh dấu tên bằng phím cách, hoặc đưa vào người đủ điều kiện."
        for title in view.titles:
            over = shell.over_quota(view, title)
            if over:
                self.titles.set_value(title.id)
                return over
        judged = Eligibility(self._hub.office, view)
        # The title in front first: what is on the screen is mended first.
        for title in sorted(view.titles, key=lambda one: one.id != self.titles.value()):
            silent = next((one for one in judged.candidates(title) if one.silent), None)
            if silent is not None:
                self.titles.set_value(title.id)
                return (
                    f"{_short(self._hub, title)}: {silent.name} đủ điều kiện hoặc đã đăng ký mà chưa có "
                    "trong danh sách. Đưa vào, hoặc ghi lý do ở ngăn phải."
                )
        return ""

    def _show(self, one: Candidate | None) -> None:
        view, title = self._hub.view, self._title()
        if view is None or title is None:
            return
        fixed = bool(view.counted) or view.closing is not None
        name = one.nominee if one is not None else None
        source = source_words(self._hub.office, name) if name is not None else ""
        self.panel.show_candidate(
            one,
            _short(self._hub, title),
            view.round.year,
            read_only=fixed,
            source=source,
            unit=view.unit_level,
            aside=", ".join(m.name for m in view.aside(name)) if name is not None else "",
        )

    def _toggle(self, one: Candidate) -> None:
        title, nominees = self._title(), self._hub.office.rounds.nominees
        if title is None:
            return
        if one.nominee is not None and one.listed:
            row = one.nominee
            self._do(lambda: nominees.remove(row))
        else:
            self._do(lambda: nominees.put(title, [one.holder]))

    def _put_all(self) -> None:
        view, title = self._hub.view, self._title()
        if view is not None and title is not None:
            self._do(lambda: Eligibility(self._hub.office, view).put_all(title))

    def _take_over(self) -> None:
        view = self._hub.view
        if view is not None:
            self._do(lambda: take_over(self._hub.office, view))

    def _reason(self, words: str) -> None:
        one, title = self.table.current(), self._title()
        if one is None or title is None:
            return
        nominees = self._hub.office.rounds.nominees
        try:
            done = nominees.leave_out_holder(title, one.holder, words)
        except Invalid as trouble:
            self.panel.reason.set_error(str(trouble))
            return
        self._hub.shell.report(done)

    def _unit_vote(self, words: str) -> None:
        one = self.table.current()
        if one is None or one.nominee is None:
            return
        consensus = words.strip().casefold() in {"nhất trí", "nhat tri"}
        yes, total = _vote(words) if not consensus else (None, None)
        if words.strip() and not consensus and total is None:
            self.panel.vote.set_error("Ghi đồng ý trên số dự họp, ví dụ 7/8, hoặc nhất trí.")
            return
        row = one.nominee
        try:
            done = self._hub.office.rounds.nominees.set_unit_vote(row, yes, total, consensus=consensus)
        except Invalid as trouble:
            self.panel.vote.set_error(str(trouble))
            return
        self._hub.shell.report(done)

    def _over_reason(self) -> None:
        title = self._title()
        assert isinstance(self.over.editor, Line)
        words = self.over.editor.words()
        if title is not None:
            self._do(lambda: self._hub.office.rounds.set_over_reason(title, words))

    def _next_silent(self) -> None:
        wanted = next((one for one in self.table.rows.records if one.silent), None)
        if wanted is not None:
            self.table.choose(wanted.id)
            self.panel.reason.editor.setFocus()

    def _do(self, deed: Any) -> None:
        done = self._hub.shell.attempt(deed, cause="nominees")
        if done is not None:
            self._hub.shell.withdraw("nominees")
            self._hub.shell.report(done)

    def _lay_out(self) -> None:
        theme = self._hub.shell.theme
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.titles)
        top.addStretch(1)
        top.addWidget(self.take)
        top.addWidget(self.all)
        top.addWidget(self.done)
        strip = Pane(theme, "alt")
        line = QHBoxLayout(strip)
        line.setContentsMargins(12, 6, 12, 6)
        line.setSpacing(8)
        for chip in self.chips.values():
            line.addWidget(chip)
        line.addWidget(self.quota, 1)
        line.addWidget(self.over)
        self._silent = QLabel()
        self._silent.setProperty("kind", "warnText")
        line.addWidget(self._silent)
        pane = Pane(theme)
        inner = QVBoxLayout(pane)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        self._by_name = wrapped(_BY_NAME, "muted")
        self._by_name.setContentsMargins(12, 8, 12, 0)
        inner.addWidget(self.table, 1)
        inner.addWidget(self._by_name)
        inner.addWidget(self.add_name)
        work = QHBoxLayout()
        work.setSpacing(8)
        work.addWidget(pane, 1)
        work.addWidget(self.panel)
        full = QWidget()
        rows = QVBoxLayout(full)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(top)
        rows.addWidget(strip)
        rows.addLayout(work, 1)
        self._middle = QStackedWidget()
        self._middle.addWidget(full)
        self._middle.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._middle)


def _columns() -> tuple[Column, ...]:
    return (
        Column("", lambda _one: "", 40, tick=lambda one: one.listed),
        Column("Người được đề nghị", lambda one: one.name, 176, weight=500, second=lambda one: one.place),
        Column("Đăng ký", lambda one: one.registered, 92),
        Column(
            "Xếp loại",
            lambda one: grade_words(one.grade) if one.grade else "",
            92,
            missing=lambda one: "" if one.grade else "chưa có",
        ),
        Column("II.6", lambda one: "" if one.conduct is None else str(one.conduct), 44, right=True),
        Column("Phòng bình", _unit_words, 92, right=True, second=_unit_source),
        Column("Điều kiện", lambda _one: "", 128, chip=lambda one: VERDICT_CHIPS[one.judgement.verdict]),
        Column("Vì", lambda one: _why(one)[0], muted=True, second=lambda one: _why(one)[1]),
    )


def _why(one: Candidate) -> tuple[str, str]:
    """Two short lines."""
    if one.nominee is not None and one.nominee.state is NomineeState.LEFT_OUT:
        return "không đưa vào", one.nominee.reason
    first, _, rest = one.why.partition("; ")
    return first, rest


def _unit_words(one: Candidate) -> str:
    n = one.nominee
    if n is None:
        return ""
    return "nhất trí" if n.consensus else f"{n.unit_yes}/{n.unit_total}" if n.unit_total else ""


def _unit_source(one: Candidate) -> str:
    return "theo đợt" if one.nominee is not None and one.nominee.unit_round_id is not None else ""


def _vote(words: str) -> tuple[int | None, int | None]:
    yes, slash, total = words.replace(" ", "").partition("/")
    return (int(yes), int(total)) if slash and yes.isdigit() and total.isdigit() else (None, None)


def _silent_words(count: int, subject: str) -> str:
    who = "tập thể" if subject == COLLECTIVE else "người"
    return f"{count} {who} chưa có trong danh sách, chưa ghi lý do · F8" if count else ""


def _short(hub: RoundHub, title: RoundTitle) -> str:
    """The usual abbreviation where the catalogue has one: a segment is narrow."""
    from app.services.award_catalogue import catalogue

    view = hub.view
    assert view is not None
    found = next((e for e in catalogue() if (e.code, e.subject) == (title.code, title.subject)), None)
    return found.short if found is not None and found.short else view.title_name(title)
