"""Sáng kiến, Thành tích nổi bật, Phong trào in the window."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.awards_held import AwardHeld, Merit
from app.domain.holder import Holder
from app.domain.quality_grades import QualityGrade
from tests.achievements.stage import WHO, save_award, staged
from tests.ui.window_stage import press, type_text
from ui.achievement_list import AchievementListPage
from ui.achievements_tab import AchievementsTab
from ui.holder_list import COLLECTIVES
from ui.movements_page import MovementsPage
from ui.successions_page import SuccessionsPage
from ui.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> tuple[Window, int]:
    window, people = staged(qtbot, tmp_path)
    window.shell.set_year(2023)
    return window, people[WHO]


def _initiatives(window: Window, target: str = "") -> AchievementListPage:
    page = window.show_page("initiatives", target)
    assert isinstance(page, AchievementListPage)
    return page


def test_the_year_shows_who_made_what_and_all_years_where_it_served(stage: tuple[Window, int]) -> None:
    window, _person = stage
    page = _initiatives(window)
    model = page.table.rows
    assert [row.name for row in model.records] == ["Sổ đoàn ra, đoàn vào"]
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole).endswith(f"{WHO} 100 %")
    page.scope.set_value("all")
    words = [model.index(at, 4).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(2)]
    assert words == ["Chiến sĩ thi đua cơ sở 2022", "Chưa dùng"]
    page.filter.setText("mau ho so")
    assert [row.name for row in model.records] == ["Mẫu hồ sơ mời đoàn"]


def test_a_second_use_is_refused_with_the_first_one_named(stage: tuple[Window, int]) -> None:
    window, person = stage
    desk = window.office.achievements.initiatives
    first = next(row for row in desk.rows(2022))
    page = _initiatives(window, f"initiatives:{first.id}")
    assert page.panel.heading.text() == "Mẫu hồ sơ mời đoàn"
    window.shell.set_year(2024)
    page.open_target(f"initiatives:{first.id}")
    page.spec.extras[0].begin()
    page.spec.extras[0].form.fields["code"].editor.set_value("BKT")  # type: ignore[union-attr]
    page.spec.extras[0].keep.click()
    assert "đã dùng cho CSTĐCS năm 2022" in page.spec.extras[0].form.fields["reason"].error()
    assert len(desk.uses(first.id)) == 1
    page.spec.extras[0].drop.click()
    free = next(row for row in desk.rows(2023))
    page.open_target(f"initiatives:{free.id}")
    page.spec.extras[0].begin()
    page.spec.extras[0].keep.click()
    assert [(use.code, use.year, use.person_id) for use in desk.uses(free.id)] == [("CSTDCS", 2024, person)]
    assert window.office.diary.undo_line().name.startswith("Dùng sáng kiến cho CSTĐCS năm 2024")


def test_an_initiative_of_another_year_is_written_on_its_page_and_stays_in_sight(
    stage: tuple[Window, int],
) -> None:
    window, person = stage
    page = _initiatives(window)
    press(page.table, Qt.Key.Key_N, CONTROL)
    fields = page.form.forms["initiative"].fields
    type_text(fields["name"].editor, "Lịch trực lễ tân")
    fields["year"].editor.setText("2021")  # type: ignore[union-attr]
    author = page.form.people["initiative"]._rows[0]
    author.person.set_person(person)
    author.beside.setText("100")
    press(fields["name"].editor, Qt.Key.Key_Return, CONTROL)
    desk = window.office.achievements.initiatives
    (made,) = desk.rows(2021)
    assert made.name == "Lịch trực lễ tân"
    assert [(one.person_id, one.share) for one in desk.authors(made.id)] == [(person, 100)]
    assert page.table.current() == made
    assert page.table.hasFocus()


def test_what_a_year_hides_after_a_change_is_shown_among_all_years(stage: tuple[Window, int]) -> None:
    window, _person = stage
    page = _initiatives(window)
    row = page.table.current()
    year = page.form.forms["initiative"].fields["year"].editor
    year.setFocus()
    year.selectAll()  # type: ignore[union-attr]
    type_text(year, "2022")
    page.table.setFocus()
    assert page.table.current().id == row.id
    assert page.table.current().year == 2022


def test_a_field_below_the_edge_of_the_panel_is_scrolled_into_sight_when_it_is_begun(
    stage: tuple[Window, int], qtbot: QtBot
) -> None:
    window, _person = stage
    window.resize(1280, 640)
    page = _initiatives(window)
    page.spec.extras[0].add.click()
    code = page.spec.extras[0].form.fields["code"].editor
    qtbot.waitUntil(lambda: code.visibleRegion().boundingRect().height() == code.height())
    page.begin()
    name = page.form.forms["initiative"].fields["name"].editor
    qtbot.waitUntil(lambda: name.visibleRegion().boundingRect().height() == name.height())


def test_an_author_changed_on_a_row_of_the_book_is_saved_on_leaving_the_row(
    stage: tuple[Window, int],
) -> None:
    window, _person = stage
    page = _initiatives(window)
    row = page.form.people["initiative"]._rows[0]
    row.beside.setFocus()
    row.beside.selectAll()
    type_text(row.beside, "60")
    page.form.people["initiative"].add.setFocus()
    kept = page.table.current()
    (author,) = window.office.achievements.initiatives.authors(kept.id)
    assert author.share == 60


def test_a_work_belongs_to_an_item_of_the_plan_and_says_what_rewarded_it(stage: tuple[Window, int]) -> None:
    window, person = stage
    page = window.show_page("works")
    assert isinstance(page, AchievementListPage)
    assert "năm 2023" in page.empty.heading.text()
    press(page, Qt.Key.Key_N, CONTROL)
    form = page.form.forms["work"]
    form.fields["name"].editor.setFocus()
    type_text(form.fields["name"].editor, "Đón 12 đoàn khách nước ngoài")
    nodes = form.fields["node"].editor
    assert any(nodes.itemText(at).startswith("II.4 ") for at in range(nodes.count()))  # type: ignore[union-attr]
    nodes.set_value("II.4")  # type: ignore[union-attr]
    page.form.people["work"]._rows[0].person.set_person(person)
    page.confirm.click()
    (work,) = window.office.achievements.works.rows(2023)
    assert (work.node, work.name) == ("II.4", "Đón 12 đoàn khách nước ngoài")
    assert [one.person_id for one in window.office.achievements.works.people(work.id)] == [person]
    assert page.spec.extras[0].text().startswith("Chưa được khen")
    given = AwardHeld(
        0, person, None, "GK", 2023, merit=Merit.SUDDEN, number="9/QĐ-SNgV", decided_on=date(2023, 6, 1),
        work_id=work.id,
    )  # fmt: skip
    save_award(window.office, given)
    assert "9/QĐ-SNgV" in page.spec.extras[0].text()
    press(page.table, Qt.Key.Key_Delete)
    assert len(window.office.achievements.works.rows(2023)) == 1


def test_somebody_from_outside_cannot_be_named_for_a_work(stage: tuple[Window, int]) -> None:
    window, _person = stage
    page = window.show_page("works")
    assert isinstance(page, AchievementListPage)
    page.begin()
    type_text(page.form.forms["work"].fields["name"].editor, "Việc lớn")
    page.form.people["work"]._rows[0].person.setText("Ai Đó Lạ")
    page.confirm.click()
    assert "Ai Đó Lạ" in page.form.people["work"].problems.error()
    assert window.office.achievements.works.rows(2023) == ()


def test_a_unit_that_went_into_another_goes_on_in_its_page(stage: tuple[Window, int]) -> None:
    window, _person = stage
    tab = window.show_page("achievements")
    assert isinstance(tab, AchievementsTab)
    assert not tab.successions.isVisible()
    tab.people.which.set_value(COLLECTIVES)
    tab.successions.click()
    page = window.show_page(window.front)
    assert isinstance(page, SuccessionsPage)
    units = {unit.name: unit.id for unit in window.office.staff.units()}
    old, new = units["Văn phòng Sở"], units["Phòng Lãnh sự (thực hành)"]
    grade = QualityGrade(0, None, old, 2020, "HTT", number="1/QĐ-SNgV", decided_on=date(2020, 12, 20))
    window.office.achievements.grades.save(grade)
    page.begin()
    page.form.fields["unit_id"].editor.set_value(old)  # type: ignore[union-attr]
    page.form.fields["into_id"].editor.set_value(old)  # type: ignore[union-attr]
    page.confirm.click()
    assert "chính đơn vị cũ" in page.form.fields["into_id"].error()
    page.form.fields["into_id"].editor.set_value(new)  # type: ignore[union-attr]
    page.confirm.click()
    shown = window.office.achievements.history.page(Holder(None, new))
    assert [line.grade.number for line in shown.lines if line.grade] == ["1/QĐ-SNgV"]


def test_a_movement_is_kept_and_offered_to_works(stage: tuple[Window, int]) -> None:
    window, _person = stage
    page = window.show_page("movements")
    assert isinstance(page, MovementsPage)
    page.begin()
    type_text(page.form.fields["name"].editor, "Thi đua văn hóa công sở")
    page.confirm.click()
    works = window.show_page("works")
    assert isinstance(works, AchievementListPage)
    works.begin()
    offered = works.form.forms["work"].fields["movement_id"].editor
    assert [offered.itemText(at) for at in range(offered.count())] == ["Không", "Thi đua văn hóa công sở"]  # type: ignore[union-attr]
