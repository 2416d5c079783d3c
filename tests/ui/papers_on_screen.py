"""Papers for the tests of the preview: the plan of 2023, and made-up plans of any length."""

from __future__ import annotations

import random
from dataclasses import replace

from app.documents.layouts.plan import plan_paper
from app.documents.model import Document, Paragraph, Run
from app.domain.outline import NewNode, Numbering
from tests.documents.papers_for_tests import SNGV, outline, seed
from ui.paper_pieces import Laid, Lines


def long_paper(nodes: int, chance: int = 1, practice: bool = False) -> Document:
    """A plan of so many nodes, cut by chance from the words of the real one; of one to ten lines each."""
    dice = random.Random(chance)
    plan, real = seed()
    words = " ".join(node.text for node in real.nodes if node.text).split()

    def text(least: int, most: int) -> str:
        start = dice.randrange(len(words) - most)
        return " ".join(words[start : start + dice.randint(least, most)])

    made: list[NewNode] = []
    while len(made) < nodes:
        made.append(NewNode(0, Numbering.ROMAN, f"Phần {len(made)} mục đích, yêu cầu"))
        for _ in range(dice.randint(1, 4)):
            title = dice.random() < 0.6
            made.append(
                NewNode(1, Numbering.ARABIC, "Nội dung" if title else "", "" if title else text(3, 90))
            )
            for _ in range(dice.randint(0, 4)):
                kind = dice.choice((Numbering.DASH, Numbering.LETTER, Numbering.NESTED))
                made.append(NewNode(2, kind, "", text(3, 150)))
    return plan_paper(plan, outline(*made[:nodes]), SNGV, practice)


def with_words(paper: Document, at: int, words: str) -> Document:
    """The same paper with other words in the paragraph `at` of its body."""
    body = list(paper.body)
    paragraph = body[at]
    assert isinstance(paragraph, Paragraph)
    body[at] = replace(paragraph, runs=(Run(words),))
    return replace(paper, body=tuple(body))


def lines_of(laid: Laid) -> list[list[str]]:
    """The words of every line of every page; what stands side by side is one line, from left to right."""
    return [_lines(page.texts()) for page in laid.pages]


def _lines(pieces: tuple[Lines, ...]) -> list[str]:
    found: list[tuple[float, float, str]] = []
    for piece in pieces:
        above = piece.measured.lines[piece.first].top
        for at in range(piece.first, piece.end):
            line = piece.measured.lines[at]
            words = " ".join(piece.measured.text(at, at + 1).split())
            found.append((piece.y + line.top - above + line.baseline, piece.x + line.x, words))
    return rows((y, x, words) for y, x, words in found if words)


def rows(words: object) -> list[str]:
    """Words with their baselines (twips) and left edges, as lines from top to bottom."""
    lines: list[tuple[float, list[tuple[float, str]]]] = []
    for y, x, word in sorted(words):  # type: ignore[call-overload]
        if lines and y - lines[-1][0] < 30:
            lines[-1][1].append((x, word))
        else:
            lines.append((y, [(x, word)]))
    return [" ".join(word for _, word in sorted(line)) for _, line in lines]
