"""What stands inside a paragraph: text with its formats, fields, breaks, tracked changes, drawings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.documents.docx_reading.drawings import ReadBox, shapes_of
from app.documents.docx_reading.properties import letters_of
from app.documents.docx_reading.values import Letters, Piece, Shape
from app.documents.docx_reading.xml_names import MC, Element, M, W

if TYPE_CHECKING:
    from app.documents.docx_reading.style_sheet import StyleSheet

_THROUGH = {W + tag for tag in ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir")}
_ADDED = {W + "ins", W + "moveTo"}
_TAKEN = {W + "del", W + "moveFrom"}
_WORDS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
_DRAWN = {W + "drawing", W + "pict", W + "object"}
_LETTER_FONTS = ".Vn"  # of before Unicode: where others have the optional hyphen they have the letter "ư"
_SYMBOLS = {"F02D": "-", "F0B7": "•", "F0A7": "▪"}


@dataclass
class Inline:
    """One paragraph as it is being read. `open_fields` lasts from paragraph to paragraph: a field may span
    several; each entry is the instruction so far, with "\\0" in front once the result has begun."""

    styles: StyleSheet
    style: str | None
    table_style: str | None
    open_fields: list[str]
    read_box: ReadBox
    pieces: list[Piece] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    page_break: bool = False
    inserted: int = 0
    deleted: int = 0

    def add(self, text: str, letters: Letters, added: bool, instruction: str | None = None) -> None:
        """Text at the end of the paragraph, unless it is the code of a field."""
        if instruction is None:
            if any(not code.startswith("\0") for code in self.open_fields):
                return
            instruction = self.open_fields[-1][1:] if self.open_fields else ""
        if added and not letters.hidden:
            self.inserted += len(text)
        last = self.pieces[-1] if self.pieces else None
        if last and (last.letters, last.field, last.inserted) == (letters, instruction, added):
            self.pieces[-1] = Piece(last.text + text, letters, instruction, added)
        else:
            self.pieces.append(Piece(text, letters, instruction, added))


def read_inline(parent: Element, into: Inline, added: bool = False) -> None:
    """Everything in a paragraph, as if every tracked change were accepted."""
    for child in parent:
        tag = child.tag
        if tag == W + "r":
            _run(child, into, added)
        elif tag in _THROUGH:
            read_inline(child, into, added)
        elif tag in _ADDED:
            read_inline(child, into, True)
        elif tag in _TAKEN:
            into.deleted += sum(len(text.text or "") for text in child.iter(W + "delText", W + "t"))
        elif tag == W + "fldSimple":
            _simple_field(child, into, added)
        elif tag == MC + "AlternateContent":
            for chosen in _chosen(child):
                read_inline(chosen, into, added)
        elif isinstance(tag, str) and tag.startswith(M):
            text = "".join(part.text or "" for part in child.iter(M + "t"))
            into.add(text, into.styles.letters(into.style, into.table_style, {}), added)


def _run(run: Element, into: Inline, added: bool) -> None:
    letters = into.styles.letters(into.style, into.table_style, letters_of(run.find(W + "rPr")))
    for child in run:
        tag = child.tag
        if tag == W + "t":
            into.add((child.text or "").replace("\u2011", "-"), letters, added)
        elif tag in _WORDS:
            into.add(_WORDS[tag], letters, added)
        elif tag == W + "br":
            if child.get(W + "type") in {"page", "column"}:
                into.page_break = True
            else:
                into.add("\n", letters, added)
        elif tag == W + "softHyphen" and letters.ansi_font.startswith(_LETTER_FONTS):
            into.add("\u00ad", letters, added)
        elif tag == W + "sym":
            into.add(_symbol(child.get(W + "char", "")), letters, added)
        elif tag == W + "pgNum":
            into.add("", letters, added, "PAGE")
        elif tag == W + "fldChar":
            _field_mark(child.get(W + "fldCharType", ""), letters, into, added)
        elif tag == W + "instrText":
            if into.open_fields and not into.open_fields[-1].startswith("\0"):
                into.open_fields[-1] += child.text or ""
        elif tag in _DRAWN:
            into.shapes += shapes_of(child, into.read_box)
        elif tag == MC + "AlternateContent":
            for chosen in _chosen(child):
                for drawn in chosen:
                    if drawn.tag in _DRAWN:
                        into.shapes += shapes_of(drawn, into.read_box)


def _field_mark(kind: str, letters: Letters, into: Inline, added: bool) -> None:
    codes = into.open_fields
    if kind == "begin":
        codes.append("")
    elif kind == "separate" and codes and not codes[-1].startswith("\0"):
        codes[-1] = "\0" + " ".join(codes[-1].split())
        if not any(not code.startswith("\0") for code in codes):
            # A field is there even when no result was ever stored.
            into.pieces.append(Piece("", letters, codes[-1][1:], added))
    elif kind == "end" and codes:
        code = codes.pop()
        if not code.startswith("\0"):
            whole = " ".join(code.split())
            if codes and not codes[-1].startswith("\0"):
                codes[-1] += f" {whole} "  # a field in the code of another, as PAGE in IF
            else:
                into.pieces.append(Piece("", letters, whole, added))
        elif codes and not codes[-1].startswith("\0"):
            codes[-1] += f" {code[1:]} "


def _simple_field(element: Element, into: Inline, added: bool) -> None:
    code = " ".join(element.get(W + "instr", "").split())
    into.pieces.append(Piece("", into.styles.letters(into.style, into.table_style, {}), code, added))
    into.open_fields.append("\0" + code)
    read_inline(element, into, added)
    into.open_fields.pop()


def _chosen(alternate: Element) -> Iterator[Element]:
    """The newer form of a drawing where there are two: the older one only repeats it."""
    choice = alternate.find(MC + "Choice")
    chosen = choice if choice is not None else alternate.find(MC + "Fallback")
    if chosen is not None:
        yield chosen


def _symbol(code: str) -> str:
    try:
        return _SYMBOLS.get(code.upper()) or chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
