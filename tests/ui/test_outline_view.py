"""The tree's own geometry: places by arithmetic, one row as high as its editor, keys and folds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.plan_stage import theme, type_text
from ui.outline_keys import Deed
from ui.outline_model import OutlineModel
from ui.outline_rows import Fold, Row
from ui.outline_view import OutlineView

K = Qt.Key


class Tall(QWidget):
    """An editor of a height of its own."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self.wanted = height

    def height_for(self, width: int) -> int:
        return self.wanted


@pytest.fixture
def view(qtbot: QtBot) -> OutlineView:
    model = OutlineModel()
    model.show_rows([Row(f"node:{number}", 0, f"{number}.", "", f"Mục {number}") for number in range(1, 201)])
    made = OutlineView(theme(), model)
    made.keep = model  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.setFocus()
    return made


def row_height(view: OutlineView) -> int:
    return view.painter.row_height


def test_without_an_editor_every_row_is_one_multiplication_away(view: OutlineView) -> None:
    height = row_height(view)
    assert view.top_of(0) == 0
    assert view.top_of(150) == 150 * height
    assert view.place_at(150 * height) == 150
    assert view.place_at(150 * height - 1) == 149
    assert view.place_at(200 * height) == -1
    assert view.verticalScrollBar().maximum() == 200 * height - view.viewport().height()


def test_rows_below_the_edited_one_make_room_for_it(view: OutlineView) -> None:
    height = row_height(view)
    view.hold_editor("node:3", Tall(120))
    assert view.top_of(2) == 2 * height
    assert view.top_of(3) == 2 * height + 120
    assert view.place_at(2 * height + 119) == 2
    assert view.place_at(2 * height + 120) == 3
    assert view.content_height() == 199 * height + 120


def test_a_growing_editor_moves_what_stands_below(view: OutlineView) -> None:
    editor = Tall(60)
    view.hold_editor("node:3", editor)
    editor.wanted = 90
    view.editor_grew()
    assert view.top_of(3) == 2 * row_height(view) + 90
    assert editor.height() == 89
    view.hold_editor("", None)
    assert view.top_of(3) == 3 * row_height(view)


def test_the_editor_scrolls_with_its_row(view: OutlineView) -> None:
    editor = Tall(60)
    view.hold_editor("node:3", editor)
    view.verticalScrollBar().setValue(40)
    assert editor.y() == 2 * row_height(view) - 40


def test_what_is_under_the_mouse_is_the_row_that_is_painted_there(view: OutlineView) -> None:
    view.hold_editor("node:3", Tall(120))
    view.verticalScrollBar().setValue(30)
    for place in (0, 1, 2, 3, 5):
        rect = view.visualRect(view.model().index(place, 0))
        if rect.top() >= 0:
            assert view.indexAt(rect.center()).row() == place
    assert not view.indexAt(QPoint(5, -500)).isValid()


def test_arrows_pages_and_ends_lead_through_the_rows(view: OutlineView) -> None:
    view.choose("node:1")
    QTest.keyClick(view, K.Key_Down)
    assert view.current_target() == "node:2"
    QTest.keyClick(view, K.Key_End)
    assert view.current_target() == "node:200"
    rect = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(rect)
    QTest.keyClick(view, K.Key_Home)
    QTest.keyClick(view, K.Key_PageDown)
    assert view.current_target() not in ("node:1", "node:2")


def test_shift_and_ctrl_choose_several(view: OutlineView) -> None:
    view.choose("node:1")
    QTest.keyClick(view, K.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.chosen_nodes() == [1, 2]
    point = view.visualRect(view.model().index(4, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, point)
    assert view.chosen_nodes() == [1, 2, 5]
    point = view.visualRect(view.model().index(7, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, point)
    assert view.chosen_nodes() == [1, 2, 5, 6, 7, 8]


def test_each_key_asks_for_its_deed(view: OutlineView) -> None:
    asked: list[Deed] = []
    view.asked.connect(asked.append)
    view.choose("node:1")
    none, shift, ctrl, alt = (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.AltModifier,
    )
    keys = (
        (K.Key_Tab, none), (K.Key_Backtab, shift), (K.Key_Up, alt), (K.Key_Down, alt),
        (K.Key_Delete, none), (K.Key_C, ctrl), (K.Key_X, ctrl), (K.Key_V, ctrl),
    )  # fmt: skip
    for key, modifiers in keys:
        QTest.keyClick(view, key, modifiers)
    assert asked == [
        Deed.INDENT, Deed.OUTDENT, Deed.UP, Deed.DOWN, Deed.REMOVE, Deed.COPY, Deed.CUT, Deed.PASTE
    ]  # fmt: skip


def test_letters_do_nothing_in_the_tree(view: OutlineView) -> None:
    asked: list[object] = []
    view.asked.connect(asked.append)
    view.opened.connect(asked.append)
    view.choose("node:1")
    type_text(view, "Mục 9")
    assert view.current_target() == "node:1"
    assert not asked


def test_enter_f2_and_a_double_click_open(view: OutlineView) -> None:
    opened: list[str] = []
    view.opened.connect(opened.append)
    view.choose("node:4")
    QTest.keyClick(view, K.Key_Return)
    QTest.keyClick(view, K.Key_F2)
    point = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert opened == ["node:4", "node:4", "node:2"]


def test_a_click_on_the_arrow_folds(view: OutlineView) -> None:
    asked: list[tuple[str, bool]] = []
    view.folding.connect(lambda target, fold: asked.append((target, fold)))
    rows = list(view.keep.rows)  # type: ignore[attr-defined]
    rows[0] = rows[0]._replace(fold=Fold.OPEN)
    view.keep.show_rows(rows)  # type: ignore[attr-defined]
    box = view.painter.arrow_box(rows[0], view.visualRect(view.model().index(0, 0)))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box.center())
    view.choose("node:1")
    QTest.keyClick(view, K.Key_Left)
    assert asked == [("node:1", True), ("node:1", True)]
