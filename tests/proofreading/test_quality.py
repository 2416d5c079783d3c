"""Precision and recall on the papers of this folder do not fall."""

import pytest

from app.services.proof_files import proofread_text
from tests.proofreading.quality import PAPERS, SEED, gold_of, papers, score


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


@pytest.mark.parametrize("folder", ["held_out", "fresh", "last"])
def test_papers_not_tuned_on_keep_their_precision_and_recall(folder: str) -> None:
    got = score(papers(folder))
    assert got.precision >= 0.95
    assert got.recall >= 0.85


@pytest.mark.parametrize(
    "path",
    [
        p
        for folder in ("tuned", "held_out")
        for p in papers(folder)
        if not p.with_suffix(".gold.tsv").exists()
    ],
    ids=lambda path: path.stem,
)
def test_a_clean_paper_is_nearly_silent(path) -> None:  # type: ignore[no-untyped-def]
    found = proofread_text(path.read_text(encoding="utf-8"))
    assert len(found) <= 1, [f.found for f in found]
