"""Which node of one outline is which of another: by identity, by the same words, then by likeness."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable

from app.domain.outline import Entry, Outline
from app.domain.wording import fold

LIKE = 0.55
"""Share of words in common from which two nodes are held to be one, changed."""
_NEAR = 0.15  # what standing under the same parent adds
_COMMON = 60  # a word that stands in more nodes tells none from another
_CANDIDATES = 8  # how many nodes that share rare words are looked at closely


def paired(old: Outline, new: Outline) -> dict[int, int]:
    """Ids of nodes of the old outline with those of the new one; each at most once."""
    pairs: dict[int, int] = {}
    by_uid = {node.uid: node.id for node in new.nodes}
    for node in old.nodes:
        if node.uid in by_uid:
            pairs[node.id] = by_uid[node.uid]
    _by_same_words(old, new, pairs)
    _by_likeness(old, new, pairs)
    return pairs


def moved_nodes(old: Outline, new: Outline, pairs: dict[int, int]) -> frozenset[int]:
    """Ids in the new outline of nodes under another parent, or in another order among their siblings.

    As few as possible are called moved: the longest run that kept its order stands still.
    """
    moved: set[int] = set()
    by_parent: dict[int | None, list[int]] = defaultdict(list)
    order = {entry.node.id: place for place, entry in enumerate(new.entries)}
    for entry in old.entries:
        new_id = pairs.get(entry.node.id)
        if new_id is None:
            continue
        parent = entry.node.parent
        there = new.node(new_id).parent
        if (pairs.get(parent) if parent is not None else None) != there or (parent is None) != (
            there is None
        ):
            moved.add(new_id)
        else:
            by_parent[there].append(new_id)
    for ids in by_parent.values():
        still = _longest_rising([order[i] for i in ids])
        moved.update(i for i in ids if order[i] not in still)
    return frozenset(moved)


def _by_same_words(old: Outline, new: Outline, pairs: dict[int, int]) -> None:
    free: dict[tuple[str, ...], list[int]] = defaultdict(list)
    taken = set(pairs.values())
    for entry in new.entries:
        if entry.node.id not in taken:
            free[_words(entry)].append(entry.node.id)
    for entry in old.entries:
        if entry.node.id in pairs or not _words(entry):
            continue
        there = free.get(_words(entry), [])
        parent = pairs.get(entry.node.parent or 0)
        same_parent = [i for i in there if new.node(i).parent == parent]
        if there:
            chosen = (same_parent or there)[0]
            there.remove(chosen)
            pairs[entry.node.id] = chosen


def _by_likeness(old: Outline, new: Outline, pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    left = [entry for entry in old.entries if entry.node.id not in pairs]
    free = [entry for entry in new.entries if entry.node.id not in taken]
    bags = {entry.node.id: Counter(_words(entry)) for entry in free}
    where: dict[str, list[int]] = defaultdict(list)
    for node_id, bag in bags.items():
        for word in bag:
            where[word].append(node_id)
    scored: list[tuple[float, int, int, int]] = []
    for place, entry in enumerate(left):
        bag = Counter(_words(entry))
        for node_id in _candidates(bag, where):
            score = _dice(bag, bags[node_id])
            if pairs.get(entry.node.parent or 0, 0) == (new.node(node_id).parent or 0):
                score += _NEAR
            if score >= LIKE:
                scored.append((-score, place, entry.node.id, node_id))
    done: set[int] = set()
    for _, _, old_id, new_id in sorted(scored):
        if old_id not in pairs and new_id not in done:
            pairs[old_id] = new_id
            done.add(new_id)


def _candidates(bag: Iterable[str], where: dict[str, list[int]]) -> list[int]:
    """The nodes that share most with the bag, a rare word counting more than a common one."""
    weights: Counter[int] = Counter()
    for word in bag:
        there = where.get(word, ())
        if len(there) > _COMMON:
            continue
        for node_id in there:
            weights[node_id] += 100 // len(there) + 1
    return [node_id for node_id, _ in weights.most_common(_CANDIDATES)]


def _dice(one: Counter[str], two: Counter[str]) -> float:
    total = one.total() + two.total()
    return 2 * (one & two).total() / total if total else 0.0


def _words(entry: Entry) -> tuple[str, ...]:
    plain = "".join(char if char.isalnum() else " " for char in fold(f"{entry.node.title} {entry.node.text}"))
    return tuple(plain.split())


def _longest_rising(values: list[int]) -> set[int]:
    """The values of a longest rising run, in their given order."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(places[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            places.append(place)
        else:
            tails[at], places[at] = value, place
    run: set[int] = set()
    at = places[-1] if places else -1
    while at >= 0:
        run.add(values[at])
        at = before[at]
    return run
