"""From nominations to the dossier of a sealed round, played in its own process.

`python -m tests.e2e.voting_path OUT --db FILE`.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QTableView

from tests.e2e.attendance_path import CONTROL, rest
from tests.e2e.screen import Steps, fill, front, key, named, picture, play, press, shown, type_words
from ui import ask_file
from ui.round_count_table import CountTable
from ui.row_table import RowTable

ROUND = "Bình xét cuối năm 2023"
FOLDER = "Ho-so-Binh-xet-cuoi-nam-2023"
COUNCIL = (
    ("Lê Văn Thực Hành", "Chủ tịch", "Không kiểm phiếu", "Không"),
    ("Trần Thị Ví Dụ", "Phó Chủ tịch", "Không kiểm phiếu", "Không"),
    ("Phạm Văn Mô Phỏng", "Ủy viên", "Trưởng ban", "Không"),
    ("Đinh Thị Chú Thích", "Ủy viên", "Thành viên", "Không"),
    ("Nguyễn Thị Bản Mẫu", "Ủy viên", "Không kiểm phiếu", "Có"),
)
PAPERS = (
    ("In ra", "5"),
    ("Phát ra", "4"),
    ("Thu về", "4"),
    ("Hợp lệ", "4"),
    ("Không hợp lệ", "0"),
    ("Không dùng, đã hủy", "1"),
)


def choose(label: str, words: str) -> None:
    """In the choice of that label: the entry that begins so."""
    choice = named(label, (QComboBox,))
    assert isinstance(choice, QComboBox), f"no choice is called {label!r}"
    at = next(n for n in range(choice.count()) if choice.itemText(n).startswith(words))
    choice.setFocus()
    choice.setCurrentIndex(at)
    choice.activated.emit(at)


def focus(words: str) -> None:
    """Put the keys where the words are."""
    widget = named(words)
    assert widget is not None, f"nothing on the screen is called {words!r}"
    widget.setFocus()


def steps(out: Path) -> Steps:
    """A round with its council, nominees, papers, presence, count, seal and dossier."""
    yield shown("Lập kế hoạch")
    key(Qt.Key.Key_4, CONTROL)
    yield from _agenda(out)
    yield from _council(out)
    yield from _nominees(out)
    yield from _papers(out)
    yield from _meeting(out)
    yield from _count(out)
    yield from _seal(out)
    yield from _dossier(out)
    front().close()
    yield lambda: True


def _agenda(out: Path) -> Steps:
    yield shown("Thêm đợt, Ctrl+N")
    picture(out / "1-chua-co-dot.png")
    press("Thêm đợt, Ctrl+N")
    yield shown("Tên đợt")
    fill("Ngày họp", "20/12/2023")
    fill("Địa điểm họp", "Phòng họp Sở")
    fill("Quyết định lập Hội đồng", "45/QĐ-SNgV")
    fill("Ngày quyết định", "04/03/2023")
    press("Thêm đợt, Ctrl+Enter")
    yield shown("Lao động tiên tiến")
    for title in ("Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"):
        focus(title)
        key(Qt.Key.Key_Space)
        yield from rest(4)
    picture(out / "2-dot.png")
    press("Tiếp: Hội đồng")


def _council(out: Path) -> Steps:
    for name, role, counter, secretary in COUNCIL:
        yield shown("Thêm thành viên, Ctrl+N")
        press("Thêm thành viên, Ctrl+N")
        yield shown("Cán bộ trong sổ")
        choose("Cán bộ trong sổ", name)
        choose("Vai trò", role)
        choose("Ban kiểm phiếu", counter)
        choose("Thư ký", secretary)
        yield from rest(2)
        press("Thêm thành viên, Ctrl+Enter")
        yield shown(f"Hoàn tác: Thêm thành viên Hội đồng: {name[:6]}")
    picture(out / "3-hoi-dong.png")
    press("Tiếp: Đề cử")


def _nominees(out: Path) -> Steps:
    yield shown("Đưa vào người đủ điều kiện")
    press("Đưa vào người đủ điều kiện")
    yield shown("Hoàn tác: Đưa vào danh sách Lao")
    picture(out / "4-de-cu-ldtt.png")
    yield from _reasons("chưa đạt tiêu chuẩn của năm")
    focus("Danh hiệu: ")
    key(Qt.Key.Key_Right)
    yield from rest()
    press("Đưa vào người đủ điều kiện")
    yield shown("Hoàn tác: Đưa vào danh sách Chi")
    yield from _reasons("chưa đạt tiêu chuẩn của năm")
    press("Lập danh sách bầu")
    yield shown("Chiến sĩ thi đua cơ sở: đã chọn 4, tối đa 3")
    picture(out / "5-vuot-chi-tieu.png")
    press("Đã xem, cất thông báo")
    table = named("Người được đề nghị")
    assert isinstance(table, RowTable)
    table.choose(next(one.id for one in reversed(table.rows.records) if one.listed))
    table.setFocus()
    key(Qt.Key.Key_Space)
    yield from rest()
    yield from _reasons("hết chỉ tiêu, ưu tiên năm sau")
    press("Lập danh sách bầu")
    yield shown("Phiếu bầu")


def _reasons(words: str) -> Steps:
    """Whoever asked and is not on the list gets a reason: F8 stands in its field."""
    for _ in range(30):
        if all(named(f"{count} người chưa có trong danh sách") is None for count in range(1, 30)):
            return
        focus("Người được đề nghị")
        key(Qt.Key.Key_F8)
        type_words(words)
        key(Qt.Key.Key_Tab)
        yield from rest(2)


def _papers(out: Path) -> Steps:
    for label, words in (("Đã in", "5"), ("Phát ra", "4"), ("Còn lại", "1"), ("Đã hủy", "1")):
        fill(f"{label}, mọi danh hiệu", words)
        key(Qt.Key.Key_Tab)
        yield from rest(2)
    picture(out / "6-phieu.png")
    press("Tiếp: Họp và kiểm phiếu")


def _meeting(out: Path) -> Steps:
    yield shown("Cả Hội đồng có mặt")
    for label, hour in (("Bắt đầu họp", "08:00"), ("Giờ bỏ phiếu", "09:30"), ("Kết thúc", "10:30")):
        fill(label, hour)
        key(Qt.Key.Key_Tab)
        yield from rest(2)
    table = named("Có mặt", (QTableView,))
    assert isinstance(table, QTableView)
    table.selectRow(1)  # Trần Thị Ví Dụ is away and wrote her opinion
    yield from rest(2)
    fill("Lý do vắng", "đi công tác")
    key(Qt.Key.Key_Tab)
    choose("Ý kiến bằng văn bản", "Đã nhận")
    yield from rest(4)
    press("Cả Hội đồng có mặt")
    yield shown("Đủ họp: 4/5")
    picture(out / "7-co-mat.png")
    press("Tiếp: Kiểm phiếu")


def _count(out: Path) -> Steps:
    yield shown("Chốt kết quả kiểm phiếu")
    for teller in (1, 2):
        for label, words in PAPERS:
            fill(f"{label}, người kiểm {teller}", words)
            key(Qt.Key.Key_Tab)
    yield from rest()
    press("Đếm từng phiếu")
    yield from rest()
    picture(out / "8-dem-tung-phieu.png")
    press("Xong, về bảng")
    yield from rest()
    table = named("Số phiếu từng tên")
    assert isinstance(table, CountTable)
    names = [row for row, line in enumerate(table.rows.lines) if line.nominee is not None]
    for teller in (1, 2):
        table.setFocus()
        key(Qt.Key.Key_F8)
        for at in range(len(names)):
            short = at == len(names) - 1
            figures = ("3", "2", "0") if short else ("5", "0", "0")
            if teller == 2 and at == 1:
                figures = ("4", "1", "0")  # the second teller misreads one name
            for figure in figures:
                type_words(figure)
                key(Qt.Key.Key_Tab)
        yield from rest(2)
        if teller == 1:
            picture(out / "9-nguoi-kiem-1.png")
    yield shown("Đến chỗ lệch")
    table.scrollToTop()
    picture(out / "10-hai-nguoi-lech.png")
    key(Qt.Key.Key_F8)
    for figure in ("5", "0", "0"):
        type_words(figure)
        key(Qt.Key.Key_Tab)
    yield from rest()
    picture(out / "11-hai-nguoi-khop.png")
    press("Chốt kết quả kiểm phiếu")
    yield shown("Tiếp: Kết quả")
    press("Tiếp: Kết quả")


def _seal(out: Path) -> Steps:
    yield shown("Niêm phong kết quả")
    yield from rest()
    picture(out / "12-ket-qua.png")
    # The dialog runs its own loop inside the click: the player must not be inside it too.
    QTimer.singleShot(0, partial(press, "Niêm phong kết quả"))
    yield QApplication.activeModalWidget
    picture(out / "13-niem-phong-hoi-lai.png")
    key(Qt.Key.Key_Return)
    yield shown("Lập bản đính chính")
    yield from rest()
    picture(out / "14-da-niem-phong.png")


def _dossier(out: Path) -> Steps:
    focus("Bước 6 trong 7")
    key(Qt.Key.Key_Right)
    yield shown("Lập cả hồ sơ")
    yield from rest()
    press("Lập cả hồ sơ")
    yield shown("Đã lập")
    picture(out / "15-ho-so.png")
    table = named("Văn bản của đợt", (QTableView,))
    assert isinstance(table, RowTable)
    table.choose("certificates")
    yield from rest(30)
    picture(out / "16-giay-khen.png")


def main() -> int:
    """Play the steps on the real program; 0 when all went well."""
    out = Path(sys.argv[1])
    # The system's dialog for folders is its own program: here its answer is given.
    ask_file.folder = lambda *_: out
    return play(steps(out), out, sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
