"""The page of grading: the list typed and pasted like Excel, a reason against the rule, one decision."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.grade_typing import read_grade
from app.domain.holder import Holder
from app.domain.quality_grades import GradeState
from app.errors import SayToUser
from tests.achievements.stage import WHO, achieved, staged
from tests.staff.people import add
from tests.ui.window_stage import a_window, press, type_text
from ui.grading_page import GradingPage
from ui.grading_table import DECISION, GRADE, POINTS
from ui.pages import TABS
from ui.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("typed", "code"),
    [("xs", "HTXS"), ("Tốt", "HTT"), ("t", "HTT"), ("ht", "HT"), ("K", "KHT"), ("không", "KHT"),
     ("Hoàn thành xuất sắc nhiệm vụ", "HTXS"), ("hoàn thành tốt", "HTT"), ("a", None), ("", None)],
)  # fmt: skip
def test_a_grade_is_read_as_people_type_it(typed: str, code: str | None) -> None:
    assert read_grade(typed) == code


def test_many_are_proposed_in_one_step_and_a_decided_grade_is_left_alone(tmp_path: Path) -> None:
    office, people = achieved(tmp_path)
    desk = office.achievements.grading
    typed = {Holder(number): ("HTT", None) for name, number in people.items() if name != WHO}
    done = desk.propose_all(2023, typed)
    assert done is not None
    assert done.name == "Dự kiến xếp loại 2023: 3 người, tập thể"
    assert desk.propose_all(2023, typed) is None
    with pytest.raises(SayToUser, match="đã có xếp loại"):
        desk.propose_all(2023, {Holder(people[WHO]): ("HT", None)})
    desk.propose_all(2023, dict.fromkeys(typed, ("", None)))
    assert [row.person_id for row in office.achievements.grades.of_year(2023)] == [people[WHO]]
    office.close()


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> GradingPage:
    window, _people = staged(qtbot, tmp_path)
    window.shell.set_year(2023)
    shown = window.show_page("grading")
    assert isinstance(shown, GradingPage)
    shown.table.setFocus()
    return shown


def _go(page: GradingPage, name: str, column: int = GRADE) -> None:
    rows = page.table.rows.records
    page.table.go_to(next(at for at, row in enumerate(rows) if row.line and row.line.name == name), column)


def _grades(page: GradingPage) -> dict[str, str]:
    this = page.round()
    assert this is not None
    return {line.name: line.row.grade for line in this.lines if line.row is not None}


def test_letters_begin_typing_and_enter_goes_down(page: GradingPage, qtbot: QtBot) -> None:
    _go(page, "Lê Văn Thực Hành")
    type_text(page.table, "t")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.current().line.name != "Lê Văn Thực Hành")
    assert _grades(page)["Lê Văn Thực Hành"] == "HTT"
    assert page.why_not.text() == "1 mức dự kiến"
    assert page.ratio.text().startswith(
        "20 % của 1 người hoàn thành tốt nhiệm vụ = 0,2, bỏ phần lẻ còn 0"
    ) or ("Vượt tỷ lệ" in page.ratio.text())
    assert page.unverified.isVisible()
    assert "Nghị định 90/2020/NĐ-CP" in page.source.text()


def test_a_column_copied_from_excel_is_pasted_in_one_step(page: GradingPage) -> None:
    rows = [row.line.name for row in page.table.rows.records if row.line]
    first = next(name for name in rows if name != WHO)
    _go(page, first)
    QApplication.clipboard().setText("Tốt\nHT\n")
    press(page.table, Qt.Key.Key_V, CONTROL)
    found = _grades(page)
    assert sorted(found.values()).count("HTT") + sorted(found.values()).count("HT") >= 1
    window = page.window()
    assert isinstance(window, Window)
    assert window.office.diary.undo_line().name.startswith("Dự kiến xếp loại 2023")
    page.table.selectAll()
    _go(page, first)
    press(page.table, Qt.Key.Key_Delete)
    assert first not in _grades(page)


def test_what_is_no_grade_is_said_and_nothing_is_written(page: GradingPage) -> None:
    before = _grades(page)
    _go(page, "Lê Văn Thực Hành")
    line = page.table.current()
    page._typed(((line, GRADE, "giỏi"),))
    page._typed(((line, POINTS, "91,5"),))
    assert _grades(page) == before
    window = page.window()
    assert isinstance(window, Window)
    standing = window.foot.line._board.standing
    assert standing is not None
    assert "thang điểm" in standing.sentence or "chưa phải mức" in standing.sentence


def test_f8_finds_who_has_no_grade_and_the_decision_is_written_in_the_panel(page: GradingPage) -> None:
    press(page.table, Qt.Key.Key_F8)
    row = page.table.current()
    line = row.line
    assert line.row is None
    page._typed(((row, GRADE, "t"),))
    page.begin_decision()
    for field, words in (("number", "231/QĐ-SNgV"), ("decided_on", "15/12/2023"), ("issuer", "Giám đốc Sở")):
        editor = page.panel.form.fields[field].editor
        editor.setFocus()
        editor.selectAll()
        type_text(editor, words)
    page.panel.confirm.click()
    assert "chưa có mức dự kiến" in page.panel.form.note.text()
    assert page.panel.confirm.text() == "Vẫn ghi quyết định"
    page.panel.confirm.click()
    assert not page.panel.isVisible()
    (row,) = [row for row in page._office.achievements.grades.rows(line.holder) if row.year == 2023]
    assert (row.state, row.number, row.issuer) == (GradeState.DECIDED, "231/QĐ-SNgV", "Giám đốc Sở")
    assert not page.decide.isEnabled()


def test_a_grade_against_the_rule_asks_for_a_reason_and_stands_with_it(page: GradingPage) -> None:
    office = page._office
    late = add(office, "Người Mới Vào", "VP", date(2023, 9, 1))
    _go(page, "Người Mới Vào")
    row = page.table.current()
    assert not row.line.graded
    page._typed(((row, GRADE, "ht"),))
    assert page.panel.isVisible()
    assert "chưa đủ 6 tháng" in page.panel.about.text()
    assert "Người Mới Vào" not in _grades(page)
    page.panel.confirm.click()
    assert page.panel.reason.fields["reason"].error().startswith("Ghi lý do")
    type_text(page.panel.reason.fields["reason"].editor, "Chuyển từ cơ quan khác, đã có nhận xét")
    page.panel.confirm.click()
    assert not page.panel.isVisible()
    (row,) = office.achievements.grades.rows(Holder(late))
    assert (row.grade, row.state, row.reason) == (
        "HT",
        GradeState.PROPOSED,
        "Chuyển từ cơ quan khác, đã có nhận xét",
    )


def test_nothing_in_the_head_is_cut_when_the_panel_asks_for_the_decision(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window, people = staged(qtbot, tmp_path)
    window.resize(1280, 640)
    window.shell.set_year(2022)
    name = next(name for name in people if name != WHO)
    window.office.achievements.grading.propose_all(2022, {Holder(people[name]): ("HTT", None)})
    page = window.show_page("grading")
    assert isinstance(page, GradingPage)
    page.begin_decision()
    qtbot.waitUntil(page.panel.isVisible)
    qtbot.wait(1)
    for part in (page.title, page.decide, page.why_not, page.filter, page.history):
        assert part.width() >= part.sizeHint().width(), part


def test_grades_are_typed_down_the_list_by_letters_and_arrows(qtbot: QtBot, tmp_path: Path) -> None:
    office, _people = achieved(tmp_path)
    for name in ("Lê Văn Một", "Lê Văn Hai", "Lê Văn Ba"):
        add(office, name, "HTQT", date(2012, 5, 1))
    window = a_window(qtbot, office, tmp_path, TABS, "diary")
    window.shell.set_year(2021)
    page = window.show_page("grading")
    assert isinstance(page, GradingPage)
    table = page.table
    assert table.currentIndex().column() == GRADE
    lines = [at for at in range(table.rows.rowCount()) if not table.rows.heading(at)]
    table.setFocus()
    for at in lines[:6]:
        assert table.currentIndex().row() == at
        qtbot.waitUntil(table.hasFocus)
        for letter in "ht":
            type_text(QApplication.focusWidget(), letter)
        press(QApplication.focusWidget(), Qt.Key.Key_Down)
    told = [table.rows.index(at, GRADE).data() for at in lines[:7]]
    assert set(told[:6]) == {"Hoàn thành", "Tốt"}  # one was graded before and stands
    assert told[6] == ""


def test_the_seal_is_red_and_the_number_beside_it_is_not(qtbot: QtBot, tmp_path: Path) -> None:
    window, people = staged(qtbot, tmp_path)
    window.shell.set_year(2022)
    page = window.show_page("grading")
    assert isinstance(page, GradingPage)
    page.table.choose(Holder(people[WHO]))
    index = page.table.rows.index(page.table.currentIndex().row(), DECISION)
    assert index.data() == "222/QĐ-SNgV"
    box = page.table.visualRect(index)
    drawn = page.table.viewport().grab(box).toImage()
    red = window.shell.theme.colour("seal").rgb()

    def reds(columns: range) -> int:
        return sum(drawn.pixel(x, y) == red for x in columns for y in range(drawn.height()))

    assert reds(range(28)) > 0
    assert reds(range(28, drawn.width())) == 0
