"""Faults of capitals in one paragraph of plain text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.checks.capitals.patterns import PATTERNS
from app.documents.checks.capitals.rows import CapitalRows, name_of
from app.documents.checks.finding import Level
from app.documents.checks.wording import same
from app.domain.wording import upper_first

_ENDS = re.compile(r"[.!?:]\s*$|^[\s“\"'(–-]*$|\d\.\s*$|[a-zđ]\)\s*$|[“\"]$")
_SENTENCE = re.compile(r"(?P<before>\S+)[.!?]\s+(?P<word>[^\W\d_]\w*)")
_AFTER_SEMICOLON = re.compile(r";\s+(?P<word>[^\W\d_]\w*)(?P<next>\s+\S+)?")
_NUMBER_OR_LETTER = re.compile(r"[\d.,/()-]+|[IVXLC]+|\w|\(?\w\)")


@dataclass(frozen=True)
class CapitalFault:
    """A fault in a text: `start` and `end` count letters of the NFC text, `right` is what should stand."""

    id: str
    level: Level
    start: int
    end: int
    found: str
    right: str
    asked: str
    article: str


def capital_faults(text: str, rows: CapitalRows, names: tuple[str, ...] = ()) -> tuple[CapitalFault, ...]:
    """The faults of a paragraph without its number, in the order of the text.

    `names` are names of people to be written exactly so. A text all in capitals has no faults; what stands at
    the start of the paragraph is judged by who calls: only he knows whether a new line begins a sentence.
    """
    text = unicodedata.normalize("NFC", text)
    if text.isupper():
        return ()
    found = [*_names(text, rows), *_sentences(text, rows), *_people(text, rows, names)]
    for pattern in PATTERNS:
        for id_, point, start, end, right in pattern(same(text), rows):
            found.append(_fault(text, rows, (id_, point), start, end, right))
    return tuple(sorted(_without_overlaps(found), key=lambda fault: fault.start))


def line_fault(text: str, rows: CapitalRows) -> CapitalFault | None:
    """The fault of a small letter at the start of a line."""
    text = unicodedata.normalize("NFC", text)
    found = re.match(r"[“\"']?([^\W\d_]\w*)", text)
    if found is None or not found[1][0].islower():
        return None
    return _fault(text, rows, ("VH-01", "line"), found.start(1), found.end(1), upper_first(found[1]))


def starts_sentence(text: str, at: int) -> bool:
    """Whether a word at this place may be capital only because a sentence, list or quotation begins."""
    return bool(_ENDS.search(text[:at]))


def _names(text: str, rows: CapitalRows) -> Iterator[CapitalFault]:
    for found in rows.any_name.finditer(same(text)):
        written = " ".join(found[0].split())
        name = name_of(rows, written)
        if name is None or written == same(name.right) or written.isupper():
            continue
        if name.common and written.islower():
            continue
        if written == upper_first(same(name.right)) and starts_sentence(text, found.start()):
            continue
        yield _fault(text, rows, (name.id, "name"), found.start(), found.end(), name.right)


def _sentences(text: str, rows: CapitalRows) -> Iterator[CapitalFault]:
    abbreviations = set(rows.words["abbreviations"])
    for found in _SENTENCE.finditer(text):
        before = found["before"].lstrip("(“\"'-")
        stopped = text[found.end("before")] == "."
        if stopped and (before in abbreviations or _NUMBER_OR_LETTER.fullmatch(before)):
            continue
        if before.endswith(("…", ".", "...")) or not found["word"][0].islower():
            continue
        yield _fault(
            text,
            rows,
            ("VH-01", "sentence"),
            found.start("word"),
            found.end("word"),
            upper_first(found["word"]),
        )
    openers = set(rows.words["openers"])
    for found in _AFTER_SEMICOLON.finditer(text):
        word, following = found["word"], (found["next"] or "").strip()
        if not word[0].isupper() or word.isupper() or word in openers or any(c.isupper() for c in word[1:]):
            continue
        if following[:1].isupper() or rows.any_name.match(same(text), found.start("word")):
            continue
        right = word[0].lower() + word[1:]
        yield _fault(text, rows, ("VH-02", "after"), found.start("word"), found.end("word"), right)


def _people(text: str, rows: CapitalRows, names: tuple[str, ...]) -> Iterator[CapitalFault]:
    for name in names:
        if len(name.split()) < 2:
            continue
        wanted = same(name)
        for found in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", same(text), re.IGNORECASE):
            if found[0] != wanted and not found[0].isupper():
                yield _fault(text, rows, ("VH-03", "person"), found.start(), found.end(), name)


def _fault(
    text: str, rows: CapitalRows, rule: tuple[str, str], start: int, end: int, right: str
) -> CapitalFault:
    asked = rows.rules[rule]
    sentence = asked.sentence.format(right=right)
    return CapitalFault(asked.id, asked.level, start, end, text[start:end], right, sentence, asked.article)


def _without_overlaps(faults: list[CapitalFault]) -> Iterator[CapitalFault]:
    """Of two faults at one place the longer: the name says more than the word."""
    taken: list[tuple[int, int]] = []
    for fault in sorted(faults, key=lambda fault: fault.start - fault.end):
        if all(fault.end <= start or fault.start >= end for start, end in taken):
            taken.append((fault.start, fault.end))
            yield fault
