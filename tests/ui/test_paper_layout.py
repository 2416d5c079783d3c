"""The laid-out paper: every letter once, nothing left alone, the same laid out anew or step by step."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from app.documents.model import Cell, Document, Paragraph, Rule, Run, Table, TableColumn
from tests.documents.papers_for_tests import SNGV, plan_paper, seed, seed_paper
from tests.ui.papers_on_screen import lines_of, long_paper, with_words
from ui.paper_layout import PaperLayout
from ui.paper_pieces import MM, Laid, Lines, Page, Stroke

pytestmark = pytest.mark.usefixtures("qapp")


def laid(paper: Document) -> Laid:
    return PaperLayout().now(paper)


def body_lines(page: Page) -> list[Lines]:
    return [piece for piece in page.body.pieces if isinstance(piece, Lines)]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_letter_of_the_paper_is_on_some_page_once_and_in_order() -> None:
    paper = long_paper(60)
    there = squeezed("".join(piece.text for page in laid(paper).pages for piece in body_lines(page)))
    asked = squeezed("".join(block.text for block in paper.body if isinstance(block, Paragraph)))
    assert asked in there


def test_no_heading_ends_a_page() -> None:
    for page in laid(long_paper(200)).pages[:-1]:
        assert body_lines(page)[-1].measured.style.outline_level == 0


def test_no_single_line_of_a_paragraph_is_left_on_a_page() -> None:
    cut = 0
    for page in laid(long_paper(200)).pages:
        for piece in body_lines(page):
            count = len(piece.measured.lines)
            if piece.end - piece.first < count:
                cut += 1
                assert piece.end - piece.first >= 2
    assert cut > 10


@pytest.mark.parametrize("nodes", range(6, 26))
def test_the_signature_is_whole_and_never_alone_on_its_page(nodes: int) -> None:
    plan, real = seed()
    bare = replace(plan, closing="")
    kept = [node for node in real.nodes if node.id <= nodes]
    paper = plan_paper(bare, replace(real, nodes=tuple(kept)), SNGV, False)
    last = body_lines(laid(paper).pages[-1])
    assert [piece.text for piece in last][-1] == "Phạm Thị Anh Thư"
    assert "Nơi nhận:" in [piece.text for piece in last]
    ending = paper.body[-1]
    assert isinstance(ending, Paragraph)
    assert any(piece.ref == ending.ref for piece in last)


def test_a_list_of_recipients_longer_than_a_page_goes_on_over_the_next_ones() -> None:
    plan, real = seed()
    names = tuple(f"Phòng chuyên môn số {number}" for number in range(150))
    paper = plan_paper(replace(plan, recipients=names), real, SNGV, False)
    pages = laid(paper).pages
    shown = [piece.text for page in pages for piece in body_lines(page)]
    for name in names:
        assert shown.count(f"- {name};") + shown.count(f"- {name}.") == 1
    foot = (297 - 20) * MM + 1
    assert all(piece.y + piece.height <= foot for page in pages for piece in body_lines(page))


def test_the_number_stands_on_every_page_but_the_first_in_the_middle_of_the_text() -> None:
    pages = laid(seed_paper()).pages
    assert pages[0].carried == ()
    for number, page in enumerate(pages[1:], start=2):
        (piece,) = page.carried
        assert isinstance(piece, Lines)
        assert piece.text == str(number)
        line = piece.measured.lines[0]
        middle = (piece.x + line.x + line.width / 2) / MM
        assert middle == pytest.approx(30 + 165 / 2, abs=0.1)
        assert 10 <= piece.y / MM < 20


def test_practice_papers_say_so_at_the_foot_of_every_page() -> None:
    for page in laid(seed_paper(practice=True)).pages:
        piece = page.carried[-1]
        assert isinstance(piece, Lines)
        assert piece.text == "DỮ LIỆU THỰC HÀNH"
        assert (piece.y + piece.height) / MM == pytest.approx(297 - 10)


def test_rules_have_their_exact_lengths_and_places() -> None:
    paper = seed_paper()
    assert paper.letterhead
    rules = [
        block
        for block in (*paper.letterhead.issuer, *paper.letterhead.nation, *paper.title)
        if isinstance(block, Rule)
    ]
    strokes = [piece for piece in laid(paper).pages[0].pieces if isinstance(piece, Stroke)]
    assert [(stroke.to_x - stroke.x) / MM for stroke in strokes] == pytest.approx(
        [r.length_mm for r in rules]
    )
    lefts = [30, 30 + paper.letterhead.widths_mm[0], 30]
    for stroke, rule, left in zip(strokes, rules, lefts, strict=True):
        assert stroke.x / MM == pytest.approx(left + rule.left_mm)
        assert stroke.y == stroke.to_y


def test_number_and_date_stand_on_one_line() -> None:
    head = [line for line in lines_of(laid(seed_paper()))[0] if line.startswith("Số:")]
    assert len(head) == 1
    assert "Bình Phước, ngày" in head[0]


def test_body_is_indented_on_its_first_line_only() -> None:
    piece = next(p for p in body_lines(laid(seed_paper()).pages[0]) if len(p.measured.lines) > 3)
    lefts = [line.x / MM for line in piece.measured.lines]
    assert lefts[0] == pytest.approx(12.7, abs=0.01)
    assert lefts[1:] == pytest.approx([0.0] * len(lefts[1:]))


def test_a_line_may_end_at_a_hyphen_but_not_at_a_slash() -> None:
    ends = set()
    for blanks in range(1, 60):
        words = "a " * blanks + "của tỉnh 2021-2025 theo số 22-NQ/TW ngày 10/4/2013 của Bộ"
        paper = with_words(seed_paper(), 3, "Câu mở đầu của đoạn này dài hơn nửa dòng " + words)
        for piece in body_lines(laid(paper).pages[0]):
            lines = range(len(piece.measured.lines) - 1)
            ends |= {piece.measured.text(at, at + 1).rstrip().split()[-1] for at in lines}
    assert "2021-" in ends
    assert not [end for end in ends if end.endswith("/")]


def table_of(rows: list[str]) -> Table:
    def cells(*texts: str) -> tuple[Cell, ...]:
        return tuple(Cell((Paragraph("NĐ30 Ô bảng", (Run(text),)),)) for text in texts)

    return Table(
        (TableColumn(15), TableColumn(150)), (cells("STT", "Việc"), *(cells("1", row) for row in rows))
    )


def test_the_head_of_a_table_is_repeated_on_every_page_of_it() -> None:
    paper = seed_paper()
    table = table_of([f"Việc số {number}" for number in range(120)])
    pages = laid(replace(paper, body=(*paper.body[:3], table))).pages
    with_rows = [page for page in pages if any(p.text.startswith("Việc số") for p in body_lines(page))]
    assert len(with_rows) > 2
    for page in with_rows:
        assert [piece.text for piece in body_lines(page)].count("STT") == 1


def test_a_row_higher_than_a_page_is_cut_between_its_lines() -> None:
    paper = seed_paper()
    words = " ".join(f"chữ{number}" for number in range(2000))
    pages = laid(replace(paper, body=(*paper.body[:3], table_of([words]), *paper.body[3:6]))).pages
    shown = " ".join(piece.text.strip() for page in pages for piece in body_lines(page))
    assert words in " ".join(word for word in shown.split() if word.startswith("chữ"))
    foot = (297 - 20) * MM + 1
    assert all(piece.y + piece.height <= foot for page in pages for piece in body_lines(page))


def test_rows_of_a_list_are_whole_and_one_higher_than_a_page_is_cut_all_the_same() -> None:
    words = " ".join("Sở Ngoại vụ tỉnh Bình Phước" for _ in range(12))
    many = [words] * 24
    paper = replace(seed_paper(), body=(replace(table_of(many), split_rows=False),))
    pages = laid(paper).pages
    whole = [
        squeezed(p.text) == squeezed(words) for page in pages for p in body_lines(page) if "Phước" in p.text
    ]
    assert len(pages) > 1
    assert sum(whole) == len(many)
    split = laid(replace(paper, body=(table_of(many),))).pages
    assert sum("Phước" in p.text for page in split for p in body_lines(page)) > len(many)
    tall = replace(table_of(["một dòng dài " * 2000]), split_rows=False)
    assert len(laid(replace(seed_paper(), body=(tall,))).pages) > 2


def test_a_paper_without_a_word_is_one_page() -> None:
    paper = replace(seed_paper(), letterhead=None, title=(), body=(), signature=None)
    assert len(laid(paper).pages) == 1


def test_a_paragraph_higher_than_a_page_is_cut_even_when_it_is_kept_with_the_next() -> None:
    paper = seed_paper()
    words = " ".join(f"chữ{number}" for number in range(3000))
    last = with_words(paper, len(paper.body) - 1, words)
    pages = laid(last).pages
    shown = squeezed("".join(piece.text for page in pages for piece in body_lines(page)))
    assert squeezed(words) in shown


def test_one_changed_node_measures_one_paragraph() -> None:
    layout = PaperLayout()
    paper = long_paper(300)
    layout.now(paper)
    before = layout.measured
    changed = with_words(paper, 150, "Một đoạn khác hẳn.")
    after = layout.now(changed)
    assert layout.measured == before + 1
    assert after == laid(changed)


def test_a_layout_dropped_half_way_leaves_nothing_wrong() -> None:
    layout = PaperLayout()
    paper = long_paper(300)
    layout.now(paper)
    overtaken = layout.steps(with_words(paper, 10, "Đoạn bị vượt. " * 200))
    for _ in range(5):
        next(overtaken)
    overtaken.close()
    newest = with_words(paper, 250, "Đoạn mới nhất. " * 50)
    assert layout.now(newest) == laid(newest)


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["change", "insert", "remove", "move", "sign", "head", "foot", "turn"]),
        st.integers(0, 10_000),
        st.integers(0, 400),
    ),
    min_size=1,
    max_size=6,
)


def edited(paper: Document, edit: tuple[str, int, int]) -> Document:
    """One of the changes a person makes, at a place and of a size drawn by chance."""
    kind, place, size = edit
    body = list(paper.body)
    at = place % len(body)
    if kind == "change":
        return with_words(paper, at, "chữ " * size)
    if kind == "insert":
        body.insert(at, Paragraph("NĐ30 Nội dung", (Run("thêm " * size),), f"node:{place}"))
    elif kind == "remove" and len(body) > 2:
        del body[at : at + 1 + size % 5]
    elif kind == "move":
        body.insert(size % len(body), body.pop(at))
    elif kind == "sign":
        return replace(paper, signature=None if paper.signature else seed_paper().signature)
    elif kind == "head":
        return replace(paper, letterhead=None if paper.letterhead else seed_paper().letterhead)
    elif kind == "foot":
        return replace(paper, footer=None if paper.footer else seed_paper(practice=True).footer)
    else:
        body.reverse()
    return replace(paper, body=tuple(body or paper.body))


@settings(max_examples=40)
@given(EDITS)
def test_after_any_edits_the_pages_are_those_of_a_fresh_layout(edits: list[tuple[str, int, int]]) -> None:
    assert QApplication.instance()
    layout = PaperLayout()
    paper = long_paper(40, chance=7)
    layout.now(paper)
    for edit in edits:
        paper = edited(paper, edit)
        assert layout.now(paper) == laid(paper)
