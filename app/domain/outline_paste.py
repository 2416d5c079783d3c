"""Where pasted nodes go: beside those of their own kind, never in front of what would then lie under them."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.outline import NEVER_ABOVE, NewNode, Node, Numbering, Outline


def place_of_paste(
    outline: Outline, parent: int | None, index: int, nodes: Sequence[NewNode]
) -> tuple[int | None, int]:
    """Parent and index for nodes pasted at `index` among the children of `parent`.

    "1." pasted on a "1." that has dashes becomes the next number after the dashes; "a)" pasted there comes
    below it, after the dashes. Nodes without a number stay where they were pasted.
    """
    kind = nodes[0].numbering if nodes else Numbering.NONE
    if kind is Numbering.NONE:
        return parent, index
    never = NEVER_ABOVE.get(kind, ())
    before = outline.children(parent)[index - 1 : index] if index else ()
    if not any(node.numbering is kind for node in before):
        chain = _above(outline, parent)
        same = next((node for node in chain if node.numbering is kind), None)
        # Beside the nearest of its kind; else out of every node it may not lie under.
        out_of = same or next((node for node in reversed(chain) if node.numbering in never), None)
        if out_of is not None:
            parent = out_of.parent
            index = outline.children(parent).index(out_of) + 1
    children = outline.children(parent)
    while index < len(children) and children[index].numbering in set(never) - {kind}:
        index += 1
    return parent, index


def _above(outline: Outline, node_id: int | None) -> list[Node]:
    """The node and all above it, the nearest first."""
    chain = []
    while node_id is not None:
        chain.append(outline.node(node_id))
        node_id = chain[-1].parent
    return chain
