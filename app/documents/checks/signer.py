"""TT-15: who signs: the authority fits the post, the name bears no title and is not in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.documents.checks import places
from app.documents.checks.anatomy import Anatomy, Signer
from app.documents.checks.anatomy_tail import opens_post
from app.documents.checks.finding import Finding
from app.documents.checks.lines import Line
from app.documents.checks.rows import Rows
from app.documents.checks.wording import quoted, same
from app.documents.docx_reading.values import ReadPaper

_SIGNS = r"T\s*/\s*M|K\s*/\s*T|T\s*/\s*L|TUQ|TM|KT|TL|Q"
_AUTHORITY = re.compile(rf"(?P<sign>{_SIGNS})(?P<apart>\s*[./:]?\s*)(?=\S)")
_DEPUTY = "PHÓ "
_PASSED_ON = ("TL.", "TUQ.")


def check(paper: ReadPaper, anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    """Signer by signer; minutes signed by two bear no authority."""
    for signer in anatomy.tail.signers:
        yield from _authority(signer, rows)
        yield from _name(signer, rows)


def _authority(signer: Signer, rows: Rows) -> Iterator[Finding]:
    place = places.box("post", rows)
    posts = [line for line in signer.posts if line.upper]
    signs = [_sign(line, rows) for line in posts]
    for line, sign in zip(posts, signs, strict=True):
        if sign and not line.text.startswith(f"{sign} "):
            yield rows.finding(
                "TT-15", "authority", place, quoted(line.text), line.paragraph.index,
                expected=_AUTHORITY.sub(f"{sign} ", line.text, count=1),
            )  # fmt: skip
    for at, line in enumerate(posts):
        below = posts[at + 1] if at + 1 < len(posts) else None
        index = line.paragraph.index
        deputy = same(line.text).startswith(_DEPUTY)
        if signs[at] in {"KT.", *_PASSED_ON} and (below is None or not _may_be_post(below, rows)):
            written = line.text
            yield rows.finding("TT-15", "own_post", place, quoted(written), index, authority=written)
        elif signs[at] == "KT." and below is not None and not same(below.text).startswith(_DEPUTY):
            yield rows.finding("TT-15", "acting", place, quoted(below.text), below.paragraph.index)
        elif deputy and (at == 0 or signs[at - 1] != "KT."):
            yield rows.finding("TT-15", "deputy", place, quoted(line.text), index)


def _sign(line: Line, rows: Rows) -> str:
    """The authority a line begins with, as the decree writes it; "" for none."""
    found = _AUTHORITY.match(same(line.text))
    if found is None or not found["apart"]:
        return ""
    written = re.sub(r"[\s/]", "", found["sign"]) + "."
    return written if written in rows.words["authorities"] else ""


def _may_be_post(line: Line, rows: Rows) -> bool:
    return bool(_sign(line, rows)) or opens_post(line, rows) or line.upper


def _name(signer: Signer, rows: Rows) -> Iterator[Finding]:
    name = signer.name
    if name is None:
        return
    place, index = places.box("name", rows), name.paragraph.index
    if found := academic_title(name.text, rows):
        yield rows.finding("TT-15", "academic", place, quoted(name.text), index, title=found[0])
    if name.upper:
        yield rows.finding("TT-15", "capitals", place, quoted(name.text), index)


def academic_title(name: str, rows: Rows) -> re.Match[str] | None:
    """The academic title a name begins with, or None."""
    titles = "|".join(sorted(map(re.escape, rows.words["academic"]), key=len, reverse=True))
    return re.match(rf"(?:{titles})(?:\.|\b)(?=[\s.])", name)
