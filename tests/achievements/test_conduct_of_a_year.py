"""Beside a year stands what happened under II.6, by note and by clock, and its points where kept."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.conduct import HalfDay, Incident
from app.domain.conduct_points import PointScale
from app.domain.holder import Holder
from app.domain.staff import ClockNumber
from app.services.history_lines import page_rows
from app.services.office import Office
from tests.achievements.stage import WHO, achieved
from tests.ui.window_stage import a_window
from ui.achievements_tab import AchievementsTab
from ui.history_cells import CONDUCT
from ui.pages import TABS
from ui.points_page import PointsPage

LATE = ("2023-05-18 07:52:00", "2023-05-18 12:01:00", "2023-05-18 13:25:00", "2023-05-18 17:02:00")


@pytest.fixture
def told(tmp_path: Path) -> tuple[Office, int]:
    """Late once by the clock and once by a note in May 2023, praised once."""
    office, people = achieved(tmp_path)
    who = people[WHO]
    office.staff.save_clock(ClockNumber(0, "17", who))
    path = tmp_path / "1_attlog.dat"
    path.write_text("".join(f"17\t{at}\t1\t255\t1\t0\r\n" for at in LATE), "utf-8")
    office.clock.keep(office.clock.understand(path))
    for day, code in ((date(2023, 5, 23), "ĐM"), (date(2023, 6, 1), "CN")):
        office.conduct.note(Incident(0, who, day, code, HalfDay.MORNING, "07:45"), stand=True)
    return office, who


def _line(office: Office, who: int, year: int = 2023):  # type: ignore[no-untyped-def]
    page = office.achievements.history.page(Holder(who))
    return next(line for line in page.lines if line.year == year)


def test_the_year_counts_what_the_clock_saw_as_the_tally_of_the_year_does(told: tuple[Office, int]) -> None:
    office, who = told
    conduct = _line(office, who).conduct
    of_year = office.conduct.tally(2023)[who]
    assert conduct.faults == of_year["ĐM"]
    assert (conduct.faults.standing, conduct.faults.clock) == (2, 1)
    assert [fact.rule.code for fact in conduct.facts] == ["ĐM", "ĐM", "CN"]
    assert conduct.facts == office.conduct.facts(date(2023, 1, 1), date(2023, 12, 31), who)
    rows = page_rows(office.achievements.history.page(Holder(who)))
    assert [(row.what, row.detail) for row in rows if row.kind == "Vụ việc"] == [
        ("2 lần", "1 lần do máy chấm công ghi, 37 phút")
    ]
    office.diary.undo()
    office.diary.undo()
    office.diary.undo()
    assert _line(office, who).conduct.facts == ()


def test_a_year_of_the_clock_read_again_after_hours_changed_counts_anew(told: tuple[Office, int]) -> None:
    office, who = told
    assert _line(office, who).conduct.faults.clock == 1
    (number,) = office.staff.clock_numbers(who)
    office.staff.remove_row(number)
    assert _line(office, who).conduct.faults.clock == 0
    office.diary.undo()
    assert _line(office, who).conduct.faults.clock == 1


def test_nothing_is_said_of_points_until_the_office_confirms_a_scale(told: tuple[Office, int]) -> None:
    office, who = told
    assert _line(office, who).conduct.points.mean is None
    assert not any(
        row.kind == "Điểm theo dõi" for row in page_rows(office.achievements.history.page(Holder(who)))
    )
    office.points.save(
        PointScale(0, basis="Quy chế cơ quan", valid_from=date(2023, 5, 1), valid_to=date(2023, 6, 30))
    )
    points = _line(office, who).conduct.points
    assert [sheet.month for sheet in points.sheets] == ["2023-05", "2023-06"]
    assert points.sheets == tuple(
        sheet for month in ("2023-05", "2023-06") for sheet in office.points.sheets(month)
        if sheet.person_id == who
    )  # fmt: skip
    assert points.mean == 50 * sum(sheet.score for sheet in points.sheets)
    (row,) = (
        r for r in page_rows(office.achievements.history.page(Holder(who))) if r.kind == "Điểm theo dõi"
    )
    assert row.detail.startswith("trung bình tháng 5: ")


def test_the_cell_shows_points_and_the_panel_opens_note_clock_day_and_month(
    qtbot: QtBot, tmp_path: Path, told: tuple[Office, int]
) -> None:
    office, who = told
    office.points.save(PointScale(0, basis="Quy chế cơ quan", valid_from=date(2023, 1, 1)))
    window = a_window(qtbot, office, tmp_path, TABS, "achievements")
    tab = window.show_page("achievements", f"achievements:p{who}")
    assert isinstance(tab, AchievementsTab)
    tab.grid.choose(2023, CONDUCT)
    (entry,) = next(line for line in tab.grid.lines if line.year == 2023).cells[CONDUCT]
    assert entry.words == "2"
    assert entry.told.endswith("điểm theo dõi")
    assert tab._rows is not None
    place = tab.grid.place()
    assert place is not None
    detail, _proved = tab._rows.detail(place)
    by_clock = next(link for link in detail.links if "Máy chấm công ghi" in link.beside)
    tab._go(by_clock)
    assert window.front == "attendance"
    noted = next(link for link in detail.links if link.words.startswith("23/05/2023"))
    tab._go(noted)
    assert window.front == "conduct"
    month = next(link for link in detail.links if link.words.startswith("Tháng 5/2023"))
    tab._go(month)
    page = window.show_page("points")
    assert isinstance(page, PointsPage)
    assert page.title.text() == "Điểm theo dõi tháng 5 năm 2023"
    assert page.panel.heading.text() == WHO
    office.conduct.note(Incident(0, who, date(2023, 7, 3), "VR", HalfDay.MORNING), stand=True)
    tab = window.show_page("achievements")
    (entry,) = next(line for line in tab.grid.lines if line.year == 2023).cells[CONDUCT]
    assert entry.words == "3"
