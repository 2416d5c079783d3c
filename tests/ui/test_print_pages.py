"""Pages on a printer: a printer that prints into a file stands where the machine's own would."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter

from app.errors import SayToUser
from tests.documents.papers_for_tests import seed_paper
from tests.ui import pdf_reading as pdf
from tests.ui.papers_on_screen import long_paper
from ui.paper_layout import PaperLayout
from ui.paper_pieces import MM, Laid
from ui.print_pages import pages_asked, paint_pages, refuse_other_sheet, set_sheet

pytestmark = pytest.mark.usefixtures("qapp")


def a_printer(target: Path, dots: int = 600) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(dots)
    return printer


def printed(target: Path, laid: Laid, printer: QPrinter) -> list[str]:
    """The first words of every printed sheet."""
    set_sheet(printer, laid.look)
    paint_pages(printer, laid, pages_asked(printer, len(laid.pages), 2))
    return [" ".join(word.text for word in page[:4]) for page in pdf.pages(target)]


@pytest.fixture(scope="module")
def laid() -> Laid:
    return PaperLayout().now(seed_paper())


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "may-in.pdf"


@pytest.mark.parametrize("dots", [72, 300, 600, 1200])
def test_every_line_lies_on_paper_where_it_was_laid_whatever_the_printer(
    laid: Laid, target: Path, dots: int
) -> None:
    printed(target, laid, a_printer(target, dots))
    for page, words in zip(laid.pages, pdf.pages(target), strict=True):
        left = min(piece.x + line.x for piece in page.texts() for line in piece.measured.lines if line.width)
        right = max(piece.x + line.x + line.width for piece in page.texts() for line in piece.measured.lines)
        assert min(word.left for word in words) == pytest.approx(left / MM, abs=0.3)
        assert max(word.right for word in words) == pytest.approx(right / MM, abs=0.5)


def test_margins_are_those_of_the_paper_to_a_third_of_a_millimetre(laid: Laid, target: Path) -> None:
    printed(target, laid, a_printer(target))
    words = [word for page in pdf.pages(target) for word in page]
    page = laid.look.page
    assert min(word.left for word in words) == pytest.approx(page.left_mm, abs=0.35)
    assert max(word.right for word in words) == pytest.approx(page.width_mm - page.right_mm, abs=0.35)
    assert pdf.facts(target)["Page size"].endswith("(A4)")


def test_letters_are_letters_and_no_pictures(laid: Laid, target: Path) -> None:
    printed(target, laid, a_printer(target))
    assert all("TrueType" in row for row in pdf.fonts(target))
    assert pdf.run("pdfimages", "-list", target).splitlines()[2:] == []


def test_a_range_of_pages_is_printed_and_no_other(laid: Laid, target: Path) -> None:
    whole = printed(target, laid, a_printer(target))
    printer = a_printer(target)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2,4"))
    assert printed(target, laid, printer) == [whole[1], whole[3]]


def test_from_and_to_hold_and_a_range_beyond_the_end_is_none(laid: Laid, target: Path) -> None:
    whole = printed(target, laid, a_printer(target))
    printer = a_printer(target)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert printed(target, laid, printer) == whole[1:3]
    printer.setFromTo(8, 9)
    assert pages_asked(printer, 4, 0) == ()


def test_the_page_in_front_alone(laid: Laid, target: Path) -> None:
    whole = printed(target, laid, a_printer(target))
    printer = a_printer(target)
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert printed(target, laid, printer) == [whole[2]]


def test_copies_come_in_sets_or_page_by_page_and_the_last_page_first(laid: Laid, target: Path) -> None:
    printer = a_printer(target)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert pages_asked(printer, 3, 0) == (0, 1, 2, 0, 1, 2)
    printer.setCollateCopies(False)
    assert pages_asked(printer, 3, 0) == (0, 0, 1, 1, 2, 2)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_asked(printer, 3, 0) == (2, 2, 1, 1, 0, 0)
    assert len(printed(target, laid, printer)) == 8


def test_a_printer_set_to_smaller_sheets_is_refused_before_paper_is_spoiled(laid: Laid, target: Path) -> None:
    printer = a_printer(target)
    set_sheet(printer, laid.look)
    refuse_other_sheet(printer, laid.look)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    with pytest.raises(SayToUser, match="148 × 210 mm, văn bản khổ 210 × 297 mm"):
        refuse_other_sheet(printer, laid.look)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_no_order_is_said(laid: Laid, tmp_path: Path) -> None:
    printer = a_printer(tmp_path / "no" / "folder" / "x.pdf")
    set_sheet(printer, laid.look)
    with pytest.raises(SayToUser, match="không nhận lệnh"):
        paint_pages(printer, laid, range(4))


def test_a_long_paper_is_printed_whole(target: Path) -> None:
    laid = PaperLayout().now(long_paper(250))
    assert len(printed(target, laid, a_printer(target))) == len(laid.pages)
