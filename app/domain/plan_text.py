"""Plain text as paragraphs and as nodes of an outline: wrapped lines joined, numbers recognised."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from app.domain.dates import PartialDate
from app.domain.outline import LETTERS, NEVER_ABOVE, NewNode, Numbering, roman
from app.domain.wording import clean, squeeze
from app.errors import SayToUser

_HYPHEN_AT_END = re.compile(r"[0-9A-Za-zĐđ]-$")
_ROMAN = re.compile(r"^([IVXLC]+)[.)]\s+(?=\S)")
_NESTED = re.compile(r"^(\d{1,2}(?:\.\d{1,2})+)[.)]?\s+(?=\S)")
_ARABIC = re.compile(r"^(\d{1,3})[.)]\s+(?=\S)")
_LETTER = re.compile(rf"^([{LETTERS}])\)\s+(?=\S)")
_DASH = re.compile(r"^[-–—•+*]\s+(?=\S)")
_RECIPIENTS = re.compile(r"^Nơi nhận\s*:?\s*(.*)$", re.IGNORECASE)
_CLOSING = re.compile(r"^Trên đây là\b")
_PERIOD = re.compile(r"[Tt]ừ (?:ngày |tháng )?([\d/]+) đến (?:hết )?(?:ngày |tháng )?([\d/]+)")
_TITLE_RUNS_ON = re.compile(r"^([^.;:]{2,80}):\s+(\S.*)$", re.DOTALL)
_END_OF_SENTENCE = (".", ";", ":", "…", "!", "?", ",")
_LONG_TITLE = 90  # letters; a numbered line longer than this is text, not a heading


@dataclass(frozen=True)
class _Mark:
    numbering: Numbering
    label: str
    rest: str


def paragraphs_of(raw: str) -> tuple[str, ...]:
    """A text as paragraphs: wrapped lines joined, the foot of the page line by line with its wide gaps."""
    body, block = _split_signature(clean(raw, lines=True).split("\n"))
    return (*_joined(body), *(line.rstrip() for line in block))


def period_in(texts: Iterable[str]) -> tuple[str, str] | None:
    """The first "từ 01/2023 đến 31/12/2023" of the texts as ISO, None when there is none."""
    found = next((match for text in texts if (match := _PERIOD.search(text))), None)
    return (_period_iso(found[1]), _period_iso(found[2])) if found else None


def read_outline_text(raw: str) -> tuple[NewNode, ...]:
    """Nodes out of pasted text: numbered lines become levels, the rest paragraphs."""
    return _nodes(_joined(clean(raw, lines=True).split("\n")))


def _mark(paragraph: str) -> _Mark | None:
    for pattern, numbering in (
        (_NESTED, Numbering.NESTED),
        (_ROMAN, Numbering.ROMAN),
        (_ARABIC, Numbering.ARABIC),
        (_LETTER, Numbering.LETTER),
        (_DASH, Numbering.DASH),
    ):
        match = pattern.match(paragraph)
        if match:
            label = match[1] if match.lastindex else "-"
            return _Mark(numbering, label, paragraph[match.end() :])
    return None


def _joined(lines: list[str]) -> list[str]:
    """Paragraphs: an empty line or a numbered one begins a new one, other lines run on.

    A line is taken to run on only if the one before is as long as a printed line, so that pasted short
    lines without empty ones between them stay apart.
    """
    wrapped = _is_wrapped(lines)
    out: list[str] = []
    fresh = True
    for line in lines:
        text = squeeze(line).strip()
        if not text:
            fresh = True
            continue
        starts = fresh or not out or not wrapped or _begins(text, out[-1])
        if starts:
            out.append(text)
        elif _HYPHEN_AT_END.search(out[-1]) and out[-1][-2].isdigit():
            out[-1] += text
        else:
            out[-1] += " " + text
        fresh = False
    return out


def _begins(text: str, before: str) -> bool:
    """Whether a line that follows another without an empty line is a paragraph of its own."""
    if _mark(text) is None:
        return bool(_CLOSING.match(text) or _RECIPIENTS.match(text))
    return before.endswith(_END_OF_SENTENCE) or len(before) < _LONG_TITLE


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the text was cut at a page's width: several lines in a row begin with a small letter."""
    follow = [b for a, b in pairwise(lines) if a.strip() and b.strip()]
    small = sum(1 for line in follow if line.strip()[:1].islower())
    return bool(follow) and small * 4 >= len(follow)


def _nodes(paragraphs: list[str]) -> tuple[NewNode, ...]:
    """Depth follows from the kinds met so far: a kind seen above returns to it, a new one goes below."""
    out: list[NewNode] = []
    levels: list[tuple[Numbering, int]] = []  # kind and length of the number chain, outermost first
    last_roman = 0
    for paragraph in paragraphs:
        mark = _mark(paragraph)
        if mark is not None and mark.numbering is Numbering.ROMAN and mark.label != roman(last_roman + 1):
            # A lone capital such as "C." that continues no Roman series is part of the text.
            mark = mark if len(mark.label) > 1 or (not out and mark.label in "IVX") else None
        if mark is None:
            out.append(NewNode(len(levels), Numbering.NONE, "", paragraph))
            continue
        if mark.numbering is Numbering.ROMAN:
            last_roman += 1
        key = (mark.numbering, mark.label.count("."))
        if key in levels:
            del levels[levels.index(key) :]
        else:
            while levels and levels[-1][0] in NEVER_ABOVE.get(mark.numbering, ()):
                levels.pop()
        title, text = _title_and_text(mark)
        out.append(NewNode(len(levels), mark.numbering, title, text))
        levels.append(key)
    return tuple(out)


def _title_and_text(mark: _Mark) -> tuple[str, str]:
    """A heading, a text, or a heading with the text running on after its colon."""
    rest = mark.rest.strip()
    if mark.numbering in (Numbering.DASH, Numbering.LETTER):
        return "", rest
    if mark.numbering is Numbering.ROMAN:
        return rest, ""
    runs_on = _TITLE_RUNS_ON.match(rest)
    if runs_on:
        return f"{runs_on[1]}:", runs_on[2]
    if len(rest) <= _LONG_TITLE and not rest.endswith((".", ";", "…")):
        return rest, ""
    return "", rest


def _split_signature(lines: list[str]) -> tuple[list[str], list[str]]:
    """The page up to "Nơi nhận:" and the block from there on."""
    for index, line in enumerate(lines):
        if _RECIPIENTS.match(line.strip()):
            return lines[:index], lines[index:]
    return lines, []


def _period_iso(text: str) -> str:
    """`01/2023` → `2023-01`, `31/12/2023` → `2023-12-31`; empty when it is no date."""
    parts = [int(p) for p in text.split("/") if p]
    try:
        match parts:
            case [day, month, year]:
                return PartialDate(year, month, day).iso
            case [month, year]:
                return PartialDate(year, month).iso
            case [year]:
                return PartialDate(year).iso
    except SayToUser:
        return ""
    return ""
