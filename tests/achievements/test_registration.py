"""The registration of a year: by unit, against what was reached, out to the units as Excel and back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.achievement_year import MISSED, REACHED
from app.domain.holder import Holder
from app.domain.registrations import RegisteredKind, Registration
from app.services.registration_year import RegistrationYear
from app.services.table_source import read_sheets
from tests.achievements.stage import OTHERS, WHO, achieved, staged
from tests.awards_import.lists import look_at
from tests.ui.window_stage import press
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
    press(page.table, Qt.Key.Key_Return)
    page.form.forms["registration"].fields["code"].editor.set_value("LDTT")  # type: ignore[union-attr]
    page.confirm.click()
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
    page.history.click()
    window = page.window()
    assert isinstance(window, Window)
    assert window.front == "achievements"


def test_what_was_registered_is_mended_and_taken_away(page: RegistrationPage) -> None:
    office = page._office
    holder = next(row.id for row in page.table.rows.records if row.line and row.line.name == WHO)
    page.table.choose(holder)
    row = page.table.current().line.aims[0].row
    page._edit(row)
    note = page.form.forms["registration"].fields["registered_on"].editor
    note.setFocus()
    note.set_day(date(2024, 1, 25))  # type: ignore[union-attr]
    page.drop.setFocus()
    assert office.achievements.registrations.rows(holder)[0].registered_on == date(2024, 1, 25)
    page.drop.click()
    page._remove(row)
    assert len(office.achievements.registrations.rows(holder)) == 1
