"""VH-01 to VH-23 over a whole paper: which paragraphs are read, and where a new line begins a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents.checks import places
from app.documents.checks.anatomy import Anatomy
from app.documents.checks.body_items import Item, body_items
from app.documents.checks.capitals.rows import CapitalRows, load_capitals
from app.documents.checks.capitals.text import CapitalFault, capital_faults, line_fault
from app.documents.checks.finding import Finding
from app.documents.checks.rows import Rows
from app.documents.checks.signer import academic_title
from app.documents.checks.wording import plain, quoted
from app.documents.docx_reading.values import ReadPaper, ReadParagraph

_AROUND = 2  # words shown on each side of the faulty one
_ENDS = (".", "!", "?", ":", ";", "…")


def check(paper: ReadPaper, anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    """Title and body, then appendices; words in tables without their first letter, which may be a unit."""
    capitals = load_capitals(rows.name)
    names = tuple(s.name.text for s in anatomy.tail.signers if s.name and not s.name.upper)
    for line in anatomy.summary:
        place = places.box("summary", rows)
        yield from _told(plain(line.raw), line.paragraph, place, capitals, names)
    items = body_items(anatomy, rows)
    for at, item in enumerate(items):
        text = item.label.rest if item.label else plain(item.spot.paragraph.text)
        place = places.paragraph(item.spot.paragraph)
        if _begins_sentence(items, at) and (fault := line_fault(text, capitals)):
            yield _finding(fault, text, item.index, place)
        yield from _told(text, item.spot.paragraph, place, capitals, names)
    for appendix in anatomy.appendices:
        for spot in appendix.spots:
            place = places.paragraph(spot.paragraph)
            yield from _told(plain(spot.paragraph.text), spot.paragraph, place, capitals, names)
    yield from _signers(anatomy, rows, capitals)


def _begins_sentence(items: tuple[Item, ...], at: int) -> bool:
    """Whether a new line here begins a new sentence or point: not in tables, not in the middle of a sentence
    that was broken by hand."""
    item = items[at]
    if item.role in {"cell", "display"} or item.line.text.startswith("("):
        return False
    return item.label is not None or (at > 0 and items[at - 1].line.text.endswith(_ENDS))


def _told(
    text: str, paragraph: ReadParagraph, place: str, capitals: CapitalRows, names: tuple[str, ...]
) -> Iterator[Finding]:
    for fault in capital_faults(text, capitals, names):
        yield _finding(fault, text, paragraph.index, place)


def _signers(anatomy: Anatomy, rows: Rows, capitals: CapitalRows) -> Iterator[Finding]:
    asked = capitals.rules["VH-03", "person"]
    for signer in anatomy.tail.signers:
        if signer.name is None or signer.name.upper:
            continue
        title = academic_title(signer.name.text, rows)  # TT-15 tells of it; "Thạc sĩ" is no name
        words = signer.name.text[title.end() if title else 0 :].strip(" .").split()
        if any(word[0].islower() for word in words) and len(words) > 1:
            right = " ".join(word[0].upper() + word[1:] for word in words)
            yield Finding(
                asked.id, asked.level, places.box("name", rows), signer.name.paragraph.index,
                quoted(signer.name.text), asked.sentence.format(right=right), asked.article,
            )  # fmt: skip


def _finding(fault: CapitalFault, text: str, index: int, place: str) -> Finding:
    before = text[: fault.start].split()[-_AROUND:] if fault.id in {"VH-01", "VH-02"} else []
    after = text[fault.end :].split()[:1] if fault.id in {"VH-01", "VH-02"} else []
    found = quoted(" ".join([*before, fault.found, *after]))
    return Finding(fault.id, fault.level, place, index, found, fault.asked, fault.article)
