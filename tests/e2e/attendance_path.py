"""From a list of staff to a closed month, played in its own process.

`python -m tests.e2e.attendance_path OUT STAFF.xlsx CLOCK.dat --db FILE`.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTableView

from tests.e2e.screen import Steps, fill, front, key, named, picture, play, press, shown, type_words
from ui import ask_file

CONTROL = Qt.KeyboardModifier.ControlModifier
NOTES = (
    ("Trần Thị Hai", "TH", "07/03/2023", "Không đeo thẻ khi tiếp khách."),
    ("Lê Văn Một", "VR", "08/03/2023", "Làm việc riêng trong giờ."),
    ("Bùi Thị Ba", "TL", "09/03/2023", "Hút thuốc ở hành lang."),
)
SHEET = "Bảng chấm công 3.xlsx"


def rest(ticks: int = 8) -> Steps:
    """A moment, as a person needs to see a page before the hand is at the button."""
    for _ in range(ticks):
        yield lambda: True


def take(words: str) -> None:
    """In the choice that is open in a table: the entry that begins so."""
    choice = named("Xử lý dòng", (QComboBox,))
    assert isinstance(choice, QComboBox)
    at = next(n for n in range(choice.count()) if choice.itemText(n).startswith(words))
    choice.setCurrentIndex(at)
    choice.hidePopup()
    choice.activated.emit(at)


def steps(out: Path, staff: Path, clock: Path) -> Steps:
    """Import staff and a clock file, mend, note, excuse, close, export, and find the rows of a figure."""
    yield shown("Lập kế hoạch")
    key(Qt.Key.Key_5, CONTROL)
    yield shown("Nhập từ Excel")
    press("Nhập từ Excel")
    yield shown("Chọn tệp…")
    press("Chọn tệp…")
    yield shown("Xem trước, Ctrl+Enter")
    picture(out / "1-cot-cua-tep.png")
    press("Xem trước, Ctrl+Enter")
    yield shown("Bước 3 trong 4, Xem trước và sửa, 1 dòng cần sửa")
    key(Qt.Key.Key_F8)
    picture(out / "2-can-bo-can-sua.png")
    yield from _mend_staff()
    picture(out / "3-can-bo-da-sua.png")
    press("Nhập 3 người")
    yield shown("Hoàn tác: Nhập 3 cán bộ")

    key(Qt.Key.Key_2, CONTROL)
    yield shown("Tháng: ")
    months = named("Tháng: ")
    assert months is not None
    months.setFocus()
    key(Qt.Key.Key_Home)
    for _ in range(2):
        key(Qt.Key.Key_Right)
    yield shown("Tháng: 3")
    picture(out / "4-thang-trong.png")
    press("Nhập từ máy chấm công")
    yield shown("Chọn tệp…")
    press("Chọn tệp…")
    yield from _mend_clock(out)
    yield from rest()
    picture(out / "7-bang-thang.png")
    key(Qt.Key.Key_I, CONTROL)
    yield shown("Người")
    for at, (who, code, day, words) in enumerate(NOTES):
        rules = named("Nội dung II.6: ")
        assert rules is not None
        rules.setFocus()
        yield from rest(2)
        type_words(code)
        yield shown(f"Nội dung II.6: {code}")
        fill("Ngày", day)
        fill("Người", who)
        fill("Diễn biến", words)
        yield from rest()
        if at == 0:
            picture(out / "8-ghi-nhan.png")
        press("Ghi nhận, Enter")
        yield shown(f"Hoàn tác: Ghi {code} ")
    press("Đóng, Esc")
    yield from rest()

    press("Mở: 3 vụ việc chưa xong")
    yield shown("Chấp nhận lý do")
    yield from _decide(out)
    key(Qt.Key.Key_2, CONTROL)
    yield shown("Chốt tháng 3")
    yield from rest()
    # The dialog runs its own loop inside the click: the player must not be inside it too.
    QTimer.singleShot(0, partial(press, "Chốt tháng 3"))
    yield QApplication.activeModalWidget
    picture(out / "11-chot-thang.png")
    key(Qt.Key.Key_Return)
    yield shown("Tháng: 3, đã chốt")
    yield from rest()
    picture(out / "12-da-chot.png")

    press("Xuất Excel, Ctrl+E")
    yield lambda: (out / SHEET).exists() and named("Đã ")
    totals = named("Tổng của tháng", (QTableView,))
    assert isinstance(totals, QTableView)
    late = totals.visualRect(totals.model().index(3, totals.model().columnCount() - 2)).center()
    QTest.mouseClick(totals.viewport(), Qt.MouseButton.LeftButton, pos=late)
    yield shown("Xem: Muộn, sớm")
    yield from rest()
    picture(out / "13-dong-sau-con-so.png")
    front().close()
    yield lambda: True


def _decide(out: Path) -> Steps:
    """One excuse is accepted with its reason, the other notes are confirmed."""
    for at in range(3):
        yield from rest()
        if at == 0:
            fill("Lý do", "Thẻ gửi làm lại, có giấy hẹn.")
            picture(out / "10-chap-nhan-ly-do.png")
            press("Chấp nhận lý do")
        else:
            press("Xác nhận, Ctrl+Enter")
        yield from rest()


def _mend_staff() -> Steps:
    """F8 stands at the way to mend; the wrong birthday is five columns to the left of it."""
    for _ in range(5):
        key(Qt.Key.Key_Left)
    key(Qt.Key.Key_F2)
    yield shown("Ngày sinh, dòng 3")
    fill("Ngày sinh, dòng 3", "28/02/1990")
    key(Qt.Key.Key_Return)
    yield shown("Nhập 3 người")


def _mend_clock(out: Path) -> Steps:
    """The strange number gets its person, the day of the reset its date, and everything is kept."""
    yield shown("Bước 2 trong 4, Gán số máy")
    for _ in range(6):
        key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Return)
    yield shown("Xử lý dòng")
    take("Bùi Thị Ba")
    picture(out / "5-gan-so-may.png")
    press("Xem trước, Ctrl+Enter")
    yield shown("Bước 3 trong 4, Xem trước và sửa, 2 dòng cần sửa")
    key(Qt.Key.Key_F8)
    key(Qt.Key.Key_Return)
    yield shown("Xử lý dòng")
    take("Đổi thành 15/03/2023")
    yield shown("Bước 3 trong 4, Xem trước và sửa, không có dòng nào cần sửa")
    picture(out / "6-gio-cham-da-sua.png")
    press("Nhập 1")
    yield shown("Hoàn tác: Nhập giờ chấm")


def main() -> int:
    """Play the steps on the real program; 0 when all went well."""
    out, staff, clock = map(Path, sys.argv[1:4])
    # The system's dialog for files is played in the other paths; here its answers are given.
    answers = [staff, clock]
    ask_file.open_one = lambda *_: answers.pop(0)
    ask_file.save_as = lambda *_: out / SHEET
    return play(steps(out, staff, clock), out, sys.argv[4:])


if __name__ == "__main__":
    sys.exit(main())
