"""TT-05: the page number: there, on top, in the middle, 13 to 14 points, upright, not on the first page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.documents.checks.anatomy import Anatomy
from app.documents.checks.finding import Finding
from app.documents.checks.page_length import fits_one_page
from app.documents.checks.places import sections
from app.documents.checks.rows import Rows
from app.documents.checks.wording import measure, quoted
from app.documents.docx_reading.values import Block, Piece, ReadPaper, ReadParagraph, ReadSection, walk

_PAGE = re.compile(r"\bPAGE\b", re.IGNORECASE)
_CONDITION = re.compile(r"\bIF\b", re.IGNORECASE)
_OTHER_DIGITS = re.compile(r"\\\*\s*(roman|alphabetic|ordinal|cardtext|hex)", re.IGNORECASE)
_ARABIC = {"decimal", "numberInDash"}
_WORDS = re.compile(r"[\w/]")


def check(paper: ReadPaper, anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    """The numbers of the first section in full; of later ones only whether they go on."""
    first = paper.sections[0]
    one_page = fits_one_page(paper)
    number = _page_field(first.headers.default)
    if number is None:
        if _page_field(first.footers.default) is not None:
            yield rows.finding("TT-05", "place", "lề dưới của trang", "số trang ở lề dưới")
        elif not one_page:
            yield rows.finding("TT-05", "missing", "lề trên của trang", "không có số trang")
    else:
        yield from _form(number, first, rows)
        yield from _first_page(paper, first, number[1], rows)
    for place, section in enumerate(paper.sections[1:], start=2):
        hidden = section.first_page_differs  # on a section of one page nothing need show
        if number and _page_field(section.headers.default) is None and not hidden:
            where = f"lề trên, {sections([place], len(paper.sections))}"
            yield rows.finding("TT-05", "missing", where, "không có số trang")


def _form(found: tuple[ReadParagraph, Piece], section: ReadSection, rows: Rows) -> Iterator[Finding]:
    paragraph, piece = found
    where = "lề trên của trang"
    if not _centred(paragraph, section):
        align = {"left": "bên trái", "right": "bên phải", "justify": "bên trái"}
        frame = paragraph.layout.frame_align
        found_at = align.get(frame or paragraph.layout.align, "không ở giữa")
        yield rows.finding("TT-05", "align", where, f"số trang {found_at}")
    low, high = rows.parts["page_number"].sizes_pt
    size, slack = piece.letters.size_pt, rows.slack["size_pt"]
    if not low - slack <= size <= high + slack:
        found_size = measure(size, "pt")
        yield rows.finding("TT-05", "size", where, found_size, low=measure(low, ""), high=measure(high, ""))
    if piece.letters.italic:
        yield rows.finding("TT-05", "upright", where, "nghiêng")
    if beside := _words_beside(paragraph):
        yield rows.finding("TT-05", "alone", where, quoted(beside))
    if section.number_format not in _ARABIC or _OTHER_DIGITS.search(piece.field):
        yield rows.finding("TT-05", "digits", where, f"kiểu số {section.number_format}")
    if section.number_start is not None and section.number_start > 1:
        yield rows.finding("TT-05", "from_one", where, f"từ số {section.number_start}")


def _first_page(paper: ReadPaper, section: ReadSection, number: Piece, rows: Rows) -> Iterator[Finding]:
    if section.first_page_differs:
        shown = _page_field(section.headers.first) is not None
    else:
        shown = not _CONDITION.search(number.field)
    if shown or _page_field(section.footers.first if section.first_page_differs else ()) is not None:
        yield rows.finding("TT-05", "first", "trang đầu", "số trang hiện ở trang đầu")


def _page_field(blocks: tuple[Block, ...]) -> tuple[ReadParagraph, Piece] | None:
    """The field with the number of the page: the piece that shows it, for its letters."""
    for paragraph in walk(blocks):
        found = [piece for piece in paragraph.pieces if _PAGE.search(piece.field)]
        if found:
            shown = [piece for piece in found if piece.text.strip()]
            return paragraph, (shown or found)[0]
    return None


def _words_beside(paragraph: ReadParagraph) -> str:
    """The number as it prints when words or a count of pages stand with it ("Trang 2", "2/5"), else "".

    What a tab or a forced break sets apart is another text of the header. Dashes around the number are
    tolerated, as Word's own "- 2 -" is.
    """
    columns: list[list[tuple[str, Piece]]] = [[]]
    for piece in paragraph.pieces:
        first, *others = re.split(r"[\t\n]", piece.shown)
        columns[-1].append((first, piece))
        columns += [[(part, piece)] for part in others]
    for column in columns:
        if any(_PAGE.search(piece.field) for _, piece in column):
            beside = "".join(_beyond_number(part, piece) for part, piece in column)
            return "".join(part for part, _ in column).strip() if _WORDS.search(beside) else ""
    return ""


def _beyond_number(text: str, piece: Piece) -> str:
    if not _PAGE.search(piece.field):
        return text
    return re.sub(r"\d+", "", text) if _CONDITION.search(piece.field) else ""


def _centred(paragraph: ReadParagraph, section: ReadSection) -> bool:
    layout = paragraph.layout
    if (
        layout.align == "center"
        or layout.frame_align == "center"
        or paragraph.cell
        or paragraph.story == "box"
    ):
        return True
    before = ""
    for piece in paragraph.pieces:
        if _PAGE.search(piece.field):
            break
        before += piece.shown
    tabs = before.count("\t")
    if not tabs or layout.frame_align:
        return False
    stops = [stop for stop in layout.tabs if stop.kind in {"center", "left", "right"}]
    if not stops:
        return tabs == 1  # an alignment tab of Word's own header
    stop = stops[min(tabs, len(stops)) - 1]
    return stop.kind == "center" and abs(stop.at_mm - section.text_mm / 2) < section.text_mm / 8
