"""Where words that repeat a known text depart from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from app.domain.proofreading.lore import key_of

_PIECE = re.compile(r"[^\W_]+(?:[./][^\W_]+)*|[,;:–—-]")


def departures(text: str, at: int, known: str, enough: int) -> Iterator[tuple[int, int, str]]:
    """(start, end, right words) of each departure of `text` from `at` on from `known`.

    Nothing when fewer than `enough` per cent of the words of `known` are met: it is another text then.
    Each stretch has a word more on either side where one is. Dashes of any length are one dash.
    """
    right = [(m[0], m.start(), m.end()) for m in _PIECE.finditer(known)]
    left = [(m[0], m.start(), m.end()) for m in _PIECE.finditer(text, at)][: len(right) + 12]
    if not right:
        return
    a, b = [_key(piece[0]) for piece in left], [_key(piece[0]) for piece in right]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    met = sum(block.size for block in blocks)
    if met * 100 < enough * len(b) or not blocks or blocks[0].a > 3:
        return
    end = blocks[-1].a + blocks[-1].size
    short = len(b) - (blocks[-1].b + blocks[-1].size)
    if short > 2:
        return  # quoted in part, which is no fault
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal" or i1 >= end:
            continue
        before = ""
        if i1 == 0:  # the word before the quotation, so that what is missing has one on either side
            from_word = text.rfind(" ", 0, max(at - 1, 0)) + 1
            before = text[from_word:at]
        start = left[i1 - 1][1] if i1 else at - len(before)
        stop = left[min(len(left), i2 + 1) - 1][2]
        new = known[right[max(0, j1 - 1)][1] : right[min(len(right), j2 + 1) - 1][2]]
        yield start, stop, before + new


def _key(piece: str) -> str:
    return key_of(piece) if piece.isalpha() else piece.replace("–", "-").replace("—", "-")
