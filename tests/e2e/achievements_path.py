"""From a messy list of awards to a report whose figures are traced, played in its own process.

`python -m tests.e2e.achievements_path OUT LIST.xlsx --db FILE`.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from tests.e2e.attendance_path import rest, take
from tests.e2e.screen import Steps, fill, front, key, picture, play, press, shown
from ui import ask_file

CONTROL = Qt.KeyboardModifier.ControlModifier
REPORT = "Báo cáo thành tích.docx"


def steps(out: Path) -> Steps:
    """Import with questions, look at a person, write the report, follow a figure to its decision."""
    yield shown("Lập kế hoạch")
    key(Qt.Key.Key_3, CONTROL)
    yield shown("Nhập từ Excel")
    # The menu runs its own loop inside the click: the player must not be inside it too.
    QTimer.singleShot(0, partial(press, "Nhập từ Excel"))
    yield QApplication.activePopupWidget
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text() == "Khen thưởng, xếp loại…")
    menu.close()
    action.trigger()
    yield shown("Chọn tệp…")
    press("Chọn tệp…")
    yield shown("Xem trước, Ctrl+Enter")
    picture(out / "1-cot-cua-danh-sach.png")
    press("Xem trước, Ctrl+Enter")
    yield shown("Bước 3 trong 4, Xem trước và sửa, 3 dòng cần sửa")
    yield from _mend(out)
    press("Nhập 5")
    yield shown("Hoàn tác: Nhập 5")
    yield from rest()

    fill("Lọc người, tập thể, Ctrl+F", "tran hai")
    yield shown("Trần Thị Hai")
    yield from rest()
    picture(out / "4-trang-ca-nhan.png")
    press("Báo cáo thành tích, Ctrl+P")
    yield shown("Đề nghị")
    yield from rest(20)
    picture(out / "5-bao-cao.png")
    key(Qt.Key.Key_E, CONTROL)
    yield (out / REPORT).exists
    yield from rest()
    press("Về trang thành tích")
    yield shown("1 năm liền: ")
    press("1 năm liền: ")
    yield shown("2022: Chiến sĩ thi đua cơ sở")
    picture(out / "6-con-so-dem-tu-dau.png")
    press("2022: Chiến sĩ thi đua cơ sở")
    yield shown("Quyết định: 16/QĐ-SNgV, đã ký")
    yield from rest()
    picture(out / "7-quyet-dinh-sau-con-so.png")
    press("Đăng ký")
    yield shown("Xuất phiếu")
    yield from rest()
    picture(out / "8-dang-ky.png")
    key(Qt.Key.Key_Escape)
    yield shown("Xếp loại")
    press("Xếp loại")
    yield shown("Ghi quyết định xếp loại")
    yield from rest()
    picture(out / "9-xep-loai.png")
    front().close()
    yield lambda: True


def _mend(out: Path) -> Steps:
    """A name nobody bears, a title that may mean several, a day that is none: asked, answered, typed."""
    key(Qt.Key.Key_F8)
    picture(out / "2-danh-sach-can-hoi.png")
    key(Qt.Key.Key_Return)
    yield shown("Xử lý dòng")
    take("Là Trần Thị Hai")
    yield shown("Bước 3 trong 4, Xem trước và sửa, 2 dòng cần sửa")
    key(Qt.Key.Key_F8)
    key(Qt.Key.Key_Return)
    yield shown("Xử lý dòng")
    take("Là Chiến sĩ thi đua cơ sở")
    yield shown("Bước 3 trong 4, Xem trước và sửa, 1 dòng cần sửa")
    key(Qt.Key.Key_F8)
    key(Qt.Key.Key_Right)  # from the way to mend to the day of the decision
    key(Qt.Key.Key_F2)
    yield shown("Ngày quyết định, dòng 6")
    fill("Ngày quyết định, dòng 6", "28/02/2023")
    key(Qt.Key.Key_Return)
    yield shown("Bước 3 trong 4, Xem trước và sửa, 6 dòng")
    picture(out / "3-danh-sach-da-sua.png")


def main() -> int:
    """Play the steps on the real program; 0 when all went well."""
    out, source = map(Path, sys.argv[1:3])
    # The system's dialog for files is played in the other paths; here its answers are given.
    ask_file.open_one = lambda *_: source
    ask_file.save_as = lambda *_: out / REPORT
    return play(steps(out), out, sys.argv[3:])


if __name__ == "__main__":
    sys.exit(main())
