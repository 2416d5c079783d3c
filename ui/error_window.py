"""The one window for a fault of ours: what stands, what to do, and "Sao chép chi tiết"."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.dialog import Dialog
from ui.fields import Field, Lines
from ui.keybutton import KeyButton
from ui.theme import Theme


class ErrorWindow(Dialog):
    """Details hold places in the program and kinds of errors, nothing of the office's data."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            "Lỗi của chương trình",
            "Việc vừa rồi chưa làm được",
            "Chương trình gặp lỗi của chính nó. Sổ vẫn nguyên như trước việc này: không có gì ghi dở dang. "
            "Có thể làm tiếp; nếu gặp lại, sao chép chi tiết và gửi cho người phụ trách phần mềm.",
            "Đóng và làm tiếp",
            "Đóng",
            parent=parent,
        )
        self.cancel_button.hide()
        text = Lines(words, rows=8)
        text.setReadOnly(True)
        self.add_field("details", Field(theme, "Chi tiết (không có tên người, không có số liệu)", text))
        copy = KeyButton(theme, "Sao chép chi tiết", "plain", icon="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(words))
        self.body.addWidget(copy)
