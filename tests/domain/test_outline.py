"""Numbering follows from the structure, and editing gives the outline a person expects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import outline_edit as edit
from app.domain.outline import NewNode, Node, Numbering, Outline, letter, roman

R, A, N, L, D, P = (
    Numbering.ROMAN,
    Numbering.ARABIC,
    Numbering.NESTED,
    Numbering.LETTER,
    Numbering.DASH,
    Numbering.NONE,
)


def built(*rows: tuple[int, Numbering, str]) -> Outline:
    return edit.insert(Outline(), None, 0, [NewNode(depth, kind, title) for depth, kind, title in rows], 1)


def titled(outline: Outline, title: str) -> Node:
    return next(node for node in outline.nodes if node.title == title)


@pytest.fixture
def sample() -> Outline:
    return built(
        (0, R, "một"), (1, A, "hai"), (2, D, "ba"), (2, D, "bốn"), (1, A, "năm"), (2, N, "sáu"),
        (2, N, "bảy"), (0, R, "tám"), (1, L, "chín"),
    )  # fmt: skip


def test_labels_codes_and_places(sample: Outline) -> None:
    seen = [(e.label, e.code, e.place) for e in sample.walk()]
    assert seen == [
        ("I.", "I", "mục I"),
        ("1.", "I.1", "mục I.1"),
        ("-", "I.1-a", "mục I.1, gạch 1"),
        ("-", "I.1-b", "mục I.1, gạch 2"),
        ("2.", "I.2", "mục I.2"),
        ("2.1.", "I.2.1", "mục I.2.1"),
        ("2.2.", "I.2.2", "mục I.2.2"),
        ("II.", "II", "mục II"),
        ("a)", "II.a", "mục II.a"),
    ]


def test_letters_run_as_the_decrees_lists_do() -> None:
    assert [letter(n) for n in range(1, 11)] == ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k"]
    assert letter(24) == "aa"


def test_roman_numerals() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 99)] == ["I", "IV", "IX", "XIV", "XL", "XCIX"]


def test_paragraphs_between_numbered_siblings_do_not_break_the_count() -> None:
    outline = built((0, A, "a"), (0, P, "lời"), (0, A, "b"))
    assert [e.label for e in outline.walk()] == ["1.", "", "2."]


def test_indent_takes_the_numbering_of_its_new_siblings(sample: Outline) -> None:
    after = edit.indent(sample, [titled(sample, "năm").id])
    assert after.shape() == "I{1{-,-,-{1,2}}} II{a}"


def test_indent_of_the_first_child_changes_nothing(sample: Outline) -> None:
    assert edit.indent(sample, [titled(sample, "một").id]) == sample


def test_outdent_comes_to_stand_after_its_parent(sample: Outline) -> None:
    after = edit.outdent(sample, [titled(sample, "ba").id])
    assert after.shape() == "I{1{-},2,3{3.1,3.2}} II{a}"


def test_several_nodes_move_together_and_keep_their_order(sample: Outline) -> None:
    both = [titled(sample, "ba").id, titled(sample, "bốn").id]
    after = edit.move_to(sample, both, titled(sample, "tám").id, 0)
    assert [n.title for n in after.children(titled(sample, "tám").id)] == ["ba", "bốn", "chín"]
    assert after.shape() == "I{1,2{2.1,2.2}} II{a,b,c}"


def test_a_node_is_never_moved_under_itself(sample: Outline) -> None:
    assert edit.move_to(sample, [titled(sample, "một").id], titled(sample, "hai").id, 0) == sample


def test_shift_stops_at_the_ends(sample: Outline) -> None:
    down = edit.shift(sample, [titled(sample, "ba").id], +1)
    assert [n.title for n in down.children(titled(sample, "hai").id)] == ["bốn", "ba"]
    assert edit.shift(down, [titled(sample, "ba").id], +1) == down


def test_remove_takes_what_lies_below(sample: Outline) -> None:
    assert edit.remove(sample, [titled(sample, "hai").id]).shape() == "I{1{1.1,1.2}} II{a}"


def test_changing_the_style_of_a_level_changes_its_siblings_only(sample: Outline) -> None:
    after = edit.renumber(sample, [titled(sample, "ba").id], Numbering.LETTER)
    assert after.shape() == "I{1{a,b},2{2.1,2.2}} II{a}"


def test_depths_that_jump_are_brought_back() -> None:
    assert built((0, R, "a"), (5, D, "b"), (1, D, "c")).shape() == "I{-,-}"


def test_an_insertion_moves_nobody_while_there_is_room(sample: Outline) -> None:
    after = edit.insert(sample, None, 1, [NewNode(0, R, "giữa")], 100)
    kept = {n.id: n for n in after.nodes}
    assert all(kept[n.id] == n for n in sample.nodes)
    assert [n.title for n in after.roots] == ["một", "giữa", "tám"]


def test_room_that_is_used_up_is_made_again() -> None:
    outline = built((0, R, "đầu"), (0, R, "cuối"))
    for number in range(40):
        outline = edit.insert(outline, None, 1, [NewNode(0, R, str(number))], 10 + number)
    assert [n.title for n in outline.roots] == ["đầu", *(str(n) for n in reversed(range(40))), "cuối"]


deeds = st.lists(
    st.tuples(st.sampled_from(["in", "out", "up", "down", "to"]), st.integers(0, 99), st.integers(0, 99))
)


@given(deeds)
def test_no_editing_loses_a_node_or_makes_a_loop(steps: list[tuple[str, int, int]]) -> None:
    outline = built((0, R, "1"), (1, A, "2"), (2, D, "3"), (0, R, "4"), (1, A, "5"), (1, A, "6"), (0, R, "7"))
    for deed, one, two in steps:
        ids = [outline.nodes[one % 7].id]
        other = outline.nodes[two % 7].id
        match deed:
            case "in":
                outline = edit.indent(outline, ids)
            case "out":
                outline = edit.outdent(outline, ids)
            case "to":
                outline = edit.move_to(outline, ids, other, two % 3)
            case _:
                outline = edit.shift(outline, ids, -1 if deed == "up" else 1)
        assert sorted(e.node.title for e in outline.walk()) == list("1234567")


def test_what_stands_after_a_first_sibling_that_cannot_move_stays_beside_it(sample: Outline) -> None:
    both = [titled(sample, "ba").id, titled(sample, "bốn").id]
    assert edit.indent(sample, both) == sample
    assert edit.indent(sample, both[1:]).shape() != sample.shape()
