"""Words of a line, and which of them are not Vietnamese prose: codes, addresses, acronyms, foreign names."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.domain.proofreading.letters import pattern

_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"[\d@_\\]|://|www\.|\.(?:vn|com|org|net|gov|html?|docx?|xlsx?|pdf|txt)\b", re.IGNORECASE)
_LATIN_ONLY = re.compile(r"[A-Za-z]+")
_INNER_CAPITAL = pattern(r"[<a>][<A>]")
_HYPHENED = re.compile(r"[^\W\d_]-[^\W\d_]")
_ROMAN = re.compile(r"[IVXLC]+")


class Word(NamedTuple):
    """One run of letters; `passed` when it is no Vietnamese prose, `low` in small letters."""

    text: str
    start: int
    passed: bool
    low: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def words_of(text: str) -> tuple[Word, ...]:
    """The words of one paragraph in order."""
    out = []
    for chunk in _CHUNK.finditer(text):
        whole = chunk[0]
        code = _is_code(whole)
        for match in _WORD.finditer(whole):
            word = match[0]
            # An apostrophe ties the letters of a name: M'Nông, D'ran.
            tied = _apostrophe(whole, match.start(), match.end())
            out.append(
                Word(word, chunk.start() + match.start(), code or tied or _is_sign(word), word.lower())
            )
    return tuple(out)


def _is_code(chunk: str) -> bool:
    """`22-NQ/TW`, `15/6/2022`, `so@tinh.gov.vn`, `Xinh-ga-po`."""
    if _CODE.search(chunk):
        return True
    core = chunk.strip(".,;:()“”\"'…")
    if len(_HYPHENED.findall(core)) > 1 or (_HYPHENED.search(core) and core[:1].isupper()):
        return True
    if "/" in core:
        return any(part.isupper() or _INNER_CAPITAL.search(part) for part in core.split("/"))
    return False


def _is_sign(word: str) -> bool:
    """`UBND`, `SNgV`, `XIII`: letters that stand for words."""
    if len(word) > 1 and _ROMAN.fullmatch(word):
        return True
    return bool(_INNER_CAPITAL.search(word)) or (len(word) == 1 and word.isupper())


def _apostrophe(chunk: str, start: int, end: int) -> bool:
    return (chunk[start - 1 : start] in ("'", "’") and start > 1) or (
        chunk[end : end + 1] in ("'", "’") and (end + 1 < len(chunk) and chunk[end + 1].isalpha())
    )


def plain_latin(word: str) -> bool:
    """Only the letters of English."""
    return bool(_LATIN_ONLY.fullmatch(word))
