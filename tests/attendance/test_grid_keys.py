"""The grid in the window, by keys: typed like Excel, one named operation a deed."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.domain.month_sheet import Cell
from tests.attendance.stage import MAY, add_person, an_office, person, put
from tests.ui.window_stage import a_window, named, press, type_text
from ui.attendance_tab import AttendanceTab
from ui.dialog import Dialog
from ui.pages import TABS
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FIRST = 4


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    made = a_window(qtbot, an_office(tmp_path), tmp_path, TABS, "attendance")
    made.resize(1280, 720)
    return made


@pytest.fixture
def tab(window: Window) -> AttendanceTab:
    page = window.show_page("attendance")
    assert isinstance(page, AttendanceTab)
    assert page.sheet is not None
    at(page, "Thực Hành", FIRST)
    page.grid.days.setFocus()
    return page


def at(tab: AttendanceTab, name: str, day: int) -> None:
    tab.grid.go_to(person(tab._office, name), day - 1)


def cell(tab: AttendanceTab, name: str, day: int) -> Cell:
    assert tab.sheet is not None
    return tab.sheet.by_person[person(tab._office, name)].cells[day - 1]


def codes(tab: AttendanceTab, name: str, day: int) -> tuple[str, str]:
    one, two = cell(tab, name, day)
    return one.code, two.code


def here(tab: AttendanceTab) -> tuple[int, int]:
    found = tab.grid.cursor()
    assert found is not None
    return found


def select(tab: AttendanceTab, first: tuple[int, int], last: tuple[int, int]) -> None:
    model = tab.grid.model
    block = QItemSelection(model.index(*first), model.index(*last))
    tab.grid.days.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def type_code(tab: AttendanceTab, text: str) -> None:
    """The first letter opens the line, the others go where the focus is then."""
    type_text(tab.grid.days, text[0])
    type_text(tab.grid.days.line, text[1:])


def last_operation(window: Window) -> str:
    return window.office.diary.operations(limit=1)[0].name


def standing(window: Window) -> str:
    message = window.foot.line.standing
    assert message is not None
    return message.sentence


def test_a_code_is_committed_by_an_arrow_and_the_cursor_goes_on(tab: AttendanceTab, window: Window) -> None:
    type_text(tab.grid.days, "p")
    assert tab.grid.days.line.isVisible()
    press(tab.grid.days.line, Qt.Key.Key_Right)
    assert codes(tab, "Thực Hành", FIRST) == ("P", "P")
    assert here(tab) == (person(window.office, "Thực Hành"), FIRST)
    assert last_operation(window) == "Chấm P cho 2 nửa ngày"


def test_letters_composed_by_backspace_never_move_the_cursor(tab: AttendanceTab) -> None:
    before = here(tab)
    type_text(tab.grid.days, "o")
    press(tab.grid.days.line, Qt.Key.Key_Backspace)
    type_text(tab.grid.days.line, "ô")
    assert here(tab) == before
    press(tab.grid.days.line, Qt.Key.Key_Return)
    assert codes(tab, "Thực Hành", FIRST) == ("Ô", "Ô")


def test_two_halves_are_typed_at_once_and_tab_goes_on(tab: AttendanceTab) -> None:
    type_code(tab, "p/+")
    press(tab.grid.days.line, Qt.Key.Key_Tab)
    assert codes(tab, "Thực Hành", FIRST) == ("P", "+")
    assert here(tab)[1] == FIRST


def test_plus_and_space_act_at_once(tab: AttendanceTab, window: Window) -> None:
    type_text(tab.grid.days, "+")
    assert not tab.grid.days.line.isVisible()
    assert codes(tab, "Thực Hành", FIRST) == ("+", "+")
    put(window.office, "Thực Hành", 4, "CT")
    at(tab, "Thực Hành", 8)
    press(tab.grid.days, Qt.Key.Key_Space)
    assert codes(tab, "Thực Hành", 8) == ("CT", "CT")


def test_what_is_no_code_stays_in_the_line_and_is_said(tab: AttendanceTab, window: Window) -> None:
    type_code(tab, "xyz")
    press(tab.grid.days.line, Qt.Key.Key_Return)
    assert tab.grid.days.line.isVisible()
    assert "“xyz” không phải ký hiệu" in standing(window)
    press(tab.grid.days.line, Qt.Key.Key_Escape)
    assert not tab.grid.days.line.isVisible()
    assert codes(tab, "Thực Hành", FIRST) == ("", "")


def test_a_day_off_refuses_with_a_sentence(tab: AttendanceTab, window: Window) -> None:
    at(tab, "Thực Hành", 6)
    type_text(tab.grid.days, "+")
    assert "không phải ngày làm việc" in standing(window)


def test_a_block_is_selected_and_typed_and_undone_as_one(tab: AttendanceTab, window: Window) -> None:
    row = tab.grid.model.place[person(window.office, "Thực Hành")]
    select(tab, (row, FIRST), (row + 1, FIRST + 1))
    type_text(tab.grid.days, "h")
    press(tab.grid.days.line, Qt.Key.Key_Return)
    assert last_operation(window) == "Chấm H cho 8 nửa ngày"
    window.undo()
    assert codes(tab, "Thực Hành", FIRST) == ("", "")
    window.redo()
    assert codes(tab, "Phan Văn Mẫu", FIRST + 1) == ("H", "H")


def test_delete_takes_marks_out(tab: AttendanceTab, window: Window) -> None:
    type_text(tab.grid.days, "+")
    press(tab.grid.days, Qt.Key.Key_Delete)
    assert codes(tab, "Thực Hành", FIRST) == ("", "")
    assert last_operation(window) == "Xóa chấm 2 nửa ngày"


def test_fill_right_and_down_copy_the_first(tab: AttendanceTab, window: Window) -> None:
    put(window.office, "Thực Hành", FIRST, "P/+")
    row = tab.grid.model.place[person(window.office, "Thực Hành")]
    select(tab, (row, FIRST), (row, FIRST + 5))
    press(tab.grid.days, Qt.Key.Key_R, CTRL)
    assert codes(tab, "Thực Hành", 9) == ("P", "+")
    assert codes(tab, "Thực Hành", 6) == ("", "")
    select(tab, (row, FIRST), (row + 1, FIRST))
    press(tab.grid.days, Qt.Key.Key_D, CTRL)
    assert codes(tab, "Phan Văn Mẫu", FIRST) == ("P", "+")
    assert last_operation(window) == "Điền xuống 2 nửa ngày"


def test_copied_cells_go_to_excel_and_back_over_headings(tab: AttendanceTab, window: Window) -> None:
    put(window.office, "Thực Hành", 4, "P/+")
    put(window.office, "Phan Văn Mẫu", 4, "CT")
    row = tab.grid.model.place[person(window.office, "Thực Hành")]
    select(tab, (row, 4), (row + 1, 5))
    press(tab.grid.days, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "P/+\t\nCT\t\n"
    at(tab, "Phan Văn Mẫu", 8)
    press(tab.grid.days, Qt.Key.Key_V, CTRL)
    assert codes(tab, "Phan Văn Mẫu", 8) == ("P", "+")
    assert codes(tab, "Ví Dụ", 8) == ("CT", "CT")


def test_a_paste_with_one_wrong_cell_writes_nothing_and_names_it(tab: AttendanceTab, window: Window) -> None:
    QGuiApplication.clipboard().setText("P\tsai\n")
    press(tab.grid.days, Qt.Key.Key_V, CTRL)
    assert codes(tab, "Thực Hành", FIRST) == ("", "")
    assert "Lê Văn Thực Hành, ngày 05/05: “sai” không phải" in standing(window)


def test_cut_takes_out_what_it_copied(tab: AttendanceTab) -> None:
    type_text(tab.grid.days, "+")
    press(tab.grid.days, Qt.Key.Key_X, CTRL)
    assert QGuiApplication.clipboard().text() == "+\n"
    assert codes(tab, "Thực Hành", FIRST) == ("", "")


def test_f8_walks_the_missing_and_the_button_fills_them(tab: AttendanceTab, window: Window) -> None:
    press(tab.grid.days, Qt.Key.Key_F8)
    assert here(tab)[1] == 4
    press(tab.grid.days, Qt.Key.Key_F8, SHIFT)
    assert here(tab)[1] == 3
    named(window, QAbstractButton, "Điền + cho ô trống").click()
    assert standing(window).startswith("Điền “+” cho 160 nửa ngày còn trống")
    assert tab.grid.model.sheet is not None
    assert tab.grid.model.sheet.totals.missing == 0
    press(tab.grid.days, Qt.Key.Key_F8)
    assert standing(window) == "Không còn ô nào chưa chấm."


def test_arrows_pass_over_unit_headings(tab: AttendanceTab, window: Window) -> None:
    at(tab, "Phan Văn Mẫu", 8)
    press(tab.grid.days, Qt.Key.Key_Down)
    assert here(tab) == (person(window.office, "Ví Dụ"), 7)
    press(tab.grid.days, Qt.Key.Key_Up)
    assert here(tab) == (person(window.office, "Phan Văn Mẫu"), 7)
    press(tab.grid.days, Qt.Key.Key_Home)
    assert here(tab)[1] == 0


def test_a_total_opens_its_days_and_a_day_goes_to_its_cell(tab: AttendanceTab, window: Window) -> None:
    put(window.office, "Thực Hành", 9, "P/+")
    who = person(window.office, "Thực Hành")
    tab._total(who, 1)
    assert tab.panel.isVisible()
    assert [(row.head, row.words, row.source) for row in tab.panel.table.rows.records] == [
        ("T3 09/05", "sáng P", "ghi tay")
    ]
    tab.panel._go(tab.panel.table.rows.records[0])
    assert here(tab) == (who, 8)
    press(tab.grid.days, Qt.Key.Key_F4)
    assert tab.panel.isHidden()


def test_the_cell_is_read_out_whole(tab: AttendanceTab, window: Window) -> None:
    put(window.office, "Thực Hành", 22, "+/P")
    index = tab.grid.model.index(tab.grid.model.place[person(window.office, "Thực Hành")], 22)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Lê Văn Thực Hành, thứ Hai 22/05, sáng: có mặt, ghi tay; chiều: phép, ghi tay"


def test_closing_is_held_up_by_missing_halves_then_done_and_the_grid_only_reads(
    tab: AttendanceTab, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(tab.grid.days, Qt.Key.Key_Return, CTRL)
    assert "còn 160 nửa ngày chưa chấm" in standing(window)
    tab._fill_blank()
    monkeypatch.setattr(Dialog, "exec", lambda dialog: dialog._confirm())
    press(tab.grid.days, Qt.Key.Key_Return, CTRL)
    assert tab.sheet is not None
    assert tab.sheet.closed
    assert tab.close_month.isHidden()
    at(tab, "Thực Hành", FIRST)
    type_text(tab.grid.days, "+")
    assert "đã chốt nên chỉ đọc" in standing(window)
    type_text(tab.grid.days, "p")
    assert not tab.grid.days.line.isVisible()
    assert codes(tab, "Thực Hành", FIRST) == ("+", "+")
    assert 5 in tab.months._closed


def test_reopening_needs_a_reason_and_then_shows_what_changed(
    tab: AttendanceTab, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab._fill_blank()
    window.office.attendance.close(MAY)
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        dialog._confirm()
        asked.append(dialog.fields["reason"].error())
        dialog.fields["reason"].editor.setText("Bổ sung giấy ốm")  # type: ignore[union-attr]
        dialog._confirm()

    monkeypatch.setattr(Dialog, "exec", answer)
    tab.closing.reopen()
    assert "Chưa có lý do" in asked[0]
    assert "Chưa đổi gì từ lần chốt trước" in tab.strip.words
    put(window.office, "Thực Hành", 9, "Ô")
    assert "Đã đổi từ lần chốt trước: 1 ô" in tab.strip.words
    assert "Ngày nghỉ đã xác nhận" not in tab.strip.words  # there is no room for what is settled
    (change,) = window.office.attendance.changed_since(MAY)
    assert (change.day, change.before, change.after) == (date(2023, 5, 9), "+", "Ô")


def test_the_reason_has_the_keys_when_reopening_is_asked(
    tab: AttendanceTab, window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    tab._fill_blank()
    window.office.attendance.close(MAY)
    chain: list[str] = []

    def look(dialog: Dialog) -> None:
        with qtbot.waitActive(dialog):
            dialog.show()
        while (widget := dialog.focusWidget()) is not None and len(chain) < 3:
            chain.append(widget.accessibleName())
            press(widget, Qt.Key.Key_Tab)
        dialog.reject()

    monkeypatch.setattr(Dialog, "exec", look)
    tab.closing.reopen()
    assert [words.partition(",")[0] for words in chain] == ["Lý do mở lại", "Để sau", "Mở lại tháng 5/2023"]


def test_the_strip_of_a_closed_month_tells_what_is_not_as_it_was_closed(
    tab: AttendanceTab, window: Window
) -> None:
    tab._fill_blank()
    window.office.attendance.close(MAY)
    assert not any("khác số đã chốt" in words for words in tab.strip.words)
    unit = window.office.staff.units()[1]
    add_person(window.office, "Trần Thị Thêm Sau", unit.id)
    assert "1 ô nay khác số đã chốt" in tab.strip.words


def test_the_year_turns_and_a_unit_narrows_the_grid(tab: AttendanceTab, window: Window) -> None:
    unit = window.office.staff.units()[1]
    tab.units.set_value(unit.id)
    assert tab.sheet is not None
    assert {line.unit.id for line in tab.sheet.lines} == {unit.id}
    window.shell.set_year(2022)
    assert tab.month.startswith("2022-")
    assert tab.sheet.month.startswith("2022-")


def test_an_office_without_people_says_where_they_come_from(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, an_office(tmp_path, names=()), tmp_path, TABS, "attendance")
    tab = window.show_page("attendance")
    assert isinstance(tab, AttendanceTab)
    assert tab._empty.heading.text() == "Tháng 5/2023 chưa có cán bộ nào"
    assert tab._empty.isVisible()


def test_the_strip_speaks_of_the_month_shown_after_the_year_was_changed_elsewhere(
    tab: AttendanceTab, window: Window
) -> None:
    tab._fill_blank()
    window.office.attendance.close(MAY)
    assert not tab.close_month.isVisible()
    window.show_page("settings")
    window.shell.set_year(2024)
    window.show_page("attendance")
    assert tab.sheet is not None
    assert tab.sheet.month == "2024-01"
    assert "Để chốt tháng 1:" in tab.strip.words
    assert tab.close_month.isVisible()


def test_the_parts_of_the_panel_fit_beside_the_days(tab: AttendanceTab) -> None:
    tab._open_panel(person(tab._office, "Thực Hành"), "work")
    parts = tab.panel.parts
    assert parts.words() == ["Ngày", "Làm việc", "Nghỉ", "Muộn, sớm", "Phép"]
    assert parts.mapTo(tab.panel, parts.rect().topRight()).x() <= tab.panel.width() - 12
