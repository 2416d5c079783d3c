"""A plan from another's Word file to next year's PDF, played in its own process.

`python -m tests.e2e.paper_path OUT WORD_FILE --db FILE`.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu

from tests.e2e.screen import Steps, front, key, named, picture, play, press, shown, type_words

CONTROL = Qt.KeyboardModifier.ControlModifier
WORD, PDF, COMPARED = "Kế hoạch 2024.docx", "Kế hoạch 2024.pdf", "So sánh 2023 - 2024.docx"


def _later(deed: object, *given: object) -> None:
    """A dialog runs its own loop inside the deed: the player must not be inside it too."""
    QTimer.singleShot(0, partial(deed, *given))  # type: ignore[call-overload]


def _answer(path: Path) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setFocus()
    name.selectAll()
    type_words(str(path))
    key(Qt.Key.Key_Return)


def _things_to_see() -> int:
    heading = named("Trước khi ký: ")
    return int(heading.accessibleName().split()[3]) if heading else 0


def _asked() -> bool:
    return isinstance(QApplication.activeModalWidget(), QFileDialog)


def steps(out: Path, source: Path) -> Steps:
    """Import, mend by a key, roll to the next year, compare, and both ways to paper."""
    yield shown("Nhập từ Word hoặc tệp văn bản")
    _later(press, "Nhập từ Word hoặc tệp văn bản")
    yield _asked
    _answer(source)
    yield shown("Nhập vào năm 2023")
    picture(out / "1-hieu-la.png")
    press("Nhập vào năm 2023")
    yield shown("Các mục của kế hoạch")
    yield lambda: _things_to_see() > 20  # the proofreader has read it
    picture(out / "2-cho-can-xem.png")
    for _ in range(40):
        if named("Hoàn tác: Sửa"):
            break
        key(Qt.Key.Key_F8)
        yield lambda: True
        key(Qt.Key.Key_Period, CONTROL)
        yield lambda: True
    yield shown("Hoàn tác: Sửa")
    picture(out / "3-da-sua.png")

    press("Lập kế hoạch năm sau")
    yield shown("Lấy tất cả")
    picture(out / "4-nam-sau.png")
    press("Lấy tất cả")
    yield shown("Để nguyên tất cả")
    key(Qt.Key.Key_Return, CONTROL)
    yield shown("Kế hoạch 2024")
    yield lambda: named("Trang 1 trong ")
    picture(out / "5-ke-hoach-2024.png")

    press("So sánh kế hoạch")
    yield shown("Đổi hai bên")
    picture(out / "6-so-sanh.png")
    _later(key, Qt.Key.Key_E, CONTROL)
    yield _asked
    _answer(out / COMPARED)
    yield (out / COMPARED).exists
    press("Về tab Kế hoạch")
    yield shown("Các mục của kế hoạch")

    _later(key, Qt.Key.Key_E, CONTROL)
    yield _asked
    _answer(out / WORD)
    yield lambda: (out / WORD).exists() and named(f"Đã ghi {WORD}")
    _later(press, "PDF và cách in khác")
    yield lambda: isinstance(QApplication.activePopupWidget(), QMenu)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    picture(out / "7-cach-in.png")
    _later(_choose, menu, "Xuất PDF…")
    yield _asked
    _answer(out / PDF)
    yield lambda: (out / PDF).exists() and named(f"Đã ghi {PDF}")
    picture(out / "8-da-xuat-pdf.png")
    front().close()
    yield lambda: True


def _choose(menu: QMenu, words: str) -> None:
    action = next(action for action in menu.actions() if action.text() == words)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def main() -> int:
    """Play the steps on the real program; 0 when all went well."""
    out, source = Path(sys.argv[1]), Path(sys.argv[2])
    return play(steps(out, source), out, sys.argv[3:])


if __name__ == "__main__":
    sys.exit(main())
