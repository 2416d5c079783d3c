"""The rows of the page as a model: any page becomes any other by differences, chosen rows stay chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.domain.outline import NewNode, Numbering, Outline
from app.domain.outline_edit import insert, remove, shift
from app.domain.plan import Plan
from ui.outline_model import OutlineModel
from ui.outline_rows import FIELDS, Fold, Row, node_rows, page_rows, period_words, row_of_field

pytestmark = pytest.mark.usefixtures("qapp")

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def row(name: str, text: str = "") -> Row:
    return Row(f"node:{name}", 0, "-", "", text)


def outline(*depths: int) -> Outline:
    nodes = [NewNode(depth, Numbering.ARABIC, f"Mục {place}") for place, depth in enumerate(depths)]
    return insert(Outline(), None, 0, nodes, 1)


pages = st.lists(
    st.tuples(st.integers(1, 12), st.sampled_from("ab")), unique_by=lambda pair: pair[0], max_size=12
)


@given(st.lists(pages, min_size=2, max_size=5))
def test_any_page_becomes_any_other_without_a_reset(steps: list[list[tuple[int, str]]]) -> None:
    model = OutlineModel()
    tester = QAbstractItemModelTester(model, FATAL)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    for step in steps:
        wanted = [row(str(number), text) for number, text in step]
        model.show_rows(wanted)
        assert list(model.rows) == wanted
        assert [model.place_of(each.target) for each in wanted] == list(range(len(wanted)))
    assert not resets
    assert tester is not None


@given(pages, pages)
def test_a_chosen_row_stays_chosen_wherever_it_moves(
    before: list[tuple[int, str]], after: list[tuple[int, str]]
) -> None:
    model = OutlineModel()
    model.show_rows([row(str(number), text) for number, text in before])
    chosen = QItemSelectionModel(model)
    stay = {number for number, _ in before} & {number for number, _ in after}
    for number in stay:
        chosen.select(model.index_of(f"node:{number}"), QItemSelectionModel.SelectionFlag.Select)
    model.show_rows([row(str(number), text) for number, text in after])
    assert {model.row_at(index.row()).target for index in chosen.selectedIndexes()} >= {
        f"node:{number}" for number in stay
    }


def test_one_changed_text_changes_one_row(qtbot: QtBot) -> None:
    model = OutlineModel()
    model.show_rows([row("1", "a"), row("2", "b"), row("3", "c")])
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, *_: changed.append((first.row(), last.row())))
    model.show_rows([row("1", "a"), row("2", "khác"), row("3", "c")])
    assert changed == [(1, 1)]


def test_a_folded_node_hides_everything_below_it_and_nothing_else() -> None:
    tree = outline(0, 1, 2, 1, 0)
    assert [r.fold for r in node_rows(tree)] == [Fold.OPEN, Fold.OPEN, Fold.LEAF, Fold.LEAF, Fold.LEAF]
    folded = node_rows(tree, {1})
    assert [(r.title, r.fold) for r in folded] == [("Mục 0", Fold.FOLDED), ("Mục 4", Fold.LEAF)]


def test_rows_follow_a_removal_and_a_move() -> None:
    tree = outline(0, 0, 0)
    model = OutlineModel()
    model.show_rows(node_rows(tree))
    model.show_rows(node_rows(shift(tree, [3], -1)))
    assert [r.title for r in model.rows] == ["Mục 0", "Mục 2", "Mục 1"]
    model.show_rows(node_rows(remove(tree, [1])))
    assert [(r.label, r.title) for r in model.rows] == [("1.", "Mục 1"), ("2.", "Mục 2")]


def test_every_field_of_the_plan_has_its_row() -> None:
    shown = {name for names in FIELDS.values() for name in names}
    kept = set(vars(Plan(id=1, year=2023))) - {"id", "year", "version", "replaces", "state"}
    assert shown == kept
    assert row_of_field("field:issued") == "field:number"
    assert row_of_field("node:3") == "node:3"


def test_what_is_empty_says_so_and_what_is_unsigned_leaves_room() -> None:
    rows = {r.target: r for r in page_rows(Plan(id=1, year=2023), Outline(), (), "KH-SNgV", "Bình Phước")}
    assert rows["field:number"].text.startswith("Số:       /KH-SNgV,")
    assert rows["field:title"].hint == "Chưa có trích yếu"
    assert period_words("2023-01", "2023-12-31") == "từ tháng 01/2023 đến 31/12/2023"
    assert period_words("", "") == ""
