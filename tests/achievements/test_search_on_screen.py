"""What is typed into the box is opened by Enter: a decision, an initiative, a work, on their own pages."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.office import Office
from app.services.practice import fill_practice_people
from app.services.practice_achievements import fill_practice_achievements
from tests.ui.window_stage import a_window, press, type_text
from ui.achievement_list import AchievementListPage
from ui.achievements_tab import AchievementsTab
from ui.pages import TABS
from ui.window import Window


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    office = Office.create(
        tmp_path / "so.db", practice=True, now=lambda: datetime(2024, 6, 1), fill=fill_practice_people
    )
    fill_practice_achievements(office)
    yield a_window(qtbot, office, tmp_path, TABS)
    office.close()


def _opened(window: Window, text: str) -> str:
    """Type into the box, press Enter; the page then in front."""
    search = window.bar.search
    search.setFocus()
    search.clear()
    type_text(search, text)
    press(search, Qt.Key.Key_Return)
    return window.front


def test_enter_opens_the_first_hit_on_its_page(window: Window) -> None:
    assert _opened(window, "so tay le tan") == "initiatives"
    page = window.findChild(AchievementListPage)
    assert page is not None
    assert "Sổ tay lễ tân" in str(page.table.current())
    assert _opened(window, "nong thon moi") == "works"
    assert _opened(window, "105/qd-sngv") == "achievements"
    tab = window.findChild(AchievementsTab)
    assert tab is not None
    entry = tab.grid.place().entry
    assert entry.kind == "award"
    number = window.office.achievements.awards.award(entry.id).number
    assert number == "105/QĐ-SNgV"
