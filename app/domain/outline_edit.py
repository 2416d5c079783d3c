"""Editing an outline as plain functions: each takes an outline and gives the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.outline import NewNode, Node, Numbering, Outline

GAP = 1024  # room between two siblings, so that an insertion moves nobody
_BY_DEPTH = (Numbering.ROMAN, Numbering.ARABIC, Numbering.DASH)


def new_uid() -> str:
    """An identity that survives copying into another version."""
    import uuid  # with it comes `platform`, which no start needs

    return uuid.uuid4().hex


def usual_numbering(outline: Outline, parent: int | None) -> Numbering:
    """The numbering a new child of `parent` takes: its siblings', else the habit of that depth."""
    siblings = outline.children(parent)
    if siblings:
        return siblings[-1].numbering
    depth = 0 if parent is None else outline.entry(parent).depth + 1
    return _BY_DEPTH[min(depth, len(_BY_DEPTH) - 1)]


def topmost(outline: Outline, ids: Iterable[int]) -> tuple[Node, ...]:
    """The chosen nodes without those that lie under another chosen one, in the order of the page."""
    chosen = set(ids)

    def covered(node: Node) -> bool:
        parent = node.parent
        while parent is not None:
            if parent in chosen:
                return True
            parent = outline.node(parent).parent
        return False

    found = [outline.node(i) for i in chosen if outline.has(i)]
    order = {entry.node.id: place for place, entry in enumerate(outline.entries)}
    return tuple(sorted((n for n in found if not covered(n)), key=lambda n: order[n.id]))


def insert(
    outline: Outline, parent: int | None, index: int, new: Sequence[NewNode], first_id: int
) -> Outline:
    """The new nodes at `index` among the children of `parent`; ids count up from `first_id`.

    Depths that jump are brought back to one below the node before.
    """
    made: list[Node] = []
    stack: list[int | None] = [parent]
    counts: dict[int | None, int] = {}
    tops: list[Node] = []
    for offset, item in enumerate(new):
        depth = max(0, min(item.depth, len(stack) - 1))
        del stack[depth + 1 :]
        above = stack[depth]
        counts[above] = counts.get(above, 0) + 1
        node = Node(
            first_id + offset, new_uid(), above, counts[above] * GAP, item.numbering, item.title, item.text
        )
        stack.append(node.id)
        made.append(node)
        if depth == 0:
            tops.append(node)
    grown = Outline(outline.nodes + tuple(made))
    return _placed(grown, tops, parent, index, leaving=frozenset(n.id for n in tops))


def remove(outline: Outline, ids: Iterable[int]) -> Outline:
    """Without the nodes and all under them."""
    gone = {node.id for top in topmost(outline, ids) for node in outline.below(top.id)}
    return Outline(tuple(n for n in outline.nodes if n.id not in gone))


def renumber(outline: Outline, ids: Iterable[int], numbering: Numbering) -> Outline:
    """The level of each chosen node (all its siblings of the same kind) numbered the new way."""
    groups = {(outline.node(i).parent, outline.node(i).numbering) for i in ids}
    return _mapped(
        outline, lambda n: replace(n, numbering=numbering) if (n.parent, n.numbering) in groups else n
    )


def retype(outline: Outline, ids: Iterable[int], numbering: Numbering) -> Outline:
    """Only the chosen nodes numbered the new way."""
    chosen = set(ids)
    return _mapped(outline, lambda n: replace(n, numbering=numbering) if n.id in chosen else n)


def reword(outline: Outline, words: Mapping[int, tuple[str, str]]) -> Outline:
    """Titles and texts by node id."""

    def change(node: Node) -> Node:
        title, text = words[node.id]
        return replace(node, title=title, text=text)

    return _mapped(outline, lambda n: change(n) if n.id in words else n)


