"""The preview of an import in the window: ticks, mending in place, choices, filters, the next problem."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.import_steps import PreviewRow, Remedy, Standing, Tone
from tests.ui.window_stage import press
from ui.fields import Choice, Line
from ui.import_steps_preview import ImportPreview
from ui.import_steps_rail import RailStep, StepRail
from ui.import_steps_table import PreviewColumn
from ui.theme import Theme

COLUMNS = (PreviewColumn("Người", 180), PreviewColumn("Ngày", 100), PreviewColumn("Ghi chú", 120))
ROWS = (
    PreviewRow(2, ("A", "22/05/2023", ""), Standing.READY, True),
    PreviewRow(3, ("A", "22/05/2023", ""), Standing.DUPLICATE, False, "twice", "Trùng hẳn dòng 2", Tone.INFO),
    PreviewRow(
        4, ("B", "7h3", ""), Standing.MEND, False, "mend", "Không đọc được “7h3”", Tone.ERROR, frozenset({1})
    ),
    PreviewRow(
        5, ("?", "23/05/2023", ""), Standing.MEND, False, "mend", "Số lạ", Tone.DOUBT, frozenset({0}),
        (Remedy("a", "Là A"), Remedy("b", "Là B")), "Chọn người",
    ),
)  # fmt: skip


@pytest.fixture
def preview(qtbot: QtBot) -> ImportPreview:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = ImportPreview(Theme(app), "Các dòng", COLUMNS, {"mend": "Cần sửa", "twice": "Trùng"}, "lượt", 2)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    made.show_rows(ROWS)
    made.activateWindow()
    made.table.setFocus()
    return made


def _place(preview: ImportPreview, head: str) -> int:
    model = preview.table.preview
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    return heads.index(head)


def test_columns_stand_around_the_problem(preview: ImportPreview) -> None:
    model = preview.table.preview
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert heads == ["", "Dòng", "Người", "Ngày", "Vấn đề", "Xử lý", "Ghi chú"]
    assert model.index(2, 4).data() == "Không đọc được “7h3”"
    assert model.index(1, 5).data() == ""
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Dòng 2: sẽ nhập"


def test_the_bar_says_what_is_written_and_what_is_left(preview: ImportPreview) -> None:
    assert preview.bar.sentence.text() == "Sẽ nhập 1 lượt. Để lại 3: 2 cần sửa, 1 trùng."
    assert preview.bar.confirm.text() == "Nhập 1 lượt"
    assert preview.bar.confirm.isEnabled()
    preview.show_rows([replace(ROWS[0], ticked=False), *ROWS[1:]])
    assert not preview.bar.confirm.isEnabled()
    assert preview.bar.effect.text() == "Chưa có dòng nào để nhập: còn 2 dòng cần sửa."


def test_filters_count_and_show_their_rows(preview: ImportPreview) -> None:
    assert preview.filters._words == ["Tất cả  4", "Cần sửa  2", "Trùng  1"]
    preview.filters.set_value("mend")
    assert [row.id for row in preview.table.preview.rows] == [4, 5]
    preview.filters.set_value("twice")
    preview.go_to_problem(1)
    assert preview.filters.value() == ""
    current = preview.table.current_row()
    assert current is not None
    assert current.id == 4


def test_f8_goes_to_the_wrong_cell_and_round_again(preview: ImportPreview) -> None:
    press(preview.table, Qt.Key.Key_F8)
    assert preview.table.currentIndex().data() == "7h3"
    press(preview.table, Qt.Key.Key_F8)
    assert preview.table.currentIndex().column() == _place(preview, "Xử lý")
    press(preview.table, Qt.Key.Key_F8)
    assert preview.table.currentIndex().data() == "7h3"


def test_space_ticks_what_may_be_ticked(preview: ImportPreview) -> None:
    told: list[tuple[object, bool]] = []
    preview.ticked.connect(lambda lines, on: told.append((lines, on)))
    preview.table.selectAll()
    press(preview.table, Qt.Key.Key_Space)
    assert told == [((2, 3), True)]
    preview.table.selectRow(0)
    press(preview.table, Qt.Key.Key_Space)
    preview.table.selectRow(2)
    press(preview.table, Qt.Key.Key_Space)
    assert told[1:] == [((2,), False)]


def test_a_cell_is_mended_in_place(preview: ImportPreview, qtbot: QtBot) -> None:
    told: list[tuple[int, int, str]] = []
    preview.mended.connect(lambda line, column, words: told.append((line, column, words)))
    preview.table.next_problem(1)
    press(preview.table, Qt.Key.Key_Return)
    editor = preview.table.findChild(Line)
    assert editor is not None
    assert editor.accessibleName() == "Ngày, dòng 4"
    QTest.keyClicks(editor, "07:03")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(4, 1, "07:03")]


def test_a_remedy_is_chosen_from_the_list(preview: ImportPreview) -> None:
    told: list[tuple[int, str]] = []
    preview.remedied.connect(lambda line, key: told.append((line, key)))
    preview.table.edit(preview.table.preview.index(3, _place(preview, "Xử lý")))
    choice = preview.table.findChild(Choice)
    assert choice is not None
    assert [choice.itemText(at) for at in range(choice.count())] == ["Chọn cách xử lý", "Là A", "Là B"]
    choice.hidePopup()
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    assert told == [(5, "b")]


def test_a_done_step_of_the_rail_is_opened_again(preview: ImportPreview, qtbot: QtBot) -> None:
    rail = StepRail(preview.table._theme, open_done=True)
    qtbot.addWidget(rail)
    rail.resize(400, 52)
    rail.show_steps((RailStep("Chọn tệp", "a.xlsx"), RailStep("Cột", ""), RailStep("Xem", "")), 2)
    assert rail.accessibleName() == "Bước 3 trong 3, Xem, "
    asked: list[int] = []
    rail.asked.connect(asked.append)
    qtbot.mouseClick(rail, Qt.MouseButton.LeftButton, pos=rail.rect().topLeft() + rail.rect().center() / 4)
    press(rail, Qt.Key.Key_Left)
    qtbot.mouseClick(rail, Qt.MouseButton.LeftButton, pos=rail.rect().bottomRight())
    assert asked == [0, 1]
