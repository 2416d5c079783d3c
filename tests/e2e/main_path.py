"""The main path of the program, played in its own process: `python -m tests.e2e.main_path OUT`."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit

from tests.e2e.screen import Steps, fill, front, key, named, picture, play, press, shown, type_words

PAPER = "Kế hoạch 2026.docx"
WORDS = "Đẩy mạnh thi đua, giữ nghiêm giờ làm việc."


def steps(out: Path) -> Steps:
    """First start, edit the plan, export, undo."""
    yield shown("Lập sổ của cơ quan")
    picture(out / "1-bat-dau.png")
    press("Tiếp tục")
    yield shown("Cơ quan chủ quản")
    for label, words in (
        ("Cơ quan chủ quản", "UBND tỉnh Mẫu"),
        ("Tên cơ quan", "Sở Ngoại vụ"),
        ("Chữ viết tắt trong số văn bản", "SNgV"),
        ("Địa danh trên dòng ngày", "Mẫu"),
        ("Người ký", "Trần Thị Thử"),
        ("Chức vụ", "Giám đốc"),
    ):
        fill(label, words)
    picture(out / "2-co-quan.png")
    press("Tiếp tục")
    yield shown("Lập sổ, Enter")
    picture(out / "3-noi-cat.png")
    press("Lập sổ, Enter")

    yield shown("Lập kế hoạch")
    picture(out / "4-chua-co-ke-hoach.png")
    press("Lập kế hoạch")
    yield shown("Các mục của kế hoạch")
    key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    yield lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit)
    type_words(WORDS)
    picture(out / "5-dang-go.png")
    key(Qt.Key.Key_Escape)
    yield shown("Hoàn tác: ")
    picture(out / "6-da-ghi.png")
    # The dialog runs its own loop inside the key: the player must not be inside it too.
    QTimer.singleShot(0, partial(key, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier))
    yield lambda: isinstance(QApplication.activeModalWidget(), QFileDialog)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setFocus()
    name.selectAll()
    type_words(str(out / PAPER))
    key(Qt.Key.Key_Return)
    yield lambda: (out / PAPER).exists() and named(f"Đã ghi {PAPER}")
    picture(out / "7-da-xuat.png")

    press("Hoàn tác: Thêm mục")
    yield shown("Làm lại: Thêm mục")
    picture(out / "8-hoan-tac.png")
    front().close()
    yield lambda: True


def main() -> int:
    """Play the steps on the real program; 0 when all went well."""
    out = Path(sys.argv[1])
    return play(steps(out), out, sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
