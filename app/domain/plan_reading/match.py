"""A plan read anew laid over the draft it replaces: which nodes are the same ones, and what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from app.domain.outline import Entry, NewNode, Node, Numbering, Outline
from app.domain.outline_edit import GAP, new_uid

_ALIKE_IN_PLACE, _ALIKE_ELSEWHERE = 0.5, 0.75
_MOST_COMPARED = 60_000  # pairs of nodes: two plans of 240 without a sentence in common
_ENDING = " ./"
_STOPS = (":", ".", ";", ",", "?", "!", "…", "-", "–")

Line = tuple[Numbering, str]


@dataclass(frozen=True)
class Merged:
    """The new outline, and which of its nodes (by id) are new, reworded, moved; `removed` are old entries."""

    outline: Outline
    added: tuple[int, ...]
    reworded: tuple[int, ...]
    moved: tuple[int, ...]
    removed: tuple[Entry, ...]

    @property
    def unchanged(self) -> bool:
        return not (self.added or self.reworded or self.moved or self.removed)

    def words(self) -> str:
        """`sửa 2 mục, thêm 1 mục`; "" when nothing has changed."""
        counts = (
            (len(self.reworded), "sửa"), (len(self.added), "thêm"),
            (len(self.moved), "dời"), (len(self.removed), "bỏ"),
        )  # fmt: skip
        return ", ".join(f"{verb} {count} mục" for count, verb in counts if count)


def merge(
    old: Outline, new: Sequence[NewNode], first_id: int, *, fresh_ids: bool = False, ends_page: bool = False
) -> Merged:
    """The new nodes with the identity (`id`, `uid`) of the old ones whose words they carry.

    New nodes take ids from `first_id` on; with `fresh_ids` all do, and only `uid` is kept (another version).
    `ends_page` says that nothing stands below the outline: its last words printed with an end mark.
    """
    entries = old.entries
    if ends_page and entries and new:
        new = (*new[:-1], _unmarked(entries[-1].node, new[-1]))
    new = regrouped(entries, new)
    pairs = _paired(entries, new)
    nodes: list[Node] = []
    stack: list[int] = []
    added: list[int] = []
    reworded: list[int] = []
    next_id = first_id
    for place, item in enumerate(new):
        depth = max(0, min(item.depth, len(stack)))
        del stack[depth:]
        entry = entries[pairs[place]] if place in pairs else None
        title, text = item.title, item.text
        if entry is not None and _lines(entry.node) == _lines(item):
            # The same words on paper: the old way of holding them is kept.
            title, text = entry.node.title, entry.node.text
        if entry is None or fresh_ids:
            node_id, next_id = next_id, next_id + 1
        else:
            node_id = entry.node.id
        nodes.append(
            Node(
                node_id, entry.node.uid if entry else new_uid(), stack[-1] if stack else None, 0,
                item.numbering, title, text,
            )
        )  # fmt: skip
        stack.append(node_id)
        if entry is None:
            added.append(node_id)
        elif (entry.node.title, entry.node.text) != (title, text):
            reworded.append(node_id)
    outline = _positioned(old, nodes, keep=not fresh_ids)
    kept = {pairs[place]: nodes[place].id for place in pairs}
    moved = _moved(old, outline, {entries[at].node.id: node_id for at, node_id in kept.items()})
    gone = tuple(entry for at, entry in enumerate(entries) if at not in kept)
    return Merged(outline, tuple(added), tuple(reworded), moved, gone)


def regrouped(entries: Sequence[Entry], new: Sequence[NewNode]) -> tuple[NewNode, ...]:
    """Where paper cannot tell a line of a node from a paragraph below it, as the old outline has it.

    Runs of lines that print alike in both, cut where a node begins in both, take the old shape.
    """
    old_lines = [(line, at) for at, e in enumerate(entries) for line in _lines(e.node, _kind(e))]
    new_lines = [(line, at) for at, node in enumerate(new) for line in _lines(node)]
    old_starts, new_starts = _starts(old_lines), _starts(new_lines)
    matcher = SequenceMatcher(None, [x for x, _ in old_lines], [x for x, _ in new_lines], autojunk=False)
    shapes: dict[int, tuple[int, list[NewNode]]] = {}
    for block in matcher.get_matching_blocks():
        cuts = [k for k in range(block.size + 1) if block.a + k in old_starts and block.b + k in new_starts]
        for begin, end in pairwise(cuts):
            old_at = old_lines[block.a + begin][1]
            new_at = new_lines[block.b + begin][1]
            old_end = old_lines[block.a + end][1] if block.a + end < len(old_lines) else len(entries)
            new_end = new_lines[block.b + end][1] if block.b + end < len(new_lines) else len(new)
            shape = [
                NewNode(e.depth, e.node.numbering, e.node.title, e.node.text) for e in entries[old_at:old_end]
            ]
            shapes[new_at] = (new_end, shape)
    out: list[NewNode] = []
    at = 0
    while at < len(new):
        if at in shapes:
            at, shape = shapes[at]
            out += shape
        else:
            out.append(new[at])
            at += 1
    return tuple(out)


def _starts(lines: Sequence[tuple[Line, int]]) -> set[int]:
    """Where nodes begin, and the end."""
    found = {k for k, (_, at) in enumerate(lines) if k == 0 or lines[k - 1][1] != at}
    return found | {len(lines)}


def _kind(entry: Entry) -> Numbering:
    """The numbering as it prints: a nested number with no number above it looks like any other."""
    alone = entry.node.numbering is Numbering.NESTED and entry.label.count(".") == 1
    return Numbering.ARABIC if alone else entry.node.numbering


def _lines(node: Node | NewNode, kind: Numbering | None = None) -> list[Line]:
    """The lines a node prints; a line below the first looks like a paragraph."""
    title = node.title.strip()
    texts = [line.strip() for line in node.text.split("\n") if line.strip()]
    if title and texts and node.numbering is not Numbering.ROMAN:
        texts[0] = f"{title if title.endswith(_STOPS) else title + ':'} {texts[0]}"
    elif title:
        texts.insert(0, title.upper() if node.numbering is Numbering.ROMAN else title)
    first, *rest = texts or [""]
    return [(kind or node.numbering, _bare(first)), *((Numbering.NONE, _bare(line)) for line in rest)]


def _bare(text: str) -> str:
    """As it stands in a file: a blank more or less inside is a change somebody made."""
    return text.replace("\t", " ").strip()


def _unmarked(old: Node, new: NewNode) -> NewNode:
    """The last node with the ending it had before an end mark was printed in its place."""
    before, now = _lines(old)[-1][1], _lines(new)[-1][1]
    if not same_ending(before, now):
        return new
    ending = before[len(before.rstrip(_ENDING)) :]
    if new.text:
        return new._replace(text=new.text.rstrip(_ENDING) + ending)
    return new._replace(title=new.title.rstrip(_ENDING) + ending)


def same_ending(old: str, new: str) -> bool:
    """Whether two last sentences print alike: the end mark takes the place of a full stop."""
    return old != new and [line.rstrip(_ENDING) for line in old.split("\n")] == [
        line.rstrip(_ENDING) for line in new.split("\n")
    ]


def _paired(entries: Sequence[Entry], new: Sequence[NewNode]) -> dict[int, int]:
    """Place of the new node → place of the old entry."""
    old_words = [" ".join(words for _, words in _lines(e.node)) for e in entries]
    new_words = [" ".join(words for _, words in _lines(n)) for n in new]
    pairs: dict[int, int] = {}
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    gaps: list[tuple[range, range]] = []
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag == "equal":
            pairs |= {b + k: a + k for k in range(a_end - a)}
        else:
            gaps.append((range(a, a_end), range(b, b_end)))
    for old_range, new_range in gaps:
        _pair_alike(old_range, new_range, old_words, new_words, pairs, _ALIKE_IN_PLACE)
    left_old = [at for at in range(len(entries)) if at not in set(pairs.values())]
    left_new = [at for at in range(len(new)) if at not in pairs]
    _pair_alike(left_old, left_new, old_words, new_words, pairs, _ALIKE_ELSEWHERE)
    return pairs


def _pair_alike(
    old: Sequence[int], new: Sequence[int], old_words: Sequence[str], new_words: Sequence[str],
    pairs: dict[int, int], least: float,
) -> None:  # fmt: skip
    """Pair what is most alike first; nothing is paired where there is too much to compare."""
    if len(old) * len(new) > _MOST_COMPARED:
        return
    rated: list[tuple[float, int, int]] = []
    for b in new:
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(new_words[b].split())
        for a in old:
            matcher.set_seq1(old_words[a].split())
            if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
                rated.append((matcher.ratio(), a, b))
    taken: set[int] = set()
    for ratio, a, b in sorted(rated, key=lambda row: (-row[0], row[1], row[2])):
        if ratio >= least and a not in taken and b not in pairs:
            pairs[b] = a
            taken.add(a)


def _positioned(old: Outline, nodes: Sequence[Node], *, keep: bool) -> Outline:
    """Positions among siblings, those of nodes that stay in their order kept, so that few rows change."""
    groups: dict[int | None, list[Node]] = {}
    for node in nodes:
        groups.setdefault(node.parent, []).append(node)
    placed: dict[int, int] = {}
    for parent, group in groups.items():
        before = [old.node(n.id) if keep and old.has(n.id) else None for n in group]
        wanted = _spread([n.position if n is not None and n.parent == parent else None for n in before])
        placed |= {node.id: at for node, at in zip(group, wanted, strict=True)}
    return Outline(tuple(replace(node, position=placed[node.id]) for node in nodes))


def _spread(positions: Sequence[int | None]) -> list[int]:
    """Rising positions: the given ones where they rise with room between, else all anew."""
    known = [(at, p) for at, p in enumerate(positions) if p is not None]
    out: list[int] = []
    at = 0
    before = 0
    for place, position in [*known, (len(positions), None)]:
        count = place - at
        after = position if position is not None else before + GAP * (count + 1)
        step = (after - before) // (count + 1)
        if step < 1:
            return [GAP * (k + 1) for k in range(len(positions))]
        out += [before + step * (k + 1) for k in range(count)]
        if position is not None:
            out.append(position)
            before = position
        at = place + 1
    return out


def _moved(old: Outline, outline: Outline, kept: dict[int, int]) -> tuple[int, ...]:
    """Nodes that stand under another parent that was there before, or past a sibling they stood before."""
    back = {new_id: old_id for old_id, new_id in kept.items()}
    out: list[int] = []
    for parent in (None, *(node.id for node in outline.nodes)):
        group = [node for node in outline.children(parent) if node.id in back]
        was = back.get(parent) if parent is not None else None
        stayed = [node for node in group if old.node(back[node.id]).parent == was]
        if parent is None or parent in back:
            out += [node.id for node in group if node not in stayed]
        order = {child.id: place for place, child in enumerate(old.children(was))}
        rising = _longest_rising([order[back[node.id]] for node in stayed])
        out += [node.id for place, node in enumerate(stayed) if place not in rising]
    return tuple(out)


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Places of a longest rising run: what is not in it has moved."""
    best: list[tuple[int, ...]] = []
    for place, number in enumerate(numbers):
        below = [run for run in best if numbers[run[-1]] < number]
        best.append((*_longest(below), place))
    return set(_longest(best))


def _longest(runs: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return sorted(runs, key=len)[-1] if runs else ()
