"""All checks over one paper, its findings in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from dataclasses import replace

from app.domain.proofreading import (
    capitals,
    commas,
    consistency,
    form,
    marks,
    references,
    spelling,
)
from app.domain.proofreading.lore import Lore, key_of
from app.domain.proofreading.values import LONGEST_FOUND, Fault, Kind, Level, Paper, Paragraph, Role
from app.domain.proofreading.words import Word

Known = MutableMapping[tuple[str, Role, str, int, tuple[str, ...]], tuple[Fault, ...]]
_RANK = {Level.ERROR: 0, Level.WARNING: 1, Level.HINT: 2}


def _go_on() -> None:
    """Nobody is waited for."""


def proofread(
    paper: Paper, lore: Lore, known: Known | None = None, breathe: Callable[[], None] = _go_on
) -> tuple[Fault, ...]:
    """Everything to look at.

    `known` keeps what was found in a paragraph by itself, so that only changed paragraphs are read again; it
    belongs to one `lore`. `breathe` is called between paragraphs and checks: a reading beside someone who
    types waits there.
    """
    found: list[Fault] = []
    for paragraph in paper.paragraphs:
        breathe()
        found += _alone(paragraph, lore, paper.names, known)
    found += form.check(paper)
    breathe()
    found += consistency.check(paper, lore)
    breathe()
    found += references.check(paper, lore)
    breathe()
    places = {paragraph.number: paragraph for paragraph in paper.paragraphs}
    return tuple(_tidied(_in_whole_words(fault, places[fault.paragraph], lore) for fault in found))


def _alone(paragraph: Paragraph, lore: Lore, people: tuple[str, ...], known: Known | None) -> Iterable[Fault]:
    key = (paragraph.text, paragraph.role, paragraph.label, paragraph.start, people)
    faults = known.get(key) if known is not None else None
    if faults is None:
        faults = (
            *spelling.check(paragraph, lore),
            *marks.check(paragraph),
            *commas.check(paragraph, lore),
            *capitals.check(paragraph, lore, people),
        )
        if known is not None:
            known[key] = faults
    return (
        fault if fault.paragraph == paragraph.number else replace(fault, paragraph=paragraph.number)
        for fault in faults
    )


_BEFORE = re.compile(r"[^\s\u2003]*\w[^\w\u2003]*$")
_AFTER = re.compile(r"[^\w\u2003]*\w[\w-]*")


def _in_whole_words(fault: Fault, paragraph: Paragraph, lore: Lore) -> Fault:
    """The fault with a word of two syllables whole on either side: `thông tin – truyền thông`."""
    if fault.kind is Kind.PUNCTUATION:
        fault = _between_words(fault, paragraph)
    if fault.kind is Kind.SPELLING or not fault.exact:
        return fault
    text, start, end = paragraph.text, fault.start, fault.end
    inside = [i for i, word in enumerate(paragraph.words) if word.start < end and word.end > start]
    if not inside:
        return fault
    first, last = inside[0], inside[-1]
    words = paragraph.words
    if first > 0 and words[first].start == start and _one_word(text, words[first - 1], words[first], lore):
        start = words[first - 1].start
    if (
        last + 1 < len(words)
        and words[last].end == end
        and _one_word(text, words[last], words[last + 1], lore)
    ):
        end = words[last + 1].end
    if end - start > LONGEST_FOUND or (start, end) == (fault.start, fault.end):
        return fault
    return _widened(fault, text, start, end)


def _between_words(fault: Fault, paragraph: Paragraph) -> Fault:
    """A fault whose place begins or ends with a mark, with the word before or after it: `lớn( Big`."""
    text, start, end = paragraph.text, fault.start, fault.end
    if not text[start].isalnum() and (before := _BEFORE.search(text, paragraph.start, start)):
        start = before.start()
    if not text[end - 1].isalnum() and (after := _AFTER.match(text, end)):
        end = after.end()
    if end - start > LONGEST_FOUND or (start, end) == (fault.start, fault.end):
        return fault
    return _widened(fault, text, start, end)


def _widened(fault: Fault, text: str, start: int, end: int) -> Fault:
    new = text[start : fault.start] + fault.suggestion + text[fault.end : end]
    return replace(
        fault, start=start, found=text[start:end], suggestion=new if fault.exact else fault.suggestion
    )


def _one_word(text: str, one: Word, two: Word, lore: Lore) -> bool:
    return text[one.end : two.start] == " " and f"{key_of(one.low)} {key_of(two.low)}" in lore.compounds


def _tidied(found: Iterable[Fault]) -> Iterator[Fault]:
    """In order; of two faults in the same words and of the same mending only the surer one."""
    seen: set[tuple[int, int, str]] = set()
    for fault in sorted(found, key=lambda f: (f.paragraph, f.start, _RANK[f.level], f.end)):
        key = (fault.paragraph, fault.start, fault.suggestion)
        if key in seen or not fault.found or len(fault.found) > LONGEST_FOUND:
            continue
        seen.add(key)
        yield fault
