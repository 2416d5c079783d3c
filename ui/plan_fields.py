"""The editors of the page's fields, opened in their own row: words that grow, or a small form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.dates import PartialDate
from app.domain.office import Authority, Signatory, signing_lines
from app.domain.plan import Plan
from app.errors import Invalid, Problem, SayToUser
from ui.fields import Choice, DateLine, Field, Line, Lines, show_problems
from ui.outline_draft import Words
from ui.outline_editor import WordsEditor
from ui.outline_keys import keys_line
from ui.outline_rows import FIELD_LABELS
from ui.panes import wrapped
from ui.theme import Theme

DONE_KEYS = keys_line("Enter xong", "Esc xong, giữ chữ đã gõ")
LINE_KEYS = keys_line("Enter dòng mới", "Esc xong, giữ chữ đã gõ")
FORM_KEYS = keys_line("Tab ô sau", "Enter, Esc xong")
FROZEN_KEYS = keys_line("Kế hoạch đã ký, chỉ đọc", "Esc xong")


class FieldEditor(Protocol):
    """What the tree asks of any editor of a row."""

    def height_for(self, width: int) -> int:
        """Height in px the row needs at this width."""

    def values(self) -> dict[str, Any]:
        """Fields of Plan by name; raises Invalid when something typed cannot be read."""


class FieldWords(WordsEditor):
    """One field in words; where `many`, every line is one thing (căn cứ, nơi nhận)."""

    def __init__(
        self, theme: Theme, target: str, plan: Plan, *, lines: bool, many: bool, frozen: bool
    ) -> None:
        keys = FROZEN_KEYS if frozen else LINE_KEYS if lines else DONE_KEYS
        super().__init__(theme, FIELD_LABELS[target], keys, lines=lines, frozen=frozen)
        self._name = target.removeprefix("field:")
        self._many = many
        value = getattr(plan, self._name)
        self.set_words(Words("", "\n".join(value) if many else value))

    def values(self) -> dict[str, Any]:
        """The field as it stands."""
        return {self._name: self.lines() if self._many else self.words().text}

    def add_line(self, words: str) -> None:
        """One more line at the end, unless it is there."""
        if words not in self.lines():
            self.edit.setPlainText("\n".join([*self.lines(), words]))
            self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)


class FieldForm(QWidget):
    """Several fields of one row in a grid of two columns. Enter and Esc leave it."""

    typed = Signal()
    grew = Signal()
    finished = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, advice: str, frozen: bool) -> None:
        super().__init__()
        self._theme = theme
        self._frozen = frozen
        self.fields: dict[str, Field] = {}
        self._readers: dict[str, Callable[[], Any]] = {}
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(6)
        keys = FROZEN_KEYS if frozen else FORM_KEYS
        self.keys = wrapped(f"{advice}     {keys}".strip(), "hint")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 6, 0, 4)
        rows.setSpacing(4)
        rows.addLayout(self.grid)
        rows.addWidget(self.keys)
        rows.addStretch(1)

    def add(
        self, name: str, field: Field, read: Callable[[], Any], at: tuple[int, int], columns: int = 1
    ) -> Field:
        """Put a field into the grid; `read` gives its value or raises SayToUser."""
        self.fields[name] = field
        self._readers[name] = read
        self.grid.addWidget(field, at[0], at[1], 1, columns, Qt.AlignmentFlag.AlignTop)
        if self.focusProxy() is None:
            self.setFocusProxy(field.editor)
        field.editor.installEventFilter(self)
        if isinstance(field.editor, Line | DateLine | Lines):
            field.editor.setReadOnly(self._frozen)
            field.editor.textChanged.connect(self.typed)
        else:
            field.editor.setEnabled(not self._frozen)
        return field

    def values(self) -> dict[str, Any]:
        """Every field by name; raises Invalid naming those that cannot be read."""
        found: dict[str, Any] = {}
        problems = []
        for name, read in self._readers.items():
            try:
                found[name] = read()
            except SayToUser as trouble:
                problems.append(Problem(name, str(trouble)))
        if problems:
            raise Invalid(tuple(problems))
        return found

    def readable(self) -> dict[str, Any]:
        """The fields that can be read."""
        found: dict[str, Any] = {}
        for name, read in self._readers.items():
            try:
                found[name] = read()
            except SayToUser:
                continue
        return found

    def show_wrong(self, trouble: Invalid) -> None:
        """Sentences below their fields, the focus on the first."""
        show_problems(self.fields, trouble.problems)
        self.grew.emit()

    def focus_on(self, name: str) -> None:
        """The focus on one field of the form."""
        if name in self.fields:
            self.fields[name].editor.setFocus()

    def height_for(self, width: int) -> int:
        """Fields, sentences and the line of keys."""
        for field in self.fields.values():
            field.editor.ensurePolished()  # before that the style sheet's heights are not in the hints
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        # Fields with words that may run on claim the height of a narrow column as their smallest size.
        return layout.totalHeightForWidth(width) + 4

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Esc in any field; where lines are typed Enter breaks the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            key = event.key()
            if key == Qt.Key.Key_Escape:
                self.finished.emit()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(watched, Lines):
                self.entered.emit()
                return True
        return False


def _read_number(line: Line) -> int | None:
    words = line.words()
    if not words:
        return None
    if not words.isascii() or not words.isdigit() or int(words) < 1:
        raise SayToUser("Số chỉ gồm chữ số, từ 1 trở lên, ví dụ 05.")
    return int(words)


def number_form(
    theme: Theme, plan: Plan, today: Callable[[], date], symbol: str, place: str, frozen: bool
) -> FieldForm:
    """Number, symbol, date (day may stay empty), place."""
    form = FieldForm(theme, "Để trống số và ngày thì trang in chừa chỗ ghi tay.", frozen)
    number = Line(f"{plan.number:02d}" if plan.number else "", "chưa có")
    form.add("number", Field(theme, "Số", number, width=96), lambda: _read_number(number), (0, 0))
    mark = Line(plan.symbol, symbol)
    form.add("symbol", Field(theme, "Ký hiệu", mark, width=140), mark.words, (0, 1))
    issued = DateLine(today, partial=True)
    issued.set_day(plan.issued)
    form.add("issued", Field(theme, "Ngày tháng", issued), issued.partial, (1, 0))
    where = Line(plan.place, place)
    form.add("place", Field(theme, "Địa danh", where, width=160), where.words, (1, 1))
    form.grid.setColumnStretch(2, 1)
    return form


def title_form(theme: Theme, plan: Plan, frozen: bool) -> FieldForm:
    """Kind and title of the paper."""
    form = FieldForm(theme, "", frozen)
    title = Lines(plan.title, rows=3)
    form.add("title", Field(theme, "Trích yếu", title), title.words, (1, 0), 2)
    kind = Line(plan.kind_name)
    form.add("kind_name", Field(theme, "Tên loại", kind, width=200), kind.words, (0, 0))
    QWidget.setTabOrder(kind, title)
    return form


def period_form(theme: Theme, plan: Plan, today: Callable[[], date], frozen: bool) -> FieldForm:
    """First and last month or day of the plan's time."""
    form = FieldForm(
        theme,
        "Gõ tháng/năm hoặc ngày/tháng/năm. Dùng để đối chiếu, không in thành dòng riêng.",
        frozen,
    )
    for column, (name, words, iso) in enumerate(
        (("period_from", "Từ", plan.period_from), ("period_to", "Đến", plan.period_to))
    ):
        line = DateLine(today, partial=True)
        line.set_day(PartialDate.from_iso(iso))
        form.add(name, Field(theme, words, line), partial(_iso, line), (0, column))
    form.grid.setColumnStretch(2, 1)
    return form


