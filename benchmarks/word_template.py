"""The plan's Word file as a template for docxtpl: our own layout with fields where the words stood."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from app.documents.model import Document, Paragraph, Run
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
        _with_fields(document, fields),
        body=(_word("{%p for line in lines %}"), *_choices(kinds), _word("{%p endfor %}")),
    )
    write_word(template, target)
    return {**fields, "lines": lines}


def _choices(kinds: list[tuple[str, bool]]) -> list[Paragraph]:
    out = []
    for number, (style, keep) in enumerate(kinds):
        out.append(_word(f"{{%p {'elif' if number else 'if'} line.kind == {number} %}}"))
        out.append(Paragraph(style, (Run("{{ line.text }}"),), keep_with_next=keep))
    return [*out, _word("{%p endif %}")]


def _word(text: str) -> Paragraph:
    return Paragraph("Nội dung", (Run(text),))


def _with_fields(value: Any, fields: dict[str, str]) -> Any:
    """The same frozen value with a field in place of each run's text, the body left alone."""
    if isinstance(value, Run):
        name = f"field_{len(fields)}"
        fields[name] = value.text
        return replace(value, text=f"{{{{ {name} }}}}")
    if isinstance(value, tuple):
        return tuple(_with_fields(part, fields) for part in value)
    if isinstance(value, Document):
        parts = {
            name: _with_fields(getattr(value, name), fields) for name in ("letterhead", "title", "signature")
        }
        return replace(value, **parts)
    if isinstance(value, Paragraph):
        return replace(value, runs=_with_fields(value.runs, fields))
    if value.__class__.__name__ in {"Letterhead", "SignatureBlock"}:
        return replace(value, **{name: _with_fields(part, fields) for name, part in vars(value).items()})
    return value
