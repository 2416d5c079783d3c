"""HTML off the clipboard as numbered lines; loaded by the first paste of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from app.domain.outline import letter, roman

_BULLETS = "·•▪◦o§Ø–—●○■"


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
