"""TT-06: the components of the decree are there, for this kind of paper."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents.checks import places
from app.documents.checks.anatomy import Anatomy
from app.documents.checks.finding import Finding
from app.documents.checks.lines import Line
from app.documents.checks.rows import PaperKind, Rows
from app.documents.checks.wording import plain, quoted, same
from app.documents.docx_reading.values import ReadPaper

_EVERY = (
    "nation",
    "motto",
    "issuer",
    "number",
    "date",
    "type",
    "summary",
    "body",
    "post",
    "name",
    "recipients",
)
_UNKNOWN = PaperKind("", "", "may", "", frozenset(_EVERY))
_NOTHING = "không thấy"


def kind_or_unknown(anatomy: Anatomy) -> PaperKind:
    """The kind, or one that asks for what every paper has."""
    return anatomy.kind or _UNKNOWN


def check(paper: ReadPaper, anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    """What is missing, in the order of the diagram; nation and motto word by word."""
    kind = kind_or_unknown(anatomy)
    there = _there(anatomy)
    for name in (*_EVERY, "letter_summary", "addressed"):
        if name == "addressed" or name not in kind.needs:
            continue  # "Kính gửi" is TT-16
        if not there[name]:
            part = rows.parts[name]
            yield rows.finding("TT-06", "missing", places.box(part, rows), _NOTHING, part=part.title)
    yield from _superior(anatomy, rows)
    for name, line in (("nation", anatomy.head.nation), ("motto", anatomy.head.motto)):
        text = rows.wording[name]
        if line is not None and not _says(line, text):
            place, index = places.box(name, rows), line.paragraph.index
            yield rows.finding("TT-06", "nation", place, quoted(line.text), index, text=text)
    if anatomy.asked_kind and anatomy.type_line:
        name = same(anatomy.asked_kind.name)
        if not same(anatomy.type_line.text.upper()).startswith(name):
            yield rows.finding(
                "TT-06", "kind", places.box("type", rows), quoted(anatomy.type_line.text),
                anatomy.type_line.paragraph.index, kind=anatomy.asked_kind.name,
            )  # fmt: skip


def _there(anatomy: Anatomy) -> dict[str, bool]:
    head, tail = anatomy.head, anatomy.tail
    return {
        "nation": head.nation is not None,
        "motto": head.motto is not None,
        "issuer": bool(head.issuer),
        "number": head.number is not None,
        "date": head.date is not None,
        "type": anatomy.type_line is not None,
        "summary": bool(anatomy.summary),
        "letter_summary": bool(head.letter_summary),
        "body": bool(anatomy.body),
        "post": any(signer.posts or signer.other_posts for signer in tail.signers),
        "name": any(signer.name is not None for signer in tail.signers),
        "recipients": tail.recipients_title is not None,
    }


def _superior(anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    """Offices that always stand below another one name it above their own name."""
    if anatomy.head.superior or not anatomy.head.issuer:
        return
    first = anatomy.head.issuer[0]
    text = same(first.text.upper())
    if any(text.startswith(f"{same(word)} ") for word in rows.words["needs_superior"]):
        part = rows.parts["superior"]
        place, index = places.box(part, rows), first.paragraph.index
        yield rows.finding("TT-06", "missing", place, _NOTHING, index, part=part.title)


def _says(line: Line, text: str) -> bool:
    """Word by word; capitals are TT-07's business."""
    return plain(line.text).casefold() == plain(text).casefold()
