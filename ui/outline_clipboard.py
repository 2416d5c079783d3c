"""Nodes to and from the clipboard: exact within the program, numbered words and HTML for Word and others."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from html.parser import HTMLParser

from PySide6.QtCore import QByteArray, QMimeData

from app.domain.outline import NewNode, Numbering, Outline, letter, roman
from app.domain.outline_edit import topmost

OWN = "application/x-so-thi-dua-muc"
_INDENT_CM = 0.75
_LISTED = re.compile(r"<(?:ol|ul)\b|mso-list", re.IGNORECASE)
_BULLETS = "·•▪◦o§Ø–—●○■"


def to_mime(outline: Outline, ids: Sequence[int], nodes: Sequence[NewNode], plain: str) -> QMimeData:
    """The chosen nodes in the three shapes others can take."""
    mime = QMimeData()
    mime.setText(plain)
    mime.setHtml(to_html(outline, ids))
    mime.setData(OWN, QByteArray(json.dumps([list(node) for node in nodes]).encode("utf-8")))
    return mime


def to_html(outline: Outline, ids: Sequence[int]) -> str:
    """Paragraphs with their numbers as words, titles bold, deeper levels indented, for Word."""
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
        return numbered_from_html(mime.html())
    return mime.text() if mime.hasText() else ""


def numbered_from_html(source: str) -> str:
    """HTML as paragraphs with an empty line between; a list item begins with the number a reader sees."""
    reader = _Paragraphs()
    reader.feed(source)
    reader.close()
    return "\n\n".join(reader.done())


class _Paragraphs(HTMLParser):
    """Collects paragraphs. Word writes the visible number into a span marked mso-list:Ignore."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._words: list[str] = []
        self._lists: list[tuple[str, int]] = []  # kind of each open list, its count so far
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("style", "script", "head", "title"):
            self._silent += 1
        elif tag in ("p", "div", "h1", "h2", "h3", "h4", "tr"):
            self._break()
        elif tag == "br":
            self._words.append(" ")
        elif tag in ("ol", "ul"):
            self._break()
            start = given.get("start") or "1"
            kind = given.get("type") or "1" if tag == "ol" else "-"
            self._lists.append((kind, int(start) - 1 if start.isdigit() else 0))
        elif tag == "li":
            self._break()
            self._words.append(self._number())

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script", "head", "title"):
            self._silent = max(0, self._silent - 1)
        elif tag in ("p", "div", "li", "h1", "h2", "h3", "h4", "tr"):
            self._break()
        elif tag in ("ol", "ul"):
            self._break()
            if self._lists:
                self._lists.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)

    def done(self) -> list[str]:
        self._break()
        return self._out

    def _number(self) -> str:
        if not self._lists:
            return "- "
        kind, count = self._lists[-1]
        count += 1
        self._lists[-1] = (kind, count)
        match kind:
            case "-":
                return "- "
            case "I" | "i":
                return f"{roman(count)}. "
            case "a" | "A":
                return f"{letter(count)}) "
        return f"{count}. "

    def _break(self) -> None:
        words = re.sub(r"[ \t\r\n\xa0]+", " ", "".join(self._words)).strip()
        self._words.clear()
        if len(words) > 1 and words[0] in _BULLETS and words[1] == " ":
            words = "- " + words[2:]
        # An item that only opens the list below it has a number and no words.
        if words and not re.fullmatch(r"-|\w{1,5}[.)]", words):
            self._out.append(words)
