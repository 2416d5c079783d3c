"""Read a whole .docx: package, styles, lists, stories and sections put together."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path

from app.documents.docx_reading.numbering import Numbering
from app.documents.docx_reading.package import Package, open_package, say
from app.documents.docx_reading.sections import read_sections
from app.documents.docx_reading.story import StoryReader
from app.documents.docx_reading.style_sheet import StyleSheet
from app.documents.docx_reading.theme import theme_fonts
from app.documents.docx_reading.values import Block, ReadPaper, ReadParagraph, ReadTable, Story
from app.documents.docx_reading.xml_names import DC, Element, W, length_mm, switched

_DEFAULT_TAB_MM = 12.7
_NOTES = ("footnotes", "endnotes")


def read_docx(path: Path) -> ReadPaper:
    """The file as values; raises FileTrouble with a sentence for one that cannot be read.

    Nothing of the file is changed, no link is followed, no program in it is run; what unfolds to more than
    any paper holds is refused.
    """
    with open_package(path) as package:
        return _read(package)


def _read(package: Package) -> ReadPaper:
    document = package.xml(package.main)
    body = document.find(W + "body") if document is not None else None
    if body is None:
        raise say(package.path, "tệp không chứa văn bản Word. Chọn tệp .docx.")
    styles = StyleSheet.read(package.part_of_kind("styles"), theme_fonts(package.part_of_kind("theme")))
    reader = StoryReader(styles, Numbering.read(package.part_of_kind("numbering")))
    ends: list[Element] = []
    reader.on_section = ends.append
    blocks = reader.blocks(body)
    last = body.find(W + "sectPr")
    if last is not None or not ends:
        ends.append(last)
    parts = package.relations(package.main)

    def edge(relation: str, story: Story) -> tuple[Block, ...]:
        part = package.xml(parts[relation].target) if relation in parts else None
        return _story(part, reader, story)

    settings = package.part_of_kind("settings")
    tab = settings.find(W + "defaultTabStop") if settings is not None else None
    notes = [_story(note, reader, "note") for kind in _NOTES for note in _notes(package, kind)]
    sections = read_sections(ends, edge)
    return ReadPaper(
        sections=sections,
        blocks=_numbered_boxes(blocks),
        notes=tuple(block for note in notes for block in note),
        default_tab_mm=length_mm(tab.get(W + "val"), _DEFAULT_TAB_MM) if tab is not None else _DEFAULT_TAB_MM,
        even_and_odd=switched(settings, "evenAndOddHeaders"),
        mirrored=switched(settings, "mirrorMargins"),
        gutter_on_top=switched(settings, "gutterAtTop"),
        inserted=reader.changes.inserted,
        deleted=reader.changes.deleted,
        title=_title(package),
    )


def _story(part: Element | None, reader: StoryReader, story: Story) -> tuple[Block, ...]:
    if part is None:
        return ()
    reader.story = story
    return reader.blocks(part)


def _notes(package: Package, kind: str) -> list[Element]:
    part = package.part_of_kind(kind)
    # Those with a type are the lines that part notes from the text.
    return [] if part is None else [note for note in part if note.get(W + "type", "normal") == "normal"]


def _title(package: Package) -> str:
    for relation in package.relations("").values():
        if relation.kind == "core-properties" and (part := package.xml(relation.target)) is not None:
            found = part.find(DC + "title")
            return (found.text or "").strip() if found is not None else ""
    return ""


def _numbered_boxes(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks, paragraphs of text boxes counted on after the last one of the body."""
    last = max((paragraph.index for paragraph in _all(blocks)), default=0)
    numbers = count(last + 1)

    def numbered(block: Block) -> Block:
        if isinstance(block, ReadTable):
            rows = tuple(
                replace(
                    row, cells=tuple(replace(c, blocks=tuple(map(numbered, c.blocks))) for c in row.cells)
                )
                for row in block.rows
            )
            return replace(block, rows=rows)
        shapes = tuple(
            replace(shape, blocks=tuple(map(numbered, shape.blocks))) if shape.blocks else shape
            for shape in block.shapes
        )
        index = next(numbers) if block.story == "box" else block.index
        return replace(block, index=index, shapes=shapes) if shapes or block.story == "box" else block

    if not any(shape.blocks for paragraph in _all(blocks) for shape in paragraph.shapes):
        return blocks
    return tuple(map(numbered, blocks))


def _all(blocks: tuple[Block, ...]) -> list[ReadParagraph]:
    from app.documents.docx_reading.values import walk

    return list(walk(blocks))
