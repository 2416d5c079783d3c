"""Cài đặt, Hiển thị: the size of the text; colours follow the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.panes import Hairline, Pane, label, wrapped
from ui.segments import Segments
from ui.theme import TEXT_SIZES

if TYPE_CHECKING:
    from ui.shell import Shell


class DisplayPage(Pane):
    """Every size of the program moves with the choice, at once."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.theme)
        theme = shell.theme
        head = label("Hiển thị", "title")
        head.setContentsMargins(12, 10, 12, 10)
        self.text_size = Segments(
            theme, "Cỡ chữ", dict(zip(TEXT_SIZES, ("Vừa (10)", "Lớn (11)", "Rất lớn (12)"), strict=True))
        )
        self.text_size.set_value(theme.points)
        self.text_size.chosen.connect(lambda points: theme.set_points(int(points)))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(head)
        rows.addWidget(Hairline(theme))
        body = QVBoxLayout()
        body.setContentsMargins(12, 12, 12, 12)
        body.setSpacing(6)
        body.addWidget(label("Cỡ chữ", "label"))
        line = QHBoxLayout()
        line.addWidget(self.text_size, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        body.addLayout(line)
        body.addWidget(wrapped("Đổi ngay, không cần mở lại. Văn bản in ra không đổi theo.", "hint"))
        body.addSpacing(16)
        body.addWidget(label("Nền sáng, nền tối", "label"))
        body.addWidget(
            wrapped(
                "Theo Windows: Cài đặt của Windows, Cá nhân hóa, Màu. Trang giấy luôn là giấy trắng.", "body"
            )
        )
        body.addStretch(1)
        rows.addLayout(body, 1)
