"""One story of a file (body, header, text box, note) as blocks: paragraphs, tables, what is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from app.documents.docx_reading.numbering import Numbering
from app.documents.docx_reading.properties import border_pt, layout_of, letters_of
from app.documents.docx_reading.runs import Inline, read_inline
from app.documents.docx_reading.style_sheet import StyleSheet
from app.documents.docx_reading.values import (
    Block,
    CellPlace,
    ReadCell,
    ReadParagraph,
    ReadRow,
    ReadTable,
    Story,
)
from app.documents.docx_reading.xml_names import Element, W, length_mm, number, switched, value

_INSIDE = {W + tag for tag in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
_CELL_MARGIN_MM = 1.9  # Word's own, left and right
_OUTER = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")


@dataclass
class Changes:
    """Letters of tracked changes met so far."""

    inserted: int = 0
    deleted: int = 0


@dataclass
class StoryReader:
    """Reads blocks; one for a whole file, so that lists, tables and paragraphs are counted through.

    `on_section` is called with the `w:sectPr` that ends a section inside a paragraph.
    """

    styles: StyleSheet
    lists: Numbering
    on_section: Callable[[Element], None] = lambda _: None
    changes: Changes = field(default_factory=Changes)
    section: int = 0
    story: Story = "body"
    _index: Iterator[int] = field(default_factory=lambda: count(1))
    _tables: Iterator[int] = field(default_factory=lambda: count(1))
    _fields: list[str] = field(default_factory=list)
    _box_mm: float = 0.0

    def blocks(
        self, parent: Element, cell: CellPlace | None = None, table_style: str | None = None
    ) -> tuple[Block, ...]:
        """The blocks inside an element, wrappers (content controls, custom XML) seen through."""
        found: list[Block] = []
        for child in parent:
            if child.tag == W + "p":
                paragraph = self.paragraph(child, cell, table_style)
                if paragraph is not None:
                    found.append(paragraph)
            elif child.tag == W + "tbl":
                found.append(self.table(child))
            elif child.tag in _INSIDE:
                found += self.blocks(child, cell, table_style)
        return tuple(found)

    def paragraph(
        self, element: Element, cell: CellPlace | None, table_style: str | None
    ) -> ReadParagraph | None:
        """The paragraph, or None when a tracked change deletes all of it."""
        properties = element.find(W + "pPr")
        style = value(properties, "pStyle") if properties is not None else None
        own = layout_of(properties)
        mark = properties.find(W + "rPr") if properties is not None else None
        index = next(self._index) if self.story == "body" else 0
        num, level, by_style = self._list_of(own.pop("numPr", None), style)
        definition = self.lists.level(num, level)
        layout = self.styles.layout(
            style, table_style, definition.layout if definition else {}, own, by_style
        )
        inline = Inline(self.styles, style, table_style, self._fields, self._box)
        read_inline(element, inline)
        self.changes.inserted += inline.inserted
        self.changes.deleted += inline.deleted
        text = "".join(piece.shown for piece in inline.pieces)
        gone = mark is not None and mark.find(W + "del") is not None
        section = self.section
        if properties is not None and (ends := properties.find(W + "sectPr")) is not None:
            self.on_section(ends)
            self.section += 1
        if gone and not text.strip() and not inline.shapes:
            return None
        label = self.lists.label(num, level) if num is not None and definition is not None else ""
        own_mark = letters_of(mark)
        return ReadParagraph(
            index=index,
            story=self.story,
            section=section,
            pieces=tuple(inline.pieces),
            layout=layout,
            text=text,
            mark=self.styles.letters(style, table_style, own_mark),
            label=label,
            label_letters=self.styles.letters(style, table_style, own_mark, definition.letters)
            if label and definition
            else None,
            style=self.styles.name(style),
            shapes=tuple(inline.shapes),
            cell=cell,
            box_mm=self._box_mm,
            page_break=inline.page_break,
        )

    def table(self, element: Element) -> ReadTable:
        """A table with its cells."""
        place = next(self._tables)
        properties = element.find(W + "tblPr")
        style = value(properties, "tblStyle") if properties is not None else None
        columns = [length_mm(column.get(W + "w")) for column in element.iterfind(f"{W}tblGrid/{W}gridCol")]
        margin = _margins(properties)
        section = self.section
        rows: list[ReadRow] = []
        for row in _inside(element, "tr"):
            about = row.find(W + "trPr")
            if about is not None and about.find(W + "del") is not None:
                continue
            at = int(number(value(about, "gridBefore"))) if about is not None else 0
            cells = []
            for cell in _inside(row, "tc"):
                read, span = self._cell(cell, CellPlace(place, len(rows), at, margin), columns, style)
                cells.append(read)
                at += span
            rows.append(
                ReadRow(
                    tuple(cells),
                    repeats=about is not None and switched(about, "tblHeader"),
                    cant_split=about is not None and switched(about, "cantSplit"),
                )
            )
        borders = properties.find(W + "tblBorders") if properties is not None else None
        bordered = borders is not None and any(border_pt(borders.find(W + side)) for side in _OUTER)
        return ReadTable(place, section, tuple(rows), bordered)

    def _cell(
        self, element: Element, at: CellPlace, columns: list[float], style: str | None
    ) -> tuple[ReadCell, int]:
        about = element.find(W + "tcPr")
        span = max(int(number(value(about, "gridSpan") if about is not None else None, 1)), 1)
        width = sum(columns[at.column : at.column + span])
        said = about.find(W + "tcW") if about is not None else None
        if said is not None and said.get(W + "type", "dxa") == "dxa" and number(said.get(W + "w")):
            width = length_mm(said.get(W + "w"))
        merged = about.find(W + "vMerge") if about is not None else None
        borders = about.find(W + "tcBorders") if about is not None else None
        inside = max(width - at.width_mm, 0.0)  # at.width_mm carries the cell margins
        place = CellPlace(at.table, at.row, at.column, inside)
        cell = ReadCell(
            blocks=self.blocks(element, place, style),
            width_mm=inside,
            span=span,
            continues=merged is not None and merged.get(W + "val", "continue") == "continue",
            border_above_pt=border_pt(borders.find(W + "top")) if borders is not None else 0.0,
            border_below_pt=border_pt(borders.find(W + "bottom")) if borders is not None else 0.0,
        )
        return cell, span

    def _list_of(
        self, own: tuple[str | None, str | None] | None, style: str | None
    ) -> tuple[str | None, int, bool]:
        said = own or self.styles.numbering(style)
        if said is None or said[0] is None:
            return None, 0, False
        return said[0], int(number(said[1])), own is None

    def _box(self, content: Element, width_mm: float) -> tuple[Block, ...]:
        """The paragraphs of a text box: a story of its own, met while reading another."""
        before = self.story, self._fields, self._box_mm
        self.story, self._fields = "box" if self.story == "body" else self.story, []
        self._box_mm = width_mm
        try:
            return self.blocks(content)
        finally:
            self.story, self._fields, self._box_mm = before


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """Children of that kind, wrappers seen through."""
    for child in parent:
        if child.tag == W + tag:
            yield child
        elif child.tag in _INSIDE:
            yield from _inside(child, tag)


def _margins(properties: Element | None) -> float:
    """What the cells of a table leave blank at left and right, together."""
    said = properties.find(W + "tblCellMar") if properties is not None else None
    total = 0.0
    for sides in (("left", "start"), ("right", "end")):
        found = next(
            (said.find(W + side) for side in sides if said is not None and said.find(W + side) is not None),
            None,
        )
        total += _CELL_MARGIN_MM if found is None else length_mm(found.get(W + "w"))
    return total
