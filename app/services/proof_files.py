"""A file of any office proofread: plain text or Word, without a database."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.legacy_encodings import Stretch, decode, recognise
from app.domain.proofreading.letters import pattern
from app.domain.proofreading.paragraphs import label_of, paper_of, read_paper
from app.domain.proofreading.proofread import proofread
from app.domain.proofreading.values import Fault, Paper, Role
from app.services.plan_source import encodings
from app.services.proof_lore import shipped_lore

if TYPE_CHECKING:
    from app.documents.docx_reading.values import ReadParagraph

# A tab or a line break is no blank typed twice; it stays one sign, so that columns and lines are left alone.
_TAB = "\u2003"
_NAME = pattern(r"[<A>][<a>]*(?: [<A>][<a>]*){1,4}")


def proofread_text(text: str) -> tuple[Fault, ...]:
    """Findings of a plain text; paragraphs as `read_paper` counts them."""
    return proofread(_with_names(read_paper(text.replace("\t", _TAB))), shipped_lore())


def proofread_word(path: Path) -> tuple[Fault, ...]:
    """Findings of a .docx; raises FileTrouble for a file that cannot be read.

    Paragraphs are counted from 1 as they stand in the file, those of tables and blank ones too. A file in an
    encoding of before Unicode is read in Unicode, and so are the words that a finding shows.
    """
    return proofread(_word_paper(path), shipped_lore())


def _word_paper(path: Path) -> Paper:
    from app.documents.docx_reading import read_docx

    read = sorted((p for p in read_docx(path).paragraphs() if p.index > 0), key=lambda p: p.index)
    coded = recognise((s for p in read for s in _stretches(p)), encodings())
    words = {p.index: decode(_stretches(p), coded) if coded else p.text for p in read}
    texts = {number: text.replace("\t", _TAB).replace("\n", _TAB) for number, text in words.items()}
    count = max(texts, default=0)
    lines = [texts.get(number, "") for number in range(1, count + 1)]
    labels = {p.index: label_of(f"{p.label} x")[0] or "list" for p in read if p.label}
    paper = paper_of(lines, (p.index for p in read if p.cell is not None), labels)
    return _with_names(paper)


def _stretches(paragraph: ReadParagraph) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(piece.text, piece.letters.ansi_font or piece.letters.ascii_font, piece.letters.caps)
        for piece in paragraph.pieces
        if piece.text and not piece.letters.hidden
    )


def _with_names(paper: Paper) -> Paper:
    """The paper with the names it is signed with, each syllable of which has its capital everywhere."""
    signed = (p.text.strip() for p in paper.paragraphs if p.role is Role.SIGNATURE)
    return replace(paper, names=tuple(text for text in signed if _NAME.fullmatch(text)))
