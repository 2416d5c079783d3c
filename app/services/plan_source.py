"""A file with a plan in it, Word or plain text, as the paragraphs that the reading of plans wants."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.documents.given_file import opened
from app.domain.legacy_encodings import Encoding, Stretch, recognise
from app.domain.plan_reading.source import Cell, Source, SourceParagraph, neat
from app.domain.plan_text import paragraphs_of
from app.errors import FileTrouble

if TYPE_CHECKING:
    from app.documents.docx_reading.values import Block, ReadParagraph, ReadTable

_LARGEST_TEXT = 4_000_000  # bytes; a plan is some thousand
_ZIP, _OLD_WORD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BYTE_ORDER = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_source(path: Path) -> Source:
    """The file's paragraphs; raises FileTrouble with a sentence. Any thread may call it."""
    start = _start_of(path)
    named_text = path.suffix.lower() in (".txt", ".text", ".md", "")
    if start.startswith((_ZIP, _OLD_WORD)) or not named_text:
        return _from_word(path)
    return _from_text(path)


def text_source(name: str, text: str) -> Source:
    """Plain text as paragraphs; `name` is what it is called in the diary."""
    lines = paragraphs_of(text)
    return Source(name, tuple(SourceParagraph(n, neat(line)) for n, line in enumerate(lines, start=1)))


@cache
def encodings() -> tuple[Encoding, ...]:
    """The encodings of before Unicode, from data/encodings."""
    return tuple(_encoding(path) for path in sorted(paths.data("encodings").glob("*.toml")))


def _encoding(path: Path) -> Encoding:
    with path.open("rb") as file:
        row = tomllib.load(file)
    return Encoding(
        row["name"], row["words"], tuple(row["fonts"]), row["capital_ending"], dict(row["letters"])
    )


def _from_word(path: Path) -> Source:
    from app.documents.docx_reading import read_docx

    paper = read_docx(path)
    from app.documents.docx_reading.values import walk
    from app.documents.profile import load_profile

    prefix = load_profile().style_prefix
    tables = {table.number: table for table in _tables(paper.blocks)}
    paragraphs = tuple(
        _paragraph(place, paragraph, tables, prefix)
        for place, paragraph in enumerate(walk(paper.blocks), start=1)
    )
    pictures = sum(shape.kind == "picture" for p in walk(paper.blocks) for shape in p.shapes)
    found = recognise((s for p in paragraphs for s in p.stretches), encodings())
    return Source(path.name, paragraphs, found, paper.inserted, paper.deleted, pictures)


def _paragraph(
    place: int, paragraph: ReadParagraph, tables: dict[int, ReadTable], prefix: str
) -> SourceParagraph:
    stretches = tuple(
        Stretch(piece.text, piece.letters.ansi_font or piece.letters.ascii_font, piece.letters.caps)
        for piece in paragraph.pieces
        if piece.text and not piece.letters.hidden
    )
    lettered = [p for p in paragraph.pieces if p.shown.strip()]
    total = sum(len(p.shown.strip()) for p in lettered)
    bold = sum(len(p.shown.strip()) for p in lettered if p.letters.bold)
    cell = None
    if paragraph.cell is not None and paragraph.cell.table in tables:
        table = tables[paragraph.cell.table]
        cell = Cell(
            paragraph.cell.table,
            paragraph.cell.row,
            paragraph.cell.column,
            max(sum(c.span for c in row.cells) for row in table.rows),
            len(table.rows),
            table.bordered,
        )
    return SourceParagraph(
        place,
        neat(paragraph.text),
        neat(paragraph.label),
        paragraph.style.removeprefix(prefix) if paragraph.style.startswith(prefix) else "",
        bold * 2 > total,
        paragraph.layout.align == "center",
        paragraph.layout.left_mm + paragraph.layout.first_mm,
        cell,
        paragraph.story == "box",
        stretches,
    )


def _tables(blocks: Iterable[Block]) -> Iterator[ReadTable]:
    from app.documents.docx_reading.values import ReadTable

    for block in blocks:
        if isinstance(block, ReadTable):
            yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from _tables(cell.blocks)
        else:
            for shape in block.shapes:
                yield from _tables(shape.blocks)


def _from_text(path: Path) -> Source:
    raw = _bytes_of(path)
    text = _decoded(raw)
    if text is not None:
        return text_source(path.name, text)
    # No Unicode: perhaps one of the encodings of before it, kept byte by byte.
    lines = tuple(line.rstrip() for line in raw.decode("latin-1").splitlines())
    found = recognise((Stretch(line) for line in lines), encodings())
    if not found:
        raise FileTrouble(
            f"{path.name} không phải văn bản Unicode. Mở bằng Word hoặc Notepad rồi lưu lại dạng .txt mã "
            "UTF-8, hoặc nhập từ tệp .docx.",
            path,
        )
    paragraphs = tuple(
        SourceParagraph(n, neat(line), stretches=(Stretch(line),)) for n, line in enumerate(lines, start=1)
    )
    return Source(path.name, paragraphs, found)


def _decoded(raw: bytes) -> str | None:
    try:
        text = raw.decode(_BYTE_ORDER.get(raw[:2], "utf-8-sig"))
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _start_of(path: Path) -> bytes:
    with opened(path) as file:
        return file.read(8)


def _bytes_of(path: Path) -> bytes:
    with opened(path) as file:
        raw = file.read(_LARGEST_TEXT + 1)
    if len(raw) > _LARGEST_TEXT:
        raise FileTrouble(f"{path.name} lớn quá một văn bản kế hoạch. Chọn tệp của kế hoạch.", path)
    return raw
