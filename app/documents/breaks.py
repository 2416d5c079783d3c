"""Break a long name or title into balanced lines at sensible places, by printed width."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise

from app.documents.profile import LineBreaks

# How bad a break is, beside the raggedness of the lines (a part of the column's width, squared).
_TORN_WORD = 1.0  # inside "thi đua", or at the dash of "thi đua - khen thưởng"
_TORN_NAME = 0.5  # inside a proper name, or after "TM."
_GOOD_PLACE = -0.05
_DASHES = ("-", "–")
_MOST_BALANCED = 12  # more lines than this are no title any more


def balanced(
    text: str,
    max_mm: float,
    measure: Callable[[str], float],
    breaks: LineBreaks,
    shown: Callable[[str], str] = str,
) -> tuple[str, ...]:
    """As few lines as fit into `max_mm`, evenly filled; a word wider than that has a line of its own.

    `shown` is how a line will be printed (capitals, say), which is what `measure` measures; the text itself
    is in its natural case, so that proper names can be told.
    """
    words = text.split()
    if not words:
        return ()

    @cache
    def width(start: int, end: int) -> float:
        return measure(shown(" ".join(words[start:end])))

    count = len(words)
    if width(0, count) <= max_mm or count == 1:
        return (shown(" ".join(words)),)
    cost_of_break = _costs(words, breaks)
    filled = _filled(count, max_mm, width)
    if len(filled) > _MOST_BALANCED:
        return tuple(shown(" ".join(words[a:b])) for a, b in pairwise((0, *filled)))
    ideal = width(0, count) / len(filled)

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            return _ragged(width(start, count), ideal, max_mm, count - start), (count,)
        found: tuple[float, tuple[int, ...]] = (float("inf"), (count,))
        for end in range(start + 1, count - left + 2):
            if end - start > 1 and width(start, end) > max_mm:
                break
            rest, ends = best(end, left - 1)
            here = _ragged(width(start, end), ideal, max_mm, end - start) + cost_of_break[end]
            found = min(found, (here + rest, (end, *ends)))
        return found

    cost, ends = best(0, len(filled))
    if cost == float("inf"):
        ends = filled
    return tuple(shown(" ".join(words[a:b])) for a, b in pairwise((0, *ends)))


def _filled(count: int, max_mm: float, width: Callable[[int, int], float]) -> tuple[int, ...]:
    """Where lines end when each is filled as far as it goes: there are never fewer lines than these."""
    ends, start = [], 0
    for end in range(1, count + 1):
        if end - start > 1 and width(start, end) > max_mm:
            start = end - 1
            ends.append(start)
    return (*ends, count)


def _ragged(width: float, ideal: float, max_mm: float, words: int) -> float:
    if width > max_mm and words > 1:
        return float("inf")
    return float(((width - ideal) / max_mm) ** 2)


def _costs(words: list[str], breaks: LineBreaks) -> list[float]:
    """What a break before each word costs."""
    plain = [word.strip(",;:.").casefold() for word in words]
    costs = [0.0] * (len(words) + 1)
    for place in range(1, len(words)):
        before, after = words[place - 1], words[place]
        if before in _DASHES or after in _DASHES:
            costs[place] += _TORN_WORD
        if before.endswith(".") or (before.istitle() and after.istitle()):
            costs[place] += _TORN_NAME
        if before.endswith((",", ";", ":")):
            costs[place] += _GOOD_PLACE
    for phrase in breaks.together:
        for place in _places(plain, phrase):
            for inside in range(place + 1, place + len(phrase.split())):
                costs[inside] += _TORN_WORD
    for phrase in breaks.before:
        for place in _places(plain, phrase):
            costs[place] += _GOOD_PLACE
    return costs


def _places(plain: list[str], phrase: str) -> list[int]:
    parts = phrase.casefold().split()
    return [place for place in range(len(plain)) if plain[place : place + len(parts)] == parts]
