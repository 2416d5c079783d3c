"""Tab Nhật ký: the list, the filters, before and after, undoing one operation."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.office import Unit
from tests.ui.window_stage import a_window, an_office, press, type_text
from ui.diary_tab import DiaryTab, when
from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    return a_window(qtbot, an_office(tmp_path), tmp_path)


def _tab(window: Window) -> DiaryTab:
    tab = window.show_page("diary")
    assert isinstance(tab, DiaryTab)
    return tab


def _names(tab: DiaryTab) -> list[str]:
    return [line.name for line in tab.table.rows.records]


def _words(tab: DiaryTab) -> str:
    return "\n".join(label.text() for label in tab.changes.findChildren(QLabel) if not label.isHidden())


def test_an_operation_appears_at_once_on_top(window: Window) -> None:
    tab = _tab(window)
    window.office.settings.save(Unit(0, "Phòng Lãnh sự"))
    assert _names(tab)[0] == "Thêm phòng, đơn vị"


def test_before_and_after_stand_beside_each_other_in_words(window: Window) -> None:
    tab = _tab(window)
    unit = window.office.settings.units()[0]
    window.office.settings.save(replace(unit, name="Văn phòng mới"))
    tab.table.selectRow(0)
    words = _words(tab)
    assert unit.name in words
    assert "Văn phòng mới" in words
    assert "trước" in words
    assert "sau" in words


def test_the_list_is_filtered_by_text_period_and_kind(window: Window) -> None:
    tab = _tab(window)
    window.office.settings.save(Unit(0, "Phòng Lãnh sự"))
    type_text(tab.text.editor, "don vi")
    assert _names(tab) == ["Thêm phòng, đơn vị"]
    tab.text.editor.clear()
    tab.kind.editor.set_value("plan")  # type: ignore[union-attr]
    assert "Thêm phòng, đơn vị" not in _names(tab)
    tab.kind.editor.set_value("")  # type: ignore[union-attr]
    tab.since.editor.setText("06/06/2023")  # type: ignore[union-attr]
    tab.reload()
    assert _names(tab) == []
    assert tab._none.heading.text() == "Chưa thấy việc nào"


def test_a_day_that_is_none_is_said_below_its_field(window: Window) -> None:
    tab = _tab(window)
    tab.since.editor.setText("40/01/2023")  # type: ignore[union-attr]
    tab.reload()
    assert "chưa phải ngày" in tab.since.error()


def test_an_older_operation_is_undone_alone_and_wears_its_mark(window: Window) -> None:
    tab = _tab(window)
    office = window.office
    first = office.settings.save(Unit(0, "Phòng Một"))
    office.settings.save(Unit(0, "Phòng Hai"))
    tab.table.choose(first.operation)
    press(tab.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    names = [unit.name for unit in office.settings.units()]
    assert "Phòng Một" not in names
    assert "Phòng Hai" in names
    tab.table.choose(first.operation)
    assert tab.why.text() == "Việc này đã hoàn tác."
    assert not tab.undo.isEnabled()


def test_an_undo_that_would_overwrite_says_why(window: Window) -> None:
    tab = _tab(window)
    office = window.office
    first = office.settings.save(Unit(0, "Phòng Một"))
    unit = next(unit for unit in office.settings.units() if unit.name == "Phòng Một")
    office.settings.save(replace(unit, name="Phòng Một đổi tên"))
    tab.table.choose(first.operation)
    tab.undo.click()
    assert "Phòng Một đổi tên" in [unit.name for unit in office.settings.units()]
    refused = window.foot.line.standing
    assert refused is not None
    other = office.settings.save(Unit(0, "Phòng Hai"))
    tab.table.choose(other.operation)
    tab.undo.click()
    done = window.foot.line.standing
    assert done is not None
    assert done.sentence == "Hoàn tác: Thêm phòng, đơn vị."
    assert refused not in window.foot.line.waiting


def test_an_empty_diary_says_what_will_stand_there(qtbot: QtBot, tmp_path: Path) -> None:
    tab = _tab(a_window(qtbot, an_office(tmp_path, practice=False), tmp_path))
    assert tab._none.heading.text() == "Nhật ký còn trống"


def test_the_time_of_today_needs_no_date() -> None:
    assert when("2023-06-05T09:41:00", "2023-06-05") == "09:41"
    assert when("2023-06-04T09:41:00", "2023-06-05") == "04/06/2023 09:41"
