"""The preview against LibreOffice: the same paper as a Word file, made a PDF, breaks where ours breaks."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from app.documents.layouts.plan import plan_paper
from app.documents.model import Document
from app.documents.word import write_word
from tests.documents.papers_for_tests import SNGV, seed, seed_paper
from tests.ui.papers_on_screen import lines_of, long_paper, rows
from ui.paper_layout import PaperLayout

_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="[\d.-]+" yMax="([\d.-]+)">(.*?)</word>')
pytestmark = pytest.mark.usefixtures("qapp")


def papers() -> dict[str, Document]:
    """Short, long, and such that the signature falls near the foot of a page."""
    made = {"seed": seed_paper(), "practice": seed_paper(practice=True)}
    made |= {f"long{nodes}": long_paper(nodes, chance=nodes) for nodes in (30, 80, 250)}
    plan, real = seed()
    for kept in range(8, 26, 3):
        part = replace(real, nodes=tuple(node for node in real.nodes if node.id <= kept))
        made[f"part{kept}"] = plan_paper(plan, part, SNGV, False)
        made[f"bare{kept}"] = plan_paper(replace(plan, closing=""), part, SNGV, False)
    return made


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """The lines of every page of each paper, as LibreOffice prints it; all in one run of it."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None or shutil.which("pdftotext") is None:
        pytest.skip("needs libreoffice-writer-nogui and poppler-utils")
    folder = tmp_path_factory.mktemp("printed")
    at = datetime(2023, 1, 12, 8, 30)
    files = [write_word(paper, folder / f"{name}.docx", lambda: at) for name, paper in papers().items()]
    profile = tmp_path_factory.mktemp("libreoffice").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, *files], check=True, capture_output=True, timeout=300)
    return {file.stem: _lines(file.with_suffix(".pdf")) for file in files}


def _lines(pdf: Path) -> list[list[str]]:
    done = subprocess.run(
        ["pdftotext", "-bbox-layout", pdf, "-"], check=True, capture_output=True, timeout=60
    )
    # The hyphen that keeps "22-NQ/TW" on one line is a letter of its own in their PDF.
    pages = done.stdout.decode("utf-8").replace("\u2011", "-").split("<page ")[1:]
    return [
        rows((float(y) * 20, float(x) * 20, html.unescape(word)) for x, y, word in _WORD.findall(page))
        for page in pages
    ]


@pytest.mark.parametrize("name", papers())
def test_a_paper_has_as_many_pages_as_in_libreoffice_give_or_take_one(
    printed: dict[str, list[list[str]]], name: str
) -> None:
    ours = PaperLayout().now(papers()[name]).pages
    assert abs(len(ours) - len(printed[name])) <= 1


@pytest.mark.parametrize("name", papers())
def test_nineteen_of_twenty_lines_are_those_of_libreoffice(
    printed: dict[str, list[list[str]]], name: str
) -> None:
    ours = Counter(line for page in lines_of(PaperLayout().now(papers()[name])) for line in page)
    theirs = Counter(line for page in printed[name] for line in page)
    # Side by side, letters of two sizes stand on one line here and on two there.
    other = sum((theirs - ours).values()) - 2
    assert other <= theirs.total() / 20


def test_the_plan_of_2023_begins_every_page_with_the_line_libreoffice_does(
    printed: dict[str, list[list[str]]],
) -> None:
    ours = lines_of(PaperLayout().now(seed_paper()))
    assert [page[:2] for page in ours] == [page[:2] for page in printed["seed"]]
