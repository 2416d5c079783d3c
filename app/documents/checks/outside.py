"""Papers of which the decree does not speak: a ballot, a phiếu giải trình, a certificate."""

from __future__ import annotations

from app.documents.checks import places
from app.documents.checks.anatomy import spots_of
from app.documents.checks.anatomy_head import component_of, find_type
from app.documents.checks.finding import Finding
from app.documents.checks.lines import columns
from app.documents.checks.rows import Rows
from app.documents.checks.wording import quoted, same
from app.documents.docx_reading.values import ReadPaper

_FAR = 20  # paragraphs: the name of a paper stands below its head
_PLACED = "mọi dòng đặt theo khung như giấy khen"
_LONG = 110  # letters: a sentence, so the head is over


def outside_the_decree(paper: ReadPaper, rows: Rows) -> Finding | None:
    """The one finding of a paper that is none of the kinds of Điều 7, None for a paper to be judged.

    A paper that bears a number, a "V/v" or addressees above such a name is judged: it goes out as one of the
    kinds, whatever is attached to it.
    """
    written = [one for one in paper.paragraphs() if one.text.strip()]
    if written and all(one.layout.placed for one in written):
        # Every line is placed on the sheet: a certificate, or what is printed onto its blank.
        place = places.box("type", rows)
        return rows.finding("TT-06", "outside", place, _PLACED, written[0].index)
    spots = spots_of(paper.blocks)
    kind = find_type(spots, rows)
    governed = {same(kind.name) for kind in rows.kinds}
    for spot in spots[: kind.at + 1 if kind else _FAR]:
        for line in columns(spot.paragraph):
            name = same(line.text.upper())
            addressed = name.startswith("KÍNH GỬI")
            if addressed or len(name) > _LONG or component_of(line) in {"number", "about"}:
                return None
            centred = spot.paragraph.layout.align == "center" or line.share("bold") > 0.5
            if not (line.upper and centred) or any(_opens(name, word) for word in governed - _shorter(rows)):
                continue
            if any(_opens(name, same(word)) for word in rows.words["outside"]):
                place = places.box("type", rows)
                return rows.finding("TT-06", "outside", place, quoted(line.text), line.paragraph.index)
    return None


def _shorter(rows: Rows) -> set[str]:
    """Names of kinds that a name outside the decree begins with: BÁO CÁO in BÁO CÁO THÀNH TÍCH."""
    outside = [same(word) for word in rows.words["outside"]]
    return {same(kind.name) for kind in rows.kinds if any(_opens(word, same(kind.name)) for word in outside)}


def _opens(text: str, word: str) -> bool:
    return text == word or text.startswith(f"{word} ")
