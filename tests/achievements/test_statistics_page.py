"""The yearly statistics on screen: each figure shows its rows, each row opens on its person's page."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.award_statistics import SPLITS
from app.domain.awards_held import AwardHeld
from app.services.achievement_lines import AchievementLines
from tests.achievements.stage import OTHERS, WHO, save_award, staged
from tests.ui.window_stage import press
from ui.achievements_tab import AchievementsTab
from ui.statistics_page import StatisticsPage
from ui.window import Window


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> tuple[Window, StatisticsPage]:
    window, people = staged(qtbot, tmp_path)
    for name, code in ((WHO, "LDTT"), (OTHERS[0][0], "LDTT"), (OTHERS[1][0], "CSTDCS")):
        row = AwardHeld(0, people[name], None, code, 2022, number="9/QĐ-SNgV", decided_on=date(2022, 12, 20))
        save_award(window.office, row)
    window.shell.set_year(2022)
    page = window.show_page("statistics")
    assert isinstance(page, StatisticsPage)
    return window, page


def test_every_figure_shows_the_rows_it_counts_and_a_row_opens_its_award(
    stage: tuple[Window, StatisticsPage],
) -> None:
    window, page = stage
    lines = {line.name: line for line in page.table.rows.records}
    assert len(lines["Lao động tiên tiến"].rows) == 2
    assert len(lines["Cộng"].rows) == sum(len(line.rows) for name, line in lines.items() if name != "Cộng")
    for row in range(len(page.table.rows.records)):
        for at, split in enumerate(SPLITS, start=1):
            page.table.go_to(row, at)
            figure = page.table.rows.index(row, at).data()
            assert str(len(page.rows.rows.records) or "") == figure, (row, split.words)
    page.table.go_to(0, 1)
    assert page.panel.heading.text() == "Lao động tiên tiến"
    page.rows.choose(next(row.id for row in page.rows.rows.records if row.whose.name == WHO))
    press(page.rows, Qt.Key.Key_Return)
    tab = window.show_page(window.front)
    assert isinstance(tab, AchievementsTab)
    place = tab.grid.place()
    assert place is not None
    assert tab.name.text() == WHO
    assert (place.year, place.entry.kind) == (2022, "award")  # type: ignore[union-attr]


def test_what_was_taken_back_counts_nowhere_and_other_years_have_their_own(
    stage: tuple[Window, StatisticsPage],
) -> None:
    window, page = stage
    office = window.office
    row = next(one for one in office.achievements.awards.of_year(2022) if one.code == "LDTT")
    office.achievements.awards.cancel(row, "1/QĐ-SNgV", date(2023, 2, 1))
    lines = {line.name: len(line.rows) for line in page.table.rows.records}
    assert lines["Lao động tiên tiến"] == 1
    window.shell.set_year(2016)
    assert page.empty.isVisible()
    assert AchievementLines(office, 2016).statistics() == ()
    page.which.set_value("0601")
    page.reload()
    assert not page.panel.isVisible()
