"""What differs between two outlines: by identity, by likeness, as few moves as possible."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.domain.node_pairs import moved_nodes, paired
from app.domain.outline import NewNode, Numbering, Outline
from app.domain.outline_edit import indent, insert, move_to, remove, reword
from app.domain.plan import Plan
from app.domain.plan_comparison import Change, Comparison, Side, compare, said
from app.domain.word_diff import Op, Piece, exchanges, shortened, word_diff

DASH = Numbering.ARABIC
FIRST = "Tiếp tục làm tốt công tác đền ơn đáp nghĩa, chăm lo cho các đối tượng chính sách."
SECOND = "Giữ vững đoàn kết, thống nhất trong cơ quan; phối hợp, giúp đỡ nhau trong công tác."
THIRD = "Đảm bảo công khai, minh bạch, thuận tiện trong giải quyết thủ tục hành chính."


def outline(*texts: str, first: int = 1) -> Outline:
    """Numbered nodes one below another, with identities of their own."""
    return insert(Outline(), None, 0, [NewNode(0, DASH, "", text) for text in texts], first)


def between(old: Outline, new: Outline) -> Comparison:
    return compare(Side(Plan(1, 2023), old), Side(Plan(2, 2024), new))


def told(old: Outline, new: Outline) -> list[str]:
    return [f"{row.place}: {said(row)}" for row in between(old, new).of()]


def test_the_same_plan_differs_in_nothing() -> None:
    old = outline(FIRST, SECOND)
    assert between(old, old).of() == ()


def test_one_added_above_renumbers_what_is_below_and_moves_nothing() -> None:
    old = outline(FIRST, SECOND)
    new = insert(old, None, 0, [NewNode(0, DASH, "", THIRD)], 10)
    assert told(old, new) == [
        "mục 1: Thêm",
        "mục 2: Đổi số: mục 1 thành mục 2",
        "mục 3: Đổi số: mục 2 thành mục 3",
    ]


def test_one_taken_away_stands_where_it_stood() -> None:
    old = outline(FIRST, SECOND, THIRD)
    new = remove(old, [2])
    assert told(old, new) == ["mục 2: Bỏ", "mục 2: Đổi số: mục 3 thành mục 2"]


def test_of_two_that_changed_places_one_is_called_moved() -> None:
    old = outline(FIRST, SECOND, THIRD)
    new = move_to(old, [3], None, 0)
    comparison = between(old, new)
    assert comparison.count(Change.MOVED) == 1
    assert told(old, new)[0] == "mục 1: Dời từ mục 3 đến mục 1"


def test_under_another_parent_is_moved() -> None:
    old = outline(FIRST, SECOND)
    assert told(old, indent(old, [2])) == ["mục 1.1: Dời từ mục 2 đến mục 1.1"]


def test_a_moved_place_may_be_changed_too() -> None:
    old = outline(FIRST, SECOND, THIRD)
    new = reword(move_to(old, [3], None, 0), {3: ("", THIRD.replace("Đảm bảo", "Bảo đảm"))})
    assert told(old, new)[0] == "mục 1: Dời từ mục 3 đến mục 1, sửa"


def test_without_identities_the_same_words_and_then_like_words_are_one_place() -> None:
    old = outline(FIRST, SECOND, THIRD)
    new = outline(
        SECOND, FIRST.replace("làm tốt", "thực hiện tốt"), "Nội dung khác hẳn về đối ngoại.", first=50
    )
    assert paired(old, new) == {1: 51, 2: 50}
    assert told(old, new) == [
        "mục 1: Đổi số: mục 2 thành mục 1",
        "mục 3: Bỏ",
        "mục 2: Dời từ mục 1 đến mục 2, sửa",
        "mục 3: Thêm",
    ]


def test_empty_nodes_are_no_pair() -> None:
    assert paired(outline(""), outline("", first=9)) == {}


def test_fields_are_compared_by_name() -> None:
    old = Plan(1, 2023, title="Phát động năm 2023", recipients=("A", "Lưu: VT"), number=5, symbol="KH-SNgV")
    new = Plan(2, 2024, title="Phát động năm 2024", recipients=("A", "Lưu: VT"), closing="Trên đây.")
    rows = compare(Side(old, Outline()), Side(new, Outline())).of()
    assert [(row.place, said(row)) for row in rows] == [
        ("Số, ký hiệu", "Bỏ"),
        ("Trích yếu", "Sửa"),
        ("Câu kết", "Thêm"),
    ]


def test_words_are_compared_whole_and_numbers_of_acts_are_one_word() -> None:
    assert word_diff("số 01/CT-UBND ngày 09/01/2023", "số 02/CT-UBND ngày 08/01/2024") == (
        Piece(Op.SAME, "số "),
        Piece(Op.OLD, "01/CT-UBND"),
        Piece(Op.NEW, "02/CT-UBND"),
        Piece(Op.SAME, " ngày "),
        Piece(Op.OLD, "09/01/2023"),
        Piece(Op.NEW, "08/01/2024"),
    )


def test_another_text_is_shown_whole_and_not_in_scraps() -> None:
    assert word_diff(FIRST, THIRD) == (Piece(Op.OLD, FIRST), Piece(Op.NEW, THIRD))


def test_long_stretches_without_change_are_left_out() -> None:
    pieces = shortened(word_diff(f"{FIRST} năm 2023 {SECOND}", f"{FIRST} năm 2024 {SECOND}"), 20)
    assert (
        "".join(p.text for p in pieces if p.op is not Op.OLD) == "… chính sách. năm 2024 Giữ vững đoàn kết, …"
    )
    assert exchanges(pieces) == (("2023", "2024"),)


words = st.lists(
    st.sampled_from(["năm", "2023", "2024", ",", "của", "tỉnh", "kế hoạch", "  ", ";"]), max_size=12
)


@given(words, words)
def test_both_texts_can_be_read_back_out_of_the_pieces(one: Sequence[str], two: Sequence[str]) -> None:
    old, new = " ".join(one), " ".join(two)
    pieces = word_diff(old, new)
    assert "".join(p.text for p in pieces if p.op is not Op.NEW) == old
    assert "".join(p.text for p in pieces if p.op is not Op.OLD) == new
    assert all(piece.text for piece in pieces)


@given(st.permutations(range(1, 8)), st.sets(st.integers(1, 7)))
def test_every_node_is_in_exactly_one_row_and_kept_order_is_never_called_moved(
    order: list[int], gone: set[int]
) -> None:
    old = outline(*(f"Nội dung thi đua số {n} của cơ quan {n}" for n in range(1, 8)))
    new = old
    for place, node in enumerate(order):
        new = move_to(new, [node], None, place)
    new = remove(new, gone)
    comparison = between(old, new)
    seen = [row.old_ref for row in comparison.rows if row.old_ref.startswith("node:")]
    assert sorted(seen) == [f"node:{n}" for n in range(1, 8)]
    assert comparison.count(Change.REMOVED) == len(gone)
    pairs = paired(old, new)
    moved = moved_nodes(old, new, pairs)
    still = [n for n in order if n not in gone and n not in moved]
    assert still == sorted(still)
