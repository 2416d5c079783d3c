"""The body of a plan as an outline whose numbering is computed from its structure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

# NĐ 30/2020/NĐ-CP, Phụ lục I, II.6: letters of the Vietnamese alphabet as the decree's own lists run.
LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


class Numbering(StrEnum):
    """How one level of the outline is numbered."""

    ROMAN = "roman"  # I.
    ARABIC = "arabic"  # 1.
    NESTED = "nested"  # 2.1.
    LETTER = "letter"  # a)
    DASH = "dash"  # -
    NONE = "none"  # a paragraph


@dataclass(frozen=True)
class Node:
    """One place of the plan; `uid` stays the same through every version, `id` is the row.

    `parent` is the id of the node above or None; `position` orders siblings, with gaps.
    A node has a title, a text, or a title with the text running on.
    """

    id: int
    uid: str
    parent: int | None
    position: int
    numbering: Numbering
    title: str = ""
    text: str = ""


NEVER_ABOVE = {
    Numbering.ROMAN: tuple(Numbering),
    Numbering.ARABIC: (Numbering.DASH, Numbering.LETTER, Numbering.NESTED),
    Numbering.NESTED: (Numbering.DASH, Numbering.LETTER),
    Numbering.LETTER: (Numbering.DASH,),
}
"""Kinds under which a kind never lies: a heading under a dash, a number under a letter."""


class NewNode(NamedTuple):
    """A node not yet stored: depth 0 stands beside the place of insertion."""

    depth: int
    numbering: Numbering
    title: str = ""
    text: str = ""


class Entry(NamedTuple):
    """A node with what its place gives it: `label` as printed, `code` for records, `place` in words."""

    node: Node
    depth: int
    label: str
    code: str
    place: str


def roman(number: int) -> str:
    """Roman numeral of a positive number."""
    out = ""
    for value, sign in _ROMAN:
        while number >= value:
            out += sign
            number -= value
    return out


def letter(number: int) -> str:
    """a, b, c, d, đ, e, g … y, aa, ab …: the number-th label of a lettered list, from 1."""
    out = ""
    while number > 0:
        number, rest = divmod(number - 1, len(LETTERS))
        out = LETTERS[rest] + out
    return out


@dataclass(frozen=True)
class Outline:
    """All nodes of one plan; order and numbering are derived, never stored."""

    nodes: tuple[Node, ...] = ()

    @cached_property
    def _by_parent(self) -> dict[int | None, tuple[Node, ...]]:
        groups: dict[int | None, list[Node]] = defaultdict(list)
        for node in self.nodes:
            groups[node.parent].append(node)
        return {
            parent: tuple(sorted(group, key=lambda n: (n.position, n.id))) for parent, group in groups.items()
        }

    @cached_property
    def _by_id(self) -> dict[int, Node]:
        return {node.id: node for node in self.nodes}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every node in the order of the page, with its number."""
        return tuple(self._walk(None, 0, "", "", ""))

    @cached_property
    def _entry_by_id(self) -> dict[int, Entry]:
        return {entry.node.id: entry for entry in self.entries}

    @property
    def roots(self) -> tuple[Node, ...]:
        return self.children(None)

    def children(self, parent: int | None) -> tuple[Node, ...]:
        return self._by_parent.get(parent, ())

    def node(self, node_id: int) -> Node:
        """Raises KeyError when the outline has no such node."""
        return self._by_id[node_id]

    def has(self, node_id: int) -> bool:
        return node_id in self._by_id

    def entry(self, node_id: int) -> Entry:
        return self._entry_by_id[node_id]

    def walk(self) -> Iterator[Entry]:
        return iter(self.entries)

    def below(self, node_id: int) -> tuple[Node, ...]:
        """The node and all under it, in the order of the page."""
        out = [self._by_id[node_id]]
        for child in self.children(node_id):
            out.extend(self.below(child.id))
        return tuple(out)

    def shape(self) -> str:
        """`I{1{-,-},2{-,-}} II{1,2}`: the structure alone, for tests and reports."""
        return " ".join(self._shape(node) for node in self.roots)

    def _shape(self, node: Node) -> str:
        label = self.entry(node.id).label.rstrip(".)") or "¶"
        inner = ",".join(self._shape(child) for child in self.children(node.id))
        return f"{label}{{{inner}}}" if inner else label

    def _walk(self, parent: int | None, depth: int, chain: str, code: str, place: str) -> Iterator[Entry]:
        counts: dict[Numbering, int] = defaultdict(int)
        for node in self.children(parent):
            counts[node.numbering] += 1
            entry = _entry(node, depth, counts[node.numbering], chain, code, place)
            yield entry
            own_chain = entry.label.rstrip(".") if node.numbering in _CHAINED else ""
            yield from self._walk(node.id, depth + 1, own_chain, entry.code, entry.place)


_CHAINED = (Numbering.ARABIC, Numbering.NESTED)
_WORDS = {Numbering.DASH: "gạch", Numbering.NONE: "đoạn"}


def _entry(node: Node, depth: int, count: int, chain: str, code: str, place: str) -> Entry:
    match node.numbering:
        case Numbering.ROMAN:
            label, own = f"{roman(count)}.", roman(count)
        case Numbering.ARABIC:
            label, own = f"{count}.", str(count)
        case Numbering.NESTED:
            label, own = f"{chain}.{count}." if chain else f"{count}.", str(count)
        case Numbering.LETTER:
            label, own = f"{letter(count)})", letter(count)
        case Numbering.DASH:
            label, own = "-", ""
        case Numbering.NONE:
            label, own = "", ""
    if own:
        full = f"{code}.{own}" if code else own
        return Entry(node, depth, label, full, f"mục {full}")
    mark = "-" if node.numbering is Numbering.DASH else "¶"
    full = f"{code}{mark}{letter(count)}" if code else f"{mark}{letter(count)}"
    here = f"{_WORDS[node.numbering]} {count}"
    return Entry(node, depth, label, full, f"{place}, {here}" if place else here)
