"""What several tests of the papers share: the seed plan as a file, and LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile
from papers_for_tests import seed_paper

from app.documents.word import write_word

NOW = datetime(2023, 1, 12, 8, 30)


@pytest.fixture(scope="session")
def seed_docx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan of 2023 as the program exports it."""
    target = tmp_path_factory.mktemp("papers") / "Kế hoạch thi đua 2023.docx"
    return write_word(seed_paper(), target, lambda: NOW)


@pytest.fixture
def seed_word(seed_docx: Path) -> WordFile:
    return docx.Document(str(seed_docx))


@pytest.fixture(scope="session")
def to_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sequence[Path]], list[Path]]:
    """Convert files by LibreOffice into PDF beside them; fails, and says why, where it is not installed."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    profile = tmp_path_factory.mktemp("libreoffice")

    def convert(files: Sequence[Path]) -> list[Path]:
        if soffice is None:
            pytest.fail("LibreOffice is needed: install libreoffice-writer-nogui, libreoffice-calc-nogui")
        out = files[0].parent
        command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", out, *files], check=True, capture_output=True, timeout=180)
        made = [out / f"{file.stem}.pdf" for file in files]
        assert all(path.is_file() for path in made), "LibreOffice reported success and wrote nothing"
        return made

    return convert


@pytest.fixture(scope="session")
def pages_of() -> Callable[[Path], list[str]]:
    """The text of each page of a PDF."""

    def read(pdf: Path) -> list[str]:
        if shutil.which("pdftotext") is None:
            pytest.fail("pdftotext is needed: install poppler-utils")
        done = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, timeout=60)
        return done.stdout.decode("utf-8").split("\f")[:-1]

    return read
