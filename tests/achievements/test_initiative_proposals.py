"""Awards that asked for an initiative and name none: proposed, ticked, written once; no second use."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.awards_held import AwardHeld
from app.domain.holder import Holder
from app.domain.initiatives import Initiative, InitiativeAuthor
from app.domain.quality_grades import QualityGrade
from app.errors import Invalid, SayToUser
from app.services.initiative_proposals import of_ids, of_year, proposals
from app.services.office import Office
from tests.staff.people import add
from tests.ui.window_stage import a_window, press
from ui.achievements_tab import AchievementsTab
from ui.history_cells import TITLE
from ui.initiative_use_page import InitiativeUsePage
from ui.pages import TABS
from ui.window import Window


@pytest.fixture
def later(tmp_path: Path) -> Office:
    return Office.create(tmp_path / "sau.db", practice=True, now=lambda: datetime(2027, 1, 5, 9, 0))


def _made(office: Office, person: int, name: str, year: int, level: str = "co-so") -> int:
    row = Initiative(0, name, year, level=level, number="7/QĐ-SNgV", decided_on=date(year, 11, 1))
    done = office.achievements.initiatives.save(row, [InitiativeAuthor(0, 0, person, share=100)])
    return int(str(done.value))


def _given(office: Office, person: int, code: str, year: int) -> AwardHeld:
    row = AwardHeld(0, person, None, code, year, number="210/QĐ-SNgV", decided_on=date(year, 12, 20))
    done = office.achievements.awards.save(row, stand=True)
    return office.achievements.awards.award(int(str(done.value)))


def _graded(office: Office, person: int, year: int, grade: str) -> None:
    row = QualityGrade(0, person, None, year, grade, number="9/QĐ-SNgV", decided_on=date(year, 12, 10))
    office.achievements.grades.save(row, stand=True)


def test_a_title_that_asks_for_an_initiative_gets_those_of_its_years_and_level(later: Office) -> None:
    who = add(later, "Lê Văn Thực Hành", start=date(2015, 1, 1))
    _graded(later, who, 2024, "HTT")
    for name, year in (("Sổ tay lễ tân", 2024), ("Mẫu hồ sơ", 2023)):
        _made(later, who, name, year)
    award = _given(later, who, "CSTDCS", 2024)
    assert [one.initiative.name for one in proposals(later, (award,))] == ["Sổ tay lễ tân"]
    (one,) = of_year(later, 2024)
    assert (one.before, one.beside) == ((), "")
    assert one.condition.source.startswith("Luật 06/2022/QH15")
    assert proposals(later, (_given(later, who, "LDTT", 2025),)) == ()
    done = later.achievements.initiatives.use_each(of_ids(later, (award.id,)))
    assert of_year(later, 2024) == ()
    (use,) = later.achievements.initiatives.uses()
    assert (use.award_id, use.code, use.year, use.person_id) == (award.id, "CSTDCS", 2024, who)
    later.diary.undo(done.operation)
    assert len(of_year(later, 2024)) == 1


def test_who_reached_it_by_the_grade_alone_is_told_so(later: Office) -> None:
    who = add(later, "Trần Thị Ví Dụ", start=date(2015, 1, 1))
    _graded(later, who, 2024, "HTXS")
    _made(later, who, "Sổ tay lễ tân", 2024)
    (one,) = proposals(later, (_given(later, who, "CSTDCS", 2024),))
    assert "xuất sắc" in one.beside.lower()


def test_a_second_use_is_refused_whole_and_overridden_only_where_a_rule_is_doubted(
    later: Office,
) -> None:
    who = add(later, "Lê Văn Thực Hành", start=date(2015, 1, 1))
    desk = later.achievements.initiatives
    _made(later, who, "Sổ tay lễ tân", 2024)
    first = _given(later, who, "CSTDCS", 2024)
    desk.use_each(proposals(later, (first,)))
    second = _given(later, who, "BKT", 2025)
    (one,) = proposals(later, (second,))
    assert [use.year for use in one.before] == [2024]
    with pytest.raises(Invalid, match="đã dùng cho CSTĐCS năm 2024"):
        desk.use_each((one,))
    assert len(desk.uses()) == 1
    _made(later, who, "Quy trình mời đoàn", 2026)
    free = _given(later, who, "CSTDCS", 2026)
    third = _given(later, who, "BKT", 2026)
    found = [*proposals(later, (free,)), *proposals(later, (third,))]
    with pytest.raises(Invalid, match="chưa kiểm chứng"):
        desk.use_each([one for one in found if one.initiative.name == "Quy trình mời đoàn"])
    assert len(desk.uses()) == 1  # neither was written
    desk.use_each(proposals(later, (free,)))
    (again,) = (one for one in proposals(later, (third,)) if one.before and one.initiative.year == 2026)
    desk.use_each((again,), "Hội đồng thống nhất ngày 20/12/2026")
    assert {use.reason for use in desk.uses()} == {"", "Hội đồng thống nhất ngày 20/12/2026"}
    with pytest.raises(SayToUser, match="Chưa chọn"):
        desk.use_each(())


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path, later: Office) -> tuple[Window, int]:
    who = add(later, "Lê Văn Thực Hành", start=date(2015, 1, 1))
    _graded(later, who, 2024, "HTT")
    _made(later, who, "Sổ tay lễ tân", 2024)
    return a_window(qtbot, later, tmp_path, TABS, "achievements"), who


def test_the_panel_of_a_new_award_leads_to_its_initiative(stage: tuple[Window, int]) -> None:
    window, who = stage
    award = _given(window.office, who, "CSTDCS", 2024)
    tab = window.show_page("achievements", f"achievements:p{who}")
    assert isinstance(tab, AchievementsTab)
    tab.grid.choose(2024, TITLE)
    place = tab.grid.place()
    assert place is not None
    assert tab._rows is not None
    (link,) = tab._rows.detail(place)[0].links
    assert (link.words, link.beside) == ("Ghi dựa vào sáng kiến nào", "1 sáng kiến chưa dùng")
    tab._go(link)
    page = window.show_page(window.front)
    assert isinstance(page, InitiativeUsePage)
    assert page.keep.text() == "Ghi 1 sáng kiến đã dùng"
    press(page.table, Qt.Key.Key_Space)
    assert not page.keep.isEnabled()
    press(page.table, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.empty.isVisible()
    (use,) = window.office.achievements.initiatives.uses()
    assert use.award_id == award.id
    window.show_page("achievements")
    (link,) = tab._rows.detail(place)[0].links
    assert (link.words, link.kind) == ("Sổ tay lễ tân", "initiative")


def test_a_second_use_asks_its_reason_beside_the_list(stage: tuple[Window, int]) -> None:
    window, who = stage
    office = window.office
    _made(office, who, "Quy trình mời đoàn", 2026)
    for code in ("CSTDCS", "BKT"):
        _given(office, who, code, 2026)
    first = next(one for one in of_year(office, 2026) if one.award.code == "CSTDCS")
    office.achievements.initiatives.use_each((first,))
    page = window.show_page("initiative-use", "initiative-use:2026")
    assert isinstance(page, InitiativeUsePage)
    row = next(r for r in page.table.rows.records if r.rests.before)
    assert not row.ticked
    page.table.choose(row.id)
    assert "Đã dùng cho Chiến sĩ thi đua cơ sở năm 2026" in page.doubt.text()
    page._toggle(row)
    page.write()
    assert "ghi lý do nếu vẫn dùng" in page.reason.error()
    page.reason.editor.setText("Hội đồng thống nhất")  # type: ignore[union-attr]
    page.write()
    assert len(office.achievements.initiatives.uses()) == 2
    assert office.achievements.history.page(Holder(who)).marks
