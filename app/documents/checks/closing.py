"""TT-18 and TT-19: the mark at the end of the text, and appendices named where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.documents.checks import places
from app.documents.checks.anatomy import Anatomy
from app.documents.checks.finding import Finding
from app.documents.checks.outline_labels import roman_value
from app.documents.checks.rows import Rows
from app.documents.checks.wording import plain, quoted
from app.documents.docx_reading.numbering import written
from app.documents.docx_reading.values import ReadPaper, ReadParagraph

_MENTION = re.compile(r"(?:[Pp]hụ lục|PHỤ LỤC)(?:\s+(?:số\s+)?(?P<number>[IVXLC]+|\d+)(?![\w/]))?")
_ATTACHED = re.compile(r"kèm theo|đính kèm", re.IGNORECASE)
_FAR = 60  # letters after "Phụ lục I" in which the act it belongs to is named
_LAST_WORDS = 4


def check(paper: ReadPaper, anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    """The end of the text, then the appendices."""
    yield from _end(anatomy, rows)
    yield from _appendices(anatomy, rows)


def _end(anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    if not anatomy.body or not anatomy.tail.spots:
        return
    last = anatomy.body[-1].paragraph
    text = plain(last.full_text)
    if last.cell is None and not text.endswith(rows.wording["end"]):
        end = quoted(" ".join(text.split()[-_LAST_WORDS:]))
        yield rows.finding("TT-18", "end", places.paragraph(last), end, last.index)


def _appendices(anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    mentions = list(_mentions(anatomy, rows))
    appendices = anatomy.appendices
    attached = any(_ATTACHED.search(spot.paragraph.text) for spot in anatomy.body)
    if appendices and not mentions and not attached:
        heading = appendices[0].heading
        place = places.paragraph(heading.paragraph)
        yield rows.finding("TT-19", "unmentioned", place, quoted(heading.text), heading.paragraph.index)
    if len(appendices) > 1:
        for count, appendix in enumerate(appendices, start=1):
            asked = written(count, "upperRoman")
            if appendix.number != asked:
                place, index = places.paragraph(appendix.heading.paragraph), appendix.heading.paragraph.index
                yield rows.finding(
                    "TT-19", "roman", place, quoted(appendix.heading.text), index, expected=asked
                )
    there = {_worth(appendix.number) for appendix in appendices}
    for paragraph, found, number in mentions:
        missing = not appendices or (number and len(appendices) > 1 and _worth(number) not in there)
        if missing and not anatomy.attached:
            place = places.paragraph(paragraph)
            yield rows.finding("TT-19", "missing", place, quoted(found), paragraph.index)


def _mentions(anatomy: Anatomy, rows: Rows) -> Iterator[tuple[ReadParagraph, str, str]]:
    """Where the text speaks of its own appendices; those of other acts are passed over."""
    others = re.compile(
        r"[\s,]*(?:(?:ban hành\s+)?(?:kèm theo|của|tại)\s+)?(?:"
        + "|".join(map(re.escape, rows.words["acts"]))
        + r")\b"
    )
    for spot in anatomy.body:
        text = plain(spot.paragraph.text)
        for found in _MENTION.finditer(text):
            after = text[found.end() : found.end() + _FAR]
            if not others.match(after):
                yield spot.paragraph, found[0], found["number"] or ""


def _worth(number: str) -> int:
    return int(number) if number.isdigit() else roman_value(number)
