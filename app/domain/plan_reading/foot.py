"""Where the foot of the page begins and ends, and the parts in it; what follows is no part of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.domain.plan_reading.lines import lines_of, marks_only, plain
from app.domain.plan_reading.parts import Part
from app.domain.plan_reading.source import SourceParagraph
from app.domain.plan_reading.tail import LIST_ENDS, LIST_STARTS, is_post, opens_tail, read_tail
from app.domain.plan_reading.top import OWN_PARTS, Found

_APPENDIX = re.compile(r"^PHỤ LỤC\b", re.IGNORECASE)
_OWN_NOTHING = frozenset({"Nơi nhận", "Chỗ ký", "Cuối văn bản"})
_LONGEST_NAME = 40


def foot_at(paragraphs: Sequence[SourceParagraph], start: int) -> int:
    """Where recipients or signature begin, the end of the paragraphs when there are none."""
    at = _heading_at(paragraphs, start)
    if at is None:
        at = _post_at(paragraphs, start)
    if at is None:
        return len(paragraphs)
    cell = paragraphs[at].cell
    if cell is not None and paragraphs[at].in_column:
        while at > start and (above := paragraphs[at - 1].cell) is not None and above.table == cell.table:
            at -= 1
    while at > start and _is_signing(paragraphs[at - 1]):
        at -= 1
    return at


def foot_parts(paragraphs: Sequence[SourceParagraph]) -> Iterator[Found]:
    """The parts from where the foot begins."""
    end = _end(paragraphs)
    foot = paragraphs[:end]
    if any(p.role in OWN_PARTS for p in foot):
        for paragraph in foot:
            text = plain(paragraph.full_text)
            part = OWN_PARTS.get(paragraph.role, Part.LEFT_OUT)
            if text and paragraph.role not in _OWN_NOTHING:
                words = text.lstrip(LIST_STARTS).rstrip(LIST_ENDS) if part is Part.RECIPIENT else text
                yield Found(paragraph, part, words, text)
    else:
        for line, part, words in read_tail(list(lines_of(foot))):
            yield Found(line.source, part, words, line.text)
    doubt = "Phần sau chữ ký (phụ lục) không nhập: kế hoạch chưa giữ được phụ lục."
    for paragraph in paragraphs[end:]:
        text = plain(paragraph.full_text)
        if not marks_only(text):
            yield Found(paragraph, Part.LEFT_OUT, text, text, doubt)
            doubt = ""


def _heading_at(paragraphs: Sequence[SourceParagraph], start: int) -> int | None:
    for at in range(len(paragraphs) - 1, start - 1, -1):
        if paragraphs[at].role == "Nơi nhận" or any(map(opens_tail, lines_of([paragraphs[at]]))):
            return at
    return None


def _post_at(paragraphs: Sequence[SourceParagraph], start: int) -> int | None:
    """The first of the last lines that say in what post somebody signs."""
    found = None
    for at in range(len(paragraphs) - 1, start, -1):
        text = plain(paragraphs[at].text)
        if is_post(text) and not paragraphs[at].label:
            found = at
        elif found is not None and text:
            break
    return found


def _is_signing(paragraph: SourceParagraph) -> bool:
    """Whether it belongs to a signature that stands above the recipients."""
    text = plain(paragraph.text)
    if not text or (is_post(text) and not paragraph.label):
        return True
    name = text.istitle() and len(text) < _LONGEST_NAME
    return not paragraph.role and paragraph.centred and paragraph.bold and name


def _end(paragraphs: Sequence[SourceParagraph]) -> int:
    """Where the foot ends: with its table, or before an appendix."""
    first = next((p for p in paragraphs if plain(p.text)), None)
    table = first.cell.table if first is not None and first.in_column and first.cell else None
    for at, paragraph in enumerate(paragraphs):
        text = plain(paragraph.text)
        if at and _APPENDIX.match(text):
            return at
        if table is not None and text and not (paragraph.cell and paragraph.cell.table == table):
            return at
    return len(paragraphs)
