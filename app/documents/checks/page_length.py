"""How long a paper is, guessed from its letters: enough to tell one page from several."""

from __future__ import annotations

from app.documents.docx_reading.values import Block, ReadPaper, ReadTable, walk
from app.documents.metrics import lines_needed

_POINT_MM = 25.4 / 72
_SINGLE = 1.15  # height of a line of Times New Roman as a part of its size
_SURE = 0.93  # of a page: what is guessed lower than this does not run over


def fits_one_page(paper: ReadPaper) -> bool:
    """Whether the paper surely takes one page."""
    first = paper.sections[0]
    if len(paper.sections) > 1 and any(section.begins != "continuous" for section in paper.sections[1:]):
        return False
    if any(p.page_break or p.layout.page_break_before for p in walk(paper.blocks)):
        return False
    room = first.height_mm - first.top_mm - first.bottom_mm
    return _height_mm(paper.blocks, first.text_mm, room) < room * _SURE


def _height_mm(blocks: tuple[Block, ...], width: float, enough: float) -> float:
    total = 0.0
    for block in blocks:
        if isinstance(block, ReadTable):
            for row in block.rows:
                total += max(
                    (_height_mm(c.blocks, c.width_mm or width, enough) for c in row.cells), default=0
                )
        else:
            layout = block.layout
            size = max((piece.letters.size_pt for piece in block.pieces), default=block.mark.size_pt)
            room = max(width - layout.left_mm - layout.right_mm, size)
            text = block.full_text.replace("\t", "    ")
            lines = lines_needed(text, room, size) if text.strip() else 1 + text.count("\n")
            line = size * _SINGLE * layout.line if layout.line_rule == "multiple" else layout.line
            total += (lines * line + layout.before_pt + layout.after_pt) * _POINT_MM
        if total > enough:
            break
    return total
