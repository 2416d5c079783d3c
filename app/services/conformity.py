"""Does a paper obey the decree: ours as it would be written now, or any .docx, with the page to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from app.documents.checks.finding import Finding, Level
from app.documents.model import Document
from app.documents.reading_copy import paragraph_ref

__all__ = ["DECREE", "Checked", "Finding", "Level", "check_document", "check_file", "paragraph_ref"]

DECREE = "Nghị định 30/2020/NĐ-CP"


@dataclass(frozen=True)
class Checked:
    """A paper that was measured.

    `shown` is the paper with every paragraph named by `paragraph_ref` of its place in the file: the page as
    it is printed when it is `ours`, else the words of the file for reading. `records` tells which record a
    paragraph of our own paper shows ("node:12").
    """

    findings: tuple[Finding, ...]
    shown: Document
    ours: bool
    records: Mapping[int, str]

    def record(self, finding: Finding) -> str:
        """The record to mend, "" when it is none of ours."""
        return self.records.get(finding.paragraph, "")


def check_document(paper: Document) -> Checked:
    """Measure our own paper by the .docx that is written of it; safe in another thread."""
    import tempfile

    from app.documents.conformity import check_paper
    from app.documents.reading_copy import numbered
    from app.documents.word import write_word

    with tempfile.TemporaryDirectory(prefix="so-thi-dua-the-thuc-", ignore_cleanup_errors=True) as folder:
        findings = check_paper(write_word(paper, Path(folder) / "van-ban.docx"), paper.kind or None)
    shown, records = numbered(paper)
    return Checked(findings, shown, True, records)


def check_file(path: Path) -> Checked:
    """Measure any .docx; raises FileTrouble for one that cannot be read. Safe in another thread."""
    from app.documents.conformity import check_paper
    from app.documents.docx_reading import read_docx
    from app.documents.reading_copy import reading_copy

    findings = check_paper(path)
    return Checked(findings, reading_copy(read_docx(path), path.stem), False, MappingProxyType({}))
