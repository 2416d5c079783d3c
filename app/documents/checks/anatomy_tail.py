"""The end of a paper: who signs and who receives it, whatever the block is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.documents.checks.anatomy import Signer, Spot, Tail, marks_only
from app.documents.checks.lines import Line, columns
from app.documents.checks.rows import PaperKind, Rows
from app.documents.checks.wording import same
from app.domain.wording import fold

_BACK = 14  # paragraphs above "Nơi nhận" in which a signer may stand
_END = 40  # paragraphs from the end in which a signer is looked for when there is no "Nơi nhận"
_LONG = 110
_NOTE = re.compile(r"[(\[].*[)\]]|đã ký\.?", re.IGNORECASE)
_DASHES = ("-", "–", "—", "+", "•")
_ROOM_PT = 20.0  # blank space above a name from which it is room to sign


def read_tail(spots: Sequence[Spot], start: int, rows: Rows, kind: PaperKind | None) -> tuple[Tail, int, int]:
    """The tail, where it begins and where it ends; an empty one begins where the paper ends."""
    title = _recipients_at(spots, start)
    begin = _begin(spots, start, title, rows)
    if begin is None:
        return Tail(), len(spots), len(spots)
    end = _end(spots, max(begin, title if title is not None else begin), begin)
    inside = spots[begin:end]
    heading, recipients, taken = _recipients(inside)
    pair = any(same(line.text.upper()) in _pair(rows) for spot in inside for line in columns(spot.paragraph))
    signers = tuple(
        signer for group in _groups(inside, taken, pair) if (signer := _signer(group, rows)) is not None
    )
    return Tail(signers, heading, recipients, tuple(inside)), begin, end


def opens_post(line: Line, rows: Rows) -> bool:
    """Whether a line in capitals is the post of a signer or an authority ("KT. GIÁM ĐỐC")."""
    text = same(line.text)
    if not line.upper or len(text) > _LONG:
        return False
    if re.match(r"(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*[./]?\s*[A-ZĐÀ-Ỹ]{2}", text):
        return True
    return any(text == same(word) or text.startswith(f"{same(word)} ") for word in rows.words["posts"])


def _any_post(line: Line, rows: Rows) -> bool:
    """As `opens_post`, in small letters too."""
    text = same(line.text.upper())
    return any(text == same(word) or text.startswith(f"{same(word)} ") for word in rows.words["posts"])


def _pair(rows: Rows) -> set[str]:
    return {same(word) for word in rows.words["pair_signers"]}


def _recipients_at(spots: Sequence[Spot], start: int) -> int | None:
    for at in range(len(spots) - 1, start - 1, -1):
        for line in columns(spots[at].paragraph):
            if fold(line.text).startswith("noi nhan") and len(line.text) < _LONG:
                return at
    return None


def _begin(spots: Sequence[Spot], start: int, title: int | None, rows: Rows) -> int | None:
    """The first paragraph of the block that holds posts and recipients."""
    if title is None:
        posts = [
            at for at in range(max(start, len(spots) - _END), len(spots))
            if any(opens_post(line, rows) for line in columns(spots[at].paragraph))
        ]  # fmt: skip
        if not posts:
            return None
        first = posts[-1]
        # A line "KT. GIÁM ĐỐC" stands right above "PHÓ GIÁM ĐỐC".
        while first - 1 in posts:
            first -= 1
        return _row_start(spots, first, start)
    begin = _row_start(spots, title, start)
    for at in range(begin - 1, max(start, begin - _BACK) - 1, -1):
        spot = spots[at]
        lines = columns(spot.paragraph)
        if len(spot.paragraph.text) > _LONG or (
            spot.paragraph.layout.align == "justify" and len(lines) == 1 and not lines[0].upper
        ):
            break
        if any(opens_post(line, rows) for line in lines):
            begin = _row_start(spots, at, start)
    return begin


def _row_start(spots: Sequence[Spot], at: int, start: int) -> int:
    """The first paragraph of the table that paragraph stands in, or itself."""
    if spots[at].paragraph.cell is None:
        return at
    while at > start and spots[at - 1].block == spots[at].block:
        at -= 1
    return at


def _end(spots: Sequence[Spot], at: int, begin: int) -> int:
    """Where the block ends: at the end of its table, or before a new page, a table or a long text."""
    in_table = spots[at].paragraph.cell is not None
    block = spots[at].block
    while at < len(spots) and (spots[at].block == block or at < begin):
        at += 1
    if in_table and any(spots[n].paragraph.cell is None and not spots[n].blank for n in range(begin, at)):
        return at
    section = spots[at - 1].paragraph.section
    while at < len(spots):
        paragraph = spots[at].paragraph
        starts_page = paragraph.layout.page_break_before or paragraph.page_break
        if paragraph.section != section or starts_page or paragraph.cell is not None:
            break
        if len(paragraph.text) > _LONG or (
            in_table and not spots[at].blank and not marks_only(paragraph.text)
        ):
            break
        at += 1
    return at


def _recipients(spots: Sequence[Spot]) -> tuple[Line | None, tuple[Line, ...], set[Line]]:
    """The word "Nơi nhận", the lines of its list, and all lines that are not the signer's."""
    heading: Line | None = None
    found: list[Line] = []
    taken: set[Line] = set()
    for spot in spots:
        for line in columns(spot.paragraph):
            if heading is None:
                if fold(line.text).startswith("noi nhan"):
                    heading = line
                    taken.add(line)
                continue
            if not _below(line, heading):
                continue
            listed = line.text.startswith(_DASHES) or bool(spot.paragraph.label)
            running = bool(found) and line.column != "right" and not found[-1].text.endswith((";", "."))
            ended = line.text.endswith((";", ".")) and line.column != "right"
            code = bool(found) and re.fullmatch(r"\S+\s*\(?\d+\)?\.?", line.text)
            in_cell = line.paragraph.cell is not None
            if listed or code or ((running or ended or in_cell) and not line.upper):
                found.append(line)
                taken.add(line)
    return heading, tuple(found), taken


