"""TT-11: the căn cứ: italic, one a line, ";" after each and "." after the last, a Luật without its number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.documents.checks import places
from app.documents.checks.anatomy import Anatomy
from app.documents.checks.body_items import body_items
from app.documents.checks.finding import Finding
from app.documents.checks.rows import Rows
from app.documents.checks.wording import quoted
from app.documents.docx_reading.values import ReadPaper

_ITALIC = 0.9
_SECOND = re.compile(r";\s+(?:Căn cứ|Theo đề nghị|Xét đề nghị)\b")
_LAST_WORDS = 4


def check(paper: ReadPaper, anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    """Căn cứ by căn cứ."""
    bases = [item for item in body_items(anatomy, rows) if item.role == "basis"]
    laws = "|".join(rows.words["laws"])
    numbered = re.compile(
        rf"Căn cứ (?:{laws})\b[^;]*?\b(số \d[^\s,;]*|\d+/\d{{4}}/QH\d+|\d+/\d{{4}}/[PU]\S*)"
    )
    for at, item in enumerate(bases):
        place, text = places.paragraph(item.spot.paragraph), item.line.text
        if item.line.share("italic") < _ITALIC:
            yield rows.finding("TT-11", "italic", place, "đứng", item.index)
        end = quoted(" ".join(text.split()[-_LAST_WORDS:]))
        if at < len(bases) - 1 and not text.endswith(";"):
            yield rows.finding("TT-11", "between", place, end, item.index)
        if at == len(bases) - 1 and not text.endswith("."):
            yield rows.finding("TT-11", "last", place, end, item.index)
        if _SECOND.search(text):
            yield rows.finding("TT-11", "one_a_line", place, quoted(text), item.index)
        if number := numbered.match(text):
            yield rows.finding("TT-11", "law", place, quoted(number[1]), item.index)
