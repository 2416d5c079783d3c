"""Which rows of Trước khi ký are shown: all, those of one kind, or those that were passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.keybutton import KeyButton
from ui.proof_rows import ProofRow, Row
from ui.theme import Theme

ALL, MISSING, PASSED = "", "missing", "passed"
_WORDS = {ALL: "Tất cả", MISSING: "Còn thiếu, lệch", PASSED: "Đã bỏ qua"}


def sort_of(row: Row) -> str:
    """MISSING for what the plan lacks, else the kind of the proofreader's finding."""
    return str(row.proof.kind) if isinstance(row, ProofRow) else MISSING


class ProofFilter(KeyButton):
    """Shows the choice and how many rows it has; its menu holds the others. `chosen` tells of another."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "link", icon="filter", parent=parent)
        self._value = ALL
        self._rows: tuple[Row, ...] = ()
        self._passed: tuple[Row, ...] = ()
        self._short = False
        self.choices = QMenu(self)
        self.choices.aboutToShow.connect(self._fill)
        self.clicked.connect(self._open)
        self._say()

    @property
    def value(self) -> str:
        """ALL, MISSING, PASSED or a kind of the proofreader."""
        return self._value

    def choose(self, value: str) -> None:
        """Show these rows."""
        self._value = value
        self._say()
        self.chosen.emit()

    def offer(self, rows: Sequence[Row], passed: Sequence[Row]) -> None:
        """Other rows; a choice of which nothing is left gives way to all."""
        self._rows, self._passed = tuple(rows), tuple(passed)
        if not self.rows():
            self._value = ALL
        self._say()
        self.setVisible(bool(rows or passed))

    def rows(self) -> tuple[Row, ...]:
        """The rows of the choice."""
        if self._value == PASSED:
            return self._passed
        return tuple(row for row in self._rows if self._value in (ALL, sort_of(row)))

    def set_short(self, short: bool) -> None:
        """Where it is narrow the icon stands alone while all rows are shown."""
        self._short = short
        self._say()

    def _words(self, value: str, count: int) -> str:
        words = _WORDS.get(value)
        if words is None:
            from app.domain.proofreading.values import KIND_WORDS, Kind

            words = KIND_WORDS[Kind(value)]
        return f"{words} ({count})"

    def _say(self) -> None:
        words = "Lọc theo loại" if self._value == ALL else self._words(self._value, len(self.rows()))
        self.set_words("" if self._short and self._value == ALL else words)
        self.setAccessibleName(f"Lọc Trước khi ký: {self._words(self._value, len(self.rows()))}")
        self.setToolTip("Chỉ xem một loại, hoặc xem lại chỗ đã bỏ qua")

    def _fill(self) -> None:
        from app.domain.proofreading.values import KIND_WORDS

        self.choices.clear()
        counts = Counter(map(sort_of, self._rows)) + Counter({ALL: len(self._rows)})
        for value in (ALL, MISSING, *map(str, KIND_WORDS)):
            if counts[value]:
                self._add(value, counts[value])
        if self._passed:
            self.choices.addSeparator()
            self._add(PASSED, len(self._passed))

    def _add(self, value: str, count: int) -> None:
        action = self.choices.addAction(self._words(value, count))
        action.setCheckable(True)
        action.setChecked(value == self._value)
        action.triggered.connect(partial(self._picked, value))

    def _picked(self, value: str, _checked: bool = False) -> None:
        self.choose(value)

    def _open(self) -> None:
        self.choices.popup(self.mapToGlobal(self.rect().bottomLeft()))
