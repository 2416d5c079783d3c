"""One note at the right of the list: its life, the answer, the decision, papers, and what is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import paths
from app.domain.conduct import OPEN, PAPER_KIND_WORDS, STATE_WORDS, Incident, PaperKind, State, moves
from app.domain.conduct_points import read_points
from app.domain.dates import show_date
from app.errors import Invalid, SayToUser
from ui import ask_file
from ui.chips import Chip
from ui.conduct_words import state_chip, when_words
from ui.fields import Choice, DateLine, Field, Line, show_problems
from ui.keybutton import KeyButton
from ui.panes import SidePanel, label, wrapped
from ui.record_form import FieldSpec, RecordForm
from ui.register_files import SCANS

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

_FIELDS = (
    FieldSpec("words", "Diễn biến", "lines"),
    FieldSpec("place", "Nơi", row=1),
    FieldSpec("noted_by", "Người ghi nhận", row=1),
    FieldSpec(
        "answer", "Giải trình của người được ghi nhận", "lines", needed=lambda incident: not incident.merit
    ),
)
PRINTED = {"explanation": "Phiếu giải trình", "record": "Biên bản", "notice": "Thông báo nhắc nhở"}


class ConductDetail(SidePanel):
    """What is typed is saved on leaving a field while the note is open."""

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(shell.theme)
        self._office = office
        self._shell = shell
        self._incident: Incident | None = None
        theme = shell.theme
        self.setFixedWidth(400)
        self.chip = Chip(theme, "draft", STATE_WORDS[State.NOTED])
        self.facts = wrapped("", "body")
        self.life = wrapped("", "muted")
        self.form = RecordForm(theme, _FIELDS, office.conduct.save, self._today)
        self.form.saved.connect(shell.report)
        self.points = Field(theme, "Điểm theo dõi (không phải căn cứ pháp lý)", Choice())
        self.explain = Field(theme, "Chờ giải trình đến", DateLine(self._today))
        assert isinstance(self.points.editor, Choice)
        self.points.editor.activated.connect(self._choose_points)
        self.ask = KeyButton(theme, "Yêu cầu giải trình", "link", icon="clock")
        self.ask.clicked.connect(self._ask)
        self.reason = Field(
            theme, "Lý do", Line(), "Ghi khi chấp nhận lý do hoặc hủy; được giữ cùng vụ việc."
        )
        self.decided = Field(theme, "Ngày quyết định", DateLine(self._today))
        self.fields = {"explain_by": self.explain, "reason": self.reason, "decided_on": self.decided}
        self.kind = Choice(PAPER_KIND_WORDS)
        self.kind.setAccessibleName("Loại giấy tờ")
        self.attach = KeyButton(theme, "Gắn giấy tờ…", "link", icon="add")
        self.attach.clicked.connect(self._attach)
        self._papers = QVBoxLayout()
        self._papers.setSpacing(2)
        self.printed = {
            kind: KeyButton(theme, words, "link", icon="print") for kind, words in PRINTED.items()
        }
        for kind, button in self.printed.items():
            button.clicked.connect(partial(self._print, kind))
        self.print_words = label("In", "label")
        self.confirm = KeyButton(theme, "Xác nhận", "main", "Ctrl+Enter")
        self.excuse = KeyButton(theme, "Chấp nhận lý do", "plain")
        self.cancel = KeyButton(theme, "Hủy vụ việc", "quiet")
        for button, state in (
            (self.cancel, State.CANCELLED), (self.excuse, State.EXCUSED), (self.confirm, State.CONFIRMED)
        ):  # fmt: skip
            button.clicked.connect(partial(self.decide, state))
            self.buttons.addWidget(button)
        self._lay_out()

    def show_incident(self, incident: Incident | None) -> None:
        """Show it, or nothing."""
        other = incident is None or self._incident is None or incident.id != self._incident.id
        self._incident = incident
        self.setVisible(incident is not None)
        if incident is None:
            self.form.show_record(None)
            return
        office = self._office
        rule = office.conduct.rule_on(incident.rule, incident.day)
        closed = office.conduct.closed(incident.day)
        onward = frozenset() if closed else moves(incident)
        self.heading.setText(office.staff.person(incident.person_id).name)
        self.chip.set_chip(*state_chip(incident))
        name = f"{incident.rule} {rule.name}" if rule is not None else incident.rule
        minutes = f", {incident.minutes} phút" if incident.minutes else ""
        self.facts.setText(f"{name}{minutes}: {when_words(incident)}.")
        self.life.setText("\n".join(_life(incident, closed)))
        editable = incident.state in OPEN and not closed
        self.form.show_record(incident, read_only=not editable)
        if other:
            self._day(self.explain).set_day(incident.explain_by)
            self.reason.editor.clear()
            self._day(self.decided).set_day(self._today())
            show_problems(self.fields, ())
        self._offer_points(incident, editable)
        for widget in (self.explain, self.ask):
            widget.setVisible(State.AWAITING in onward)
        self.reason.setVisible(bool(onward & {State.EXCUSED, State.CANCELLED}))
        self.decided.setVisible(bool(onward - {State.AWAITING}))
        self.confirm.setVisible(State.CONFIRMED in onward)
        self.excuse.setVisible(State.EXCUSED in onward)
        self.cancel.setVisible(State.CANCELLED in onward)
        self.show_buttons(bool(onward - {State.AWAITING}))
        for widget in (self.print_words, *self.printed.values()):
            widget.setVisible(not incident.merit)
        # Nobody is reminded of what was excused or never happened.
        if incident.state in (State.EXCUSED, State.CANCELLED):
            self.printed["notice"].hide()
        self._show_papers(incident)

    def decide(self, to: State, _checked: bool = False) -> None:
        """Confirm, excuse or cancel with what stands in the fields."""
        incident = self._incident
        if incident is None or not self.form.keep():
            return
        desk = self._office.conduct
        reason = self.reason.editor
        assert isinstance(reason, Line)
        words = reason.words()

        def deed(day: date | None) -> Any:
            if to is State.CONFIRMED:
                return desk.confirm(incident.id, day)
            return (desk.excuse if to is State.EXCUSED else desk.cancel)(incident.id, words, day)

        self._try(lambda: deed(self._day(self.decided).day()))

    def _offer_points(self, incident: Incident, editable: bool) -> None:
        """Where the office counts points and the rule gives a range, the points of this note are chosen."""
        rule = self._office.conduct.rule_on(incident.rule, incident.day)
        points = read_points(rule.points) if rule is not None else None
        scale = self._office.points.scale_on(incident.day.replace(day=1))
        shown = editable and scale is not None and points is not None and points.chosen
        self.points.setVisible(shown)
        if shown and points is not None and isinstance(self.points.editor, Choice):
            step = 1 if points.highest > points.lowest else -1
            worth = range(points.lowest, points.highest + step, step)
            lowest = f"Chưa chọn, lấy {points.lowest:+d}"
            self.points.editor.offer({None: lowest, **{n: f"{n:+d}" for n in worth}})
            self.points.editor.set_value(incident.points)
            self.points.settle()

    def _choose_points(self, _at: int) -> None:
        incident = self._incident
        if incident is not None and isinstance(self.points.editor, Choice):
            value = self.points.editor.value()
            changed = replace(incident, points=value if isinstance(value, int) else None)
            self._try(lambda: self._office.conduct.save(changed))

    def _ask(self) -> None:
        incident = self._incident
        if incident is not None and self.form.keep():
            self._try(lambda: self._office.conduct.ask(incident.id, self._explain_day()))

    def _explain_day(self) -> date:
        day = self._day(self.explain).day()
        if day is None:
            raise SayToUser("Chưa có hạn giải trình. Gõ ngày, ví dụ 09/06/2023.", "explain_by")
        return day

    def _try(self, deed: Callable[[], Any]) -> None:
        """Do it; what is wrong stands at its field, the rest in the message line."""
        try:
            done = deed()
        except Invalid as trouble:
            show_problems(self.fields, trouble.problems)
            return
        except SayToUser as trouble:
            field = trouble.field if trouble.field in self.fields else "decided_on"
            if type(trouble) is SayToUser:
                self.fields[field].set_error(str(trouble))
                self.fields[field].editor.setFocus()
            else:
                self._shell.fail(trouble)
            return
        show_problems(self.fields, ())
        self._shell.report(done)

    def _show_papers(self, incident: Incident) -> None:
        while (item := self._papers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for paper in self._office.conduct.papers(incident.id):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            open_it = KeyButton(self._theme, paper.name, "link", icon="open")
            open_it.set_most(250)
            open_it.setToolTip(f"{PAPER_KIND_WORDS[paper.kind]}: {paper.name}")
            open_it.clicked.connect(partial(self._open, paper))
            drop = KeyButton(self._theme, "Gỡ", "link")
            drop.setAccessibleName(f"Gỡ {paper.name}")
            drop.clicked.connect(partial(self._detach, paper))
            line.addWidget(open_it)
            line.addWidget(drop)
            line.addStretch(1)
            self._papers.addWidget(row)

    def _open(self, paper: Any, _checked: bool = False) -> None:
        path: Path | None = self._shell.attempt(lambda: self._office.conduct.file(paper))
        if path is not None:
            ask_file.open_file(path)

    def _detach(self, paper: Any, _checked: bool = False) -> None:
        done = self._shell.attempt(lambda: self._office.conduct.detach(paper))
        if done is not None:
            self._shell.report(done)

    def _attach(self) -> None:
        incident = self._incident
        source = ask_file.open_one(self, "Gắn giấy tờ của vụ việc", paths.papers_folder(), SCANS)
        if source is not None and incident is not None:
            kind = self.kind.value()
            assert isinstance(kind, PaperKind)
            done = self._shell.attempt(lambda: self._office.conduct.attach(incident.id, source, kind))
            if done is not None:
                self._shell.report(done)

    def _print(self, kind: str, _checked: bool = False) -> None:
        if self._incident is not None and self.form.keep():
            self._shell.open_page("conduct_paper", f"conduct_paper:{kind}/{self._incident.id}")

    @staticmethod
    def _day(field: Field) -> DateLine:
        assert isinstance(field.editor, DateLine)
        return field.editor

    def _today(self) -> date:
        return self._office.now().date()

    def _lay_out(self) -> None:
        self.head.addWidget(self.chip)
        body = self.body
        body.addWidget(self.facts)
        body.addWidget(self.life)
        body.addWidget(self.form)
        body.addWidget(self.points)
        body.addWidget(self.explain)
        body.addWidget(self.ask)
        body.addWidget(self.reason)
        body.addWidget(self.decided)
        body.addWidget(label("Giấy tờ kèm theo", "label"))
        body.addLayout(self._papers)
        pick = QHBoxLayout()
        pick.setSpacing(8)
        pick.addWidget(self.kind)
        pick.addWidget(self.attach)
        pick.addStretch(1)
        body.addLayout(pick)
        body.addWidget(self.print_words)
        prints = QHBoxLayout()
        prints.setSpacing(12)
        for button in self.printed.values():
            prints.addWidget(button)
        prints.addStretch(1)
        body.addLayout(prints)
        body.addStretch(1)


def _life(incident: Incident, closed: bool) -> list[str]:
    lines = []
    if incident.noted_at:
        day = date.fromisoformat(incident.noted_at[:10])
        lines.append(f"Ghi nhận {incident.noted_at[11:16]} ngày {show_date(day)}.")
    if incident.explain_by is not None:
        lines.append(f"Chờ giải trình đến {show_date(incident.explain_by)}.")
    if incident.decided_on is not None:
        why = f": {incident.reason}" if incident.reason else ""
        lines.append(f"{STATE_WORDS[incident.state]} ngày {show_date(incident.decided_on)}{why.rstrip('.')}.")
    if closed:
        lines.append("Tháng này đã chốt nên chỉ đọc. Muốn sửa, mở lại tháng ở tab Chuyên cần.")
    return lines
