"""Every Word paper of the practice office stands before the decree, or is told to be none of its papers."""

from pathlib import Path

import pytest

from app.__main__ import main
from app.services.conformity import check_file


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", str(folder)]) == 0
    return sorted(folder.glob("**/*.docx"))


def test_no_paper_of_ours_has_a_fault_of_layout(papers: list[Path]) -> None:
    assert len(papers) > 8
    faults = [
        (path.name, found.id, found.found)
        for path in papers
        for found in check_file(path).findings
        # Capitals ("VH") are the plan's own wording, reported as for any paper.
        if str(found.level) in {"error", "warning"} and found.id.startswith("TT")
    ]
    assert faults == []


def test_certificates_and_their_blanks_are_told_to_be_none_of_the_decrees_papers(papers: list[Path]) -> None:
    cards = [path for path in papers if "Giay-khen" in path.name]
    assert len(cards) == 2
    for path in cards:
        assert [(found.id, str(found.level)) for found in check_file(path).findings] == [("TT-06", "hint")]
