"""Corrections of what was misunderstood: plain functions, each gives the next understanding."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from app.domain.outline import Numbering
from app.domain.plan_reading.labels import typed_label
from app.domain.plan_reading.parts import BODY, Item, Part, Understanding
from app.domain.plan_reading.tail import LIST_ENDS
from app.domain.wording import clean

_LISTED = frozenset({Part.BASIS, Part.RECIPIENT})
_DEEPEST = 8


def move_to_part(understanding: Understanding, ids: Collection[int], part: Part) -> Understanding:
    """These paragraphs belong to another part; a number before them stays where there is room for it."""

    def moved(item: Item) -> Item:
        if item.part is part:
            return replace(item, doubt="", fixed=True)
        if part is Part.NODE:
            return _as_node(understanding, item)
        words = item.raw if part is Part.LEFT_OUT or item.part is Part.LEFT_OUT else item.text
        if part in _LISTED:
            label = typed_label(words)
            words = (label.rest if label and label.numbering is Numbering.DASH else words).rstrip(LIST_ENDS)
        elif item.label and part is not Part.LEFT_OUT and item.part in BODY:
            words = f"{item.label} {item.text}" if item.numbering is not Numbering.DASH else item.text
        return replace(
            item, part=part, words=words, title="", label=item.label if part in BODY else "", depth=0,
            numbering=Numbering.NONE, joined=False, doubt="", fixed=True,
        )  # fmt: skip

    return _changed(understanding, ids, moved)


def set_numbering(understanding: Understanding, ids: Collection[int], numbering: Numbering) -> Understanding:
    """Nodes numbered another way; a plain paragraph becomes a node."""

    def numbered(item: Item) -> Item:
        node = item if item.part is Part.NODE else _as_node(understanding, item)
        return replace(node, numbering=numbering, doubt="", fixed=True)

    return _changed(understanding, ids, numbered)


def change_level(understanding: Understanding, ids: Collection[int], by: int) -> Understanding:
    """Nodes one level in (1) or out (-1); what lies under them goes along."""
    below: set[int] = set()
    depth = -1
    for item in understanding.of(Part.NODE):
        if item.id in ids and not (0 <= depth < item.depth and item.id in below):
            depth = item.depth
            below.add(item.id)
        elif 0 <= depth < item.depth:
            below.add(item.id)
        else:
            depth = -1
    if by < 0 and any(item.depth == 0 for item in understanding.of(Part.NODE) if item.id in ids):
        return understanding
    changed = {
        item.id: max(0, min(_DEEPEST, item.depth + by))
        for item in understanding.of(Part.NODE)
        if item.id in below
    }
    return replace(
        understanding,
        items=tuple(
            replace(item, depth=changed[item.id], doubt="" if item.id in ids else item.doubt, fixed=True)
            if item.id in changed
            else item
            for item in understanding.items
        ),
    )


def reword(understanding: Understanding, item_id: int, title: str, words: str) -> Understanding:
    """Other words for one paragraph."""
    return _changed(
        understanding,
        (item_id,),
        lambda item: replace(
            item, title=clean(title), words=clean(words, lines=item.part is Part.NODE), doubt="", fixed=True
        ),
    )


def join_above(understanding: Understanding, item_id: int) -> Understanding:
    """One paragraph runs on from the one above it: they become one."""
    items = list(understanding.items)
    at = next(place for place, item in enumerate(items) if item.id == item_id)
    if at == 0 or items[at - 1].part is Part.LEFT_OUT:
        return understanding
    above, item = items[at - 1], items[at]
    text = item.text if item.part is not Part.LEFT_OUT else item.raw
    raw = f"{above.raw} {item.raw}"
    if above.title and not above.words:
        joined = replace(above, title=f"{above.title} {text}".strip(), raw=raw, fixed=True)
    else:
        joined = replace(above, words=f"{above.words} {text}".strip(), raw=raw, fixed=True)
    return replace(understanding, items=(*items[: at - 1], joined, *items[at + 1 :]))


def settle(understanding: Understanding, ids: Collection[int]) -> Understanding:
    """A person has looked: these are right as they are."""
    return _changed(understanding, ids, lambda item: replace(item, doubt="", fixed=True))


def _changed(
    understanding: Understanding, ids: Collection[int], change: Callable[[Item], Item]
) -> Understanding:
    return replace(
        understanding,
        items=tuple(change(item) if item.id in ids else item for item in understanding.items),
    )


def _as_node(understanding: Understanding, item: Item) -> Item:
    """A paragraph as a node: its number says which kind, the node before it says how deep."""
    words = item.raw if item.part is Part.LEFT_OUT or not item.text else item.text
    label = typed_label(item.raw) or typed_label(words)
    before = [node for node in understanding.of(Part.NODE) if node.id < item.id]
    same = [node for node in before if label is not None and node.numbering is label.numbering]
    depth = same[-1].depth if same else (before[-1].depth + 1 if before and label is None else 0)
    if label is None:
        return replace(
            item, part=Part.NODE, words=words, title="", depth=depth, numbering=Numbering.NONE, joined=False,
            doubt="", fixed=True,
        )  # fmt: skip
    heading = label.numbering is Numbering.ROMAN
    return replace(
        item, part=Part.NODE, title=label.rest if heading else "", words="" if heading else label.rest,
        label=label.written, depth=depth, numbering=label.numbering, joined=False, doubt="", fixed=True,
    )  # fmt: skip
