"""The head of a paper and its title, whatever they are made of: table, tabs, blanks or text boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.checks.anatomy import Head, Spot, marks_only
from app.documents.checks.lines import Line, broken, columns
from app.documents.checks.outline_labels import label_of
from app.documents.checks.rows import PaperKind, Rows
from app.documents.checks.wording import same
from app.domain.wording import fold

_FAR = 80  # paragraphs: the title stands on the first page
_NUMBER = re.compile(r"số\s*(?::|\d|…|\.|/|_)|\d+\s*/\s*[A-ZĐ]", re.IGNORECASE)
_DATE = re.compile(
    r"\bngày\b.*\btháng\b.*\bnăm\b|,\s*(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:v\s*/\s*v|v\.v|về việc)\b", re.IGNORECASE)
_SYMBOL = re.compile(r"/\s*([^\W\d_]+)\s*-\s*([^\W\d_]+)")
_LONG = 110  # letters: longer than any line of a head
_LONGEST_SUMMARY = 400
_BODY_OPENERS = re.compile(r"(?:kính gửi|căn cứ|theo đề nghị|thực hiện .*[.;:]$|điều \d)", re.IGNORECASE)
_DRAFT = ("DỰ THẢO",)


@dataclass(frozen=True)
class TypeLine:
    """The line with the name of the kind, and which paragraph it stands in."""

    line: Line
    at: int
    kind: PaperKind


def find_type(spots: Sequence[Spot], rows: Rows) -> TypeLine | None:
    """The first line that is the name of a kind: "KẾ HOẠCH", "BIÊN BẢN KIỂM PHIẾU"."""
    names = sorted(rows.kinds, key=lambda kind: -len(kind.name))
    for at, spot in enumerate(spots[:_FAR]):
        for line in columns(spot.paragraph):
            if line.column == "right" or len(line.text) > _LONG:
                continue
            shown = same(line.text.upper()).rstrip(": ")
            centred = spot.paragraph.layout.align == "center" or line.share("bold") > 0.5
            for kind in names:
                name = same(kind.name)
                if (shown == name and (line.upper or centred)) or (
                    line.upper and shown.startswith(f"{name} ")
                ):
                    return TypeLine(line, at, kind)
    return None


def read_head(spots: Sequence[Spot], type_at: int | None, rows: Rows) -> tuple[Head, int]:
    """The head, and where it ends when there is no line with the kind's name."""
    end = type_at if type_at is not None else _end_of_head(spots)
    lines = [line for spot in spots[:end] for line in columns(spot.paragraph)]
    found: dict[str, Line] = {}
    about: list[Line] = []
    names: list[Line] = []
    for line in lines:
        name = component_of(line)
        if name == "about":
            about.append(line)
        elif name:
            found.setdefault(name, line)
        elif about and not line.upper and _same_column(line, about[-1]):
            about.append(line)
        elif _may_be_office(line, rows) and not marks_only(line.text):
            names.append(line)
    superior, issuer = _split(names, _office_symbol(found.get("number"), rows), rows)
    head = Head(
        found.get("nation"), found.get("motto"), superior, issuer, found.get("number"), found.get("date"),
        tuple(about), tuple(spots[:end]),
    )  # fmt: skip
    return head, end


def read_title(spots: Sequence[Spot], found: TypeLine, rows: Rows) -> tuple[tuple[Line, ...], int]:
    """The lines of the summary (trích yếu) under the name of the kind, and where the body begins."""
    own = broken(spots[found.at].paragraph)
    after = [line for line in own if not marks_only(line.text)]
    place = next((n for n, line in enumerate(after) if line.text == found.line.text), 0)
    lines = after[place + 1 :]
    at = found.at + 1
    while at < len(spots):
        spot = spots[at]
        if spot.blank or marks_only(spot.paragraph.text):
            if lines:
                break
            at += 1
            continue
        more = broken(spot.paragraph)
        if not _continues_title(spot, more, bool(lines), rows):
            break
        lines += [line for line in more if not marks_only(line.text)]
        at += 1
    while at < len(spots) and (spots[at].blank or marks_only(spots[at].paragraph.text)):
        at += 1
    return tuple(lines), at


