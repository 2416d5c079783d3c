"""The heading of the middle pane: which plan, its state, and the deeds that begin there."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.domain.dates import show_date
from app.domain.plan import Plan
from ui.chips import Chip
from ui.keybutton import IconButton, KeyButton
from ui.panes import Hairline, label, wrapped
from ui.theme import Theme


class PlanHead(QWidget):
    """Signals name the deeds; on `numbering_shown` whoever knows the chosen node fills the menu `styles`."""

    add_asked = Signal()
    sign_asked = Signal()
    numbering_shown = Signal()
    find_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.heading = label("", "title")
        self.chip = Chip(theme, "draft", "Dự thảo")
        self.find_button = IconButton(theme, "search", "Tìm trong kế hoạch", "Ctrl+F")
        self.style_button = IconButton(theme, "text_bullet_list_square", "Kiểu số của cấp đang chọn")
        self.styles = QMenu(self.style_button)
        self.style_button.clicked.connect(self._open_styles)
        self.add = KeyButton(theme, "Thêm mục", "quiet", "Ctrl+N", "add")
        self.sign = KeyButton(theme, "Ký và ghi số…", "plain", icon="signature")
        self.add.clicked.connect(self.add_asked)
        self.sign.clicked.connect(self.sign_asked)
        self.find_button.clicked.connect(self.find_asked)
        row = self._row = QHBoxLayout()
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self.heading)
        row.addSpacing(4)
        row.addWidget(self.chip)
        row.addStretch(1)
        for widget in (self.find_button, self.style_button, self.add, self.sign):
            row.addWidget(widget)
        self._seal = QLabel()
        self._signed = wrapped("", "muted")
        strip = QHBoxLayout()
        strip.setContentsMargins(12, 6, 12, 6)
        strip.setSpacing(8)
        strip.addWidget(self._seal, 0, Qt.AlignmentFlag.AlignTop)
        strip.addWidget(self._signed, 1)
        self._strip = QWidget()
        strip_rows = QVBoxLayout(self._strip)
        strip_rows.setContentsMargins(0, 0, 0, 0)
        strip_rows.setSpacing(0)
        strip_rows.addLayout(strip)
        strip_rows.addWidget(Hairline(theme))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        head = QWidget()
        head.setLayout(row)
        # It gives way piece by piece, so it never forces the pane wider.
        head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        rows.addWidget(head)
        rows.addWidget(Hairline(theme))
        rows.addWidget(self._strip)
        theme.changed.connect(self._paint_seal)
        # Sizes of words are known once the new style sheet has been taken in.
        theme.changed.connect(self._give_way_later)
        self._paint_seal()

    def show_plan(self, plan: Plan, symbol: str, newest: bool, replaced: Plan | None) -> None:
        """Heading, chip and what may be done; a signed plan says how it can still be changed."""
        version = f", bản {plan.version}" if plan.version > 1 else ""
        self.heading.setText(f"Kế hoạch {plan.year}{version}")
        self.chip.set_chip("seal" if plan.signed else "draft", "Đã ký" if plan.signed else "Dự thảo")
        for widget in (self.add, self.style_button):
            widget.setVisible(not plan.signed)
        self.sign.setVisible(not plan.signed or newest)
        self.sign.set_words("Lập bản thay thế" if plan.signed else "Ký và ghi số…")
        self.sign.set_icon_name("document_add" if plan.signed else "signature")
        self._signed.setText(self._sentence(plan, symbol, newest, replaced))
        self._seal.setVisible(plan.signed)
        self._strip.setVisible(bool(self._signed.text()))
        self._give_way()

    def _sentence(self, plan: Plan, symbol: str, newest: bool, replaced: Plan | None) -> str:
        if plan.signed:
            day = plan.issued.complete() if plan.issued else None
            signed = f"Đã ký {plan.number_text(symbol)}" + (f" ngày {show_date(day)}." if day else ".")
            rest = "Muốn đổi, lập bản thay thế." if newest else "Đã có bản thay thế; bản này giữ để xem lại."
            return f"{signed} {rest}"
        if replaced is not None:
            return f"Bản này thay thế Kế hoạch {replaced.number_text()}; khi ký, bản cũ vẫn giữ."
        return ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit gives way, the least needed first: the search button, the key of "Thêm mục" …"""
        super().resizeEvent(event)
        self._give_way()

    def _give_way_later(self) -> None:
        QTimer.singleShot(0, self, self._give_way)

    def _give_way(self) -> None:
        for widget in (self.find_button, self.chip):
            widget.setVisible(True)
        self.add.set_words("Thêm mục", "Ctrl+N")
        for shorten in (self.find_button.hide, self._short_add, self._bare_add, self.chip.hide):
            self._row.invalidate()
            if self._row.minimumSize().width() <= self.width():
                break
            shorten()

    def _short_add(self) -> None:
        self.add.set_words("Thêm mục", "")
        self.add.setAccessibleName("Thêm mục, Ctrl+N")

    def _bare_add(self) -> None:
        self.add.set_words("", "")
        self.add.setAccessibleName("Thêm mục, Ctrl+N")

    def _open_styles(self) -> None:
        self.styles.clear()
        self.numbering_shown.emit()
        self.styles.popup(self.style_button.mapToGlobal(self.style_button.rect().bottomLeft()))

    def _paint_seal(self) -> None:
        self._seal.setPixmap(self._theme.icons.pixmap("dau", 16, "seal", self.devicePixelRatioF()))
