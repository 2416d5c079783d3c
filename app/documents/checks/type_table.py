"""TT-07: size, weight, slant and case of each component by the table of the decree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.documents.checks import places
from app.documents.checks.anatomy import Anatomy
from app.documents.checks.body_items import Item, body_items, is_sentence
from app.documents.checks.finding import Finding
from app.documents.checks.lines import Line
from app.documents.checks.rows import Part, Rows
from app.documents.checks.wording import measure, quoted, span
from app.documents.docx_reading.values import ReadPaper

_MOST, _LEAST = 0.9, 0.1  # of the letters, for "all" and "none"
_NOTE_MARKS = ("(", "[", "*")


def check(paper: ReadPaper, anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    """The components of the head and the end first, then the body paragraph by paragraph."""
    head, tail = anatomy.head, anatomy.tail
    signers = tail.signers
    components: tuple[tuple[str, Iterable[Line | None]], ...] = (
        ("nation", (head.nation,)),
        ("motto", (head.motto,)),
        ("superior", head.superior),
        ("issuer", head.issuer),
        ("number", (head.number,)),
        ("date", (head.date,)),
        ("letter_summary", head.letter_summary if anatomy.type_line is None else ()),
        ("type", (anatomy.type_line,)),
        ("summary", anatomy.summary),
        ("addressed", anatomy.addressed),
        ("post", [line for signer in signers for line in (*signer.posts, *signer.other_posts)]),
        ("name", [signer.name for signer in signers]),
        ("recipients", (tail.recipients_title,)),
        ("recipient", tail.recipients),
    )
    for name, lines in components:
        part = rows.parts[name]
        yield from component(part, [line for line in lines if line], places.box(part, rows), rows)
    for item in body_items(anatomy, rows):
        yield from _item(item, rows)
    for appendix in anatomy.appendices:
        yield from _appendix(appendix.heading, rows)


def component(
    part: Part, lines: Sequence[Line], place: str, rows: Rows, skip: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """One finding for each way in which the lines of a component depart from its row."""
    seen: set[tuple[str, str]] = set()
    for line in lines:
        for point, found in _departures(part, line, rows):
            if point not in skip and (point, found) not in seen:
                seen.add((point, found))
                yield rows.finding(
                    "TT-07",
                    point,
                    place,
                    found,
                    line.paragraph.index,
                    part=part.title,
                    sizes=span(part.sizes_pt),
                )


def _departures(part: Part, line: Line, rows: Rows) -> Iterator[tuple[str, str]]:
    low, high = part.sizes_pt
    slack = rows.slack["size_pt"]
    sizes = dict.fromkeys(piece.letters.size_pt for piece in line.lettered() if not piece.letters.raised)
    for size in sizes:
        if not low - slack <= size <= high + slack:
            yield "size", measure(size, "pt")
    for name, asked, missing, extra, without, with_ in (
        ("bold", part.bold, "bold", "light", "không đậm", "đậm"),
        ("italic", part.italic, "italic", "upright", "đứng", "nghiêng"),
    ):
        share = line.share(name)
        if asked is True and share < _MOST and sizes:
            yield missing, without
        elif asked is False and share > _LEAST:
            yield extra, with_
    letters = [letter for letter in line.text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    if part.case == "upper" and capitals < len(letters) * _MOST:
        yield "upper", quoted(line.text)
    elif part.case == "lower" and line.upper and len(letters) > 3:
        yield "lower", quoted(line.text)


def _item(item: Item, rows: Rows) -> Iterator[Finding]:
    place = places.paragraph(item.spot.paragraph)
    line = item.line
    if item.role in {"section", "clause", "chapter"}:
        yield from component(rows.parts[item.role], [line], place, rows)
    elif item.role == "basis":
        yield from component(rows.parts["basis"], [line], place, rows)
    elif item.role == "display":
        yield from component(rows.parts["body"], [line], place, rows, frozenset({"upright"}))
    elif item.role == "article":
        yield from component(rows.parts["body"], [line], place, rows)
        yield from _article(item, place, rows)
    elif item.role == "text":
        part = rows.parts["body"]
        noted = line.text.startswith(_NOTE_MARKS)
        partly = line.share("italic") < _MOST  # a quoted title in a sentence may lean
        skip = frozenset({"upright"}) if noted or partly else frozenset[str]()
        yield from component(part, [line], place, rows, skip)
        if line.share("bold") > _MOST and is_sentence(item):
            yield rows.finding("TT-07", "light", place, "đậm", item.index, part=part.title)


def _article(item: Item, place: str, rows: Rows) -> Iterator[Finding]:
    """ "Điều 1." is bold, whatever the words after it are."""
    first = next(iter(item.line.lettered()), None)
    if first is not None and not first.letters.bold:
        title = rows.parts["article"].title
        yield rows.finding("TT-07", "bold", place, "không đậm", item.index, part=title)


def _appendix(heading: Line, rows: Rows) -> Iterator[Finding]:
    part = rows.parts["appendix"]
    first = Line(heading.paragraph, heading.pieces)
    yield from component(part, [first], places.paragraph(heading.paragraph), rows)
