"""Appendices, copies and two pages on a sheet, on screen and in the PDF."""

from dataclasses import replace

import pytest

from app.documents.layouts.award_decision import award_decision
from app.documents.layouts.ballot import ballot
from tests.papers.round_rows import CSTDCS, GROUPS, MEETING, ONE, frame
from ui.paper_layout import PaperLayout
from ui.print_pages import pdf_of

pytestmark = pytest.mark.usefixtures("qapp")


def words(page: object) -> list[str]:
    return [piece.text for piece in page.texts()]  # type: ignore[attr-defined]


def test_an_appendix_begins_a_page_of_its_own_and_counts_anew() -> None:
    laid = PaperLayout().now(award_decision(frame(), GROUPS, MEETING))
    assert len(laid.pages) == 2
    assert words(laid.pages[0])[-1] == "Phạm Thị Anh Thư"
    assert words(laid.pages[1])[0] == "Phụ lục"
    assert laid.pages[1].carried == ()


def test_ballots_lie_two_on_a_sheet_and_an_odd_one_leaves_half_a_sheet() -> None:
    laid = PaperLayout().now(ballot(frame(), (CSTDCS,), MEETING, 5))
    assert len(laid.pages) == 3
    assert (laid.look.page.width_mm, laid.look.page.height_mm) == (297, 210)
    assert [words(page).count("PHIẾU BẦU") for page in laid.pages] == [2, 2, 1]
    left, right = (piece for piece in laid.pages[0].texts() if piece.text == "PHIẾU BẦU")
    assert right.x - left.x == pytest.approx(laid.width / 2)
    assert left.y == right.y


def test_a_long_ballot_repeats_the_head_of_its_table_on_the_next_half() -> None:
    many = tuple(replace(ONE, name=f"Người Thử Số {number}") for number in range(1, 41))
    laid = PaperLayout().now(ballot(frame(), (replace(CSTDCS, names=many),), MEETING, 2))
    heads = [words(page).count("STT") for page in laid.pages]
    assert sum(heads) == 2 * len(laid.pages)
    said = [text for page in laid.pages for text in words(page)]
    assert all(said.count(f"Người Thử Số {number}") == 2 for number in (1, 20, 40))


def test_the_pdf_of_ballots_lies_on_its_side() -> None:
    paper = ballot(frame(), (CSTDCS,), MEETING, 2)
    made = pdf_of(PaperLayout().now(paper), paper.properties)
    assert b"/MediaBox [0 0 842" in made or b"/MediaBox [0 0 841" in made
