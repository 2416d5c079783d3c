"""What `python -m app proofread` does: the findings of one file, nothing changed in it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands import read_text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from app.domain.proofreading.values import Fault

_WORD = (".docx", ".docm", ".dotx")


def register(names: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `proofread` to the commands."""
    proof = names.add_parser("proofread", help="soát chính tả, dấu câu, viết hoa, viện dẫn của một tệp")
    proof.add_argument("file", type=Path, metavar="TỆP", help="tệp .txt hoặc .docx")
    proof.add_argument("--json", action="store_true", help="một mảng JSON thay cho từng dòng")
    proof.set_defaults(run=proofread, needs_db=False)


def proofread(given: argparse.Namespace) -> list[str]:
    """One finding a line, `paragraph TAB level TAB kind TAB found TAB suggestion`, or one JSON array."""
    from app.services.proof_files import proofread_text, proofread_word

    path: Path = given.file
    found = proofread_word(path) if path.suffix.lower() in _WORD else proofread_text(read_text(path))
    rows = [_row(fault) for fault in found]
    if given.json:
        return [json.dumps(rows, ensure_ascii=False, indent=2)]
    return ["\t".join(str(value) for value in row.values()) for row in rows]


def _row(fault: Fault) -> dict[str, int | str]:
    return {
        "paragraph": fault.paragraph,
        "level": str(fault.level),
        "kind": str(fault.kind),
        "found": _line(fault.found),
        "suggestion": _line(fault.suggestion),
    }


def _line(text: str) -> str:
    """Blanks stay as they are, for some findings are about them; only what would break the line goes."""
    return text.translate({9: " ", 10: " ", 13: " ", 0x2003: " "})
