"""How near a hit is to what was typed: as a beginning, as the beginning of a word, or inside one."""

from __future__ import annotations

BEGINS, WORD, INSIDE, ELSEWHERE = range(4)


def rank(folded: str, needle: str) -> int:
    """0 where the folded text begins with the needle, 1 where a word does, 2 inside a word, 3 not at all.

    A needle of several words that stand apart is as near as the farthest of them.
    """
    if not needle:
        return ELSEWHERE
    if folded.startswith(needle):
        return BEGINS
    at = folded.find(needle)
    if at < 0:
        words = needle.split()
        return max((rank(folded, word) for word in words), default=ELSEWHERE) if len(words) > 1 else ELSEWHERE
    while at > 0:
        if not folded[at - 1].isalnum():
            return WORD
        at = folded.find(needle, at + 1)
    return INSIDE