def _iso(line: DateLine) -> str:
    day = line.partial()
    return day.iso if day else ""


class SignerForm(FieldForm):
    """Who signs: chosen from the list of the day, or written as it is to be printed."""

    def __init__(self, theme: Theme, plan: Plan, signatories: tuple[Signatory, ...], frozen: bool) -> None:
        super().__init__(
            theme,
            "Dòng trên chữ ký: mỗi dòng một ý, ví dụ KT. GIÁM ĐỐC rồi PHÓ GIÁM ĐỐC.",
            frozen,
        )
        words: Mapping[object, str] = {None: "Ghi khác"} | {s: signatory_words(s) for s in signatories}
        self.choice = Choice(words)
        found = next(
            (s for s in signatories if s.name == plan.signer_name and signing_lines(s) == plan.signer_lines),
            None,
        )
        self.choice.set_value(found)
        picker = Field(theme, "Chọn từ danh sách người ký", self.choice)
        self.grid.addWidget(picker, 0, 0, 1, 2)
        self.choice.setEnabled(not frozen)
        self.choice.installEventFilter(self)
        self._post = Lines("\n".join(plan.signer_lines), rows=2)
        self.add("signer_lines", Field(theme, "Dòng trên chữ ký", self._post), self._lines, (1, 0))
        self._name = Line(plan.signer_name)
        self.add("signer_name", Field(theme, "Họ tên người ký", self._name), self._name.words, (1, 1))
        self._title = Line(plan.signer_office_title)
        if plan.signer_office_title or any(s.authority == "TM." for s in signatories):
            self.add(
                "signer_office_title",
                Field(theme, "Chức vụ trong cơ quan (khi ký TM.)", self._title),
                self._title.words,
                (2, 0),
                2,
            )
        self.choice.activated.connect(self._take)
        self.setFocusProxy(self.choice)

    def _lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self._post.words().split("\n") if line.strip())

    def _take(self) -> None:
        chosen = self.choice.value()
        if isinstance(chosen, Signatory):
            self._post.setPlainText("\n".join(signing_lines(chosen)))
            self._name.setText(chosen.name)
            self._title.setText(chosen.title if chosen.authority == "TM." else "")


def signatory_words(signatory: Signatory) -> str:
    """`Phạm Thị Anh Thư, Giám đốc`; a deputy signs for the head: `…, KT. Giám đốc, Phó Giám đốc`."""
    authority, whom, post = signatory.authority, signatory.acting_for, signatory.title
    if authority is Authority.Q or (authority.value and not whom):
        whom, post = whom or post, ""
    first = f"{authority.value} {whom}".strip() if authority.value else ""
    return ", ".join(part for part in (signatory.name, first, post) if part)