def indent(outline: Outline, ids: Iterable[int]) -> Outline:
    """Each chosen node becomes the last child of the sibling above it.

    The first sibling stays, and the chosen ones right after it stay with it: what stood side by side would
    otherwise come to stand below one another.
    """
    tops = topmost(outline, ids)
    chosen = {node.id for node in tops}
    before = outline
    for node in tops:
        if all(s.id in chosen for s in _down_to(before, node)):
            continue
        siblings = outline.children(node.parent)
        place = [s.id for s in siblings].index(node.id)
        above = siblings[place - 1]
        numbering = _numbering_below(outline, above, node)
        outline = retype(
            _placed(outline, [node], above.id, len(outline.children(above.id))), [node.id], numbering
        )
    return outline


def _down_to(outline: Outline, node: Node) -> tuple[Node, ...]:
    """The siblings from the first down to the node."""
    siblings = outline.children(node.parent)
    return tuple(siblings[: [s.id for s in siblings].index(node.id) + 1])


def outdent(outline: Outline, ids: Iterable[int]) -> Outline:
    """Each chosen node comes to stand after its parent; a top node stays."""
    for node in reversed(topmost(outline, ids)):
        if node.parent is None:
            continue
        parent = outline.node(node.parent)
        index = [s.id for s in outline.children(parent.parent)].index(parent.id) + 1
        outline = retype(_placed(outline, [node], parent.parent, index), [node.id], parent.numbering)
    return outline


def shift(outline: Outline, ids: Iterable[int], step: int) -> Outline:
    """Chosen nodes one place up (`step` -1) or down (+1) among their siblings, keeping together."""
    tops = topmost(outline, ids)
    for node in tops if step < 0 else reversed(tops):
        siblings = [s.id for s in outline.children(node.parent)]
        place = siblings.index(node.id) + step
        if not 0 <= place < len(siblings) or any(siblings[place] == t.id for t in tops):
            continue
        outline = _placed(outline, [outline.node(node.id)], node.parent, place)
    return outline


def move_to(outline: Outline, ids: Iterable[int], parent: int | None, index: int) -> Outline:
    """Chosen nodes moved under `parent` at `index`; a node is never moved under itself."""
    tops = topmost(outline, ids)
    inside = {n.id for top in tops for n in outline.below(top.id)}
    if parent in inside:
        return outline
    numbering = usual_numbering(Outline(tuple(n for n in outline.nodes if n.id not in inside)), parent)
    moved = _placed(outline, list(tops), parent, index)
    return retype(moved, [t.id for t in tops if t.parent != parent], numbering)


def _numbering_below(outline: Outline, above: Node, node: Node) -> Numbering:
    if outline.children(above.id):
        return outline.children(above.id)[-1].numbering
    if node.numbering in (Numbering.DASH, Numbering.NONE):
        return node.numbering
    return usual_numbering(outline, above.id)


def _placed(
    outline: Outline,
    nodes: Sequence[Node],
    parent: int | None,
    index: int,
    leaving: frozenset[int] | None = None,
) -> Outline:
    """Nodes put at `index` counted among the children of `parent` as they are without the nodes."""
    moving = leaving if leaving is not None else frozenset(n.id for n in nodes)
    stay = [s for s in outline.children(parent) if s.id not in moving]
    index = max(0, min(index, len(stay)))
    before = stay[index - 1].position if index else 0
    after = stay[index].position if index < len(stay) else before + GAP * (len(nodes) + 1)
    step = (after - before) // (len(nodes) + 1)
    changed: dict[int, Node] = {}
    if step >= 1:
        for count, node in enumerate(nodes, start=1):
            changed[node.id] = replace(node, parent=parent, position=before + step * count)
    else:
        ordered = [*stay[:index], *nodes, *stay[index:]]
        for count, node in enumerate(ordered, start=1):
            changed[node.id] = replace(node, parent=parent, position=count * GAP)
    return _mapped(outline, lambda n: changed.get(n.id, n))


def _mapped(outline: Outline, change: Callable[[Node], Node]) -> Outline:
    return Outline(tuple(change(node) for node in outline.nodes))
