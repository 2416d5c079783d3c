"""The panel that notes an incident from anywhere (Ctrl+I): who, which rule, when, how late, in words."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.domain.conduct import HalfDay, Incident, Tone, Watch
from app.domain.conduct_tally import tallies
from app.domain.dates import show_date
from app.errors import Frozen, Invalid, Problem, SayToUser
from app.services.conduct import NOT_DISCIPLINE
from ui.conduct_prefill import Prefill
from ui.conduct_words import month_words
from ui.fields import DateLine, Field, Line, Lines, show_problems
from ui.keybutton import IconButton, KeyButton
from ui.messages import Action
from ui.panes import SidePanel, label, wrapped
from ui.person_line import PersonLine
from ui.rule_keys import RuleKeys
from ui.segments import Segments

if TYPE_CHECKING:
    from app.services.office import Office
    from ui.shell import Shell

WIDTH = 320
HALVES = {HalfDay.MORNING: "Sáng", HalfDay.AFTERNOON: "Chiều", HalfDay.DAY: "Cả ngày"}
_TIME_WORDS = {Watch.LATE: "Giờ đến", Watch.EARLY: "Giờ về"}
_CAUSE = "conduct-note"
_NO_RULES = "Ngày này chưa có nội dung II.6 nào. Bổ sung ở Cài đặt, mục Nội dung II.6."


class ConductPanel(SidePanel):
    """Enter keeps the note and waits for the next; Esc closes. `closed` comes when it goes."""

    closed = Signal()

    def __init__(self, office: Office, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell.theme, "Ghi nhận vụ việc", parent)
        self._office = office
        self._shell = shell
        self._asked: Incident | None = None
        self._shown: tuple[date | None, date | None] = (None, None)
        theme = shell.theme
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Ghi nhận vụ việc")
        key = label("Ctrl+I", "hint")
        shut = IconButton(theme, "dismiss", "Đóng, Esc")
        shut.clicked.connect(self.leave)
        self.head.addWidget(key)
        self.head.addStretch(1)
        self.head.addWidget(shut)
        self.person = Field(theme, "Người", PersonLine())
        self.keys = RuleKeys(theme)
        self.rule_words = label("Nội dung II.6 (gõ mã hoặc bấm)", "label")
        self.rule_error = wrapped("", "error")
        self.tone = Segments(theme, "Loại ghi nhận", {True: "Làm tốt", False: "Chưa tốt"})
        self.day = Field(theme, "Ngày", DateLine(self._today))
        self.half = Segments(theme, "Buổi", HALVES)
        self.half_words = label("Buổi", "label")
        self.time = Field(theme, "Giờ", Line(placeholder="07:30"), width=64)
        self.clock_icon = QLabel()
        self.finding = wrapped("", "warnText")
        self.words = Field(theme, "Diễn biến", Lines(rows=2))
        self.words.editor.setPlaceholderText("Enter xuống dòng, Ctrl+Enter ghi nhận")  # type: ignore[union-attr]
        self.place = Field(theme, "Nơi", Line())
        self.explain = Field(theme, "Chờ giải trình đến", DateLine(self._today))
        self.noted_by = Field(theme, "Người ghi nhận", Line())
        self.fields = {
            "person_id": self.person,
            "day": self.day,
            "at_time": self.time,
            "words": self.words,
            "place": self.place,
            "explain_by": self.explain,
            "noted_by": self.noted_by,
        }
        self.confirm = KeyButton(theme, "Ghi nhận", "main", "Enter")
        self.drop = KeyButton(theme, "Đóng", "plain", "Esc")
        self.confirm.clicked.connect(self.keep)
        self.drop.clicked.connect(self.leave)
        self.buttons.insertWidget(0, self.drop)
        self.buttons.insertWidget(0, self.confirm)
        self._lay_out()
        self._connect()
        self._tell_rule()

    def open(self, prefill: Prefill) -> None:
        """Show it with what is known; what was typed and not yet kept stays otherwise."""
        if prefill.day is not None or not self._day():
            self._editor(self.day).set_day(prefill.day or self._office.now().date())
        if prefill.person_id:
            self.half.set_value(HalfDay(prefill.half))
        self._tell_day()
        if prefill.person_id:
            self._people().set_person(prefill.person_id)
        self.show()
        self.raise_()
        self._reckon()
        if self._people().person_id:
            self.keys.setFocus()
        else:
            self._people().setFocus()

    def leave(self) -> None:
        """Close; what is typed stays for the next time."""
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it goes."""
        super().hideEvent(event)
        self._shell.withdraw(_CAUSE)
        if not event.spontaneous():
            self.closed.emit()

    def keep(self) -> None:
        """Keep the note; wrong fields say so, what is only doubtful is let stand by a second Enter."""
        incident = self._typed()
        if incident is None:
            return
        try:
            done = self._office.conduct.note(incident, stand=incident == self._asked)
        except Invalid as trouble:
            self._asked = incident if all(problem.doubt for problem in trouble.problems) else None
            self._show(trouble.problems)
            return
        except Frozen as trouble:
            self._show((Problem("day", str(trouble)),))
            self._shell.fail(trouble, Action("Mở Chuyên cần", self._to_month), cause=_CAUSE)
            return
        except SayToUser as trouble:
            self._shell.fail(trouble, cause=_CAUSE)
            return
        self._shell.withdraw(_CAUSE)
        note = self._office.conduct.incident(int(str(done.value)))
        minutes = f", {note.minutes} phút" if note.minutes else ""
        name = self._office.staff.person(note.person_id).name
        self._shell.report(done, f"Đã ghi {note.rule} ngày {show_date(note.day)}: {name}{minutes}.")
        self._next()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter is the panel's while the keys are in it, not the main deed of the page beside it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # Inside.

    def _people(self) -> PersonLine:
        assert isinstance(self.person.editor, PersonLine)
        return self.person.editor

    @staticmethod
    def _editor(field: Field) -> DateLine:
        assert isinstance(field.editor, DateLine)
        return field.editor

    @staticmethod
    def _line(field: Field) -> str:
        assert isinstance(field.editor, Line | Lines)
        return field.editor.words()

    def _today(self) -> date:
        return self._office.now().date()

    def _day(self) -> date | None:
        try:
            return self._editor(self.day).day()
        except SayToUser:
            return None

    def _half(self) -> HalfDay:
        value = self.half.value()
        assert isinstance(value, HalfDay)
        return value

    def _typed(self) -> Incident | None:
        problems = []
        days: dict[str, date | None] = {}
        for name, field in (("day", self.day), ("explain_by", self.explain)):
            try:
                days[name] = self._editor(field).day()
            except SayToUser as trouble:
                problems.append(Problem(name, str(trouble)))
        self._people().editingFinished.emit()
        if not self._people().person_id:
            known = self._line(self.person)
            said = (
                f"Chưa rõ “{known}” là ai. Gõ thêm rồi chọn trong danh sách."
                if known
                else "Chưa có người. Gõ vài chữ của tên, ví dụ thao."
            )
            problems.append(Problem("person_id", said))
        if "day" in days and days["day"] is None:
            problems.append(Problem("day", "Chưa có ngày. Gõ ngày/tháng/năm, hoặc Ctrl+; cho hôm nay."))
        rule = self.keys.rule
        if rule is None:
            said = "Chưa chọn nội dung. Gõ mã, ví dụ dm cho ĐM, hoặc bấm một ô."
            on = days.get("day")
            none = on is not None and not self._office.conduct.rules_on(on)
            problems.append(Problem("rule", _NO_RULES if none else said))
        if problems or rule is None:
            self._asked = None
            self._show(tuple(problems))
            return None
        day = days["day"]
        assert day is not None
        timed = rule.watch in _TIME_WORDS
        return Incident(
            0,
            self._people().person_id,
            day,
            rule.code,
            self._half(),
            self._line(self.time) if self.time.isVisibleTo(self) or not timed else "",
            merit=bool(self.tone.value()) if rule.tone is Tone.EITHER else rule.tone is Tone.MERIT,
            place=self._line(self.place),
            noted_by=self._line(self.noted_by),
            words=self._line(self.words),
            explain_by=days["explain_by"] if self.explain.isVisibleTo(self) else None,
        )

    def _show(self, problems: tuple[Problem, ...]) -> None:
        told = tuple(
            replace(p, sentence=f"{p.sentence} Bấm Enter lần nữa để ghi.") if p.doubt else p for p in problems
        )
        rule = next((p.sentence for p in told if p.field in {"rule", "points"}), "")
        self.rule_error.setText(rule)
        self.rule_error.setVisible(bool(rule))
        focus = not any(p.doubt for p in problems)
        wrong = show_problems(self.fields, told, focus=focus)
        if rule and focus and wrong == 0:
            self.keys.setFocus()

    def _next(self) -> None:
        """Ready for the next note of the same day and rule."""
        self._asked = None
        self._show(())
        self._people().set_person(0)
        for field in (self.time, self.words):
            field.editor.clear()
        self._reckon()
        self._people().setFocus()

    def _tell_person(self) -> None:
        """`Văn phòng Sở. Tháng này: về sớm 1 lần, 20 phút.`"""
        person, day = self._people().person_id, self._day()
        words = ""
        if person and day is not None:
            last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            line = next((one for one in self._office.staff.roll(day, day) if one.person.id == person), None)
            facts = self._office.conduct.facts(day.replace(day=1), last, person)
            by_rule = tallies(facts, lambda fact: fact.rule.name)
            words = month_words(line.unit.name if line else "", by_rule)
        self.person.set_hint(words)

    def _tell_day(self) -> None:
        day = self._day()
        if day is None:
            return
        if self._shown[0] != day:
            self._people().offer(self._office.staff.roll(day, day))
            self._shown = (day, None)
        rules = self._office.conduct.rules_on(day)
        self.keys.offer(rules)
        self.rule_error.setText("" if rules else _NO_RULES)
        self.rule_error.setVisible(not rules)
        self._tell_rule()
        self._tell_person()
        self._reckon()

    def _tell_rule(self) -> None:
        rule = self.keys.rule
        watch = rule.watch if rule is not None else Watch.NOTHING
        self.time.label.setText(_TIME_WORDS.get(watch, "Giờ"))
        self.time.editor.setAccessibleName(_TIME_WORDS.get(watch, "Giờ"))
        self.tone.setVisible(rule is not None and rule.tone is Tone.EITHER)
        merit = rule is not None and (
            rule.tone is Tone.MERIT or (rule.tone is Tone.EITHER and bool(self.tone.value()))
        )
        self.explain.setVisible(not merit)
        if watch is Watch.EARLY:
            self.half.set_value(HalfDay.AFTERNOON)
        self._reckon()

    def _reckon(self) -> None:
        """`Muộn 22 phút so với 07:30  được trễ 5 phút`, as it is typed."""
        rule, day = self.keys.rule, self._day()
        words = ""
        if rule is not None and day is not None and rule.watch is not Watch.NOTHING:
            person, at = self._people().person_id, self._line(self.time)
            try:
                found = self._office.conduct.reckon(rule.code, person, day, self._half(), at)
            except SayToUser as trouble:
                words = str(trouble)
            else:
                words = " · ".join(part for part in (found.words, found.beside) if part)
        self.finding.setText(words)
        self.finding.setVisible(bool(words))
        self.clock_icon.setVisible(bool(words))
        self.clock_icon.setPixmap(self._theme.icons.pixmap("clock", 16, "warn", self.devicePixelRatioF()))

    def _guess_half(self) -> None:
        """A time typed belongs to one half; a time that is none leaves the choice as it is."""
        day, rule = self._day(), self.keys.rule
        if day is not None and rule is not None and rule.watch in _TIME_WORDS:
            person, at = self._people().person_id, self._line(self.time)
            with suppress(SayToUser):
                half = self._office.conduct.half_at(person, day, at)
                if half is not None:
                    self.half.set_value(half)

    def _to_month(self) -> None:
        day = self._day()
        self._shell.open_page("attendance", f"attendance:{day:%Y-%m}" if day else "")

    def _connect(self) -> None:
        self._people().picked.connect(lambda _id: (self._tell_person(), self._reckon()))
        self.keys.chosen.connect(lambda _rule: self._tell_rule())
        self.tone.chosen.connect(lambda _merit: self._tell_rule())
        self.half.chosen.connect(lambda _half: self._reckon())
        self.day.left.connect(self._tell_day)
        self.time.left.connect(self._guess_half)
        assert isinstance(self.time.editor, Line)
        self.time.editor.textChanged.connect(lambda _text: self._reckon())
        self._theme.changed.connect(self._reckon)
        self._shell.touched.connect(self._heard)

    def _heard(self, kinds: frozenset[str]) -> None:
        if kinds & {"person", "membership", "unit", "conduct_rule", "incident", "working_time"}:
            self._shown = (None, None)
            if self.isVisible():
                self._tell_day()

    def _lay_out(self) -> None:
        body = self.body
        body.setSpacing(8)
        body.addWidget(self.person)
        body.addWidget(self.rule_words)
        body.addWidget(self.keys)
        body.addWidget(self.rule_error)
        body.addWidget(self.tone)
        self.rule_error.hide()
        when = QHBoxLayout()
        when.setSpacing(8)
        when.addWidget(self.day, 0, Qt.AlignmentFlag.AlignTop)
        when.addWidget(self.time, 0, Qt.AlignmentFlag.AlignTop)
        when.addStretch(1)
        body.addLayout(when)
        body.addWidget(self.half)
        found = QHBoxLayout()
        found.setSpacing(6)
        found.addWidget(self.clock_icon, 0, Qt.AlignmentFlag.AlignTop)
        found.addWidget(self.finding, 1)
        body.addLayout(found)
        body.addWidget(self.words)
        side = QHBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.place, 1, Qt.AlignmentFlag.AlignTop)
        side.addWidget(self.explain, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(side)
        body.addWidget(self.noted_by)
        body.addWidget(wrapped(NOT_DISCIPLINE, "hint"))
        body.addStretch(1)
        order = (
            self.person.editor, self.keys, self.tone, self.day.editor, self.time.editor, self.half,
            self.words.editor, self.place.editor, self.explain.editor, self.noted_by.editor, self.confirm,
            self.drop,
        )  # fmt: skip
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
