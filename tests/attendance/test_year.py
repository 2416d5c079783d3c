"""Cả năm: sums of days and months that agree with the month sheets, and clicks that open the rows."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.year_glance import Measure, year_glance
from app.services.office import Office
from app.services.practice_year import fill_practice_year
from app.services.year_sheets import year_sheets
from tests.attendance import stage
from tests.ui.window_stage import a_window, click, press
from ui.attendance_tab import AttendanceTab
from ui.pages import TABS
from ui.window import Window
from ui.year_page import YearPage

NOW = datetime(2023, 11, 20, 9, 0)


def practice(folder: Path) -> Office:
    return Office.create(folder / "so.db", practice=True, now=lambda: NOW, fill=fill_practice_year)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    return a_window(qtbot, practice(tmp_path), tmp_path, TABS, "attendance")


def page_of(window: Window) -> YearPage:
    page = window.show_page("year")
    assert isinstance(page, YearPage)
    return page


def test_the_sums_are_those_of_the_month_sheets(tmp_path: Path) -> None:
    office = practice(tmp_path)
    sheets = year_sheets(office, 2023)
    months = year_glance(sheets)
    for month, sheet in sheets.items():
        assert months[month - 1].value(Measure.OCCASIONS) == sheet.totals.occasions
        assert months[month - 1].value(Measure.AWAY) == sheet.totals.off
        assert months[month - 1].minutes == sheet.totals.minutes
    (person,) = office.staff.find("Nháp")
    mine = year_glance(sheets, person.id)
    assert [m.value(Measure.AWAY) for m in mine] == [
        s.by_person[person.id].totals.off for s in sheets.values()
    ]
    units = {line.unit.id for sheet in sheets.values() for line in sheet.lines}
    parts = [year_glance(sheets, unit_id=unit)[4].value(Measure.OCCASIONS) for unit in units]
    assert sum(parts) == months[4].value(Measure.OCCASIONS)
    office.close()


def test_a_month_without_hours_and_a_person_not_yet_here_stay_empty(tmp_path: Path) -> None:
    office = stage.an_office(tmp_path)
    unit = office.staff.units()[0].id
    stage.add_person(office, "Chu Thị Tương Lai", unit, date(2023, 5, 15))
    months = year_glance(year_sheets(office, 2023), stage.person(office, "Tương Lai"))
    assert [month.known for month in months] == [False] * 4 + [True] * 8
    assert [day.people for day in months[4].days[12:16]] == [0, 0, 1, 1]
    office.close()


def test_a_click_on_a_day_opens_the_person_and_the_day_in_the_grid(window: Window) -> None:
    page = page_of(window)
    (person,) = window.office.staff.find("Nháp")
    page.open_target(f"year:person/{person.id}")
    square = page.heat.square(date(2023, 5, 22)).center().toPoint()
    QTest.mouseClick(page.heat, Qt.MouseButton.LeftButton, pos=square)
    tab = window.show_page("attendance")
    assert isinstance(tab, AttendanceTab)
    assert tab.month == "2023-05"
    assert tab.grid.cursor() == (person.id, 21)


def test_the_keyboard_reaches_every_day_and_month_and_says_them(window: Window) -> None:
    page = page_of(window)
    page.heat.setFocus()
    page.heat.choose(date(2023, 1, 31))
    press(page.heat, Qt.Key.Key_Down)
    assert page.heat.accessibleName().startswith("thứ Ba 28/02/2023")
    page.bars.setFocus()
    press(page.bars, Qt.Key.Key_Right)
    sheet = window.office.attendance.month("2023-02")
    assert page.bars.accessibleName().startswith(f"Tháng 2: đi muộn {sheet.totals.late} lượt")
    press(page.bars, Qt.Key.Key_Return)
    assert window.front == "attendance"
    tab = window.show_page("attendance")
    assert isinstance(tab, AttendanceTab)
    assert tab.month == "2023-02"


def test_the_figures_are_told_as_text_and_follow_a_change(window: Window) -> None:
    page = page_of(window)
    page.measure.set_value("away")
    before = page.heat.accessibleDescription()
    assert "nghỉ 1 ngày" in before
    window.show_page("attendance")
    stage.put(window.office, "Nháp", 16, "P", "2023-11")
    page = page_of(window)
    assert "thứ Năm 16/11/2023" in page.heat.accessibleDescription()
    assert page.heat.accessibleDescription() != before


def test_the_tab_leads_to_the_year(window: Window) -> None:
    tab = window.show_page("attendance")
    assert isinstance(tab, AttendanceTab)
    click(tab, "Cả năm")
    assert window.front == "year"


def test_the_month_of_today_stands_out_in_its_own_year_only(window: Window) -> None:
    page = page_of(window)
    assert page.heat.running() == 11
    window.shell.set_year(2022)
    assert page.heat.running() == 0