def _continues_title(spot: Spot, lines: Sequence[Line], begun: bool, rows: Rows) -> bool:
    text = " ".join(line.text for line in lines)
    if _BODY_OPENERS.match(text) or label_of(spot.paragraph) or len(text) > _LONGEST_SUMMARY:
        return False
    bold = min(line.share("bold") for line in lines) > 0.5
    centred = spot.paragraph.layout.align == "center"
    if begun:
        return bold and centred and not lines[0].upper
    return bold or centred or not text.endswith((".", ":", ";"))


def component_of(line: Line) -> str:
    """What a line of the head is by its words: "nation", "motto", "number", "date", "about", or ""."""
    text, folded = line.text, fold(line.text)
    if "cong hoa" in folded and "viet nam" in folded:
        return "nation"
    if "doc lap" in folded and "hanh phuc" in folded:
        return "motto"
    if _NUMBER.match(text) and len(text) < _LONG:
        return "number"
    if _DATE.search(text) and len(text) < _LONG:
        return "date"
    return "about" if _ABOUT.match(text) else ""


def _may_be_office(line: Line, rows: Rows) -> bool:
    text = line.text
    if same(text.upper()) in {*map(same, rows.words["urgent"]), *_DRAFT} or len(text) > _LONG:
        return False
    return line.upper or _opens_with(text.upper(), rows.words["agencies"])


def _office_symbol(number: Line | None, rows: Rows) -> str:
    """The issuer's letters in "15/KH-SNgV" or, in a letter, "21/SNgV-VP"; "" where the number shows none."""
    found = _SYMBOL.search(number.text) if number else None
    if found is None:
        return ""
    first, second = found.groups()
    return second if rows.kind(first) is not None else first


def _split(lines: list[Line], symbol: str, rows: Rows) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Which lines are the superior body's and which the issuer's.

    Weight decides where the two differ; where all are bold or none is, a new name begins at a word for an
    office ("SỞ"), and the last name is the issuer's. A lone name that is not bold and does not spell the
    symbol in the number ("SNgV") is the superior's: the issuer's is missing.
    """
    bold = [line.share("bold") > 0.5 for line in lines]
    if True in bold and False in bold:
        first = bold.index(True)
        if all(bold[first:]):
            return tuple(lines[:first]), tuple(lines[first:])
    agencies = rows.words["agencies"]
    starts = [
        at for at, line in enumerate(lines)
        if at == 0 or (_opens_with(line.text.upper(), agencies) and not _open_end(lines[at - 1].text))
    ]  # fmt: skip
    last = starts[-1] if starts else 0
    if len(starts) == 1 and True not in bold and symbol and not _spells(lines, symbol):
        return tuple(lines), ()
    return tuple(lines[:last]), tuple(lines[last:])


def _spells(lines: Sequence[Line], symbol: str) -> bool:
    """Whether the letters of a symbol stand in a name in that order, the first at the start of a word."""
    words = fold(" ".join(line.text for line in lines)).split()
    rest = "".join(words)
    letters = fold(symbol)
    if not any(word.startswith(letters[0]) for word in words):
        return False
    for letter in letters:
        _, here, rest = rest.partition(letter)
        if not here:
            return False
    return True


def _open_end(text: str) -> bool:
    return text.endswith(("-", "–", ",", " VÀ"))


def _opens_with(text: str, words: Sequence[str]) -> bool:
    text = same(text)
    return any(text == same(word) or text.startswith(f"{same(word)} ") for word in words)


def _same_column(line: Line, other: Line) -> bool:
    cell, above = line.paragraph.cell, other.paragraph.cell
    if cell is None or above is None:
        return cell is above and line.column == other.column
    return (cell.table, cell.column) == (above.table, above.column)


def _end_of_head(spots: Sequence[Spot]) -> int:
    for at, spot in enumerate(spots[:_FAR]):
        text = spot.paragraph.text.strip()
        if text.casefold().startswith("kính gửi") or (
            spot.paragraph.cell is None
            and len(text) > _LONG
            and not any(component_of(line) for line in columns(spot.paragraph))
        ):
            return at
    return 0
