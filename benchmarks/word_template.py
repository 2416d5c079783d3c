"""Our own Word files as templates for docxtpl: the same layout with fields where the words stood."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from app.documents.model import Block, Cell, Document, Paragraph, Run, Table
from app.documents.word import write_word


def write_template(document: Document, target: Path) -> dict[str, Any]:
    """Write the template; returns what it is to be filled with to give the same words as `document`."""
    fields: dict[str, str] = {}
    kinds: list[tuple[str, bool]] = []
    lines: list[dict[str, object]] = []
    for block in document.body:
        assert isinstance(block, Paragraph)
        kind = (block.style, block.keep_with_next)
        if kind not in kinds:
            kinds.append(kind)
        lines.append({"kind": kinds.index(kind), "text": block.text})
    template = replace(
        with_fields(document, fields),
        body=(_word("{%p for line in lines %}"), *_choices(kinds), _word("{%p endfor %}")),
    )
    write_word(template, target)
    return {**fields, "lines": lines}


def write_list_template(document: Document, target: Path) -> dict[str, Any]:
    """The same for a paper with tables and appendices: each run a field, each table a loop over its rows."""
    fields: dict[str, str] = {}
    tables: list[list[list[str]]] = []
    write_word(replace(_looped(document, fields, tables), properties=document.properties), target)
    return {**fields, "tables": tables}


def _looped(document: Document, fields: dict[str, str], tables: list[list[list[str]]]) -> Document:
    return replace(
        with_fields(document, fields),
        body=tuple(_loop(block, fields, tables) for block in document.body),
        appendices=tuple(_looped(one, fields, tables) for one in document.appendices),
    )


def _loop(block: Block, fields: dict[str, str], tables: list[list[list[str]]]) -> Block:
    if not isinstance(block, Table):
        made: Block = with_fields(block, fields)
        return made
    rows = block.rows[block.header_rows :]
    number, width = len(tables), len(block.columns)
    tables.append([["\n".join(p.text for p in cell.paragraphs) for cell in row] for row in rows])

    def row(*words: str) -> tuple[Cell, ...]:
        styles = [cell.paragraphs[0].style for cell in rows[0]]
        return tuple(
            Cell((Paragraph(style, (Run(word),)),)) for style, word in zip(styles, words, strict=True)
        )

    empty = [""] * (width - 1)
    loop = (
        row(f"{{%tr for row in tables[{number}] %}}", *empty),
        row(*(f"{{{{ row[{at}] }}}}" for at in range(width))),
        row("{%tr endfor %}", *empty),
    )
    return replace(block, rows=(*with_fields(block.rows[: block.header_rows], fields), *loop))


def _choices(kinds: list[tuple[str, bool]]) -> list[Paragraph]:
    out = []
    for number, (style, keep) in enumerate(kinds):
        out.append(_word(f"{{%p {'elif' if number else 'if'} line.kind == {number} %}}"))
        out.append(Paragraph(style, (Run("{{ line.text }}"),), keep_with_next=keep))
    return [*out, _word("{%p endif %}")]


def _word(text: str) -> Paragraph:
    return Paragraph("Nội dung", (Run(text),))


def with_fields(value: Any, fields: dict[str, str]) -> Any:
    """The same frozen value with a field in place of each run's text, the body left alone."""
    if isinstance(value, Run):
        name = f"field_{len(fields)}"
        fields[name] = value.text
        return replace(value, text=f"{{{{ {name} }}}}")
    if isinstance(value, tuple):
        return tuple(with_fields(part, fields) for part in value)
    if isinstance(value, Document):
        parts = {
            name: with_fields(getattr(value, name), fields) for name in ("letterhead", "title", "signature")
        }
        return replace(value, **parts)
    if isinstance(value, Cell):
        return replace(value, paragraphs=with_fields(value.paragraphs, fields))
    if isinstance(value, Paragraph):
        return replace(value, runs=with_fields(value.runs, fields))
    if value.__class__.__name__ in {"Letterhead", "SignatureBlock"}:
        return replace(value, **{name: with_fields(part, fields) for name, part in vars(value).items()})
    return value
