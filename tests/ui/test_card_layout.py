"""Certificates on screen and in the PDF: millimetres that hold, red where the decree wants it."""

import pytest

from app.documents.layouts.certificate import certificates, trial_sheet
from app.domain.award_papers import Given
from app.domain.certificates import Certificate
from tests.papers.round_rows import frame
from ui.paper_layout import PaperLayout
from ui.paper_pieces import MM, Stroke
from ui.print_pages import pdf_of

pytestmark = pytest.mark.usefixtures("qapp")
ONE = Certificate(Given("Vũ Thị Minh Họa", "Chuyên viên", sex="Nữ"), "Giấy khen của Giám đốc Sở", False, 5)


def test_every_text_of_a_card_stands_at_its_millimetres() -> None:
    cards, _ = certificates(frame(), (ONE, ONE))
    laid = PaperLayout().now(cards)
    assert len(laid.pages) == 2
    for field, piece in zip(cards.cards[0].fields, laid.pages[0].texts(), strict=True):
        assert (piece.x, piece.y) == (field.x_mm * MM, field.y_mm * MM)
        assert piece.y + piece.height <= (field.y_mm + field.height_mm + 1) * MM
    red = {piece.text for piece in laid.pages[0].texts() if piece.measured.style.red}
    assert red == {"GIÁM ĐỐC SỞ NGOẠI VỤ", "GIẤY KHEN"}


def test_the_whole_certificate_has_a_frame_and_a_line_under_the_motto_a_blank_has_none() -> None:
    whole, _ = certificates(frame(), (ONE,))
    blank, _ = certificates(frame(), (ONE,), blank=True)
    strokes = [
        sum(isinstance(piece, Stroke) for piece in PaperLayout().now(cards).pages[0].pieces)
        for cards in (whole, blank)
    ]
    assert strokes == [9, 0]


def test_the_pdf_lies_on_its_side_also_of_the_test_sheet() -> None:
    sheet = trial_sheet({})
    made = pdf_of(PaperLayout().now(sheet), sheet.properties)
    assert b"/MediaBox [0 0 842" in made or b"/MediaBox [0 0 841" in made
