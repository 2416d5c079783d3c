"""The window around the tabs: keys, undo by name, year, pages, title, what it remembers."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.office import Identity, Unit
from app.errors import SayToUser
from tests.ui.window_stage import a_window, an_office, click, press, type_text
from ui.memory import Memory
from ui.messages import Weight
from ui.pages import TABS
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    return a_window(qtbot, an_office(tmp_path), tmp_path, TABS)


def test_the_title_names_the_office_and_the_practice_data(window: Window) -> None:
    assert window.windowTitle() == "Sở Ngoại vụ - Sổ Thi Đua (dữ liệu thực hành)"


def test_the_office_of_its_own_carries_no_practice_mark(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, an_office(tmp_path, practice=False), tmp_path)
    assert window.windowTitle() == "Sổ Thi Đua"


def test_undo_and_redo_are_named_and_done_by_their_keys(qtbot: QtBot, window: Window) -> None:
    office = window.office
    office.settings.save(Unit(0, "Phòng Lãnh sự"))
    qtbot.waitUntil(lambda: window.bar.undo.text() == "Hoàn tác: Thêm phòng, đơn vị")
    count = len(office.settings.units())
    press(window, Qt.Key.Key_Z, CTRL)
    assert len(office.settings.units()) == count - 1
    qtbot.waitUntil(window.bar.redo.isEnabled)
    press(window, Qt.Key.Key_Y, CTRL)
    assert len(office.settings.units()) == count


def test_nothing_to_undo_is_grey_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, an_office(tmp_path, practice=False), tmp_path)
    assert not window.bar.undo.isEnabled()
    assert window.bar.undo.toolTip() == "Chưa có việc nào để hoàn tác."


def test_an_undo_that_cannot_be_is_said_in_the_message_line(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, an_office(tmp_path, practice=False), tmp_path)
    window.shell.undo()
    standing = window.foot.line.standing
    assert standing is not None
    assert standing.weight is Weight.ERROR
    assert standing.sentence == "Không còn việc nào để hoàn tác."


def test_alt_page_keys_turn_the_year_everywhere(window: Window) -> None:
    years: list[int] = []
    window.shell.year_changed.connect(years.append)
    press(window, Qt.Key.Key_PageDown, ALT)
    press(window, Qt.Key.Key_PageUp, ALT)
    assert years == [2024, 2023]
    assert window.bar.year.accessibleName() == "Năm làm việc: 2023"


def test_the_office_bears_the_name_of_the_working_year(qtbot: QtBot, tmp_path: Path) -> None:
    office = an_office(tmp_path, practice=False)
    office.settings.save(Identity(0, "", "Ty Ngoại vụ", "T", "", None, date(2020, 6, 30)))
    office.settings.save(Identity(0, "", "Sở Ngoại vụ", "S", "", date(2020, 7, 1)))
    window = a_window(qtbot, office, tmp_path)
    assert window.bar.office.accessibleName() == "Sở Ngoại vụ"
    window.shell.set_year(2019)
    assert window.bar.office.accessibleName() == "Ty Ngoại vụ"


def test_the_gear_opens_the_settings_and_escape_goes_back_to_the_tab(window: Window) -> None:
    click(window, "Cài đặt")
    assert window.front == "settings"
    press(window, Qt.Key.Key_Escape)
    assert window.front == "diary"


def test_a_page_of_a_tab_leaves_its_tab_marked_and_escape_leads_back(window: Window) -> None:
    for page in ("conduct", "points", "year", "absence", "clock-import"):
        window.show_page(page)
        assert window.strip.tabText(window.strip.currentIndex()) == "Chuyên cần"
        assert not window.strip.property("covered")
    press(window, Qt.Key.Key_Escape)
    assert window.front == "diary"
    window.show_page("settings")
    assert window.strip.property("covered")


def test_ctrl_digits_and_page_keys_go_to_the_tabs(window: Window) -> None:
    press(window, Qt.Key.Key_1, CTRL)
    assert window.front == "plan"
    press(window, Qt.Key.Key_PageDown, CTRL)
    assert window.front == TABS[1].name
    press(window, Qt.Key.Key_PageUp, CTRL)
    press(window, Qt.Key.Key_PageUp, CTRL)
    assert window.front == TABS[-1].name == "diary"


def test_f1_shows_the_keys_of_the_page_and_escape_takes_them_away(window: Window) -> None:
    press(window, Qt.Key.Key_F1)
    assert window._help is not None
    assert window._help.heading.text() == "Phím: Nhật ký"
    press(window._help.close_button, Qt.Key.Key_Escape)
    assert window._help is None


def test_the_focus_returns_from_the_keys_and_from_the_search(window: Window) -> None:
    table = window.show_page("diary").focusProxy()
    assert table is not None
    table.setFocus()
    press(window, Qt.Key.Key_F1)
    assert window._help is not None
    press(window._help.close_button, Qt.Key.Key_Escape)
    assert table.hasFocus()
    press(table, Qt.Key.Key_K, CTRL)
    assert window.bar.search.hasFocus()
    press(window.bar.search, Qt.Key.Key_Escape)
    assert table.hasFocus()


def test_the_keys_of_a_page_work_at_once_and_after_a_click_on_the_year(window: Window, qtbot: QtBot) -> None:
    for name in ("register", "diary", "plan"):
        page = window.show_page(name)
        qtbot.waitUntil(lambda page=page: page.isAncestorOf(QApplication.focusWidget()))
        QTest.mouseClick(window.bar.year, Qt.MouseButton.LeftButton, pos=QPoint(4, 8))
        qtbot.waitUntil(lambda page=page: page.isAncestorOf(QApplication.focusWidget()))


def test_a_search_without_accents_opens_the_place_found(window: Window) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    box = window.bar.search
    box.setFocus()
    type_text(box, "anh thu")
    box.look()
    press(box, Qt.Key.Key_Return)
    assert window.front == "settings"
    assert not box.text()


def test_a_search_that_finds_nothing_says_so_and_escape_clears_it(window: Window) -> None:
    box = window.bar.search
    box.setFocus()
    type_text(box, "zzz")
    box.look()
    assert box._popup is not None
    assert box._popup._foot.text().startswith("Chưa thấy “zzz”")
    press(box, Qt.Key.Key_Escape)
    assert not box._popup.isVisible()


def test_ctrl_s_answers_that_everything_is_saved(window: Window) -> None:
    press(window, Qt.Key.Key_S, CTRL)
    standing = window.foot.line.standing
    assert standing is not None
    assert standing.sentence.startswith("Mọi thay đổi đã lưu. Việc cuối: ")
    assert "lúc 09:41" in standing.sentence


def test_an_operation_takes_the_done_message_away_and_an_error_stays(window: Window) -> None:
    window.shell.say("Đã xuất KH-2023.docx.")
    window.office.settings.save(Unit(0, "Phòng Lãnh sự"))
    assert window.foot.line.standing is None
    window.shell.fail(SayToUser("Chưa ghi được."), cause="x")
    window.office.settings.save(Unit(0, "Phòng Hợp tác"))
    assert window.foot.line.standing is not None
    window.shell.withdraw("x")
    assert window.foot.line.standing is None


def test_size_year_and_text_size_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, an_office(tmp_path), tmp_path)
    window.shell.set_year(2021)
    window.shell.theme.set_points(11)
    window.close()
    memory = Memory(tmp_path / "memory.ini")
    assert memory.number("window/year") == 2021
    assert memory.number("look/points") == 11
    assert not memory.state("window/geometry").isEmpty()
    window.shell.theme.set_points(10)


def test_every_input_and_button_of_every_page_has_an_accessible_name(window: Window) -> None:
    for name in ("diary", "register", "staff", "staff-import", "settings"):
        page = window.show_page(name)
        for field in page.findChildren(QLineEdit):
            assert field.accessibleName(), f"{name}: {field}"


def test_no_shortcut_of_the_window_is_one_of_unikey(window: Window) -> None:
    from PySide6.QtGui import QShortcut

    for name in ("plan", "diary", "register", "staff", "staff-import", "settings"):
        window.show_page(name)
    keys = [shortcut.key().toString() for shortcut in window.findChildren(QShortcut)]
    assert keys
    assert not [key for key in keys if key.startswith(("Ctrl+Shift", "Ctrl+Alt")) or key == "Alt+Z"]
