"""The page beside the findings names its paragraphs as the reader of the file counts them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.documents.docx_reading import read_docx
from app.documents.model import (
    Block,
    Cell,
    Document,
    Paragraph,
    Rule,
    Run,
    Table,
    TableColumn,
    plain_text,
)
from app.documents.reading_copy import numbered, paragraph_ref, reading_copy
from app.documents.word import write_word
from tests.documents.papers_for_tests import seed_paper
from tests.ui.papers_on_screen import long_paper


def with_table(paper: Document) -> Document:
    """A paper whose body ends with a table that has an empty cell."""
    style = paper.body[-1].style if isinstance(paper.body[-1], Paragraph) else ""
    filled = Cell((Paragraph(style, (Run("Số thứ tự"),)), Paragraph(style, (Run("dòng hai"),))))
    table = Table((TableColumn(40), TableColumn(120)), ((filled, Cell(())), (Cell(()), filled)), 1)
    return replace(paper, body=(*paper.body, table, *paper.body[-2:]))


def paragraphs(paper: Document) -> Iterator[Paragraph]:
    head, signed = paper.letterhead, paper.signature
    parts: list[Block] = []
    if head:
        parts += [*head.issuer, *head.nation, *head.number, *head.place_date]
    parts += [*paper.title, *paper.body]
    if signed:
        parts += [*signed.recipients, *signed.signer]
    for part in parts:
        if isinstance(part, Table):
            yield from (p for row in part.rows for cell in row for p in cell.paragraphs)
        elif not isinstance(part, Rule):
            yield part


@pytest.mark.parametrize(
    "paper",
    [
        seed_paper(),
        seed_paper(practice=True),
        long_paper(60),
        with_table(seed_paper()),
        replace(seed_paper(), letterhead=None),
        replace(seed_paper(), signature=None),
    ],
)
def test_every_paragraph_of_ours_is_named_by_its_place_in_the_file(paper: Document, tmp_path: Path) -> None:
    read = read_docx(write_word(paper, tmp_path / "x.docx"))
    in_file = {paragraph_ref(found.index): found.text for found in read.paragraphs()}
    copy, records = numbered(paper)
    ours = list(paragraphs(copy))
    assert len(ours) == len(list(paragraphs(paper)))
    for paragraph in ours:
        assert in_file[paragraph.ref].split() == paragraph.text.split()
    assert sorted(records.values()) == sorted(p.ref for p in paragraphs(paper))
    assert plain_text(copy) == plain_text(paper)


def test_the_reading_copy_of_a_file_has_all_its_words_in_order(tmp_path: Path) -> None:
    read = read_docx(write_word(with_table(seed_paper()), tmp_path / "x.docx"))
    copy = reading_copy(read, "x")
    assert [p.text.split() for p in paragraphs(copy)] == [p.full_text.split() for p in read.paragraphs()]
    assert [p.ref for p in paragraphs(copy)] == [paragraph_ref(p.index) for p in read.paragraphs()]
    assert copy.look.page.left_mm == pytest.approx(seed_paper().look.page.left_mm, abs=0.1)


def test_no_paragraph_is_called_by_no_place() -> None:
    assert paragraph_ref(0) == ""
