"""The registration of a year: by unit, against what was reached, out to the units as Excel and back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.achievement_year import MISSED, REACHED
from app.domain.holder import Holder
from app.domain.registrations import RegisteredKind, Registration
from app.services.registration_year import RegistrationYear
from app.services.table_source import read_sheets
from tests.achievements.stage import OTHERS, WHO, achieved, staged
from tests.awards_import.lists import look_at
from tests.ui.window_stage import press, type_text
from ui import ask_file
from ui.registration_page import RegistrationPage
from ui.window import Window


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> RegistrationPage:
    window, _people = staged(qtbot, tmp_path)
    shown = window.show_page("registration")
    assert isinstance(shown, RegistrationPage)
    return shown


def test_everybody_of_the_year_stands_there_with_what_came_of_it(tmp_path: Path) -> None:
    office, people = achieved(tmp_path)
    desk = office.achievements.registrations
    for code in ("CSTDCS", "LDTT"):
        desk.save(Registration(0, people[WHO], None, 2023, RegisteredKind.TITLE, code))
    lines = {line.name: line for line in RegistrationYear(office, 2023).lines()}
    assert {WHO, *(name for name, _unit in OTHERS), "Văn phòng Sở", "Sở Ngoại vụ"} <= set(lines)
    assert [(aim.words, aim.outcome) for aim in lines[WHO].aims] == [
        ("Chiến sĩ thi đua cơ sở", REACHED),
        ("Lao động tiên tiến", "Đạt mức cao hơn"),
    ]
    assert lines[WHO].outcome == REACHED
    assert lines["Lê Văn Thực Hành"].aims == ()
    coming = {line.name: line for line in RegistrationYear(office, 2024).lines()}
    assert coming[WHO].outcome == MISSED
    office.close()


def test_the_sheet_goes_to_a_unit_and_comes_back_through_the_import(tmp_path: Path) -> None:
    office, people = achieved(tmp_path)
    target = tmp_path / "phieu.xlsx"
    RegistrationYear(office, 2024).export(target, "Văn phòng Sở")
    sheet = read_sheets(target)[0]
    assert any("Bùi Thị Thí Dụ" in [str(cell) for cell in row] for row in sheet.rows)
    assert not any("Trần Thị Ví Dụ" in [str(cell) for cell in row] for row in sheet.rows)
    from openpyxl import load_workbook

    book = load_workbook(target)
    rows = {row[1].value: row for row in book["Đăng ký"].iter_rows(min_row=5)}
    assert rows[WHO][5].value == "Chiến sĩ thi đua cơ sở"
    rows["Lê Văn Thực Hành"][5].value = "Lao động tiên tiến; Chiến sĩ thi đua cơ sở"
    rows["Lê Văn Thực Hành"][7].value = "Lịch đoàn dùng chung"
    book.save(target)
    look = look_at(office, read_sheets(target)[0], desk=office.registrations_import)
    office.registrations_import.keep(target.name, look)
    kept = office.achievements.registrations.rows(Holder(people["Lê Văn Thực Hành"]))
    assert {(one.kind, one.code, one.words) for one in kept} == {
        (RegisteredKind.TITLE, "LDTT", ""),
        (RegisteredKind.TITLE, "CSTDCS", ""),
        (RegisteredKind.INITIATIVE, "", "Lịch đoàn dùng chung"),
    }
    assert len(office.achievements.registrations.rows(Holder(people[WHO]))) == 2
    office.close()


def test_a_registration_is_added_to_the_chosen_person(page: RegistrationPage) -> None:
    office = page._office
    chosen = next(row for row in page.table.rows.records if row.line and row.line.name == "Đỗ Văn Nháp")
    page.table.choose(chosen.id)
    press(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page.panel.form.forms["registration"].fields["code"].editor.set_value("LDTT")  # type: ignore[union-attr]
    page.panel.confirm.click()
    (kept,) = office.achievements.registrations.rows(chosen.id)
    assert (kept.year, kept.code) == (2024, "LDTT")
    current = page.table.current()
    assert current.line.words(RegisteredKind.TITLE) == "Lao động tiên tiến"
    page.which.set_value("none")
    assert "Đỗ Văn Nháp" not in [row.line.name for row in page.table.rows.records if row.line]


def test_the_page_exports_the_unit_in_sight(
    page: RegistrationPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "phieu.xlsx"
    monkeypatch.setattr(ask_file, "save_as", lambda *_: target)
    page.unit.set_value("Văn phòng Sở")
    page.reload()
    page.export_form()
    assert read_sheets(target)[0].rows
    page.panel.history.click()
    window = page.window()
    assert isinstance(window, Window)
    assert window.front == "achievements"


def test_what_was_registered_is_mended_and_taken_away(page: RegistrationPage) -> None:
    office = page._office
    holder = next(row.id for row in page.table.rows.records if row.line and row.line.name == WHO)
    page.table.choose(holder)
    row = page.table.current().line.aims[0].row
    page.panel.edit(row)
    note = page.panel.form.forms["registration"].fields["registered_on"].editor
    note.setFocus()
    note.set_day(date(2024, 1, 25))  # type: ignore[union-attr]
    page.panel.drop.setFocus()
    assert office.achievements.registrations.rows(holder)[0].registered_on == date(2024, 1, 25)
    page.panel.drop.click()
    page.panel.remove(row)
    assert len(office.achievements.registrations.rows(holder)) == 1


def _cell(page: RegistrationPage, name: str, column: int) -> None:
    rows = page.table.rows.records
    page.table.go_to(next(at for at, row in enumerate(rows) if row.line and row.line.name == name), column)


def _of(page: RegistrationPage, name: str) -> set[tuple[RegisteredKind, str, str]]:
    holder = next(row.id for row in page.table.rows.records if row.line and row.line.name == name)
    rows = page._office.achievements.registrations.rows(holder)
    return {(row.kind, row.code, row.words) for row in rows if row.year == 2024}


def test_abbreviations_are_typed_down_the_list_and_enter_adds_the_next(
    page: RegistrationPage, qtbot: QtBot
) -> None:
    _cell(page, "Lê Văn Thực Hành", 1)
    type_text(page.table, "l")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    type_text(editor, "đtt; cstđcs")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.current().line.name != "Lê Văn Thực Hành")
    titles = {(RegisteredKind.TITLE, "LDTT", ""), (RegisteredKind.TITLE, "CSTDCS", "")}
    assert _of(page, "Lê Văn Thực Hành") == titles
    rows = page._office.achievements.registrations.of_year(2024)
    assert {row.registered_on for row in rows if row.code == "LDTT"} == {date(2024, 3, 15)}
    _cell(page, "Lê Văn Thực Hành", 1)
    press(page.table, Qt.Key.Key_Delete)
    assert _of(page, "Lê Văn Thực Hành") == set()
    page._office.diary.undo()
    assert _of(page, "Lê Văn Thực Hành") == titles


def test_a_block_out_of_excel_finds_its_people_by_name_in_one_step(page: RegistrationPage) -> None:
    _cell(page, "Lê Văn Thực Hành", 0)
    QApplication.clipboard().setText(
        "Đỗ Văn Nháp\tLao động tiên tiến\tBằng khen tỉnh\tSổ hẹn đoàn; Mẫu thư mời\n"
        "TRẦN THỊ VÍ DỤ\tCSTĐCS\n"
        "Người Không Có\tLĐTT\n"
    )
    press(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert _of(page, "Đỗ Văn Nháp") == {
        (RegisteredKind.TITLE, "LDTT", ""),
        (RegisteredKind.FORM, "BKT", ""),
        (RegisteredKind.INITIATIVE, "", "Sổ hẹn đoàn"),
        (RegisteredKind.INITIATIVE, "", "Mẫu thư mời"),
    }
    assert _of(page, "Trần Thị Ví Dụ") == {(RegisteredKind.TITLE, "CSTDCS", "")}
    assert page._office.diary.undo_line().name == "Ghi đăng ký thi đua 2024: 2 người, tập thể"
    window = page.window()
    assert isinstance(window, Window)
    standing = window.foot.line._board.standing
    assert standing is not None
    assert "“Người Không Có”" in standing.sentence


def test_what_is_no_award_is_said_and_the_whole_block_is_left(page: RegistrationPage) -> None:
    before = _of(page, WHO)
    _cell(page, WHO, 1)
    row = page.table.current()
    page._typed(((row, 1, "Danh hiệu lạ"), (row, 3, "Sáng kiến mới")))
    assert _of(page, WHO) == before
    window = page.window()
    assert isinstance(window, Window)
    standing = window.foot.line._board.standing
    assert standing is not None
    assert standing.sentence.startswith("“Danh hiệu lạ” chưa có trong danh mục")
    kept = page.table.rows.index(page.table.currentIndex().row(), 3)
    assert kept.flags() & Qt.ItemFlag.ItemIsEditable
    _cell(page, "Văn phòng Sở", 3)
    assert not page.table.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable
