"""The page of the clock's import in the whole window: numbers, corrections, keeping, taking back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.clock_sorting import Fate
from app.domain.import_steps import PreviewRow
from app.domain.month_sheet import Origin
from app.domain.staff import ClockNumber
from app.services.office import Office
from tests.clock.conftest import PEOPLE
from tests.staff.people import add
from tests.ui.window_stage import a_window, click, press, type_text
from tests.ui.window_stage import an_office as window_office
from ui.attendance_tab import AttendanceTab
from ui.clock_import_page import ClockImportPage
from ui.clock_import_rows import AT
from ui.fields import Choice
from ui.import_steps_table import PROBLEM, REMEDY, TICK, PreviewTable
from ui.pages import TABS
from ui.window import Window

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LINES = (
    "17 2023-05-18 08:05:12",
    "17 2023-05-18 08:05:16",
    "9 2023-05-18 17:26:40",
    "23 2000-01-01 07:28:03",
    "23 2000-01-01 11:32:47",
    "31 2023-05-19 07:29:55",
    "17 2023-05-19 07:31:10",
    "31 2023-05-19 17:30:20",
    "12 2023-05-19 7h3",
    "17 2023-05-19 07:31:10",
)


class Stage:
    """The window with the page in front, over an office with four people and one more without a number."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.office: Office = window_office(folder)
        self.people = {number: add(self.office, name) for number, name in PEOPLE.items()}
        self.other = add(self.office, "Bùi Thị Thí Dụ")
        for number, person in self.people.items():
            self.office.staff.save_clock(ClockNumber(0, number, person))
        self.window: Window = a_window(qtbot, self.office, folder, TABS, "diary")
        page = self.window.show_page("clock-import")
        assert isinstance(page, ClockImportPage)
        self.page = page

    def read(self, path: Path) -> ClockImportPage:
        """Read a file to the end."""
        self.page.read(path)
        self.qtbot.waitUntil(lambda: not self.window.jobs.running)
        return self.page

    @property
    def said(self) -> str:
        """The sentence at the foot."""
        standing = self.window.foot.line.standing
        return standing.sentence if standing else ""

    def operations(self) -> int:
        """How many lines the diary has."""
        return len(self.office.diary.operations())


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path)
    yield made
    made.window.close()


@pytest.fixture
def file(attlog: Callable[..., Path]) -> Path:
    return attlog(*LINES)


def choose_remedy(table: PreviewTable, row_id: int, words: str) -> None:
    """Open the choice of the row with Enter and take the one that reads so."""
    column = table.preview.places.index(REMEDY)
    table.setFocus()
    assert table.choose(row_id, column)
    press(table, K.Key_Return)
    choice = table.findChildren(Choice)[-1]
    at = choice.findText(words)
    assert at >= 0, [choice.itemText(n) for n in range(choice.count())]
    choice.setCurrentIndex(at)
    choice.hidePopup()
    choice.activated.emit(at)
    QApplication.processEvents()


def row(page: ClockImportPage, line: int) -> PreviewRow:
    return next(r for r in page.preview.table.preview.rows if r.number == line)


def at_preview(stage: Stage, file: Path) -> ClockImportPage:
    page = stage.read(file)
    press(page.numbers.table, K.Key_Return, CTRL)
    return page


def test_the_whole_way_from_the_file_to_the_book_and_back(stage: Stage, file: Path) -> None:
    before = stage.operations()
    page = stage.read(file)
    assert page.rail.accessibleName() == "Bước 2 trong 4, Gán số máy, 4 số đã gán, 1 số lạ"
    choose_remedy(page.numbers.table, 1, "Bùi Thị Thí Dụ")
    assert page.numbers.bar.sentence.text() == "Mọi số đã có người hoặc đã chọn bỏ."
    click(page, "Xem trước, Ctrl+Enter")
    assert page.rail.accessibleName() == "Bước 3 trong 4, Xem trước và sửa, 3 dòng cần sửa"
    assert page.preview.bar.sentence.text() == "Sẽ nhập 5 lượt. Để lại 5: 3 cần sửa, 1 trùng, 1 chạm đúp."
    choose_remedy(page.preview.table, 4, "Đổi thành 19/05/2023 (cả 2 dòng)")
    assert [row(page, line).cells[2] for line in (4, 5)] == ["19/05/2023"] * 2
    assert row(page, 4).problem == "Đổi từ 01/01/2000"
    table = page.preview.table
    table.choose(9, table.preview.places.index(AT))
    press(table, K.Key_F2)
    editor = table.findChildren(QLineEdit)[-1]
    editor.selectAll()
    type_text(editor, "7:03")
    press(editor, K.Key_Return)
    stage.qtbot.waitUntil(lambda: row(page, 9).cells[3] == "07:03:00")
    assert page.preview.bar.confirm.text() == "Nhập 8 lượt"
    assert stage.operations() == before
    click(page, "Nhập 8 lượt, Ctrl+Enter")
    assert stage.operations() == before + 1
    assert stage.said == "Đã nhập 8 lượt từ 1_attlog.dat, gán 1 số máy."
    verdict = stage.office.clock.verdicts("2023-05")[stage.people["23"], date(2023, 5, 19)]
    assert [str(one) for one in verdict.used] == ["07:28:03 Vào sáng", "11:32:47 Ra sáng"]
    stage.window.shell.undo()
    assert stage.office.clock.batches() == ()
    assert stage.office.staff.clock_numbers(stage.other) == ()


def test_the_grid_that_was_open_before_shows_what_the_clock_says(
    stage: Stage, attlog: Callable[..., Path]
) -> None:
    tab = stage.window.show_page("attendance", "attendance:2023-05")
    assert isinstance(tab, AttendanceTab)
    stage.window.show_page("clock-import")
    page = stage.read(attlog("17 2023-05-18 07:20:12", "17 2023-05-18 17:05:12"))
    click(page, "Nhập 2 lượt, Ctrl+Enter")
    assert tab.isVisible()
    assert tab.month == "2023-05"
    assert tab.sheet is not None
    line = next(line for line in tab.sheet.lines if line.person.id == stage.people["17"])
    assert {half.origin for half in line.cells[17]} == {Origin.CLOCK}
    stage.window.shell.undo()
    line = next(line for line in tab.sheet.lines if line.person.id == stage.people["17"])
    assert {half.origin for half in line.cells[17]} == {Origin.NONE}


def test_each_row_says_what_it_is_and_why(stage: Stage, file: Path) -> None:
    page = at_preview(stage, file)
    assert row(page, 1).cells == ("17", "Đỗ Văn Nháp", "18/05/2023", "08:05:12", "Vào sáng")
    assert (row(page, 2).problem, row(page, 2).remedy) == ("Chạm đúp, cách 4 giây", "Bỏ, giữ dòng 1")
    assert row(page, 2).struck
    assert row(page, 4).problem == "Ngày không thể có: đồng hồ máy bị đặt lại"
    assert row(page, 4).remedy == "Chọn ngày, gợi ý 18/05"
    assert not row(page, 4).ticked
    assert row(page, 6).cells[:2] == ("31", "?")
    assert row(page, 9).problem == "Không đọc được giờ “7h3”"
    assert row(page, 10).problem == "Trùng hẳn dòng 7"


def test_the_reset_is_said_at_the_foot_until_it_is_mended(stage: Stage, file: Path) -> None:
    page = at_preview(stage, file)
    assert stage.said == "Dòng 4 đến 5: máy số 1 ghi ngày 01/01/2000 giữa hai ngày 18/05 và 19/05."
    choose_remedy(page.preview.table, 5, "Chỉ dòng này: 19/05/2023")
    assert row(page, 5).ticked
    assert not row(page, 4).ticked
    assert stage.said
    choose_remedy(page.preview.table, 4, "Chỉ dòng này: 18/05/2023")
    assert stage.said == ""


def test_a_correction_is_taken_back(stage: Stage, file: Path) -> None:
    page = at_preview(stage, file)
    choose_remedy(page.preview.table, 4, "Đổi thành 19/05/2023 (cả 2 dòng)")
    choose_remedy(page.preview.table, 4, "Trả lại như trong tệp")
    assert [row(page, line).cells[2] for line in (4, 5)] == ["01/01/2000"] * 2


def test_typing_what_is_no_time_says_so_and_changes_nothing(stage: Stage, file: Path) -> None:
    page = at_preview(stage, file)
    page.preview.table.preview.mended.emit(9, AT, "bảy giờ")
    assert stage.said == "Dòng 9: “bảy giờ” chưa phải giờ. Gõ giờ:phút, ví dụ 07:30."
    assert not row(page, 9).ticked


def test_the_remedy_to_type_opens_the_cell(stage: Stage, file: Path) -> None:
    page = at_preview(stage, file)
    choose_remedy(page.preview.table, 9, "Gõ lại giờ")
    stage.qtbot.waitUntil(lambda: bool(page.preview.table.findChildren(QLineEdit)))
    assert page.preview.table.findChildren(QLineEdit)[-1].text() == "7h3"


def test_space_unticks_and_a_double_is_not_ticked(stage: Stage, file: Path) -> None:
    page = at_preview(stage, file)
    table = page.preview.table
    table.choose(1)
    press(table, K.Key_Space)
    assert not row(page, 1).ticked
    assert "1 bỏ chọn" in page.preview.bar.sentence.text()
    page.preview.table.preview.ticked.emit((10,), True)
    assert stage.said == "Lượt trùng hẳn và lượt đã có trong sổ thì không nhập thêm lần nữa."
    assert not row(page, 10).ticked


def test_a_tap_is_ticked_with_the_mouse(stage: Stage, file: Path) -> None:
    page = at_preview(stage, file)
    table = page.preview.table
    cell = table.visualRect(table.preview.index(1, table.preview.places.index(TICK)))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert row(page, 2).ticked


def test_f8_goes_from_one_line_to_be_mended_to_the_next(stage: Stage, file: Path) -> None:
    page = at_preview(stage, file)
    seen = []
    for _ in range(6):
        press(page.preview.table, K.Key_F8)
        current = page.preview.table.current_row()
        assert current is not None
        seen.append(current.number)
    assert seen == [4, 5, 6, 8, 9, 4]


def test_filters_show_their_rows(stage: Stage, file: Path) -> None:
    page = at_preview(stage, file)
    page.preview.filters.set_value("tap")
    assert [r.number for r in page.preview.table.preview.rows] == [2]
    page.preview.filters.set_value("mend")
    assert [r.number for r in page.preview.table.preview.rows] == [4, 5, 6, 8, 9]


def test_a_person_chosen_in_the_preview_takes_all_punches_of_the_number(stage: Stage, file: Path) -> None:
    page = at_preview(stage, file)
    choose_remedy(page.preview.table, 6, "Bùi Thị Thí Dụ")
    assert [row(page, line).cells[1] for line in (6, 8)] == ["Bùi Thị Thí Dụ"] * 2
    assert [row(page, line).cells[4] for line in (6, 8)] == ["Vào sáng", "Ra chiều"]


