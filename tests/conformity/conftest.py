"""What the tests of conformity share: files made on the spot, and LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from make_files import Spec, write

from app.documents.conformity import Finding, check_paper


@pytest.fixture
def findings(tmp_path: Path) -> Callable[..., tuple[Finding, ...]]:
    """What the check says of a paper that is made on the spot."""

    def check(spec: Spec, kind: str | None = None, **how: str) -> tuple[Finding, ...]:
        return check_paper(write(tmp_path / "Văn bản thử.docx", spec, **how), kind)

    return check


@pytest.fixture(scope="session")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sequence[Path], str], list[Path]]:
    """Convert files by LibreOffice into another format; fails, and says why, where it is not installed."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    profile = tmp_path_factory.mktemp("libreoffice")

    def convert(files: Sequence[Path], ending: str) -> list[Path]:
        if soffice is None:
            pytest.fail("LibreOffice is needed: install libreoffice-writer-nogui")
        out = tmp_path_factory.mktemp(ending)
        command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", ending]
        subprocess.run([*command, "--outdir", out, *files], check=True, capture_output=True, timeout=300)
        made = [out / f"{file.stem}.{ending}" for file in files]
        assert all(path.is_file() for path in made), "LibreOffice reported success and wrote nothing"
        return made

    return convert
