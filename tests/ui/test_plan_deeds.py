"""What the keyboard, the mouse and the clipboard do to nodes, each as one undo step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from app.domain.outline import NewNode, Numbering, Outline
from app.domain.outline_edit import insert
from tests.ui.plan_stage import Stage
from ui.outline_drag import Place, drop_place, without_moved
from ui.outline_menu import node_menu
from ui.outline_rows import Fold, node_rows

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

SEED = "I{1{-,-},2{-,-}} II{1,2,3,4,5,6,7} III{1,2{2.1{-,-},2.2}}"


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path)
    yield made
    made.close()


def test_the_practice_plan_has_the_shape_of_the_real_one(stage: Stage) -> None:
    assert stage.outline.shape() == SEED


def test_tab_and_shift_tab_indent_and_outdent_several_at_once(stage: Stage) -> None:
    stage.choose("II.3", "II.4")
    ids = stage.tree.view.chosen_nodes()
    stage.press(K.Key_Tab)
    assert [stage.outline.entry(i).depth for i in ids] == [2, 2]
    assert stage.tree.view.chosen_nodes() == ids
    stage.press(K.Key_Backtab, SHIFT)
    assert stage.outline.shape() == SEED
    assert stage.operations[:2] == ["Lùi ra 2 mục", "Thụt vào 2 mục"]


def test_alt_and_arrows_move_and_the_choice_follows(stage: Stage) -> None:
    node = stage.node("II.1").id
    stage.choose("II.1")
    stage.press(K.Key_Down, ALT)
    stage.press(K.Key_Down, ALT)
    assert stage.outline.entry(node).code == "II.3"
    assert stage.tree.view.current_target() == f"node:{node}"
    stage.press(K.Key_Up, ALT)
    assert stage.outline.entry(node).code == "II.2"


def test_what_cannot_move_says_why_and_is_no_operation(stage: Stage) -> None:
    before = stage.operations
    stage.choose("I")
    stage.press(K.Key_Up, ALT)
    stage.press(K.Key_Backtab, SHIFT)
    stage.press(K.Key_Tab)
    assert stage.operations == before
    assert "không có mục nào phía trên" in stage.said[-1].sentence


def test_delete_removes_with_what_is_below_and_can_be_taken_back(stage: Stage) -> None:
    stage.choose("I.1", "I.2")
    stage.press(K.Key_Delete)
    assert stage.outline.shape().startswith("I II{")
    assert stage.said[-1].action is not None
    assert stage.tree.view.current_target() == stage.target("II")
    stage.said[-1].action.do()
    assert stage.outline.shape() == SEED


def test_copied_nodes_are_pasted_exactly_below_the_chosen_one(stage: Stage) -> None:
    stage.choose("I.1")
    stage.press(K.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("1. Mục đích\n- Nhằm tạo")
    stage.choose("II.7")
    stage.press(K.Key_V, CTRL)
    assert stage.outline.shape() == SEED.replace("6,7}", "6,7,8{-,-}}")
    assert stage.node("II.8").title == "Mục đích"
    assert stage.tree.view.chosen_nodes() == [stage.node("II.8").id]


def test_cut_and_paste_moves(stage: Stage) -> None:
    stage.choose("II.7")
    text = stage.node("II.7").text
    stage.press(K.Key_X, CTRL)
    stage.choose("II.1")
    stage.press(K.Key_V, CTRL)
    assert stage.node("II.2").text == text
    assert stage.outline.shape() == SEED


def test_pasted_numbered_text_becomes_nodes(stage: Stage) -> None:
    QGuiApplication.clipboard().setText("1. Việc một\n- chi tiết một;\n- chi tiết hai.\n2. Việc hai")
    stage.choose("II.7")
    stage.press(K.Key_V, CTRL)
    assert stage.outline.shape() == SEED.replace("6,7}", "6,7,8{-,-},9}")
    assert stage.operations[0] == "Dán 4 mục"


def test_numbers_pasted_on_an_item_with_dashes_stand_after_it_and_leave_its_dashes(stage: Stage) -> None:
    QGuiApplication.clipboard().setText("1. a\n2. b")
    stage.choose("I.1")
    stage.press(K.Key_V, CTRL)
    assert stage.outline.shape() == SEED.replace("I{1{-,-},2{-,-}}", "I{1{-,-},2,3,4{-,-}}")
    assert [stage.node("I.2").title, stage.node("I.3").title] == ["a", "b"]


def test_numbered_text_pasted_into_the_editor_becomes_nodes_after_it(stage: Stage) -> None:
    QGuiApplication.clipboard().setText("- một\n- hai")
    stage.open("I.1-b")
    stage.type(" Giữ.")
    stage.press(K.Key_V, CTRL)
    assert stage.node("I.1-b").text.endswith(" Giữ.")
    assert [stage.node("I.1-c").text, stage.node("I.1-d").text] == ["một", "hai"]


def test_plain_words_pasted_into_the_editor_stay_words(stage: Stage) -> None:
    QGuiApplication.clipboard().setText("chữ\u200b thường\x07")
    edit = stage.open("I.1-b")
    stage.press(K.Key_V, CTRL)
    assert edit.toPlainText().endswith("chữ thường")


def test_the_numbering_of_the_level_is_changed_from_the_menu(stage: Stage) -> None:
    stage.choose("II.3")
    stage.tab.head.numbering_shown.emit()
    next(a for a in stage.tab.head.styles.actions() if a.text().startswith("a)")).trigger()
    assert stage.outline.shape() == SEED.replace("II{1,2,3,4,5,6,7}", "II{a,b,c,d,đ,e,g}")
    stage.tab.head.styles.clear()
    stage.tab.head.numbering_shown.emit()
    chosen = [action.text() for action in stage.tab.head.styles.actions() if action.isChecked()]
    assert chosen == ["a)  b)  c)  đ)"]


def test_the_menu_of_the_right_button_does_what_the_keys_do(stage: Stage) -> None:
    stage.choose("II.2")
    menu = node_menu(stage.tree)
    entries = {action.text().split("\t")[0]: action for action in menu.actions() if action.text()}
    assert list(entries)[:4] == ["Thêm mục sau", "Sửa", "Thụt vào", "Lùi ra"]
    entries["Dời xuống"].trigger()
    assert stage.tree.view.current_target() == stage.target("II.3")
    menu.deleteLater()


def test_left_and_right_fold_and_unfold(stage: Stage) -> None:
    stage.choose("I")
    stage.press(K.Key_Left)
    assert stage.row(stage.target("I")).fold is Fold.FOLDED
    assert stage.tree.model.place_of(stage.target("I.1")) == -1
    stage.press(K.Key_Right)
    assert stage.tree.model.place_of(stage.target("I.1")) >= 0
    stage.press(K.Key_Right)
    assert stage.tree.view.current_target() == stage.target("I.1")
    stage.press(K.Key_Left)
    stage.press(K.Key_Left)
    assert stage.tree.view.current_target() == stage.target("I")


def test_a_fold_outlives_a_change_and_opens_for_what_is_looked_for(stage: Stage) -> None:
    stage.choose("III")
    stage.press(K.Key_Left)
    stage.office.plans.set_text(stage.node("I.1-a").id, "", "Đổi.")
    assert stage.row(stage.target("III")).fold is Fold.FOLDED
    stage.tab.open_target(stage.target("III.2.2"))
    assert stage.tree.view.current_target() == stage.target("III.2.2")


def test_a_change_of_one_node_keeps_choice_and_scroll(stage: Stage) -> None:
    stage.choose("III.2.2")
    bar = stage.tree.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = bar.value()
    resets: list[int] = []
    stage.tree.model.modelReset.connect(lambda: resets.append(1))
    stage.office.plans.set_text(stage.node("I.1-a").id, "", "Đổi.")
    assert bar.value() == before
    assert stage.tree.view.current_target() == stage.target("III.2.2")
    assert not resets


def test_a_drop_lands_before_inside_or_after_the_row_it_points_at() -> None:
    nodes = [NewNode(0, Numbering.ROMAN), NewNode(1, Numbering.ARABIC), NewNode(0, Numbering.ROMAN)]
    outline = insert(Outline(), None, 0, nodes, 1)
    first, _, last = node_rows(outline)
    assert drop_place(outline, last, 0.1) == Place(None, 1)
    assert drop_place(outline, last, 0.5) == Place(3, 0, into=True)
    assert drop_place(outline, last, 0.9) == Place(None, 2)
    assert drop_place(outline, first, 0.9) == Place(1, 0)
    assert drop_place(outline, None, 1.0) == Place(None, 2)
    assert without_moved(outline, [1], Place(1, 0)) is None
    assert without_moved(outline, [1], Place(None, 2)) == Place(None, 1)


def drop(stage: Stage, code: str, share: float, mime: QMimeData, source: object) -> None:
    """What Qt delivers at the end of a drag; only QDrag itself can name a source."""
    view = stage.tree.view
    rect = view.visualRect(stage.tree.model.index_of(stage.target(code)))
    event = QDropEvent(
        QPointF(60, rect.top() + rect.height() * share),
        Qt.DropAction.MoveAction | Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view._own = lambda _event: source is view
    view.dropEvent(event)


def test_dragged_nodes_move_together(stage: Stage) -> None:
    stage.choose("II.2", "II.3")
    ids = stage.tree.view.chosen_nodes()
    drop(stage, "II.5", 0.9, stage.tree._mime(), stage.tree.view)
    assert [stage.outline.entry(i).code for i in ids] == ["II.4", "II.5"]
    assert stage.operations[0] == "Dời 2 mục"
    assert stage.tree.view.chosen_nodes() == ids


def test_words_dropped_from_elsewhere_become_nodes(stage: Stage) -> None:
    mime = QMimeData()
    mime.setText("1. Từ Word\n2. Cũng từ Word")
    drop(stage, "II.1", 0.1, mime, None)
    assert stage.node("II.1").title == "Từ Word"
    assert stage.outline.shape() == SEED.replace("II{1,2,3,4,5,6,7}", "II{1,2,3,4,5,6,7,8,9}")
