"""Precision and recall on the papers of this folder do not fall."""

import pytest

from app.domain.proofreading.paragraphs import read_paper
from app.domain.proofreading.values import Kind
from app.services.proof_files import proofread_text
from tests.proofreading.quality import FOLDERS, PAPERS, SEED, gold_of, papers, score


def test_every_fault_of_the_plan_of_2023_is_found_and_nothing_right_is_flagged() -> None:
    got = score([SEED], PAPERS / "seed.gold.tsv")
    assert got.missed == []
    assert got.false == []


def test_the_right_places_of_the_plan_of_2023_stay_silent() -> None:
    text = SEED.read_text(encoding="utf-8")
    right = [row for row in gold_of(PAPERS / "seed.gold.tsv", text) if row.verdict == "right"]
    found = proofread_text(text)
    assert len(right) > 10
    for row in right:
        touching = [f for f in found if f.paragraph == row.paragraph and f.kind == row.kind]
        assert not [f for f in touching if f.start < row.end and row.start < f.end], row


@pytest.mark.parametrize("folder", ["held_out", "fresh", "last", "offices"])
def test_papers_not_tuned_on_keep_their_precision_and_recall(folder: str) -> None:
    got = score(papers(folder))
    assert got.precision >= 0.95
    assert got.recall >= 0.85


@pytest.mark.parametrize(
    "path",
    [
        p
        for folder in ("tuned", "held_out", "offices")
        for p in papers(folder)
        if not p.with_suffix(".gold.tsv").exists()
    ],
    ids=lambda path: path.stem,
)
def test_a_clean_paper_is_nearly_silent(path) -> None:  # type: ignore[no-untyped-def]
    found = proofread_text(path.read_text(encoding="utf-8"))
    assert len(found) <= 1, [f.found for f in found]


@pytest.mark.parametrize(
    "path", [SEED, *(p for folder in FOLDERS for p in papers(folder))], ids=lambda p: p.stem
)
def test_what_is_shown_stands_in_its_paragraph_in_whole_words(path) -> None:  # type: ignore[no-untyped-def]
    text = path.read_text(encoding="utf-8")
    paragraphs = {paragraph.number: paragraph for paragraph in read_paper(text).paragraphs}
    for fault in proofread_text(text):
        whole, end = paragraphs[fault.paragraph].text, fault.start + len(fault.found)
        assert whole[fault.start : end] == fault.found
        assert len(fault.found) <= 60
        edges = whole[fault.start - 1 : fault.start + 1], whole[end - 1 : end + 1]
        assert not any(len(edge) > 1 and edge.isalpha() for edge in edges), fault.found
        if fault.kind is Kind.PUNCTUATION:  # never a mark alone: a word stands before it where there is one
            first = paragraphs[fault.paragraph].start
            assert fault.found[0].isalnum() or not any(char.isalnum() for char in whole[first : fault.start])
