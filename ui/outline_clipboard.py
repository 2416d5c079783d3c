"""Nodes to and from the clipboard: exact within the program, numbered words and HTML for Word and others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData

from app.domain.outline import NewNode, Numbering, Outline
from app.domain.outline_edit import topmost

OWN = "application/x-so-thi-dua-muc"
_INDENT_CM = 0.75
_LISTED = re.compile(r"<(?:ol|ul)\b|mso-list", re.IGNORECASE)


def to_mime(outline: Outline, ids: Sequence[int], nodes: Sequence[NewNode], plain: str) -> QMimeData:
    """The chosen nodes in the three shapes others can take."""
    import json

    mime = QMimeData()
    mime.setText(plain)
    mime.setHtml(to_html(outline, ids))
    mime.setData(OWN, QByteArray(json.dumps([list(node) for node in nodes]).encode("utf-8")))
    return mime


def to_html(outline: Outline, ids: Sequence[int]) -> str:
    """Paragraphs with their numbers as words, titles bold, deeper levels indented, for Word."""
    import html

    out = []
    for top in topmost(outline, ids):
        first_depth = outline.entry(top.id).depth
        for node in outline.below(top.id):
            entry = outline.entry(node.id)
            label = f"{html.escape(entry.label)} " if entry.label else ""
            title = html.escape(node.title)
            text = html.escape(node.text).replace("\n", "<br>")
            words = f"<b>{label}{title}</b>" if title else label
            words += f" {text}" if title and text else text
            left = (entry.depth - first_depth) * _INDENT_CM
            out.append(f'<p style="margin:0 0 6pt {left:.2f}cm;text-align:justify">{words.strip()}</p>')
    letters = "font-family:'Times New Roman';font-size:14pt"
    return f'<html lang="vi"><body style="{letters}">{"".join(out)}</body></html>'


def own_nodes(mime: QMimeData) -> tuple[NewNode, ...]:
    """The nodes copied within the program; () when it is something else."""
    import json

    if not mime.hasFormat(OWN):
        return ()
    try:
        rows = json.loads(bytes(mime.data(OWN).data()))
        return tuple(NewNode(int(d), Numbering(n), str(ti), str(te)) for d, n, ti, te in rows)
    except (ValueError, TypeError):
        return ()


def outline_text(mime: QMimeData) -> str:
    """Pasted words as numbered lines, paragraphs apart; lists of Word and of web pages keep their numbers."""
    if mime.hasHtml() and _LISTED.search(mime.html()):
        from ui.outline_html import numbered_from_html

        return numbered_from_html(mime.html())
    return mime.text() if mime.hasText() else ""
