"""The empty state: what is not there, what belongs here, the first step, and what is near."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.keybutton import KeyButton
from ui.panes import wrapped
from ui.theme import Theme


class _Roundel(QWidget):
    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(80, 80)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("noneTint"))
        painter.drawEllipse(self.rect())
        pixmap = self._theme.icons.pixmap(self._icon, 40, "muted", self.devicePixelRatioF())
        painter.drawPixmap(20, 20, pixmap)


class EmptyState(QWidget):
    """Centred. Buttons are given ready (first the filled one); `near` is the link to what exists."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        heading: str,
        explain: str,
        buttons: tuple[KeyButton, ...] = (),
        near: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.heading = wrapped(heading, "huge")
        self.heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.explain = wrapped(explain, "body")
        self.explain.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.explain.setMaximumWidth(560)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 24, 24, 24)
        rows.setSpacing(12)
        rows.addStretch(2)
        rows.addWidget(_Roundel(theme, icon), 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(self.heading)
        # Centred by stretches: an alignment would keep the label from growing with its lines.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.explain, 100)
        middle.addStretch(1)
        rows.addLayout(middle)
        rows.addSpacing(4)
        rows.addLayout(row)
        if near is not None:
            rows.addSpacing(8)
            rows.addWidget(near, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(3)

    def set_words(self, heading: str, explain: str) -> None:
        """Another year, another sentence."""
        self.heading.setText(heading)
        self.explain.setText(explain)