def _below(line: Line, heading: Line) -> bool:
    cell, above = line.paragraph.cell, heading.paragraph.cell
    if cell is None or above is None:
        return cell is above and not (line.column == "right" and not line.text.startswith(_DASHES))
    return (cell.table, cell.column) == (above.table, above.column)


def _groups(spots: Sequence[Spot], taken: set[Line], pair: bool) -> list[list[Line]]:
    """The signers' lines, one group a signer, each line knowing whether there is room to sign above it."""
    groups: dict[object, list[Line]] = {}
    blank: dict[object, float] = {}
    for spot in spots:
        paragraph = spot.paragraph
        cell = paragraph.cell
        lines = [line for line in columns(paragraph) if line not in taken and not _NOTE.fullmatch(line.text)]
        # A dash begins a recipient, even where the word "Nơi nhận" is missing.
        lines = [line for line in lines if not (marks_only(line.text) or line.text.startswith(_DASHES))]
        spaces = paragraph.layout.before_pt + paragraph.layout.after_pt
        keys: list[object] = [(cell.table, cell.column)] if cell else [
            line.column if pair else "all" for line in lines
        ] or list(groups)  # fmt: skip
        for key in keys if not lines else ():
            blank[key] = blank.get(key, 0.0) + paragraph.mark.size_pt + spaces
        above: dict[object, bool] = {}
        for line, key in zip(lines, keys * len(lines) if cell else keys, strict=False):
            room = blank.pop(key, 0.0) + (0.0 if key in above else paragraph.layout.before_pt)
            room += paragraph.text.split(line.raw)[0].count("\n") * paragraph.mark.size_pt
            above[key] = True
            groups.setdefault(key, []).append(replace(line, gap_above=room >= _ROOM_PT / 2))
    return list(groups.values())


def _signer(lines: list[Line], rows: Rows) -> Signer | None:
    if not any(opens_post(line, rows) or line.gap_above for line in lines) and len(lines) < 2:
        return None
    first_gap = next((at for at, line in enumerate(lines) if line.gap_above and at), len(lines))
    posts, rest = lines[:first_gap], lines[first_gap:]
    if not rest and len(posts) > 1 and not opens_post(posts[-1], rows):
        posts, rest = posts[:-1], posts[-1:]
    if not rest and len(posts) == 1 and not _any_post(posts[0], rows):
        posts, rest = [], posts  # a name, and nothing above it
    name = rest[-1] if rest and not opens_post(rest[-1], rows) else None
    others = rest[:-1] if name else rest
    return Signer(tuple(posts), tuple(others), name)
