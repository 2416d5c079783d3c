"""Ask LibreOffice, where it is installed, on which pages two paragraphs of a .docx fall.

A copy of the file gets two bookmarks, which change nothing on the page; LibreOffice writes it as PDF with the
bookmarks as destinations. It runs in a process of its own with a time limit; whatever fails is no answer.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from app.documents.docx_reading.xml_names import W

_SECONDS = 60
_MARKS = ("SoThiDuaA", "SoThiDuaB")
_FILTER = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
_WHERE = re.compile(rb"/(SoThiDua[AB])\s*\[\s*(\d+) 0 R")
_USUAL = ("LibreOffice/program/soffice.exe",)


def libreoffice() -> str | None:
    """The program, or None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return found
    for folder in (os.environ.get("PROGRAMFILES"), os.environ.get("PROGRAMFILES(X86)")):
        for usual in _USUAL:
            if folder and (program := Path(folder, usual)).is_file():
                return str(program)
    return None


def on_other_pages(path: Path, first: int, second: int, seconds: float = _SECONDS) -> bool | None:
    """Whether the end of paragraph `first` and paragraph `second` fall on different pages; None: not known.

    Paragraphs are counted as in `docx_reading.values`.
    """
    program = libreoffice()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        try:
            _marked_copy(path, folder / "giay.docx", first, second)
            own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            command = [
                program, own, "--headless", "--norestore", "--convert-to", _FILTER,
                "--outdir", str(folder), str(folder / "giay.docx"),
            ]  # fmt: skip
            subprocess.run(
                command, check=True, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds
            )
            where = dict(_WHERE.findall((folder / "giay.pdf").read_bytes()))
        except (OSError, subprocess.SubprocessError, zipfile.BadZipFile, KeyError, ValueError, IndexError):
            return None
    return len(set(where.values())) > 1 if len(where) == len(_MARKS) else None


def _marked_copy(path: Path, target: Path, first: int, second: int) -> None:
    from lxml import etree

    from app.documents.docx_reading.package import open_package

    with open_package(path) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        root = package.xml(package.main)
        paragraphs = [p for p in root.iter(W + "p") if not _in_box(p)]  # type: ignore[union-attr]
        for number, (mark, index) in enumerate(zip(_MARKS, (first, second), strict=True)):
            for tag in ("bookmarkStart", "bookmarkEnd"):
                element = etree.SubElement(paragraphs[index - 1], W + tag)
                element.set(W + "id", str(987650 + number))
                if tag == "bookmarkStart":
                    element.set(W + "name", mark)
        for info in package.zip.infolist():
            changed = info.filename == package.main
            copy.writestr(info, etree.tostring(root) if changed else package.zip.read(info))


def _in_box(paragraph: object) -> bool:
    return next(paragraph.iterancestors(W + "txbxContent"), None) is not None  # type: ignore[attr-defined]
