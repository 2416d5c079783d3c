"""Trước khi ký: what is missing or doubtful, each one step from its place; it advises and forbids nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.keybutton import IconButton, KeyButton
from ui.panes import Hairline, label
from ui.proof_filter import ProofFilter
from ui.proof_list import FindingsList, FindingsModel
from ui.proof_rows import DISMISS, GO, MEND, RESTORE, Row
from ui.theme import Theme

_FEW_ROWS, _MANY_ROWS = 4, 8
_TALL = 860
"""From this height of the window (px) more rows are shown."""
_TALL_SHARE = 0.42
"""Of the height of the window for a list made tall: some rows of the outline stay in sight."""


class FindingsPanel(QWidget):
    """Folds to its heading by hand or when the window is low, grows tall by hand; a filter picks its rows.

    `gone_to`, `mend_asked`, `dismiss_asked` and `restore_asked` carry the row whose link or key was pressed,
    `chosen` the one that came to the front.
    """

    gone_to = Signal(object)
    mend_asked = Signal(object)
    dismiss_asked = Signal(object)
    restore_asked = Signal(object)
    chosen = Signal(object)
    check_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._by_hand: bool | None = None
        self._low = False
        self._tall = False
        self._window = 0
        self._words = ("", "")
        self.model = FindingsModel()
        self.list = FindingsList(theme, self.model)
        self.list.asked.connect(self._asked)
        self.list.chosen.connect(self.chosen)
        self._heading = label("Trước khi ký", "strongText")
        self._count = label("", "muted")
        self._shut = IconButton(theme, "chevron_down", "Gập danh sách")
        self._unshut = IconButton(theme, "chevron_up", "Mở danh sách")
        self.filter = ProofFilter(theme)
        self.filter.chosen.connect(self._show_choice)
        head = self._row = QHBoxLayout()
        head.setContentsMargins(12, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(self._heading)
        head.addWidget(self._count, 1)
        self.check = KeyButton(theme, "Kiểm tra thể thức", "link")
        self.check.clicked.connect(self.check_asked)
        head.addWidget(self.filter)
        head.addWidget(self.check)
        for button, deed in ((self._unshut, self.grow), (self._shut, self.shrink)):
            button.set_side(28)
            button.clicked.connect(deed)
            head.addWidget(button)
        self._head = QWidget()
        self._head.setLayout(head)
        self._head.setFixedHeight(32)
        # It gives way, so it never forces the pane wider.
        self._head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 4)
        rows.setSpacing(0)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self._head)
        rows.addWidget(self.list)
        theme.changed.connect(self._fit)
        self._fit()

    def show_findings(self, findings: Sequence[Row], passed: Sequence[Row] = ()) -> None:
        """Other findings, and those passed over; what is in front stays there, or what comes after it."""
        self.filter.offer(findings, passed)
        self._show_rows()
        count = len(findings)
        whole = f"{count} điều nên xem, không cản việc xuất" if count else "Không có điều nào cần xem"
        self._words = (whole, whole.partition(",")[0])
        self._head.setAccessibleName(f"Trước khi ký: {whole}")
        self._fit()
        self._give_way()

    def _show_choice(self) -> None:
        self.unfold()
        self._show_rows()
        self._fit()
        self._give_way()
        self.list.setFocus()
        if self.list.current() is None and self.model.values:
            self.list.setCurrentIndex(self.model.index(0))

    def _show_rows(self) -> None:
        findings = self.filter.rows()
        before, at = self.list.currentIndex().data(Qt.ItemDataRole.UserRole), self.list.currentIndex().row()
        place = self.list.verticalScrollBar().value()
        self.model.show_values(findings)
        if before is not None and findings:
            at = self.model.values.index(before) if before in findings else min(at, len(findings) - 1)
            self.list.setCurrentIndex(self.model.index(at))
            self.list.verticalScrollBar().setValue(place)

    def set_height(self, window: int, low: int) -> None:
        """The height of the window: below `low` the list folds unless it was opened by hand."""
        self._window = window
        self._low_now(window < low)
        self._fit()

    def _low_now(self, low: bool) -> None:
        if low != self._low:
            self._low = low
            self._by_hand = None

    @property
    def folded(self) -> bool:
        """Whether only the heading is shown."""
        return self._low if self._by_hand is None else self._by_hand

    def grow(self) -> None:
        """One step: from the heading to some rows, from these to many."""
        self._tall = not self.folded
        self.unfold()

    def shrink(self) -> None:
        """One step back: from many rows to some, from these to the heading."""
        if self._tall:
            self._tall = False
        else:
            self._by_hand = True
        self._fit()

    def toggle_tall(self) -> None:
        """Many rows, and back to some."""
        self._tall = self.folded or not self._tall
        self.unfold()

    def unfold(self) -> None:
        """Show the list."""
        self._by_hand = False
        self._fit()

    def step(self, by: int) -> Row | None:
        """The next (1) or previous (-1) finding from the last one gone to, round and round."""
        count = len(self.model.values)
        if not count:
            return None
        at = self.list.currentIndex().row()
        at = (at + by) % count if at >= 0 else (0 if by > 0 else count - 1)
        self.list.setCurrentIndex(self.model.index(at))
        return self.model.values[at]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the count stands alone."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        self.check.show()
        self.filter.set_short(False)
        self._count.setText(self._words[0])
        shorter = (
            lambda: self._count.setText(self._words[1]),
            lambda: self.filter.set_short(True),
            self.check.hide,
        )
        for shorten in shorter:
            self._row.invalidate()
            if self._row.minimumSize().width() <= self.width():
                break
            shorten()
        self._row.invalidate()
        self._row.activate()

    def _asked(self, deed: str, row: Row) -> None:
        signals = {
            GO: self.gone_to,
            MEND: self.mend_asked,
            DISMISS: self.dismiss_asked,
            RESTORE: self.restore_asked,
        }
        signals[deed].emit(row)

    def _fit(self) -> None:
        count, row = len(self.model.values), self._theme.row(28)
        few = _MANY_ROWS if self._window >= _TALL else _FEW_ROWS
        most = max(few, int(self._window * _TALL_SHARE) // row)
        shown = not self.folded and count > 0
        self.list.setVisible(shown)
        self.list.setFixedHeight(min(most if self._tall else few, max(1, count)) * row)
        self._shut.setVisible(shown)
        self._unshut.setVisible(count > 0 and (not shown or (not self._tall and count > few)))
        for button, words in (
            (self._unshut, "Danh sách cao hơn, Ctrl+F8" if shown else "Mở danh sách"),
            (self._shut, "Danh sách thấp lại, Ctrl+F8" if self._tall else "Gập danh sách"),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
