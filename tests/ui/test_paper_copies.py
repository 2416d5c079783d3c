"""Appendices, copies and two pages on a sheet, on screen and in the PDF."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from PySide6.QtCore import QPointF, QRectF, QSizeF

from app.documents.layouts.award_decision import award_decision
from app.documents.layouts.ballot import ballot
from app.documents.model import Document, Table
from app.documents.word import write_word
from tests.papers.round_rows import CSTDCS, GROUPS, MEETING, ONE, frame
from tests.papers.stage import departures
from ui.paper_geometry import Sheets
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


WHY = "Có thành tích xuất sắc trong tham mưu, tổ chức đón tiếp các đoàn khách quốc tế đến thăm và làm việc"


def wide_decision(why: str = WHY) -> Document:
    """The last group for achievements that need room."""
    *others, last = GROUPS
    return award_decision(
        frame(), (*others, replace(last, given=(replace(last.given[0], reason=why),))), MEETING
    )


def test_a_list_lies_on_its_side_where_a_column_needs_it_and_there_alone(tmp_path: Path) -> None:
    for why, lies in ((WHY, True), ("Tổ chức Hội nghị", False)):
        paper = wide_decision(why)
        sections = docx.Document(str(write_word(paper, tmp_path / "qd.docx"))).sections
        assert [one.orientation is WD_ORIENT.LANDSCAPE for one in sections] == [False, lies]
        first, second = ((one.page_width, one.page_height) for one in sections)
        assert (second == first[::-1]) is lies
        assert departures(paper) == []


def test_achievements_have_more_of_a_lying_list() -> None:
    def share(paper: Document) -> float:
        (appendix,) = paper.appendices
        table = next(block for block in appendix.body if isinstance(block, Table))
        head = [cell.paragraphs[0].text for cell in table.rows[0]]
        return table.columns[head.index("Thành tích")].width_mm / appendix.look.page.text_mm

    assert share(wide_decision()) > share(wide_decision("Tổ chức Hội nghị")) + 0.05


def test_pages_of_a_lying_list_lie_on_the_screen_and_in_the_pdf() -> None:
    paper = wide_decision()
    laid = PaperLayout().now(paper)
    upright, *lying = [page.sheet for page in laid.pages]
    assert laid.upright == 1
    assert upright is None
    assert {(sheet.width_mm, sheet.height_mm) for sheet in lying if sheet is not None} == {(297, 210)}
    made = pdf_of(laid, paper.properties)
    boxes = [made.count(b"/MediaBox [0 0 " + wide) for wide in (b"595", b"842")]
    assert boxes == [1, len(lying)]
    assert PaperLayout().now(award_decision(frame(), GROUPS, MEETING)).upright == 2


@pytest.mark.parametrize("width", [600, 1300])
def test_lying_sheets_stand_below_the_upright_ones_and_no_two_touch(width: int) -> None:
    sheets = Sheets(QSizeF(210, 297), 8, QSizeF(width, 800), 0, 3)
    boxes = [sheets.rect(at) for at in range(8)]
    assert [box.width() < box.height() for box in boxes] == [True] * 3 + [False] * 5
    for at, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[at + 1 :])
        assert QRectF(QPointF(0, 0), sheets.size).contains(box)
        assert at in sheets.touching(box)
        found = sheets.at(box.center())
        assert found is not None
        assert found[0] == at
    assert all(box.left() >= 0 and box.right() <= width for box in boxes), "the widest fits the width"
    assert sheets.beside(boxes[3].top() + 5)[0] == 3
    assert min(box.top() for box in boxes[3:]) > max(box.bottom() for box in boxes[:3])
