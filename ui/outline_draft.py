"""The one node that is typed and not yet stored: where it will stand, how it moves before it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from app.domain import outline_edit as edit
from app.domain.outline import NewNode, Numbering, Outline
from ui.outline_keys import Deed
from ui.outline_rows import ABOVE, DRAFT_ID

DRAFT = f"node:{DRAFT_ID}"
_HEADINGS = (Numbering.ROMAN, Numbering.ARABIC, Numbering.NESTED)


class Words(NamedTuple):
    """What a node says."""

    title: str
    text: str


@dataclass(frozen=True)
class Draft:
    """A node to come: under `parent` (None: top level) at `index` among its children."""

    parent: int | None
    index: int
    numbering: Numbering
    titled: bool = False


def shown_with(outline: Outline, draft: Draft | None) -> Outline:
    """The outline with the node to come in its place, under the id DRAFT_ID."""
    if draft is None:
        return outline
    if draft.parent is not None and not outline.has(draft.parent):
        draft = replace(draft, parent=None, index=len(outline.roots))
    return edit.insert(outline, draft.parent, draft.index, (NewNode(0, draft.numbering),), DRAFT_ID)


def draft_after(outline: Outline, target: str, folded: frozenset[int] | set[int] = frozenset()) -> Draft:
    """Where Enter on a row begins a new node: below it on the page, at the level of what stands there.

    Below a node with shown children that is before the first of them; else it is the next sibling. On a field
    above the body it is the first node, on one below the body the last.
    """
    if not target.startswith("node:") or not outline.has(int(target[5:])):
        roots = outline.roots
        if not roots:
            return Draft(None, 0, Numbering.ROMAN, titled=True)
        first = target in ABOVE
        like = roots[0] if first else roots[-1]
        return Draft(None, 0 if first else len(roots), like.numbering, bool(like.title))
    node = outline.node(int(target[5:]))
    children = outline.children(node.id)
    if children and node.id not in folded:
        return Draft(node.id, 0, children[0].numbering, bool(children[0].title))
    index = [sibling.id for sibling in outline.children(node.parent)].index(node.id) + 1
    return Draft(node.parent, index, node.numbering, bool(node.title))


def moved(outline: Outline, draft: Draft, deed: Deed) -> Draft:
    """The node to come after Tab, Shift+Tab, Alt+Up or Alt+Down; the same when it cannot go there."""
    deeds: dict[Deed, Callable[[Outline], Outline]] = {
        Deed.INDENT: lambda o: edit.indent(o, [DRAFT_ID]),
        Deed.OUTDENT: lambda o: edit.outdent(o, [DRAFT_ID]),
        Deed.UP: lambda o: edit.shift(o, [DRAFT_ID], -1),
        Deed.DOWN: lambda o: edit.shift(o, [DRAFT_ID], 1),
    }
    return placed(deeds[deed](shown_with(outline, draft)), draft)


def placed(shown: Outline, draft: Draft) -> Draft:
    """The draft as it stands in an outline that holds it; its kind of heading follows its neighbours."""
    node = shown.node(DRAFT_ID)
    siblings = shown.children(node.parent)
    index = [sibling.id for sibling in siblings].index(DRAFT_ID)
    titled = draft.titled
    if node.parent != draft.parent:
        others = [sibling for sibling in siblings if sibling.id != DRAFT_ID]
        titled = bool(others[-1].title) if others else node.numbering in _HEADINGS
    return Draft(node.parent, index, node.numbering, titled)
