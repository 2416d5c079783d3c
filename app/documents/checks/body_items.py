"""The paragraphs of the body with the part each plays: căn cứ, headings, articles, text, displayed lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.documents.checks.anatomy import Anatomy, Spot
from app.documents.checks.lines import Line, whole
from app.documents.checks.outline_labels import Label, label_of
from app.documents.checks.rows import Rows
from app.domain.wording import fold

Role = Literal["basis", "chapter", "section", "article", "clause", "text", "display", "cell"]

_SHORT = 120  # letters: a heading; longer is a sentence
_TITLE = 60
_LONGEST_SECTION = 250
_STOPS = (".", ";", ",", "!", "?", "…")
_DEEPER = {
    "arabic": ("letter", "dash", "nested", "bullet", "sign"),
    "nested": ("letter", "dash", "bullet", "sign"),
}
_BOLD = 0.9


@dataclass(frozen=True)
class Item:
    """One paragraph of the body."""

    spot: Spot
    line: Line
    label: Label | None
    role: Role

    @property
    def index(self) -> int:
        """The paragraph's place in the file."""
        return self.spot.paragraph.index


def body_items(anatomy: Anatomy, rows: Rows) -> tuple[Item, ...]:
    """The body's paragraphs in order, each with its role."""
    lines = [whole(spot.paragraph) for spot in anatomy.body]
    labels = [label_of(spot.paragraph) for spot in anatomy.body]
    bases = _bases(anatomy, lines, rows)
    items = []
    for at, spot in enumerate(anatomy.body):
        following = labels[at + 1] if at + 1 < len(labels) else None
        role: Role = "basis" if at in bases else _role(lines, labels[at], following, at)
        items.append(Item(spot, lines[at], labels[at], role))
    return tuple(items)


def _role(lines: Sequence[Line], label: Label | None, following: Label | None, at: int) -> Role:
    line = lines[at]
    paragraph = line.paragraph
    if paragraph.cell is not None:
        return "cell"
    if label is not None:
        if label.kind == "chapter" and len(line.text) < _SHORT:
            return "chapter"
        if label.kind == "article":
            return "article"
        if label.kind in {"roman", "capital"} and len(line.text) <= _LONGEST_SECTION:
            return "section"
        return "clause" if _titled(line, label, following) else "text"
    centred = paragraph.layout.align in {"center", "right"}
    noted = line.text.startswith("(") and line.text.endswith(")")
    if centred and (line.upper or line.share("bold") > _BOLD or noted or len(line.text) < _SHORT):
        return "display"
    previous = label_of(lines[at - 1].paragraph) if at else None
    if previous is not None and previous.kind == "chapter" and line.upper:
        return "display"
    return "display" if line.upper and len(line.text) < _SHORT else "text"


def _titled(line: Line, label: Label, following: Label | None) -> bool:
    """Whether a numbered paragraph is a title alone on its line."""
    if label.kind not in _DEEPER or not label.rest or len(line.text) > _SHORT:
        return False
    if label.rest.endswith(_STOPS):
        return False
    if line.share("bold") > _BOLD:
        return True
    # Upright, it is only taken for a title when it is as short as one and leads to points below it.
    leads = following is not None and following.kind in _DEEPER[label.kind]
    return label.kind == "arabic" and leads and ":" not in label.rest and len(label.rest) <= _TITLE


def is_sentence(item: Item) -> bool:
    """Whether a paragraph in bold is no heading but text, which the table asks upright and not bold.

    The table knows bold only for headings (phần, chương, mục, điều, a khoản with a title alone on its line).
    Offices write headings without a number too, and end them with a mark (TT-14 hints at that), so a short
    line is left alone; what is longer than any heading, or closes like a sentence, is text.
    """
    text = item.label.rest if item.label else item.line.text
    return len(text) > (_TITLE if text.endswith((*_STOPS, ":")) else _SHORT)


def _bases(anatomy: Anatomy, lines: Sequence[Line], rows: Rows) -> set[int]:
    """Places of the căn cứ: the run of them at the start, lines on display before it passed over."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        text = line.text.lstrip("-– ")
        if line.paragraph.cell is None and text.startswith(rows.words["bases"]) and not text.endswith(":"):
            found.add(at)
        elif found or not line.upper:
            break
    if len(found) == 1 and _is_sentence(anatomy, lines[next(iter(found))]):
        return set()
    return found


def _is_sentence(anatomy: Anatomy, line: Line) -> bool:
    """Whether a lone "Căn cứ …" goes on to say what the office does."""
    after = fold(line.text).partition(",")[2]
    return any(fold(part.text) in after for part in anatomy.head.issuer) and not line.text.endswith(";")
