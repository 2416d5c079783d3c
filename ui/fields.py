"""Inputs of a form: the label above, the editor, and below it one hint or one error in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.dates import PartialDate, read_date, read_partial, show_date, show_weekday
from app.domain.wording import clean, fold
from app.errors import Problem, SayToUser
from ui.panes import label, restyle, wrapped
from ui.theme import Theme

_SUGGESTED = 10


class Line(QLineEdit):
    """One line of text; what is pasted is cleaned when read, never while a tone key may still come."""

    def __init__(self, text: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(placeholder)

    def words(self) -> str:
        """The text, NFC and without control characters."""
        return clean(self.text())

    def suggest(self, words: Callable[[], Sequence[str]]) -> None:
        """Offer words that hold what is typed, accents left out; anything else may be typed as well."""
        self._suggested = words
        self._fitting = QStringListModel(self)
        completer = QCompleter(self._fitting, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(completer)
        self.textEdited.connect(self._narrow)

    def _narrow(self, text: str) -> None:
        self._fitting.setStringList(
            [words for words in self._suggested() if matches(text, words)][:_SUGGESTED]
        )


class Lines(QPlainTextEdit):
    """Several lines of text; Tab leaves the field."""

    def __init__(self, text: str = "", rows: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTabChangesFocus(True)
        self._rows = rows
        self.setFixedHeight(self.fontMetrics().lineSpacing() * rows + 24)

    def words(self) -> str:
        """The text, NFC, lines kept."""
        return clean(self.toPlainText(), lines=True)


class Choice(QComboBox):
    """One of a few; keeps a value beside each word, and ignores a wheel that only passes over it."""

    def __init__(self, words: Mapping[Any, str] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        if words:
            self.offer(words)

    def offer(self, words: Mapping[Any, str]) -> None:
        """Replace the choices: value → word."""
        self.clear()
        self._values = list(words)
        self.addItems(list(words.values()))

    def offers(self, words: Mapping[Any, str]) -> bool:
        """Whether exactly these choices stand there."""
        return list(words) == self._values and list(words.values()) == [
            self.itemText(at) for at in range(self.count())
        ]

    def value(self) -> object:
        """The chosen value, None when nothing is offered."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose by value; unknown values leave the choice as it is."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only a focused choice turns with the wheel."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DateLine(QLineEdit):
    """A day typed as 5/6/2023; `partial` lets day and month be empty (01/2023).

    Ctrl+; writes today; Alt+Down, or the button in the field, opens a month to choose from.
    """

    def __init__(
        self, today: Callable[[], date], partial: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._partial = partial
        self._theme: Theme | None = None
        self.setPlaceholderText("ngày/tháng/năm")
        self._measure()
        self.setToolTip("Gõ ngày/tháng/năm, ví dụ 09/01/2023. Ctrl+; ghi ngày hôm nay, Alt+Xuống mở lịch.")

    def offer_month(self, theme: Theme) -> None:
        """A button inside the field that opens the month."""
        self._theme = theme
        self._month = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._month.setText("Chọn ngày trong lịch, Alt+Xuống")
        self._month.triggered.connect(self.open_month)
        theme.changed.connect(self._paint_month)
        self._paint_month()
        self._measure()

    def _paint_month(self) -> None:
        assert self._theme is not None
        self._month.setIcon(self._theme.icons.icon("calendar_ltr", 16, "muted"))

    def open_month(self) -> None:
        """The month of the day typed, else of today."""
        from ui.calendar_popup import CalendarPopup

        if self.isReadOnly():
            return
        with suppress(SayToUser):
            typed = self.day()
            CalendarPopup(self, typed or self._today(), self._choose, self._theme)
            return
        CalendarPopup(self, self._today(), self._choose, self._theme)

    def _choose(self, day: date) -> None:
        self.set_day(day)
        self.setFocus()

    def day(self) -> date | None:
        """The day, None when empty; raises SayToUser with an example when it is no day."""
        text = clean(self.text())
        return read_date(text) if text else None

    def partial(self) -> PartialDate | None:
        """The day with what may be blank, None when empty; raises SayToUser otherwise."""
        return read_partial(clean(self.text()))

    def set_day(self, day: date | PartialDate | None) -> None:
        """Show a day."""
        if day is None:
            self.clear()
        elif isinstance(day, PartialDate):
            parts = [f"{part:02d}" for part in (day.day, day.month) if part is not None]
            self.setText("/".join([*parts, str(day.year)]))
        else:
            self.setText(show_date(day))

    def weekday(self) -> str:
        """The weekday of what is typed, "" when it is not a whole day."""
        try:
            day = self.day()
        except SayToUser:
            return ""
        return show_weekday(day) if day else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+; writes today, Alt+Down opens the month."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.open_month()
            return
        if event.key() == Qt.Key.Key_Semicolon and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.set_day(self._today())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text, a wider field."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        button = 36 if self.actions() else 0  # its icon and what the style leaves at both sides
        self.setFixedWidth(max(120, words + 28 + button))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving rewrites 5/6/2023 as 05/06/2023; what cannot be read stays as typed."""
        with suppress(SayToUser):
            self.set_day(self.partial() if self._partial else self.day())
        super().focusOutEvent(event)


Editor = Line | Lines | Choice | DateLine


class Field(QWidget):
    """Label, editor, hint or error. `left` comes when the focus leaves and the content is another."""

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        words: str,
        editor: Editor,
        hint: str = "",
        beside: str = "",
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.editor = editor
        self.label = label(words, "label")
        self.label.setBuddy(editor)
        self.beside: QLabel = label(beside, "body")
        self.hint = wrapped(hint, "hint")
        self._hint = hint
        self._sign = QLabel()
        self._error = wrapped("", "error")
        editor.setAccessibleName(words)
        if isinstance(editor, DateLine):
            editor.offer_month(theme)
        if width:
            editor.setFixedWidth(width)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(editor, 0 if width or isinstance(editor, DateLine) else 1)
        line.addWidget(self.beside)
        if width or isinstance(editor, DateLine):
            line.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._error, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        rows.addWidget(self.label)
        rows.addLayout(line)
        rows.addWidget(self.hint)
        rows.addLayout(below)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.beside.setVisible(bool(beside))
        self.set_error("")
        self._before = self._content()
        editor.installEventFilter(self)
        theme.changed.connect(self._paint_sign)

    def set_error(self, sentence: str) -> None:
        """Show what is wrong below the field and read it out as its description; "" clears it."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._sign.setVisible(bool(sentence))
        self.hint.setVisible(bool(self._hint) and not sentence)
        self._paint_sign()
        self.editor.setAccessibleDescription(sentence or self._hint)
        restyle(self.editor, bad=bool(sentence))

    def error(self) -> str:
        """The sentence shown, or ""."""
        return self._error.text()

    def set_hint(self, hint: str) -> None:
        """Another hint below."""
        self._hint = hint
        self.hint.setText(hint)
        self.set_error(self.error())

    def set_beside(self, words: str) -> None:
        """Words right of the editor ("/KH-SNgV", the weekday)."""
        self.beside.setText(words)
        self.beside.setVisible(bool(words))

    def settle(self) -> None:
        """What stands in the editor now counts as unchanged."""
        self._before = self._content()

    def changed(self) -> bool:
        """Whether the content differs from when it was last settled."""
        return self._content() != self._before

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that the field was left with another content."""
        if event.type() == QEvent.Type.FocusOut and watched is self.editor and self.changed():
            self._before = self._content()
            self.left.emit()
        return False

    def _content(self) -> str:
        editor = self.editor
        if isinstance(editor, Lines):
            return editor.toPlainText()
        if isinstance(editor, Choice):
            return editor.currentText()
        return editor.text()

    def _paint_sign(self) -> None:
        self._sign.setPixmap(self._theme.icons.pixmap("error_circle", 16, "err", self.devicePixelRatioF()))


def show_problems(fields: Mapping[str, Field], problems: tuple[Problem, ...], *, focus: bool = True) -> int:
    """Put each problem below its field, clear the others, focus the first wrong one if asked; the count."""
    wrong = {problem.field: problem.sentence for problem in reversed(problems)}
    first: Field | None = None
    for name, field in fields.items():
        field.set_error(wrong.get(name, ""))
        if name in wrong and first is None:
            first = field
    if first is not None and focus:
        first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
    return len(wrong)


def matches(needle: str, *texts: str) -> bool:
    """Whether every word of `needle` occurs in the texts, without accents: `dang` finds `Đặng`."""
    held = fold(" ".join(texts))
    return all(word in held for word in fold(clean(needle)).split())
