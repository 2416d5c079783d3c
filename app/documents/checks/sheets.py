"""TT-01 to TT-03: size of the sheet, how it lies, margins."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents.checks.anatomy import Anatomy, tables_of
from app.documents.checks.finding import Finding
from app.documents.checks.places import sections
from app.documents.checks.rows import Rows
from app.documents.checks.wording import measure
from app.documents.docx_reading.values import ReadPaper, ReadSection

_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}


def check(paper: ReadPaper, anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    """Page by page format; sections with the same fault share a finding."""
    yield from _sizes(paper, rows)
    yield from _lying(paper, anatomy, rows)
    yield from _margins(paper, rows)


def _sizes(paper: ReadPaper, rows: Rows) -> Iterator[Finding]:
    short, long = sorted(rows.page_mm)
    wrong: dict[str, list[int]] = {}
    for number, section in enumerate(paper.sections, start=1):
        low, high = sorted((section.width_mm, section.height_mm))
        if max(abs(low - short), abs(high - long)) > rows.slack["page_mm"]:
            found = f"{measure(section.width_mm, '')} x {measure(section.height_mm, 'mm')}"
            wrong.setdefault(found, []).append(number)
    for found, numbers in wrong.items():
        place = f"khổ giấy, {sections(numbers, len(paper.sections))}"
        yield rows.finding(
            "TT-01", "size", place, found, width=measure(short, ""), height=measure(long, "")
        )  # fmt: skip


def _lying(paper: ReadPaper, anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    frames = {
        spot.paragraph.cell.table
        for spot in (*anatomy.head.spots, *anatomy.tail.spots)
        if spot.paragraph.cell
    }
    with_table = {table.section for number, table in tables_of(paper).items() if number not in frames}
    for number, section in enumerate(paper.sections, start=1):
        if _landscape(section) and number - 1 not in with_table:
            place = f"khổ giấy, {sections([number], len(paper.sections))}"
            found = f"ngang, {measure(section.width_mm, '')} x {measure(section.height_mm, 'mm')}"
            yield rows.finding("TT-02", "landscape", place, found)


def _margins(paper: ReadPaper, rows: Rows) -> Iterator[Finding]:
    wrong: dict[tuple[str, str], list[int]] = {}
    for number, section in enumerate(paper.sections, start=1):
        for side, value in _departures(section, paper, rows).items():
            wrong.setdefault((side, measure(value, "mm")), []).append(number)
    for (side, found), numbers in wrong.items():
        low, high = (measure(value, "") for value in rows.margins_mm[side])
        name = _SIDES[side]
        place = f"lề {name}, {sections(numbers, len(paper.sections))}"
        yield rows.finding("TT-03", "margin", place, found, side=name, low=low, high=high)


def _departures(section: ReadSection, paper: ReadPaper, rows: Rows) -> dict[str, float]:
    """The sides that lie outside; a sheet that lies on its side may be bound on any of its edges."""
    on_top = section.gutter_mm if paper.gutter_on_top else 0.0
    sides = {
        "top": section.top_mm + on_top,
        "bottom": section.bottom_mm,
        "left": section.left_mm + section.gutter_mm - on_top,
        "right": section.right_mm,
    }
    turns = [("top", "right", "bottom", "left")]
    if _landscape(section):
        turns += [("right", "bottom", "left", "top"), ("left", "top", "right", "bottom")]
    found = []
    for turn in turns:
        asked = dict(zip(("top", "right", "bottom", "left"), turn, strict=True))
        found.append({side: value for side, value in sides.items() if not _within(value, asked[side], rows)})
    return min(found, key=len)


def _within(value: float, side: str, rows: Rows) -> bool:
    low, high = rows.margins_mm[side]
    return low - rows.slack["margin_mm"] <= value <= high + rows.slack["margin_mm"]


def _landscape(section: ReadSection) -> bool:
    return section.width_mm > section.height_mm
