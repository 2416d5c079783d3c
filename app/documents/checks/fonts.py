"""TT-04: Times New Roman, Unicode, black, in every run of the paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.documents.checks import places
from app.documents.checks.anatomy import Anatomy
from app.documents.checks.finding import Finding
from app.documents.checks.rows import Rows
from app.documents.checks.wording import plain
from app.documents.docx_reading.values import Letters, Piece, ReadPaper, ReadParagraph, walk

_LAST_ASCII = "\x7f"
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_NAMES = {"ascii": "ascii_font", "hAnsi": "ansi_font", "eastAsia": "east_asia_font", "cs": "cs_font"}


def check(paper: ReadPaper, anatomy: Anatomy, rows: Rows) -> Iterator[Finding]:
    """One finding a paragraph and font or colour; text that is passed over is left out."""
    for paragraph in _printed(paper):
        if plain(paragraph.text) == plain(rows.wording["practice"]):
            continue
        yield from _paragraph(paragraph, rows)


def _printed(paper: ReadPaper) -> Iterator[ReadParagraph]:
    yield from paper.paragraphs()
    seen: set[int] = set()
    for section in paper.sections:
        for edges in (section.headers, section.footers):
            shown = [edges.default]
            shown += [edges.first] if section.first_page_differs else []
            shown += [edges.even] if paper.even_and_odd else []
            for blocks in shown:
                if id(blocks) not in seen:
                    seen.add(id(blocks))
                    yield from walk(blocks)
    yield from walk(paper.notes)


def _paragraph(paragraph: ReadParagraph, rows: Rows) -> Iterator[Finding]:
    fonts: dict[str, None] = {}
    colors: dict[str, None] = {}
    others: dict[str, None] = {}
    for piece in paragraph.pieces:
        text = "".join(piece.shown.split())
        if not text:
            continue
        fonts |= dict.fromkeys(name for name in _printing(text, piece.letters) if not _right(name, rows))
        if not _black(piece.letters.color, rows) and not _urgent(piece, rows):
            colors[piece.letters.color] = None
        for slot in ("eastAsia", "cs"):
            name = getattr(piece.letters, _NAMES[slot])
            if slot in piece.letters.own_fonts and name and not _right(name, rows) and name not in fonts:
                others[name] = None
    label = paragraph.label_letters
    if label is not None and any(letter.isalnum() for letter in paragraph.label):
        fonts |= dict.fromkeys(name for name in _printing(paragraph.label, label) if not _right(name, rows))
    place = places.paragraph(paragraph)
    for found in fonts:
        yield rows.finding("TT-04", "font", place, found, paragraph.index, font=rows.font)
    for found in colors:
        yield rows.finding("TT-04", "color", place, f"màu {found}", paragraph.index)
    for found in others:
        if found not in fonts:
            yield rows.finding("TT-04", "other_slot", place, found, paragraph.index, font=rows.font)
    if not unicodedata.is_normalized("NFC", paragraph.text):
        yield rows.finding("TT-04", "composed", place, "dấu rời", paragraph.index)


def _printing(text: str, letters: Letters) -> Iterator[str]:
    """The fonts these letters print in, by the slot each letter takes."""
    slots = set()
    if letters.complex:
        slots.add("cs")
    else:
        wide = _CJK.search(text)
        slots |= {"eastAsia"} if wide else set()
        slots |= {
            "ascii" if letter <= _LAST_ASCII else "hAnsi" for letter in set(text) if not _CJK.match(letter)
        }
    # A file may ask for the East Asian font for accented letters; Word then takes it unless it is the same.
    if letters.east_asia_letters and "hAnsi" in slots and letters.east_asia_font:
        slots.add("eastAsia")
    for slot in sorted(slots):
        if name := getattr(letters, _NAMES[slot]):
            yield name


def _right(name: str, rows: Rows) -> bool:
    return name.split(";", maxsplit=1)[0].strip().casefold() == rows.font.casefold()


def _black(color: str, rows: Rows) -> bool:
    if color == "auto" or len(color) != len("000000"):
        return True
    try:
        return all(int(color[at : at + 2], 16) < rows.slack["black"] for at in (0, 2, 4))
    except ValueError:
        return True


def _urgent(piece: Piece, rows: Rows) -> bool:
    """The stamps of urgency are printed red by the decree."""
    return plain(piece.shown).upper() in {plain(word) for word in rows.words["urgent"]}
