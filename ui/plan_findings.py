"""Trước khi ký: what is missing or doubtful, each one step from its place; it advises and forbids nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.keybutton import IconButton, KeyButton
from ui.panes import Hairline, label
from ui.proof_list import FindingsList, FindingsModel
from ui.proof_rows import DISMISS, GO, MEND, Row
from ui.theme import Theme

_FEW_ROWS, _MANY_ROWS = 4, 8
_TALL = 860
"""From this height of the window (px) more rows are shown."""


class FindingsPanel(QWidget):
    """Folds to its heading by hand or when the window is low.

    `gone_to`, `mend_asked` and `dismiss_asked` carry the row whose link or key was pressed, `chosen` the one
    that came to the front.
    """

    gone_to = Signal(object)
    mend_asked = Signal(object)
    dismiss_asked = Signal(object)
    chosen = Signal(object)
    check_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._by_hand: bool | None = None
        self._low = False
        self._most = _FEW_ROWS
        self._words = ("", "")
        self.model = FindingsModel()
        self.list = FindingsList(theme, self.model)
        self.list.asked.connect(self._asked)
        self.list.chosen.connect(self.chosen)
        self._heading = label("Trước khi ký", "strongText")
        self._count = label("", "muted")
        self._shut = IconButton(theme, "chevron_down", "Gập danh sách")
        self._unshut = IconButton(theme, "chevron_up", "Mở danh sách")
        head = self._row = QHBoxLayout()
        head.setContentsMargins(12, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(self._heading)
        head.addWidget(self._count, 1)
        self.check = KeyButton(theme, "Kiểm tra thể thức", "link")
        self.check.clicked.connect(self.check_asked)
        head.addWidget(self.check)
        for button in (self._shut, self._unshut):
            button.set_side(28)
            button.clicked.connect(self._by_button)
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

    def show_findings(self, findings: Sequence[Row]) -> None:
        """Other findings; what is in front stays there, or what comes after it when it is gone."""
        before, at = self.list.current(), self.list.currentIndex().row()
        place = self.list.verticalScrollBar().value()
        self.model.show_findings(findings)
        if before is not None and findings:
            at = self.model.findings.index(before) if before in findings else min(at, len(findings) - 1)
            self.list.setCurrentIndex(self.model.index(at))
            self.list.verticalScrollBar().setValue(place)
        count = len(findings)
        whole = f"{count} điều nên xem, không cản việc xuất" if count else "Không có điều nào cần xem"
        self._words = (whole, whole.partition(",")[0])
        self._head.setAccessibleName(f"Trước khi ký: {whole}")
        self._fit()
        self._give_way()

    def set_height(self, window: int, low: int) -> None:
        """The height of the window: below `low` the list folds unless it was opened by hand."""
        self._most = _MANY_ROWS if window >= _TALL else _FEW_ROWS
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

    def unfold(self) -> None:
        """Show the list."""
        self._by_hand = False
        self._fit()

    def step(self, by: int) -> Row | None:
        """The next (1) or previous (-1) finding from the last one gone to, round and round."""
        count = len(self.model.findings)
        if not count:
            return None
        at = self.list.currentIndex().row()
        at = (at + by) % count if at >= 0 else (0 if by > 0 else count - 1)
        self.list.setCurrentIndex(self.model.index(at))
        return self.model.findings[at]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the count stands alone."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        for words in self._words:
            self._count.setText(words)
            self._row.invalidate()
            if self._row.minimumSize().width() <= self.width():
                break
        self._row.activate()

    def _asked(self, deed: str, row: Row) -> None:
        {GO: self.gone_to, MEND: self.mend_asked, DISMISS: self.dismiss_asked}[deed].emit(row)

    def _by_button(self) -> None:
        self._by_hand = not self.folded
        self._fit()

    def _fit(self) -> None:
        shown = not self.folded and bool(self.model.findings)
        self.list.setVisible(shown)
        self.list.setFixedHeight(min(self._most, max(1, len(self.model.findings))) * self._theme.row(28))
        self._shut.setVisible(shown)
        self._unshut.setVisible(bool(self.model.findings) and not shown)
