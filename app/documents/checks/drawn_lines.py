"""TT-08: the three drawn lines, however they were made: border, shape, underline, signs of the keyboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.documents.checks import places
from app.documents.checks.anatomy import Anatomy, Spot, marks_only, tables_of
from app.documents.checks.body_items import body_items
from app.documents.checks.finding import Finding
from app.documents.checks.lines import Line, broken_with_blanks
from app.documents.checks.rows import Rows
from app.documents.checks.wording import measure
from app.documents.docx_reading.values import ReadPaper, ReadParagraph, ReadTable, Shape
from app.documents.metrics import width_mm

_BROKEN_LINES = ("-", "–", "=", "*", "~", ".", "…")  # "____" prints as one line, these do not
_PARTS = {"nation": "motto", "issuer": "issuer", "title": "summary"}


@dataclass(frozen=True)
class _Drawn:
    """A line as it stands on the paper; `length_mm` None when it cannot be told."""

    length_mm: float | None
    broken: bool = False


def check(paper: ReadPaper, anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    """Each of the three: missing, broken, or of another length than the decree asks."""
    owners: dict[str, Sequence[Line]] = {
        "nation": (anatomy.head.motto,) if anatomy.head.motto else (),
        "issuer": anatomy.head.issuer,
        "title": anatomy.summary,
    }
    tables = tables_of(paper)
    found: dict[str, _Drawn | None] = {}
    claimed: set[int] = set()
    for name, lines in owners.items():
        if lines:
            near = _near_title(anatomy, rows) if name == "title" else _near(anatomy.head.spots, lines)
            found[name] = _drawn(lines, near, paper, tables, claimed)
    loose = _loose_shapes(anatomy, claimed)
    for name, drawn in found.items():
        lines = owners[name]
        width = max(_width(line) for line in lines)
        told = drawn or _fitting(loose, width, name, rows)
        yield from _judge(name, lines[-1], told, min(width, _room(lines[-1].paragraph, paper)), rows)


def _judge(name: str, line: Line, drawn: _Drawn | None, width: float, rows: Rows) -> Iterator[Finding]:
    place, index = places.box(_PARTS[name], rows), line.paragraph.index
    if drawn is None:
        yield rows.finding("TT-08", name, place, "không có đường kẻ", index)
    elif drawn.broken:
        yield rows.finding("TT-08", name, place, "nét đứt", index)
    elif drawn.length_mm is not None and width > 0:
        percent = drawn.length_mm / width * 100
        low, high = rows.rules_percent[name]
        if not low - rows.slack["rule_percent"] <= percent <= high + rows.slack["rule_percent"]:
            found = f"{measure(drawn.length_mm, 'mm')}, bằng {percent:.0f}% dòng chữ"
            yield rows.finding("TT-08", name, place, found, index)


def _near(spots: Sequence[Spot], lines: Sequence[Line]) -> list[Spot]:
    """The paragraphs in which the line of these lines would be drawn: their own, and blank ones after."""
    last = lines[-1].paragraph
    own = [at for at, spot in enumerate(spots) if spot.paragraph.index == last.index]
    if not own:
        return []
    near = [spots[own[-1]]]
    for spot in spots[own[-1] + 1 :]:
        cell, home = spot.paragraph.cell, last.cell
        if (cell is None) != (home is None) or (
            cell and home and (cell.row, cell.column) != (home.row, home.column)
        ):
            break
        if not spot.blank and not marks_only(spot.paragraph.text):
            break
        near.append(spot)
    return near


def _near_title(anatomy: Anatomy, rows: Rows) -> list[Spot]:
    """As `_near`; a shape may also hang on the first paragraph of the text."""
    last = anatomy.summary[-1].paragraph.index
    near = [spot for spot in anatomy.title_spots if spot.paragraph.index >= last]
    first = body_items(anatomy, rows)[:1]
    return near + [
        item.spot for item in first if any(shape.kind == "line" for shape in item.spot.paragraph.shapes)
    ]


def _drawn(
    lines: Sequence[Line],
    near: Sequence[Spot],
    paper: ReadPaper,
    tables: dict[int, ReadTable],
    claimed: set[int],
) -> _Drawn | None:
    line = lines[-1]
    for spot in near:
        paragraph = spot.paragraph
        for shape in paragraph.shapes:
            # A paragraph of several columns does not say to which of them a line belongs.
            if shape.kind == "line" and (paragraph.cell or paragraph.box_mm or spot.blank):
                claimed.add(id(shape))
                return _Drawn(shape.width_mm or None, shape.dashed)
        own = paragraph.index == line.paragraph.index
        if (paragraph.layout.border_below_pt or (paragraph.layout.border_above_pt and not own)) and (
            not own or paragraph.layout.border_below_pt
        ):
            length = _room(paragraph, paper) - paragraph.layout.left_mm - paragraph.layout.right_mm
            return _Drawn(max(0.0, length), paragraph.layout.border_dashed)
        for part in broken_with_blanks(paragraph):
            if marks_only(part.text):
                return _Drawn(_width(part), part.text.strip()[0] in _BROKEN_LINES)
    underlined = [piece for piece in line.lettered() if piece.letters.underline]
    if underlined and len(underlined) == len(list(line.lettered())):
        return _Drawn(_width(line))
    return _cell_border(line, tables)


def _cell_border(line: Line, tables: dict[int, ReadTable]) -> _Drawn | None:
    cell = line.paragraph.cell
    table = tables.get(cell.table) if cell else None
    if cell is None or table is None:
        return None
    at = 0
    for place, read in enumerate(table.rows[cell.row].cells):
        if at == cell.column and read.border_below_pt:
            return _Drawn(read.width_mm)
        if at == cell.column and cell.row + 1 < len(table.rows):
            below = table.rows[cell.row + 1].cells
            if place < len(below) and below[place].border_above_pt:
                return _Drawn(below[place].width_mm)
        at += read.span
    return None


def _loose_shapes(anatomy: Anatomy, claimed: set[int]) -> list[Shape]:
    """Lines that hang on some other paragraph of the head: they were dragged to their place."""
    spots = {id(spot.paragraph): spot.paragraph for spot in (*anatomy.head.spots, *anatomy.title_spots)}
    spots |= {id(spot.paragraph): spot.paragraph for spot in anatomy.body[:1]}
    return [
        shape
        for paragraph in spots.values()
        for shape in paragraph.shapes
        if shape.kind == "line" and id(shape) not in claimed
    ]


def _fitting(loose: list[Shape], width: float, name: str, rows: Rows) -> _Drawn | None:
    """The loose line whose length comes nearest to what is asked here."""
    if not loose:
        return None
    low, high = rows.rules_percent[name]
    wanted = width * (low + high) / 200
    best = min(loose, key=lambda shape: abs(shape.width_mm - wanted))
    loose.remove(best)
    return _Drawn(best.width_mm or None, best.dashed)


def _width(line: Line) -> float:
    """Printed width of the words, without the blanks around them."""
    pieces = [piece for piece in line.pieces if piece.shown]
    text = "".join(piece.shown for piece in pieces)
    left, right = len(text) - len(text.lstrip()), len(text.rstrip())
    total, at = 0.0, 0
    for piece in pieces:
        words = piece.shown[max(left - at, 0) : max(right - at, 0)]
        at += len(piece.shown)
        total += width_mm(words, piece.letters.size_pt, piece.letters.bold, piece.letters.italic)
    return total


def _room(paragraph: ReadParagraph, paper: ReadPaper) -> float:
    """The width a paragraph may take: of its cell, of its box, of the text."""
    if paragraph.cell is not None:
        return paragraph.cell.width_mm
    return paragraph.box_mm or paper.sections[min(paragraph.section, len(paper.sections) - 1)].text_mm