def test_what_is_left_is_exported_with_its_reasons(
    stage: Stage, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = at_preview(stage, file)
    target = tmp_path / "con-lai.xlsx"
    monkeypatch.setattr("ui.clock_import_page.save_as", lambda *_asked: target)
    click(page, "Xuất dòng lỗi ra Excel")
    assert stage.said == "Đã xuất con-lai.xlsx."
    rows = [[cell.value for cell in row] for row in load_workbook(target).active.rows]  # type: ignore[union-attr]
    assert [2, "17", "Đỗ Văn Nháp", "18/05/2023", "08:05:16", "Chạm đúp, cách 4 giây"] in rows
    assert [9, "12", "Phạm Văn Mô Phỏng", "19/05/2023", "7h3", "Không đọc được giờ “7h3”"] in rows


def test_a_number_given_to_a_person_is_nobodys_again_when_unticked(stage: Stage, file: Path) -> None:
    page = stage.read(file)
    choose_remedy(page.numbers.table, 1, "Bùi Thị Thí Dụ")
    assert page.numbers.table.preview.rows[0].ticked
    page.numbers.table.choose(1)
    press(page.numbers.table, K.Key_Space)
    assert not page.numbers.table.preview.rows[0].ticked
    assert page.numbers.table.preview.rows[0].problem == "Chưa gán cho ai"


def test_escape_leaves_and_nothing_was_written(stage: Stage, file: Path) -> None:
    before = stage.operations()
    page = at_preview(stage, file)
    press(page.preview.table, K.Key_Escape)
    assert not page.isVisible()
    assert stage.operations() == before
    assert stage.said == ""


def test_escape_in_a_cell_leaves_the_cell_and_not_the_page(stage: Stage, file: Path) -> None:
    page = at_preview(stage, file)
    table = page.preview.table
    table.choose(9, table.preview.places.index(AT))
    press(table, K.Key_F2)
    editor = table.findChildren(QLineEdit)[-1]
    type_text(editor, "7:03")
    press(editor, K.Key_Escape)
    assert page.isVisible()
    assert row(page, 9).cells[3] == "7h3"


def test_the_same_file_again_has_nothing_to_do_and_says_why(
    stage: Stage, attlog: Callable[..., Path]
) -> None:
    path = attlog("17 2023-05-18 08:05:12", "17 2023-05-18 17:05:12")
    page = stage.read(path)
    click(page, "Nhập 2 lượt, Ctrl+Enter")
    stage.window.show_page("clock-import")
    page = stage.read(path)
    assert not page.preview.bar.confirm.isEnabled()
    assert page.preview.bar.effect.text() == (
        "1_attlog.dat không có lượt nào mới: 2 lượt đã có trong sổ. Sổ không đổi."
    )
    stage.window.shell.undo()
    assert page.preview.bar.confirm.text() == "Nhập 2 lượt"
    assert page.preview.bar.confirm.isEnabled()


def test_a_file_that_cannot_be_read_is_refused_on_the_page(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "rong.dat"
    path.write_bytes(b"")
    page = stage.read(path)
    assert page.empty.explain.text() == "rong.dat là tệp rỗng. Chép lại từ máy chấm công rồi nhập."
    assert page.first.hasFocus()


def test_columns_of_an_unknown_table_are_chosen_and_read(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "la.csv"
    path.write_text("Alpha;Beta;Gamma\n17;18/05/2023;07:28\n17;18/05/2023;17:03\n", encoding="utf-8")
    page = stage.read(path)
    assert page.columns.isVisible()
    assert page.columns.bar.effect.text() == "Còn thiếu cột số máy hoặc họ tên. Chọn cột ở bên trái."
    assert not page.columns.bar.confirm.isEnabled()
    for key, column in (("number", 0), ("day", 1), ("time", 2)):
        choice = page.columns.fields[key].editor
        assert isinstance(choice, Choice)
        choice.set_value(column)
        choice.activated.emit(column)
    click(page, "Đọc theo các cột này, Ctrl+Enter")
    assert page.preview.isVisible()
    assert page.preview.bar.confirm.text() == "Nhập 2 lượt"
    page.rail.asked.emit(0)
    assert page.columns.isVisible()


def test_trusting_the_clocks_column_is_offered_where_it_says_something(
    stage: Stage, tmp_path: Path, file: Path
) -> None:
    page = at_preview(stage, file)
    assert not page.trust.isVisible()
    path = tmp_path / "2_attlog.dat"
    path.write_text(
        "17\t2023-05-18 07:28:00\t1\t1\t1\t0\n17\t2023-05-18 17:03:00\t1\t0\t1\t0\n", encoding="ascii"
    )
    page = stage.read(path)
    assert page.trust.isVisible()
    assert [row(page, n).cells[4] for n in (1, 2)] == ["Vào sáng", "Ra chiều"]
    page.trust.setChecked(True)
    assert [row(page, n).cells[4] for n in (1, 2)] != ["Vào sáng", "Ra chiều"]


def test_a_long_file_makes_only_the_rows_that_are_seen(stage: Stage, attlog: Callable[..., Path]) -> None:
    path = attlog(
        *(
            f"17 2022-{m:02d}-{d:02d} {h:02d}:{n:02d}:00"
            for m in range(1, 13)
            for d in range(1, 29)
            for h in range(6, 20)
            for n in (0, 20, 40)
        )
    )
    page = stage.read(path)
    rows = page.preview.table.preview.rows
    assert len(rows) == 12 * 28 * 14 * 3
    assert len(rows._made) < 200  # type: ignore[attr-defined]
    assert page.preview.tally.total == page.preview.tally.taken == len(rows)
    assert page._seen is not None
    assert page._seen.found.count(Fate.KEEP) == len(rows)
    assert page.preview.table.preview.index(5, page.preview.table.preview.places.index(PROBLEM)).data() == ""


def test_the_next_file_is_seen_from_its_top_and_whole(stage: Stage, attlog: Callable[..., Path]) -> None:
    punches = [
        f"17 2023-05-18 {hour:02}:{minute:02}:00" for hour in range(8, 12) for minute in range(0, 60, 5)
    ]
    path = attlog(*punches, "17 2023-05-18 12:61:00")
    for _ in range(2):
        page = stage.read(path)
        table = page.preview.table
        assert table.currentIndex().row() == 0
        assert table.verticalScrollBar().value() == 0
        assert page.preview.filters.value() == ""
        page.preview.filters.set_value("mend")
        page.preview.filters.set_value("")
        page.preview.go_to_problem(1)
        assert table.currentIndex().row() == len(punches)
        assert table.verticalScrollBar().value() > 0
