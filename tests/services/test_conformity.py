"""Conformity as the window asks for it: our own paper without a file, any file with its words beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.documents.model import Paragraph
from app.documents.word import write_word
from app.errors import FileTrouble
from app.services.conformity import check_document, check_file, paragraph_ref
from tests.documents.papers_for_tests import seed_paper


def words(checked_paper: object, ref: str) -> str:
    found = [b.text for b in checked_paper.body if isinstance(b, Paragraph) and b.ref == ref]  # type: ignore[attr-defined]
    return found[0] if found else ""


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_finding_about_our_paper_leads_to_the_paragraph_and_to_the_record(scratch: Path) -> None:
    checked = check_document(seed_paper())
    assert checked.ours
    (finding,) = [f for f in checked.findings if f.found == "“Ban chấp hành Trung ương Đảng”"]
    assert "Ban chấp hành Trung ương Đảng" in words(checked.shown, paragraph_ref(finding.paragraph))
    record = checked.record(finding)
    assert record.startswith("node:")
    assert list(scratch.iterdir()) == []


def test_our_paper_gives_no_error_of_layout() -> None:
    of_layout = [f for f in check_document(seed_paper()).findings if f.id.startswith("TT")]
    assert {f.level for f in of_layout} <= {"hint"}


def test_a_file_is_measured_and_its_words_stand_beside(tmp_path: Path) -> None:
    paper = seed_paper()
    page = replace(paper.look.page, left_mm=20.0)
    path = write_word(replace(paper, look=replace(paper.look, page=page)), tmp_path / "cu.docx")
    checked = check_file(path)
    assert not checked.ours
    assert any(f.level == "error" and "20 mm" in f.found for f in checked.findings)
    spelled = next(f for f in checked.findings if f.found == "“Ban chấp hành Trung ương Đảng”")
    assert "Ban chấp hành" in words(checked.shown, paragraph_ref(spelled.paragraph))
    assert checked.record(spelled) == ""


def test_a_file_that_is_no_paper_is_said(tmp_path: Path) -> None:
    bad = tmp_path / "x.docx"
    bad.write_bytes(b"PK nothing")
    with pytest.raises(FileTrouble):
        check_file(bad)
