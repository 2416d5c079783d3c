"""Pasted nodes stand beside those of their kind, and swallow none of the nodes that were there."""

from __future__ import annotations

import pytest

from app.domain.outline import Outline
from app.domain.outline_edit import insert
from app.domain.outline_paste import place_of_paste
from app.domain.plan_text import read_outline_text

PLAN = """I. MỤC ĐÍCH
1. Thứ nhất
- gạch một
- gạch hai
2. Thứ hai
II. TỔ CHỨC
- gạch riêng
"""


def plan() -> Outline:
    return insert(Outline(), None, 0, read_outline_text(PLAN), 1)


def pasted(words: str, on: str) -> str:
    """The lines of the plan after `words` were pasted on the node `on`, where a new line would open."""
    outline = plan()
    node = next(node for node in outline.nodes if on in (node.title, node.text))
    below = outline.children(node.id)
    siblings = outline.children(node.parent)
    place = (node.id, 0) if below else (node.parent, siblings.index(node) + 1)
    nodes = read_outline_text(words)
    after = insert(outline, *place_of_paste(outline, *place, nodes), nodes, 100)
    return "\n".join(
        "  " * entry.depth + f"{entry.label} {entry.node.title or entry.node.text}".strip()
        for entry in after.walk()
    )


@pytest.mark.parametrize(
    ("words", "on", "told"),
    [
        (
            "1. a\n2. b",
            "Thứ nhất",
            "  1. Thứ nhất\n    - gạch một\n    - gạch hai\n  2. a\n  3. b\n  4. Thứ hai",
        ),
        ("1. a\n2. b", "gạch một", "    - gạch hai\n  2. a\n  3. b\n  4. Thứ hai"),
        ("1. a\n- c\n2. b", "Thứ hai", "  2. Thứ hai\n  3. a\n    - c\n  4. b\nII. TỔ CHỨC"),
        ("a) x\nb) y", "Thứ nhất", "    - gạch một\n    - gạch hai\n    a) x\n    b) y\n  2. Thứ hai"),
        ("- x", "Thứ nhất", "  1. Thứ nhất\n    - x\n    - gạch một"),
        ("1. a", "TỔ CHỨC", "II. TỔ CHỨC\n  - gạch riêng\n  1. a"),
        ("I. MỚI\n1. a", "gạch một", "  2. Thứ hai\nII. MỚI\n  1. a\nIII. TỔ CHỨC"),
        ("I. MỚI", "MỤC ĐÍCH", "  2. Thứ hai\nII. MỚI\nIII. TỔ CHỨC"),
        ("Một câu không số.", "Thứ nhất", "  1. Thứ nhất\n    Một câu không số.\n    - gạch một"),
    ],
)
def test_what_is_pasted_stands_in_its_place(words: str, on: str, told: str) -> None:
    assert told in pasted(words, on)


def test_an_empty_paste_keeps_its_place() -> None:
    assert place_of_paste(plan(), None, 1, ()) == (None, 1)
