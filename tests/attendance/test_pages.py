"""The pages beside the grid: symbols in Cài đặt, papers of an absence, days of leave."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.absence import AbsencePaper
from tests.attendance.stage import an_office, person, put
from tests.ui.window_stage import a_window, press
from ui import ask_file
from ui.absence_page import AbsencePage
from ui.attendance_tab import AttendanceTab
from ui.dated_rows import DatedRows
from ui.fields import Field
from ui.leave_page import LeavePage, read_halves
from ui.pages import TABS
from ui.settings_page import SettingsPage
from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    return a_window(qtbot, an_office(tmp_path), tmp_path, TABS[1:], "diary")


def write(field: Field, words: str) -> None:
    field.editor.setText(words)  # type: ignore[union-attr]


def test_a_shipped_symbol_changed_in_the_settings_becomes_the_office_s(window: Window) -> None:
    page = window.show_page("settings", "settings:symbols")
    assert isinstance(page, SettingsPage)
    rows = page.part("symbols")
    assert isinstance(rows, DatedRows)
    shipped = next(row for row in rows.table.rows.records if row.code == "CT")
    rows.table.choose(shipped.id)
    assert "đi kèm chương trình" in rows.form.note.text()
    write(rows.form.fields["name"], "đi cơ sở")
    assert rows.form.confirm()
    assert [row.name for row in window.office.attendance.symbols() if row.code == "CT"] == ["đi cơ sở"]
    assert rows.table.current().id > 0


def test_a_code_of_conduct_is_refused_at_its_field(window: Window) -> None:
    page = window.show_page("settings", "settings:symbols")
    assert isinstance(page, SettingsPage)
    rows = page.part("symbols")
    assert isinstance(rows, DatedRows)
    rows.begin()
    write(rows.form.fields["code"], "VR")
    write(rows.form.fields["name"], "việc riêng")
    rows.confirm.click()
    assert "trùng mã VR" in rows.form.fields["code"].error()


def test_the_strip_opens_a_paper_for_the_first_run_without_one(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (9, 10):
        put(window.office, "Thực Hành", day, "Ô")
    tab = window.show_page("attendance")
    assert isinstance(tab, AttendanceTab)
    assert "1 đợt nghỉ chưa có giấy" in tab.strip.words
    tab.closing.open("papers")
    page = window._built["absence"]
    assert isinstance(page, AbsencePage)
    assert window.front == "absence"
    made = page.form.typed()
    assert (made.person_id, made.code) == (person(window.office, "Thực Hành"), "Ô")
    assert (made.valid_from, made.valid_to) == (date(2023, 5, 9), date(2023, 5, 10))
    write(page.form.fields["number"], "15/GNO")
    page.confirm.click()
    source = tmp_path / "giay.pdf"
    source.write_bytes(b"%PDF-1.4")
    monkeypatch.setattr(ask_file, "open_one", lambda *_: source)
    page.attach.click()
    (kept,) = window.office.absence.between(date(2023, 5, 1), date(2023, 5, 31))
    assert kept.scan
    assert page.scan.isVisible()
    assert window.office.attendance.pending("2023-05").lacking == ()


def test_a_paper_without_a_person_says_so(window: Window) -> None:
    page = window.show_page("absence")
    assert isinstance(page, AbsencePage)
    page.begin()
    page.confirm.click()
    assert "Chưa chọn người" in page.form.fields["person_id"].error()
    assert page.form.fields["valid_from"].error()


def test_papers_are_taken_away_by_delete_and_brought_back(window: Window) -> None:
    who = person(window.office, "Thực Hành")
    window.office.absence.save(
        AbsencePaper(0, who, number="1", valid_from=date(2023, 5, 9), valid_to=date(2023, 5, 9))
    )
    page = window.show_page("absence")
    assert isinstance(page, AbsencePage)
    press(page.table, Qt.Key.Key_Delete)
    assert page.table.rows.rowCount() == 0
    window.shell.undo()
    assert page.table.rows.rowCount() == 1


def test_the_list_of_leave_shows_what_each_rests_on_and_takes_adjustments(window: Window) -> None:
    put(window.office, "Thực Hành", 9, "P/+")
    page = window.show_page("leave")
    assert isinstance(page, LeavePage)
    assert page.table.choose(person(window.office, "Thực Hành"))
    said = [(row.part.words, row.taken) for row in page.parts.rows.records]
    assert said == [("12 ngày một năm", False), ("P", True)]
    page.add.click()
    assert "Chưa có số ngày" in page.days.error()
    assert "Chưa có lý do" in page.reason.error()
    write(page.days, "1,5")
    write(page.reason, "Phép năm trước chuyển sang")
    page.add.click()
    assert page.table.current().balance.left == 26
    page.parts.selectRow(1)
    press(page.parts, Qt.Key.Key_Delete)
    assert page.table.current().balance.left == 23
    page.parts.selectRow(0)
    press(page.parts, Qt.Key.Key_Delete)
    assert window.foot.line.standing is not None
    assert "không xóa ở đây" in window.foot.line.standing.sentence


def test_marks_made_elsewhere_are_seen_when_the_list_is_opened_again(window: Window) -> None:
    page = window.show_page("leave")
    assert isinstance(page, LeavePage)
    window.show_page("diary")
    put(window.office, "Thực Hành", 9, "P")
    window.show_page("leave")
    assert page.table.choose(person(window.office, "Thực Hành"))
    assert page.table.current().balance.used == 2


def test_the_panel_of_the_grid_words_the_leave(window: Window) -> None:
    put(window.office, "Thực Hành", 9, "P")
    tab = window.show_page("attendance")
    assert isinstance(tab, AttendanceTab)
    tab._open_panel(person(window.office, "Thực Hành"), "leave")
    rows = tab.panel.lines.layout()
    assert rows is not None
    said = [rows.itemAt(at).widget().text() for at in range(rows.count())]  # type: ignore[attr-defined]
    assert "Đã nghỉ 1 ngày, còn 11 ngày." in said
    assert tab.incident_cell() is not None


def test_the_month_as_seen_goes_to_excel_by_its_key(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = window.show_page("attendance")
    assert isinstance(tab, AttendanceTab)
    target = tmp_path / "Bảng chấm công.xlsx"
    monkeypatch.setattr(ask_file, "save_as", lambda *_asked: target)
    tab.grid.days.setFocus()
    press(tab.grid.days, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert target.is_file()
    assert window.foot.line.standing is not None
    assert window.foot.line.standing.sentence == "Đã xuất Bảng chấm công.xlsx."


@pytest.mark.parametrize(
    ("text", "halves"), [("1,5", 3), ("-1", -2), ("0.5", 1), ("+2", 4), ("2,25", 0), ("", 0), ("hai", 0)]
)
def test_days_are_typed_with_halves(text: str, halves: int) -> None:
    assert read_halves(text) == halves
