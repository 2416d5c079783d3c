"""The plan tab leads to next year's plan and to the comparison, and shows what was left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.next_year import RolledPlan
from tests.ui.plan_stage import Stage


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path)
    yield made
    made.close()


def test_the_link_leads_from_the_shown_plan_to_the_year_after(stage: Stage) -> None:
    asked: list[tuple[str, object]] = []
    stage.shell.page_asked.connect(lambda name, target: asked.append((name, target)))
    years = stage.tab.years
    assert years.next.text() == "Lập kế hoạch năm sau"
    years.next.click()
    assert asked == [("next_year", f"next_year:{stage.plan_id}/2024")]
    assert not years.compare.isVisible()


def test_an_empty_year_is_made_from_the_one_before(stage: Stage) -> None:
    plan_id = stage.plan_id
    stage.shell.set_year(2025)
    asked: list[tuple[str, object]] = []
    stage.shell.page_asked.connect(lambda name, target: asked.append((name, target)))
    assert stage.tab.years.next.text() == "Lập từ kế hoạch 2023"
    stage.tab.years.next.click()
    assert asked == [("next_year", f"next_year:{plan_id}/2025")]


def test_with_two_plans_the_way_leads_to_the_comparison(stage: Stage) -> None:
    desk = stage.office.next_year
    roll = desk.look(stage.plan_id)
    value = desk.create(roll, roll.takeable({}), {}).value
    assert isinstance(value, RolledPlan)
    assert not stage.tab.years.next.isVisible()
    stage.tab.years.compare.click()
    assert stage.pages[-1] == "compare"
    stage.shell.set_year(2024)

    def left() -> list[str]:
        return [f.place for f in stage.tab.findings.model.values if f.kind == "left_act"]

    stage.qtbot.waitUntil(lambda: left() == ["Mở đầu", "mục II.1"])
