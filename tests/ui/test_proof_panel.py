"""The proofreader in the plan tab: rows, mending, dismissing, jumping, wavy lines, all beside the typing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.proofreading.values import Kind, Level
from app.services.proofreading import ProofFinding, WordPair
from tests.ui.plan_stage import Stage, theme
from tests.ui.window_stage import a_window, an_office
from ui.pages import TABS
from ui.plan_tab import PlanTab
from ui.proof_marks import mark, place_in
from ui.proof_rows import DISMISS, GO, MEND, ProofRow, in_order, links, read_out

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path)
    read(made)
    yield made
    made.tab.proof.settle()
    made.close()


def read(stage: Stage) -> None:
    """Until the proofreader has read what is stored now."""
    tab = stage.tab
    stage.qtbot.waitUntil(lambda: not tab._check_later.isActive() and not tab.proof.busy, timeout=20000)


def rows(stage: Stage) -> tuple[ProofRow, ...]:
    return tuple(row for row in stage.tab.findings.model.values if isinstance(row, ProofRow))


def row(stage: Stage, found: str) -> ProofRow:
    """The first row about these words."""
    return next(each for each in rows(stage) if each.proof.found == found)


def front(stage: Stage, wanted: ProofRow) -> None:
    """Bring a row to the front of the list, the focus with it."""
    panel = stage.tab.findings
    panel.unfold()
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(panel.model.values.index(wanted)))


def text(stage: Stage, target: str) -> str:
    return stage.outline.node(int(target.removeprefix("node:"))).text


def waved(edit: QPlainTextEdit) -> set[str]:
    """The words under which a wavy line runs."""
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    selections = edit.extraSelections()
    assert all(each.format.underlineStyle() == wave for each in selections)
    return {each.cursor.selectedText() for each in selections}


# -- the list ------------------------------------------------------------------------------------------------


def test_both_known_slips_stand_in_the_list_with_their_places(stage: Stage) -> None:
    said = {each.sentence: each.place for each in rows(stage)}
    assert said["“nhiểu” có phải “nhiều”?"] == "mục I.2, gạch 1"
    assert said["“rượi bia” có phải “rượu bia”?"] == "mục II.6"
    panel = stage.tab.findings
    assert panel._count.text().startswith(f"{len(panel.model.values)} điều nên xem")


def test_what_is_missing_and_what_is_wrong_come_before_what_is_only_likely(stage: Stage) -> None:
    levels = [each.level for each in stage.tab.findings.model.values]
    graver = [level in ("warn", "error") for level in levels]
    assert graver == sorted(graver, reverse=True)
    likely = [level in ("warn", "error", "warning") for level in levels]
    assert likely == sorted(likely, reverse=True)
    assert stage.tab.findings.model.values[0].kind == "number"


def test_a_row_is_read_out_with_its_reason_and_its_ways(stage: Stage) -> None:
    said = read_out(row(stage, "nhiểu"))
    assert said.startswith("“nhiểu” có phải “nhiều”? mục I.2, gạch 1. Chính tả, lỗi.")
    assert said.endswith("Sửa, Bỏ qua")


def test_what_has_no_one_mending_offers_the_way_to_it(stage: Stage) -> None:
    advice = next(each for each in rows(stage) if not each.proof.mendable)
    assert [link.deed for link in links(advice)] == [GO, DISMISS]
    assert [link.deed for link in links(row(stage, "nhiểu"))] == [MEND, DISMISS]


def test_the_missing_unit_after_luu_is_told_once(stage: Stage) -> None:
    about = [each for each in stage.tab.findings.model.values if "Lưu" in each.sentence]
    assert len(about) == 1


def test_long_words_are_shown_up_to_where_they_differ() -> None:
    long = "Ban chấp hành Trung ương Đảng khóa mười ba"
    finding = ProofFinding(
        Kind.CAPITALS, Level.ERROR, long, long.replace("chấp", "Chấp"), "Tên", "node:1", "text", 0, 41, "k"
    )
    assert ProofRow(finding, "").sentence == "“Ban chấp…” có phải “Ban Chấp…”?"


def test_findings_in_nodes_that_are_gone_are_not_shown(stage: Stage) -> None:
    wanted = row(stage, "rượi bia")
    outline = stage.outline
    node = int(wanted.target.removeprefix("node:"))
    stage.office.plans.remove([node])
    kept = in_order((), [wanted.proof], stage.outline)
    assert kept == []
    assert len(in_order((), [wanted.proof], outline)) == 1


# -- mending -------------------------------------------------------------------------------------------------


def test_the_link_mends_in_one_operation_that_undo_takes_back(stage: Stage) -> None:
    wanted = row(stage, "nhiểu")
    front(stage, wanted)
    before = len(stage.operations)
    view = stage.tab.findings.list
    box, link = view.painter.link_boxes(view.visualRect(view.currentIndex()), wanted)[0]
    assert link.words == "Sửa"
    middle = box.center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle.x(), middle.y()))
    assert "nhiều hình thức" in text(stage, wanted.target)
    assert len(stage.operations) == before + 1
    assert stage.said[-1].sentence == "Sửa “nhiểu” thành “nhiều”."
    assert stage.said[-1].action is not None
    stage.said[-1].action.do()
    assert "nhiểu hình thức" in text(stage, wanted.target)
    read(stage)
    assert row(stage, "nhiểu").target == wanted.target


def test_ctrl_dot_mends_the_row_in_front_and_the_next_one_comes_up(stage: Stage) -> None:
    first = row(stage, "nhiểu")
    front(stage, first)
    after = stage.tab.findings.model.values[stage.tab.findings.list.currentIndex().row() + 1]
    stage.press(K.Key_Period, CTRL)
    assert "nhiểu" not in text(stage, first.target)
    assert stage.tab.findings.list.current() == after
    read(stage)
    assert all(each.proof.found != "nhiểu" for each in rows(stage))


def test_from_the_editor_ctrl_dot_goes_on_to_the_next_place_with_its_words_selected(stage: Stage) -> None:
    first = row(stage, "Ban chấp hành Trung ương Đảng")
    front(stage, first)
    stage.press(K.Key_Return)
    assert stage.edit.textCursor().selectedText() == "Ban chấp hành Trung ương Đảng"
    stage.press(K.Key_Period, CTRL)
    now = stage.tab.findings.list.current()
    assert isinstance(now, ProofRow)
    assert stage.edit.textCursor().selectedText() == now.proof.found
    assert stage.edit.hasFocus()
    assert "Ban Chấp hành Trung ương Đảng" in text(stage, first.target)


def test_what_was_typed_before_the_words_meanwhile_does_not_lead_astray(stage: Stage) -> None:
    wanted = row(stage, "rượi bia")
    node = int(wanted.target.removeprefix("node:"))
    old = stage.outline.node(node)
    stage.office.plans.set_text(node, old.title, f"Năm nay, {old.text}")
    stage.tab.mend(wanted)
    assert text(stage, wanted.target) == f"Năm nay, {old.text}".replace("rượi bia", "rượu bia")


def test_words_that_are_gone_meanwhile_are_said_and_nothing_is_written(stage: Stage) -> None:
    wanted = row(stage, "rượi bia")
    node = int(wanted.target.removeprefix("node:"))
    stage.office.plans.set_text(node, "", "Không còn chữ ấy.")
    before = len(stage.operations)
    stage.tab.mend(wanted)
    assert len(stage.operations) == before
    assert "“rượi bia” vừa đổi" in stage.said[-1].sentence


def test_what_is_missing_cannot_be_mended_by_a_key_and_says_so(stage: Stage) -> None:
    stage.tab.findings.list.setCurrentIndex(stage.tab.findings.model.index(0))
    stage.tab.mend_current()
    assert "không sửa bằng một phím" in stage.said[-1].sentence
    stage.tab.dismiss_current()
    assert "không bỏ qua được" in stage.said[-1].sentence


def test_without_a_row_in_front_the_key_says_what_to_do(stage: Stage) -> None:
    stage.tab.mend_current()
    assert "F8" in stage.said[-1].sentence


# -- dismissing ----------------------------------------------------------------------------------------------


def test_delete_in_the_list_passes_over_for_good_and_is_no_operation(stage: Stage) -> None:
    wanted = row(stage, "Papi")
    front(stage, wanted)
    before = stage.operations
    stage.press(K.Key_Delete)
    assert stage.operations == before
    assert all(each.proof.found != "Papi" for each in rows(stage))
    read(stage)
    assert all(each.proof.found != "Papi" for each in rows(stage))
    assert "Papi" in text(stage, wanted.target)
    assert "bỏ qua “Papi”" in stage.said[-1].sentence


def test_ctrl_comma_passes_over_from_the_editor_where_delete_deletes_letters(stage: Stage) -> None:
    wanted = row(stage, "Papi")
    front(stage, wanted)
    stage.press(K.Key_Return)
    stage.press(K.Key_Comma, CTRL)
    read(stage)
    assert all(each.proof.found != "Papi" for each in rows(stage))
    assert "Papi" in text(stage, wanted.target)


def test_what_was_passed_over_stands_under_its_filter_and_comes_back_by_key(stage: Stage) -> None:
    panel = stage.tab.findings
    whole = panel.model.values
    wanted = row(stage, "Papi")
    front(stage, wanted)
    stage.press(K.Key_Delete)
    read(stage)
    assert choices(stage)["Đã bỏ qua (1)"] == ""
    pick(stage, "Đã bỏ qua (1)")
    (passed,) = rows(stage)
    assert [link.words for link in links(passed)] == ["Đến chỗ này", "Xem lại"]
    assert panel.filter.text() == "Đã bỏ qua (1)"
    stage.press(K.Key_Insert)
    assert panel.model.values == whole
    assert "Đã bỏ qua (1)" not in choices(stage)
    read(stage)
    assert panel.model.values == whole
    assert row(stage, "Papi") == wanted


def test_a_passed_row_is_neither_mended_nor_passed_over_again(stage: Stage) -> None:
    before = stage.operations
    front(stage, row(stage, "nhiểu"))
    stage.press(K.Key_Delete)
    pick(stage, "Đã bỏ qua (1)")
    stage.press(K.Key_Period, CTRL)
    assert "đã bỏ qua" in stage.said[-1].sentence
    stage.press(K.Key_Delete)
    assert "đã bỏ qua" in stage.said[-1].sentence
    assert stage.operations == before
    assert len(rows(stage)) == 1


# -- the filter and the height -------------------------------------------------------------------------------


def choices(stage: Stage) -> dict[str, str]:
    """The words of the menu, the ticked one marked."""
    menu = stage.tab.findings.filter.choices
    menu.aboutToShow.emit()
    return {each.text(): "x" if each.isChecked() else "" for each in menu.actions() if each.text()}


def pick(stage: Stage, words: str) -> None:
    menu = stage.tab.findings.filter.choices
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text() == words).trigger()


def test_the_filter_counts_every_kind_and_shows_one(stage: Stage) -> None:
    panel = stage.tab.findings
    whole = panel.model.values
    words = choices(stage)
    assert words[f"Tất cả ({len(whole)})"] == "x"
    counts = [int(each.rpartition("(")[2].rstrip(")")) for each in words]
    assert sum(counts[1:]) == counts[0] == len(whole)
    spelling = next(each for each in words if each.startswith("Chính tả"))
    pick(stage, spelling)
    assert {each.proof.kind for each in rows(stage)} == {Kind.SPELLING}
    assert len(panel.model.values) == int(spelling.rpartition("(")[2].rstrip(")"))
    assert panel._count.text().startswith(f"{len(whole)} điều")
    assert panel.list.hasFocus()
    pick(stage, f"Tất cả ({len(whole)})")
    assert panel.model.values == whole


def test_a_kind_of_which_nothing_is_left_gives_way_to_all(stage: Stage) -> None:
    pick(stage, next(each for each in choices(stage) if each.startswith("Chính tả")))
    for _ in range(20):
        if stage.tab.findings.filter.value == "":
            break
        stage.press(K.Key_Period, CTRL)
        read(stage)
    kinds = {str(each.proof.kind) for each in rows(stage)}
    assert stage.tab.findings.filter.value == ""
    assert "spelling" not in kinds
    assert "capitals" in kinds


def test_ctrl_f8_makes_the_list_tall_and_low_again(stage: Stage) -> None:
    panel = stage.tab.findings
    panel.unfold()
    low, tree = panel.list.height(), stage.tree.height()
    front(stage, row(stage, "nhiểu"))
    stage.press(K.Key_F8, CTRL)
    stage.qtbot.waitUntil(lambda: panel.list.height() >= 2 * low and stage.tree.height() < tree)
    assert stage.tree.view.height() > 100
    stage.press(K.Key_F8, CTRL)
    stage.qtbot.waitUntil(lambda: panel.list.height() == low)


def test_the_arrows_of_the_heading_go_step_by_step(stage: Stage) -> None:
    panel = stage.tab.findings
    panel.unfold()
    low = panel.list.height()
    panel._unshut.click()
    assert panel.list.height() > low
    assert panel._unshut.isHidden()
    panel._shut.click()
    assert panel.list.height() == low
    panel._shut.click()
    assert panel.folded
    panel._unshut.click()
    assert panel.list.isVisible()
    assert panel.list.height() == low


# -- jumping and marks ---------------------------------------------------------------------------------------


def test_enter_opens_the_node_with_the_words_selected_and_every_doubt_underlined(stage: Stage) -> None:
    wanted = row(stage, "nhiểu")
    front(stage, wanted)
    stage.press(K.Key_Return)
    assert stage.edit.textCursor().selectedText() == "nhiểu"
    here = {each.proof.found for each in rows(stage) if each.target == wanted.target}
    assert len(here) > 2
    assert waved(stage.edit) == here


def test_words_after_a_title_are_found_in_the_text_below_it(stage: Stage) -> None:
    wanted = row(stage, "nhiểu")
    node = int(wanted.target.removeprefix("node:"))
    stage.office.plans.set_text(node, "Phát động", stage.outline.node(node).text)
    read(stage)
    front(stage, row(stage, "nhiểu"))
    stage.press(K.Key_Return)
    assert stage.edit.toPlainText().startswith("Phát động\n")
    assert stage.edit.textCursor().selectedText() == "nhiểu"


def test_any_node_that_is_opened_shows_its_doubts(stage: Stage) -> None:
    stage.open("II.6")
    assert "rượi bia" in waved(stage.edit)


def test_typing_over_the_words_takes_the_line_away_and_typing_before_moves_it(stage: Stage) -> None:
    edit = stage.open("II.6")
    edit.moveCursor(edit.textCursor().MoveOperation.Start)
    stage.type("Nay ")
    assert "rượi bia" in waved(edit)
    cursor = edit.textCursor()
    cursor.setPosition(edit.toPlainText().index("rượi bia") + 4)
    edit.setTextCursor(cursor)
    stage.type("x")
    assert "rượi bia" not in waved(edit)
    assert not any("rượ" in words for words in waved(edit))


def test_a_field_of_a_form_is_marked_too(stage: Stage) -> None:
    stage.office.plans.change(stage.plan_id, title="phát động nhiểu phong trào")
    read(stage)
    front(stage, row(stage, "nhiểu"))
    stage.press(K.Key_Return)
    edit = QApplication.focusWidget()
    assert isinstance(edit, QPlainTextEdit)
    assert "nhiểu" in waved(edit)
    assert edit.textCursor().selectedText() == "nhiểu"


def test_marks_that_no_longer_fit_the_words_are_not_drawn(qtbot: QtBot) -> None:
    edit = QPlainTextEdit("chữ khác hẳn")
    qtbot.addWidget(edit)
    finding = ProofFinding(Kind.SPELLING, Level.ERROR, "nhiểu", "nhiều", "…", "node:1", "text", 4, 5, "khóa")
    assert place_in(edit, finding, "") == -1
    mark(edit, [finding], "", theme())
    assert edit.extraSelections() == []


def test_a_row_that_is_only_looked_at_shows_its_place_and_opens_nothing(stage: Stage) -> None:
    wanted = row(stage, "rượi bia")
    front(stage, row(stage, "nhiểu"))
    at = stage.tab.findings.list.currentIndex().row()
    while stage.tab.findings.list.current() != wanted:
        stage.press(K.Key_Down)
        at += 1
    assert stage.tree.view.current_target() == wanted.target
    assert not stage.tree.typing.open
    assert stage.tab.findings.list.hasFocus()


def test_f8_walks_through_places_opening_each(stage: Stage) -> None:
    stage.press(K.Key_F8)  # the missing number
    stage.press(K.Key_F8)
    assert stage.edit.textCursor().selectedText() == "nhiểu"
    stage.press(K.Key_F8)
    assert stage.edit.textCursor().selectedText() == "Ban chấp hành Trung ương Đảng"


# -- beside the typing ---------------------------------------------------------------------------------------


def test_nothing_is_read_while_words_are_typed_and_not_stored(stage: Stage) -> None:
    stage.open("II.6").moveCursor(stage.edit.textCursor().MoveOperation.End)
    stage.type(" nhiểu rượi")
    assert not stage.tab.proof.busy
    stage.press(K.Key_Escape)
    read(stage)
    assert sum(each.proof.found == "nhiểu" for each in rows(stage)) == 2


def test_reading_runs_unseen_in_another_thread(stage: Stage) -> None:
    began: list[object] = []
    stage.jobs.began.connect(began.append)
    stage.office.plans.set_text(stage.node("II.6").id, "", "Không uống rượi bia trong giờ.")
    assert stage.tab._check_later.isActive() or stage.tab.proof.busy
    read(stage)
    assert began == []
    assert row(stage, "rượi bia").place == "mục II.6"


def test_a_signed_plan_is_not_proofread(stage: Stage) -> None:
    from datetime import date

    signer = stage.office.settings.signatories()[0]
    stage.office.plans.sign(stage.plan_id, 5, date(2023, 1, 12), signer)
    read(stage)
    assert rows(stage) == ()
    stage.open("II.6")
    assert stage.edit.extraSelections() == []


def test_another_year_shows_its_own_and_coming_back_the_old_ones(stage: Stage) -> None:
    stage.shell.set_year(2030)
    read(stage)
    stage.shell.set_year(2023)
    read(stage)
    assert row(stage, "nhiểu").place == "mục I.2, gạch 1"


# -- the office's own pairs ----------------------------------------------------------------------------------


def test_a_pair_of_the_office_is_pointed_at_as_soon_as_it_is_saved(stage: Stage) -> None:
    assert all(each.proof.found != "đền ơn đáp nghĩa" for each in rows(stage))
    stage.office.proofreading.save_pair(WordPair(0, "đền ơn đáp nghĩa", "đền ơn, đáp nghĩa", ""))
    read(stage)
    assert row(stage, "đền ơn đáp nghĩa").proof.suggestion == "đền ơn, đáp nghĩa"


def test_the_keys_stand_in_f1(stage: Stage) -> None:
    keys = [hint.keys for hint in stage.shell.keys("plan")]
    assert keys.index("Ctrl+.") == keys.index("F8, Shift+F8") + 1
    assert "Ctrl+," in keys


def test_a_window_that_closes_leaves_nobody_asking_the_closed_file(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, an_office(tmp_path), tmp_path, TABS, "plan")
    tab = window.show_page("plan")
    assert isinstance(tab, PlanTab)
    plan = window.office.plans.current(2023)
    assert plan is not None
    window.office.plans.change(plan.id, title="phát động")
    assert tab.paper.view.waiting
    window.close()
    assert not tab.paper.view.waiting
    assert not tab.proof.busy
    assert not tab._check_later.isActive()


def test_a_narrow_pane_keeps_the_count_and_its_links_whole(stage: Stage) -> None:
    panel = stage.tab.findings
    assert panel._count.text().endswith("không cản việc xuất")
    wide = panel.width()
    panel.resize(panel._row.minimumSize().width() - 40, panel.height())
    assert panel.width() < wide
    assert panel._count.text() == f"{len(panel.model.values)} điều nên xem"
    assert panel._row.minimumSize().width() <= panel.width()
