"""The panel beside the rules: one rule, the office's row in its place, a set of its own, a comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.own_rules import OwnRule, OwnSet
from app.domain.rule_words import TABLE_WORDS, RuleLine
from app.services.rule_replacing import JUDGED_BY_COUNCIL
from ui.chips import Chip
from ui.fields import Choice, Field
from ui.keybutton import KeyButton
from ui.panes import SidePanel, label, wrapped
from ui.record_form import FieldSpec, RecordForm
from ui.rule_forms import form_for, proposed

if TYPE_CHECKING:
    from app.domain.award_rules import RuleSet
    from app.domain.rule_changes import RuleChange
    from app.services.office import Office
    from ui.shell import Shell

_SHOWN = 20
_LOCAL = "Luật để tỉnh hoặc cơ quan quy định. Khi có văn bản, đặt quy định của cơ quan ở đây."
_DOUBT = "Dòng này chưa đối chiếu với văn bản gốc. Nơi nào nó quyết định, nơi ấy ghi “chưa kiểm chứng”."
_READINGS = "Văn bản còn hai cách hiểu. Đến khi cơ quan chọn, chỗ hai cách khác nhau là “cần xem xét”."
_OWN = "Quy định của cơ quan"
# What these say turns verdicts: the office may see whose before it keeps them.
_WEIGHED = {"condition", "settled", "left_out"}
_ADDED = {"basis": "Thêm căn cứ", "base_salary": "Thêm mức lương cơ sở"}


class RulePanel(SidePanel):
    """`changed` comes with what was done; `left` when nothing is being typed any more."""

    changed = Signal(object)
    left = Signal()

    def __init__(self, office: Office, shell: Shell) -> None:
        super().__init__(shell.theme, "")
        self._office = office
        self._shell = shell
        self._line: RuleLine | None = None
        self._code = ""
        self._day = date.min
        self.form: RecordForm | None = None
        self._begin: Callable[[], None] = lambda: None
        self._as_record: Callable[[OwnRule], Any] = lambda row: row
        self._as_row: Callable[[Any], OwnRule | None] = lambda _record: None
        self.setFixedWidth(400)
        self.setAccessibleName("Quy định đang chọn")
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.body.addWidget(self._inside)
        self.result = wrapped()
        self.body.addWidget(self.result)
        self.body.addStretch(1)

    @property
    def adding(self) -> bool:
        """Whether a row or set is being typed that is not kept yet."""
        return self.form is not None and self.form.record is not None and self.form.record.id == 0

    def show_line(self, line: RuleLine, code: str, day: date) -> None:
        """One rule: the office's row as a form, a shipped one to read."""
        same = self._line is not None and self._line.id == line.id and self._code == code
        self._line, self._code, self._day = line, code, day
        if line.own_id:
            row = next(own for own in self._office.rules.own() if own.id == line.own_id)
            if same and self.form is not None and self.form.record.id == row.id:
                self.form.show_record(self._as_record(row))  # the focus stays where somebody types
                return
            told = (wrapped(str(line.values["words"])),) if row.kind == "left_out" else ()
            self._edit(row, line, row.kind, told)
            return
        self._clear(line.about)
        self._put(wrapped(line.words))
        self._put(label("Nguồn", "label"))
        self._put(wrapped(line.source, "muted"))
        if not line.verified:
            self._put(Chip(self._shell.theme, "doubt", "chưa kiểm chứng"))
            self._put(wrapped(_DOUBT, "hint"))
        readings = self._readings(line)
        if readings:
            self._put(wrapped(_READINGS, "hint"))
        elif line.local:
            self._put(wrapped(_LOCAL, "hint"))
        self._offer(line, readings)

    def show_set(self, row: OwnSet, based: dict[str, str]) -> None:
        """A set of the office as a form; id 0 is a new one."""
        self._clear(f"Bộ {row.code}" if row.id else "Thêm bộ quy định")
        specs = (
            FieldSpec("code", "Mã", hint="Ví dụ: R2027.", width=96),
            FieldSpec("name", "Tên", "lines"),
            FieldSpec("based_on", "Lấy các quy định của", "choice", choices=based),
            FieldSpec("document", "Văn bản", hint="Số, ngày văn bản có quy định mới."),
            FieldSpec("valid_from", "Có hiệu lực từ", "date"),
        )
        self._put_form(specs, row, self._office.rules.save_set)
        self._put(wrapped("Bộ mới giữ mọi dòng của bộ gốc; dòng nào khác thì đặt lại trong bộ ấy.", "hint"))
        if row.id:
            self._button("Xóa bộ", "quiet", lambda: self._drop(partial(self._office.rules.remove_set, row)))
        else:
            self._new_buttons("Thêm bộ")

    def compare(self, code: str, day: date) -> None:
        """Two sets side by side, by what they would do to the people of the year."""
        self._clear("So với bộ khác")
        self._day = day
        rules = next(one for one in self._office.rules.sets(day) if one.code == code)
        others = {one.code: one.code for one in self._office.rules.sets(day) if one.code != code}
        awards = {award: award.name for award in rules.awards if award.subject == "person"}
        awards |= {award: f"{award.name} (tập thể)" for award in rules.awards if award not in awards}
        other, award = Choice(others), Choice(awards)
        award.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._put(Field(self._shell.theme, f"Bộ {code} so với", other, width=140))
        self._put(Field(self._shell.theme, "Danh hiệu, hình thức", award))
        self._put(wrapped(self._year_words(), "hint"))
        self._button(
            "Xem điều gì đổi",
            "main",
            lambda: self._weigh(self._in_set(code), str(other.value()), (award.value(),)),
        )
        other.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Keep what is being typed."""
        if self.form is not None and self.form.record is not None:
            self.form.confirm()

    def give_up(self) -> None:
        """Nothing of a new row is kept."""
        self._clear("")
        self.left.emit()

    def preview(self) -> None:
        """What the row being typed would change."""
        if self.form is None:
            return
        row = self._shell.attempt(self.form.typed)
        if row is None:
            return
        draft = self._as_row(row)
        if draft is None or self._line is None:
            return
        draft = replace(draft, document=draft.document or "–", valid_from=draft.valid_from or self._day)
        awards = self._awards(self._line)
        self._weigh(draft.valid_from or self._day, draft, awards)

    def _edit(self, row: OwnRule, line: RuleLine, table: str, above: Sequence[QWidget] = ()) -> None:
        self._clear(line.about if row.id else TABLE_WORDS["left_out"] if table == "left_out" else _OWN)
        for widget in above:
            self._put(widget)
        form = form_for(line, table, self._readings(line))
        self._as_row = form.row
        self._as_record = form.record
        self._put_form(form.specs, form.record(row), lambda record: self._office.rules.save(form.row(record)))
        if row.id:
            self._button(
                "Xóa, dùng dòng gốc", "quiet", lambda: self._drop(partial(self._office.rules.remove, row))
            )
            if table in _WEIGHED:
                self._button("Xem điều gì đổi", "plain", self.preview)
        else:
            self._new_buttons("Lưu", preview=table in _WEIGHED)
            if self.form is not None:
                self.form.focus_first()

    def _offer(self, line: RuleLine, readings: tuple[str, ...]) -> None:
        if readings:
            self._begins("Chọn cách hiểu", line, "settled", readings)
        elif line.table == "condition" and line.values["measure"] == "council_judges":
            self._begins("Thêm tiêu chuẩn", line, "condition")
        elif line.table == "condition" and line.values["measure"] == "meets_award":
            self.show_buttons(False)
        else:
            self._begins(_ADDED.get(line.table, "Đặt quy định của cơ quan"), line, line.table)

        if line.table == "condition" and not readings:
            self._offer_replacing(line)

    def _offer_replacing(self, line: RuleLine) -> None:
        """Where the office's paper asks something else than the law, or does not ask it."""
        row = QWidget()
        side = QHBoxLayout(row)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        for words, deed in (
            ("Không áp dụng", lambda: self._leave_out(line)),
            ("Thay bằng điều kiện khác", lambda: self._replace_by(line, JUDGED_BY_COUNCIL)),
        ):
            button = KeyButton(self._shell.theme, words, "plain")
            button.clicked.connect(lambda _checked=False, deed=deed: deed())
            side.addWidget(button)
        side.addStretch(1)
        self._put(label("Khi văn bản của cơ quan, của tỉnh khác", "label"))
        self._put(row)

    def _leave_out(self, line: RuleLine) -> None:
        draft = self._office.rules.leave_out(self._code, dict(line.values))
        told = (wrapped(line.words), wrapped(line.source, "muted"))
        self._edit(replace(draft, valid_from=self._first_day()), line, "left_out", told)

    def _replace_by(self, line: RuleLine, words: str) -> None:
        """The form of the condition chosen to stand in the place of the line's."""
        found = self._office.rules.alternatives(dict(line.values))
        draft = self._office.rules.in_place_of(self._code, dict(line.values), found[words])
        which = Choice({one: one for one in found})
        which.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        which.set_value(words)
        which.activated.connect(lambda _index: self._replace_by(line, str(which.value())))
        told = (
            wrapped(f"Thay cho: {line.words}"),
            Field(self._shell.theme, "Điều kiện thay vào", which),
        )
        typed = replace(line, values=draft.values)
        self._edit(replace(draft, valid_from=self._first_day()), typed, "condition", told)

    def begin(self) -> None:
        """Type the office's row in the place of the rule shown, where there may be one."""
        self._begin()

    def _begins(self, words: str, line: RuleLine, table: str, readings: tuple[str, ...] = ()) -> None:
        def begin() -> None:
            row = self._office.rules.draft(self._code, table, proposed(line, table, readings))
            self._edit(replace(row, valid_from=self._first_day()), line, table)

        self._begin = begin
        self._button(words, "main", begin)

    def _first_day(self) -> date:
        return max(self._day, self._in_set(self._code))

    def _in_set(self, code: str) -> date:
        """The day looked at where it lies in the set, else the first day of the set."""
        rules = next(one for one in self._office.rules.sets(self._day) if one.code == code)
        return self._day if rules.holds_on(self._day) else rules.valid_from

    def _readings(self, line: RuleLine) -> tuple[str, ...]:
        """The readings to choose from: for a rule of one of them, and for the choice itself."""
        if line.table != "settled" and not line.values.get("reading"):
            return ()
        settled = self._office.rules.readings(
            self._code, str(line.values["award"]), str(line.values["subject"])
        )
        chosen = any(one.award == line.values["award"] for one in self._rules().settled)
        return () if chosen and line.table != "settled" else settled

    def _rules(self) -> RuleSet:
        return next(one for one in self._office.rules.sets(self._day) if one.code == self._code)

    def _awards(self, line: RuleLine) -> tuple[Any, ...]:
        rules = self._rules()
        award = rules.award(str(line.values.get("award", "")), str(line.values.get("subject", "")))
        return (award,) if award else rules.awards

    def _weigh(self, day: date, draft: OwnRule | str, awards: Sequence[Any]) -> None:
        change = self._shell.attempt(
            lambda: self._office.rules.change_in_year(awards, self._shell.year(), day, draft)
        )
        if change is not None:
            self.result.setText(change_words(change, self._shell.year()))

    def _year_words(self) -> str:
        return f"Xét thử mọi người theo sổ của năm {self._shell.year()}, năm đang làm việc."

    def _put(self, widget: QWidget) -> None:
        """One thing more below; shown at once, so that it can take the focus."""
        self._rows.addWidget(widget)
        widget.show()

    def _put_form(self, specs: Sequence[FieldSpec], record: Any, save: Callable[[Any], Any]) -> None:
        self.form = RecordForm(
            self._shell.theme, specs, save, lambda: self._office.now().date(), self._inside
        )
        self.form.saved.connect(self._saved)
        self.form.show_record(record)
        self._put(self.form)

    def _saved(self, done: Any) -> None:
        self.changed.emit(done)

    def _drop(self, deed: Callable[[], Any]) -> None:
        done = self._shell.attempt(deed)
        if done is not None:
            self.form = None
            self.changed.emit(done)

    def _new_buttons(self, words: str, *, preview: bool = False) -> None:
        self._button("Bỏ", "plain", self.give_up, "Esc")
        if preview:
            self._button("Xem điều gì đổi", "plain", self.preview)
        self._button(words, "main", self.confirm, "Ctrl+Enter")

    def _button(self, words: str, kind: str, pressed: Callable[[], object], key: str = "") -> None:
        button = KeyButton(self._shell.theme, words, kind, key)
        button.clicked.connect(lambda _checked=False: pressed())
        self.buttons.addWidget(button)
        button.show()
        self.show_buttons(True)

    def _clear(self, heading: str) -> None:
        """An empty panel under this heading."""
        self.heading.setText(heading)
        self.form = None
        self._begin = lambda: None
        self.result.clear()
        for layout in (self._rows, self.buttons):
            while layout.count() > (1 if layout is self.buttons else 0):
                item = layout.takeAt(layout.count() - 1)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        self.show_buttons(False)


def change_words(change: RuleChange, year: int) -> str:
    """The sentence, and one line for each case whose verdict is another."""
    differing = change.differing
    lines = [f"{one.who}: {one.words}" for one in differing[:_SHOWN]]
    if len(differing) > _SHOWN:
        lines.append(f"và {len(differing) - _SHOWN} trường hợp nữa")
    return "\n".join((f"Năm {year}. {change.sentence}", *lines))
