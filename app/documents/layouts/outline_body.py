"""The numbered body of a paper: each node of an outline as paragraphs (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6)."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents.model import Paragraph, Run
from app.documents.profile import Profile
from app.domain.outline import Entry, Numbering, Outline

# What a node is called in the profile when its title stands alone, and when there is text.
_ROLES = {
    Numbering.ROMAN: ("Tiêu đề mục", "Khoản"),
    Numbering.ARABIC: ("Tiêu đề khoản", "Khoản"),
    Numbering.NESTED: ("Tiêu đề tiểu khoản", "Tiểu khoản"),
    Numbering.LETTER: ("Điểm", "Điểm"),
    Numbering.DASH: ("Gạch đầu dòng", "Gạch đầu dòng"),
    Numbering.NONE: ("Tiêu đề khoản", "Nội dung"),
}
_STOPS = (":", ".", ";", ",", "?", "!", "…", "-", "–")


def body_paragraphs(profile: Profile, outline: Outline) -> Iterator[Paragraph]:
    """One paragraph a line of text; a title without text stands alone, with text it runs on upright.

    The decree prints a title bold only where it stands on its own line, so a title that runs on is upright. A
    section's title always stands alone: capitals do not run on into a sentence. A numbered node without any
    words leaves its number; a plain paragraph without words is left out.
    """
    names = {role: profile.style(role) for pair in _ROLES.values() for role in pair}
    names["Nội dung"] = profile.style("Nội dung")
    upper = profile.look.style(names["Tiêu đề mục"]).upper
    for entry in outline.walk():
        yield from _node(entry, names, upper, bool(outline.children(entry.node.id)))


def _node(entry: Entry, names: dict[str, str], upper: bool, has_children: bool) -> Iterator[Paragraph]:
    node = entry.node
    ref = f"node:{node.id}"
    title_role, text_role = _ROLES[node.numbering]
    title = node.title.strip()
    lines = [line.strip() for line in node.text.split("\n") if line.strip()]
    first = ""
    if title and (not lines or node.numbering is Numbering.ROMAN):
        if upper and node.numbering is Numbering.ROMAN:
            title = title.upper()
        # A heading's own style keeps it with what follows; a dash or a letter has none.
        keep = bool(has_children or lines) and title_role == text_role
        yield Paragraph(names[title_role], (Run(_labelled(entry.label, title)),), ref, keep)
        text_role = "Nội dung"
    elif lines:
        running = f"{title if title.endswith(_STOPS) else title + ':'} " if title else ""
        first = _labelled(entry.label, running + lines.pop(0))
    elif entry.label:
        first = entry.label
    if first:
        keep = first.endswith(":") and (has_children or bool(lines))
        yield Paragraph(names[text_role], (Run(first),), ref, keep)
    for line in lines:
        yield Paragraph(names["Nội dung"], (Run(line),), ref)


def _labelled(label: str, text: str) -> str:
    return f"{label} {text}" if label else text
