"""Sections of a file: page, margins, page numbers, and the headers and footers that apply to each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.documents.docx_reading.values import Block, Edges, ReadSection, Story
from app.documents.docx_reading.xml_names import Element, R, W, length_mm, number, switched

# What Word takes where a section says nothing: US Letter with margins of an inch.
_WIDTH_MM, _HEIGHT_MM, _MARGIN_MM, _HEADER_MM = 215.9, 279.4, 25.4, 12.7
_PAGES = ("default", "first", "even")

ReadEdge = Callable[[str, Story], tuple[Block, ...]]
"""Reads the part with that relation id as a header or footer."""


@dataclass
class _Before:
    """Headers and footers of the section before, by kind and page."""

    blocks: dict[tuple[str, str], tuple[Block, ...]] = field(default_factory=dict)


def read_sections(elements: Sequence[Element], read_edge: ReadEdge) -> tuple[ReadSection, ...]:
    """The sections in order; a file always has one."""
    before = _Before()
    return tuple(_section(element, before, read_edge) for element in elements)


def _section(element: Element | None, before: _Before, read_edge: ReadEdge) -> ReadSection:
    for edge in ("header", "footer") if element is not None else ():
        story: Story = "header" if edge == "header" else "footer"
        for reference in element.iterchildren(f"{W}{edge}Reference"):  # type: ignore[union-attr]
            page = reference.get(W + "type", "default")
            before.blocks[edge, page] = read_edge(reference.get(R + "id", ""), story)
    headers, footers = (
        Edges(*(before.blocks.get((edge, page), ()) for page in _PAGES)) for edge in ("header", "footer")
    )

    def said(tag: str, name: str, default: float) -> float:
        found = element.find(W + tag) if element is not None else None
        return default if found is None else length_mm(found.get(W + name), default)

    numbers = element.find(W + "pgNumType") if element is not None else None
    start = numbers.get(W + "start") if numbers is not None else None
    columns = element.find(W + "cols") if element is not None else None
    kind = element.find(W + "type") if element is not None else None
    return ReadSection(
        width_mm=said("pgSz", "w", _WIDTH_MM),
        height_mm=said("pgSz", "h", _HEIGHT_MM),
        top_mm=abs(said("pgMar", "top", _MARGIN_MM)),  # negative: exactly, whatever the header needs
        bottom_mm=abs(said("pgMar", "bottom", _MARGIN_MM)),
        left_mm=said("pgMar", "left", _MARGIN_MM),
        right_mm=said("pgMar", "right", _MARGIN_MM),
        gutter_mm=said("pgMar", "gutter", 0.0),
        header_mm=said("pgMar", "header", _HEADER_MM),
        first_page_differs=switched(element, "titlePg"),
        headers=headers,
        footers=footers,
        number_start=int(number(start)) if start is not None else None,
        number_format=numbers.get(W + "fmt", "decimal") if numbers is not None else "decimal",
        columns=int(number(columns.get(W + "num"), 1)) if columns is not None else 1,
        begins=kind.get(W + "val", "nextPage") if kind is not None else "nextPage",
    )
