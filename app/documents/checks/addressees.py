"""TT-16 and TT-17: Kính gửi, Như trên, Như Điều, and the list under Nơi nhận."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.documents.checks import places
from app.documents.checks.anatomy import Anatomy
from app.documents.checks.body_items import body_items
from app.documents.checks.components import kind_or_unknown
from app.documents.checks.finding import Finding
from app.documents.checks.lines import Line
from app.documents.checks.rows import Rows
from app.documents.checks.wording import quoted
from app.documents.docx_reading.values import ReadPaper
from app.domain.wording import fold

_DASH = re.compile(r"-\s*(?=\S)")
_OTHER_DASH = re.compile(r"[–—+•*]\s*")
_ARCHIVE = re.compile(r"-\s*Lưu: VT(?P<unit>, [^;]+?)?\.")
_ARTICLE = re.compile(r"như điều (\d+)", re.IGNORECASE)
_END = re.compile(r"\s*[;.,]?$")


def check(paper: ReadPaper, anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    """The addressees, then the recipients."""
    yield from _addressed(anatomy, rows)
    if anatomy.tail.recipients_title is not None:
        yield from _recipients(anatomy, rows)


def _addressed(anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    kind, lines = kind_or_unknown(anatomy), anatomy.addressed
    place = places.box("addressed", rows)
    name = kind.name.lower() or "loại văn bản này"
    if lines and kind.addressed == "never":
        yield rows.finding(
            "TT-16", "needless", place, quoted(lines[0].text), lines[0].paragraph.index, kind=name
        )
    if not lines and kind.addressed == "must":
        yield rows.finding("TT-16", "missing", place, "không thấy", kind=name)
    items = anatomy.tail.recipients
    title = anatomy.tail.recipients_title
    if title is None:
        return
    where = places.box("recipient", rows)
    above = [line for line in items if fold(line.text).lstrip("-–+ ").startswith("nhu tren")]
    if lines and kind.addressed != "never" and not above and items:
        yield rows.finding("TT-16", "as_above", where, quoted(items[0].text), items[0].paragraph.index)
    if above and not lines and kind.addressed != "must":
        yield rows.finding("TT-16", "not_above", where, quoted(above[0].text), above[0].paragraph.index)
    if kind.first_recipient == "article" and items:
        yield from _as_article(anatomy, items, where, rows)


def _as_article(anatomy: Anatomy, items: Sequence[Line], where: str, rows: Rows) -> Iterator[Finding]:
    articles = {
        item.label.number for item in body_items(anatomy, rows) if item.label and item.label.kind == "article"
    }
    found = next((match for line in items if (match := _ARTICLE.search(line.text))), None)
    first = items[0]
    if found is None:
        yield rows.finding("TT-16", "as_article", where, quoted(first.text), first.paragraph.index)
    elif articles and found[1] not in articles:
        yield rows.finding("TT-16", "no_article", where, quoted(first.text), first.paragraph.index)


def _recipients(anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    place = places.box("recipient", rows)
    entries = _entries(anatomy.tail.recipients)
    for at, (line, text) in enumerate(entries):
        index, last = line.paragraph.index, at == len(entries) - 1
        if not _DASH.match(text):
            yield rows.finding("TT-17", "dash", place, quoted(text), index)
        archive = fold(text).lstrip("-–+• ").startswith("luu")
        if not last and not text.endswith(";"):
            yield rows.finding("TT-17", "between", place, quoted(text), index)
        if last and not text.endswith("."):
            yield rows.finding("TT-17", "last", place, quoted(text), index)
        if last:
            yield from _archive(line, text, archive, place, rows)
    if not entries and (title := anatomy.tail.recipients_title):
        yield rows.finding("TT-17", "archive", place, "không thấy", title.paragraph.index)


def _archive(line: Line, text: str, archive: bool, place: str, rows: Rows) -> Iterator[Finding]:
    dashed = _OTHER_DASH.sub("- ", text, count=1) if _OTHER_DASH.match(text) else text
    ended = _END.sub(".", dashed, count=1)
    ended = ended if ended.startswith("-") else f"- {ended}"
    found = _ARCHIVE.fullmatch(ended) if archive else None
    if found is None:
        shown = quoted(text)
        yield rows.finding("TT-17", "archive", place, shown, line.paragraph.index)
    elif not found["unit"]:
        yield rows.finding("TT-17", "unit", place, quoted(text), line.paragraph.index)


def _entries(lines: Sequence[Line]) -> list[tuple[Line, str]]:
    """The entries of the list with their dash; a line that goes on from the one before is joined to it."""
    found: list[tuple[Line, str]] = []
    for line in lines:
        label = line.paragraph.label
        text = line.text
        if label and not text.startswith(label):
            text = f"{label} {text}"
        starts = bool(_DASH.match(text) or _OTHER_DASH.match(text))
        if found and not starts:
            before_line, before = found[-1]
            if re.fullmatch(r"\S+\s*\(?\d+\)?\.?", text) and before.endswith("."):
                continue  # the typist's initials and the number of copies
            if not before.endswith((";", ".")):
                found[-1] = (before_line, f"{before} {text}")
                continue
        found.append((line, text))
    return found
