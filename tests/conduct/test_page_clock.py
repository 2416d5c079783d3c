"""Vụ việc shows what only the clock saw, makes it a note by one press, and exports what is in sight."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.conduct import Incident
from app.domain.conduct_points import PointScale
from app.domain.staff import ClockNumber
from tests.conduct.stage import note, staged
from tests.ui.window_stage import press
from tests.workbook_reading import Cells, shown
from ui import ask_file
from ui.attendance_tab import AttendanceTab
from ui.conduct_clock import ClockRow
from ui.conduct_page import ConductPage
from ui.points_page import PointsPage
from ui.window import Window

LATE = "Trần Thị Ví Dụ"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> tuple[Window, dict[str, int]]:
    """One person 22 minutes late on 18/05 by the clock, another noted late by hand on 17/05."""
    window, people = staged(qtbot, tmp_path)
    office = window.office
    office.staff.save_clock(ClockNumber(0, "17", people[LATE]))
    path = tmp_path / "1_attlog.dat"
    punches = ("2023-05-18 07:52:00", "2023-05-18 12:01:00", "2023-05-18 13:25:00", "2023-05-18 17:02:00")
    path.write_text("".join(f"17\t{at}\t1\t255\t1\t0\r\n" for at in punches), "utf-8")
    office.clock.keep(office.clock.understand(path))
    note(office, people["Ngô Văn Phác Thảo"], "ĐM", date(2023, 5, 17), at_time="07:45")
    return window, people


def page_of(window: Window, target: str = "") -> ConductPage:
    page = window.show_page("conduct", target)
    assert isinstance(page, ConductPage)
    return page


def rows(page: ConductPage) -> list[tuple[str, str, bool]]:
    return [(one.rule, f"{one.day:%d/%m}", isinstance(one, ClockRow)) for one in page.table.rows.records]


def test_what_only_the_clock_saw_is_a_row_of_its_own(stage: tuple[Window, dict[str, int]]) -> None:
    window, people = stage
    page = page_of(window)
    assert rows(page) == [("ĐM", "17/05", False)]
    page.filters.state.set_value("clock")
    assert page.filters.state.accessibleName() == "Trạng thái: Máy ghi (1)"
    assert rows(page) == [("ĐM", "18/05", True)]
    assert page.clock.isVisible()
    assert not page.detail.isVisible()
    assert page.clock.facts.text() == "ĐM Đi muộn, 22 phút: thứ Năm 18/05/2023, sáng."
    assert "Dùng 07:52:00 Vào sáng" in page.clock.why.text()
    page.open_target(f"conduct:2023/{people[LATE]}")
    assert rows(page) == [("ĐM", "18/05", True)]
    page.filters.show_all()
    assert rows(page) == [("ĐM", "18/05", True), ("ĐM", "17/05", False)]


def test_its_half_is_opened_in_the_month(stage: tuple[Window, dict[str, int]]) -> None:
    window, people = stage
    page = page_of(window)
    page.filters.state.set_value("clock")
    page.clock.cell.click()
    tab = window.stack.currentWidget()
    assert isinstance(tab, AttendanceTab)
    assert tab.grid.cursor() == (people[LATE], 17)
    assert tab.panel.isVisible()
    assert tab.panel.about.text() == "Thứ Năm 18/05/2023"


def test_one_press_makes_it_a_note_and_undo_takes_it_back(stage: tuple[Window, dict[str, int]]) -> None:
    window, _people = stage
    page = page_of(window)
    page.filters.state.set_value("clock")
    press(page.table, Qt.Key.Key_Return, CTRL)
    current = page.table.current()
    assert isinstance(current, Incident)
    assert (current.minutes, current.at_time) == (22, "07:52")
    assert rows(page) == [("ĐM", "18/05", False), ("ĐM", "17/05", False)]
    assert page.detail.isVisible()
    assert window.office.attendance.month("2023-05").totals.minutes == 22 + 15
    window.office.diary.undo()
    assert rows(page) == [("ĐM", "18/05", True), ("ĐM", "17/05", False)]


def test_a_closed_month_offers_no_note(stage: tuple[Window, dict[str, int]]) -> None:
    window, _people = stage
    with window.office.operation("Chốt"):
        window.office.db.conn.execute(
            "INSERT INTO month_closing (month, closed_at, figures) VALUES ('2023-05', '2023-06-01', '{}')"
        )
    page = page_of(window)
    page.filters.state.set_value("clock")
    assert not page.clock.confirm.isVisible()
    assert "chỉ đọc" in page.clock.how.text()


def test_marks_typed_while_the_list_is_covered_are_seen_when_it_is_looked_at(
    stage: tuple[Window, dict[str, int]],
) -> None:
    window, people = stage
    page = page_of(window)
    page.filters.show_all()
    window.show_page("attendance")
    with window.office.operation("Chấm tay"):
        window.office.db.conn.execute(
            "INSERT INTO attendance_day (person_id, day, morning) VALUES (?, '2023-05-18', 'CT')",
            (people[LATE],),
        )
    page_of(window)
    assert rows(page) == [("ĐM", "17/05", False)]


def exported(page: ConductPage, target: Path, monkeypatch: pytest.MonkeyPatch) -> Cells:
    monkeypatch.setattr(ask_file, "save_as", lambda *_rest: target)
    press(page.table, Qt.Key.Key_E, CTRL)
    return shown(target)


def column(cells: Cells, sheet: str, heading: str) -> list[object]:
    (at,) = {(row, col) for (name, row, col), v in cells.items() if name == sheet and v == heading}
    found = [(row, v) for (name, row, col), v in cells.items() if (name, col) == (sheet, at[1])]
    return [v for row, v in sorted(found) if row > at[0] and v != ""]


def test_the_workbook_holds_the_rows_in_sight_and_says_so(
    stage: tuple[Window, dict[str, int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _people = stage
    page = page_of(window)
    page.filters.state.set_value("clock")
    page.filters.rule.set_value("ĐM")
    cells = exported(page, tmp_path / "loc.xlsx", monkeypatch)
    assert any("Chỉ gồm: Máy ghi; ĐM Đi muộn" in str(value) for value in cells.values())
    assert column(cells, "Từng lượt", "Họ và tên") == [LATE]
    assert column(cells, "Theo người", "Họ và tên")[:2] == [LATE, "Cộng"]
    assert column(cells, "Theo người", "Phút muộn, sớm") == [22, 22]
    page.filters.show_all()
    cells = exported(page, tmp_path / "het.xlsx", monkeypatch)
    assert column(cells, "Từng lượt", "Họ và tên") == ["Ngô Văn Phác Thảo", LATE]
    standing = window.foot.line.standing
    assert standing is not None
    assert standing.sentence == "Đã xuất het.xlsx: mọi vụ việc của năm 2023."


def test_a_point_of_the_clock_leads_to_what_it_saw(stage: tuple[Window, dict[str, int]]) -> None:
    window, people = stage
    window.office.points.save(PointScale(0, basis="Quy chế cơ quan", valid_from=date(2023, 1, 1)))
    points = window.show_page("points", f"points:2023-05/{people[LATE]}")
    assert isinstance(points, PointsPage)
    (row,) = points.lines.rows.records
    points.lines.opened.emit(row)
    page = window.stack.currentWidget()
    assert isinstance(page, ConductPage)
    assert page.table.current().id == row.line.fact.key
    assert page.clock.isVisible()
