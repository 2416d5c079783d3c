"""The import of awards in the window, by what is read on the screen: file, columns, mending, keeping."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from app.services.office import Office
from tests.imports.make_sheets import workbook
from tests.staff.people import add
from tests.ui.window_stage import a_window, click, named, press, type_text
from ui import ask_file
from ui.fields import Choice, Line
from ui.import_page import ImportPage
from ui.keybutton import KeyButton
from ui.pages import TABS
from ui.window import Window

ROWS = [
    ["DANH SÁCH KHEN THƯỞNG"],
    ["TT", "Họ và tên", "Năm", "Danh hiệu", "Số QĐ", "Ngày QĐ"],
    [1, "Ông Lê Văn Một", 2021, "LĐTT; Giấy khen", "15/QĐ-SNgV", "05/01/2022"],
    [2, "Trần Thị Hài", 2021, "LĐTT", "15/QĐ-SNgV", "05/01/2022"],
    [3, "Trần Thị Hài", 2022, "CSTĐ", "16/QĐ-SNgV", "05/01/2023"],
    [4, "Bùi Thị Ba", 2022, "LĐTT", "16/QĐ-SNgV", "31/02/2023"],
    ["", "Cộng: 3 người"],
]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    office = Office.create(tmp_path / "so.db", practice=True, now=lambda: datetime(2023, 5, 22, 8, 0))
    for name in ("Lê Văn Một", "Trần Thị Hai", "Bùi Thị Ba"):
        add(office, name, start=date(2015, 1, 1))
    return a_window(qtbot, office, tmp_path, TABS, "achievements")


def _open(
    window: Window, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> ImportPage:
    monkeypatch.setattr(ask_file, "open_one", lambda *_asked: path)
    button = named(window.show_page("achievements"), KeyButton, "Nhập từ Excel")
    next(action for action in button.menu().actions() if action.text() == words).trigger()
    page = window.show_page(window.front)
    assert isinstance(page, ImportPage)
    click(page, "Chọn tệp…")
    qtbot.waitUntil(lambda: page.rail.at > 0)
    return page


def _problems(page: ImportPage) -> list[str]:
    return [row.problem for row in page.preview.table.preview.rows]


def _remedy(page: ImportPage, row: int, words: str) -> None:
    table = page.preview.table
    table.edit(table.preview.index(row, table.preview.places.index("remedy")))
    choice = next(found for found in table.findChildren(Choice) if found.isVisible())
    choice.hidePopup()
    at = next(n for n in range(choice.count()) if choice.itemText(n).startswith(words))
    choice.setCurrentIndex(at)
    choice.activated.emit(at)


def test_a_list_is_read_asked_about_and_kept_by_what_stands_on_the_screen(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "khen.xlsx", ROWS)
    page = _open(window, qtbot, path, monkeypatch, "Khen thưởng, xếp loại…")
    assert page._said.page == "awards-import"
    assert page.rail.accessibleName() == "Bước 2 trong 4, Trang và cột, Danh sách, 5 cột"
    press(page.columns.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.rail.accessibleName() == "Bước 3 trong 4, Xem trước và sửa, 3 dòng cần sửa"
    assert _problems(page) == [
        "",
        "",
        "Sổ ghi Trần Thị Hai, không có tên này",
        "Sổ ghi Trần Thị Hai, không có tên này",
        "Không đọc được ngày “31/02/2023”",
        "Dòng cộng",
    ]
    table = page.preview.table
    table.setCurrentIndex(table.preview.index(4, table.preview.places.index(4)))
    press(table, Qt.Key.Key_F2)
    editor = named(table, Line, "Ngày quyết định, dòng 6")
    editor.selectAll()
    type_text(editor, "28/2/2023")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _problems(page)[4] == "")
    _remedy(page, 2, "Là Trần Thị Hai")
    said = "Tệp ghi “Trần Thị Hài”, đã chọn Trần Thị Hai (Văn phòng)"
    assert _problems(page)[2:4] == [said, "“CSTĐ” có nhiều loại, chưa rõ loại nào"]
    _remedy(page, 3, "Là Chiến sĩ thi đua cơ sở")
    assert page.preview.bar.sentence.text() == "Sẽ nhập 5 dòng khen thưởng. Để lại 1: 1 bỏ qua."
    assert window.office.achievements.awards.everything() == ()
    press(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.front == "achievements"
    held = window.office.achievements.awards.everything()
    assert [(one.code, one.year) for one in held] == [
        ("LDTT", 2021), ("GK", 2021), ("LDTT", 2021), ("CSTDCS", 2022), ("LDTT", 2022),
    ]  # fmt: skip
    standing = window.foot.line.standing
    assert standing is not None
    assert standing.sentence == "Nhập 5 dòng khen thưởng từ khen.xlsx. Để lại 1 dòng."
    window.undo()
    assert window.office.achievements.awards.everything() == ()


def test_a_name_nobody_has_is_left_with_all_its_rows(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "khen.xlsx", ROWS)
    page = _open(window, qtbot, path, monkeypatch, "Khen thưởng, xếp loại…")
    click(page.columns, "Xem trước, Ctrl+Enter")
    _remedy(page, 2, "Để lại mọi dòng của tên này")
    assert _problems(page)[2:4] == ["Để lại theo lựa chọn: không phải người trong sổ"] * 2
    target = tmp_path / "chua-nhap.xlsx"
    monkeypatch.setattr(ask_file, "save_as", lambda *_asked: target)
    click(page, "Xuất dòng lỗi ra Excel")
    rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    assert [str(row[0]) for row in rows if str(row[0]).strip("0123456789.") == ""][-4:] == [
        "4.0", "5.0", "6.0", "7.0",
    ]  # fmt: skip


def test_lines_without_an_award_cannot_be_ticked(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "khen.xlsx", ROWS)
    page = _open(window, qtbot, path, monkeypatch, "Khen thưởng, xếp loại…")
    click(page.columns, "Xem trước, Ctrl+Enter")
    page.preview.table.clearSelection()
    page.preview.table.selectRow(5)
    press(page.preview.table, Qt.Key.Key_Space)
    assert not page.preview.table.preview.rows[5].ticked


def test_a_registration_sheet_goes_the_same_way(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(
        tmp_path / "dang-ky.xlsx",
        [
            ["ĐĂNG KÝ THI ĐUA NĂM 2023"],
            ["TT", "Họ tên", "Danh hiệu đăng ký"],
            [1, "Trần Thị Hai", "LĐTT, CSTĐCS"],
        ],
    )
    page = _open(window, qtbot, path, monkeypatch, "Bản đăng ký thi đua…")
    assert page._said.page == "registrations-import"
    click(page.columns, "Xem trước, Ctrl+Enter")
    click(page.preview, "Nhập 2 đăng ký, Ctrl+Enter")
    assert window.front == "registration"
    assert [one.code for one in window.office.achievements.registrations.of_year(2023)] == ["LDTT", "CSTDCS"]


def test_a_book_changed_meanwhile_is_looked_at_anew(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "khen.xlsx", ROWS)
    page = _open(window, qtbot, path, monkeypatch, "Khen thưởng, xếp loại…")
    click(page.columns, "Xem trước, Ctrl+Enter")
    add(window.office, "Trần Thị Hài", start=date(2015, 1, 1))
    qtbot.waitUntil(lambda: _problems(page)[2] == "")


def test_many_rows_are_looked_at_beside_the_window_and_may_be_stopped(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "dai.xlsx", [*ROWS[:2], *(ROWS[2:6] * 100)])
    page = _open(window, qtbot, path, monkeypatch, "Khen thưởng, xếp loại…")
    assert page.rail.at == 1
    monkeypatch.setattr("ui.import_look.AT_ONCE", 10)
    page._forward()
    assert page.looking.isVisible()
    assert "trong 400 dòng. Chưa ghi gì vào sổ." in page.looking.words.explain.text()
    click(page, "Dừng")
    qtbot.waitUntil(page.columns.isVisible)
    assert page._look is None
    page._forward()
    qtbot.waitUntil(page.preview.isVisible)
    rows = page.preview.table.preview.rows
    assert len({row.number for row in rows}) == 400
    assert window.office.achievements.awards.of_year(2021) == ()


def test_a_look_under_way_is_left_when_another_column_is_chosen(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "dai.xlsx", [*ROWS[:2], *(ROWS[2:6] * 100)])
    page = _open(window, qtbot, path, monkeypatch, "Khen thưởng, xếp loại…")
    monkeypatch.setattr("ui.import_look.AT_ONCE", 10)
    page._forward()
    page._map({"decided_on": 2})
    assert page.columns.isVisible()
    qtbot.waitUntil(lambda: not window.shell.jobs.running)
    assert page._look is None
    assert page.columns.isVisible()
