"""Which paragraph of a paper is which component: head, title, body, signature, recipients, appendices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.checks.lines import Line, broken
from app.documents.checks.rows import PaperKind, Rows
from app.documents.checks.wording import plain, same
from app.documents.docx_reading.values import Block, ReadPaper, ReadParagraph, ReadTable, walk

_APPENDIX = re.compile(r"phụ lục(?:\s+(?:số\s+)?(?P<number>[ivxlc]+|\d+|…|\.{2,}))?\s*[:.]?", re.IGNORECASE)
_RULE_MARKS = re.compile(r"[-_–—=*~.… ]{3,}")


@dataclass(frozen=True)
class Spot:
    """A paragraph in reading order, and the position of the block of the body that it belongs to."""

    paragraph: ReadParagraph
    block: int

    @property
    def blank(self) -> bool:
        """Whether it prints no letter."""
        return not self.paragraph.full_text.strip()


@dataclass(frozen=True)
class Head:
    """Ô 1 to 4 and 5b."""

    nation: Line | None = None
    motto: Line | None = None
    superior: tuple[Line, ...] = ()
    issuer: tuple[Line, ...] = ()
    number: Line | None = None
    date: Line | None = None
    letter_summary: tuple[Line, ...] = ()
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class Signer:
    """Ô 7: the lines above the signature, the office's post above the name, the name."""

    posts: tuple[Line, ...]
    other_posts: tuple[Line, ...]
    name: Line | None


@dataclass(frozen=True)
class Tail:
    """Ô 7 and 9b; `spots` are all its paragraphs, the first one begins it."""

    signers: tuple[Signer, ...] = ()
    recipients_title: Line | None = None
    recipients: tuple[Line, ...] = ()
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class Appendix:
    """An appendix: its heading, the number in it as written, and what follows."""

    heading: Line
    number: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Anatomy:
    """A paper taken apart. `kind` is what it is taken for, `asked_kind` what the caller said it is."""

    kind: PaperKind | None
    asked_kind: PaperKind | None
    head: Head
    type_line: Line | None
    summary: tuple[Line, ...]
    title_spots: tuple[Spot, ...]
    addressed: tuple[Line, ...]
    body: tuple[Spot, ...]
    tail: Tail
    appendices: tuple[Appendix, ...]
    attached: tuple[Spot, ...]
    """What follows the signature without a heading "Phụ lục"."""


def spots_of(blocks: Sequence[Block]) -> tuple[Spot, ...]:
    """Every paragraph in reading order, a text box before the paragraph it hangs on."""
    return tuple(Spot(paragraph, place) for place, block in enumerate(blocks) for paragraph in walk((block,)))


def take_apart(paper: ReadPaper, rows: Rows, kind: str | None) -> Anatomy:
    """The components of a paper; `kind` is the abbreviation of its kind, None to guess it."""
    from app.documents.checks.anatomy_head import find_type, read_head, read_title
    from app.documents.checks.anatomy_tail import read_tail

    asked = rows.kind(kind) if kind else None
    spots = spots_of(paper.blocks)
    found = find_type(spots, rows) if asked is None or asked.abbreviation != LETTER else None
    start = found.at + 1 if found else 0
    first_appendix = next(
        (at for at in range(start, len(spots)) if appendix_number(spots[at].paragraph) is not None),
        len(spots),
    )
    main = spots[:first_appendix]
    head, after_head = read_head(main, found.at if found else None, rows)
    taken = asked or (found.kind if found else _kind_by_symbol(head, main, rows))
    summary, body_from = read_title(main, found, rows) if found else ((), after_head)
    tail, tail_from, tail_to = read_tail(main, body_from, rows, taken)
    addressed, text_from = _addressed(main, body_from, tail_from)
    body = tuple(
        spot for at, spot in enumerate(main[body_from:tail_from], start=body_from)
        if not spot.blank and not _RULE_MARKS.fullmatch(spot.paragraph.text) and at >= text_from
    )  # fmt: skip
    return Anatomy(
        kind=taken,
        asked_kind=asked,
        head=head,
        type_line=found.line if found else None,
        summary=summary,
        title_spots=main[found.at : body_from] if found else (),
        addressed=addressed,
        body=body,
        tail=tail,
        appendices=_appendices(spots[first_appendix:]),
        attached=tuple(spot for spot in main[tail_to:] if not spot.blank),
    )


LETTER = "CV"
"""The kind without a name of its own: a letter (công văn)."""


def appendix_number(paragraph: ReadParagraph) -> str | None:
    """The number in a heading "Phụ lục II" ("" without one), None when the paragraph is no such heading."""
    if paragraph.cell or paragraph.story != "body":
        return None
    lines = broken(paragraph)
    found = _APPENDIX.fullmatch(lines[0].text) if lines else None
    if found is None or (paragraph.layout.align != "center" and not lines[0].share("bold") > 0.5):
        return None
    return found["number"] or ""


def marks_only(text: str) -> bool:
    """Whether a line is drawn with signs of the keyboard ("-------")."""
    return bool(_RULE_MARKS.fullmatch(plain(text)))


def tables_of(paper: ReadPaper) -> dict[int, ReadTable]:
    """The tables of the body by their number."""
    found: dict[int, ReadTable] = {}
    waiting: list[Block] = list(paper.blocks)
    while waiting:
        block = waiting.pop()
        if isinstance(block, ReadTable):
            found[block.number] = block
            waiting += [inner for row in block.rows for cell in row.cells for inner in cell.blocks]
    return found


def _kind_by_symbol(head: Head, spots: Sequence[Spot], rows: Rows) -> PaperKind | None:
    """A letter by its "V/v"; else the kind by "/KH-" in the number; else a letter when it is addressed."""
    if head.letter_summary:
        return rows.kind(LETTER)
    if head.number is not None and (symbol := re.search(r"/\s*([^\W\d_]+)\s*-", head.number.text)):
        kind = rows.kind(same(symbol[1]))
        if kind is not None:
            return kind
    addressed = any(spot.paragraph.text.strip().casefold().startswith("kính gửi") for spot in spots)
    return rows.kind(LETTER) if addressed else None


def _addressed(spots: Sequence[Spot], start: int, end: int) -> tuple[tuple[Line, ...], int]:
    """The lines of "Kính gửi" and where the text begins after them."""
    found: list[Line] = []
    seen = 0
    for at in range(start, end):
        spot = spots[at]
        if spot.blank:
            continue
        lines = broken(spot.paragraph)
        opens = lines[0].text.casefold().startswith("kính gửi")
        if not found and not opens:
            seen += 1
            if seen > 3:
                break
            continue
        listed = lines[0].text.startswith(("-", "–", "+")) or spot.paragraph.label
        if found and not (listed or (spot.paragraph.cell and found[0].paragraph.cell)):
            return tuple(found), at
        found += lines
    return (tuple(found), end) if found else ((), start)


def _appendices(spots: Sequence[Spot]) -> tuple[Appendix, ...]:
    starts = [
        (at, number)
        for at, spot in enumerate(spots)
        if (number := appendix_number(spot.paragraph)) is not None
    ]
    ends = [at for at, _ in starts[1:]] + ([len(spots)] if starts else [])
    return tuple(
        Appendix(broken(spots[at].paragraph)[0], number, tuple(spots[at:end]))
        for (at, number), end in zip(starts, ends, strict=True)
    )
