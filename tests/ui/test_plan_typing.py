"""Typing in the tree of the plan: what is stored, when, and what outlives a disturbance."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.office import Authority, Signatory
from tests.ui.plan_stage import Stage
from ui.plan_fields import FieldForm, signatory_words

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path)
    yield made
    made.close()


def test_the_tree_is_the_page_from_top_to_bottom(stage: Stage) -> None:
    labels = [row.label for row in stage.tree.model.rows if not row.is_node]
    assert labels == [
        "Số, ký hiệu, ngày tháng", "Tên loại và trích yếu", "Căn cứ", "Mở đầu", "Câu dẫn",
        "Thời gian", "Câu kết", "Nơi nhận", "Người ký",
    ]  # fmt: skip
    numbers = [row.label for row in stage.tree.model.rows if row.is_node]
    assert numbers[:8] == ["I.", "1.", "-", "-", "2.", "-", "-", "II."]
    assert "2.1." in numbers


def test_enter_opens_the_node_and_escape_stores_what_was_typed(stage: Stage) -> None:
    edit = stage.open("I.1-a")
    assert edit.hasFocus()
    stage.type(" Thêm đoạn cuối.")
    stage.press(K.Key_Escape)
    assert stage.node("I.1-a").text.endswith(" Thêm đoạn cuối.")
    assert stage.operations[0] == "Sửa mục I.1, gạch 1"
    assert stage.tree.view.hasFocus()
    assert not stage.tree.typing.open


def test_opening_and_leaving_without_a_change_is_no_operation(stage: Stage) -> None:
    before = stage.operations
    stage.open("I.1-a")
    stage.press(K.Key_Escape)
    assert stage.operations == before


def test_one_visit_is_one_step_of_undo(stage: Stage) -> None:
    text = stage.node("I.1-a").text
    stage.open("I.1-a")
    stage.type(" Một.")
    stage.type(" Hai.")
    stage.press(K.Key_Escape)
    stage.shell.undo()
    assert stage.node("I.1-a").text == text
    assert stage.row(stage.target("I.1-a")).text == text


def test_undo_in_the_field_takes_back_typing_and_touches_no_operation(stage: Stage) -> None:
    before = stage.operations
    edit = stage.open("I.1-a")
    stage.type("x")
    stage.press(K.Key_Z, CTRL)
    assert not edit.toPlainText().endswith("x")
    assert stage.operations == before


def test_enter_begins_a_node_that_exists_only_once_it_has_words(stage: Stage) -> None:
    before = stage.operations
    stage.open("I.1-a")
    stage.press(K.Key_Return)
    assert stage.tree.typing.target == "node:-1"
    assert stage.row("node:-1").label == "-"
    assert stage.operations == before
    stage.type("Gạch mới.")
    stage.press(K.Key_Escape)
    assert stage.node("I.1-b").text == "Gạch mới."
    assert stage.operations[: -len(before)] == ["Thêm mục"]


def test_a_new_node_left_empty_leaves_no_trace(stage: Stage) -> None:
    shape, before = stage.outline.shape(), stage.operations
    stage.open("I.1-a")
    stage.press(K.Key_Return)
    stage.press(K.Key_Escape)
    assert stage.outline.shape() == shape
    assert stage.operations == before
    assert stage.tree.model.place_of("node:-1") == -1
    assert stage.tree.view.current_target() == stage.target("I.1-a")


def test_enter_after_a_heading_with_nodes_below_begins_the_first_of_them(stage: Stage) -> None:
    stage.open("I.1")
    stage.press(K.Key_Return)
    stage.type("Đứng đầu.")
    stage.press(K.Key_Escape)
    assert stage.node("I.1-a").text == "Đứng đầu."


def test_enter_on_an_empty_new_node_moves_it_one_level_out(stage: Stage) -> None:
    stage.open("I.1-b")
    stage.press(K.Key_Return)
    stage.press(K.Key_Return)
    assert stage.row("node:-1").label == "2."
    stage.type("Tiêu đề mới")
    stage.press(K.Key_Escape)
    assert stage.node("I.2").title == "Tiêu đề mới"


def test_a_new_node_takes_the_kind_of_its_neighbours_while_it_is_moved(stage: Stage) -> None:
    stage.choose("II.7")
    stage.press(K.Key_N, CTRL)
    assert stage.row("node:-1").label == "8."
    stage.press(K.Key_Tab)
    assert stage.row("node:-1").depth == 2
    stage.press(K.Key_Backtab, SHIFT)
    stage.press(K.Key_Up, ALT)
    assert stage.row("node:-1").label == "7."
    stage.type("Mục chen vào.")
    stage.press(K.Key_Escape)
    assert stage.node("II.7").text == "Mục chen vào."
    assert len(stage.outline.children(stage.node("II").id)) == 8


def test_shift_enter_breaks_the_line_within_the_node(stage: Stage) -> None:
    edit = stage.open("I.1-a")
    stage.press(K.Key_Return, SHIFT)
    stage.type("Dòng hai")
    stage.press(K.Key_Escape)
    assert edit is not None
    assert stage.node("I.1-a").text.endswith("\nDòng hai")


def test_the_first_line_is_the_title_while_it_is_ticked(stage: Stage) -> None:
    edit = stage.open("III.1")
    assert edit.toPlainText() == "Thời gian:\nTừ tháng 01/2023 đến 31/12/2023"
    stage.press(K.Key_T, CTRL)
    stage.press(K.Key_Escape)
    assert (stage.node("III.1").title, stage.node("III.1").text.split("\n")[0]) == ("", "Thời gian:")
    stage.open("III.1")
    stage.press(K.Key_T, CTRL)
    stage.press(K.Key_Escape)
    assert stage.node("III.1").title == "Thời gian:"
    assert stage.node("III.1").text == "Từ tháng 01/2023 đến 31/12/2023"


def test_tab_in_the_editor_stores_the_words_and_indents_the_node(stage: Stage) -> None:
    node = stage.node("II.2")
    edit = stage.open("II.2")
    stage.type(" Xong.")
    stage.press(K.Key_Tab)
    assert stage.outline.node(node.id).parent == stage.node("II.1").id
    assert stage.outline.node(node.id).text.endswith(" Xong.")
    assert stage.edit is edit
    assert edit.hasFocus()


def test_leaving_the_editor_by_the_mouse_stores(stage: Stage) -> None:
    stage.open("I.1-a")
    stage.type(" Rời ô.")
    stage.tab.years.list.setFocus()
    assert stage.node("I.1-a").text.endswith(" Rời ô.")
    assert not stage.tree.typing.open


def test_another_tab_in_front_stores(stage: Stage) -> None:
    stage.open("I.1-a")
    stage.type(" Sang tab khác.")
    stage.tab.hide()
    assert stage.node("I.1-a").text.endswith(" Sang tab khác.")


def test_closing_the_window_stores_a_half_typed_new_node(stage: Stage) -> None:
    stage.open("I.1-a")
    stage.press(K.Key_Return)
    stage.type("Mới gõ nửa")
    stage.tab.close()
    assert stage.node("I.1-b").text == "Mới gõ nửa"


def test_another_year_stores_in_the_year_it_was_typed_in(stage: Stage) -> None:
    plan_id = stage.plan_id
    stage.open("I.1-a")
    stage.type(" Trước khi đổi năm.")
    stage.shell.set_year(2025)
    entries = stage.office.plans.outline(plan_id).entries
    assert any(entry.node.text.endswith(" Trước khi đổi năm.") for entry in entries)


def test_an_undo_from_elsewhere_keeps_what_is_half_typed(stage: Stage) -> None:
    stage.open("I.1-a")
    stage.press(K.Key_Return)
    stage.type("Sẽ bị hoàn tác.")
    stage.press(K.Key_Escape)
    stage.open("I.1-b")
    stage.type(" Đang gõ dở")
    stage.office.diary.undo()
    assert stage.tree.typing.target == "node:-1"
    assert stage.edit.toPlainText() == "Sẽ bị hoàn tác. Đang gõ dở"
    stage.press(K.Key_Escape)
    assert stage.node("I.1-b").text == "Sẽ bị hoàn tác. Đang gõ dở"


def test_words_changed_elsewhere_show_in_an_editor_nobody_typed_in(stage: Stage) -> None:
    edit = stage.open("I.1-a")
    stage.office.plans.set_text(stage.node("I.1-a").id, "", "Từ nơi khác.")
    assert edit.toPlainText() == "Từ nơi khác."


def test_the_preview_shows_what_is_typed_before_it_is_stored(stage: Stage) -> None:
    stored = stage.node("I.1-a").text
    stage.open("I.1-a")
    stage.type(" Chưa lưu.")
    plan, outline = stage.tree.live()
    paper = stage.office.papers.draft_paper(plan, outline)
    assert any(getattr(block, "text", "").endswith(" Chưa lưu.") for block in paper.body)
    assert stage.node("I.1-a").text == stored


def test_telex_backspace_and_letter_arrive_whole(stage: Stage) -> None:
    edit = stage.open("I.1-a")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    stage.type(" vie")
    stage.press(K.Key_Backspace)
    stage.press(K.Key_Backspace)
    stage.type("iệt")
    stage.press(K.Key_Escape)
    assert stage.node("I.1-a").text.endswith(" việt")


def test_ctrl_s_stores_and_leaves_the_caret_where_it_is(stage: Stage) -> None:
    edit = stage.open("I.1-a")
    stage.type(" Lưu ngay.")
    stage.press(K.Key_S, CTRL)
    assert stage.said[-1].sentence == "Mọi thay đổi đã lưu lúc 09:41."
    assert stage.node("I.1-a").text.endswith(" Lưu ngay.")
    assert stage.edit is edit


def test_a_field_in_words_is_stored_when_it_is_left(stage: Stage) -> None:
    stage.tree.open("field:lead_in")
    stage.type(" Sửa.")
    stage.press(K.Key_Return)
    plan = stage.office.plans.plan(stage.plan_id)
    assert plan.lead_in.endswith(" Sửa.")
    assert stage.operations[0] == "Sửa câu dẫn"


def test_recipients_are_one_a_line(stage: Stage) -> None:
    stage.tree.open("field:recipients")
    stage.press(K.Key_Return)
    stage.type("Lưu: VT, VP")
    stage.press(K.Key_Escape)
    assert stage.office.plans.plan(stage.plan_id).recipients[-1] == "Lưu: VT, VP"


def test_a_date_that_is_none_stays_with_its_sentence(stage: Stage) -> None:
    stage.tree.open("field:issued")
    form = stage.tree.typing.editor
    assert isinstance(form, FieldForm)
    form.fields["issued"].editor.setText("31/02/2023")
    stage.press(K.Key_Return)
    assert stage.tree.typing.open
    assert "chưa phải ngày" in form.fields["issued"].error()
    assert stage.said[-1].sentence.startswith("Chưa ghi ô")
    form.fields["issued"].editor.setText("12/01/2023")
    stage.press(K.Key_Return)
    assert stage.office.plans.plan(stage.plan_id).issued is not None
    assert not stage.tree.typing.open


def test_the_signer_is_taken_from_the_list_of_the_day(stage: Stage) -> None:
    stage.tree.open("field:signer_name")
    form = stage.tree.typing.editor
    index = next(i for i in range(form.choice.count()) if "Phó Giám đốc" in form.choice.itemText(i))
    form.choice.setCurrentIndex(index)
    form.choice.activated.emit(index)
    stage.tab.years.list.setFocus()
    plan = stage.office.plans.plan(stage.plan_id)
    assert plan.signer_lines == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


def test_a_deputy_is_offered_as_signing_for_the_head() -> None:
    assert signatory_words(Signatory(0, "A", "Giám đốc")) == "A, Giám đốc"
    deputy = Signatory(0, "B", "Phó Giám đốc", Authority.KT, "Giám đốc")
    assert signatory_words(deputy) == "B, KT. Giám đốc, Phó Giám đốc"
    assert signatory_words(Signatory(0, "C", "Giám đốc", Authority.Q)) == "C, Q. Giám đốc"


def test_a_signed_plan_opens_for_reading_only(stage: Stage) -> None:
    from datetime import date

    signer = stage.office.settings.signatories()[0]
    stage.office.plans.sign(stage.plan_id, 5, date(2023, 1, 12), signer)
    edit = stage.open("I.1-a")
    assert edit.isReadOnly()
    stage.press(K.Key_Escape)
    stage.press(K.Key_Delete)
    assert stage.said[-1].sentence.startswith("Kế hoạch đã ký thì chỉ đọc.")
    assert stage.said[-1].action is not None
    assert not stage.tab.head.add.isVisible()


def test_another_window_in_front_stores_and_keeps_the_editor(stage: Stage, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLineEdit

    stage.open("I.1-a")
    stage.type(" Sang cửa sổ khác.")
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    qtbot.waitUntil(lambda: not stage.tab.isActiveWindow())
    assert stage.node("I.1-a").text.endswith(" Sang cửa sổ khác.")
    assert stage.tree.typing.open


def test_words_whose_plan_is_taken_away_are_kept_in_the_clipboard(stage: Stage) -> None:
    stage.shell.set_year(2025)
    stage.tab.empty.copy.click()
    stage.open("I.1-a")
    stage.type(" Chưa kịp lưu.")
    typed = stage.edit.toPlainText()
    stage.office.diary.undo()
    assert stage.office.plans.current(2025) is None
    assert QGuiApplication.clipboard().text() == typed
    assert "dán bằng Ctrl+V" in stage.said[-1].sentence


def test_the_tree_takes_the_focus_back_when_the_window_clears_it(stage: Stage, qtbot: QtBot) -> None:
    stage.choose("I.1-a")
    stage.tree.view.clearFocus()
    qtbot.waitUntil(stage.tree.view.hasFocus)


def test_opening_rows_shows_no_other_window(stage: Stage) -> None:
    def windows() -> set[int]:
        return {id(widget) for widget in QApplication.topLevelWidgets() if widget.isVisible()}

    before = windows()
    targets = [row.target for row in stage.tree.model.rows if not row.is_node]
    for target in [stage.target("I.1-a"), *targets]:
        stage.tree.open(target)
        assert windows() == before
        assert stage.tab.isActiveWindow()
