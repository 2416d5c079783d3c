"""The search box finds rounds and rules, and opens each in its place."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.office import Office
from app.services.search import SearchHit
from tests.ui.window_stage import a_window, an_office, press, type_text
from ui.pages import TABS
from ui.round_tab import RoundTab
from ui.settings_rules import RulesPage
from ui.window import Window

NOW = datetime(2025, 12, 1, 9, 0)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = an_office(tmp_path, now=lambda: NOW)
    for year, name in ((2024, "Bình xét cuối năm 2024"), (2025, "Khen thưởng đột xuất tháng 9")):
        draft = made.rounds.draft(year)
        made.rounds.save(replace(draft, name=name, meets_on=date(year, 12, 20)))
    return made


@pytest.fixture
def window(office: Office, tmp_path: Path, qtbot: QtBot) -> Window:
    return a_window(qtbot, office, tmp_path, TABS)


def found(office: Office, text: str, group: str) -> list[SearchHit]:
    return [hit for hit in office.search.find(text) if hit.group == group]


def opened(window: Window, text: str) -> str:
    search = window.bar.search
    search.setFocus()
    search.clear()
    type_text(search, text)
    press(search, Qt.Key.Key_Return)
    return window.front


def test_a_round_is_found_by_words_of_its_name_and_by_its_year(office: Office) -> None:
    (hit,) = found(office, "dot xuat", "Đợt bình xét")
    assert (hit.title, hit.year) == ("Khen thưởng đột xuất tháng 9", 2025)
    assert hit.detail == "năm 2025, hằng năm, họp 20/12/2025"
    assert [one.title for one in found(office, "binh xet cuoi", "Đợt bình xét")] == ["Bình xét cuối năm 2024"]
    assert [one.year for one in found(office, "năm 2025", "Đợt bình xét")] == [2025]
    assert found(office, "cuoi nam 2023", "Đợt bình xét") == []


def test_rules_of_the_day_are_found_by_code_title_and_words(office: Office) -> None:
    for text in ("CSTDCS", "chien si thi dua co so", "bo phieu"):
        hits = found(office, text, "Luật")
        assert hits, text
        assert all(hit.detail.startswith("R2025, ") for hit in hits)
    (hit, *_) = found(office, "du 6 thang", "Luật")
    assert hit.title == "Làm việc từ đủ 6 tháng trong năm"
    assert "Lao động tiên tiến (cá nhân)" in hit.detail
    assert hit.target.startswith("settings:rules/R2025/condition/LDTT/person/")


def test_a_set_named_first_is_the_one_looked_in(office: Office) -> None:
    hits = found(office, "r2017 cstdcs", "Luật")
    assert hits
    assert all(hit.target.startswith("settings:rules/R2017/") for hit in hits)


def test_a_rule_the_office_has_set_is_found_in_its_own_words_at_once(office: Office) -> None:
    line = next(
        one for one in office.rules.lines("R2025", NOW.date()) if one.values.get("measure") == "months_worked"
    )
    row = office.rules.draft("R2025", "condition", {**line.values, "words": "Đủ tám tháng ở cơ quan"})
    assert found(office, "du tam thang", "Luật") == []
    office.rules.save(replace(row, document="Quyết định 3/QĐ-VD", valid_from=NOW.date()))
    assert [one.title for one in found(office, "du tam thang", "Luật")] == ["Đủ tám tháng ở cơ quan"]


def test_enter_opens_the_round_in_its_year(window: Window) -> None:
    assert opened(window, "binh xet cuoi nam 2024") == "rounds"
    tab = window.findChild(RoundTab)
    assert tab is not None
    assert tab.hub.round is not None
    assert tab.hub.round.name == "Bình xét cuối năm 2024"
    assert window.shell.year() == 2024


def test_enter_opens_the_rule_in_its_set(window: Window) -> None:
    assert opened(window, "du 6 thang") == "settings"
    page = window.findChild(RulesPage)
    assert page is not None
    assert page.table.current().line.words == "Làm việc từ đủ 6 tháng trong năm"
    assert page.table.hasFocus()
    assert opened(window, "r2017 lao dong tien tien") == "settings"
    assert page.code == "R2017"
    assert "Lao động tiên tiến" in page.table.current().line.group
