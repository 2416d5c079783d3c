"""From a row of the proofreader to its words: jumping, wavy lines, and what is read when."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.proofreading.values import Kind, Level
from app.services.proofreading import ProofFinding, WordPair
from tests.ui.plan_stage import Stage, theme
from tests.ui.proof_stage import front, proof_stage, read, row, rows, waved
from tests.ui.window_stage import a_window, an_office
from ui.pages import TABS
from ui.plan_tab import PlanTab
from ui.proof_marks import mark, place_in

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier

__all__ = ["proof_stage"]  # the fixture "stage"


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
