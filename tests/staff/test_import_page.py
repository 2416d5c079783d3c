"""The import of staff in the window, by what is read on the screen: file, columns, mending, one operation."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from app.services.office import Office
from tests.imports.make_sheets import workbook
from tests.staff.people import add
from tests.ui.window_stage import a_window, click, named, press, type_text
from ui import ask_file
from ui.fields import Choice, Line
from ui.import_page import ImportPage
from ui.pages import TABS
from ui.window import Window

HEAD = ["TT", "Họ và tên", "Ngày sinh", "Phòng", "Số máy"]
ROWS = [
    ["SỞ NGOẠI VỤ"],
    HEAD,
    [1, "Lê Văn Một", "01/02/1990", "Văn phòng Sở", 1],
    [2, "Trần Thị Hai", "31/02/1991", "Văn phòng Sở", 2],
    [3, "Bùi Thị Ba", "05/06/1992", "Phòng Lạ", 3],
    [4, "Chu Văn Bốn", "05/06/1993", "Phòng Lạ", 4],
    [5, "Đỗ Văn Năm", "06/07/1994", "VP", 5],
]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    office = Office.create(tmp_path / "so.db", practice=True, now=lambda: datetime(2023, 5, 22, 8, 0))
    from datetime import date

    add(office, "Đỗ Văn Năm", birth_date=date(1994, 7, 6))
    return a_window(qtbot, office, tmp_path, TABS, "staff")


def _page(window: Window) -> ImportPage:
    page = window.show_page("staff-import")
    assert isinstance(page, ImportPage)
    return page


def _open(window: Window, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch) -> ImportPage:
    monkeypatch.setattr(ask_file, "open_one", lambda *_asked: path)
    click(window.show_page("staff"), "Nhập từ Excel")
    assert window.front == "staff-import"
    page = _page(window)
    click(page, "Chọn tệp…")
    qtbot.waitUntil(lambda: page.rail.at > 0 or page.empty.heading.text().startswith("Chưa nhập được"))
    return page


def _texts(page: ImportPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def _problems(page: ImportPage) -> list[str]:
    return [row.problem for row in page.preview.table.preview.rows]


def _remedy(page: ImportPage, row: int, words: str) -> None:
    table = page.preview.table
    table.edit(table.preview.index(row, table.preview.places.index("remedy")))
    choice = next(found for found in table.findChildren(Choice) if found.isVisible())
    choice.hidePopup()
    at = [choice.itemText(n) for n in range(choice.count())].index(words)
    choice.setCurrentIndex(at)
    choice.activated.emit(at)


def test_a_list_is_read_mended_and_kept_by_what_stands_on_the_screen(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _open(window, qtbot, workbook(tmp_path / "can-bo.xlsx", ROWS), monkeypatch)
    assert page.rail.accessibleName() == "Bước 2 trong 4, Trang và cột, Danh sách, 4 cột"
    assert named(page, Choice, "Họ và tên (bắt buộc)").currentText() == "B: Họ và tên"
    assert "4 cột sẽ dùng, 1 cột bỏ qua." in _texts(page)
    press(page.columns.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.rail.accessibleName() == "Bước 3 trong 4, Xem trước và sửa, 3 dòng cần sửa"
    assert _problems(page) == [
        "",
        "Không đọc được ngày “31/02/1991”",
        "Sổ chưa có đơn vị “Phòng Lạ”",
        "Sổ chưa có đơn vị “Phòng Lạ”",
        "Số máy chấm công: trống → 5",
    ]
    assert "Sẽ nhập 1 người. Để lại 4: 3 cần sửa, 1 khác với sổ." in _texts(page)
    table = page.preview.table
    press(table, Qt.Key.Key_F8)
    assert table.currentIndex().column() == table.preview.places.index("remedy")
    table.setCurrentIndex(table.preview.index(1, table.preview.places.index(1)))
    press(table, Qt.Key.Key_F2)
    editor = named(table, Line, "Ngày sinh, dòng 4")
    editor.selectAll()
    type_text(editor, "28/02/1991")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _problems(page)[1] == "")
    _remedy(page, 2, "Lập đơn vị mới “Phòng Lạ”")
    assert _problems(page)[2:4] == ["Sẽ lập đơn vị mới “Phòng Lạ”"] * 2
    assert page.preview.bar.confirm.text() == "Nhập 4 người"
    assert len(window.office.staff.people()) == 1
    press(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.front == "staff"
    assert [person.name for person in window.office.staff.people()] == [
        "Bùi Thị Ba",
        "Chu Văn Bốn",
        "Trần Thị Hai",
        "Lê Văn Một",
        "Đỗ Văn Năm",
    ]
    standing = window.foot.line.standing
    assert standing is not None
    assert standing.sentence == "Nhập 4 cán bộ từ can-bo.xlsx. Để lại 1 dòng."
    window.undo()
    assert len(window.office.staff.people()) == 1
    assert "Phòng Lạ" not in {unit.name for unit in window.office.staff.units()}


def test_a_mapping_by_hand_is_used_at_once_the_next_time(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "la.xlsx", [["Cột một", "Cột hai"], ["Lê Văn Một", "VP"]])
    page = _open(window, qtbot, path, monkeypatch)
    assert "Còn thiếu cột: Họ và tên. Chọn cột ở bên trái." in _texts(page)
    assert not page.columns.bar.confirm.isEnabled()
    heading = named(page, Choice, "Dòng tiêu đề")
    heading.set_value(0)
    heading.activated.emit(heading.currentIndex())
    for field, words in (("Họ và tên (bắt buộc)", "A: Cột một"), ("Phòng, đơn vị", "B: Cột hai")):
        choice = named(page, Choice, field)
        choice.setCurrentText(words)
        choice.activated.emit(choice.currentIndex())
    click(page.columns, "Xem trước, Ctrl+Enter")
    click(page.preview, "Nhập 1 người, Ctrl+Enter")
    workbook(path, [["Cột một", "Cột hai"], ["Trần Thị Hai", "VP"]])
    page = _open(window, qtbot, path, monkeypatch)
    qtbot.waitUntil(lambda: page.rail.at == 2)
    assert page.preview.bar.sentence.text() == "Sẽ nhập 1 người."


def test_one_column_fills_one_field_only(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _open(window, qtbot, workbook(tmp_path / "a.xlsx", ROWS), monkeypatch)
    choice = named(page, Choice, "Ghi chú")
    choice.setCurrentText("E: Số máy")
    choice.activated.emit(choice.currentIndex())
    assert named(page, Choice, "Số máy chấm công").currentText() == "không có"
    assert "4 cột sẽ dùng" in page.columns.bar.sentence.text()


def test_a_file_that_is_no_table_says_why_and_asks_for_another(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "anh.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    page = _open(window, qtbot, path, monkeypatch)
    assert page.empty.heading.text() == "Chưa nhập được tệp này"
    assert page.empty.explain.text().startswith("anh.xlsx là tệp ảnh")
    assert page.first.isVisible()


def test_cancelling_writes_nothing_and_forgets_the_file(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _open(window, qtbot, workbook(tmp_path / "a.xlsx", ROWS), monkeypatch)
    click(page.columns, "Xem trước, Ctrl+Enter")
    click(page.preview, "Hủy, Esc")
    assert window.front == "staff"
    assert len(window.office.staff.people()) == 1
    assert _page(window).rail.at == 0


def test_ticks_are_taken_away_and_the_steps_gone_back(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _open(window, qtbot, workbook(tmp_path / "a.xlsx", ROWS), monkeypatch)
    click(page.columns, "Xem trước, Ctrl+Enter")
    page.preview.table.clearSelection()
    page.preview.table.selectRow(0)
    press(page.preview.table, Qt.Key.Key_Space)
    said = page.preview.bar.sentence.text()
    assert said == "Sẽ nhập 0 người. Để lại 5: 3 cần sửa, 1 khác với sổ, 1 bỏ chọn."
    assert not page.preview.bar.confirm.isEnabled()
    page.preview.table.clearSelection()
    page.preview.table.selectRow(4)
    press(page.preview.table, Qt.Key.Key_Space)
    assert page.preview.bar.confirm.text() == "Cập nhật 1 người"
    press(page.rail, Qt.Key.Key_Left)
    assert page.rail.at == 1
    assert page.columns.isVisible()


def test_the_rows_left_are_exported_with_reasons(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _open(window, qtbot, workbook(tmp_path / "a.xlsx", ROWS), monkeypatch)
    click(page.columns, "Xem trước, Ctrl+Enter")
    target = tmp_path / "chua-nhap.xlsx"
    monkeypatch.setattr(ask_file, "save_as", lambda *_asked: target)
    click(page, "Xuất dòng lỗi ra Excel")
    rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    assert [str(row[-1]) for row in rows[2:]] == [
        "Lý do",
        "Không đọc được ngày “31/02/1991”",
        "Sổ chưa có đơn vị “Phòng Lạ”",
        "Sổ chưa có đơn vị “Phòng Lạ”",
        "Số máy chấm công: trống → 5",
    ]


def test_what_differs_from_the_book_is_seen_in_its_cell_and_written_when_ticked(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _open(window, qtbot, workbook(tmp_path / "a.xlsx", [*ROWS[:2], ROWS[-1]]), monkeypatch)
    click(page.columns, "Xem trước, Ctrl+Enter")
    table = page.preview.table
    row = table.preview.rows[0]
    place = page._said.shown(page._look).index("clock")
    cell = table.preview.index(0, table.preview.places.index(place))
    assert cell.data() == "trống → 5"
    assert cell.data(Qt.ItemDataRole.EditRole) == "5"
    assert not row.struck
    assert not page.preview.bar.confirm.isEnabled()
    table.clearSelection()
    table.selectRow(0)
    press(table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.preview.bar.confirm.text() == "Cập nhật 1 người")
    assert table.preview.rows[0].remedy == "Cập nhật 1 ô"
    _remedy(page, 0, "Nhập như người mới")
    qtbot.waitUntil(lambda: page.preview.bar.confirm.text() == "Nhập 1 người")
    _remedy(page, 0, "Cập nhật 1 ô")
    press(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office = window.office
    (person,) = office.staff.people()
    assert [number.number for number in office.staff.clock_numbers(person.id)] == ["5"]
    window.shell.undo()
    assert office.staff.clock_numbers() == ()
