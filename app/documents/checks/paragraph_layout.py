"""TT-12: paragraphs of the text: space between them, line spacing, first line, both edges even."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.documents.checks import places
from app.documents.checks.anatomy import Anatomy
from app.documents.checks.body_items import Item, body_items
from app.documents.checks.finding import Finding
from app.documents.checks.rows import Rows
from app.documents.checks.wording import measure, span
from app.documents.docx_reading.values import ReadPaper, ReadParagraph
from app.documents.metrics import width_mm

_TEXT = {"text", "basis", "article"}
_HEADINGS = {"section", "clause", "chapter"}
_SINGLE = 1.15  # height of a single line of Times New Roman as a part of its size
_FULL_LINE = 0.97  # of the width: shorter text takes one line, and one line shows no edge


def check(paper: ReadPaper, anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    """Every paragraph of the text outside tables; headings only for space and lines."""
    items = [item for item in body_items(anatomy, rows) if item.role in _TEXT | _HEADINGS]
    narrow = _narrow(items, anatomy, rows)
    for item in items:
        place, layout = places.paragraph(item.spot.paragraph), item.spot.paragraph.layout
        if item.index in narrow:
            low = measure(rows.gap_pt, "")
            yield rows.finding("TT-12", "gap", place, measure(narrow[item.index], "pt"), item.index, low=low)
        yield from _line_spacing(item, place, rows)
        if item.role not in _TEXT:
            continue
        yield from _first_line(item, place, paper, rows)
        if layout.align not in {"justify"} and _takes_two_lines(item.spot.paragraph, paper):
            names = {"left": "canh trái", "center": "canh giữa", "right": "canh phải"}
            yield rows.finding("TT-12", "justify", place, names[layout.align], item.index)


def _narrow(items: Sequence[Item], anatomy: Anatomy, rows: Rows) -> dict[int, float]:
    """Paragraphs too near to a neighbour, with the space there.

    Between two paragraphs stands what is left after the one and before the other; the one that differs from
    its fellows is named.
    """
    behind = sum(item.spot.paragraph.layout.after_pt >= rows.gap_pt for item in items)
    ahead = sum(item.spot.paragraph.layout.before_pt >= rows.gap_pt for item in items)
    found: dict[int, float] = {}
    inside = {item.spot.paragraph.index: item for item in items}
    for spot, following in pairwise(anatomy.body):
        one, two = inside.get(spot.paragraph.index), inside.get(following.paragraph.index)
        if one is None or two is None or two.spot.block != one.spot.block + 1:
            continue
        above, below = spot.paragraph, following.paragraph
        close = above.style == below.style
        after = 0.0 if close and above.layout.contextual else above.layout.after_pt
        before = 0.0 if close and below.layout.contextual else below.layout.before_pt
        gap = after + before
        if gap < rows.gap_pt - rows.slack["gap_pt"]:
            found.setdefault((one if behind >= ahead else two).index, gap)
    return found


def _line_spacing(item: Item, place: str, rows: Rows) -> Iterator[Finding]:
    layout = item.spot.paragraph.layout
    low, high = rows.line
    size = max((piece.letters.size_pt for piece in item.line.lettered()), default=14.0)
    single = size * _SINGLE
    if layout.line_rule == "multiple":
        lines, found = layout.line, measure(layout.line, "dòng", 2)
    else:
        at_least = layout.line_rule == "at_least"
        lines = max(layout.line / single, 1.0) if at_least else layout.line / single
        found = f"{'ít nhất' if at_least else 'đúng'} {measure(layout.line, 'pt')}"
    # A distance given in points is as good as single when the letters just do not touch.
    tight = low if layout.line_rule == "multiple" else low / _SINGLE
    if not tight - rows.slack["line"] <= lines <= high + rows.slack["line"]:
        asked = {"low": measure(low, ""), "high": measure(high, "dòng")}
        yield rows.finding("TT-12", "line", place, found, item.index, low=asked["low"], high=asked["high"])


def _first_line(item: Item, place: str, paper: ReadPaper, rows: Rows) -> Iterator[Finding]:
    at = first_letter_mm(item.spot.paragraph, paper)
    if any(abs(at - asked) <= rows.slack["indent_mm"] for asked in rows.first_line_mm):
        return
    choices = (
        span(tuple(value / 10 for value in rows.first_line_mm), " hoặc ").replace(" hoặc", " cm hoặc") + " cm"
    )
    yield rows.finding("TT-12", "first", place, measure(at / 10, "cm", 2), item.index, choices=choices)


def first_letter_mm(paragraph: ReadParagraph, paper: ReadPaper) -> float:
    """Where the first letter stands, from the margin: indents, then the tabs and blanks typed before it."""
    at = paragraph.layout.first_line_at_mm()
    if paragraph.label:
        return at
    stops = sorted(stop.at_mm for stop in paragraph.layout.tabs if stop.kind in {"left", "num", "start"})
    if paragraph.layout.first_mm < 0:
        stops = sorted([*stops, paragraph.layout.left_mm])
    for piece in paragraph.pieces:
        for letter in piece.shown:
            if letter == "\t":
                default = (at // paper.default_tab_mm + 1) * paper.default_tab_mm
                at = next((stop for stop in stops if stop > at + 0.1), default)
            elif letter in " \u00a0":
                at += width_mm(" ", piece.letters.size_pt)
            else:
                return at
    return at


def _takes_two_lines(paragraph: ReadParagraph, paper: ReadPaper) -> bool:
    section = paper.sections[min(paragraph.section, len(paper.sections) - 1)]
    room = section.text_mm - paragraph.layout.left_mm - paragraph.layout.right_mm
    wide = max(paragraph.layout.first_mm, 0.0)
    for piece in paragraph.pieces:
        wide += width_mm(piece.shown, piece.letters.size_pt, piece.letters.bold, piece.letters.italic)
    return wide > room * _FULL_LINE
