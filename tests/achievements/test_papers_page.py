"""Papers of achievements on the screen, Excel of the year, search that opens rows, months followed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.domain.holder import Holder
from app.services.table_source import read_sheets
from tests.achievements.stage import WHO, staged
from tests.ui.window_stage import press, type_text
from ui import ask_file
from ui.achievement_paper_page import AchievementPaperPage
from ui.achievements_tab import AchievementsTab
from ui.history_cells import TITLE, YEAR
from ui.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> tuple[Window, AchievementsTab, int]:
    window, people = staged(qtbot, tmp_path)
    tab = window.show_page("achievements", f"achievements:p{people[WHO]}")
    assert isinstance(tab, AchievementsTab)
    tab.grid.setFocus()
    return window, tab, people[WHO]


def _words(page: AchievementPaperPage) -> str:
    document = page.document()
    assert document is not None
    return str(document)


def test_the_report_is_shown_for_whom_was_in_front_and_aims_at_what_was_registered(
    stage: tuple[Window, AchievementsTab, int],
) -> None:
    window, tab, _person = stage
    press(tab.grid, Qt.Key.Key_P, CONTROL)
    page = window.show_page(window.front)
    assert isinstance(page, AchievementPaperPage)
    assert page.aim.currentText() == "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
    assert WHO in _words(page)
    assert "214/QĐ-SNgV" in _words(page)
    page.kind.set_value("confirmation")
    page.kind.activated.emit(1)
    assert not page.aim.isVisible()
    assert "170/QĐ-SNgV" in _words(page)
    assert page.proposed().name == "Xac-nhan-thanh-tich-bui-thi-thi-du-2024.docx"
    page.kind.set_value("initiatives")
    page.year.setText("2023")
    page._turn()
    assert "Sổ đoàn ra, đoàn vào" in _words(page)
    assert page.proposed().name == "Danh-sach-sang-kien-2023.docx"
    page.back.click()
    assert window.front == "achievements"
    assert tab.name.text() == WHO


def test_beside_a_report_stands_what_it_cannot_prove_and_what_is_held_already(
    stage: tuple[Window, AchievementsTab, int],
) -> None:
    window, tab, _person = stage
    window.shell.set_year(2023)
    tab.report.click()
    page = window.show_page("achievement_paper")
    assert isinstance(page, AchievementPaperPage)
    assert page.aim.value() == "CSTDCS"
    told = page.gaps.text()
    assert "Chiến sĩ thi đua cơ sở năm 2023 đã được tặng theo 214/QĐ-SNgV" in told
    assert "Năm 2017, Hoàn thành nhiệm vụ: chưa có ngày, cơ quan ban hành." in told
    assert told.endswith("điều nữa, đánh dấu ở trang thành tích.")
    page.aim.set_value("CSTDT")
    page.reload()
    assert "đã được tặng" not in page.gaps.text()
    page.kind.set_value("registrations")
    page._turn()
    assert not page.gaps.isVisible()


def test_the_year_goes_to_excel_from_the_tab(
    stage: tuple[Window, AchievementsTab, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, tab, _person = stage
    window.shell.set_year(2023)
    target = tmp_path / "nam.xlsx"
    monkeypatch.setattr(ask_file, "save_as", lambda *_: target)
    press(tab.grid, Qt.Key.Key_E, CONTROL)
    cells = {str(cell) for sheet in read_sheets(target) for row in sheet.rows for cell in row}
    assert {WHO, "214/QĐ-SNgV"} <= cells


def test_a_decision_found_by_the_search_opens_at_its_row(
    stage: tuple[Window, AchievementsTab, int],
) -> None:
    window, tab, _person = stage
    tab.people.filter.setText("khong co ai")
    (hit,) = [hit for hit in window.office.search.find("214/qd") if hit.group == "Khen thưởng"]
    window._open_hit(hit)
    place = tab.grid.place()
    assert window.front == "achievements"
    assert tab.name.text() == WHO
    assert place is not None
    assert (place.year, place.column) == (2023, TITLE)


def test_a_month_followed_is_written_and_opened_from_its_year(
    stage: tuple[Window, AchievementsTab, int], qtbot: QtBot
) -> None:
    window, tab, person = stage
    tab.grid.choose(2024, YEAR)
    tab.begin()
    tab.form.kind.set_value("follow")
    tab.form._turn()
    points = tab.form.forms["follow"].fields["points"].editor
    points.setFocus()
    type_text(points, "91,5")
    tab.confirm.click()
    (row,) = window.office.achievements.grades.follow_ups(Holder(person))
    assert (row.period, row.points) == ("2024-01", 9150)
    tab.grid.choose(2024, YEAR)

    def links() -> list[QAbstractButton]:
        found = tab.detail.findChildren(QAbstractButton)
        return [one for one in found if one.isVisible() and one.text() == "Theo dõi 2024-01"]

    qtbot.waitUntil(lambda: len(links()) == 1)
    links()[0].click()
    assert tab.form.record == row
