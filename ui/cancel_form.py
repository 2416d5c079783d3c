"""Two fields that take a decision back: the row stays, struck through, and counts no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.panes import label, wrapped
from ui.record_form import FieldSpec, RecordForm
from ui.theme import Theme

_FIELDS = (
    FieldSpec("cancelled_by", "Số quyết định hủy, thu hồi", placeholder="12/QĐ-SNgV"),
    FieldSpec("cancelled_on", "Ngày", "date"),
)


@dataclass(frozen=True)
class _Cancelling:
    id: int = 0
    cancelled_by: str = ""
    cancelled_on: date | None = None


class CancelForm(QWidget):
    """`saved` carries the Done of the cancelling."""

    saved = Signal(object)

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self.heading = label("", "pane")
        self.heading.setWordWrap(True)
        self._cancel: Callable[[str, date | None], Any] | None = None
        self.form = RecordForm(theme, _FIELDS, self._save, today)
        self.form.saved.connect(self.saved)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(self.heading)
        rows.addWidget(wrapped("Dòng này ở lại trong sổ, gạch ngang và không được tính nữa.", "muted"))
        rows.addWidget(self.form)

    def begin(self, words: str, cancel: Callable[[str, date | None], Any]) -> None:
        """Ask for the decision that takes `words` back."""
        self._cancel = cancel
        self.heading.setText(f"Hủy, thu hồi: {words}")
        self.form.show_record(None)
        self.form.show_record(_Cancelling())
        self.form.focus_first()

    def _save(self, typed: _Cancelling) -> Any:
        assert self._cancel is not None
        return self._cancel(typed.cancelled_by, typed.cancelled_on)
