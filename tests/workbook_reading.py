"""Workbooks read back: what a reader that does not calculate shows, and what LibreOffice reckons itself."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

Cells = dict[tuple[str, int, int], object]


def shown(path: Path) -> Cells:
    """Every cell that is not empty, by sheet, row and column from 0; nothing is calculated."""
    found: Cells = {}
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        for row, values in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False)):
            found |= {(name, row, column): value for column, value in enumerate(values) if value != ""}
    return found


def recalculated(path: Path, folder: Path) -> Cells:
    """The same cells as LibreOffice reckons them from the bare formulas, their results thrown away."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        pytest.skip("needs libreoffice-calc-nogui")
    folder.mkdir(parents=True, exist_ok=True)
    bare = folder / "bare.xlsx"
    openpyxl.load_workbook(path).save(bare)  # openpyxl keeps no results
    out = folder / "out"
    profile = (folder / "profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", out, bare], check=True, capture_output=True, timeout=300)
    return shown(out / bare.name)


def formulas(path: Path) -> set[tuple[str, int, int]]:
    """Which cells hold formulas."""
    return {
        (page.title, cell.row - 1, cell.column - 1)
        for page in openpyxl.load_workbook(path).worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
