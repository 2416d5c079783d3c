"""Ctrl+I anywhere: a person by a few letters, a rule by its code, the lateness as it is typed."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.conduct import HalfDay, Incident, State
from tests.conduct.stage import DAY, note, staffed, staged
from tests.ui.window_stage import a_window, press, type_text
from ui.attendance_tab import AttendanceTab
from ui.conduct_panel import ConductPanel
from ui.conduct_prefill import Prefill
from ui.keybutton import KeyButton
from ui.outline_editor import GrowingEdit
from ui.pages import TABS
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> tuple[Window, dict[str, int]]:
    return staged(qtbot, tmp_path)


def opened(window: Window) -> ConductPanel:
    window.incidents.toggle()
    panel = window.incidents.panel
    assert panel is not None
    assert panel.isVisible()
    return panel


def put(field: QWidget, words: str) -> None:
    field.setFocus()
    field.clear()  # type: ignore[attr-defined]
    type_text(field, words)


def fill(panel: ConductPanel, who: str, code: str, day: str, at: str = "") -> None:
    put(panel.day.editor, day)
    put(panel.person.editor, who)
    panel.keys.setFocus()
    type_text(panel.keys, code)
    put(panel.time.editor, at)


def notes(window: Window) -> tuple[Incident, ...]:
    return window.office.conduct.incidents(date(2023, 1, 1), date(2023, 12, 31))


def test_a_lateness_is_noted_with_keys_alone(stage: tuple[Window, dict[str, int]]) -> None:
    window, people = stage
    panel = opened(window)
    fill(panel, "thao", "dm", "31/5/2023", "752")
    put(panel.time.editor, "7:52")
    assert panel.finding.text() == "Muộn 22 phút so với 07:30 · được trễ 5 phút"
    put(panel.words.editor, "Không báo trước")
    put(panel.place.editor, "Cổng")
    put(panel.explain.editor, "9/6/2023")
    press(panel.place.editor, Qt.Key.Key_Return)
    (kept,) = notes(window)
    assert (kept.person_id, kept.day, kept.rule) == (people["Ngô Văn Phác Thảo"], DAY, "ĐM")
    assert (kept.minutes, kept.state, kept.explain_by) == (22, State.AWAITING, date(2023, 6, 9))
    assert panel.isVisible()
    assert panel.person.editor.text() == ""  # type: ignore[union-attr]
    assert panel.keys.rule is not None


def test_the_person_of_the_month_is_told(stage: tuple[Window, dict[str, int]]) -> None:
    window, people = stage
    note(window.office, people["Ngô Văn Phác Thảo"], "VS", half=HalfDay.AFTERNOON, at_time="16:40")
    panel = opened(window)
    fill(panel, "Ngô Văn Phác Thảo", "tl", "31/05/2023")
    assert panel.person.hint.text() == "Văn phòng Sở. Tháng này: về sớm 1 lần, 20 phút."


def test_telex_and_arrows_choose_a_rule(stage: tuple[Window, dict[str, int]]) -> None:
    window, _people = stage
    panel = opened(window)
    panel.keys.setFocus()
    type_text(panel.keys, "d")
    press(panel.keys, Qt.Key.Key_Backspace)
    type_text(panel.keys, "đm")
    assert panel.keys.rule is not None
    assert panel.keys.rule.code == "ĐM"
    press(panel.keys, Qt.Key.Key_Right)
    assert panel.keys.accessibleName() == "Nội dung II.6: VS Về sớm"
    press(panel.keys, Qt.Key.Key_Down)
    assert panel.keys.rule.code == "TH"
    type_text(panel.keys, "xrb")
    assert panel.keys.rule.code == "RB"


def test_what_is_missing_stands_at_its_field_and_nothing_is_written(
    stage: tuple[Window, dict[str, int]],
) -> None:
    window, _people = stage
    panel = opened(window)
    put(panel.day.editor, "31/02/2023")
    put(panel.person.editor, "khong co ai")
    panel.keep()
    assert "chưa phải ngày" in panel.day.error()
    assert "Chưa rõ “khong co ai” là ai" in panel.person.error()
    assert "Chưa chọn nội dung" in panel.rule_error.text()
    fill(panel, "", "th", "31/05/2023")
    panel.keep()
    assert "Gõ vài chữ của tên" in panel.person.error()
    assert notes(window) == ()


def test_a_doubt_is_asked_once_and_stands_by_a_second_enter(stage: tuple[Window, dict[str, int]]) -> None:
    window, _people = stage
    panel = opened(window)
    fill(panel, "thao", "dm", "31/05/2023", "07:33")
    panel.keep()
    assert "trong 5 phút được phép. Vẫn ghi? Bấm Enter lần nữa" in panel.time.error()
    assert notes(window) == ()
    panel.keep()
    assert notes(window)[0].minutes == 3


def test_a_closed_month_refuses_and_names_the_way(stage: tuple[Window, dict[str, int]]) -> None:
    window, _people = stage
    with window.office.operation("Chốt"):
        window.office.db.conn.execute(
            "INSERT INTO month_closing (month, closed_at, figures) VALUES ('2023-05', '2023-06-01', '{}')"
        )
    panel = opened(window)
    fill(panel, "thao", "th", "31/05/2023")
    panel.keep()
    assert "mở lại tháng" in panel.day.error()
    assert notes(window) == ()


def test_a_merit_asks_for_no_explanation(stage: tuple[Window, dict[str, int]]) -> None:
    window, _people = stage
    panel = opened(window)
    fill(panel, "thao", "tp", "31/05/2023")
    assert panel.tone.isVisible()
    assert not panel.explain.isVisible()
    panel.tone.set_value(False)
    assert panel.explain.isVisible()
    panel.tone.set_value(True)
    panel.keep()
    assert notes(window)[0].merit


def test_escape_closes_and_gives_the_fill_back(stage: tuple[Window, dict[str, int]]) -> None:
    window, people = stage
    window.show_page("register")
    mains = [b for b in window.stack.currentWidget().findChildren(KeyButton) if b.kind == "main"]
    assert mains
    window.shell.note_incident(Prefill(people["Trần Thị Ví Dụ"], DAY, HalfDay.AFTERNOON))
    panel = window.incidents.panel
    assert panel is not None
    assert panel.person.editor.text() == "Trần Thị Ví Dụ"  # type: ignore[union-attr]
    assert panel.half.value() is HalfDay.AFTERNOON
    assert all(button.kind == "plain" for button in mains)
    press(panel.place.editor, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.front == "register"
    assert all(button.kind == "main" for button in mains)


def test_two_people_of_one_name_are_told_apart(qtbot: QtBot, tmp_path: Path) -> None:
    from tests.staff.people import add

    window, people = staged(qtbot, tmp_path)
    twin = add(window.office, "Ngô Văn Phác Thảo", "HTQT")
    panel = opened(window)
    fill(panel, "phac thao", "th", "31/05/2023")
    panel.keep()
    assert "Chưa rõ “phac thao” là ai" in panel.person.error()
    put(panel.person.editor, "thao HTQT")
    panel.keep()
    assert notes(window)[0].person_id == twin != people["Ngô Văn Phác Thảo"]


def test_the_diary_tells_a_note_in_words(stage: tuple[Window, dict[str, int]]) -> None:
    window, people = stage
    number = note(window.office, people["Trần Thị Ví Dụ"], "TL", words="Hút thuốc ở hành lang")
    window.office.conduct.excuse(number, "Ngoài giờ")
    told = {
        (change.what, change.before, change.after)
        for operation in window.office.diary.operations(limit=2)
        for change in window.office.diary.changes(operation.id)
    }
    assert ("Trạng thái", "Đã ghi nhận", "Chấp nhận lý do") in told
    assert ("Buổi", "", "sáng") in told


def test_the_cell_of_the_month_grid_fills_person_and_day(
    stage: tuple[Window, dict[str, int]], qtbot: QtBot
) -> None:
    office = stage[0].office
    page = AttendanceTab(office, stage[0].shell)
    qtbot.addWidget(page)
    page.open_target(f"attendance:2023-05/{stage[1]['Trần Thị Ví Dụ']}/31")
    assert page.incident_cell() == Prefill(stage[1]["Trần Thị Ví Dụ"], DAY)


def test_a_time_of_the_afternoon_turns_the_half(stage: tuple[Window, dict[str, int]]) -> None:
    window, _people = stage
    panel = opened(window)
    fill(panel, "thao", "dm", "31/05/2023", "13h50")
    panel.words.editor.setFocus()
    assert panel.half.value() is HalfDay.AFTERNOON
    assert panel.finding.text().startswith("Muộn 20 phút so với 13:30")


def test_words_of_the_outline_keep_the_key_to_themselves(stage: tuple[Window, dict[str, int]]) -> None:
    window, _people = stage
    editor = GrowingEdit(lines=True, parent=window.stack.currentWidget())
    editor.show()
    editor.setFocus()
    window.incidents.toggle()
    assert window.incidents.panel is None
    window.stack.currentWidget().setFocus()
    editor.clearFocus()
    opened(window)
    editor.deleteLater()


def test_the_panel_stands_beside_the_month_grid_and_gives_the_room_back(qtbot: QtBot, tmp_path: Path) -> None:
    office, people = staffed(tmp_path)
    window = a_window(qtbot, office, tmp_path, TABS[1:], "attendance")
    page = window.stack.currentWidget()
    window.shell.note_incident(Prefill(people["Trần Thị Ví Dụ"], DAY))
    panel = window.incidents.panel
    assert panel is not None
    qtbot.waitUntil(lambda: panel.y() == page.side_room.mapTo(window, page.side_room.rect().topLeft()).y())
    assert page.side_room.isVisible()
    assert panel.geometry().left() >= page.grid.mapTo(window, page.grid.rect().topRight()).x()
    panel.leave()
    assert not page.side_room.isVisible()


def test_a_person_who_left_is_not_offered(stage: tuple[Window, dict[str, int]]) -> None:
    window, people = stage
    window.office.staff.leave(people["Ngô Văn Phác Thảo"], date(2023, 5, 30), "Nghỉ hưu")
    panel = opened(window)
    fill(panel, "thao", "th", "31/05/2023")
    panel.keep()
    assert "Chưa rõ “thao” là ai" in panel.person.error()
    put(panel.day.editor, "30/05/2023")
    panel.keys.setFocus()
    panel.person.editor.setFocus()
    panel.keep()
    assert len(notes(window)) == 1


def test_a_day_before_any_rule_says_where_to_write_one(stage: tuple[Window, dict[str, int]]) -> None:
    window, _people = stage
    panel = opened(window)
    fill(panel, "thao", "th", "31/05/2022")
    assert "Bổ sung ở Cài đặt" in panel.rule_error.text()
    panel.keep()
    assert "Bổ sung ở Cài đặt" in panel.rule_error.text()
    put(panel.day.editor, "31/05/2023")
    panel.words.editor.setFocus()
    assert panel.rule_error.text() == ""


def test_enter_in_the_words_begins_a_line_and_ctrl_enter_keeps_both(
    stage: tuple[Window, dict[str, int]],
) -> None:
    window, _people = stage
    window.show_page("attendance")  # its own Ctrl+Enter closes the month
    panel = opened(window)
    fill(panel, "thao", "tl", "31/5/2023")
    put(panel.words.editor, "Hút thuốc ở cầu thang")
    press(panel.words.editor, Qt.Key.Key_Return)
    type_text(panel.words.editor, "Đã nhắc tại chỗ")
    assert notes(window) == ()
    assert panel.isVisible()
    press(panel.words.editor, Qt.Key.Key_Return, CTRL)
    (kept,) = notes(window)
    assert kept.words == "Hút thuốc ở cầu thang\nĐã nhắc tại chỗ"
